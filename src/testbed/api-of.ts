import {OperationalError} from '../support/errors.js'
import type {TestbedConfig} from './config.js'

/** How the API of a testbed is reached. */
export type ApiPlace = {readonly server: string; readonly tokenFile: string}

/** `undefined` where there are clusters, and no agents yet that would serve an API. */
export function apiIfAny(config: TestbedConfig): ApiPlace | undefined {
  const served = config.driver === 'embedded' ? config : config.driver === 'kubernetes' ? config.agents : undefined
  return served === undefined ? undefined : {server: `http://127.0.0.1:${served.port}`, tokenFile: served.tokenPath}
}

/** As `apiIfAny`, but its absence is an error. */
export function apiOf(config: TestbedConfig): ApiPlace {
  const found = apiIfAny(config)
  if (found !== undefined) return found
  throw new OperationalError(`The testbed ${config.name} has clusters, and no agents yet that serve an API.`, {
    code: 'testbed-without-api',
    exit: 'precondition',
    hints: [`mlsysops testbed status --name ${config.name}`, 'Name another slice with --context.'],
  })
}

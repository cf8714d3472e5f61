import type {Api} from '../northbound/contract/api.js'
import {OperationalError} from '../support/errors.js'
import {type Difference, differencesOf} from './difference.js'
import type {DeployResult, Generation} from './render/views.js'
import {untilDeployed, type WaitOptions} from './waiting.js'

export async function rollBack(
  api: Api,
  name: string,
  to: number | undefined,
  options: WaitOptions & {readonly wait: boolean},
): Promise<DeployResult> {
  const {target} = await generations(api, name, to, options.signal)
  const result = await api.rollbackApplication({name, body: {generation: target.generation}}, {signal: options.signal})
  if (!options.wait) return result
  const status = await untilDeployed(api, name, options)
  return {...result, application: {...result.application, ...status}}
}

/** What a roll-back would change. */
export async function compareGenerations(api: Api, name: string, to: number | undefined, signal: AbortSignal): Promise<Difference> {
  const {current, target} = await generations(api, name, to, signal)
  return {
    from: `generation ${current.generation}`,
    to: `generation ${target.generation}`,
    changes: differencesOf(current.description, target.description),
  }
}

async function generations(
  api: Api,
  name: string,
  to: number | undefined,
  signal: AbortSignal,
): Promise<{readonly current: Generation; readonly target: Generation}> {
  const {items} = await api.getApplicationHistory({name}, {signal})
  const [current, previous] = items
  const target = to === undefined ? previous : items.find((one) => one.generation === to)
  if (current !== undefined && target !== undefined) return {current, target}
  const kept = items.map((one) => one.generation).join(', ')
  throw new OperationalError(`There is no ${to === undefined ? 'earlier generation' : `generation ${to}`} of ${name}.`, {
    code: 'generation-not-found',
    exit: 'remote',
    hints: [kept === '' ? 'None is kept yet.' : `Kept: ${kept}.`, `mlsysops app history ${name}`],
  })
}

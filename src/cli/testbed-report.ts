import {readFileSync} from 'node:fs'
import {OperationalError} from '../support/errors.js'
import {apiIfAny} from '../testbed/api-of.js'
import type {TestbedConfig} from '../testbed/config.js'
import {driverOf, type TestbedSurroundings} from '../testbed/drivers.js'
import type {ClusterReport, EmbeddedUp, ExistingUp, KubernetesUp} from '../testbed/reports.js'
import type {TestbedReport, UpSummary} from './render/testbed.js'
import type {Readiness} from './render/views.js'

/** Said wherever a testbed is shown: a person must never take a simulated number for a measured one. */
export const SIMULATED: {readonly [driver in TestbedConfig['driver']]: readonly string[]} = {
  embedded: [
    'clusters, nodes and their hardware',
    'containers: instances have a service-time model, no image is pulled and no program runs',
    'load, latency and power',
  ],
  kubernetes: [
    'nodes that KWOK plays, and their hardware',
    'containers on these nodes: pods are said to run, no image is pulled and no program runs, so of them there are no logs, no usage and no measured targets',
  ],
  existing: [],
}

/** What `up` did, as the person sees it. Its configuration is a file of the program's own, and no part of an answer. */
export function summaryOf(report: EmbeddedUp | KubernetesUp | ExistingUp): UpSummary {
  if (report.driver !== 'embedded') return {...report, simulated: simulatedIn(report)}
  const {config: _, ...rest} = report
  return {...rest, simulated: simulatedIn(report)}
}

/** A testbed of real nodes alone has nothing simulated. */
function simulatedIn(report: {readonly driver: TestbedConfig['driver']; readonly clusters?: readonly ClusterReport[]}): readonly string[] {
  const isReal = report.driver === 'kubernetes' && report.clusters?.every(({nodes}) => nodes === 0) === true
  return isReal ? [] : SIMULATED[report.driver]
}

const ASK_LIMIT_MS = 2_000

/** What runs, and what the API says of itself; `readiness` is null where it does not answer or there is none. */
export async function reportTestbed(name: string, surroundings: TestbedSurroundings, signal: AbortSignal): Promise<TestbedReport> {
  const driver = await driverOf(surroundings.registry.require(name), surroundings)
  const {config, ...seen} = await driver.status(signal)
  const readiness = seen.state === 'stopped' ? null : await askReadiness(config, signal)
  const scenario = 'scenarioPath' in config ? {scenario: config.scenarioPath} : {}
  const kubeconfig = 'kubeconfig' in config ? {kubeconfig: config.kubeconfig} : {}
  return {...seen, ...scenario, ...kubeconfig, stateDir: config.stateDir, readiness, simulated: simulatedIn(seen)}
}

async function askReadiness(config: TestbedConfig, signal: AbortSignal): Promise<Readiness | null> {
  const place = apiIfAny(config)
  if (place === undefined) return null
  const {createApiClient} = await import('../northbound/client/index.js')
  const token = readFileSync(place.tokenFile, 'utf8').trim()
  const api = createApiClient({url: place.server, token, timeoutMs: ASK_LIMIT_MS, signal})
  try {
    return await api.getReadiness(undefined, {signal})
  } catch (error) {
    // That it does not answer is a fact about it, not a failure of the question.
    if (error instanceof OperationalError && (error.exit === 'remote' || error.exit === 'timeout')) return null
    throw error
  } finally {
    await api.close()
  }
}

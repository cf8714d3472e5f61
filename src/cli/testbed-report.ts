import {readFileSync} from 'node:fs'
import {OperationalError} from '../support/errors.js'
import {status, type TestbedStatus} from '../testbed/embedded/driver.js'
import type {Registry} from '../testbed/registry.js'
import type {TestbedReport} from './render/testbed.js'
import type {Readiness} from './render/views.js'

/** Said wherever a testbed is shown: a person must never take a simulated number for a measured one. */
export const SIMULATED = [
  'clusters, nodes and their hardware',
  'containers: instances have a service-time model, no image is pulled and no program runs',
  'load, latency and power',
] as const

const ASK_LIMIT_MS = 2_000

/** What runs, and what the API says of itself; `readiness` is null where it does not answer. */
export async function reportTestbed(name: string, registry: Registry, signal: AbortSignal): Promise<TestbedReport> {
  const {config, ...seen} = await status(name, registry)
  const readiness = seen.state === 'stopped' ? null : await askReadiness({config, ...seen}, signal)
  return {...seen, scenario: config.scenarioPath, stateDir: config.stateDir, readiness, simulated: SIMULATED}
}

async function askReadiness({url, config}: TestbedStatus, signal: AbortSignal): Promise<Readiness | null> {
  const {createApiClient} = await import('../northbound/client/index.js')
  const api = createApiClient({url, token: readFileSync(config.tokenPath, 'utf8').trim(), timeoutMs: ASK_LIMIT_MS, signal})
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

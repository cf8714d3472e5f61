import type {Layer} from '../contract.js'
import type {HostedPolicy} from '../hosted.js'

/** In the place of a built-in policy that a person stopped. */
export function silentPolicy(name: string, layer: Layer): HostedPolicy {
  return {
    descriptor: {
      name,
      version: '1.0.0',
      summary: 'A person stopped it.',
      layer,
      scope: 'application',
      core: false,
      metrics: [],
      mechanisms: [],
      intervalMs: 3_600_000,
      cooldownMs: 0,
    },
    stateVersion: 0,
    initialState: async () => null,
    analyze: async () => ({analysis: {verdict: 'fine', reason: 'A person stopped it.'}, state: null}),
    plan: async () => ({plan: undefined, state: null}),
    output: () => [],
    health: () => ({state: 'running', failures: 0}),
    close: async () => undefined,
  }
}

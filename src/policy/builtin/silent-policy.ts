import type {PolicyDescriptor} from '../contract.js'
import type {HostedPolicy} from '../hosted.js'

/** In the place of a built-in policy that a person stopped: it is told of as that one is. */
export function silentPolicy(descriptor: PolicyDescriptor): HostedPolicy {
  return {
    descriptor,
    stateVersion: 0,
    initialState: async () => null,
    analyze: async () => ({analysis: {verdict: 'fine', reason: 'A person stopped it.'}, state: null}),
    plan: async () => ({plan: undefined, state: null}),
    output: () => [],
    health: () => ({state: 'running', failures: 0}),
    close: async () => undefined,
  }
}

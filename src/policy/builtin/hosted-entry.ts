import type {Clock} from '../../support/clock.js'
import {Guard} from '../guard.js'
import type {HostedPolicy} from '../hosted.js'
import {catalogueEntry, parameterValues} from './catalogue.js'

/** A built-in policy with what a person set of it. It runs in its agent's thread. Rejects with `policy-invalid`. */
export function hostedEntry(name: string, source: string, clock: Pick<Clock, 'machine' | 'hold'>): HostedPolicy {
  const entry = catalogueEntry(name)
  const policy = entry.create(parameterValues(entry, source))
  const guard = new Guard(clock.machine)
  // Some search in threads of their own: while they are waited for, virtual time waits, too.
  const held = async <T>(work: () => Promise<T>): Promise<T> => {
    const release = clock.hold()
    try {
      return await work()
    } finally {
      release()
    }
  }
  return {
    descriptor: policy.descriptor,
    stateVersion: 1,
    initialState: () => policy.initialState(),
    analyze: (input, state, signal) => guard.ask(() => held(() => policy.analyze(input, state, signal)), signal),
    plan: (input, state, signal) => guard.ask(() => held(() => policy.plan(input, state, signal)), signal),
    output: () => [],
    health: () => guard.health(),
    close: async () => undefined,
  }
}

/** In the place of a built-in policy that a person stopped. */
export function silentEntry(name: string, layer: 'continuum' | 'cluster' | 'node'): HostedPolicy {
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

import type {Clock} from '../../support/clock.js'
import {Guard} from '../../support/hosting/guard.js'
import {holding} from '../../support/waiting.js'
import {type HostedPolicy, POLICY_FAILED} from '../hosted.js'
import {catalogueEntry, parameterValues} from './catalogue.js'

/** A built-in policy with what a person set of it. It runs in its agent's thread. Rejects with `policy-invalid`. */
export function hostedEntry(name: string, source: string, clock: Pick<Clock, 'machine' | 'hold'>): HostedPolicy {
  const entry = catalogueEntry(name)
  const policy = entry.create(parameterValues(entry, source))
  const guard = new Guard(clock.machine, POLICY_FAILED)
  // Some search in threads of their own: while they are waited for, virtual time waits, too.
  const ask = <T>(work: () => Promise<T>, signal: AbortSignal) => guard.ask(() => holding(clock, work), signal)
  return {
    descriptor: policy.descriptor,
    stateVersion: 1,
    initialState: () => policy.initialState(),
    analyze: (input, state, signal) => ask(() => policy.analyze(input, state, signal), signal),
    plan: (input, state, signal) => ask(() => policy.plan(input, state, signal), signal),
    output: () => [],
    health: () => guard.health(),
    close: async () => undefined,
  }
}

import type {HostShare, InstanceState} from '../../platform/contract/index.js'

/** What became of a change, as a person reads it. */
export function tellDone(
  {goal, from}: {readonly goal: readonly HostShare[]; readonly from: readonly HostShare[]},
  brokeFirst: boolean,
  durationMs: number,
): string {
  const to = tellHosts(goal)
  const before = tellHosts(from)
  if (before === '') return `Runs on ${to} after ${seconds(durationMs)}.`
  if (goal.every((share) => from.some((one) => one.node === share.node)) && goal.length === from.length) {
    return to === before ? `Changed on ${to} in ${seconds(durationMs)}.` : `Runs on ${to} (before: ${before}) after ${seconds(durationMs)}.`
  }
  const gap = brokeFirst
    ? `it is exclusive, so it did not run for up to ${seconds(durationMs)}`
    : 'the old instance ran until the new one was ready'
  return `Moved from ${before} to ${to} in ${seconds(durationMs)}; ${gap}.`
}

/** What instances are waiting for. */
export function stateOf(instances: readonly InstanceState[]): string {
  const waiting = instances.filter((one) => one.phase !== 'ready' && one.phase !== 'completed')
  if (waiting.length === 0) return instances.length === 0 ? 'no instance has begun' : 'only instances of before are ready'
  return waiting.map((one) => `${one.id} on ${one.node} is ${one.phase}${one.reason === undefined ? '' : ` (${one.reason})`}`).join(', ')
}

function tellHosts(shares: readonly HostShare[]): string {
  return shares.map((share) => (share.instances === 1 ? share.node : `${share.node} (${share.instances})`)).join(', ')
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
}

import type {InstanceRecord} from './records.js'

export type RolloutInput = {
  /** Instances that shall run on this node. */
  readonly wanted: number
  /** What is on this node of the component, oldest first. */
  readonly instances: readonly InstanceRecord[]
  /** The template that shall run; undefined: whatever runs may go on. */
  readonly template: string | undefined
  readonly exclusive: boolean
}

export type RolloutStep = {readonly create: number; readonly end: readonly string[]}

/**
 * The next step towards `wanted` instances of `template` on one node; pure, and asked again whenever something changed. A changed template rolls
 * with one instance more than wanted and none less (make before break); where the component is exclusive, or the node has no room for one more,
 * an old one ends first.
 */
export function nextRolloutStep({wanted, instances, template, exclusive}: RolloutInput): RolloutStep {
  const live = instances.filter((instance) => !isEnding(instance))
  const isCurrent = (instance: InstanceRecord): boolean => template === undefined || instance.template === template
  const current = live.filter(isCurrent)
  const old = live.filter((instance) => !isCurrent(instance))
  const missing = Math.max(0, wanted - current.length)
  const surplus = idsOf(leastUsefulFirst(current).slice(0, Math.max(0, current.length - wanted)))

  if (old.length === 0) return {create: exclusive && live.length < instances.length ? 0 : missing, end: surplus}
  if (wanted === 0 || exclusive) return {create: 0, end: [...surplus, ...idsOf(old)]}

  const useless = old.filter((instance) => !isServing(instance))
  const spare = Math.max(0, live.filter(isServing).length - wanted)
  const replaced = old.filter(isServing).slice(0, spare)
  const waitsForRoom = current.some((instance) => instance.phase === 'pending' && !instance.isAdmitted)
  const isMakingRoom = instances.some(isEnding) || useless.length > 0 || replaced.length > 0
  const sacrificed = waitsForRoom && !isMakingRoom ? old.slice(0, 1) : []
  return {
    create: Math.min(missing, Math.max(0, wanted + 1 - live.length + useless.length)),
    end: [...surplus, ...idsOf([...useless, ...replaced, ...sacrificed])],
  }
}

function isEnding(instance: InstanceRecord): boolean {
  return instance.phase === 'terminating' || instance.isUnwanted
}

/** `unknown` counts: as far as anyone can tell it serves. */
function isServing(instance: InstanceRecord): boolean {
  return instance.phase === 'ready' || instance.phase === 'unknown' || instance.phase === 'completed'
}

/** Those that do not serve go first, then the youngest. */
function leastUsefulFirst(instances: readonly InstanceRecord[]): readonly InstanceRecord[] {
  return [...instances].reverse().sort((a, b) => Number(isServing(a)) - Number(isServing(b)))
}

function idsOf(instances: readonly InstanceRecord[]): readonly string[] {
  return instances.map((instance) => instance.id)
}

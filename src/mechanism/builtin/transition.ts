import type {ComponentDescription} from '../../descriptions/types.js'
import {runsToCompletion} from '../../matching/exclusive.js'
import type {
  ClusterPlatform,
  ComponentIntent,
  ComponentRef,
  HostShare,
  InstanceState,
  Outcome,
  Reason,
} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import type {ExecutionContext, MechanismOutcome} from '../contract.js'

/** From where a component is to where it shall be. All of it is kept with the platform as an intent, so that another life can carry on. */
export type Transition = {
  readonly ref: ComponentRef
  readonly spec: ComponentDescription
  readonly generation: number
  readonly goal: readonly HostShare[]
  readonly from: readonly HostShare[]
  readonly fromSpec?: {readonly generation: number; readonly spec: ComponentDescription}
  readonly exclusive: boolean
  readonly deadlineMs: number
  readonly decision: string
}

type Ports = {readonly platform: ClusterPlatform; readonly clock: Clock}

/**
 * Carries a transition out. Make-before-break: the new instances are ready before the old go. An exclusive component breaks first, and waits until
 * nothing of it is left anywhere, also on a host that is not heard (fencing). What is not ready by the deadline is taken back, if there is something
 * to go back to; so is what a person's order aborts.
 */
export async function bringTo(
  ports: Ports,
  transition: Transition,
  context: ExecutionContext,
  signal: AbortSignal,
): Promise<MechanismOutcome> {
  const startedMs = ports.clock.now()
  if (transition.goal.length === 0) return await clear(ports, transition, context, signal, startedMs)
  const leaves = transition.from.filter((share) => !transition.goal.some((one) => one.node === share.node))
  const breaksFirst = transition.exclusive && leaves.length > 0
  if (breaksFirst) {
    const broken = await ask(ports, transition, [], context, signal)
    if (broken !== undefined) return broken
    const gone = await until(ports, transition, context, signal, (world) => instancesIn(world, transition).length === 0)
    if (gone !== 'met') return await giveUp(ports, transition, context, gone, 'the old instance is not gone', signal)
  }
  const alongside = breaksFirst
    ? []
    : leaves.filter((share) => isAlive(context.world(), share.node)).map((share) => ({...share, keep: true as const}))
  const made = await ask(ports, transition, [...transition.goal, ...alongside], context, signal)
  if (made !== undefined) return made
  const ready = await until(ports, transition, context, signal, (world) => isReached(world, transition))
  if (ready !== 'met') return await giveUp(ports, transition, context, ready, 'the new instance is not ready', signal)
  if (alongside.length > 0) {
    const retired = await ask(ports, transition, transition.goal, context, signal)
    if (retired !== undefined) return retired
  }
  const durationMs = ports.clock.now() - startedMs
  return {kind: 'done', message: tell(transition, breaksFirst, durationMs), durationMs}
}

async function clear(
  ports: Ports,
  transition: Transition,
  context: ExecutionContext,
  signal: AbortSignal,
  startedMs: number,
): Promise<MechanismOutcome> {
  const outcome = await ports.platform.remove(transition.ref, context.epoch, signal)
  const refusal = notAccepted(outcome)
  if (refusal !== undefined) return refusal
  const gone = await until(ports, transition, context, signal, (world) =>
    instancesIn(world, transition).every((one) => !isAlive(world, one.node)),
  )
  const durationMs = ports.clock.now() - startedMs
  if (gone !== 'met')
    return {
      kind: 'failed',
      restored: false,
      reasons: [{code: 'not-gone', message: `${transition.ref.component} was told to go and is not gone yet`}],
    }
  return {kind: 'done', message: `Removed in ${seconds(durationMs)}.`, durationMs}
}

async function ask(
  ports: Ports,
  transition: Transition,
  hosts: readonly HostShare[],
  context: ExecutionContext,
  signal: AbortSignal,
): Promise<MechanismOutcome | undefined> {
  const {ref, spec, generation, goal, from, fromSpec, exclusive, deadlineMs, decision} = transition
  const intent: ComponentIntent = {
    ref,
    spec,
    generation,
    hosts,
    goal,
    fallback: from,
    ...(fromSpec === undefined ? {} : {fallbackSpec: fromSpec}),
    exclusive,
    deadlineMs,
    decision,
  }
  return notAccepted(await ports.platform.apply(intent, context.epoch, signal))
}

function notAccepted(outcome: Outcome): MechanismOutcome | undefined {
  return outcome.kind === 'accepted' ? undefined : outcome
}

type Wait = 'met' | 'late' | 'aborted'

/** Waits for the world to be so. When the agent stops it throws: all stays as it is, and the next life goes on. */
async function until(
  ports: Ports,
  transition: Transition,
  context: ExecutionContext,
  signal: AbortSignal,
  isSo: (world: World) => boolean,
): Promise<Wait> {
  const deadline = new AbortController()
  const cancel = ports.clock.schedule(Math.max(0, transition.deadlineMs - ports.clock.now()), () => deadline.abort())
  const either = AbortSignal.any([signal, deadline.signal])
  try {
    while (!isSo(context.world())) {
      context.stopping.throwIfAborted()
      if (signal.aborted) return 'aborted'
      if (deadline.signal.aborted) return 'late'
      await context.changed(either)
    }
    return 'met'
  } finally {
    cancel()
  }
}

async function giveUp(
  ports: Ports,
  transition: Transition,
  context: ExecutionContext,
  why: Wait,
  what: string,
  signal: AbortSignal,
): Promise<MechanismOutcome> {
  const message =
    why === 'aborted'
      ? `taken back: ${signal.reason instanceof Error ? signal.reason.message : 'a person ordered otherwise'}`
      : `${what} after ${seconds(ports.clock.now() - (transition.deadlineMs - 120_000))}: ${stateOf(context.world(), transition)}`
  const reasons: Reason[] = [{code: why === 'aborted' ? 'taken-back' : 'not-ready-in-time', message}]
  if (transition.from.length === 0) return {kind: 'failed', reasons, restored: false}
  const {ref, exclusive, decision} = transition
  const back = transition.fromSpec ?? {generation: transition.generation, spec: transition.spec}
  const outcome = await ports.platform.apply(
    {
      ref,
      spec: back.spec,
      generation: back.generation,
      hosts: transition.from,
      goal: transition.from,
      fallback: [],
      exclusive,
      deadlineMs: ports.clock.now() + 120_000,
      decision,
    },
    context.epoch,
    context.stopping,
  )
  return {kind: 'failed', reasons, restored: outcome.kind === 'accepted'}
}

/** Every host of the goal has its instances, ready (or done, for one that runs to its end), of this generation. */
function isReached(world: World, transition: Transition): boolean {
  const instances = instancesIn(world, transition).filter(
    (one) => one.generation === transition.generation && isServing(one, transition.spec),
  )
  return transition.goal.every((share) => instances.filter((one) => one.node === share.node).length >= share.instances)
}

function isServing(instance: InstanceState, spec: ComponentDescription): boolean {
  if (instance.phase === 'ready') return true
  return instance.phase === 'completed' && runsToCompletion(spec)
}

function instancesIn(world: World, {ref}: Transition): readonly InstanceState[] {
  return world.components.get(`${ref.application}/${ref.component}`)?.instances ?? []
}

function isAlive(world: World, node: string): boolean {
  return world.nodes.get(node)?.ready === true
}

function stateOf(world: World, transition: Transition): string {
  const waiting = instancesIn(world, transition).filter((one) => !isServing(one, transition.spec))
  if (waiting.length === 0) return 'no instance has begun'
  return waiting.map((one) => `${one.id} on ${one.node} is ${one.phase}${one.reason === undefined ? '' : ` (${one.reason})`}`).join(', ')
}

function tell(transition: Transition, brokeFirst: boolean, durationMs: number): string {
  const to = transition.goal.map((share) => (share.instances === 1 ? share.node : `${share.node} (${share.instances})`)).join(', ')
  const from = transition.from.map((share) => share.node).join(', ')
  if (from === '') return `Runs on ${to} after ${seconds(durationMs)}.`
  if (from === to) return `Changed on ${to} in ${seconds(durationMs)}.`
  return `Moved from ${from} to ${to} in ${seconds(durationMs)}; ${brokeFirst ? `it is exclusive, so it did not run for up to ${seconds(durationMs)}` : 'the old instance ran until the new one was ready'}.`
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
}

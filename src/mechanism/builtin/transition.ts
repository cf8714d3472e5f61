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
import {stateOf, tellDone} from './transition-report.js'
import {untilWorld, type Wait} from './until-world.js'

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

export type TransitionPorts = {
  readonly platform: ClusterPlatform
  readonly clock: Clock
  /** Whether this is still what is wanted: the application is there, and its description (orders applied) is the one that is being brought up. */
  readonly isWanted: (transition: Transition, world: World) => 'yes' | 'changed' | 'gone'
}

/** How long a change may take before it is taken back. */
export const DEADLINE_MS = 120_000

/** How far a change has come: the old is going, the new is coming up, or only the end is left. */
export type Phase = 'break' | 'make' | 'settle'

/** How far an earlier life came, by what it left with the platform. */
export function phaseOf({hosts, goal}: ComponentIntent): Phase {
  if (hosts.length === 0 && goal.length > 0) return 'break'
  return hosts.some((share) => !goal.some((one) => one.node === share.node)) ? 'make' : 'settle'
}

type Run = {
  readonly ports: TransitionPorts
  readonly transition: Transition
  readonly context: ExecutionContext
  /** Aborted when a person's order takes the place of this change, or its time limit is over. */
  readonly signal: AbortSignal
  readonly startedMs: number
}

/**
 * Carries a transition out. Make-before-break: the new instances are ready before the old go. An exclusive component breaks first, and waits until
 * nothing of it is left anywhere, also on a host that is not heard (fencing). What is not ready by the deadline is taken back, if there is something
 * to go back to; so is what a person's order aborts, and what the description no longer says. `resumed`: how far an earlier life came.
 */
export async function bringTo(
  ports: TransitionPorts,
  transition: Transition,
  context: ExecutionContext,
  signal: AbortSignal,
  resumed?: Phase,
): Promise<MechanismOutcome> {
  const run: Run = {ports, transition, context, signal, startedMs: ports.clock.now()}
  if (transition.goal.length === 0) return await clear(run)
  const leaves = transition.from.filter((share) => !transition.goal.some((one) => one.node === share.node))
  const breaksFirst = transition.exclusive && leaves.length > 0
  // The old was told to go, so the new was ready: all that was left to do is done.
  if (resumed === 'settle' && leaves.length > 0 && !breaksFirst) return done(run, false)
  if (breaksFirst && (resumed === undefined || resumed === 'break')) {
    const broken = (resumed === undefined ? await ask(run, []) : undefined) ?? (await untilGone(run))
    if (broken !== undefined) return broken
  }
  const alongside = breaksFirst ? [] : leaves.filter((share) => isAlive(context.world(), share.node))
  const made = resumed === 'settle' ? undefined : await ask(run, [...transition.goal, ...alongside.map(kept)])
  if (made !== undefined) return made
  const ready = await wait(run, (world) => isReached(world, transition))
  if (ready !== 'met') return await giveUp(run, ready, 'the new instance is not ready', breaksFirst)
  return (alongside.length > 0 ? await ask(run, transition.goal) : undefined) ?? done(run, breaksFirst)
}

function kept({node, instances}: HostShare): HostShare {
  return {node, instances, keep: true}
}

function done({ports, transition, startedMs}: Run, brokeFirst: boolean): MechanismOutcome {
  const durationMs = ports.clock.now() - startedMs
  return {kind: 'done', message: tellDone(transition, brokeFirst, durationMs), durationMs}
}

async function untilGone(run: Run): Promise<MechanismOutcome | undefined> {
  const gone = await wait(run, (world) => instancesIn(world, run.transition).length === 0)
  return gone === 'met' ? undefined : await giveUp(run, gone, 'the old instance is not gone', false)
}

async function clear(run: Run): Promise<MechanismOutcome> {
  const {ports, transition, context, startedMs, signal} = run
  const refusal = notAccepted(await ports.platform.remove(transition.ref, context.epoch, context.stopping))
  if (refusal !== undefined) return refusal
  const left = (world: World) => instancesIn(world, transition).filter((one) => isAlive(world, one.node))
  const deadlineMs = ports.clock.now() + DEADLINE_MS
  const gone = await untilWorld({clock: ports.clock, context, signal, deadlineMs}, (world) => left(world).length === 0)
  const durationMs = ports.clock.now() - startedMs
  if (gone !== 'met') {
    const message = `${transition.ref.component} was told to go and is not gone yet: ${stateOf(instancesIn(context.world(), transition))}`
    return {kind: 'failed', restored: false, reasons: [{code: 'not-gone', message}]}
  }
  const silent = [...new Set(instancesIn(context.world(), transition).map((one) => one.node))]
  const message =
    silent.length === 0 ? 'Removed.' : `Removed; what is left on ${silent.join(', ')}, which is not heard, ends when the node returns.`
  return {kind: 'done', message, durationMs}
}

/** Writes are never broken off by an order: half of one would be a state that nobody asked for. */
async function ask({ports, transition, context}: Run, hosts: readonly HostShare[]): Promise<MechanismOutcome | undefined> {
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
  return notAccepted(await ports.platform.apply(intent, context.epoch, context.stopping))
}

function notAccepted(outcome: Outcome): MechanismOutcome | undefined {
  return outcome.kind === 'accepted' ? undefined : outcome
}

/** Waits until the world is so, and no longer than it is wanted. */
async function wait({ports, transition, context, signal}: Run, isSo: (world: World) => boolean): Promise<Wait> {
  const {clock, isWanted} = ports
  return await untilWorld(
    {clock, context, signal, deadlineMs: transition.deadlineMs},
    isSo,
    (world) => isWanted(transition, world) !== 'yes',
  )
}

/**
 * Back to what ran before, on the hosts of it that are still alive. `brokeFirst`: the new instance of an exclusive component must be gone before the
 * old one comes again.
 */
async function giveUp(run: Run, why: Wait, what: string, brokeFirst: boolean): Promise<MechanismOutcome> {
  const {ports, transition, context, startedMs} = run
  const world = context.world()
  const reasons: Reason[] = [
    whyGivenUp(run, why, `${what} after ${seconds(ports.clock.now() - startedMs)}: ${stateOf(instancesIn(world, transition))}`),
  ]
  const hosts = transition.from.filter((share) => isAlive(world, share.node))
  if (hosts.length === 0 || ports.isWanted(transition, world) === 'gone') return {kind: 'failed', reasons, restored: false}
  const {spec, generation} = transition.fromSpec ?? transition
  const {fromSpec: _, ...rest} = transition
  const back: Transition = {...rest, spec, generation, goal: hosts, from: [], deadlineMs: ports.clock.now() + DEADLINE_MS}
  const backwards: Run = {...run, transition: back}
  if (brokeFirst) {
    const refused = await ask(backwards, [])
    if (refused !== undefined) return refused
    const options = {clock: ports.clock, context, signal: context.stopping, deadlineMs: back.deadlineMs}
    const gone = await untilWorld(options, (now) => instancesIn(now, back).length === 0)
    if (gone !== 'met') return {kind: 'failed', reasons, restored: false}
  }
  return {kind: 'failed', reasons, restored: (await ask(backwards, hosts)) === undefined}
}

function whyGivenUp({signal}: Run, why: Wait, late: string): Reason {
  switch (why) {
    case 'aborted':
      return {
        code: 'taken-back',
        message: `taken back: ${signal.reason instanceof Error ? signal.reason.message : 'a person ordered otherwise'}`,
      }
    case 'unwanted':
      return {code: 'superseded', message: 'given up: what shall run was changed meanwhile'}
    case 'late':
    case 'met':
      return {code: 'not-ready-in-time', message: late}
  }
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

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
}

import type {ComponentDescription} from '../../descriptions/types.js'
import {brokenBudget, disruptionOf} from '../../matching/budgets.js'
import {runsToCompletion} from '../../matching/exclusive.js'
import type {ComponentIntent, HostShare, InstanceState} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {ExecutionContext, MechanismOutcome} from '../contract.js'
import {giveUp, notReady} from './give-up.js'
import {SHOWS_MS} from './recently-taken.js'
import {changeOf, type Gap, stateOf, tellDone} from './transition-report.js'
import {
  ask,
  componentIn,
  instancesIn,
  isAlive,
  notAccepted,
  type Run,
  type Transition,
  type TransitionPorts,
  wait,
} from './transition-run.js'
import {untilWorld} from './until-world.js'

/** How far a change has come: the old is going, the new is coming up, or only the end is left. */
export type Phase = 'break' | 'make' | 'settle'

/** How far an earlier life came, by what it left with the platform. */
export function phaseOf({hosts, goal}: ComponentIntent): Phase {
  if (hosts.length === 0 && goal.length > 0) return 'break'
  return hosts.some((share) => !goal.some((one) => one.node === share.node)) ? 'make' : 'settle'
}

/** Whether its end is still to come: hosts are to be given up, or there is a description to go back to, which a change that ended well lets go. */
export function isOpen(intent: ComponentIntent): boolean {
  return phaseOf(intent) !== 'settle' || intent.fallbackSpec !== undefined
}

/**
 * Carries a transition out. Make-before-break: the new instances are ready before the old go. An exclusive component breaks first, and waits until
 * nothing of it is left anywhere, also on a host that is not heard (fencing). Before ready instances are taken away, every budget that counts them must
 * allow it. What is not ready by the deadline is taken back, if there is something to go back to; so is what a person's order aborts, and what the
 * description no longer says. `resumed`: how far an earlier life came.
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
  if (resumed === 'settle' && leaves.length > 0 && !breaksFirst) return await conclude(run, NO_GAP)
  const denied = resumed === undefined ? await untilGranted(run, 'first', breaksFirst) : undefined
  if (denied !== undefined) return denied
  if (breaksFirst && (resumed === undefined || resumed === 'break')) {
    const broken = (resumed === undefined ? await ask(run, []) : undefined) ?? (await untilGone(run))
    if (broken !== undefined) return broken
  }
  const alongside = breaksFirst ? [] : leaves.filter((share) => isAlive(context.world(), share.node))
  const made = resumed === 'settle' ? undefined : await ask(run, [...transition.goal, ...alongside.map(kept)])
  if (made !== undefined) return made
  const ready = await wait(run, (world) => isReached(world, transition))
  if (ready !== 'met') return await giveUp(run, ready, notReady(run, 'the new instance is not ready'), breaksFirst)
  const granted = alongside.length === 0 ? undefined : await untilGranted(run, 'later', breaksFirst)
  const lost = breaksFirst ? [] : leaves.filter((share) => !alongside.includes(share)).map(({node}) => node)
  return granted ?? (await conclude(run, {brokeFirst: breaksFirst, lost}, alongside.length > 0))
}

const NO_GAP: Gap = {brokeFirst: false, lost: []}

/** Nothing is kept of what ran before; only then has the change ended, for whoever reads the intent. */
async function conclude(run: Run, gap: Gap, isLeaving = false): Promise<MechanismOutcome> {
  const {fromSpec, ...settled} = run.transition
  const refused = isLeaving || fromSpec !== undefined ? await ask({...run, transition: settled}, settled.goal) : undefined
  return refused ?? done(run, gap)
}

function kept({node, instances}: HostShare): HostShare {
  return {node, instances, keep: true}
}

function done({ports, transition, startedMs}: Run, gap: Gap): MechanismOutcome {
  const durationMs = ports.clock.now() - startedMs
  return {kind: 'done', message: tellDone(transition, gap, durationMs), durationMs, change: changeOf(transition)}
}

/**
 * Until every budget lets the ready instances go that a step takes. That it would was looked at before the change was admitted; others may have been
 * faster since. Resolves to how the change ended where it was given up.
 */
async function untilGranted(run: Run, step: 'first' | 'later', breaksFirst: boolean): Promise<MechanismOutcome | undefined> {
  const {ports, transition, context} = run
  const taking = (world: World) => disruptionOf(transition.from, transition.goal, instancesIn(world, transition), breaksFirst)[step]
  const obstacle = (world: World) => {
    const state = ports.taken.withoutTaken(componentIn(world, transition))
    return state === undefined ? undefined : brokenBudget(state, {first: taking(world), later: 0, added: 0})
  }
  const granted = await wait(run, (world) => obstacle(world) === undefined, {everyMs: SHOWS_MS})
  const world = context.world()
  // Nothing was broken yet: in the first step there is nothing to clear away before going back.
  if (granted !== 'met') return await giveUp(run, granted, obstacle(world) ?? notReady(run, 'nothing may go'), false)
  ports.taken.take(componentIn(world, transition), taking(world))
  return undefined
}

async function untilGone(run: Run): Promise<MechanismOutcome | undefined> {
  const gone = await wait(run, (world) => instancesIn(world, run.transition).length === 0)
  return gone === 'met' ? undefined : await giveUp(run, gone, notReady(run, 'the old instance is not gone'), false)
}

async function clear(run: Run): Promise<MechanismOutcome> {
  const {ports, transition, context, startedMs, signal} = run
  const refusal = notAccepted(await ports.platform.remove(transition.ref, context.epoch, context.stopping))
  if (refusal !== undefined) return refusal
  const left = (world: World) => instancesIn(world, transition).filter((one) => isAlive(world, one.node))
  const deadlineMs = ports.clock.now() + ports.limitMs
  const gone = await untilWorld({clock: ports.clock, context, signal, deadlineMs}, (world) => left(world).length === 0)
  const durationMs = ports.clock.now() - startedMs
  if (gone !== 'met') {
    const message = `${transition.ref.component} was told to go and is not gone yet: ${stateOf(instancesIn(context.world(), transition))}`
    return {kind: 'failed', restored: false, reasons: [{code: 'not-gone', message}]}
  }
  const silent = [...new Set(instancesIn(context.world(), transition).map((one) => one.node))]
  const message =
    silent.length === 0 ? 'Removed.' : `Removed; what is left on ${silent.join(', ')}, which is not heard, ends when the node returns.`
  return {kind: 'done', message, durationMs, change: 'removed'}
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

import {isDeepStrictEqual} from 'node:util'
import {instancesOf} from '../../descriptions/resources.js'
import type {ComponentDescription} from '../../descriptions/types.js'
import {type Adjustments, adjusted, describedOf, withAdjustment, withoutDecision} from '../../matching/adjustments.js'
import {effectiveComponent} from '../../matching/orders.js'
import {sameRuntime} from '../../matching/runtime.js'
import {isAboutSame} from '../../matching/wishes.js'
import type {ApplicationSpec, ClusterPlatform, ComponentIntent, ComponentRef, Order, Reason} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {ExecutionContext, Mechanism, MechanismOutcome} from '../contract.js'
import {type AdjustedGoal, checkAdjusting, describedIn, goalIn, goalOf} from './adjusting-check.js'
import type {AdjustingCommand, AdjustingKind} from './adjusting-kind.js'
import {AdjustingNotes, keepingNotes} from './adjusting-notes.js'
import {changeComponent} from './component-change.js'
import {LIMIT_MS, type WorkloadPorts} from './placement.js'
import {RecentlyTaken} from './recently-taken.js'
import {roomFor, withOwnRoom} from './room.js'
import type {TransitionPorts} from './transition-run.js'
import {wishesState} from './wishes-state.js'

/**
 * A mechanism that brings a component to what a policy wants of it beyond its description, and keeps that wish with the cluster, so that the core
 * policies want the same from then on. One decision: the change, its outcome, and (where it does not come up) the way back, with the wish taken back.
 */
export function createAdjustingMechanism<Command extends AdjustingCommand>(
  {platform, clock, limitMs = LIMIT_MS, taken = new RecentlyTaken(clock)}: WorkloadPorts,
  kind: AdjustingKind<Command>,
): Mechanism<Command> {
  return {
    name: kind.name,
    summary: kind.summary,
    commandSchema: {
      type: 'object',
      description: `Where an application lists permitted_actions, ${kind.permission} must be among them.`,
      required: ['application', 'component'],
      additionalProperties: false,
      properties: {
        application: {type: 'string', minLength: 1, description: 'the application'},
        component: {type: 'string', minLength: 1, description: 'the component of it'},
        ...kind.properties,
      },
    },
    names: 'application',
    stateKind: 'components',
    // Back to what is described needs no permission.
    permission: (command) => (kind.wish(command) === undefined ? undefined : kind.permission),
    overruledBy: (command, order, world) => overruledBy(kind, command, order, world),
    target: ({application, component}) => ({kind: 'component', application, component}),
    options: async () => kind.options,
    state: async (_, world) => wishesState(world, [kind.wishKind]),
    check: (command, world) => checkAdjusting(kind, command, world),
    room: (command, world) => {
      const goal = goalIn(kind, command, world)
      return goal === undefined ? undefined : roomFor(command, goal.spec, goal.hosts, world)
    },
    apply: (command, context, signal) => apply({platform, clock, limitMs, taken}, kind, command, context, signal),
  }
}

function overruledBy<Command extends AdjustingCommand>(
  kind: AdjustingKind<Command>,
  command: Command,
  {wish, by, untilMs}: Order,
  world: World,
): Reason | undefined {
  const wanted = kind.wish(command)
  const described = describedIn(world.applications.get(command.application), command.component)
  if (wanted === undefined || described === undefined || !isAboutSame(described, wish, wanted)) return undefined
  const until = untilMs === undefined ? 'until it is lifted' : `until ${new Date(untilMs).toISOString()}`
  return {
    code: 'person-ordered',
    message: `${by} ordered this of ${command.component} (${wish.kind}, ${until})`,
    wayOut: `mlsysops app unpin ${command.application} ${command.component} --kind ${wish.kind}`,
  }
}

/** What a policy wants ends with the policy; what a person wants is an order, which is kept until it is lifted. */
const FOR_POLICIES: Reason = {
  code: 'for-policies',
  message: 'this is how policies change an application; what a person wants of one is kept as an order',
  wayOut: 'mlsysops app scale, app set-resources or app set-image',
}

type ApplyPorts = Omit<TransitionPorts, 'platform' | 'isWanted'> & {readonly platform: ClusterPlatform}

async function apply<Command extends AdjustingCommand>(
  ports: ApplyPorts,
  kind: AdjustingKind<Command>,
  command: Command,
  context: ExecutionContext,
  signal: AbortSignal,
): Promise<MechanismOutcome> {
  if (context.by !== undefined) return {kind: 'refused', reasons: [FOR_POLICIES]}
  const world = withOwnRoom(context.world(), context.room)
  const application = world.applications.get(command.application)
  const described = describedIn(application, command.component)
  if (application === undefined || described === undefined) return {kind: 'done', message: 'It was gone already.', durationMs: 0}
  const ref = {application: application.name, component: described.metadata.name}
  const change = changeOf(kind, command, application, described, {...context, nowMs: ports.clock.now()})
  const notes = await AdjustingNotes.open(ports.platform.notes(), ref, application.uid, change, context.stopping)
  const applicationWith = (adjustments: Adjustments) => adjusted(application, ref.component, adjustments)
  const goal = goalFor(
    goalOf(applicationWith(notes.after), described, world),
    world.intents.get(`${ref.application}/${ref.component}`),
    context,
  )
  if (goal.reasons.length > 0) return {kind: 'refused', reasons: goal.reasons}
  const outcome = await changeComponent(
    {
      ...ports,
      platform: keepingNotes(ports.platform, notes, (intent) => isToward(goal, intent)),
      isWanted: (_, now) => isWanted(now, ref, notes.after, goal),
    },
    {ref, ...goal},
    context,
    signal,
  )
  if (outcome.kind !== 'done') {
    if (outcome.kind !== 'stale') await notes.takeBack(context.stopping)
    return outcome
  }
  const unkept = await notes.keep(context.stopping)
  if (unkept !== undefined) return unkept
  const told = kind.tell(effectiveComponent(applicationWith(notes.before), described, world.nowMs).component, goal.spec)
  return {...outcome, change: kind.change, message: `${ref.component}: ${told}. ${outcome.message}`}
}

/** From what is written to what shall hold: a policy's wish takes the place of what was wanted of the same; without one, its own is lifted. */
function changeOf<Command extends AdjustingCommand>(
  kind: AdjustingKind<Command>,
  command: Command,
  {description}: ApplicationSpec,
  described: ComponentDescription,
  {decision, policy, reason, nowMs}: Pick<ExecutionContext, 'decision' | 'policy' | 'reason'> & {readonly nowMs: number},
): (written: Adjustments) => {readonly before: Adjustments; readonly after: Adjustments} {
  return (written) => {
    const before = withoutDecision(written, decision)
    const wish = kind.wish(command)
    const about = kind.about(command)
    if (wish === undefined)
      return {before, after: before.filter((one) => one.policy !== policy || !isAboutSame(described, one.wish, about))}
    const said = describedOf(description, described, wish) ?? null
    const made = {component: described.metadata.name, policy, decision, madeMs: nowMs, why: reason, wish, described: said}
    return {before, after: withAdjustment(described, before, made)}
  }
}

/** Tried again, it goes on to where the first attempt was going. */
function goalFor(goal: AdjustedGoal, intent: ComponentIntent | undefined, {decision}: ExecutionContext): AdjustedGoal {
  return intent?.decision === decision && goal.hosts.length > 0 ? {...goal, hosts: intent.goal, reasons: []} : goal
}

function isToward({spec, hosts}: AdjustedGoal, intent: ComponentIntent): boolean {
  return isDeepStrictEqual(intent.goal, hosts) && sameRuntime(intent.spec, spec)
}

/** Whether the component, with the adjustment, would still be what is being brought up: the description or an order may say otherwise meanwhile. */
function isWanted(world: World, ref: ComponentRef, after: Adjustments, {spec}: AdjustedGoal): ReturnType<TransitionPorts['isWanted']> {
  const application = world.applications.get(ref.application)
  const described = describedIn(application, ref.component)
  if (application === undefined || application.deletedMs !== undefined || described === undefined) return 'gone'
  const {component} = effectiveComponent(adjusted(application, ref.component, after), described, world.nowMs)
  return sameRuntime(component, spec) && instancesOf(component) === instancesOf(spec) ? 'yes' : 'changed'
}

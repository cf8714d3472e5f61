import {sameRuntime} from '../../matching/runtime.js'
import type {ClusterPlatform, ComponentIntent, HostShare, Order, Reason} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import type {JsonObject} from '../../support/json.js'
import {type ExecutionContext, MECHANISMS, type Mechanism, type MechanismOutcome} from '../contract.js'
import {changeComponent, resumeChange} from './component-change.js'
import {budgetInTheWay, refusalsOf, wantedSpec} from './placement-check.js'
import {RecentlyTaken} from './recently-taken.js'
import {roomFor} from './room.js'
import {isOpen} from './transition.js'
import type {Transition, TransitionPorts} from './transition-run.js'
import {wishesState} from './wishes-state.js'

/** The wanted hosts of one component; none: it is to be removed. What runs there is the component as described, orders applied. */
export type PlacementCommand = JsonObject & {
  readonly application: string
  readonly component: string
  readonly hosts: readonly (HostShare & JsonObject)[]
}

/** How long a change may take before it is taken back, where nobody says otherwise. */
export const LIMIT_MS = 120_000

const commandSchema = {
  type: 'object',
  required: ['application', 'component', 'hosts'],
  additionalProperties: false,
  properties: {
    application: {type: 'string', minLength: 1, description: 'the application'},
    component: {type: 'string', minLength: 1, description: 'the component of it'},
    hosts: {
      type: 'array',
      maxItems: 1000,
      description: 'the wanted hosts; none: remove it',
      items: {
        type: 'object',
        required: ['node', 'instances'],
        additionalProperties: false,
        properties: {
          node: {type: 'string', minLength: 1, description: 'a node of the cluster'},
          instances: {type: 'integer', minimum: 1, maximum: 10_000, description: 'how many run there'},
        },
      },
    },
  },
} as const

export type WorkloadPorts = {
  readonly platform: ClusterPlatform
  readonly clock: Clock
  /** How long a change may take before it is taken back. */
  readonly limitMs?: number
  /** What was taken of budgets and not counted yet: one for all mechanisms of a cluster. */
  readonly taken?: RecentlyTaken
}

/** To place is less than to adjust: nothing is kept beside the change itself. */
export type PlacementPorts = Omit<WorkloadPorts, 'platform'> & {readonly platform: Pick<ClusterPlatform, 'apply' | 'remove'>}

/** Deploys, removes, moves, scales and changes a component: whatever is between what runs and what is wanted. */
export function createPlacementMechanism({
  platform,
  clock,
  limitMs = LIMIT_MS,
  taken = new RecentlyTaken(clock),
}: PlacementPorts): Mechanism<PlacementCommand> & PlacementResume {
  const ports: TransitionPorts = {platform, clock, limitMs, isWanted, taken}
  return {
    name: MECHANISMS.placement,
    summary:
      'Brings a component to its wanted hosts: deploy, remove, move (the new instance is ready before the old goes), scale, change of spec.',
    commandSchema,
    names: 'application',
    stateKind: 'components',
    permission: permissionFor,
    overruledBy,
    target: ({application, component}) => ({kind: 'component', application, component}),
    options: async () => ({strategies: ['make-before-break', 'break-before-make'], deadlineMs: limitMs}),
    state: async (_, world) => wishesState(world, ['move', 'pin']),
    check: (command, world) => {
      const reasons = refusalsOf(command, world)
      if (reasons.length > 0) return {kind: 'inadmissible', reasons}
      const reason = budgetInTheWay(command, world)
      return reason === undefined ? {kind: 'admissible'} : {kind: 'not-yet', reason}
    },
    room: (command, world) => {
      const spec = wantedSpec(command, world)
      return spec === undefined ? undefined : roomFor(command, spec, command.hosts, world)
    },
    apply: (command, context, signal) => apply(ports, command, context, signal),
    isOpen,
    resume: (intent, context, signal) => resumeChange(ports, intent, context, signal),
  }
}

/** Carries on with a change that an earlier life of the agent began. */
export type PlacementResume = {
  /** Whether it is halfway, by what the platform holds of it. */
  readonly isOpen: (intent: ComponentIntent) => boolean
  readonly resume: (intent: ComponentIntent, context: ExecutionContext, signal: AbortSignal) => Promise<MechanismOutcome>
}

/** Leaving a host that is alive is a relocation; the rest (a first placement, the loss of a host, more instances) is what the description asks for. */
function permissionFor(command: PlacementCommand, world: World): string | undefined {
  const intent = world.intents.get(keyOf(command))
  if (intent === undefined || command.hosts.length === 0) return undefined
  const wanted = new Set(command.hosts.map((share) => share.node))
  const leavesAlive = intent.goal.some((share) => !wanted.has(share.node) && isAliveOn(share.node, keyOf(command), world))
  const arrivesNew = command.hosts.some((share) => !intent.goal.some((one) => one.node === share.node))
  return leavesAlive && arrivesNew ? 'component_relocation' : undefined
}

/** A cordoned host on which it cannot begin again is left as one that is lost. */
function isAliveOn(node: string, component: string, world: World): boolean {
  const state = world.nodes.get(node)
  if (state?.ready !== true || !state.cordoned) return state?.ready === true
  const there = (world.components.get(component)?.instances ?? []).filter((one) => one.node === node)
  return there.some((one) => one.phase !== 'pending')
}

/** While a person's order about where it runs, or how often, is in force, nothing else decides that; the loss of a host may take instances away. */
function overruledBy(command: PlacementCommand, order: Order, world: World): Reason | undefined {
  if (command.hosts.length === 0) return undefined
  const {wish, by} = order
  const until = order.untilMs === undefined ? 'until it is lifted' : `until ${new Date(order.untilMs).toISOString()}`
  const current = world.intents.get(keyOf(command))?.goal ?? []
  const on = (hosts: readonly HostShare[], name: string) => hosts.some((share) => share.node === name)
  if (wish.kind === 'pin' || wish.kind === 'move') {
    const node = wish.kind === 'pin' ? wish.node : wish.to
    const from = wish.kind === 'move' ? wish.from : undefined
    const isFollowed =
      from === undefined
        ? command.hosts.every((share) => share.node === node)
        : !on(command.hosts, from) && (on(command.hosts, node) || !on(current, node) || world.nodes.get(node)?.ready !== true)
    if (isFollowed) return undefined
    return {
      code: 'person-ordered',
      message: `${by} ordered ${command.component} to ${node} (${until})`,
      wayOut: `mlsysops app unpin ${command.application} ${command.component}`,
    }
  }
  if (wish.kind !== 'scale') return undefined
  const wanted = total(command.hosts)
  const alive = total(current.filter((share) => world.nodes.get(share.node)?.ready === true))
  if (wanted <= wish.instances && wanted >= Math.min(wish.instances, alive)) return undefined
  return {
    code: 'person-ordered',
    message: `${by} ordered ${wish.instances} of ${command.component} (${until})`,
    wayOut: `mlsysops app scale ${command.application} ${command.component}`,
  }
}

function total(shares: readonly HostShare[]): number {
  return shares.reduce((sum, share) => sum + share.instances, 0)
}

async function apply(
  ports: TransitionPorts,
  command: PlacementCommand,
  context: ExecutionContext,
  signal: AbortSignal,
): Promise<MechanismOutcome> {
  const {application, component, hosts} = command
  const world = context.world()
  const spec = wantedSpec(command, world) ?? world.intents.get(keyOf(command))?.spec
  if (spec === undefined) return {kind: 'done', message: 'It was gone already.', durationMs: 0}
  return await changeComponent(ports, {ref: {application, component}, spec, hosts}, context, signal)
}

/** A description that changed under a change makes it pointless to bring up the old one. */
function isWanted({ref, spec}: Transition, world: World): 'yes' | 'changed' | 'gone' {
  if (world.applications.get(ref.application)?.deletedMs !== undefined) return 'gone'
  const wanted = wantedSpec({...ref, hosts: []}, world)
  if (wanted === undefined) return 'gone'
  return sameRuntime(wanted, spec) ? 'yes' : 'changed'
}

function keyOf(command: PlacementCommand): string {
  return `${command.application}/${command.component}`
}

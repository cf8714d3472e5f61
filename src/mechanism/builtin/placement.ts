import type {ComponentDescription} from '../../descriptions/types.js'
import {hostRefusals} from '../../matching/eligibility.js'
import {isExclusive} from '../../matching/exclusive.js'
import {effectiveComponent} from '../../matching/orders.js'
import {sameRuntime} from '../../matching/runtime.js'
import type {ClusterPlatform, ComponentIntent, HostShare, Order, Reason} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import type {JsonObject} from '../../support/json.js'
import {type ExecutionContext, MECHANISMS, type Mechanism, type MechanismOutcome, type Verdict} from '../contract.js'
import {bringTo, type Transition} from './transition.js'

/** The wanted hosts of one component; none: it is to be removed. What runs there is the component as described, orders applied. */
export type PlacementCommand = JsonObject & {
  readonly application: string
  readonly component: string
  readonly hosts: readonly (HostShare & JsonObject)[]
}

/** How long a change may take before it is taken back. */
const DEADLINE_MS = 120_000

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

/** Deploys, removes, moves, scales and changes a component: whatever is between what runs and what is wanted. */
export function createPlacementMechanism(ports: {
  readonly platform: ClusterPlatform
  readonly clock: Clock
}): Mechanism<PlacementCommand> & PlacementResume {
  return {
    name: MECHANISMS.placement,
    summary:
      'Brings a component to its wanted hosts: deploy, remove, move (the new instance is ready before the old goes), scale, change of spec.',
    commandSchema,
    permission: permissionFor,
    overruledBy,
    target: ({application, component}) => ({kind: 'component', application, component}),
    options: async () => ({strategies: ['make-before-break', 'break-before-make'], deadlineMs: DEADLINE_MS}),
    state: async () => ({}),
    check,
    apply: (command, context, signal) => apply(ports, command, context, signal),
    resume: (intent, context, signal) => bringTo(ports, resumed(intent), context, signal),
  }
}

/** Carries on with a change that an earlier life of the agent began. */
export type PlacementResume = {
  readonly resume: (intent: ComponentIntent, context: ExecutionContext, signal: AbortSignal) => Promise<MechanismOutcome>
}

/** Leaving a host that is alive is a relocation; the rest (a first placement, the loss of a host, more instances) is what the description asks for. */
function permissionFor(command: PlacementCommand, world: World): string | undefined {
  const intent = world.intents.get(keyOf(command))
  if (intent === undefined || command.hosts.length === 0) return undefined
  const wanted = new Set(command.hosts.map((share) => share.node))
  const leavesAlive = intent.goal.some((share) => !wanted.has(share.node) && world.nodes.get(share.node)?.ready === true)
  const arrivesNew = command.hosts.some((share) => !intent.goal.some((one) => one.node === share.node))
  return leavesAlive && arrivesNew ? 'component_relocation' : undefined
}

/** While a person's move or pin is in force, nothing else decides where the component is. */
function overruledBy(command: PlacementCommand, order: Order): Reason | undefined {
  const {wish} = order
  if (wish.kind !== 'move' && wish.kind !== 'pin') return undefined
  const node = wish.kind === 'move' ? wish.to : wish.node
  if (command.hosts.length === 0 || command.hosts.every((share) => share.node === node)) return undefined
  const until = order.untilMs === undefined ? 'until it is lifted' : `until ${new Date(order.untilMs).toISOString()}`
  return {
    code: 'person-ordered',
    message: `${order.by} ordered ${command.component} to ${node} (${until})`,
    wayOut: `mlsysops app unpin ${command.application} ${command.component}`,
  }
}

function check(command: PlacementCommand, world: World): Verdict {
  const reasons: Reason[] = []
  const wanted = wantedSpec(command, world)
  const intent = world.intents.get(keyOf(command))
  if (command.hosts.length === 0) return {kind: 'admissible'}
  if (wanted === undefined) {
    return {
      kind: 'inadmissible',
      reasons: [{code: 'component-unknown', message: `${command.application} has no component ${command.component} in this cluster`}],
    }
  }
  for (const share of command.hosts) {
    const node = world.nodes.get(share.node)
    if (node === undefined) {
      reasons.push({code: 'node-unknown', message: `there is no node ${share.node} in this cluster`})
      continue
    }
    const added = Math.max(0, share.instances - (intent?.goal.find((one) => one.node === share.node)?.instances ?? 0))
    for (const reason of hostRefusals({component: wanted, node, added, free: node.free}))
      reasons.push({...reason, message: `${share.node}: ${reason.message}`})
  }
  return reasons.length === 0 ? {kind: 'admissible'} : {kind: 'inadmissible', reasons}
}

async function apply(
  ports: {readonly platform: ClusterPlatform; readonly clock: Clock},
  command: PlacementCommand,
  context: ExecutionContext,
  signal: AbortSignal,
): Promise<MechanismOutcome> {
  const world = context.world()
  const current = world.intents.get(keyOf(command))
  const spec = wantedSpec(command, world) ?? current?.spec
  const {application, component} = command
  if (spec === undefined) return {kind: 'done', message: 'It was gone already.', durationMs: 0}
  const isChanged = current === undefined || !sameRuntime(current.spec, spec)
  const generation = (current?.generation ?? 0) + (isChanged ? 1 : 0)
  const transition: Transition = {
    ref: {application, component},
    spec,
    generation,
    goal: command.hosts.map(({node, instances}) => ({node, instances})),
    from: current?.goal ?? [],
    ...(current === undefined || !isChanged ? {} : {fromSpec: {generation: current.generation, spec: current.spec}}),
    exclusive: isExclusive(spec),
    deadlineMs: ports.clock.now() + DEADLINE_MS,
    decision: context.decision,
  }
  return await bringTo(ports, transition, context, signal)
}

function resumed(intent: ComponentIntent): Transition {
  const {ref, spec, generation, goal, exclusive, deadlineMs, decision} = intent
  return {
    ref,
    spec,
    generation,
    goal,
    from: intent.fallback,
    ...(intent.fallbackSpec === undefined ? {} : {fromSpec: intent.fallbackSpec}),
    exclusive,
    deadlineMs,
    decision,
  }
}

function wantedSpec(command: PlacementCommand, world: World): ComponentDescription | undefined {
  const application = world.applications.get(command.application)
  const described = application?.description.components.find((one) => one.metadata.name === command.component)
  return application === undefined || described === undefined
    ? undefined
    : effectiveComponent(application, described, world.nowMs).component
}

function keyOf(command: PlacementCommand): string {
  return `${command.application}/${command.component}`
}

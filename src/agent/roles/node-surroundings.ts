import type {ApplicationSpec, ComponentIntent, ComponentState, NodeState} from '../../platform/contract/index.js'
import type {Mode, World} from '../../policy/contract.js'
import type {Answer} from '../loop/answers.js'
import type {OwnModes} from '../modes.js'
import {agentNameOf} from '../topics.js'

/** Who decides, and what people said to plans that waited for them. JSON. */
export type PeoplesWill = {readonly mode: Mode; readonly ownModes: OwnModes; readonly answers: readonly Answer[]}

/** What the agent of a cluster tells the agent of a node: how the node is seen there, what runs on it, and what people want of its policies. JSON. */
export type NodeSurroundings = PeoplesWill & {
  readonly node: NodeState
  /** Of each only the components that are on the node. */
  readonly applications: readonly ApplicationSpec[]
  readonly components: readonly ComponentState[]
  readonly intents: readonly ComponentIntent[]
}

/** What of a cluster's world is on each of these nodes. */
export function surroundingsOf(world: World, nodes: Iterable<string>, will: PeoplesWill): ReadonlyMap<string, NodeSurroundings> {
  const intentsOn = new Map<string, ComponentIntent[]>()
  for (const intent of world.intents.values()) {
    for (const node of new Set([...intent.hosts, ...intent.goal].map((share) => share.node))) {
      const there = intentsOn.get(node) ?? []
      there.push(intent)
      intentsOn.set(node, there)
    }
  }
  return new Map(
    [...nodes].flatMap((name) => {
      const node = world.nodes.get(name)
      return node === undefined ? [] : [[name, ofNode(world, node, intentsOn.get(name) ?? [], will)] as const]
    }),
  )
}

function ofNode(
  world: World,
  node: NodeState,
  intents: readonly ComponentIntent[],
  {mode, ownModes, answers}: PeoplesWill,
): NodeSurroundings {
  const there = Map.groupBy(intents, ({ref}) => ref.application)
  const applications = [...there].flatMap(([name, ofApplication]) => {
    const spec = world.applications.get(name)
    return spec === undefined ? [] : [partOf(spec, new Set(ofApplication.map(({ref}) => ref.component)))]
  })
  const components = intents.flatMap(({ref}) => world.components.get(`${ref.application}/${ref.component}`) ?? [])
  return {
    mode,
    ownModes: Object.fromEntries([...there.keys()].flatMap((name) => (ownModes[name] === undefined ? [] : [[name, ownModes[name]]]))),
    answers: answers.filter(({agent}) => agent === agentNameOf({cluster: node.cluster, node: node.name})),
    node,
    applications,
    components,
    intents,
  }
}

function partOf(spec: ApplicationSpec, names: ReadonlySet<string>): ApplicationSpec {
  const components = spec.description.components.filter(({metadata}) => names.has(metadata.name))
  return {...spec, description: {...spec.description, components}}
}

/** The world of a node's policies: their node, and what is on it. */
export function worldOfNode({node, applications, components, intents}: NodeSurroundings, nowMs: number): World {
  const keyOf = ({ref}: ComponentState | ComponentIntent) => `${ref.application}/${ref.component}`
  return {
    nowMs,
    cluster: node.cluster,
    nodes: new Map([[node.name, node]]),
    clusters: new Map(),
    applications: new Map(applications.map((one) => [one.name, one])),
    components: new Map(components.map((one) => [keyOf(one), one])),
    intents: new Map(intents.map((one) => [keyOf(one), one])),
    assignments: new Map(),
  }
}

/** The world of a node of which nothing was told yet. */
export function nowhere(nowMs: number): World {
  const none = new Map<string, never>()
  return {nowMs, cluster: undefined, nodes: none, clusters: none, applications: none, components: none, intents: none, assignments: none}
}

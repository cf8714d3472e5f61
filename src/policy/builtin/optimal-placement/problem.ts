import {instancesOf, type Resources} from '../../../descriptions/resources.js'
import type {ComponentDescription} from '../../../descriptions/types.js'
import {needOf, subtract} from '../../../matching/capacity.js'
import {hostRefusals} from '../../../matching/eligibility.js'
import {interactionsIn} from '../../../matching/interactions.js'
import type {PlacementProblem, ProblemComponent, ProblemLink, ProblemNode} from '../../../matching/optimal/problem.js'
import type {ApplicationSpec, HostShare, NodeState} from '../../../platform/contract/index.js'
import type {PolicyInput, World} from '../../contract.js'
import {movableIn} from '../movable.js'
import {partnersOf} from '../placement-state.js'

export type ProblemParameters = {
  readonly wattPrice: number
  readonly latencyPrice: number
  readonly movePrice: number
  /** Between two nodes of the cluster, once for each step of criticality. */
  readonly latencyMs: number
  /** Of what a node draws at most, what it draws at rest. */
  readonly idlePowerShare: number
}

/** What may be moved, and everything that decides where to. */
export type ClusterProblem = {
  readonly problem: PlacementProblem
  readonly current: ReadonlyMap<string, readonly HostShare[]>
  /** By `application/component`: whose it is. */
  readonly governed: ReadonlyMap<string, {readonly application: ApplicationSpec; readonly component: ComponentDescription}>
}

/** The components that rest where they are and may be moved; all others are part of what is taken. */
export function clusterProblem(
  {world, isUnderWay}: Pick<PolicyInput, 'world' | 'isUnderWay'>,
  parameters: ProblemParameters,
): ClusterProblem {
  const governed = movableIn(world, isUnderWay)
  const nodes = [...world.nodes.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const current = new Map([...governed.keys()].map((key) => [key, world.intents.get(key)?.goal ?? []]))
  const links = linksOf(world, governed, parameters)
  return {
    governed,
    current,
    problem: {
      name: world.cluster ?? 'cluster',
      weights: {price: 1, watts: parameters.wattPrice, latencyMs: parameters.latencyPrice, moves: parameters.movePrice},
      nodes: nodes.map((node) => nodeOf(node, world, governed, parameters)),
      components: [...governed].map(([key, {application, component}]) =>
        componentOf(key, application, component, nodes, world, parameters, governed),
      ),
      together: togetherOf(governed),
      apart: [],
      links,
    },
  }
}

type Governed = ClusterProblem['governed']

function nodeOf(node: NodeState, world: World, governed: Governed, {idlePowerShare}: ProblemParameters): ProblemNode {
  let free = node.free
  let isOn = false
  for (const [key, intent] of world.intents) {
    const here = intent.goal.find((share) => share.node === node.name)?.instances ?? 0
    if (here === 0) continue
    if (governed.has(key)) free = subtract(free, negative(needOf(intent.spec, here)))
    else isOn = true
  }
  const watts = node.powerWatts ?? 0
  const cores = node.capacity.cpuMillicores / 1000
  return {
    name: node.name,
    free,
    pricePerHour: node.pricePerHour ?? 0,
    idleWatts: watts * idlePowerShare,
    wattsPerCore: cores > 0 ? (watts * (1 - idlePowerShare)) / cores : 0,
    isOn,
  }
}

function negative({cpuMillicores, memoryBytes, diskBytes, gpus, fpgas}: Resources): Resources {
  return {cpuMillicores: -cpuMillicores, memoryBytes: -memoryBytes, diskBytes: -diskBytes, gpus: -gpus, fpgas: -fpgas}
}

function componentOf(
  key: string,
  application: ApplicationSpec,
  component: ComponentDescription,
  nodes: readonly NodeState[],
  world: World,
  parameters: ProblemParameters,
  governed: Governed,
): ProblemComponent {
  const current = world.intents.get(key)?.goal ?? []
  const isThere = (node: NodeState) => current.some((share) => share.node === node.name)
  const judged = nodes.map((node) => {
    const [unmet] = hostRefusals({component, node, added: 0, isRenewed: !isThere(node), free: node.free})
    const message = unmet?.message ?? (node.ready || isThere(node) ? undefined : 'the node is not ready')
    return {node, message}
  })
  return {
    name: key,
    instances: instancesOf(component),
    need: needOf(component, 1),
    eligible: judged.flatMap(({node, message}) =>
      message === undefined ? {node: node.name, cost: distance(application, component, node.name, world, parameters, governed)} : [],
    ),
    refusals: judged.flatMap(({node, message}) => (message === undefined ? [] : {node: node.name, message})),
    current,
    isSpread: false,
  }
}

/** What it would pay for its links to components that stay where they are. */
function distance(
  application: ApplicationSpec,
  component: ComponentDescription,
  node: string,
  world: World,
  {latencyMs, latencyPrice}: ProblemParameters,
  governed: Governed,
): number {
  const {name} = component.metadata
  let cost = 0
  for (const {between, weight} of interactionsIn(application.description)) {
    const [one, other] = between
    if (one !== name && other !== name) continue
    const partner = `${application.name}/${one === name ? other : one}`
    const hosts = governed.has(partner) ? undefined : world.intents.get(partner)?.goal
    if (hosts === undefined) continue
    const all = hosts.reduce((sum, share) => sum + share.instances, 0)
    const near = hosts.find((share) => share.node === node)?.instances ?? 0
    if (all > 0) cost += (latencyPrice * latencyMs * weight * (1 - near / all)) / instancesOf(component)
  }
  return cost
}

function linksOf(world: World, governed: Governed, {latencyMs}: ProblemParameters): readonly ProblemLink[] {
  return [...world.applications.values()].flatMap(({name, description}) =>
    interactionsIn(description).flatMap(({between: [one, other], weight}) => {
      const between = [`${name}/${one}`, `${name}/${other}`] as const
      return between.every((key) => governed.has(key)) ? {between, latencyMs: latencyMs * weight} : []
    }),
  )
}

function togetherOf(governed: Governed): readonly (readonly string[])[] {
  const groups = new Map<string, readonly string[]>()
  for (const {application, component} of governed.values()) {
    const members = [component.metadata.name, ...partnersOf(application, component.metadata.name)].toSorted()
    if (members.length > 1)
      groups.set(
        `${application.name}/${members.join()}`,
        members.map((member) => `${application.name}/${member}`),
      )
  }
  return [...groups.values()]
}

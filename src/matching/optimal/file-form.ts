import type {PlacementComponent, PlacementDescription, PlacementNode} from '../../descriptions/placement.js'
import {parseBytes, parseMillicores, quantityOfBytes, quantityOfMillicores} from '../../descriptions/quantity.js'
import type {Resources} from '../../descriptions/resources.js'
import {DEFAULT_WEIGHTS, type PlacementProblem, type ProblemComponent, type ProblemNode} from './problem.js'

/** A problem from its file; what the file does not say gets its default. */
export function problemOf({
  name,
  weights = {},
  nodes,
  components,
  together = [],
  apart = [],
  links = [],
}: PlacementDescription): PlacementProblem {
  const names = nodes.map((node) => node.name)
  return {
    name,
    weights: {
      price: weights.price ?? DEFAULT_WEIGHTS.price,
      watts: weights.watts ?? DEFAULT_WEIGHTS.watts,
      latencyMs: weights.latency_ms ?? DEFAULT_WEIGHTS.latencyMs,
      moves: weights.moves ?? DEFAULT_WEIGHTS.moves,
    },
    nodes: nodes.map((node) => ({
      name: node.name,
      free: resourcesOf(node),
      pricePerHour: node.price_per_hour ?? 0,
      idleWatts: node.idle_watts ?? 0,
      wattsPerCore: node.watts_per_core ?? 0,
      isOn: node.on ?? false,
    })),
    components: components.map((component) => componentOf(component, names)),
    together,
    apart,
    links: links.flatMap(({between: [one, other], latency_ms}) =>
      one === undefined || other === undefined ? [] : [{between: [one, other] as const, latencyMs: latency_ms}],
    ),
  }
}

/** The file of a problem: what `problemOf` makes the same problem of. */
export function fileOf({name, weights, nodes, components, together, apart, links}: PlacementProblem): {
  readonly MLSysOpsPlacement: PlacementDescription
} {
  return {
    MLSysOpsPlacement: {
      name,
      weights: {price: weights.price, watts: weights.watts, latency_ms: weights.latencyMs, moves: weights.moves},
      nodes: nodes.map(nodeFile),
      components: components.map(componentFile),
      together: together.map((group) => [...group]),
      apart: apart.map((group) => [...group]),
      links: links.map(({between, latencyMs}) => ({between: [...between], latency_ms: latencyMs})),
    },
  }
}

type Amounts = Pick<PlacementNode, 'cpu' | 'memory' | 'disk' | 'gpus' | 'fpgas'>

function resourcesOf({cpu, memory = '0', disk = '0', gpus = 0, fpgas = 0}: Amounts): Resources {
  return {cpuMillicores: parseMillicores(cpu), memoryBytes: parseBytes(memory), diskBytes: parseBytes(disk), gpus, fpgas}
}

function amountsOf({cpuMillicores, memoryBytes, diskBytes, gpus, fpgas}: Resources): Amounts {
  return {
    cpu: quantityOfMillicores(cpuMillicores),
    memory: quantityOfBytes(memoryBytes),
    ...(diskBytes === 0 ? {} : {disk: quantityOfBytes(diskBytes)}),
    ...(gpus === 0 ? {} : {gpus}),
    ...(fpgas === 0 ? {} : {fpgas}),
  }
}

function componentOf(component: PlacementComponent, names: readonly string[]): ProblemComponent {
  const {nodes = names, cost = {}, current = [], why_not = 'the problem does not name the node among its nodes'} = component
  const may = new Set(nodes)
  const costs = new Map(Object.entries(cost))
  return {
    name: component.name,
    instances: component.instances ?? 1,
    need: resourcesOf(component),
    eligible: names.filter((node) => may.has(node)).map((node) => ({node, cost: costs.get(node) ?? 0})),
    refusals: names.filter((node) => !may.has(node)).map((node) => ({node, message: why_not})),
    current: current.map(({node, instances = 1}) => ({node, instances})),
    isSpread: component.spread ?? false,
  }
}

function nodeFile({name, free, pricePerHour, idleWatts, wattsPerCore, isOn}: ProblemNode): PlacementNode {
  return {
    name,
    ...amountsOf(free),
    price_per_hour: pricePerHour,
    idle_watts: idleWatts,
    watts_per_core: wattsPerCore,
    ...(isOn ? {on: true} : {}),
  }
}

function componentFile({name, instances, need, eligible, refusals, current, isSpread}: ProblemComponent): PlacementComponent {
  const whyNot = refusals[0]?.message
  return {
    name,
    ...(instances === 1 ? {} : {instances}),
    ...amountsOf(need),
    nodes: eligible.map(({node}) => node),
    ...(whyNot === undefined ? {} : {why_not: whyNot}),
    cost: Object.fromEntries(eligible.filter(({cost}) => cost > 0).map(({node, cost}) => [node, cost])),
    ...(current.length === 0 ? {} : {current: current.map(({node, instances: there}) => ({node, instances: there}))}),
    ...(isSpread ? {spread: true} : {}),
  }
}

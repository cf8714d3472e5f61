import {NO_RESOURCES} from '../../descriptions/resources.js'
import {RandomStreams} from '../../support/random-streams.js'
import {DEFAULT_WEIGHTS, type EligibleNode, type PlacementProblem, type ProblemComponent, type ProblemNode} from './problem.js'

/** `feasible` has a placement by construction; each of the others has none, for the reason that it is called by. */
export const INSTANCE_KINDS = ['feasible', 'no-eligible-node', 'group-too-large', 'over-capacity', 'apart-too-many', 'crowded'] as const
export type InstanceKind = (typeof INSTANCE_KINDS)[number]

export type GenerateOptions = {
  readonly components: number
  readonly nodes: number
  readonly seed: number
  readonly kind?: InstanceKind
  /** The share of all processors that is asked for, at least; 0.85 unless said otherwise. */
  readonly packing?: number
}

const MIB = 2 ** 20
const STEP = 50
const UNLABELLED = 'the node lacks a label that it needs'
/** Cores, what it costs per hour, and watts at rest and per core: far edge, edge, cloud. */
const NODE_KINDS = [
  {cores: 4, gibibytes: 8, price: 0.05, idleWatts: 6, wattsPerCore: 2},
  {cores: 8, gibibytes: 16, price: 0.14, idleWatts: 35, wattsPerCore: 6},
  {cores: 16, gibibytes: 64, price: 0.4, idleWatts: 90, wattsPerCore: 9},
] as const

/**
 * A problem that looks like a slice in use: applications of components that talk, most of which run already where they once were put, on nodes of three
 * sizes. It is made from a placement that fits, so a feasible one fills `packing` of the processors and is feasible. The same options give the same
 * problem.
 */
export function generateProblem({
  components: count,
  nodes: nodeCount,
  seed,
  kind = 'feasible',
  packing = 0.85,
}: GenerateOptions): PlacementProblem {
  const random = new RandomStreams(seed).open('placement-problem')
  const chance: Chance = {
    below: (limit) => Math.floor(random() * limit),
    is: (share) => random() < share,
    between: (low, high) => low + random() * (high - low),
  }
  const nodes = Array.from({length: nodeCount}, (_, index) => nodeOf(index, chance))
  const planted = plant(nodes, count, packing, chance)
  const components = planted.map((one, index) => componentOf(one, index, nodes, chance))
  const problem: PlacementProblem = {
    name: `${kind}-${count}x${nodeCount}-${seed}`,
    weights: DEFAULT_WEIGHTS,
    nodes,
    components,
    together: togetherOf(planted, components, chance),
    apart: apartOf(planted, components, chance),
    links: linksOf(components, chance),
  }
  return spoiled(problem, kind, chance)
}

type Chance = {
  readonly below: (limit: number) => number
  readonly is: (share: number) => boolean
  readonly between: (low: number, high: number) => number
}
type Planted = {readonly node: number; readonly cpuMillicores: number}

function nodeOf(index: number, chance: Chance): ProblemNode {
  const kind = NODE_KINDS[chance.below(NODE_KINDS.length)] ?? NODE_KINDS[0]
  return {
    name: `node-${String(index + 1).padStart(3, '0')}`,
    free: {...NO_RESOURCES, cpuMillicores: kind.cores * 1000, memoryBytes: kind.gibibytes * 1024 * MIB, gpus: chance.is(0.2) ? 1 : 0},
    pricePerHour: rounded(kind.price * chance.between(0.8, 1.2)),
    idleWatts: kind.idleWatts,
    wattsPerCore: kind.wattsPerCore,
    isOn: chance.is(0.3),
  }
}

/** What runs where in the placement that it is made from: each node is filled, and what fills it is cut into pieces. */
function plant(nodes: readonly ProblemNode[], count: number, packing: number, chance: Chance): readonly Planted[] {
  const pieces = nodes.map(() => 1)
  const sizes = nodes.map(({free}) => free.cpuMillicores)
  for (let left = count - nodes.length; left > 0; left -= 1) {
    const roomiest = sizes.reduce((best, size, at) => (size / (pieces[at] ?? 1) > (sizes[best] ?? 0) / (pieces[best] ?? 1) ? at : best), 0)
    const at = chance.is(0.5) ? roomiest : chance.below(nodes.length)
    pieces[at] = (pieces[at] ?? 0) + 1
  }
  const planted = nodes.flatMap((_, node) => {
    const full = (sizes[node] ?? 0) * chance.between(packing, Math.min(1, packing + 0.1))
    const parts = Array.from({length: pieces[node] ?? 1}, () => chance.between(0.5, 1.5))
    const all = parts.reduce((sum, part) => sum + part, 0)
    const cut = parts.map((part) => Math.max(STEP, Math.floor((full * part) / all / STEP) * STEP))
    const rest = Math.ceil((full - cut.reduce((sum, part) => sum + part, 0)) / STEP) * STEP
    return cut.map((cpuMillicores, at) => ({node, cpuMillicores: cpuMillicores + (at === 0 ? Math.max(0, rest) : 0)}))
  })
  return planted
    .map((one) => ({one, key: chance.between(0, 1)}))
    .toSorted((a, b) => a.key - b.key)
    .map(({one}) => one)
}

function componentOf({node, cpuMillicores}: Planted, index: number, nodes: readonly ProblemNode[], chance: Chance): ProblemComponent {
  const share = cpuMillicores / (nodes[node]?.free.cpuMillicores ?? 1)
  const memory = Math.max(32, Math.floor((((nodes[node]?.free.memoryBytes ?? 0) / MIB) * share * chance.between(0.4, 0.95)) / 32) * 32)
  const openTo = chance.between(0.3, 0.8)
  const eligible: EligibleNode[] = []
  const refusals: {node: string; message: string}[] = []
  for (const [at, {name}] of nodes.entries())
    if (at === node || chance.is(openTo)) eligible.push({node: name, cost: rounded(chance.between(0, 0.1))})
    else refusals.push({node: name, message: UNLABELLED})
  const runs = chance.below(10)
  const home = runs < 6 ? nodes[node]?.name : runs < 8 ? eligible[chance.below(eligible.length)]?.node : undefined
  return {
    name: `component-${String(index + 1).padStart(4, '0')}`,
    instances: 1,
    need: {...NO_RESOURCES, cpuMillicores, memoryBytes: memory * MIB},
    eligible,
    refusals,
    current: home === undefined ? [] : [{node: home, instances: 1}],
    isSpread: false,
  }
}

/** Pairs that the planted placement has on one node: one for every twelve components. */
function togetherOf(planted: readonly Planted[], components: readonly ProblemComponent[], chance: Chance): readonly (readonly string[])[] {
  const taken = new Set<number>()
  const groups: string[][] = []
  for (const [at, {node}] of planted.entries()) {
    const mate = planted.findIndex((other, index) => index > at && other.node === node && !taken.has(index))
    if (mate < 0 || taken.has(at) || !chance.is(1 / 4) || groups.length >= planted.length / 12) continue
    taken.add(at).add(mate)
    groups.push(namesOf(components, [at, mate]))
  }
  return groups
}

/** Threes that it has on three nodes: one for every ten components. */
function apartOf(planted: readonly Planted[], components: readonly ProblemComponent[], chance: Chance): readonly (readonly string[])[] {
  const groups: string[][] = []
  for (let left = Math.floor(planted.length / 10); left > 0; left -= 1) {
    const three = [chance.below(planted.length), chance.below(planted.length), chance.below(planted.length)]
    if (new Set(three.map((at) => planted[at]?.node)).size === 3) groups.push(namesOf(components, three))
  }
  return groups
}

/** Applications of five components, each of which talks to the one before, and now and then to one of another application. */
function linksOf(components: readonly ProblemComponent[], chance: Chance): PlacementProblem['links'] {
  return components.flatMap(({name}, at) => {
    const partner = at % 5 === 0 ? (chance.is(0.2) ? chance.below(components.length) : at) : at - 1
    const other = components[partner]?.name ?? name
    return other === name ? [] : [{between: [other, name] as const, latencyMs: rounded(chance.between(0.5, 8))}]
  })
}

function spoiled(problem: PlacementProblem, kind: InstanceKind, chance: Chance): PlacementProblem {
  const {components, nodes, together, apart} = problem
  const victim = chance.below(components.length)
  const change = (of: (component: ProblemComponent, index: number) => ProblemComponent) => ({...problem, components: components.map(of)})
  const nobody = (component: ProblemComponent) => ({
    ...component,
    eligible: [],
    refusals: nodes.map(({name}) => ({node: name, message: 'the node has no GPU of model A100'})),
  })
  switch (kind) {
    case 'feasible':
      return problem
    case 'no-eligible-node':
      return change((component, index) => (index === victim ? nobody(component) : component))
    case 'group-too-large': {
      const largest = largestFirst(components).slice(0, 5)
      const anywhere = nodes.map(({name}) => ({node: name, cost: 0}))
      const free = change((component) => (largest.includes(component) ? {...component, eligible: anywhere, refusals: []} : component))
      return {...free, together: [...together, largest.map(({name}) => name)]}
    }
    case 'over-capacity':
      return change((component) => ({...component, need: {...component.need, cpuMillicores: component.need.cpuMillicores * 1.3}}))
    case 'apart-too-many': {
      const few = nodes.slice(0, 3)
      const clique = components.slice(0, few.length + 1)
      const need = {...NO_RESOURCES, cpuMillicores: STEP, memoryBytes: 32 * MIB}
      const tight = change((component) =>
        clique.includes(component) ? {...component, need, ...confinedTo(few, nodes), current: []} : component,
      )
      return {
        ...tight,
        together: together.filter((group) => !clique.some(({name}) => group.includes(name))),
        apart: [...apart, clique.map(({name}) => name)],
      }
    }
    case 'crowded':
      return crowded(problem)
  }
}

/** Three components that fit one by one and two by two nowhere, and two nodes of one size for them. */
function crowded(problem: PlacementProblem): PlacementProblem {
  const pair = problem.nodes
    .map(({free}) => problem.nodes.filter((other) => other.free.cpuMillicores === free.cpuMillicores).slice(0, 2))
    .find(({length}) => length === 2)
  if (pair === undefined) throw new RangeError('A crowded instance needs two nodes of one size: ask for four nodes or more.')
  const cpuMillicores = (pair[0]?.free.cpuMillicores ?? 0) / 2 + STEP
  const names = new Set(problem.components.slice(0, 3).map(({name}) => name))
  const need = {...NO_RESOURCES, cpuMillicores, memoryBytes: 64 * MIB}
  return {
    ...problem,
    components: problem.components.map((component) =>
      names.has(component.name) ? {...component, need, ...confinedTo(pair, problem.nodes), current: []} : component,
    ),
    together: problem.together.filter((group) => !group.some((name) => names.has(name))),
  }
}

/** It may run on these nodes and on no other. */
function confinedTo(nodes: readonly ProblemNode[], all: readonly ProblemNode[]): Pick<ProblemComponent, 'eligible' | 'refusals'> {
  return {
    eligible: all.filter((node) => nodes.includes(node)).map(({name}) => ({node: name, cost: 0})),
    refusals: all.filter((node) => !nodes.includes(node)).map(({name}) => ({node: name, message: UNLABELLED})),
  }
}

function largestFirst(components: readonly ProblemComponent[]): readonly ProblemComponent[] {
  return components.toSorted((a, b) => b.need.cpuMillicores - a.need.cpuMillicores)
}

function namesOf(components: readonly ProblemComponent[], indices: readonly number[]): string[] {
  return indices.flatMap((index) => components[index]?.name ?? [])
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4
}

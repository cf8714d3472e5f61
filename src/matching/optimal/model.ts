import {type Placement, type PlacementProblem, type ProblemComponent, RESOURCE_KEYS} from './problem.js'

/**
 * What goes to one node as a whole: one instance, or all instances of components that must share a node. Solvers place units; what a problem says of
 * components is said of units here once.
 */
export type Unit = {readonly name: string; readonly parts: readonly {readonly component: string; readonly instances: number}[]}

/** Numbers side by side, for the solvers' inner loops: `x[unit * nodes + node]`. */
export type Model = {
  readonly problem: PlacementProblem
  readonly units: readonly Unit[]
  readonly unitCount: number
  readonly nodeCount: number
  readonly resourceCount: number
  /** By unit and resource, only of resources that are asked for; in steps that make most of them small whole numbers. */
  readonly need: Float64Array
  /** By node and resource, in the same steps. */
  readonly free: Float64Array
  /** By unit and node: eligible, and the unit alone fits. */
  readonly allowed: Uint8Array
  /** By unit and node: preference, watts of its cores, moves. */
  readonly cost: Float64Array
  /** By unit and node: how many instances move; their price is in `cost`. */
  readonly moving: Float64Array
  /** By node: price and watts at rest once anything is on it. */
  readonly opening: Float64Array
  /** What is paid for latency where two units are on different nodes. */
  readonly links: readonly Link[]
  /** Of all of them. What a placement costs is this, what its nodes cost, less the links that it makes short. */
  readonly allLinks: number
  /** Of each unit: the others that it talks to. */
  readonly talks: readonly (readonly {readonly unit: number; readonly cost: number}[])[]
  /** Of each unit: those that may not be on its node. */
  readonly apart: readonly ReadonlySet<number>[]
  /** Units with a part of such a group cannot be anywhere. */
  readonly contradictions: readonly string[]
}

export type Link = {readonly one: number; readonly other: number; readonly cost: number}

export function modelOf(problem: PlacementProblem): Model {
  const {nodes, weights} = problem
  const components = new Map(problem.components.map((component) => [component.name, component]))
  const {units, homes} = unitsOf(problem)
  const of = new Map<string, number[]>()
  for (const [index, unit] of units.entries())
    for (const {component} of unit.parts) of.set(component, [...(of.get(component) ?? []), index])
  const partsOf = (unit: Unit) =>
    unit.parts.flatMap(({component, instances}) => {
      const found = components.get(component)
      return found === undefined ? [] : [{component: found, instances}]
    })
  const keys = RESOURCE_KEYS.filter((key) => problem.components.some(({need}) => need[key] > 0))
  const steps = keys.map((key) => problem.components.reduce((step, {need}) => greatestCommonDivisor(step, need[key]), 0))
  const need = new Float64Array(units.length * keys.length)
  const free = new Float64Array(nodes.length * keys.length)
  for (const [at, key] of keys.entries()) {
    const step = steps[at] ?? 1
    for (const [index, unit] of units.entries())
      need[index * keys.length + at] = partsOf(unit).reduce(
        (sum, {component, instances}) => sum + (component.need[key] / step) * instances,
        0,
      )
    // What is asked for is a whole number of steps, so the part of a step that is left over is of use to nobody.
    for (const [index, node] of nodes.entries()) free[index * keys.length + at] = Math.max(0, Math.floor(node.free[key] / step))
  }
  const allowed = new Uint8Array(units.length * nodes.length)
  const cost = new Float64Array(units.length * nodes.length)
  const moving = new Float64Array(units.length * nodes.length)
  for (const [index, unit] of units.entries()) {
    const parts = partsOf(unit).map((part) => ({...part, costs: new Map(part.component.eligible.map((one) => [one.node, one.cost]))}))
    for (const [at, node] of nodes.entries()) {
      const isFitting = keys.every((_, key) => (need[index * keys.length + key] ?? 0) <= (free[at * keys.length + key] ?? 0))
      allowed[index * nodes.length + at] = Number(isFitting && parts.every(({costs}) => costs.has(node.name)))
      let sum = 0
      for (const {component, instances, costs} of parts) {
        const watts = node.wattsPerCore * (component.need.cpuMillicores / 1000)
        sum += instances * ((costs.get(node.name) ?? 0) + weights.watts * watts)
      }
      const moves = movesTo(parts, homes[index], node.name)
      moving[index * nodes.length + at] = moves
      cost[index * nodes.length + at] = sum + weights.moves * moves
    }
  }
  const opening = Float64Array.from(nodes, ({isOn, pricePerHour, idleWatts}) =>
    isOn ? 0 : weights.price * pricePerHour + weights.watts * idleWatts,
  )
  const links = linksOf(problem, of)
  const talks = units.map((): {unit: number; cost: number}[] => [])
  for (const {one, other, cost: paid} of links) {
    talks[one]?.push({unit: other, cost: paid})
    talks[other]?.push({unit: one, cost: paid})
  }
  const {apart, contradictions} = apartOf(problem, units, of)
  const counts = {unitCount: units.length, nodeCount: nodes.length, resourceCount: keys.length}
  return {
    problem,
    units,
    ...counts,
    need,
    free,
    allowed,
    cost,
    moving,
    opening,
    links,
    allLinks: links.reduce((sum, link) => sum + link.cost, 0),
    talks,
    apart,
    contradictions,
  }
}

/** Components as people know them: from the node of each unit. */
export function placementOf({units, problem}: Model, nodeOf: ArrayLike<number>): Placement {
  const placement = new Map(problem.components.map(({name}) => [name, new Map<string, number>()]))
  for (const [index, unit] of units.entries()) {
    const node = problem.nodes[nodeOf[index] ?? -1]
    if (node === undefined) continue
    for (const {component, instances} of unit.parts) {
      const shares = placement.get(component)
      shares?.set(node.name, (shares.get(node.name) ?? 0) + instances)
    }
  }
  const byNode = (a: {readonly node: string}, b: {readonly node: string}) => (a.node < b.node ? -1 : 1)
  return new Map(
    [...placement].map(([name, shares]) => [name, [...shares].map(([node, instances]) => ({node, instances})).toSorted(byNode)]),
  )
}

/** A single instance has one host or is new; the hosts of a group's components differ. */
type Home = {readonly isGroup: boolean; readonly node?: string | undefined}

function unitsOf(problem: PlacementProblem): {readonly units: readonly Unit[]; readonly homes: readonly Home[]} {
  const groups = mergedGroups(problem)
  const units: Unit[] = []
  const homes: Home[] = []
  const seen = new Set<string>()
  for (const component of problem.components) {
    if (seen.has(component.name)) continue
    const group = groups.get(component.name)
    if (group === undefined) {
      const places = component.current.flatMap(({node, instances}) => Array.from({length: instances}, () => node))
      for (let at = 0; at < component.instances; at += 1) {
        const name = component.instances === 1 ? component.name : `${component.name} (${at + 1} of ${component.instances})`
        units.push({name, parts: [{component: component.name, instances: 1}]})
        homes.push({isGroup: false, node: places[at]})
      }
      continue
    }
    const members = problem.components.filter(({name}) => group.has(name))
    for (const {name} of members) seen.add(name)
    units.push({
      name: members.map(({name}) => name).join(' with '),
      parts: members.map(({name, instances}) => ({component: name, instances})),
    })
    homes.push({isGroup: true})
  }
  return {units, homes}
}

/** Groups that have a component in common are one. */
function mergedGroups({together}: PlacementProblem): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>()
  for (const names of together) {
    const merged = new Set(names)
    for (const name of names) for (const other of groups.get(name) ?? []) merged.add(other)
    for (const name of merged) groups.set(name, merged)
  }
  return groups
}

type Part = {readonly component: ProblemComponent; readonly instances: number}

function movesTo(parts: readonly Part[], home: Home | undefined, node: string): number {
  if (home?.isGroup !== true) return home?.node === undefined || home.node === node ? 0 : 1
  return parts.reduce((sum, {component, instances}) => {
    const had = component.current.reduce((count, share) => count + share.instances, 0)
    const here = component.current.find((share) => share.node === node)?.instances ?? 0
    const added = instances - had
    return sum + Math.max(0, instances - here - added)
  }, 0)
}

function linksOf({links, weights}: PlacementProblem, of: ReadonlyMap<string, readonly number[]>): readonly Link[] {
  const costs = new Map<string, Link>()
  for (const {between, latencyMs} of links) {
    const [ones, others] = [of.get(between[0]) ?? [], of.get(between[1]) ?? []]
    for (const a of ones)
      for (const b of others) {
        if (a === b) continue
        const [one, other] = a < b ? [a, b] : [b, a]
        const key = `${one}/${other}`
        const cost = (weights.latencyMs * latencyMs) / (ones.length * others.length) + (costs.get(key)?.cost ?? 0)
        if (cost > 0) costs.set(key, {one, other, cost})
      }
  }
  return [...costs.values()]
}

function apartOf(problem: PlacementProblem, units: readonly Unit[], of: ReadonlyMap<string, readonly number[]>) {
  const apart = units.map(() => new Set<number>())
  const contradictions: string[] = []
  const part = (a: number, b: number): void => {
    apart[a]?.add(b)
    apart[b]?.add(a)
  }
  for (const group of problem.apart)
    for (const [at, first] of group.entries())
      for (const second of group.slice(at + 1))
        for (const a of of.get(first) ?? [])
          for (const b of of.get(second) ?? [])
            if (a === b) contradictions.push(`${first} and ${second} must share a node and may not share one`)
            else part(a, b)
  for (const {name, isSpread, instances} of problem.components) {
    if (!isSpread || instances < 2) continue
    const own = of.get(name) ?? []
    if (own.length < instances) contradictions.push(`the ${instances} instances of ${name} may not share a node, and its group must`)
    for (const [at, a] of own.entries()) for (const b of own.slice(at + 1)) part(a, b)
  }
  return {apart, contradictions}
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y > 0) [x, y] = [y, x % y]
  return x
}

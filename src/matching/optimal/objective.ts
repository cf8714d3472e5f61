import type {HostShare} from '../../platform/contract/index.js'
import type {Placement, PlacementProblem, ProblemComponent, ProblemLink} from './problem.js'

export type Objective = {
  /** In the currency per hour: the terms, each by its weight, and the preference. Lower is better. */
  readonly total: number
  /** Currency per hour of the nodes that are used and would not be otherwise. */
  readonly price: number
  /** Of those nodes at rest, and of the cores that are asked for. */
  readonly watts: number
  readonly latencyMs: number
  /** Instances that are not where they were. */
  readonly moves: number
  /** What hosts cost beside price and energy, as the problem says. */
  readonly preference: number
}

/** What a placement costs. All solvers are judged by it; whether the placement is allowed at all is not its question. */
export function evaluate(problem: PlacementProblem, placement: Placement): Objective {
  const sharesOf = (name: string): readonly HostShare[] => placement.get(name) ?? []
  const nodes = new Map(problem.nodes.map((node) => [node.name, node]))
  const used = new Set<string>()
  let [watts, preference, moves] = [0, 0, 0]
  for (const component of problem.components) {
    const costs = new Map(component.eligible.map(({node, cost}) => [node, cost]))
    for (const {node, instances} of sharesOf(component.name)) {
      used.add(node)
      watts += (nodes.get(node)?.wattsPerCore ?? 0) * (component.need.cpuMillicores / 1000) * instances
      preference += (costs.get(node) ?? 0) * instances
    }
    moves += movesOf(component, sharesOf(component.name))
  }
  let price = 0
  for (const node of problem.nodes) {
    if (node.isOn || !used.has(node.name)) continue
    price += node.pricePerHour
    watts += node.idleWatts
  }
  const latencyMs = problem.links.reduce((sum, link) => sum + latencyOf(link, sharesOf), 0)
  const {weights} = problem
  const total = weights.price * price + weights.watts * watts + weights.latencyMs * latencyMs + weights.moves * moves + preference
  return {total, price, watts, latencyMs, moves, preference}
}

function movesOf({current, instances}: ProblemComponent, shares: readonly HostShare[]): number {
  const had = new Map(current.map((share) => [share.node, share.instances]))
  const arrived = shares.reduce((sum, share) => sum + Math.max(0, share.instances - (had.get(share.node) ?? 0)), 0)
  const added = instances - current.reduce((sum, share) => sum + share.instances, 0)
  return Math.max(0, arrived - added)
}

function latencyOf({between: [one, other], latencyMs}: ProblemLink, sharesOf: (name: string) => readonly HostShare[]): number {
  const there = new Map(sharesOf(other).map((share) => [share.node, share.instances]))
  let [near, ones] = [0, 0]
  for (const {node, instances} of sharesOf(one)) {
    ones += instances
    near += instances * (there.get(node) ?? 0)
  }
  const all = ones * [...there.values()].reduce((sum, count) => sum + count, 0)
  return all === 0 ? 0 : latencyMs * (1 - near / all)
}

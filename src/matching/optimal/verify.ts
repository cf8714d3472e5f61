import type {Placement, PlacementProblem} from './problem.js'

const KEYS = ['cpuMillicores', 'memoryBytes', 'diskBytes', 'gpus', 'fpgas'] as const

export type Verification = {
  /** Each rule that the placement breaks, in words. Empty: it is allowed. */
  readonly broken: readonly string[]
  /** What it costs, in the currency per hour. */
  readonly total: number
}

/** Judges a placement from the problem alone: every rule and the objective written out plainly, with nothing of what the solvers compute with. */
export function verifyPlacement(problem: PlacementProblem, placement: Placement): Verification {
  const broken: string[] = []
  const at = (component: string, node: string): number =>
    (placement.get(component) ?? []).filter((share) => share.node === node).reduce((sum, share) => sum + share.instances, 0)
  for (const component of problem.components) {
    const shares = placement.get(component.name) ?? []
    const placed = shares.reduce((sum, share) => sum + share.instances, 0)
    if (placed !== component.instances) broken.push(`${component.name} has ${placed} of ${component.instances} instances`)
    for (const {node, instances} of shares) {
      if (!component.eligible.some((one) => one.node === node)) broken.push(`${component.name} may not run on ${node}`)
      if (!Number.isInteger(instances) || instances < 1) broken.push(`${component.name} has ${instances} instances on ${node}`)
      if (component.isSpread && instances > 1) broken.push(`${component.name} has ${instances} instances on ${node} and is to be spread`)
    }
  }
  for (const {name, free} of problem.nodes)
    for (const key of KEYS) {
      const taken = problem.components.reduce((sum, component) => sum + component.need[key] * at(component.name, name), 0)
      if (taken > free[key] && taken > 0) broken.push(`${name} is overfull: ${taken} of ${free[key]} (${key})`)
    }
  for (const group of problem.together) {
    const hosts = new Set(group.flatMap((name) => (placement.get(name) ?? []).map(({node}) => node)))
    if (hosts.size > 1) broken.push(`${group.join(', ')} must share a node and are on ${[...hosts].join(', ')}`)
  }
  for (const group of problem.apart)
    for (const {name} of problem.nodes) {
      const there = group.filter((component) => at(component, name) > 0)
      if (there.length > 1) broken.push(`${there.join(' and ')} must be apart and are on ${name}`)
    }
  return {broken, total: costOf(problem, placement, at)}
}

function costOf(
  {weights, nodes, components, links}: PlacementProblem,
  placement: Placement,
  at: (component: string, node: string) => number,
): number {
  let total = 0
  for (const node of nodes) {
    const millicores = components.reduce((sum, {name, need}) => sum + need.cpuMillicores * at(name, node.name), 0)
    const isUsed = components.some(({name}) => at(name, node.name) > 0)
    if (isUsed && !node.isOn) total += weights.price * node.pricePerHour + weights.watts * node.idleWatts
    total += weights.watts * node.wattsPerCore * (millicores / 1000)
    for (const {name, eligible} of components) total += (eligible.find((one) => one.node === node.name)?.cost ?? 0) * at(name, node.name)
  }
  for (const {name, current, instances} of components) {
    const stay = (placement.get(name) ?? []).reduce(
      (sum, share) => sum + Math.min(share.instances, current.find(({node}) => node === share.node)?.instances ?? 0),
      0,
    )
    const had = current.reduce((sum, share) => sum + share.instances, 0)
    total += weights.moves * Math.max(0, Math.min(had, instances) - stay)
  }
  for (const {between, latencyMs} of links) {
    const [ones, others] = [placement.get(between[0]) ?? [], placement.get(between[1]) ?? []]
    let [pairs, far] = [0, 0]
    for (const one of ones)
      for (const other of others) {
        pairs += one.instances * other.instances
        if (one.node !== other.node) far += one.instances * other.instances
      }
    if (pairs > 0) total += weights.latencyMs * latencyMs * (far / pairs)
  }
  return total
}

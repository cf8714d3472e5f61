import type {Interaction} from '../../../matching/interactions.js'
import type {HostShare} from '../../../platform/contract/index.js'
import type {Reason} from '../../../support/reason.js'

export type NearProblem = {
  readonly talks: readonly Interaction[]
  /** By component, where its instances are. What is not placed, or not ours, is not in it. */
  readonly places: ReadonlyMap<string, readonly HostShare[]>
  /** Those that may be moved. */
  readonly movable: readonly string[]
  readonly nodes: readonly string[]
  /** One way, between two nodes; 0 where they are one. */
  readonly latencyMs: (one: string, other: string) => number
  /** Of the component's sum, what a move must save at least. */
  readonly minGainPercent: number
  /** Why the instances that a component has on a node may not go to another, however near that is. */
  readonly refusals: (component: string, from: string, to: string) => readonly Reason[]
}

export type Judged = {
  readonly component: string
  readonly from: string
  readonly host: string
  readonly refusals: readonly Reason[]
  /** The component's sum now, and with the host in the place of `from`. */
  readonly nowMs: number
  readonly thereMs: number
}

/**
 * What could go where, judged, and the move that saves most. A move changes the sum of one component only, and lowers it: so it lowers that of the whole
 * application, and repeating it ends.
 */
export function nearest(problem: NearProblem): {readonly best: Judged | undefined; readonly judged: readonly Judged[]} {
  const judged = problem.movable
    .filter((component) => talksOf(problem, component).length > 0)
    .flatMap((component) =>
      (problem.places.get(component) ?? []).flatMap(({node: from}) => problem.nodes.map((to) => judge(problem, component, from, to))),
    )
  const [best] = judged
    .filter(({refusals}) => refusals.length === 0)
    .toSorted((a, b) => savedBy(b) - savedBy(a) || (nameOf(a) < nameOf(b) ? -1 : 1))
  return {best, judged}
}

/** Between each of its instances and each that it talks to: the mean, by weight, summed over whom it talks to. */
export function sumOf(problem: NearProblem, component: string, hosts: readonly HostShare[]): number {
  return talksOf(problem, component).reduce((sum, {between: [one, other], weight}) => {
    const partners = problem.places.get(one === component ? other : one) ?? []
    return sum + weight * meanBetween(hosts, partners, problem.latencyMs)
  }, 0)
}

/** `from`'s instances on `to`. */
export function moved(hosts: readonly HostShare[], from: string, to: string): readonly HostShare[] {
  return hosts.map((share) => (share.node === from ? {...share, node: to} : share))
}

export function gainPercent({nowMs, thereMs}: Judged): number {
  return nowMs <= 0 ? 0 : (100 * (nowMs - thereMs)) / nowMs
}

/** Its interactions with components whose place is known. */
function talksOf({talks, places}: NearProblem, component: string): readonly Interaction[] {
  return talks.filter(
    ({between: [one, other]}) => one !== other && (one === component || other === component) && places.has(one) && places.has(other),
  )
}

function judge(problem: NearProblem, component: string, from: string, to: string): Judged {
  const hosts = problem.places.get(component) ?? []
  const nowMs = sumOf(problem, component, hosts)
  const thereMs = sumOf(problem, component, moved(hosts, from, to))
  const base = {component, from, host: to, nowMs, thereMs}
  if (from === to) return {...base, refusals: [{code: 'runs-there', message: 'it runs there'}]}
  const gain = gainPercent({...base, refusals: []})
  if (gain < problem.minGainPercent || nowMs - thereMs <= NEGLIGIBLE_MS) {
    const message = `its interactions would come to ${thereMs.toFixed(1)} ms there, ${nowMs.toFixed(1)} ms now; at least ${problem.minGainPercent} % less is asked for`
    return {...base, refusals: [{code: 'no-gain', message}]}
  }
  return {...base, refusals: problem.refusals(component, from, to)}
}

/** What rounding may make of nothing. */
const NEGLIGIBLE_MS = 1e-9

function meanBetween(ones: readonly HostShare[], others: readonly HostShare[], latencyMs: NearProblem['latencyMs']): number {
  let [sum, pairs] = [0, 0]
  for (const one of ones) {
    for (const other of others) {
      const count = one.instances * other.instances
      pairs += count
      sum += count * latencyMs(one.node, other.node)
    }
  }
  return pairs === 0 ? 0 : sum / pairs
}

function savedBy({nowMs, thereMs}: Judged): number {
  return nowMs - thereMs
}

function nameOf({component, from, host}: Judged): string {
  return `${component}/${host}/${from}`
}

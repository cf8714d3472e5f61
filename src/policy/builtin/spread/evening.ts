import type {HostShare} from '../../../platform/contract/index.js'
import type {Reason} from '../../../support/reason.js'

/** What is to be apart: the instances of one component, or of several that a person names together. */
export type Group = {readonly name: string; readonly components: readonly string[]}

export type SpreadProblem = {
  readonly groups: readonly Group[]
  /** By component: where its instances are. */
  readonly places: ReadonlyMap<string, readonly HostShare[]>
  /** By node: the domain that fails with it. A node without one is in none. */
  readonly domains: ReadonlyMap<string, string>
  readonly nodes: readonly {readonly name: string; readonly headroom: number}[]
  readonly maxSkew: number
  /** Why a component stays where it is. */
  readonly stays: (component: string) => string | undefined
  /** Whether it could be on the node at all, were there room. */
  readonly mayRun: (component: string, node: string) => boolean
  /** Why one more instance may not be on the node, however even that is. */
  readonly refusals: (component: string, from: string, to: string) => readonly Reason[]
}

export type Judged = {
  readonly component: string
  readonly host: string
  readonly refusals: readonly Reason[]
  readonly terms?: {readonly fewer: number; readonly onNode: number; readonly headroom: number}
}

/** A group that is less even than it must be: its instances by domain, those it could have but does not included. */
export type Uneven = {readonly group: Group; readonly counts: ReadonlyMap<string, number>; readonly fullest: string; readonly least: string}

export type OneMove = {readonly uneven: Uneven; readonly component: string; readonly from: string; readonly to: string}
export type Evening = {readonly uneven: readonly Uneven[]; readonly move: OneMove | undefined; readonly judged: readonly Judged[]}

/**
 * The one move of an instance that makes the least even group more even, and no other group less: from its fullest domain to the least filled in which
 * there is a node for it. Every such move lowers the sum of the squares of the counts, so that repeating it ends.
 */
export function evening(problem: SpreadProblem): Evening {
  const uneven = problem.groups
    .flatMap((group) => unevenness(problem, group) ?? [])
    .toSorted((a, b) => skewOf(b) - skewOf(a) || (a.group.name < b.group.name ? -1 : 1))
  const judged: Judged[] = []
  for (const one of uneven) {
    for (const {component, from} of departures(problem, one)) {
      const hosts = problem.nodes.map(({name, headroom}) => judge(problem, one, {component, from, to: name, headroom}))
      judged.push(...hosts)
      const [best] = hosts.filter((host) => host.refusals.length === 0).toSorted(better)
      if (best !== undefined) return {uneven, move: {uneven: one, component, from, to: best.host}, judged: hosts}
    }
  }
  return {uneven, move: undefined, judged}
}

export function skewOf({counts, fullest, least}: Uneven): number {
  return (counts.get(fullest) ?? 0) - (counts.get(least) ?? 0)
}

function unevenness(problem: SpreadProblem, group: Group): Uneven | undefined {
  const counts = countsOf(problem, group)
  const usable = new Set(
    problem.nodes.flatMap(({name}) => {
      const domain = problem.domains.get(name)
      return domain !== undefined && group.components.some((component) => problem.mayRun(component, name)) ? [domain] : []
    }),
  )
  for (const domain of usable) counts.set(domain, counts.get(domain) ?? 0)
  const order = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([domain]) => domain)
  const [fullest, least] = [order[0], order.findLast((domain) => usable.has(domain))]
  if (fullest === undefined || least === undefined) return undefined
  const found = {group, counts, fullest, least}
  return skewOf(found) > problem.maxSkew ? found : undefined
}

function countsOf({places, domains}: SpreadProblem, {components}: Group): Map<string, number> {
  const counts = new Map<string, number>()
  for (const component of components) {
    for (const {node, instances} of places.get(component) ?? []) {
      const domain = domains.get(node)
      if (domain !== undefined) counts.set(domain, (counts.get(domain) ?? 0) + instances)
    }
  }
  return counts
}

/** Instances that could go, from the fullest domain on; in it from the node that has most of them. */
function departures(
  problem: SpreadProblem,
  {group, counts, least}: Uneven,
): readonly {readonly component: string; readonly from: string}[] {
  const floor = (counts.get(least) ?? 0) + problem.maxSkew
  return group.components
    .flatMap((component) =>
      (problem.places.get(component) ?? []).map(({node}) => ({component, from: node, isIn: problem.domains.get(node)})),
    )
    .filter(({isIn}) => isIn !== undefined && (counts.get(isIn) ?? 0) > floor)
    .map((one) => ({...one, count: counts.get(one.isIn ?? '') ?? 0, onNode: onNode(problem, group, one.from)}))
    .toSorted((a, b) => b.count - a.count || b.onNode - a.onNode || (`${a.from}/${a.component}` < `${b.from}/${b.component}` ? -1 : 1))
}

type Step = {readonly component: string; readonly from: string; readonly to: string; readonly headroom: number}

function judge(problem: SpreadProblem, {group, counts}: Uneven, {component, from, to, headroom}: Step): Judged {
  const base = {component, host: to}
  const refuse = (code: string, message: string) => ({...base, refusals: [{code, message}]})
  if (to === from) return refuse('runs-there', 'it runs there')
  const stays = problem.stays(component)
  if (stays !== undefined) return refuse('stays', `it stays where it is: ${stays}`)
  const [here, there] = [problem.domains.get(from), problem.domains.get(to)]
  if (there === undefined) return refuse('no-domain', 'it is not known with what this node fails: it lacks the label')
  const fewer = (counts.get(here ?? '') ?? 0) - (counts.get(there) ?? 0)
  if (fewer <= problem.maxSkew)
    return refuse(
      'no-more-even',
      `${counts.get(there) ?? 0} of ${group.name} are in ${there} already, ${counts.get(here ?? '') ?? 0} in ${here ?? ''}`,
    )
  const worse = problem.groups.find(
    (other) => other !== group && other.components.includes(component) && gathers(problem, other, here, there),
  )
  if (worse !== undefined) return refuse('gathers-others', `${worse.name} would be less even: it is in ${there} already`)
  const refusals = problem.refusals(component, from, to)
  return refusals.length > 0 ? {...base, refusals} : {...base, refusals, terms: {fewer, onNode: onNode(problem, group, to), headroom}}
}

function gathers(problem: SpreadProblem, group: Group, here: string | undefined, there: string): boolean {
  const counts = countsOf(problem, group)
  return (counts.get(here ?? '') ?? 0) - (counts.get(there) ?? 0) < 1
}

function onNode({places}: SpreadProblem, {components}: Group, node: string): number {
  return components.reduce((sum, name) => sum + (places.get(name)?.find((share) => share.node === node)?.instances ?? 0), 0)
}

function better({host: a, terms: one}: Judged, {host: b, terms: other}: Judged): number {
  if (one === undefined || other === undefined) return 0
  return other.fewer - one.fewer || one.onNode - other.onNode || other.headroom - one.headroom || (a < b ? -1 : 1)
}

import {instancesOf, type Resources} from '../descriptions/resources.js'
import type {ApplicationDescription, ComponentDescription} from '../descriptions/types.js'
import type {HostShare, NodeState} from '../platform/contract/index.js'
import type {Candidate} from '../policy/contract.js'
import type {Reason} from '../support/reason.js'
import {refusalWords} from '../support/text/refusal-words.js'
import {growth, needOf, shortages, subtract} from './capacity.js'
import {hostRefusals} from './eligibility.js'
import {isExclusive} from './exclusive.js'
import {needsNewInstance} from './runtime.js'
import {type Score, scorer} from './score.js'

export type PlacedComponent = {
  /** Orders applied. */
  readonly component: ComponentDescription
  readonly current: readonly HostShare[]
  /** What runs there now, where that is not `component` yet: what it asks for beyond that must fit beside the others. */
  readonly running?: ComponentDescription
  /** A person's order to give up one host for another; the other shares stay. */
  readonly move?: {readonly from: string; readonly to: string}
}

export type PlacementQuestion = {
  readonly application: ApplicationDescription
  /** In any order; those that run elsewhere (`external_component`) are left out. */
  readonly components: readonly PlacedComponent[]
  readonly nodes: readonly NodeState[]
  /** What is free on a node, after what was admitted but is not there yet. */
  readonly free: (node: NodeState) => Resources
  /** A host that is not ready is kept until then: it may come back. */
  readonly isLost: (node: string) => boolean
  /**
   * The components whose hosts are to be weighed even where all their instances stay where they are; absent: all. Of the others `candidates` stays
   * empty then, which spares a large cluster most of the work.
   */
  readonly weighed?: ReadonlySet<string>
}

export type ComponentPlacement = {
  readonly component: string
  /** Empty where it cannot be placed. */
  readonly hosts: readonly HostShare[]
  readonly candidates: readonly Candidate[]
  /** Why not all instances have a host. */
  readonly reasons: readonly Reason[]
}

/**
 * Where every component of an application goes: eligible hosts only, the best score first, what is placed already stays where it may. Components
 * that must share a node are judged as one. The same question gives the same answer, whatever the order of nodes and components.
 */
export function placeApplication(question: PlacementQuestion): readonly ComponentPlacement[] {
  const nodes = question.nodes.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const prices = nodes.flatMap((node) => node.pricePerHour ?? [])
  const board: Board = {
    question,
    nodes,
    free: new Map(nodes.map((node) => [node.name, question.free(node)])),
    located: new Map(
      question.components.map(({component, current}) => [component.metadata.name, new Set(current.map((share) => share.node))]),
    ),
    lowestPrice: prices.length === 0 ? undefined : Math.min(...prices),
  }
  const placed = new Map<string, ComponentPlacement>()
  for (const unit of unitsOf(question)) {
    for (const placement of unit.isGroup ? placeTogether(board, unit.members) : unit.members.map((member) => placeAlone(board, member))) {
      placed.set(placement.component, placement)
      board.located.set(placement.component, new Set(placement.hosts.map((share) => share.node)))
    }
  }
  return question.components.flatMap(({component}) => placed.get(component.metadata.name) ?? [])
}

/** The state of one placing: what is free, and where everything is, change as components get their hosts. */
type Board = {
  readonly question: PlacementQuestion
  readonly nodes: readonly NodeState[]
  readonly free: Map<string, Resources>
  readonly located: Map<string, ReadonlySet<string>>
  /** The lowest price among the hosts that are weighed. */
  readonly lowestPrice: number | undefined
}

type Unit = {readonly isGroup: boolean; readonly members: readonly PlacedComponent[]}

/** Components that must share a node form one unit, the others one each. Named hosts first, then what asks for most, then by name. */
function unitsOf({application, components}: PlacementQuestion): readonly Unit[] {
  const groups = (application.single_node ?? []).map((group) => new Set(group.components))
  const units = new Map<string, PlacedComponent[]>()
  for (const entry of components.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))) {
    const group = groups.findIndex((members) => members.has(nameOf(entry)))
    const key = group < 0 ? `component/${nameOf(entry)}` : `group/${group}`
    units.set(key, [...(units.get(key) ?? []), entry])
  }
  const demand = ({members}: Unit) => members.reduce((sum, {component}) => sum + needOf(component, instancesOf(component)).cpuMillicores, 0)
  const isNamed = ({members}: Unit) => (members.some(({component}) => component.node_placement?.node !== undefined) ? 0 : 1)
  const first = ({members}: Unit) => (members[0] === undefined ? '' : nameOf(members[0]))
  return [...units]
    .map(([key, members]): Unit => ({isGroup: key.startsWith('group/'), members}))
    .toSorted((a, b) => isNamed(a) - isNamed(b) || demand(b) - demand(a) || (first(a) < first(b) ? -1 : 1))
}

function nameOf({component}: PlacedComponent): string {
  return component.metadata.name
}

/** One instance after the other, each to the host that is best then. */
function placeAlone(board: Board, member: PlacedComponent): ComponentPlacement {
  const {component} = member
  const wanted = instancesOf(component)
  const {shares, reasons} = keep(board, member)
  let placed = count(shares)
  if (placed >= wanted && board.question.weighed?.has(nameOf(member)) === false) return conclude(component, shares, [], reasons)
  // Two of an exclusive component would be in each other's way on one host.
  const isFull = (node: string) => isExclusive(component) && shares.has(node) && placed < wanted
  const judgement = judge(board, [member], (_, node) => (placed >= wanted && shares.has(node) ? 0 : 1), isFull)
  const judged = board.nodes.map(judgement).toSorted(bestFirst)
  const now = [...judged]
  for (; placed < wanted; placed += 1) {
    const best = indexOfBest(now)
    const chosen = now[best]
    if (chosen?.eligible !== true) break
    const {node} = chosen
    shares.set(node.name, (shares.get(node.name) ?? 0) + 1)
    take(board, node, needOf(component, 1))
    // Only where it went is anything different now.
    if (placed + 1 < wanted) now[best] = judgement(node)
  }
  return conclude(component, shares, judged, reasons)
}

function indexOfBest(judged: readonly Judgement[]): number {
  let [best, index] = [judged[0], 0]
  for (let at = 1; at < judged.length; at += 1) {
    const one = judged[at]
    if (one !== undefined && best !== undefined && bestFirst(one, best) < 0) [best, index] = [one, at]
  }
  return index
}

/** All instances of all members on one node: where most of them are already, else the best. */
function placeTogether(board: Board, members: readonly PlacedComponent[]): readonly ComponentPlacement[] {
  const kept = new Map(members.map((member) => [nameOf(member), keep(board, member)]))
  const here = (member: PlacedComponent, node: string) => kept.get(nameOf(member))?.shares.get(node) ?? 0
  const judgement = judge(board, members, (member, node) => Math.max(0, instancesOf(member.component) - here(member, node)))
  const judged = board.nodes.map(judgement).toSorted(bestFirst)
  const residents = ({node}: Judgement) => members.filter((member) => here(member, node.name) > 0).length
  const best = judged.filter((one) => one.eligible).toSorted((a, b) => residents(b) - residents(a))[0]
  return members.map((member) => {
    const {shares, reasons} = kept.get(nameOf(member)) ?? {shares: new Map<string, number>(), reasons: []}
    if (best === undefined) return conclude(member.component, shares, judged, reasons, members)
    const wanted = instancesOf(member.component)
    take(board, best.node, needOf(member.component, Math.max(0, wanted - here(member, best.node.name))))
    return conclude(member.component, new Map([[best.node.name, wanted]]), judged, reasons, members)
  })
}

function take({free}: Board, node: NodeState, need: Resources): void {
  free.set(node.name, subtract(free.get(node.name) ?? node.free, need))
}

/** What may stay: hosts that still fit and are not lost, up to the number asked for; a person's move is followed where the other host takes it. */
function keep(
  board: Board,
  {component, current, running, move}: PlacedComponent,
): {readonly shares: Map<string, number>; readonly reasons: readonly Reason[]} {
  const {question, nodes, free} = board
  let left = instancesOf(component)
  const shares = new Map<string, number>()
  const reasons: Reason[] = []
  const add = (node: string, instances: number) => {
    shares.set(node, (shares.get(node) ?? 0) + instances)
    left -= instances
  }
  for (const share of current) {
    const instances = Math.min(left, share.instances)
    const node = nodes.find((one) => one.name === share.node)
    if (instances === 0) continue
    const to = share.node === move?.from ? nodes.find((one) => one.name === move.to) : undefined
    if (to !== undefined) {
      const refusals = hostRefusals({component, node: to, added: instances, free: free.get(to.name) ?? to.free})
      if (refusals.length === 0) {
        take(board, to, needOf(component, instances))
        add(to.name, instances)
        continue
      }
      reasons.push({
        code: 'order-not-possible',
        message: `it was ordered to ${to.name}, and there ${refusals[0]?.message ?? 'it may not run'}`,
      })
    }
    if (node === undefined || question.isLost(share.node)) continue
    const more = growth(component, running, instances)
    const room = free.get(node.name) ?? node.free
    const isRenewed = running !== undefined && needsNewInstance(running, component)
    if (hostRefusals({component, node, added: 0, isRenewed, free: room}).length > 0 || shortages(more, room).length > 0) continue
    take(board, node, more)
    add(node.name, instances)
  }
  return {shares, reasons}
}

/** `scored`: only where nothing refuses. */
type Part = {readonly refusals: readonly Reason[]; readonly scored?: Score}

/** A node for some components together; `parts` are in the order of these. */
type Judgement = {
  readonly node: NodeState
  readonly eligible: boolean
  readonly score: number
  readonly parts: readonly Part[]
}

function judge(
  {question: {application}, free, located, lowestPrice}: Board,
  members: readonly PlacedComponent[],
  addedOn: (member: PlacedComponent, node: string) => number,
  isFull: (node: string) => boolean = () => false,
): (node: NodeState) => Judgement {
  const scorers = members.map(({component}) => scorer({application, component, located, lowestPrice}))
  return (node) => {
    let rest = free.get(node.name) ?? node.free
    let [eligible, score] = [true, 0]
    const parts = members.map((member, index): Part => {
      const {component} = member
      const added = addedOn(member, node.name)
      const unmet = hostRefusals({component, node, added, free: rest})
      const refusals = isFull(node.name) ? [...unmet, FULL] : unmet
      const scored = refusals.length === 0 ? scorers[index]?.(node, rest, added) : undefined
      if (scored === undefined) {
        eligible = false
        return {refusals}
      }
      score += scored.score
      if (members.length > 1) rest = subtract(rest, needOf(component, added))
      return {refusals, scored}
    })
    return {node, parts, eligible, score}
  }
}

const NOT_JUDGED: Part = {refusals: []}
const FULL: Reason = {code: 'exclusive-there', message: 'it is exclusive and runs there once already'}

/** Equal scores by name. */
function bestFirst(a: Judgement, b: Judgement): number {
  return Number(b.eligible) - Number(a.eligible) || b.score - a.score || (a.node.name < b.node.name ? -1 : 1)
}

/** `members`: whom the hosts were judged for together. */
function conclude(
  component: ComponentDescription,
  shares: ReadonlyMap<string, number>,
  judged: readonly Judgement[],
  before: readonly Reason[],
  members: readonly PlacedComponent[] = [],
): ComponentPlacement {
  const {name} = component.metadata
  const own = Math.max(0, members.map(nameOf).indexOf(name))
  const hosts = [...shares].filter(([, instances]) => instances > 0).map(([node, instances]) => ({node, instances}))
  const candidates = judged.map(({node, parts, eligible}): Candidate => {
    const {refusals, scored} = parts[own] ?? NOT_JUDGED
    const partners = eligible ? [] : members.flatMap((member, index) => (index === own ? [] : partnerRefusal(member, parts[index])))
    const common = {component: name, host: node.name, chosen: shares.has(node.name)}
    const all = partners.length === 0 ? refusals : [...refusals, ...partners]
    return scored === undefined ? {...common, refusals: all} : {...common, refusals: all, score: scored.score, terms: scored.terms}
  })
  const missing = instancesOf(component) - count(shares)
  const reasons =
    missing <= 0
      ? before
      : [
          ...before,
          {
            code: 'no-eligible-host',
            message: `no host for ${missing} of ${instancesOf(component)} instance${instancesOf(component) === 1 ? '' : 's'}: ${summarise(candidates)}`,
          },
        ]
  return {component: name, hosts, candidates, reasons}
}

function partnerRefusal(member: PlacedComponent, part: Part | undefined): readonly Reason[] {
  const [refusal] = part?.refusals ?? []
  return refusal === undefined
    ? []
    : [{code: 'partner-refused', message: `${nameOf(member)} must share the node, and there ${refusal.message}`}]
}

/** `too little memory free (3 nodes), cordoned (1 node)`: the shape of a refusal, when there are too many hosts to name. */
export function summarise(candidates: readonly Candidate[], hosts: 'node' | 'cluster' = 'node'): string {
  if (candidates.length === 0) return hosts === 'node' ? 'the cluster has no nodes' : 'there is no cluster'
  const counts = new Map<string, number>()
  for (const {refusals} of candidates)
    for (const words of new Set(refusals.map((reason) => refusalWords(reason.code)))) counts.set(words, (counts.get(words) ?? 0) + 1)
  if (counts.size === 0) return 'all eligible hosts are full'
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([words, number]) => `${words} (${number} ${hosts}${number === 1 ? '' : 's'})`)
    .join(', ')
}

function count(shares: ReadonlyMap<string, number> | undefined): number {
  let sum = 0
  for (const instances of shares?.values() ?? []) sum += instances
  return sum
}

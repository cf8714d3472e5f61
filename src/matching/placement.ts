import {instancesOf, type Resources} from '../descriptions/resources.js'
import type {ApplicationDescription, ComponentDescription} from '../descriptions/types.js'
import type {HostShare, NodeState} from '../platform/contract/index.js'
import type {Candidate} from '../policy/contract.js'
import type {Reason} from '../support/reason.js'
import {needOf, subtract} from './capacity.js'
import {hostRefusals} from './eligibility.js'
import {scoreHost} from './score.js'

export type PlacementQuestion = {
  readonly application: ApplicationDescription
  /** Orders applied. In any order; `current` is where it is now. */
  readonly components: readonly {readonly component: ComponentDescription; readonly current: readonly HostShare[]}[]
  readonly nodes: readonly NodeState[]
  /** What is free on a node, after what was admitted but is not there yet. */
  readonly free: (node: NodeState) => Resources
  /** A host that is not ready is kept until then: it may come back. */
  readonly isLost: (node: string) => boolean
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
  const free = new Map(nodes.map((node) => [node.name, question.free(node)]))
  const located = new Map<string, Set<string>>()
  for (const {component, current} of question.components) located.set(component.metadata.name, new Set(current.map((share) => share.node)))
  const placed = new Map<string, ComponentPlacement>()
  for (const unit of unitsOf(question)) {
    for (const placement of placeUnit(question, unit, nodes, free, located)) {
      placed.set(placement.component, placement)
      located.set(placement.component, new Set(placement.hosts.map((share) => share.node)))
    }
  }
  return question.components.flatMap(({component}) => placed.get(component.metadata.name) ?? [])
}

type Unit = readonly {readonly component: ComponentDescription; readonly current: readonly HostShare[]}[]

/** Components that must share a node form one unit, the others one each. Named hosts first, then what asks for most, then by name. */
function unitsOf({application, components}: PlacementQuestion): readonly Unit[] {
  const groups = (application.single_node ?? []).map((group) => new Set(group.components ?? []))
  const units = new Map<string, Unit[number][]>()
  for (const entry of components) {
    const {name} = entry.component.metadata
    const group = groups.findIndex((members) => members.has(name))
    const key = group < 0 ? `component/${name}` : `group/${group}`
    units.set(key, [...(units.get(key) ?? []), entry])
  }
  const demand = (unit: Unit) => unit.reduce((sum, {component}) => sum + needOf(component, instancesOf(component)).cpuMillicores, 0)
  const isNamed = (unit: Unit) => (unit.some(({component}) => component.node_placement?.node !== undefined) ? 0 : 1)
  const nameOf = (unit: Unit) => unit[0]?.component.metadata.name ?? ''
  return [...units.values()].toSorted((a, b) => isNamed(a) - isNamed(b) || demand(b) - demand(a) || (nameOf(a) < nameOf(b) ? -1 : 1))
}

function placeUnit(
  question: PlacementQuestion,
  unit: Unit,
  nodes: readonly NodeState[],
  free: Map<string, Resources>,
  located: ReadonlyMap<string, ReadonlySet<string>>,
): readonly ComponentPlacement[] {
  const kept = new Map(unit.map(({component, current}) => [component.metadata.name, keep(question, component, current, nodes)]))
  const rounds = Math.max(...unit.map(({component}) => instancesOf(component)))
  const hosts = new Map(
    unit.map(({component}) => [
      component.metadata.name,
      new Map((kept.get(component.metadata.name) ?? []).map((share) => [share.node, share.instances])),
    ]),
  )
  let judged = judge(question, unit, hosts, nodes, free, located)
  for (let round = 0; round < rounds; round += 1) {
    const wanting = unit.filter(({component}) => count(hosts.get(component.metadata.name)) < instancesOf(component))
    if (wanting.length === 0) break
    const next = judge(question, unit, hosts, nodes, free, located)
    if (round === 0) judged = next
    const best = next.find((one) => one.eligible)
    if (best === undefined) break
    for (const {component} of wanting) {
      const shares = hosts.get(component.metadata.name)
      shares?.set(best.node.name, (shares.get(best.node.name) ?? 0) + 1)
      free.set(best.node.name, subtract(free.get(best.node.name) ?? best.node.free, needOf(component, 1)))
    }
  }
  return unit.map(({component}) => conclude(component, hosts.get(component.metadata.name) ?? new Map<string, number>(), judged))
}

/** What may stay: hosts that still fit and are not lost, up to the number asked for. */
function keep(
  question: PlacementQuestion,
  component: ComponentDescription,
  current: readonly HostShare[],
  nodes: readonly NodeState[],
): readonly HostShare[] {
  let left = instancesOf(component)
  const kept: HostShare[] = []
  for (const share of current) {
    const node = nodes.find((one) => one.name === share.node)
    if (node === undefined || question.isLost(share.node) || left === 0) continue
    if (hostRefusals({component, node, added: 0, free: node.free}).length > 0) continue
    const instances = Math.min(left, share.instances)
    kept.push({node: share.node, instances})
    left -= instances
  }
  return kept
}

type Judgement = {
  readonly node: NodeState
  readonly eligible: boolean
  readonly score: number
  readonly byComponent: ReadonlyMap<string, Omit<Candidate, 'component' | 'host' | 'chosen'>>
}

/** Every node for the unit as a whole, best first; equal scores by name. */
function judge(
  question: PlacementQuestion,
  unit: Unit,
  hosts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  nodes: readonly NodeState[],
  free: ReadonlyMap<string, Resources>,
  located: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Judgement[] {
  const prices = nodes.flatMap((node) => node.pricePerHour ?? [])
  const lowestPrice = prices.length === 0 ? undefined : Math.min(...prices)
  return nodes
    .map((node) => {
      let rest = free.get(node.name) ?? node.free
      const byComponent = new Map<string, Omit<Candidate, 'component' | 'host' | 'chosen'>>()
      for (const {component} of unit) {
        const runs = (hosts.get(component.metadata.name)?.get(node.name) ?? 0) > 0
        const added = runs && count(hosts.get(component.metadata.name)) >= instancesOf(component) ? 0 : 1
        const refusals = hostRefusals({component, node, added, free: rest})
        if (refusals.length > 0) {
          byComponent.set(component.metadata.name, {refusals})
          continue
        }
        byComponent.set(component.metadata.name, {
          refusals,
          ...scoreHost({application: question.application, component, node, free: rest, added, located, lowestPrice}),
        })
        rest = subtract(rest, needOf(component, added))
      }
      const parts = [...byComponent.values()]
      return {
        node,
        byComponent,
        eligible: parts.every((part) => part.refusals.length === 0),
        score: parts.reduce((sum, part) => sum + (part.score ?? 0), 0),
      }
    })
    .toSorted((a, b) => Number(b.eligible) - Number(a.eligible) || b.score - a.score || (a.node.name < b.node.name ? -1 : 1))
}

function conclude(component: ComponentDescription, shares: ReadonlyMap<string, number>, judged: readonly Judgement[]): ComponentPlacement {
  const {name} = component.metadata
  const hosts = [...shares].filter(([, instances]) => instances > 0).map(([node, instances]) => ({node, instances}))
  const candidates = judged.map(({node, byComponent, eligible}): Candidate => {
    const own = byComponent.get(name) ?? {refusals: []}
    const others = [...byComponent].filter(([other, part]) => other !== name && part.refusals.length > 0)
    const shared = eligible
      ? []
      : others.map(([other, part]) => ({
          code: 'partner-refused',
          message: `${other} must share the node, and there ${part.refusals[0]?.message ?? 'it may not run'}`,
        }))
    return {component: name, host: node.name, chosen: shares.has(node.name), ...own, refusals: [...own.refusals, ...shared]}
  })
  const missing = instancesOf(component) - count(shares)
  const reasons =
    missing <= 0
      ? []
      : [
          {
            code: 'no-eligible-host',
            message: `no host for ${missing} of ${instancesOf(component)} instance${instancesOf(component) === 1 ? '' : 's'}: ${summarise(candidates)}`,
          },
        ]
  return {component: name, hosts: missing > 0 && hosts.length === 0 ? [] : hosts, candidates, reasons}
}

/** `memory-short on 3 nodes, node-cordoned on 1`: the shape of a refusal, when there are too many hosts to name. */
export function summarise(candidates: readonly Candidate[]): string {
  if (candidates.length === 0) return 'the cluster has no nodes'
  const counts = new Map<string, number>()
  for (const {refusals} of candidates) for (const reason of refusals) counts.set(reason.code, (counts.get(reason.code) ?? 0) + 1)
  if (counts.size === 0) return 'all eligible hosts are full'
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([code, nodes]) => `${code} on ${nodes} node${nodes === 1 ? '' : 's'}`)
    .join(', ')
}

function count(shares: ReadonlyMap<string, number> | undefined): number {
  let sum = 0
  for (const instances of shares?.values() ?? []) sum += instances
  return sum
}

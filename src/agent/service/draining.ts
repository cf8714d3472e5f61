import type {Resources} from '../../descriptions/resources.js'
import type {ComponentDescription} from '../../descriptions/types.js'
import {needOf, subtract} from '../../matching/capacity.js'
import {hostRefusals} from '../../matching/eligibility.js'
import {effectiveComponent} from '../../matching/orders.js'
import type {ApplicationSpec, NodeState, Reason} from '../../platform/contract/index.js'
import {partnersOf} from '../../policy/builtin/placement-state.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import {placeInCluster} from './placement-report.js'

type Subject = {readonly application: string; readonly component: string}

/** Where each component that is on a node may go. What they take of other nodes is counted, so that all of them find room together. */
export type DrainPlan = {
  readonly moving: readonly (Subject & {readonly to: string})[]
  readonly staying: readonly (Subject & {readonly reason: Reason})[]
}

export function planDrain(view: ContinuumView, node: NodeState, nowMs: number): DrainPlan {
  const moving: (Subject & {to: string})[] = []
  const staying: (Subject & {reason: Reason})[] = []
  const room = new Map<string, Resources>()
  for (const application of view.applications.values().values()) {
    // A move is a deed that this one follows; a pin is a rule.
    const spec = {...application, orders: application.orders.filter((order) => order.wish.kind !== 'move')}
    for (const {component, wanted, instances} of componentsOn(view, spec, node, nowMs)) {
      const subject = {application: spec.name, component}
      if (wanted.node_placement?.node === node.name) {
        staying.push({...subject, reason: {code: 'node-named', message: `its description or an order names ${node.name}`}})
        continue
      }
      const partners = new Set(partnersOf(spec, component))
      const shared = moving.find((one) => one.application === spec.name && partners.has(one.component))?.to
      const host = bestHost({view, spec, node, nowMs, room}, wanted, instances, shared)
      if (host.kind === 'none') staying.push({...subject, reason: host.reason})
      else moving.push({...subject, to: host.name})
    }
  }
  return {moving, staying}
}

type Question = {
  readonly view: ContinuumView
  readonly spec: ApplicationSpec
  readonly node: NodeState
  readonly nowMs: number
  /** Of nodes to which something goes already: what is left. */
  readonly room: Map<string, Resources>
}

/** The best of its other hosts that takes all instances of it; where its partners go, if they do. */
function bestHost(
  {view, spec, node, nowMs, room}: Question,
  wanted: ComponentDescription,
  instances: number,
  shared: string | undefined,
): {readonly kind: 'host'; readonly name: string} | {readonly kind: 'none'; readonly reason: Reason} {
  const {name} = wanted.metadata
  const placement = placeInCluster(view, spec, node.cluster, nowMs).find((one) => one.component === name)
  for (const {host} of placement?.candidates ?? []) {
    const other = view.nodes().get(`${node.cluster}/${host}`)
    if (host === node.name || other === undefined || (shared !== undefined && host !== shared)) continue
    const free = room.get(host) ?? other.free
    if (hostRefusals({component: wanted, node: other, added: instances, free}).length > 0) continue
    room.set(host, subtract(free, needOf(wanted, instances)))
    return {kind: 'host', name: host}
  }
  const message = placement?.reasons[0]?.message ?? `no other host may take ${instances === 1 ? 'it' : `all ${instances} of it`}`
  return {kind: 'none', reason: {code: 'no-eligible-host', message}}
}

function* componentsOn(
  view: ContinuumView,
  spec: ApplicationSpec,
  node: NodeState,
  nowMs: number,
): Iterable<{readonly component: string; readonly wanted: ComponentDescription; readonly instances: number}> {
  const status = view.statusOf(spec.name).find((one) => one.cluster === node.cluster)
  for (const {component, instances} of status?.components ?? []) {
    const there = instances.filter((one) => one.node === node.name && one.phase !== 'terminating').length
    const described = spec.description.components.find((one) => one.metadata.name === component)
    if (there === 0 || described === undefined) continue
    yield {component, wanted: effectiveComponent(spec, described, nowMs).component, instances: there}
  }
}

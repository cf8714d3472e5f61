import type {ApplicationDescription} from '../../descriptions/types.js'
import {effectiveComponent} from '../../matching/orders.js'
import {type ComponentPlacement, placeApplication} from '../../matching/placement.js'
import type {ApplicationSpec, HostShare} from '../../platform/contract/index.js'
import {chooseClusters} from '../../policy/builtin/cluster-placement.js'
import type {Candidate} from '../../policy/contract.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import type {PlacementReport} from '../service.js'

/** Where every component would go and why, by the same judgement that the policies use. Changes nothing. */
export function placementReport(view: ContinuumView, description: ApplicationDescription, nowMs: number): PlacementReport {
  const existing = view.applications.get(description.name)
  const spec: ApplicationSpec =
    existing === undefined
      ? {name: description.name, uid: '', generation: 0, revision: '', createdMs: nowMs, updatedMs: nowMs, description, orders: []}
      : {...existing, description}
  const choice = chooseClusters(spec, view.world())
  const byCluster = [...view.clusters.values().keys()]
    .toSorted()
    .map((cluster) => ({cluster, placements: placeInCluster(view, spec, cluster, nowMs)}))
  const chosen = byCluster.filter((one) => choice.clusters.includes(one.cluster))
  const unplaced = chosen.flatMap((one) =>
    one.placements.flatMap((placement) =>
      placement.reasons.map((reason) => ({...reason, message: `${placement.component}: ${reason.message}`})),
    ),
  )
  const reasons = choice.clusters.length === 0 ? [{code: 'no-eligible-cluster', message: choice.problem}] : unplaced
  return {
    application: description.name,
    feasible: reasons.length === 0,
    ...(choice.clusters[0] === undefined ? {} : {cluster: choice.clusters[0]}),
    clusters: choice.candidates,
    hosts: byCluster.flatMap(({cluster, placements}) =>
      placements.flatMap((placement) => hostsOf(cluster, placement, choice.clusters.includes(cluster))),
    ),
    reasons,
  }
}

/** Every host of a cluster for every component of an application, as it would be judged now; what runs there counts as being there. */
export function placeInCluster(view: ContinuumView, spec: ApplicationSpec, cluster: string, nowMs: number): readonly ComponentPlacement[] {
  const status = view.statusOf(spec.name).find((one) => one.cluster === cluster)
  const current = (component: string): readonly HostShare[] => {
    const instances =
      status?.components.find((one) => one.component === component)?.instances.filter((one) => one.phase !== 'terminating') ?? []
    const nodes = [...new Set(instances.map((one) => one.node))]
    return nodes.map((node) => ({node, instances: instances.filter((one) => one.node === node).length}))
  }
  const stored = view.applications.get(spec.name)
  /** What runs now may ask for less than what is judged: the difference must find room, too. */
  const running = (component: string) => {
    const described = stored?.description.components.find((one) => one.metadata.name === component)
    return stored === undefined || described === undefined ? {} : {running: effectiveComponent(stored, described, nowMs).component}
  }
  return placeApplication({
    application: spec.description,
    components: spec.description.components
      .filter((component) => component.external_component !== true)
      .map((component) => ({
        component: effectiveComponent(spec, component, nowMs).component,
        current: current(component.metadata.name),
        ...running(component.metadata.name),
      })),
    nodes: [...view.nodes().values()].filter((node) => node.cluster === cluster),
    free: (node) => node.free,
    isLost: (name) => view.nodes().get(`${cluster}/${name}`)?.ready !== true,
  })
}

export function hostsOf(
  cluster: string,
  placement: ComponentPlacement,
  isChosenCluster: boolean,
): readonly (Candidate & {readonly cluster: string})[] {
  return placement.candidates.map((candidate) => ({...candidate, chosen: candidate.chosen && isChosenCluster, cluster}))
}

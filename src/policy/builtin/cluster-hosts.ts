import {effectiveComponent} from '../../matching/orders.js'
import {type ComponentPlacement, placeApplication} from '../../matching/placement.js'
import type {ApplicationSpec, NodeState} from '../../platform/contract/index.js'
import type {Candidate} from '../contract.js'

/** Where its components would go on these nodes if none were anywhere yet. */
export function placementsOn(
  application: ApplicationSpec,
  nodes: readonly NodeState[],
  nowMs: number,
  isOfInterest: (component: string) => boolean = () => true,
): readonly ComponentPlacement[] {
  return placeApplication({
    application: application.description,
    components: application.description.components
      .filter((component) => component.external_component !== true && isOfInterest(component.metadata.name))
      .map((component) => ({component: effectiveComponent(application, component, nowMs).component, current: []})),
    nodes,
    free: (node) => node.free,
    isLost: () => false,
  })
}

/** Whether every component finds a host there, and how good the hosts are on average. */
export function judgeHosts(
  application: ApplicationSpec,
  nodes: readonly NodeState[],
  nowMs: number,
): Pick<Candidate, 'refusals' | 'score' | 'terms'> {
  const placements = placementsOn(application, nodes, nowMs)
  const refusals = hostRefusalsOf(placements)
  const scores = placements.flatMap((placement) => placement.candidates.find((one) => one.chosen)?.score ?? [])
  const mean = scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length
  return refusals.length > 0 ? {refusals} : {refusals, score: Math.round(mean * 10_000) / 10_000, terms: {hosts: mean}}
}

/** What keeps components from having a host. */
export function hostRefusalsOf(placements: readonly ComponentPlacement[]): Candidate['refusals'] {
  return placements.flatMap((placement) =>
    placement.reasons.map((reason) => ({...reason, message: `${placement.component}: ${reason.message}`})),
  )
}

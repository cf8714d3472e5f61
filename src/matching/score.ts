import type {Resources} from '../descriptions/resources.js'
import type {ApplicationDescription, ComponentDescription} from '../descriptions/types.js'
import type {NodeState} from '../platform/contract/index.js'
import {headroom, needOf, subtract} from './capacity.js'

/** What each term is worth; each term lies between 0 and 1. */
export const WEIGHTS = {affinity: 0.3, headroom: 0.25, layer: 0.15, fit: 0.1, price: 0.2} as const
export type ScoreTerm = keyof typeof WEIGHTS

export type ScoreQuestion = {
  readonly application: ApplicationDescription
  readonly component: ComponentDescription
  readonly node: NodeState
  readonly free: Resources
  readonly added: number
  /** Where the other components of the application are. */
  readonly located: ReadonlyMap<string, ReadonlySet<string>>
  /** The lowest price among the hosts that are weighed. */
  readonly lowestPrice: number | undefined
}

/** How good an eligible host is, and of what that is made. */
export function scoreHost(question: ScoreQuestion): {readonly score: number; readonly terms: Readonly<Record<ScoreTerm, number>>} {
  const {component, node, free, added} = question
  const terms = {
    affinity: affinity(question),
    headroom: headroom(node, subtract(free, needOf(component, added))),
    layer: layerPreference(component, node),
    fit: suitability(component, node),
    price: price(node, question.lowestPrice),
  }
  const score = (Object.keys(WEIGHTS) as ScoreTerm[]).reduce((sum, term) => sum + WEIGHTS[term] * terms[term], 0)
  return {score: Math.round(score * 10_000) / 10_000, terms}
}

const CRITICALITY = {low: 1, medium: 2, high: 3} as const

/** The share of its interaction partners (weighed by criticality) that are on this node already. Without partners placed: 0.5, it speaks for nobody. */
function affinity({application, component, node, located}: ScoreQuestion): number {
  const {name} = component.metadata
  let together = 0
  let all = 0
  for (const interaction of application.component_interactions ?? []) {
    const partner =
      interaction.component_name1 === name
        ? interaction.component_name2
        : interaction.component_name2 === name
          ? interaction.component_name1
          : undefined
    const places = partner === undefined ? undefined : located.get(partner)
    if (places === undefined || places.size === 0) continue
    const weight = CRITICALITY[interaction.interaction_criticality ?? 'medium']
    all += weight
    if (places.has(node.name)) together += weight
  }
  return all === 0 ? 0.5 : together / all
}

/** The order in which a description names layers is the order in which it prefers them. */
function layerPreference(component: ComponentDescription, node: NodeState): number {
  const layers = (component.node_placement?.continuum_layer ?? []).filter((layer) => layer !== '*')
  if (layers.length < 2) return 1
  const place = layers.indexOf(node.layer)
  return place < 0 ? 0 : 1 - place / layers.length
}

/** Scarce things are kept for those who ask for them: accelerators, sensors, and nodes that move or come and go. */
function suitability(component: ComponentDescription, node: NodeState): number {
  const asks = component.containers.map((container) => container.platform_requirements)
  const wasted = [
    node.description.hardware?.gpu !== undefined && !asks.some((needs) => needs?.gpu !== undefined),
    node.description.hardware?.fpga !== undefined && !asks.some((needs) => needs?.fpga !== undefined),
    (node.description.sensors?.length ?? 0) > 0 && (component.sensors?.length ?? 0) === 0,
    node.description.mobile === true && component.node_placement?.mobile !== true,
    node.description.availability === 'transient',
  ].filter(Boolean).length
  return 1 / (1 + wasted)
}

/** Cheapest: 1; twice as dear: 0.5. A node without a price counts as half. */
function price(node: NodeState, lowest: number | undefined): number {
  if (node.pricePerHour === undefined || lowest === undefined) return 0.5
  return node.pricePerHour <= 0 ? 1 : Math.min(1, lowest / node.pricePerHour)
}

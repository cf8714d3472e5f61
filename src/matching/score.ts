import type {Resources} from '../descriptions/resources.js'
import type {ApplicationDescription, ComponentDescription} from '../descriptions/types.js'
import type {NodeState} from '../platform/contract/index.js'
import {headroom, needOf} from './capacity.js'
import {interactionsIn} from './interactions.js'

/** What each term is worth; each term lies between 0 and 1. */
export const WEIGHTS = {affinity: 0.3, headroom: 0.25, layer: 0.15, fit: 0.1, price: 0.2} as const
export type ScoreTerm = keyof typeof WEIGHTS

export type ScoreQuestion = {
  readonly application: ApplicationDescription
  readonly component: ComponentDescription
  /** Where the other components of the application are. */
  readonly located: ReadonlyMap<string, ReadonlySet<string>>
  /** The lowest price among the hosts that are weighed. */
  readonly lowestPrice: number | undefined
}

export type Score = {readonly score: number; readonly terms: Readonly<Record<ScoreTerm, number>>}

/** How good an eligible host is for `added` more instances, and of what that is made. What depends on the component alone is read once for all hosts. */
export function scorer(question: ScoreQuestion): (node: NodeState, free: Resources, added: number) => Score {
  const {component, lowestPrice} = question
  const affinityOf = affinity(question)
  const layerOf = layerPreference(component)
  const fitOf = suitability(component)
  return (node, free, added) => {
    const terms = {
      affinity: affinityOf(node),
      headroom: headroom(node, free, needOf(component, added)),
      layer: layerOf(node),
      fit: fitOf(node),
      price: price(node, lowestPrice),
    }
    const score =
      WEIGHTS.affinity * terms.affinity +
      WEIGHTS.headroom * terms.headroom +
      WEIGHTS.layer * terms.layer +
      WEIGHTS.fit * terms.fit +
      WEIGHTS.price * terms.price
    return {score: Math.round(score * 10_000) / 10_000, terms}
  }
}

/** The share of its interaction partners (weighed by criticality) that are on a node already. Without partners placed: 0.5, it speaks for nobody. */
function affinity({application, component, located}: ScoreQuestion): (node: NodeState) => number {
  const {name} = component.metadata
  const partners: {readonly places: ReadonlySet<string>; readonly weight: number}[] = []
  for (const {between, weight} of interactionsIn(application)) {
    const [one, other] = between
    const partner = one === name ? other : other === name ? one : undefined
    const places = partner === undefined ? undefined : located.get(partner)
    if (places === undefined || places.size === 0) continue
    partners.push({places, weight})
  }
  const all = partners.reduce((sum, {weight}) => sum + weight, 0)
  if (all === 0) return () => 0.5
  return (node) => partners.reduce((sum, {places, weight}) => (places.has(node.name) ? sum + weight : sum), 0) / all
}

/** The order in which a description names layers is the order in which it prefers them. */
function layerPreference(component: ComponentDescription): (node: NodeState) => number {
  const layers = (component.node_placement?.continuum_layer ?? []).filter((layer) => layer !== '*')
  if (layers.length < 2) return () => 1
  return (node) => {
    const place = layers.indexOf(node.layer)
    return place < 0 ? 0 : 1 - place / layers.length
  }
}

/** Scarce things are kept for those who ask for them: accelerators, sensors, and nodes that move or come and go. */
function suitability(component: ComponentDescription): (node: NodeState) => number {
  const asks = component.containers.map((container) => container.platform_requirements)
  const asksGpu = asks.some((needs) => needs?.gpu !== undefined)
  const asksFpga = asks.some((needs) => needs?.fpga !== undefined)
  const asksSensors = (component.sensors?.length ?? 0) > 0
  const asksMobile = component.node_placement?.mobile === true
  return ({description: {hardware, sensors, mobile, availability}}) => {
    const wasted =
      Number(hardware?.gpu !== undefined && !asksGpu) +
      Number(hardware?.fpga !== undefined && !asksFpga) +
      Number((sensors?.length ?? 0) > 0 && !asksSensors) +
      Number(mobile === true && !asksMobile) +
      Number(availability === 'transient')
    return 1 / (1 + wasted)
  }
}

/** Cheapest: 1; twice as dear: 0.5. A node without a price counts as half. */
function price(node: NodeState, lowest: number | undefined): number {
  if (node.pricePerHour === undefined || lowest === undefined) return 0.5
  return node.pricePerHour <= 0 ? 1 : Math.min(1, lowest / node.pricePerHour)
}

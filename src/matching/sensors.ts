import type {ComponentDescription, NodeDescription} from '../descriptions/types.js'
import type {Reason} from '../support/reason.js'
import {type Rule, unmet} from './rule.js'

type Wish = NonNullable<ComponentDescription['sensors']>[number]
type Offer = NonNullable<NodeDescription['sensors']>[number]

const KINDS = ['camera', 'temperature', 'accelerometer', 'barometer', 'air_quality'] as const

/** Each sensor that a component asks for must be on the node, often enough, by its model, range and rate. */
export function* sensorRules(component: ComponentDescription): Iterable<Rule> {
  for (const wish of component.sensors ?? [])
    for (const kind of KINDS) if (wish[kind] !== undefined) yield (node) => unmetSensor(kind, wish, node.description.sensors ?? [])
}

function unmetSensor(kind: (typeof KINDS)[number], wish: Wish, sensors: readonly Offer[]): Reason | undefined {
  const offers = sensors.filter((offer) => offer[kind] !== undefined)
  if (offers.length === 0) return unmet('sensor-missing', `it needs a sensor of kind ${kind}, the node has none`)
  const shortcomings = offers.map((offer) => [...shortcomingsOf(kind, wish, offer)])
  const fitting = offers.filter((_, index) => shortcomings[index]?.length === 0)
  if (fitting.length === 0) {
    const nearest = shortcomings.toSorted((a, b) => a.length - b.length)[0] ?? []
    return unmet('sensor-differs', `its ${kind} does not fit: ${nearest.join('; ')}`)
  }
  const count = fitting.reduce((sum, offer) => sum + countOf(kind, offer), 0)
  const needed = wish.instances ?? 1
  return count < needed ? unmet('sensor-too-few', `it needs ${needed} sensors of kind ${kind}, the node has ${count}`) : undefined
}

function* shortcomingsOf(kind: (typeof KINDS)[number], wish: Wish, offer: Offer): Iterable<string> {
  if (wish.protocol !== undefined && offer.protocol !== undefined && wish.protocol !== offer.protocol)
    yield `protocol ${wish.protocol}, not ${offer.protocol}`
  if (kind === 'camera') {
    yield* cameraShortcomings(wish.camera, offer.camera)
    return
  }
  const needs = wish[kind]
  const has = offer[kind]
  if (needs === undefined || has === undefined) return
  if (needs.model !== undefined && needs.model !== has.model) yield `model ${needs.model}, not ${has.model ?? 'undeclared'}`
  if (needs.measurement_unit !== undefined && has.measurement_unit !== undefined && needs.measurement_unit !== has.measurement_unit) {
    yield `unit ${needs.measurement_unit}, not ${has.measurement_unit}`
  }
  if (needs.measurement_min !== undefined && !((has.measurement_min ?? Number.POSITIVE_INFINITY) <= needs.measurement_min)) {
    yield `range down to ${needs.measurement_min}, it begins at ${has.measurement_min ?? 'undeclared'}`
  }
  if (needs.measurement_max !== undefined && !((has.measurement_max ?? Number.NEGATIVE_INFINITY) >= needs.measurement_max)) {
    yield `range up to ${needs.measurement_max}, it ends at ${has.measurement_max ?? 'undeclared'}`
  }
  // Accuracy is a tolerance: a smaller one is better.
  if (needs.accuracy !== undefined && !((has.accuracy ?? Number.POSITIVE_INFINITY) <= needs.accuracy)) {
    yield `accuracy of ${needs.accuracy}, it has ${has.accuracy ?? 'undeclared'}`
  }
  if (needs.sampling_frequency !== undefined && !((has.sampling_frequency ?? 0) >= needs.sampling_frequency)) {
    yield `sampling frequency of ${needs.sampling_frequency}, it has ${has.sampling_frequency ?? 'undeclared'}`
  }
}

function* cameraShortcomings(needs: Wish['camera'], has: Offer['camera']): Iterable<string> {
  if (needs === undefined || has === undefined) return
  if (needs.model !== undefined && needs.model !== has.model) yield `model ${needs.model}, not ${has.model ?? 'undeclared'}`
  if (needs.camera_type !== undefined && needs.camera_type !== has.camera_type)
    yield `type ${needs.camera_type}, not ${has.camera_type ?? 'undeclared'}`
  if (needs.minimum_framerate !== undefined && !((has.framerate ?? 0) >= needs.minimum_framerate)) {
    yield `${needs.minimum_framerate} frames a second, it has ${has.framerate ?? 'undeclared'}`
  }
  if (needs.resolution !== undefined && !(has.supported_resolutions ?? []).some((name) => name === needs.resolution)) {
    yield `resolution ${needs.resolution}, it has ${has.supported_resolutions?.join(', ') ?? 'undeclared'}`
  }
}

function countOf(kind: (typeof KINDS)[number], offer: Offer): number {
  const own = kind === 'camera' ? offer.camera?.instances : kind === 'temperature' ? offer.temperature?.instances : undefined
  return own ?? offer.instances ?? 1
}

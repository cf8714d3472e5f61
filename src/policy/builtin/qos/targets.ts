import type {ComponentDescription, QosMetric} from '../../../descriptions/types.js'
import {type Freshness, freshnessOf} from '../../../matching/freshness.js'
import {placingOrder} from '../../../matching/orders.js'
import {meets, RELATION_SYMBOL} from '../../../matching/qos.js'
import type {ApplicationSpec} from '../../../platform/contract/index.js'
import type {JsonObject} from '../../../support/json.js'
import type {PolicyInput} from '../../contract.js'
import {type ComponentView, componentViews, partnersOf} from '../placement-state.js'

/** What has been ready for less says nothing yet. */
const SETTLED_MS = 10_000
/** How long a target must be missed without a break before a move is considered. */
export const SUSTAIN_MS = 10_000

/** Since when a target is missed, or met without a break; by component and metric. */
export type TargetState = {readonly missedSince: {readonly [key: string]: number}; readonly metSince: {readonly [key: string]: number}}

/** A target of a component that may be moved for it, and its value where a fresh one is known. */
export type Watched = {
  readonly view: ComponentView
  readonly metric: QosMetric
  readonly key: string
  readonly value: number | undefined
  readonly ageMs: number | undefined
  readonly freshness: Freshness
}

/**
 * The targets of components that run and may move: not by themselves where they must share a node, and not while a person says where they are.
 * `targetsOf`: which; absent: those that they declare.
 */
export function watchedOf(
  {application, world, telemetry, nowMs}: PolicyInput,
  targetsOf: (component: ComponentDescription) => readonly QosMetric[] = ({qos_metrics = []}) => qos_metrics,
): readonly Watched[] {
  if (application === undefined || application.deletedMs !== undefined) return []
  return componentViews(application, world, (component) => isFree(application, component, nowMs))
    .filter((view) => isSettled(view) && isServing(application, view, world, nowMs))
    .flatMap((view) =>
      targetsOf(view.component).map((metric): Watched => {
        const component = view.component.metadata.name
        const selector = {metric: metric.application_metric_id, application: application.name, component}
        const latest = telemetry.latest(selector)
        const ageMs = latest === undefined ? undefined : nowMs - latest.timeMs
        const freshness = freshnessOf(telemetry, selector)
        const isFresh = ageMs !== undefined && ageMs <= freshness.freshMs
        return {
          view,
          metric,
          key: `${component}/${metric.application_metric_id}`,
          ageMs,
          freshness,
          // Where it is measured less often than the window is long, the newest sample speaks.
          value: isFresh ? (telemetry.aggregate(selector, freshness.windowMs, 'mean') ?? latest?.value) : undefined,
        }
      }),
    )
}

function isFree(application: ApplicationSpec, component: ComponentDescription, nowMs: number): boolean {
  const {name} = component.metadata
  return (
    component.node_placement?.node === undefined &&
    partnersOf(application, name).length === 0 &&
    placingOrder(application, name, nowMs) === undefined
  )
}

function isSettled(view: ComponentView): boolean {
  return view.deviation === undefined && view.intent !== undefined && view.intent.hosts.length === view.intent.goal.length
}

/** It serves, and has for long enough that its silence would mean something. */
function isServing(application: ApplicationSpec, view: ComponentView, world: PolicyInput['world'], nowMs: number): boolean {
  const instances = world.components.get(`${application.name}/${view.component.metadata.name}`)?.instances ?? []
  return instances.some((instance) => instance.phase === 'ready' && nowMs - (instance.readySinceMs ?? nowMs) >= SETTLED_MS)
}

/** What is missed and met now, each since when it began. A target whose value is not known is neither. */
export function advance(watched: readonly Watched[], state: TargetState, nowMs: number): TargetState {
  const missedSince: {[key: string]: number} = {}
  const metSince: {[key: string]: number} = {}
  for (const {key, value, metric} of watched) {
    if (value === undefined) continue
    if (meets(value, metric.relation, metric.target)) metSince[key] = state.metSince[key] ?? nowMs
    else missedSince[key] = state.missedSince[key] ?? nowMs
  }
  return {missedSince, metSince}
}

/** The target that is missed by most, relative to itself, among those missed long enough. */
export function mostMissed(watched: readonly Watched[], state: TargetState, nowMs: number): Watched | undefined {
  return watched
    .filter((one) => one.value !== undefined && nowMs - (state.missedSince[one.key] ?? nowMs) >= SUSTAIN_MS)
    .toSorted((a, b) => distance(b) - distance(a) || (a.key < b.key ? -1 : 1))[0]
}

function distance({value, metric}: Watched): number {
  return value === undefined ? 0 : Math.abs(value - metric.target) / Math.max(Math.abs(metric.target), Number.EPSILON)
}

/** The numbers that a verdict rests on. */
export function evidenceOf({view, metric, value, key, freshness}: Watched, state: TargetState, nowMs: number): JsonObject {
  const since = state.missedSince[key]
  return {
    component: view.component.metadata.name,
    metric: metric.application_metric_id,
    value,
    target: metric.target,
    relation: metric.relation,
    windowMs: freshness.windowMs,
    missedForMs: since === undefined ? undefined : nowMs - since,
    node: view.current.map((share) => share.node).join(','),
  }
}

export function tell({view, metric, value}: Watched): string {
  const at = value === undefined ? 'unknown' : round(value)
  return `${metric.application_metric_id} of ${view.component.metadata.name} is ${at}, target ${RELATION_SYMBOL[metric.relation]} ${metric.target}`
}

/** A value as reasons tell it. */
export function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1)
}

import type {ComponentDescription, QosMetric} from '../../descriptions/types.js'
import {hostRefusals} from '../../matching/eligibility.js'
import {placingOrder} from '../../matching/orders.js'
import {gain, meets, RELATION_SYMBOL} from '../../matching/qos.js'
import {MECHANISMS} from '../../mechanism/contract.js'
import type {ApplicationSpec, HostShare, NodeState} from '../../platform/contract/index.js'
import type {JsonObject} from '../../support/json.js'
import type {Action, Analysis, Candidate, Plan, Policy, PolicyInput} from '../contract.js'
import {type ComponentView, componentViews, partnersOf} from './placement-state.js'

/** A target counts as missed (or met) by the mean over this window. */
const WINDOW_MS = 10_000
/** Nothing is done on the strength of a sample older than this. */
const FRESH_MS = 15_000
/** How long a target must be missed without a break before a move is considered. */
const SUSTAIN_MS = 10_000
/** A move must be foreseen to better the metric by this share, or it is not worth its cost. */
const LEAST_GAIN = 0.15
/** How long all targets must have been met before a cheaper host is considered, and how often. */
const CALM_MS = 120_000
/** A cheaper host must be foreseen to keep the target with this much to spare. */
const MARGIN = 0.1

/** Since when a target is missed, or met without a break; by component and metric. */
type State = {readonly missedSince: {readonly [key: string]: number}; readonly metSince: {readonly [key: string]: number}}

type Watched = {
  readonly view: ComponentView
  readonly metric: QosMetric
  readonly key: string
  readonly value: number | undefined
  readonly ageMs: number | undefined
}

/**
 * Moves a component whose quality-of-service target is missed to the eligible host that is foreseen best; and back to a cheaper one when that is
 * foreseen to keep the target with room to spare. Holds where telemetry is stale or missing.
 */
export const qosRelocation: Policy<State> = {
  descriptor: {
    name: 'qos-relocation',
    version: '1.0.0',
    summary: 'Moves a component that misses its target to the host that is foreseen best, and back to a cheaper one that will do.',
    layer: 'cluster',
    scope: 'application',
    core: false,
    metrics: ['qos_metrics'],
    mechanisms: [MECHANISMS.placement],
    intervalMs: 10_000,
    cooldownMs: 60_000,
    budget: {changes: 4, windowMs: 600_000},
    settleMs: 30_000,
  },
  initialState: async () => ({missedSince: {}, metSince: {}}),
  analyze: async (input, state) => {
    const watched = watchedOf(input)
    const next = advance(watched, state, input.nowMs)
    const analysis = analyse(watched, next, input)
    const waiting = watched
      .map((one) => next.missedSince[one.key])
      .filter((since) => since !== undefined && input.nowMs - since < SUSTAIN_MS)
    return {analysis, state: same(state, next) ? state : next, ...(waiting.length > 0 ? {nextAnalyzeMs: 1_000} : {})}
  },
  plan: async (input, state) => ({plan: input.application === undefined ? undefined : plan(input, input.application, state), state}),
}

/** The targets of components that run and may move: not by themselves where they must share a node, and not while a person says where they are. */
function watchedOf({application, world, telemetry, nowMs}: PolicyInput): readonly Watched[] {
  if (application === undefined || application.deletedMs !== undefined) return []
  return componentViews(application, world, (component) => isFree(application, component, nowMs))
    .filter((view) => isSettled(view) && isServing(application, view, world, nowMs))
    .flatMap((view) =>
      (view.component.qos_metrics ?? []).map((metric): Watched => {
        const component = view.component.metadata.name
        const selector = {metric: metric.application_metric_id, application: application.name, component}
        const latest = telemetry.latest(selector)
        const ageMs = latest === undefined ? undefined : nowMs - latest.timeMs
        const isFresh = ageMs !== undefined && ageMs <= FRESH_MS
        return {
          view,
          metric,
          key: `${component}/${metric.application_metric_id}`,
          ageMs,
          value: isFresh ? telemetry.aggregate(selector, WINDOW_MS, 'mean') : undefined,
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
  return instances.some((instance) => instance.phase === 'ready' && nowMs - (instance.readySinceMs ?? nowMs) >= WINDOW_MS)
}

function advance(watched: readonly Watched[], state: State, nowMs: number): State {
  const missedSince: {[key: string]: number} = {}
  const metSince: {[key: string]: number} = {}
  for (const {key, value, metric} of watched) {
    if (value === undefined) continue
    if (meets(value, metric.relation, metric.target)) metSince[key] = state.metSince[key] ?? nowMs
    else missedSince[key] = state.missedSince[key] ?? nowMs
  }
  return {missedSince, metSince}
}

function analyse(watched: readonly Watched[], state: State, input: PolicyInput): Analysis {
  const due = mostMissed(watched, state, input.nowMs)
  if (due !== undefined) {
    return {
      verdict: 'adapt',
      reason: `${tell(due)}, for ${seconds(input.nowMs - (state.missedSince[due.key] ?? input.nowMs))}`,
      evidence: evidenceOf(due, state, input.nowMs),
    }
  }
  const stale = watched.find((one) => one.value === undefined)
  if (stale !== undefined) {
    const heard = stale.ageMs === undefined ? 'was never heard' : `was last heard ${seconds(stale.ageMs)} ago`
    return {
      verdict: 'hold',
      reason: `${stale.metric.application_metric_id} of ${stale.view.component.metadata.name} ${heard}; nothing is done on telemetry older than ${FRESH_MS / 1000} s`,
      evidence: {component: stale.view.component.metadata.name, metric: stale.metric.application_metric_id, freshMs: FRESH_MS},
    }
  }
  const missed = watched.find((one) => state.missedSince[one.key] !== undefined)
  if (missed !== undefined)
    return {
      verdict: 'fine',
      reason: `${tell(missed)}, but for less than ${SUSTAIN_MS / 1000} s`,
      evidence: evidenceOf(missed, state, input.nowMs),
    }
  const cheaper = input.application === undefined ? undefined : cheaperHost(input, input.application, watched, state)
  if (cheaper !== undefined) {
    return {
      verdict: 'adapt',
      reason: `${tell(cheaper.watched)}; ${cheaper.node.name} is cheaper and foreseen to do`,
      evidence: evidenceOf(cheaper.watched, state, input.nowMs),
    }
  }
  const first = watched[0]
  if (first === undefined) return {verdict: 'fine', reason: 'No component of it that runs and may move has a target.'}
  return {verdict: 'fine', reason: watched.map(tell).join('; '), evidence: evidenceOf(first, state, input.nowMs)}
}

/** The target that is missed by most, relative to itself, among those missed long enough. */
function mostMissed(watched: readonly Watched[], state: State, nowMs: number): Watched | undefined {
  return watched
    .filter((one) => one.value !== undefined && nowMs - (state.missedSince[one.key] ?? nowMs) >= SUSTAIN_MS)
    .toSorted((a, b) => distance(b) - distance(a) || (a.key < b.key ? -1 : 1))[0]
}

function distance({value, metric}: Watched): number {
  return value === undefined ? 0 : Math.abs(value - metric.target) / Math.max(Math.abs(metric.target), Number.EPSILON)
}

function plan(input: PolicyInput, application: ApplicationSpec, state: State): Plan | undefined {
  const watched = watchedOf(input)
  const due = mostMissed(watched, state, input.nowMs)
  if (due !== undefined) return relocation(input, application, due)
  const cheaper = cheaperHost(input, application, watched, state)
  if (cheaper === undefined) return undefined
  const action = move(
    application,
    cheaper.watched,
    cheaper.from,
    cheaper.node.name,
    `it is cheaper and foreseen to keep the target: ${round(cheaper.candidate.prediction?.value ?? 0)}`,
  )
  return {actions: [action], candidates: [{...cheaper.candidate, chosen: true}], summary: action.reason}
}

function relocation(input: PolicyInput, application: ApplicationSpec, due: Watched): Plan {
  const {metric, view, value = 0} = due
  const component = view.component.metadata.name
  const from = worstHost(input, application, due)
  const judged = [...input.world.nodes.values()].map((node) => judge(input, application, due, from, node))
  const eligible = judged
    .filter((one) => one.refusals.length === 0)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || priceOf(input, a) - priceOf(input, b) || (a.host < b.host ? -1 : 1))
  const best = eligible[0]
  if (best === undefined) {
    return {
      actions: [],
      candidates: judged,
      summary: `${component} stays on ${from}: no other host is eligible and foreseen to better ${metric.application_metric_id} by ${LEAST_GAIN * 100} %`,
    }
  }
  const foreseen =
    best.prediction === undefined
      ? ''
      : `${round(best.prediction.value)} ± ${round(best.prediction.error)} foreseen, ${round(value)} now, target ${RELATION_SYMBOL[metric.relation]} ${metric.target}`
  const action = move(application, due, from, best.host, foreseen)
  return {actions: [action], candidates: judged.map((one) => ({...one, chosen: one.host === best.host})), summary: action.reason}
}

/** One host for the component: refused, or scored by how much it is foreseen to better the metric. */
function judge(input: PolicyInput, application: ApplicationSpec, due: Watched, from: string, node: NodeState): Candidate {
  const {metric, view, value = 0} = due
  const component = view.component.metadata.name
  const base = {component, host: node.name, chosen: false}
  if (node.name === from) return {...base, refusals: [{code: 'runs-there', message: `it runs there, at ${round(value)}`}]}
  const refusals = hostRefusals({component: view.component, node, added: shareOn(view, from), free: node.free})
  if (refusals.length > 0) return {...base, refusals}
  const prediction = input.predictor.predict({
    ...input,
    application: application.name,
    component,
    metric: metric.application_metric_id,
    from,
    to: node.name,
  })
  if ('unknown' in prediction) return {...base, refusals: [{code: 'not-foreseeable', message: prediction.unknown}]}
  const better = gain(prediction.value, value, metric.relation, metric.target)
  if (better >= LEAST_GAIN) return {...base, refusals: [], prediction, score: Math.round(better * 10_000) / 10_000, terms: {gain: better}}
  const message = `${round(prediction.value)} ± ${round(prediction.error)} is foreseen there, ${round(value)} is measured here; a move must better it by ${LEAST_GAIN * 100} %`
  return {...base, prediction, refusals: [{code: 'no-gain', message}]}
}

type Cheaper = {readonly watched: Watched; readonly from: string; readonly node: NodeState; readonly candidate: Candidate}

/** A cheaper eligible host on which every target of the component is foreseen to be met with room to spare, error included. */
function cheaperHost(input: PolicyInput, application: ApplicationSpec, watched: readonly Watched[], state: State): Cheaper | undefined {
  for (const one of watched) {
    const since = state.metSince[one.key]
    const from = one.view.intent?.goal[0]?.node
    const price = from === undefined ? undefined : input.world.nodes.get(from)?.pricePerHour
    if (since === undefined || input.nowMs - since < CALM_MS || from === undefined || price === undefined) continue
    const cheaper = [...input.world.nodes.values()]
      .filter((node) => node.pricePerHour !== undefined && node.pricePerHour < price)
      .toSorted((a, b) => (a.pricePerHour ?? 0) - (b.pricePerHour ?? 0) || (a.name < b.name ? -1 : 1))
    for (const node of cheaper) {
      const candidate = judgeCheaper(input, application, one, watched, from, node)
      if (candidate !== undefined) return {watched: one, from, node, candidate}
    }
  }
  return undefined
}

function judgeCheaper(
  input: PolicyInput,
  application: ApplicationSpec,
  one: Watched,
  watched: readonly Watched[],
  from: string,
  node: NodeState,
): Candidate | undefined {
  const component = one.view.component.metadata.name
  const refusals = hostRefusals({component: one.view.component, node, added: shareOn(one.view, from), free: node.free})
  if (refusals.length > 0) return undefined
  let own: Candidate | undefined
  for (const target of watched.filter((other) => other.view.component.metadata.name === component)) {
    const {metric} = target
    const prediction = input.predictor.predict({
      ...input,
      application: application.name,
      component,
      metric: metric.application_metric_id,
      from,
      to: node.name,
    })
    if ('unknown' in prediction) return undefined
    const isUpperBound = metric.relation === 'lower_or_equal' || metric.relation === 'lower_than'
    const worst = isUpperBound ? prediction.value + prediction.error : prediction.value - prediction.error
    if (!meets(worst, metric.relation, metric.target * (isUpperBound ? 1 - MARGIN : 1 + MARGIN))) return undefined
    if (target.key === one.key) own = {component, host: node.name, chosen: false, refusals: [], prediction}
  }
  return own
}

function move(application: ApplicationSpec, {view}: Watched, from: string, to: string, why: string): Action {
  const component = view.component.metadata.name
  return {
    mechanism: MECHANISMS.placement,
    target: {kind: 'component', application: application.name, component},
    command: {application: application.name, component, hosts: replaced(view.current, from, to)},
    reason: `Move ${component} from ${from} to ${to}: ${why}`,
  }
}

function replaced(current: readonly HostShare[], from: string, to: string): {readonly node: string; readonly instances: number}[] {
  const shares = new Map<string, number>()
  for (const {node, instances} of current) {
    const host = node === from ? to : node
    shares.set(host, (shares.get(host) ?? 0) + instances)
  }
  return [...shares].map(([node, instances]) => ({node, instances}))
}

/** Of the hosts that it has, the one where the metric is worst. */
function worstHost({telemetry}: PolicyInput, application: ApplicationSpec, {view, metric}: Watched): string {
  const component = view.component.metadata.name
  const measured = view.current.map((share) => ({
    node: share.node,
    value: telemetry.aggregate(
      {metric: metric.application_metric_id, application: application.name, component, node: share.node},
      WINDOW_MS,
      'mean',
    ),
  }))
  const known = measured.filter((one): one is {node: string; value: number} => one.value !== undefined)
  const worst = known.toSorted((a, b) => gain(b.value, a.value, metric.relation, metric.target) || (a.node < b.node ? -1 : 1)).at(-1)
  return (known.length > 1 ? worst?.node : view.current[0]?.node) ?? ''
}

function shareOn(view: ComponentView, node: string): number {
  return view.current.find((share) => share.node === node)?.instances ?? 1
}

function priceOf({world}: PolicyInput, candidate: Candidate): number {
  return world.nodes.get(candidate.host)?.pricePerHour ?? Number.POSITIVE_INFINITY
}

function evidenceOf({view, metric, value, key}: Watched, state: State, nowMs: number): JsonObject {
  const since = state.missedSince[key]
  return {
    component: view.component.metadata.name,
    metric: metric.application_metric_id,
    value,
    target: metric.target,
    relation: metric.relation,
    windowMs: WINDOW_MS,
    missedForMs: since === undefined ? undefined : nowMs - since,
    node: view.current.map((share) => share.node).join(','),
  }
}

function tell({view, metric, value}: Watched): string {
  const at = value === undefined ? 'unknown' : round(value)
  return `${metric.application_metric_id} of ${view.component.metadata.name} is ${at}, target ${RELATION_SYMBOL[metric.relation]} ${metric.target}`
}

function same(a: State, b: State): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(0)} s`
}

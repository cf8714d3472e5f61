import type {ComponentDescription, NodeDescription} from '../../descriptions/types.js'
import {factsOf} from '../../policy/model/facts.js'
import {featureRow, windowValue} from '../../policy/model/features/values.js'
import type {ModelPolicySpec} from '../../policy/model/read.js'
import type {Sample, SampleSource, Selector, TelemetryReader} from '../../telemetry/contract.js'
import {createTelemetryStore} from '../../telemetry/store.js'
import type {Trace} from '../trace/contract.js'

/** One moment of one component, with what a model would have been given then and what came of it. */
export type TrainingRow = {
  readonly atMs: number
  readonly application: string
  readonly component: string
  readonly node: string
  /** Another one is one that began anew. */
  readonly instance?: string
  readonly values: readonly number[]
  /** What the forecast's metric was then, taken together as the forecast is: what one foresees who says that it stays. */
  readonly now: number
  /** What it was at the horizon. */
  readonly actual: number
}

export type Rows = {
  /** In the order of time. */
  readonly rows: readonly TrainingRow[]
  readonly leftOut: {
    /** A feature was missing; by its name. */
    readonly missing: {readonly [feature: string]: number}
    /** Nothing was measured at the horizon, or now. */
    readonly unknown: number
  }
}

/** What features of facts are made of; where nothing is described, such features are missing. */
export type Described = {
  readonly node: (name: string) => NodeDescription | undefined
  readonly component: (application: string, component: string) => ComponentDescription | undefined
}

type Draft = Omit<TrainingRow, 'actual'>
type Step = {readonly atMs: number; readonly take: () => void}

/**
 * Plays the recording again and looks at it every `everyMs` by the code of the policy, on a store like the policy's own: what was measured after a moment
 * is not there yet when its features are made. A row that lacks something is left out, and counted.
 */
export function trainingRows(
  trace: Trace,
  spec: ModelPolicySpec,
  {everyMs, described}: {readonly everyMs: number; readonly described: Described},
): Rows {
  const samples = samplesOf(trace, spec)
  let nowMs = samples[0]?.timeMs ?? 0
  const telemetry = createTelemetryStore({clock: {now: () => nowMs}, maxAheadMs: Number.POSITIVE_INFINITY})
  const rows: TrainingRow[] = []
  const missing: {[feature: string]: number} = {}
  let unknown = 0
  const {metric, by, windowMs, horizonMs} = spec.forecast
  const forecastValue = (selector: Selector, atMs: number) => windowValue(telemetry, selector, {nowMs: atMs, endMs: atMs, windowMs, by})
  const steps = groupsOf(trace, spec).flatMap(({source, fromMs, toMs}): readonly Step[] => {
    const selector = {metric, ...source}
    const moments = Array.from({length: Math.floor((toMs - fromMs) / everyMs) + 1}, (_, index) => fromMs + index * everyMs)
    return moments.flatMap((atMs): readonly Step[] => {
      let draft: Draft | undefined
      const look = (): void => {
        const drawn = drawRow(telemetry, spec, source, atMs, described)
        const now = forecastValue(selector, atMs)
        if (now === undefined) unknown += 1
        else if (drawn.missing.length > 0) for (const name of drawn.missing) missing[name] = (missing[name] ?? 0) + 1
        else draft = {...drawn.row, now}
      }
      const close = (): void => {
        if (draft === undefined) return
        const actual = forecastValue(selector, atMs + horizonMs)
        if (actual === undefined) unknown += 1
        else rows.push({...draft, actual})
      }
      return [
        {atMs, take: look},
        {atMs: atMs + horizonMs, take: close},
      ]
    })
  })
  let next = 0
  for (const {atMs, take} of steps.toSorted((a, b) => a.atMs - b.atMs)) {
    nowMs = atMs
    for (let sample = samples[next]; sample !== undefined && sample.timeMs <= atMs; sample = samples[++next]) telemetry.add(sample)
    take()
  }
  return {rows: rows.toSorted((a, b) => a.atMs - b.atMs), leftOut: {missing, unknown}}
}

function drawRow(telemetry: TelemetryReader, spec: ModelPolicySpec, source: SampleSource, nowMs: number, described: Described) {
  const {application = '', component = ''} = source
  const {node = '', instance} = telemetry.latest({metric: spec.forecast.metric, ...source}) ?? {}
  const facts = factsOf(described.component(application, component), described.node(node))
  const {values} = featureRow(spec.features, {nowMs, telemetry, source, node, facts})
  const missing = spec.features.flatMap(({name}, place) => (Number.isFinite(values[place]) ? [] : [name]))
  return {row: {atMs: nowMs, application, component, node, ...(instance === undefined ? {} : {instance}), values}, missing}
}

/** The components whose metric was recorded, each from when to when. */
function groupsOf({series}: Trace, {forecast, component}: ModelPolicySpec) {
  const groups = new Map<string, {readonly source: SampleSource; fromMs: number; toMs: number}>()
  for (const {metric, source, timesMs} of series) {
    if (metric !== forecast.metric || (component !== undefined && source.component !== component)) continue
    const who = {
      ...(source.application === undefined ? {} : {application: source.application}),
      ...(source.component === undefined ? {} : {component: source.component}),
    }
    const key = JSON.stringify(who)
    const group = groups.get(key) ?? {source: who, fromMs: Number.POSITIVE_INFINITY, toMs: Number.NEGATIVE_INFINITY}
    group.fromMs = Math.min(group.fromMs, timesMs[0] ?? Number.POSITIVE_INFINITY)
    group.toMs = Math.max(group.toMs, timesMs.at(-1) ?? Number.NEGATIVE_INFINITY)
    groups.set(key, group)
  }
  return [...groups.values()].filter(({fromMs, toMs}) => toMs >= fromMs)
}

function samplesOf({series}: Trace, {forecast, features}: ModelPolicySpec): readonly Sample[] {
  const wanted = new Set([forecast.metric, ...features.flatMap((one) => (one.kind === 'metric' ? [one.metric] : []))])
  return series
    .filter(({metric}) => wanted.has(metric))
    .flatMap(({metric, source, timesMs, values}) =>
      Array.from(timesMs, (timeMs, place) => ({...source, metric, timeMs, value: values[place] ?? Number.NaN})),
    )
    .toSorted((a, b) => a.timeMs - b.timeMs)
}

import {describeMetric} from '../../telemetry/catalogue.js'
import type {SampleSource} from '../../telemetry/contract.js'
import type {Trace, TraceSeries} from './contract.js'
import {withoutLabels} from './labels.js'

/** One line of a catalogue: what was recorded of a metric and source, and how well. */
export type SeriesDescription = {
  readonly metric: string
  readonly unit: string
  readonly kind: 'gauge' | 'counter'
  readonly source: SampleSource
  readonly points: number
  readonly fromMs: number
  readonly toMs: number
  /** The median distance of two points; NaN (in JSON null): there is one point. */
  readonly stepMs: number
  /** Pauses of more than three steps: how many, and how much of the time they take. */
  readonly gaps: {readonly count: number; readonly share: number}
  readonly min: number
  readonly median: number
  readonly max: number
}

const GAP_STEPS = 3

export function describeTrace({series}: Trace): readonly SeriesDescription[] {
  return series.map(describeSeries)
}

function describeSeries({metric, unit, source, timesMs, values}: TraceSeries): SeriesDescription {
  const steps = Float64Array.from(
    {length: Math.max(0, timesMs.length - 1)},
    (_, place) => (timesMs[place + 1] ?? 0) - (timesMs[place] ?? 0),
  )
  const stepMs = medianOf(steps)
  const pauses = steps.filter((step) => stepMs > 0 && step > GAP_STEPS * stepMs)
  const fromMs = timesMs[0] ?? 0
  const toMs = timesMs.at(-1) ?? 0
  const silentMs = pauses.reduce((sum, pause) => sum + pause, 0)
  return {
    metric,
    unit,
    kind: describeMetric(withoutLabels(metric)).kind,
    source,
    points: timesMs.length,
    fromMs,
    toMs,
    stepMs,
    gaps: {count: pauses.length, share: toMs > fromMs ? silentMs / (toMs - fromMs) : 0},
    min: values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    median: medianOf(values),
    max: values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  }
}

function medianOf(values: Float64Array): number {
  if (values.length === 0) return Number.NaN
  const sorted = values.toSorted()
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

import {aggregateValues} from '../../../telemetry/aggregate.js'
import type {Point, SampleSource, Selector, TelemetryReader} from '../../../telemetry/contract.js'
import type {FeatureBy, FeatureSpec} from './spec.js'

/** What is known of a host and of the component; what is not is undefined. */
export type Facts = {
  readonly node: {readonly [fact in 'cores' | 'performance_indicator' | 'price' | 'memory']: number | undefined}
  readonly component: {readonly [fact in 'instances' | 'cpu-request']: number | undefined}
}

export type FeatureContext = {
  /** The moment of the decision: nothing that was measured after it is looked at. */
  readonly nowMs: number
  readonly telemetry: TelemetryReader
  /** Whose values: the application and component. */
  readonly source: SampleSource
  /** The node that features of a node are of. */
  readonly node: string
  readonly facts: Facts
}

export type FeatureRow = {
  /** In the order of the features; not a number where it is missing. */
  readonly values: readonly number[]
  /** Which are missing, and why, in words. */
  readonly missing: readonly string[]
}

/** One row for a model. The same code makes the rows that it is trained on. */
export function featureRow(features: readonly FeatureSpec[], context: FeatureContext): FeatureRow {
  const values = features.map((feature) => featureValue(feature, context) ?? Number.NaN)
  const missing = features.flatMap((feature, place) => (Number.isFinite(values[place]) ? [] : [missingWords(feature, context)]))
  return {values, missing}
}

/** A metric taken together over the window that ends at `endMs`; undefined where there are too few values. */
export function windowValue(
  telemetry: TelemetryReader,
  selector: Selector,
  {nowMs, endMs, windowMs, by}: {readonly nowMs: number; readonly endMs: number; readonly windowMs: number; readonly by: FeatureBy},
): number | undefined {
  const points = telemetry
    .window(selector, nowMs - endMs + windowMs)
    .flatMap((series) => series.points)
    .filter(({timeMs}) => timeMs > endMs - windowMs && timeMs <= endMs)
  switch (by) {
    case 'last':
      return points.reduce<Point | undefined>(
        (last, point) => (last === undefined || point.timeMs >= last.timeMs ? point : last),
        undefined,
      )?.value
    case 'std':
      return deviationOf(points)
    case 'slope':
      return slopeOf(points)
    case 'count':
      return points.length
    default:
      return aggregateValues(
        points.map(({value}) => value),
        by,
      )
  }
}

function featureValue(feature: FeatureSpec, {nowMs, telemetry, source, node, facts}: FeatureContext): number | undefined {
  switch (feature.kind) {
    case 'metric': {
      const {metric, of, by, windowMs, lagMs} = feature
      return windowValue(telemetry, selectorOf(metric, of, source, node), {nowMs, endMs: nowMs - lagMs, windowMs, by})
    }
    case 'calendar':
      return calendarOf(feature.what, nowMs)
    case 'node':
      return facts.node[feature.fact]
    case 'component':
      return facts.component[feature.fact]
  }
}

function selectorOf(metric: string, of: 'component' | 'application' | 'node', source: SampleSource, node: string): Selector {
  if (of === 'node') return {metric, node}
  const {component: _, ...application} = source
  return of === 'component' ? {metric, ...source} : {metric, ...application}
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** The epoch began on a Thursday; Monday is 0. */
const DAYS_BEFORE = 3

function calendarOf(what: 'hour-sin' | 'hour-cos' | 'day-of-week', nowMs: number): number {
  const turn = (2 * Math.PI * (nowMs % DAY_MS)) / DAY_MS
  switch (what) {
    case 'hour-sin':
      return Math.sin(turn)
    case 'hour-cos':
      return Math.cos(turn)
    case 'day-of-week':
      return (Math.floor(nowMs / DAY_MS) + DAYS_BEFORE) % 7
  }
}

/** Of the values that are there, not of those that they are a sample of. */
function deviationOf(points: readonly Point[]): number | undefined {
  if (points.length < 2) return undefined
  const mean = points.reduce((sum, {value}) => sum + value, 0) / points.length
  return Math.sqrt(points.reduce((sum, {value}) => sum + (value - mean) ** 2, 0) / points.length)
}

/** Of the line of least squares, per second. */
function slopeOf(points: readonly Point[]): number | undefined {
  const middle = points.reduce((sum, {timeMs}) => sum + timeMs, 0) / points.length
  const mean = points.reduce((sum, {value}) => sum + value, 0) / points.length
  const spread = points.reduce((sum, {timeMs}) => sum + ((timeMs - middle) / 1_000) ** 2, 0)
  if (points.length < 2 || spread === 0) return undefined
  return points.reduce((sum, {timeMs, value}) => sum + ((timeMs - middle) / 1_000) * (value - mean), 0) / spread
}

function missingWords(feature: FeatureSpec, {node}: FeatureContext): string {
  if (feature.kind === 'metric') {
    const whose = feature.of === 'node' ? ` of ${node}` : ''
    const lag = feature.lagMs === 0 ? '' : ` that ended ${feature.lagMs / 1_000} s ago`
    return `${feature.name} (too few values of ${feature.metric}${whose} in the ${feature.windowMs / 1_000} s${lag})`
  }
  return `${feature.name} (${feature.kind === 'node' ? `the description of ${node} does not say it` : 'it is not described'})`
}

/** The part of OTLP's metrics that is read, whatever the encoding (opentelemetry/proto/metrics/v1/metrics.proto). */
export type OtlpResource = {readonly attributes: ReadonlyMap<string, string>; readonly metrics: readonly OtlpMetric[]}

export type OtlpMetric = {readonly name: string; readonly unit: string; readonly data: OtlpData}

export type OtlpData =
  | {readonly kind: 'gauge'; readonly points: readonly NumberPoint[]}
  | {readonly kind: 'sum'; readonly temporality: number; readonly isMonotonic: boolean; readonly points: readonly NumberPoint[]}
  | {readonly kind: 'histogram'; readonly temporality: number; readonly points: readonly HistogramPoint[]}
  | {readonly kind: 'exponential'; readonly temporality: number; readonly points: readonly ExponentialPoint[]}
  | {readonly kind: 'summary'; readonly points: readonly SummaryPoint[]}
  /** A kind that is newer than this program; its points are not counted. */
  | {readonly kind: 'unknown'; readonly points: readonly []}

/** AggregationTemporality. */
export const DELTA = 1
export const CUMULATIVE = 2

/** DataPointFlags: the series has ended, and its value means nothing. */
export const NO_RECORDED_VALUE = 1

type Point = {readonly timeMs: number; readonly flags: number}
export type NumberPoint = Point & {readonly value: number}
export type HistogramPoint = Point & {
  readonly count: number
  readonly sum?: number
  readonly bounds: readonly number[]
  readonly counts: readonly number[]
}
export type ExponentialPoint = Point & {
  readonly count: number
  readonly sum?: number
  readonly scale: number
  readonly zeroCount: number
  readonly zeroThreshold: number
  readonly positive: ExponentialBuckets
  readonly negative: ExponentialBuckets
}
export type ExponentialBuckets = {readonly offset: number; readonly counts: readonly number[]}
export type SummaryPoint = Point & {readonly count: number; readonly sum: number; readonly quantiles: ReadonlyMap<number, number>}

/** More buckets in one point are not believed: SDKs make 160. */
export const MAX_BUCKETS = 4_096
/** More points in one request are not taken: the 4 MiB of a request could hold half a million. */
export const MAX_POINTS = 20_000

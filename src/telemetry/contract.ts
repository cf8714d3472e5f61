/**
 * Who a sample is about. `(application, component)` stays through a move; `instance` and `node` change. A sample of a node has neither
 * application nor component.
 */
export type SampleSource = {
  readonly application?: string
  readonly component?: string
  readonly instance?: string
  readonly node?: string
  readonly cluster?: string
}

export type Sample = SampleSource & {
  /** Prometheus naming: snake_case. Its unit is in the catalogue. */
  readonly metric: string
  readonly value: number
  /** When it was measured, not when it arrived. */
  readonly timeMs: number
}

/** Matches every series whose source has these values; what is absent matches anything. */
export type Selector = SampleSource & {readonly metric: string}

export type Series = {readonly metric: string; readonly source: SampleSource; readonly points: readonly Point[]}
export type Point = {readonly timeMs: number; readonly value: number}

export type Aggregation = 'mean' | 'min' | 'max' | 'p50' | 'p95' | 'p99' | 'last' | 'sum' | 'count'

/** Read access to what an agent knows of the last minutes. Nothing here invents a value: what is missing or too old is `undefined` or empty. */
export interface TelemetryReader {
  /** The youngest sample of any series that matches, if it is not older than `maxAgeMs`. */
  latest(selector: Selector, maxAgeMs?: number): Sample | undefined
  /** The points of the last `windowMs`, a series for each source, oldest first. */
  window(selector: Selector, windowMs: number): readonly Series[]
  /** Over the points of all matching series in the last `windowMs`; `undefined` where there is none. */
  aggregate(selector: Selector, windowMs: number, by: Aggregation): number | undefined
  /** Grows with each sample that is stored: as long as it is the same, no window has a point that it had not. */
  readonly revision: number
  /** Nothing older than this is known. */
  readonly retentionMs: number
  /** How far apart its points are: the median of the last few, of the youngest matching series that has two. `undefined` where none has. */
  spacingMs(selector: Selector): number | undefined
  metrics(): readonly MetricInfo[]
  /** As in `MetricInfo`; `unknown` for a metric that is neither in the catalogue nor says it by its name. */
  unitOf(metric: string): string
}

export type MetricInfo = {
  readonly name: string
  /** `ms`, `s`, `bytes`, `ratio` (0 to 1), `count`, `per_second`, `watts`, or `unknown`. */
  readonly unit: string
  readonly kind: 'gauge' | 'counter'
  readonly help: string
  readonly series: number
}

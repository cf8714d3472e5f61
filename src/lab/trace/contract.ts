import type {SampleSource} from '../../telemetry/contract.js'

/** Recorded telemetry, whatever it was recorded by: one series for each metric and source. */
export type Trace = {
  readonly series: readonly TraceSeries[]
  /** What was put together, left out or assumed while it was read: a person who reads figures of it must know. */
  readonly notes: readonly string[]
}

export type TraceSeries = {
  /** Prometheus naming: snake_case. */
  readonly metric: string
  /** As in the metric catalogue. */
  readonly unit: string
  readonly source: SampleSource
  /** Oldest first, each once, in ms since the epoch. */
  readonly timesMs: Float64Array
  readonly values: Float64Array
}

/** One recorded value before it has found its series. */
export type Recorded = {readonly metric: string; readonly source: SampleSource; readonly timeMs: number; readonly value: number}

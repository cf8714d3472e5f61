import type {SampleSource} from '../../telemetry/contract.js'

/** Recorded telemetry, whatever it was recorded by: one series for each metric and source. */
export type Trace = {
  readonly series: readonly TraceSeries[]
  /** What was put together, left out or assumed while it was read: a person who reads figures of it must know. */
  readonly notes: readonly string[]
}

export type TraceSeries = {
  /** Prometheus naming: snake_case. What keeps it apart from others of its source stands behind it: `cpu_seconds{cpu="0"}`. */
  readonly metric: string
  /** As the file says it, or else as in the metric catalogue. */
  readonly unit: string
  readonly source: SampleSource
  /** Oldest first, each once, in ms since the epoch. */
  readonly timesMs: Float64Array
  readonly values: Float64Array
}

export type Labels = {readonly [name: string]: string | undefined}

/** One recorded value before it has found its series. */
export type Recorded = {
  readonly metric: string
  readonly source: SampleSource
  readonly timeMs: number
  readonly value: number
  /** What else the recorder tells series apart by. */
  readonly labels?: Labels
  /** As the file says it; absent: it does not. */
  readonly unit?: string | undefined
  /** How the file has it, where a person may have to look for it. */
  readonly text?: string
}

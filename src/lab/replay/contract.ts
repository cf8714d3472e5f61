import type {SampleSource} from '../../telemetry/contract.js'

/** What was recorded, step by step: the metric where it ran, the load that it depends on, and everything else that was measured meanwhile. */
export type Conditions = {
  /** When each step begins, in ms since the epoch. A step lasts until the next, and `stepMs` at most: what is beyond that was not recorded. */
  readonly timesMs: Float64Array
  readonly stepMs: number
  readonly recorded: Float64Array
  /** What it is in, where the recording or its name says it. */
  readonly unit?: string
  /** NaN where it was not measured; absent: there is none. */
  readonly load: Float64Array | undefined
  readonly others: readonly RecordedSeries[]
  /** The first step that is scored; those before are the past. */
  readonly scoredFrom: number
  /** What was made of the recording that a reader of figures must know. Absent: nothing. */
  readonly remarks?: readonly string[]
}

export type RecordedSeries = {readonly metric: string; readonly source: SampleSource; readonly values: Float64Array}

/** The host where it was recorded, or the other. */
export type HostPlace = 0 | 1

/** The metric on each host, step by step: measured on the first, foreseen on the second. */
export type Truth = readonly [Float64Array, Float64Array]

/** From `startMs` on a move to `to` is under way; from `endMs` on it serves there. */
export type Move = {readonly startMs: number; readonly endMs: number; readonly to: HostPlace}

/** Shares of the scored time, 0 to 1. */
export type Score = {
  /** The weighted sum of the shares: lower is better. */
  readonly score: number
  readonly underperforming: number
  readonly targetMissed: number
  readonly dear: number
  readonly moving: number
  /** How many moves began in the scored time. */
  readonly moves: number
}

/** Decides at the beginning of a step whether to move; it is not asked while a move is under way. */
export type Controller = (step: number, host: HostPlace) => boolean

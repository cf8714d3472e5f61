import type {TrainingRow} from './rows.js'

export type SplitRows = {
  readonly training: readonly TrainingRow[]
  readonly holdOut: readonly TrainingRow[]
  /** When the hold-out begins. */
  readonly fromMs: number
  /** Rows of before whose forecast reaches into the hold-out: in neither part. */
  readonly between: number
}

/** The last share of the time, or from a moment on. */
export type HoldOut = {readonly share: number} | {readonly fromMs: number}

/**
 * The end of the time is held out. What a training row foresees must have been measured before that begins, and what a row of the hold-out looks
 * at may not be more than its own past: no figure is won from what the model has seen.
 */
export function splitRows(rows: readonly TrainingRow[], horizonMs: number, held: HoldOut): SplitRows {
  const firstMs = rows[0]?.atMs ?? 0
  const lastMs = rows.at(-1)?.atMs ?? 0
  const fromMs = 'fromMs' in held ? held.fromMs : lastMs - held.share * (lastMs - firstMs)
  const training = rows.filter(({atMs}) => atMs + horizonMs < fromMs)
  const holdOut = rows.filter(({atMs}) => atMs >= fromMs)
  return {training, holdOut, fromMs, between: rows.length - training.length - holdOut.length}
}

export type Errors = {readonly mae: number; readonly rmse: number}

/** In the unit of what was foreseen. */
export function errorsOf(foreseen: readonly number[], actual: readonly number[]): Errors {
  const off = foreseen.map((value, place) => value - (actual[place] ?? Number.NaN))
  return {
    mae: off.reduce((sum, one) => sum + Math.abs(one), 0) / off.length,
    rmse: Math.sqrt(off.reduce((sum, one) => sum + one * one, 0) / off.length),
  }
}

import {DAY_MS, HOUR_MS} from './forecaster.js'

/** Hourly means of what was heard, kept with the slice. `hour`: the one that is running, in hours since the epoch; of it a sum and a count. */
export type GridRecord = {
  readonly hour: number | null
  readonly sum: number
  readonly count: number
  /** Of the hours before it, oldest first, without a gap. */
  readonly values: readonly number[]
}

export const NOTHING_RECORDED: GridRecord = {hour: null, sum: 0, count: 0, values: []}

const LONGEST_GAP_HOURS = 3

/** The record with what is heard now. Hours that were missed hold the value before them; after more than a few it begins anew. */
export function recorded(record: GridRecord, nowMs: number, value: number, historyDays: number): GridRecord {
  const hour = Math.floor(nowMs / HOUR_MS)
  const {hour: running, sum, count, values} = record
  const fresh = {hour, sum: value, count: 1}
  if (running === null || hour < running || hour - running > LONGEST_GAP_HOURS + 1) return {...fresh, values: []}
  if (hour === running) return {...record, sum: sum + value, count: count + 1}
  // To a hundredth of a gram: what is kept is kept as text.
  const mean = Math.round((sum / count) * 100) / 100
  const ended = [...values, ...Array.from({length: hour - running}, () => mean)]
  return {...fresh, values: ended.slice(-Math.round((historyDays * DAY_MS) / HOUR_MS))}
}

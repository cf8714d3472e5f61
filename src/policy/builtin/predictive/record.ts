import type {History} from './forecast.js'

/** What a policy remembers of a metric: one value a step, as on the host where its memory begins. JSON. */
export type Memory = {
  readonly reference: string
  readonly stepMs: number
  /** When the step of the first value began. */
  readonly firstMs: number
  /** `null`: nothing was measured in that step. */
  readonly values: readonly (number | null)[]
}

/** Six hours at a step of 20 s: what is forgotten first is the oldest. */
const LONGEST = 1_080

export function begin(reference: string, nowMs: number, stepMs: number): Memory {
  return {reference, stepMs, firstMs: nowMs - (nowMs % stepMs), values: []}
}

/** With what was measured at a time, in the place of the step that it is in; a step that is told already keeps its first value. */
export function remember(memory: Memory, timeMs: number, value: number | undefined): Memory {
  const {reference, stepMs} = memory
  const place = Math.floor((timeMs - memory.firstMs) / stepMs)
  if (value === undefined || place < memory.values.length) return memory
  const silent = Array.from({length: Math.min(LONGEST, place - memory.values.length)}, () => null)
  const kept = [...memory.values, ...silent, value].slice(-LONGEST)
  return {reference, stepMs, firstMs: memory.firstMs + (place + 1 - kept.length) * stepMs, values: kept}
}

export function historyOf({values}: Memory): History {
  return Float64Array.from(values, (value) => value ?? Number.NaN)
}

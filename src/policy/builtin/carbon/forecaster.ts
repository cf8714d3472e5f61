/** Foresees a series of equal steps from its own past. It is told values one by one, and can know no other. */
export interface Forecaster {
  /** The value of the step that has just ended. */
  observe(value: number): void
  /** Writes what it expects of the coming steps, the first of which has begun and is not measured yet. */
  forecast(coming: Float64Array): void
}

/** When a series began, and how long its steps are: an hour must be a whole number of them. */
export type Steps = {readonly startMs: number; readonly stepMs: number}

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

export function stepsPerHour({stepMs}: Steps): number {
  return HOUR_MS / stepMs
}

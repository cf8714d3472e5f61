import type {TrainingRow} from './rows.js'
import {correlationOf, LEAST_LIKENESS, type Stretch, stretchesOf} from './season.js'

/** At which step of its season a row is; undefined: it cannot be told. */
export type PhaseOf = (row: TrainingRow) => number | undefined

/**
 * The phases of rows. What began anew begins at a phase of its own: each stretch is laid where it is most like those before it, the longest first. That is
 * hindsight, and says which rows are of which phase; no model is told.
 */
export function phasesOf(rows: readonly TrainingRow[], seasonSteps: number, everyMs: number): PhaseOf {
  const phases = new Map<TrainingRow, number>()
  const profile = createProfile(seasonSteps)
  for (const stretch of stretchesOf(rows, everyMs).toSorted((a, b) => b.rows.length - a.rows.length)) {
    const shift = phases.size === 0 ? 0 : shiftOf(stretch, profile, seasonSteps)
    if (shift === undefined) continue
    profile.add(stretch.values, shift)
    for (const row of stretch.rows) phases.set(row, (Math.round((row.atMs - stretch.fromMs) / everyMs) + shift) % seasonSteps)
  }
  return (row) => phases.get(row)
}

/** Less than this share of a season may be like any part of it. */
const LEAST_SEASON = 1 / 3

function shiftOf({values, rows}: Stretch, profile: Profile, seasonSteps: number): number | undefined {
  if (rows.length < LEAST_SEASON * seasonSteps) return undefined
  let best: {readonly shift: number; readonly likeness: number} | undefined
  for (let shift = 0; shift < seasonSteps; shift += 1) {
    const pairs = Array.from(values, (value, step): readonly [number, number] => [value, profile.at(step + shift)])
    const known = pairs.filter(([a, b]) => !Number.isNaN(a + b))
    const likeness = known.length < rows.length / 2 ? undefined : correlationOf(known)
    if (likeness !== undefined && likeness >= LEAST_LIKENESS && (best === undefined || likeness > best.likeness)) best = {shift, likeness}
  }
  return best?.shift
}

type Profile = ReturnType<typeof createProfile>

/** The mean of a season, step by step. */
function createProfile(seasonSteps: number) {
  const sums = new Float64Array(seasonSteps)
  const counts = new Float64Array(seasonSteps)
  return {
    add(values: Float64Array, shift: number): void {
      for (const [step, value] of values.entries()) {
        if (Number.isNaN(value)) continue
        const place = (step + shift) % seasonSteps
        sums[place] = (sums[place] ?? 0) + value
        counts[place] = (counts[place] ?? 0) + 1
      }
    },
    /** Not a number where nothing was. */
    at(step: number): number {
      const place = step % seasonSteps
      return (sums[place] ?? 0) / (counts[place] ?? 0)
    },
  }
}

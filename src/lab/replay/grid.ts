/** When steps begin, and how long one is at most. */
export type Grid = {
  readonly timesMs: Float64Array
  readonly stepMs: number
  /** What was made of the times that were recorded; absent: they are as recorded. */
  readonly remark?: string
}

/** Times that differ by less than a hundredth of a step are not worth a distinction. */
const FINENESS = 100

/**
 * Steps that a plan can be found on: what jitters about equal steps is put on them, and what has no common measure is rounded to about a hundredth of a step. Times
 * with a common measure stay as they are. Oldest first.
 */
export function gridOf(recordedMs: readonly number[]): Grid {
  const timesMs = recordedMs.map(Math.round)
  const stepMs = Math.max(1, commonStep(timesMs))
  const unitMs = 10 ** Math.max(0, Math.floor(Math.log10(stepMs / FINENESS)))
  const common = distancesOf(timesMs).reduce(gcd, stepMs)
  if (common >= unitMs) return {timesMs: Float64Array.from(timesMs), stepMs}
  return equalSteps(timesMs, stepMs, unitMs) ?? roundedTimes(timesMs, stepMs, unitMs)
}

/** The median distance: a recording has pauses. */
export function commonStep(timesMs: readonly number[]): number {
  const distances = distancesOf(timesMs).toSorted((a, b) => a - b)
  return distances[Math.floor(distances.length / 2)] ?? 1_000
}

export function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

/** Undefined where they are more than half a step away from where equal steps would be. A pause is as many steps as it is about long. */
function equalSteps(timesMs: readonly number[], commonMs: number, unitMs: number): Grid | undefined {
  const distances = distancesOf(timesMs)
  const single = distances.filter((distance) => distance < 1.5 * commonMs)
  const meanMs = single.reduce((sum, distance) => sum + distance, 0) / single.length
  const stepMs = Math.round(meanMs / unitMs) * unitMs
  const first = timesMs[0] ?? 0
  const places = [0]
  let [shiftMs, most] = [0, 0]
  for (const distance of distances) {
    const steps = Math.round(distance / meanMs)
    if (steps === 0) return undefined
    shiftMs = steps === 1 ? shiftMs + distance - meanMs : 0
    most = Math.max(most, Math.abs(shiftMs))
    places.push((places.at(-1) ?? 0) + steps)
  }
  if (most > meanMs / 2) return undefined
  return {
    timesMs: Float64Array.from(places, (place) => first + place * stepMs),
    stepMs,
    remark: `times jitter by up to ${Math.ceil(most)} ms about equal steps, and were put on steps of ${stepMs} ms`,
  }
}

function roundedTimes(timesMs: readonly number[], stepMs: number, unitMs: number): Grid {
  const rounded = (ms: number) => Math.round(ms / unitMs) * unitMs
  return {
    timesMs: Float64Array.from(timesMs, rounded),
    stepMs: rounded(stepMs),
    remark: `times have no common measure, and were rounded to ${unitMs} ms`,
  }
}

function distancesOf(timesMs: readonly number[]): readonly number[] {
  return timesMs.slice(1).map((timeMs, place) => timeMs - (timesMs[place] ?? 0))
}

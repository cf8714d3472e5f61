import {type Distribution, even, mixed, type Outlook} from './outlook.js'

/** What was measured, one value a step, the newest last; NaN where nothing was. */
export type History = Float64Array

/** The newest values that earlier stretches are compared with, in steps. */
export const PATTERN_STEPS = 45
const SHORTEST_PATTERN = 10
/** A stretch that is less alike than this says nothing. */
const LEAST_LIKENESS = 0.3
/** The stretches that are most alike speak, each the louder the more it is: likeness beyond the least, to this power. */
const SPEAKING = 20
const LOUDNESS = 4
/** How much they say; the rest is what is usual. */
const WEIGHT = 0.9
/** Values that what is usual is made of, and those that tell how alike neighbours are. */
const USUAL = 200
/** A stretch needs a continuation to say anything. */
const LEAST_CONTINUATION = 3

/**
 * The steps after the newest value: what followed the stretches of the past that were most like the last one (the method of analogues, Lorenz 1969), mixed with
 * what is usual, and where nothing is alike with the newest value by how much neighbours are alike. It finds a load that repeats itself by no clock, and after a
 * restart at another phase. The constants were chosen on recordings that come before those that docs/lab.md scores.
 */
export function outlookOf(history: History, steps: number): Outlook {
  const newest = history.findLast((value) => !Number.isNaN(value))
  if (newest === undefined) return []
  const usual = even([...history.slice(-USUAL)].filter((value) => !Number.isNaN(value)))
  const stretches = alikeStretches(history)
  const best = stretches[0]?.likeness ?? 0
  const neighbours = Math.max(0, correlation(history, history.length - 1, history.length - 2, Math.min(USUAL, history.length - 1)) ?? 0)
  return Array.from({length: steps}, (_, index): Distribution => {
    const ahead = index + 1
    const foreseen = continuationOf(history, stretches, ahead)
    const habitual = foreseen === undefined ? usual : mixed(foreseen, usual, WEIGHT)
    return mixed({values: [newest], weights: [1]}, habitual, (1 - best) * neighbours ** ahead)
  })
}

/** Where a stretch of the past ended, and how alike it is to the last one. */
export type Stretch = {readonly end: number; readonly likeness: number}

/** Those of the past that are most like the newest values, the best first. */
export function alikeStretches(history: History): readonly Stretch[] {
  const last = history.length - 1
  const length = Math.min(PATTERN_STEPS, Math.floor(history.length / 2))
  if (length < SHORTEST_PATTERN) return []
  const found: Stretch[] = []
  for (let end = length - 1; end < last - LEAST_CONTINUATION; end += 1) {
    const likeness = correlation(history, last, end, length)
    if (likeness !== undefined && likeness > LEAST_LIKENESS) found.push({end, likeness})
  }
  return found.toSorted((a, b) => b.likeness - a.likeness || b.end - a.end).slice(0, SPEAKING)
}

function continuationOf(history: History, stretches: readonly Stretch[], ahead: number): Distribution | undefined {
  const values: number[] = []
  const weights: number[] = []
  let sum = 0
  for (const {end, likeness} of stretches) {
    const value = history[end + ahead]
    if (value === undefined || Number.isNaN(value)) continue
    const weight = (likeness - LEAST_LIKENESS) ** LOUDNESS
    values.push(value)
    weights.push(weight)
    sum += weight
  }
  return sum === 0 ? undefined : {values, weights: weights.map((weight) => weight / sum)}
}

/** Pearson's correlation of two stretches of `length` values that end at these places; `undefined` where too little of them was measured, or nothing changes. */
function correlation(history: History, endA: number, endB: number, length: number): number | undefined {
  let [count, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0]
  for (let back = 0; back < length; back += 1) {
    const a = history[endA - back] ?? Number.NaN
    const b = history[endB - back] ?? Number.NaN
    if (Number.isNaN(a) || Number.isNaN(b)) continue
    count += 1
    sumA += a
    sumB += b
    sumAA += a * a
    sumBB += b * b
    sumAB += a * b
  }
  if (count < Math.max(SHORTEST_PATTERN, (2 * length) / 3)) return undefined
  const spread = Math.sqrt((count * sumAA - sumA * sumA) * (count * sumBB - sumB * sumB))
  return spread > 0 ? (count * sumAB - sumA * sumB) / spread : undefined
}

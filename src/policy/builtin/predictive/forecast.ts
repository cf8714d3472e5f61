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
/** Values that what is usual is made of. */
const USUAL = 200
const QUANTILES = 40
/** What is not measured for so many steps, as while it moves, is taken to be as before: a fifth of a pattern. */
const LONGEST_BRIDGE = 9
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
  const usual = even(
    quantilesOf(
      [...history.slice(-USUAL)].filter((value) => !Number.isNaN(value)),
      QUANTILES,
    ),
  )
  const correlations = new Correlations(history)
  const stretches = stretchesIn(history, correlations)
  const best = stretches[0]?.likeness ?? 0
  const known = Math.min(PATTERN_STEPS, history.length - 1)
  const neighbours = Math.max(0, correlations.between(history.length - 1, history.length - 2, known) ?? 0)
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
  return stretchesIn(history, new Correlations(history))
}

function stretchesIn(history: History, correlations: Correlations): readonly Stretch[] {
  const last = history.length - 1
  const length = Math.min(PATTERN_STEPS, Math.floor(history.length / 2))
  if (length < SHORTEST_PATTERN) return []
  const found: Stretch[] = []
  for (let end = length - 1; end < last - LEAST_CONTINUATION; end += 1) {
    const likeness = correlations.between(last, end, length)
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

/** Correlations of stretches of one history, each in the time of one multiplication a value: the other sums are kept running. */
class Correlations {
  readonly #values: Float64Array
  readonly #counts: Int32Array
  readonly #sums: Float64Array
  readonly #squares: Float64Array

  constructor(history: History) {
    const size = history.length + 1
    const bridged = withoutShortGaps(history)
    this.#values = bridged.map((value) => (Number.isNaN(value) ? 0 : value))
    this.#counts = new Int32Array(size)
    this.#sums = new Float64Array(size)
    this.#squares = new Float64Array(size)
    for (const [place, value] of this.#values.entries()) {
      this.#counts[place + 1] = (this.#counts[place] ?? 0) + (Number.isNaN(bridged[place] ?? Number.NaN) ? 0 : 1)
      this.#sums[place + 1] = (this.#sums[place] ?? 0) + value
      this.#squares[place + 1] = (this.#squares[place] ?? 0) + value * value
    }
  }

  /** Pearson's, of two stretches of `length` values that end at these places; `undefined` where one was not measured throughout, or nothing changes. */
  between(endA: number, endB: number, length: number): number | undefined {
    if (this.#within(this.#counts, endA, length) < length || this.#within(this.#counts, endB, length) < length) return undefined
    const values = this.#values
    let product = 0
    for (let a = endA, b = endB; a > endA - length; a -= 1, b -= 1) product += (values[a] ?? 0) * (values[b] ?? 0)
    const [sumA, sumB] = [this.#within(this.#sums, endA, length), this.#within(this.#sums, endB, length)]
    const spreadA = length * this.#within(this.#squares, endA, length) - sumA * sumA
    const spreadB = length * this.#within(this.#squares, endB, length) - sumB * sumB
    const spread = Math.sqrt(spreadA * spreadB)
    return spread > 0 ? (length * product - sumA * sumB) / spread : undefined
  }

  #within(running: Float64Array | Int32Array, end: number, length: number): number {
    return (running[end + 1] ?? 0) - (running[end + 1 - length] ?? 0)
  }
}

function withoutShortGaps(history: History): Float64Array {
  let [last, age] = [Number.NaN, 0]
  return history.map((value) => {
    age = Number.isNaN(value) ? age + 1 : 0
    if (age === 0) last = value
    return age <= LONGEST_BRIDGE ? last : Number.NaN
  })
}

/** Values that are as good as all of them for a distribution. */
function quantilesOf(values: readonly number[], count: number): readonly number[] {
  if (values.length <= count) return values
  const sorted = values.toSorted((a, b) => a - b)
  return Array.from({length: count}, (_, place) => sorted[Math.floor(((place + 0.5) * sorted.length) / count)] ?? 0)
}

import type {Conditions} from './contract.js'

/** value = base + perLoad x load on the host where it was recorded, by least absolute deviations, and how well. */
export type Fit = {
  readonly base: number
  readonly perLoad: number
  /** Pairs that it was fitted on, and its mean absolute error there. */
  readonly pairs: number
  readonly error: number
  /** Of steps that fitting did not see; absent: there are none. */
  readonly unseen?: {readonly pairs: number; readonly error: number; readonly rmse: number}
  /** What was measured over what the fit says, with the load that it was at: ordered by load. */
  readonly residuals: readonly {readonly load: number; readonly ratio: number}[]
}

const ROUNDS = 60
/** A deviation smaller than this weighs no more: in the metric's unit. */
const SMALLEST = 1e-3

/** Fits on the past, or on all where nothing is past. Undefined without a load that says anything. */
export function fitOf({recorded, load, scoredFrom}: Conditions): Fit | undefined {
  if (load === undefined) return undefined
  const pairs = [...recorded.entries()].flatMap(([step, value]) => {
    const at = load[step] ?? Number.NaN
    return Number.isNaN(at) || Number.isNaN(value) ? [] : [{step, load: at, value}]
  })
  const past = scoredFrom === 0 ? pairs : pairs.filter(({step}) => step < scoredFrom)
  if (past.length < 10) return undefined
  const line = leastAbsoluteDeviations(past)
  const at = (one: {readonly load: number}) => line.base + line.perLoad * one.load
  const unseen = scoredFrom === 0 ? [] : pairs.filter(({step}) => step >= scoredFrom)
  const errors = unseen.map((one) => one.value - at(one))
  return {
    ...line,
    pairs: past.length,
    error: mean(past.map((one) => Math.abs(one.value - at(one)))),
    ...(unseen.length === 0
      ? {}
      : {unseen: {pairs: unseen.length, error: mean(errors.map(Math.abs)), rmse: Math.sqrt(mean(errors.map((one) => one * one)))}}),
    residuals: past.map((one) => ({load: one.load, ratio: one.value / at(one)})).toSorted((a, b) => a.load - b.load),
  }
}

/** Iteratively reweighted least squares. Source: Schlossmacher, "An iterative technique for absolute deviations curve fitting", JASA 68 (1973). */
function leastAbsoluteDeviations(pairs: readonly {readonly load: number; readonly value: number}[]): {
  readonly base: number
  readonly perLoad: number
} {
  let line = {base: 0, perLoad: 0}
  let weights = pairs.map(() => 1)
  for (let round = 0; round < ROUNDS; round += 1) {
    let [sum, x, y, xx, xy] = [0, 0, 0, 0, 0]
    for (const [place, {load, value}] of pairs.entries()) {
      const weight = weights[place] ?? 0
      sum += weight
      x += weight * load
      y += weight * value
      xx += weight * load * load
      xy += weight * load * value
    }
    const spread = sum * xx - x * x
    const perLoad = spread <= 0 ? 0 : (sum * xy - x * y) / spread
    line = {base: (y - perLoad * x) / sum, perLoad}
    weights = pairs.map(({load, value}) => 1 / Math.max(SMALLEST, Math.abs(value - line.base - line.perLoad * load)))
  }
  return line
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const ROUNDS = 60
/** A deviation smaller than this weighs no more: in the metric's unit. */
const SMALLEST = 1e-3

/** The line value = base + perLoad x load that passes through the medians. Iteratively reweighted least squares. Source: Schlossmacher, "An iterative technique for absolute deviations curve fitting", JASA 68 (1973). */
export function leastAbsoluteDeviations(pairs: readonly {readonly load: number; readonly value: number}[]): {
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

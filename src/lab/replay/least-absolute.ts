const ROUNDS = 60
/** Loads that spread less than this share of what they are say nothing of what a load costs: it would be noise. */
const LEAST_SPREAD = 1e-9

/** The line value = base + perLoad x load that passes through the medians. Iteratively reweighted least squares. Source: Schlossmacher, "An iterative technique for absolute deviations curve fitting", JASA 68 (1973). */
export function leastAbsoluteDeviations(pairs: readonly {readonly load: number; readonly value: number}[]): {
  readonly base: number
  readonly perLoad: number
} {
  let line = {base: 0, perLoad: 0}
  let weights = pairs.map(() => 1)
  const smallest = smallestDeviation(pairs.map(({value}) => Math.abs(value)))
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
    const perLoad = spread <= LEAST_SPREAD * sum * xx ? 0 : (sum * xy - x * y) / spread
    line = {base: (y - perLoad * x) / sum, perLoad}
    weights = pairs.map(({load, value}) => 1 / Math.max(smallest, Math.abs(value - line.base - line.perLoad * load)))
  }
  return line
}

/** A deviation smaller than this weighs no more: less than a ten-thousandth of what values are, by powers of ten, so that a line in s is that in ms. */
function smallestDeviation(sizes: readonly number[]): number {
  const median = sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0
  return median === 0 ? Number.EPSILON : 10 ** (Math.floor(Math.log10(median)) - 4)
}

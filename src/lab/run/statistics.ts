/** A mean, and half the width of its 95 % interval (Student's t); of one value there is none. */
export type Estimate = {readonly mean: number; readonly halfWidth?: number; readonly count: number}

/** 97.5 % quantiles of Student's t for 1 to 30 degrees of freedom. Source: any table of it. */
const T_975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086,
  2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
]
const NORMAL_975 = 1.959964

export function estimate(values: readonly number[]): Estimate {
  const count = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  if (count < 2) return {mean, count}
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1)
  return {mean, halfWidth: quantileOf(count - 1) * Math.sqrt(variance / count), count}
}

/** Beyond the table by the expansion of Cornish and Fisher, which is right to 0.0001 there. Source: Abramowitz and Stegun, 26.7.5. */
function quantileOf(degrees: number): number {
  const z = NORMAL_975
  const expanded =
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  return T_975[degrees - 1] ?? expanded
}

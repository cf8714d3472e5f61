/** A mean, and half the width of its 95 % interval (Student's t); of one value there is none. */
export type Estimate = {readonly mean: number; readonly halfWidth?: number; readonly count: number}

/** 97.5 % quantiles of Student's t for 1 to 30 degrees of freedom. Source: any table of it; beyond 30 the normal's is near enough. */
const T_975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086,
  2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
]
const NORMAL_975 = 1.96

export function estimate(values: readonly number[]): Estimate {
  const count = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  if (count < 2) return {mean, count}
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1)
  return {mean, halfWidth: (T_975[count - 2] ?? NORMAL_975) * Math.sqrt(variance / count), count}
}

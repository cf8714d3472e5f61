/**
 * Draws from the distributions that workloads are made of. Each takes a source of uniform numbers in [0, 1) and uses a fixed number of them, so
 * that two runs with different parameters still see the same underlying draws (common random numbers).
 */
export type Uniform = () => number

/** Inversion; `mean` in the unit of the result. */
export function exponential(random: Uniform, mean: number): number {
  return -Math.log1p(-random()) * mean
}

/** Box and Muller, "A note on the generation of random normal deviates", 1958: the cosine branch only, two uniforms for each draw. */
export function normal(random: Uniform, mean = 0, deviation = 1): number {
  const radius = Math.sqrt(-2 * Math.log1p(-random()))
  return mean + deviation * radius * Math.cos(2 * Math.PI * random())
}

/** Lognormal with the given mean of the draw itself; `sigma` is the standard deviation of its logarithm. */
export function lognormal(random: Uniform, mean: number, sigma: number): number {
  return mean * Math.exp(sigma * normal(random) - (sigma * sigma) / 2)
}

/**
 * Two exponential branches with balanced means (Whitt, "Approximating a point process by a renewal process", 1982): `squaredVariation` is the squared
 * coefficient of variation and must be at least 1.
 */
export function hyperexponential(random: Uniform, mean: number, squaredVariation: number): number {
  if (!(squaredVariation >= 1))
    throw new RangeError(`A hyperexponential draw varies at least as an exponential one; got ${squaredVariation}.`)
  const share = (1 + Math.sqrt((squaredVariation - 1) / (squaredVariation + 1))) / 2
  const branch = random() < share ? share : 1 - share
  return exponential(random, mean / (2 * branch))
}

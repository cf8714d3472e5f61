/** What is left of a job, in steps. */
export type Work = {
  readonly remaining: number
  /** Steps from now to its deadline. */
  readonly window: number
  readonly isPreemptible: boolean
}

/** Two costs that differ by less are the same: sums of the same values in another order are not equal to the bit. */
const SAME = 1e-9

/**
 * Whether the first of the coming steps is to be used, by what is expected of them all. A preemptible job uses it where it is among the cheapest of the
 * window; another begins where no later beginning is expected to be cheaper. With the slack used up the answer is always yes, whatever is expected.
 */
export function runsNow(coming: Float64Array, {remaining, window, isPreemptible}: Work): boolean {
  if (window <= remaining) return true
  return isPreemptible ? isAmongCheapest(coming, remaining, window) : isBestBeginning(coming, remaining, window)
}

function isAmongCheapest(coming: Float64Array, remaining: number, window: number): boolean {
  const now = (coming[0] ?? 0) - SAME
  let cheaper = 0
  for (let step = 1; step < window; step++) {
    if ((coming[step] ?? 0) < now) cheaper += 1
    if (cheaper >= remaining) return false
  }
  return true
}

function isBestBeginning(coming: Float64Array, length: number, window: number): boolean {
  let sum = 0
  for (let step = 0; step < length; step++) sum += coming[step] ?? 0
  const now = sum - SAME
  for (let begin = 1; begin + length <= window; begin++) {
    sum += (coming[begin + length - 1] ?? 0) - (coming[begin - 1] ?? 0)
    if (sum < now) return false
  }
  return true
}

/** What the rest of the job costs at least, by these values: the cheapest steps, or the cheapest run of steps without a break. */
export function leastCost(values: Float64Array, {remaining, window, isPreemptible}: Work): number {
  if (isPreemptible) {
    const cheapest = values.slice(0, window).sort()
    return sumOf(cheapest, remaining)
  }
  let sum = sumOf(values, remaining)
  let least = sum
  for (let begin = 1; begin + remaining <= window; begin++) {
    sum += (values[begin + remaining - 1] ?? 0) - (values[begin - 1] ?? 0)
    least = Math.min(least, sum)
  }
  return least
}

function sumOf(values: Float64Array, count: number): number {
  let sum = 0
  for (let step = 0; step < count; step++) sum += values[step] ?? 0
  return sum
}

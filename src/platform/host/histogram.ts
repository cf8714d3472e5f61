/**
 * How many observations were at most as large as each bound, bounds ascending; what is beyond the last bound is in `count` only. This is what
 * Prometheus calls cumulative buckets.
 */
export type Distribution = {readonly bounds: readonly number[]; readonly cumulative: readonly number[]; readonly count: number}

/** From counts for each bucket. `counts` may have one more than `bounds`: what is beyond the last. */
export function distributionOf(bounds: readonly number[], counts: readonly number[]): Distribution {
  const cumulative: number[] = []
  let count = 0
  for (const [place, ofBucket] of counts.entries()) {
    count += ofBucket
    if (place < bounds.length) cumulative.push(count)
  }
  return {bounds, cumulative, count}
}

/** All that both saw. Where their bounds differ, an observation counts at the next bound that is surely above it. */
export function sumOf(distributions: readonly Distribution[]): Distribution {
  const [first, ...others] = distributions
  if (first === undefined) return {bounds: [], cumulative: [], count: 0}
  if (others.length === 0) return first
  const bounds = [...new Set(distributions.flatMap((each) => each.bounds))].sort((a, b) => a - b)
  return {
    bounds,
    cumulative: bounds.map((bound) => distributions.reduce((sum, each) => sum + countUpTo(each, bound), 0)),
    count: distributions.reduce((sum, each) => sum + each.count, 0),
  }
}

/**
 * What was seen since `before`. `undefined` where something was taken back, which is how a new beginning shows. An exponential histogram that has
 * grown coarser in between is no trouble: its bounds are among the finer ones.
 */
export function differenceOf(now: Distribution, before: Distribution): Distribution | undefined {
  const count = now.count - before.count
  const cumulative = now.bounds.map((bound, place) => (now.cumulative[place] ?? 0) - countUpTo(before, bound))
  if (count < 0 || cumulative.some((value) => value < 0)) return undefined
  return {bounds: now.bounds, cumulative, count}
}

/**
 * As PromQL's `histogram_quantile`: linear within its bucket, the first of which begins at 0 where its bound is above; the last bound for what is beyond it.
 * `undefined` where nothing was observed or there is no bucket.
 */
export function quantileOf({bounds, cumulative, count}: Distribution, quantile: number): number | undefined {
  const last = bounds.at(-1)
  if (!(count > 0) || last === undefined) return undefined
  const rank = quantile * count
  const place = cumulative.findIndex((upTo) => upTo >= rank && upTo > 0)
  const upper = bounds[place]
  if (upper === undefined) return last
  const below = cumulative[place - 1] ?? 0
  const lower = bounds[place - 1] ?? Math.min(upper, 0)
  const inBucket = (cumulative[place] ?? 0) - below
  return inBucket <= 0 ? upper : lower + (upper - lower) * ((rank - below) / inBucket)
}

function countUpTo({bounds, cumulative}: Distribution, bound: number): number {
  // Bounds of exponential histograms are powers, reached in two ways: the last digits differ.
  const limit = bound + Math.abs(bound) * 1e-9
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((bounds[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low === 0 ? 0 : (cumulative[low - 1] ?? 0)
}

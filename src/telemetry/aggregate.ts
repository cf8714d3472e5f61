import type {Aggregation, Point, Series} from './contract.js'

/** Over values, in any order; `undefined` where there is none. Percentiles are exact, interpolated between neighbours as numpy and Prometheus do. */
export function aggregateValues(values: readonly number[], by: Exclude<Aggregation, 'last'>): number | undefined {
  if (values.length === 0) return undefined
  switch (by) {
    case 'count':
      return values.length
    case 'sum':
      return sum(values)
    case 'mean':
      return sum(values) / values.length
    case 'min':
      return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
    case 'max':
      return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
    case 'p50':
      return percentile(values, 0.5)
    case 'p95':
      return percentile(values, 0.95)
    case 'p99':
      return percentile(values, 0.99)
  }
}

/** The points of several series as one, by time: what a component did, whichever instance did it. */
export function joinSeries(series: readonly Series[]): readonly Point[] {
  const [first, ...others] = series
  if (first === undefined) return []
  if (others.length === 0) return first.points
  return series.flatMap(({points}) => points).sort((a, b) => a.timeMs - b.timeMs)
}

function percentile(unsorted: readonly number[], share: number): number {
  const values = Float64Array.from(unsorted).sort()
  const place = share * (values.length - 1)
  const below = values[Math.floor(place)] ?? Number.NaN
  const above = values[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}

function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}

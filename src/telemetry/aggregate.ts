import type {Aggregation, Point, Series} from './contract.js'

/** Over the values of points; `undefined` where there is none. Percentiles are exact, interpolated between neighbours as numpy and Prometheus do. */
export function aggregatePoints(points: readonly Point[], by: Aggregation): number | undefined {
  if (points.length === 0) return undefined
  switch (by) {
    case 'count':
      return points.length
    case 'sum':
      return sum(points)
    case 'mean':
      return sum(points) / points.length
    case 'min':
      return points.reduce((least, {value}) => Math.min(least, value), Number.POSITIVE_INFINITY)
    case 'max':
      return points.reduce((most, {value}) => Math.max(most, value), Number.NEGATIVE_INFINITY)
    case 'last':
      return points.reduce((last, point) => (point.timeMs > last.timeMs ? point : last)).value
    case 'p50':
      return percentile(points, 0.5)
    case 'p95':
      return percentile(points, 0.95)
    case 'p99':
      return percentile(points, 0.99)
  }
}

/** The points of several series as one, by time: what a component did, whichever instance did it. */
export function joinSeries(series: readonly Series[]): readonly Point[] {
  const [first, ...others] = series
  if (first === undefined) return []
  if (others.length === 0) return first.points
  return series.flatMap(({points}) => points).sort((a, b) => a.timeMs - b.timeMs)
}

function percentile(points: readonly Point[], share: number): number {
  const values = Float64Array.from(points, ({value}) => value).sort()
  const place = share * (values.length - 1)
  const below = values[Math.floor(place)] ?? Number.NaN
  const above = values[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}

function sum(points: readonly Point[]): number {
  let total = 0
  for (const {value} of points) total += value
  return total
}

import {type Distribution, distributionOf} from '../histogram.js'
import type {Reading} from '../readings.js'
import {CUMULATIVE, DELTA, type ExponentialBuckets, type ExponentialPoint, NO_RECORDED_VALUE, type OtlpMetric} from './model.js'
import {prometheusName} from './names.js'

const LONGEST_NAME = 200

/** The readings of a metric, under the name that Prometheus gives it, and how many of its points nobody can read. */
export function readingsOf({name, unit, data}: OtlpMetric): {readonly readings: readonly Reading[]; readonly unread: number} {
  const kind = data.kind === 'gauge' ? 'gauge' : data.kind === 'sum' && data.isMonotonic ? 'counter' : 'other'
  const translated = prometheusName(name, unit, kind)
  const temporality = temporalityOf('temporality' in data ? data.temporality : CUMULATIVE)
  if (translated === '' || translated.length > LONGEST_NAME || temporality === undefined) return {readings: [], unread: data.points.length}
  const base = (point: {readonly timeMs: number}) => ({name: translated, ...(point.timeMs > 0 ? {timeMs: point.timeMs} : {})})
  switch (data.kind) {
    case 'gauge':
      return read(data.points, (point) => ({...base(point), kind: 'gauge', value: point.value}))
    case 'sum':
      return read(data.points, (point) => ({...base(point), kind: data.isMonotonic ? 'counter' : 'level', value: point.value, temporality}))
    case 'histogram':
      return read(data.points, (point) => {
        const distribution = explicit(point.bounds, point.counts, point.count)
        return distribution && {...base(point), kind: 'histogram', distribution, temporality, ...sumOf(point)}
      })
    case 'exponential':
      return read(data.points, (point) => ({
        ...base(point),
        kind: 'histogram',
        distribution: exponential(point),
        temporality,
        ...sumOf(point),
      }))
    case 'summary':
      return read(data.points, (point) => ({
        ...base(point),
        kind: 'summary',
        count: point.count,
        sum: point.sum,
        quantiles: point.quantiles,
      }))
    case 'unknown':
      return {readings: [], unread: 0}
  }
}

function read<P extends {readonly flags: number}>(points: readonly P[], of: (point: P) => Reading | undefined) {
  const told = points.filter(({flags}) => (flags & NO_RECORDED_VALUE) === 0)
  const readings = told.flatMap((point) => of(point) ?? [])
  return {readings, unread: told.length - readings.length}
}

function temporalityOf(temporality: number): 'cumulative' | 'delta' | undefined {
  return temporality === CUMULATIVE ? 'cumulative' : temporality === DELTA ? 'delta' : undefined
}

function sumOf({sum}: {readonly sum?: number}) {
  return sum === undefined ? {} : {sum}
}

/** A point without buckets still has a count; one with too few or too many is none. */
function explicit(bounds: readonly number[], counts: readonly number[], count: number): Distribution | undefined {
  if (counts.length === 0) return {bounds: [], cumulative: [], count}
  const isAscending = bounds.every((bound, place) => place === 0 || bound > (bounds[place - 1] ?? bound))
  return counts.length === bounds.length + 1 && isAscending ? distributionOf(bounds, counts) : undefined
}

/** Bucket `i` holds (base^i, base^(i+1)] with base = 2^(2^-scale); the negative ones mirror it. */
function exponential({scale, zeroCount, zeroThreshold, positive, negative}: ExponentialPoint): Distribution {
  const boundAt = (index: number): number => 2 ** (index * 2 ** -scale)
  const indexed = ({offset, counts}: ExponentialBuckets) => counts.map((count, place) => ({index: offset + place, count}))
  const below = indexed(negative)
    .reverse()
    .map(({index, count}) => ({bound: -boundAt(index), count}))
  const above = indexed(positive).map(({index, count}) => ({bound: boundAt(index + 1), count}))
  // Without it the first positive bucket would be taken to begin at 0.
  const [first] = indexed(positive)
  const floor = first === undefined ? [] : [{bound: boundAt(first.index), count: 0}]
  const buckets = [...below, ...(zeroCount > 0 ? [{bound: zeroThreshold, count: zeroCount}] : []), ...floor, ...above]
  const kept = buckets.filter(({bound}) => Number.isFinite(bound))
  return distributionOf(
    kept.map(({bound}) => bound),
    buckets.map(({count}) => count),
  )
}

import type {Sample} from '../../telemetry/contract.js'
import {type Distribution, differenceOf, quantileOf, sumOf} from './histogram.js'
import type {Identity} from './source.js'

/** `delta`: since the reading before. */
type Temporality = 'cumulative' | 'delta'

/** What one series said once, in whatever format it came. `timeMs` absent: now. */
export type Reading = {readonly name: string; readonly timeMs?: number} & (
  | {readonly kind: 'gauge'; readonly value: number}
  /** Goes up and down, and adds up over series: requests under way, bytes held. */
  | {readonly kind: 'level'; readonly value: number; readonly temporality: Temporality}
  | {readonly kind: 'counter'; readonly value: number; readonly temporality: Temporality}
  | {readonly kind: 'histogram'; readonly sum?: number; readonly distribution: Distribution; readonly temporality: Temporality}
  | {readonly kind: 'summary'; readonly count?: number; readonly sum?: number; readonly quantiles: ReadonlyMap<number, number>}
)

type Histogram = {readonly sum: number | undefined; readonly distribution: Distribution}
type Known = {readonly timeMs: number; readonly total?: number; readonly histogram?: Histogram}

/** Names of one pod beyond this are not followed: a mistake in an application must not take the agent with it. */
const MAX_NAMES = 2_000
const QUANTILES = [0.5, 0.95, 0.99] as const

/**
 * Readings of one pod into samples. A sample has no labels of its own, so the series of one metric become one: counters, levels and histograms are added
 * up, of gauges the mean counts, of quantiles that others made the highest. A histogram gives `_count` and `_sum` as Prometheus has them, and, for what was
 * observed since the reading before, `_mean`, `_p50`, `_p95` and `_p99`; where nothing was observed, nothing is said. Values that are no finite numbers are left out.
 */
export class Folding {
  readonly #known = new Map<string, Known>()
  readonly #names = new Set<string>()
  #beyond = 0

  /** Readings that were left out, because there are names enough. */
  get beyond(): number {
    return this.#beyond
  }

  samples(readings: readonly Reading[], identity: Identity, nowMs: number): readonly Sample[] {
    const samples: Sample[] = []
    for (const {name, timeMs, group} of this.#groups(readings, nowMs)) {
      for (const [metric, value] of this.#fold(name, timeMs, group)) {
        if (Number.isFinite(value)) samples.push({...identity, metric, value, timeMs})
      }
    }
    return samples
  }

  /** One for each metric and time, oldest first: a collector may send several readings of a series at once. */
  #groups(readings: readonly Reading[], nowMs: number) {
    const groups = new Map<string, {readonly name: string; readonly timeMs: number; readonly group: Reading[]}>()
    for (const reading of readings) {
      if (!this.#isFollowed(reading.name)) continue
      const timeMs = reading.timeMs ?? nowMs
      const key = `${timeMs} ${reading.name}`
      const known = groups.get(key)
      if (known === undefined) groups.set(key, {name: reading.name, timeMs, group: [reading]})
      else known.group.push(reading)
    }
    return [...groups.values()].sort((a, b) => a.timeMs - b.timeMs)
  }

  #isFollowed(name: string): boolean {
    if (this.#names.has(name)) return true
    if (this.#names.size >= MAX_NAMES) {
      this.#beyond++
      return false
    }
    this.#names.add(name)
    return true
  }

  #fold(name: string, timeMs: number, group: readonly Reading[]): readonly Value[] {
    const [first] = group
    switch (first?.kind) {
      case undefined:
        return []
      case 'gauge':
        return [[name, meanOf(group.flatMap((each) => (each.kind === 'gauge' && Number.isFinite(each.value) ? [each.value] : [])))]]
      case 'level':
      case 'counter':
        return [[name, this.#total(name, timeMs, first.temporality, totalOf(group))]]
      case 'histogram': {
        const histograms = group.filter((each) => each.kind === 'histogram')
        const sums = histograms.flatMap(({sum}) => sum ?? [])
        const sum = sums.length === 0 ? undefined : sums.reduce((a, b) => a + b, 0)
        const distribution = sumOf(histograms.map((each) => each.distribution))
        return this.#histogram(name, timeMs, first.temporality, {sum, distribution})
      }
      case 'summary':
        return this.#summary(name, timeMs, group)
    }
  }

  #total(name: string, timeMs: number, temporality: Temporality, value: number): number {
    if (temporality === 'cumulative') return value
    const total = (this.#known.get(name)?.total ?? 0) + value
    if (Number.isFinite(total)) this.#known.set(name, {timeMs, total})
    return total
  }

  #histogram(name: string, timeMs: number, temporality: Temporality, now: Histogram): readonly Value[] {
    const before = this.#known.get(name)
    const total = temporality === 'cumulative' || before?.histogram === undefined ? now : added(before.histogram, now)
    const isLate = before !== undefined && timeMs <= before.timeMs
    if (!isLate || temporality === 'delta') this.#known.set(name, {timeMs, histogram: total})
    const values: Value[] = [[`${name}_count`, total.distribution.count]]
    if (total.sum !== undefined) values.push([`${name}_sum`, total.sum])
    if (temporality === 'delta') return [...values, ...statistics(name, now)]
    const recent = isLate || before?.histogram === undefined ? undefined : since(now, before.histogram)
    return recent === undefined ? values : [...values, ...statistics(name, recent)]
  }

  #summary(name: string, timeMs: number, group: readonly Reading[]): readonly Value[] {
    const summaries = group.filter((each) => each.kind === 'summary')
    const highest = new Map<number, number>()
    for (const {quantiles} of summaries) {
      for (const [quantile, value] of quantiles) {
        if (Number.isFinite(value)) highest.set(quantile, Math.max(value, highest.get(quantile) ?? Number.NEGATIVE_INFINITY))
      }
    }
    const values: Value[] = [...highest].map(([quantile, value]) => [`${name}_p${String(round(quantile * 100)).replace('.', '_')}`, value])
    const count = summaries.reduce((sum, each) => sum + (each.count ?? Number.NaN), 0)
    const sum = summaries.reduce((all, each) => all + (each.sum ?? Number.NaN), 0)
    if (!Number.isFinite(count) || !Number.isFinite(sum)) return values
    const now: Histogram = {sum, distribution: {bounds: [], cumulative: [], count}}
    return [...values, ...this.#histogram(name, timeMs, 'cumulative', now)]
  }
}

type Value = readonly [metric: string, value: number]

function statistics(name: string, {sum, distribution}: Histogram): readonly Value[] {
  if (!(distribution.count > 0)) return []
  const mean: readonly Value[] = sum === undefined ? [] : [[`${name}_mean`, sum / distribution.count]]
  const quantiles = QUANTILES.flatMap((quantile): readonly Value[] => {
    const value = quantileOf(distribution, quantile)
    return value === undefined ? [] : [[`${name}_p${round(quantile * 100)}`, value]]
  })
  return [...mean, ...quantiles]
}

function since(now: Histogram, before: Histogram): Histogram | undefined {
  const distribution = differenceOf(now.distribution, before.distribution)
  if (distribution === undefined) return undefined
  return {distribution, sum: now.sum === undefined || before.sum === undefined ? undefined : now.sum - before.sum}
}

/** Buckets are let go: nobody asks for those of all time, and an exponential histogram that changes its scale would bring ever more. */
function added(before: Histogram, more: Histogram): Histogram {
  const sum = before.sum === undefined || more.sum === undefined ? undefined : before.sum + more.sum
  return {sum, distribution: {bounds: [], cumulative: [], count: before.distribution.count + more.distribution.count}}
}

function totalOf(group: readonly Reading[]): number {
  return group.reduce((sum, each) => sum + (each.kind === 'counter' || each.kind === 'level' ? each.value : 0), 0)
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function round(value: number): number {
  return Number(value.toPrecision(12))
}

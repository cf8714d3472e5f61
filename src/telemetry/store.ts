import type {Clock, Release} from '../support/clock.js'
import {once} from '../support/waiting.js'
import {aggregateValues} from './aggregate.js'
import {describeMetric} from './catalogue.js'
import type {MetricInfo, Point, Sample, Selector, Series, TelemetryReader} from './contract.js'
import {Ring} from './ring.js'
import {matches, type SampleListener, SeriesIndex, type StoredSeries, type Subscription, sourceOf} from './series-index.js'

export type StoreOptions = {
  readonly clock: Pick<Clock, 'now'>
  /** Points older than this are forgotten. Default 15 minutes. */
  readonly retentionMs?: number
  readonly maxPointsPerSeries?: number
  /** A sample of one series more is rejected: labels that grow without bound must not take the agent with them. */
  readonly maxSeries?: number
  /** What metrics are in, where who recorded them says it: it counts before the catalogue. */
  readonly units?: {readonly [metric: string]: string}
  /** A sample from further in the future is rejected, or a wrong clock elsewhere would make old values look fresh for ever. */
  readonly maxAheadMs?: number
}

/** stored · late: stored in its place, but younger ones are known · duplicate: ignored · the others: rejected and counted. */
export type AddResult = 'stored' | 'late' | 'duplicate' | 'too-old' | 'ahead' | 'invalid' | 'too-many-series'
export type StoreCounters = {readonly [result in AddResult]: number}

export interface TelemetryStore extends TelemetryReader {
  /** Never throws: what cannot be kept is counted. */
  add(sample: Sample): AddResult
  /**
   * Calls `listener`, within `add`, with every stored sample that matches and is the youngest of its series. It must not throw. A sample costs
   * only those whom it concerns.
   */
  onSample(selector: Selector, listener: SampleListener): Release
  /** The same, with every stored sample that matches, late ones too: whatever an answer was made of may have changed. */
  onChange(selector: Selector, listener: SampleListener): Release
  /** Drops every matching series, as when an application is removed. */
  forget(selector: Selector): void
  counters(): StoreCounters
  readonly seriesCount: number
}

/**
 * The last minutes of telemetry, in memory. A series is a metric and its source; a window of `windowMs` holds the points younger than
 * `now - windowMs`.
 */
export function createTelemetryStore({
  clock,
  retentionMs = 900_000,
  maxPointsPerSeries = 4096,
  maxSeries = 50_000,
  maxAheadMs = 60_000,
  units = {},
}: StoreOptions): TelemetryStore {
  const index = new SeriesIndex()
  const subscriptions = new Map<string, Set<Subscription>>()
  const counters = {stored: 0, late: 0, duplicate: 0, 'too-old': 0, ahead: 0, invalid: 0, 'too-many-series': 0}
  let begun = 0
  let sweptMs = clock.now()

  function unitOf(metric: string): string {
    return units[metric] ?? describeMetric(metric).unit
  }

  function insert(sample: Sample): AddResult {
    const {metric, timeMs, value} = sample
    if (!Number.isFinite(value) || !Number.isFinite(timeMs) || metric === '') return 'invalid'
    const nowMs = clock.now()
    if (nowMs - sweptMs > retentionMs / 4) sweep(nowMs)
    if (timeMs <= nowMs - retentionMs) return 'too-old'
    if (timeMs > nowMs + maxAheadMs) return 'ahead'
    const series = index.get(sample) ?? begin(sample, nowMs)
    if (series === undefined) return 'too-many-series'
    series.ring.dropUntil(nowMs - retentionMs)
    const insertion = series.ring.insert(timeMs, value)
    if (insertion !== 'newest' && insertion !== 'late') return insertion
    if (series.subscriptions !== undefined) {
      for (const {hear, late} of series.subscriptions) if (late || insertion === 'newest') hear(sample)
    }
    return insertion === 'late' ? 'late' : 'stored'
  }

  function begin(sample: Sample, nowMs: number): StoredSeries | undefined {
    // At most once a second, or a flood of new labels would have us look through all series for each of them.
    if (index.size >= maxSeries && nowMs - sweptMs >= 1_000) sweep(nowMs)
    if (index.size >= maxSeries) return undefined
    const {metric} = sample
    const series: StoredSeries = {
      metric,
      source: sourceOf(sample),
      ring: new Ring(maxPointsPerSeries),
      order: begun++,
      subscriptions: undefined,
    }
    index.add(series)
    for (const subscription of subscriptions.get(metric) ?? [])
      if (matches(subscription.selector, series.source)) attach(series, subscription)
    return series
  }

  /** Instances come and go: series without a point in the retention give their place to others. */
  function sweep(nowMs: number): void {
    sweptMs = nowMs
    for (const series of index.all()) if (series.ring.newestMs <= nowMs - retentionMs) index.delete(series)
  }

  /** The place of the first point in the window. */
  function startOf({ring}: StoredSeries, windowMs: number): number {
    return ring.placeAfter(clock.now() - Math.min(windowMs, retentionMs))
  }

  function recent(series: StoredSeries, windowMs: number): Point[] {
    const points: Point[] = []
    for (let place = startOf(series, windowMs); place < series.ring.count; place++) points.push(series.ring.pointAt(place))
    return points
  }

  /** The youngest of the series; the earlier of two that are equally young. */
  function youngestOf(selector: Selector): StoredSeries | undefined {
    let youngest: StoredSeries | undefined
    for (const series of index.matching(selector)) {
      if (youngest === undefined || series.ring.newestMs > youngest.ring.newestMs) youngest = series
    }
    return youngest
  }

  function subscribe(subscription: Subscription): Release {
    const {selector} = subscription
    const ofMetric = subscriptions.get(selector.metric) ?? new Set()
    subscriptions.set(selector.metric, ofMetric.add(subscription))
    for (const series of index.matching(selector)) attach(series, subscription)
    return once(() => {
      ofMetric.delete(subscription)
      if (ofMetric.size === 0 && subscriptions.get(selector.metric) === ofMetric) subscriptions.delete(selector.metric)
      for (const series of index.matching(selector)) series.subscriptions?.delete(subscription)
    })
  }

  return {
    add(sample) {
      const result = insert(sample)
      counters[result]++
      return result
    },
    latest(selector, maxAgeMs = retentionMs) {
      const youngest = youngestOf(selector)
      if (youngest === undefined || youngest.ring.newestMs < clock.now() - maxAgeMs) return undefined
      return {metric: youngest.metric, ...youngest.source, ...youngest.ring.pointAt(youngest.ring.count - 1)}
    },
    window(selector, windowMs) {
      const found: Series[] = []
      for (const series of index.matching(selector)) {
        const points = recent(series, windowMs)
        if (points.length > 0) found.push({metric: series.metric, source: series.source, points})
      }
      return found
    },
    aggregate(selector, windowMs, by) {
      if (by === 'last') {
        const youngest = youngestOf(selector)
        return youngest === undefined ? undefined : recent(youngest, windowMs).at(-1)?.value
      }
      // Numbers, not points: this is asked for every target of every application, again and again.
      const values: number[] = []
      for (const series of index.matching(selector)) {
        for (let place = startOf(series, windowMs); place < series.ring.count; place++) values.push(series.ring.valueAt(place))
      }
      return aggregateValues(values, by)
    },
    get revision() {
      return counters.stored + counters.late
    },
    retentionMs,
    spacingMs(selector) {
      let youngest: Ring | undefined
      for (const {ring} of index.matching(selector))
        if (ring.count >= 2 && (youngest === undefined || ring.newestMs > youngest.newestMs)) youngest = ring
      return youngest === undefined ? undefined : medianDistance(youngest)
    },
    metrics() {
      const infos: MetricInfo[] = []
      for (const [metric, series] of index.metrics()) infos.push({...describeMetric(metric), unit: unitOf(metric), series})
      return infos.sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    unitOf,
    onSample: (selector, listener) => subscribe({selector, hear: listener, late: false}),
    onChange: (selector, listener) => subscribe({selector, hear: listener, late: true}),
    forget(selector) {
      for (const series of index.matching(selector)) index.delete(series)
    },
    counters: () => ({...counters}),
    get seriesCount() {
      return index.size
    },
  }
}

/** Points that the distance is judged by. */
const SPACED = 8

function medianDistance(ring: Ring): number {
  const distances: number[] = []
  for (let place = Math.max(1, ring.count - SPACED); place < ring.count; place++)
    distances.push(ring.timeAt(place) - ring.timeAt(place - 1))
  distances.sort((a, b) => a - b)
  return distances[Math.floor(distances.length / 2)] ?? 0
}

function attach(series: StoredSeries, subscription: Subscription): void {
  series.subscriptions ??= new Set()
  series.subscriptions.add(subscription)
}

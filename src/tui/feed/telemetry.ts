import type {Api} from '../../northbound/contract/api.js'
import type {SeriesDto} from '../../northbound/contract/dto.js'
import {OperationalError} from '../../support/errors.js'
import type {ScreenEvent} from '../events.js'
import type {SeriesName, Wants} from '../feed.js'
import {at, nodeKey, seriesKey} from '../state.js'
import type {Point} from '../text/chart.js'

/** Ten minutes: what the widest trend shows. */
const WINDOW_MS = 600_000
/** The newest load of a node, even of one that is measured seldom. */
const LOAD_WINDOW_MS = 60_000
const LOAD_METRIC = 'node_cpu_utilisation'
/** Telemetry has a rate limit of its own: a screen takes little of it. */
const SERIES_AT_ONCE = 2
const LOADS_EVERY = 3
const UNITS_EVERY = 60

/**
 * Telemetry of what is visible: the series in turn, a few at a time, for status answers carry the newest value anyway and only the past is missing.
 */
export class TelemetryFeed {
  readonly #client: Api
  readonly #signal: AbortSignal
  readonly #wants: () => Wants
  /** By the turn in which they were asked for last; those that are no longer visible leave. */
  #asked = new Map<string, number>()
  #turn = 0

  constructor(client: Api, signal: AbortSignal, wants: () => Wants) {
    this.#client = client
    this.#signal = signal
    this.#wants = wants
  }

  /** `undefined`: in this turn there was nothing to ask for. */
  async next(): Promise<readonly ScreenEvent[] | undefined> {
    const turn = this.#turn
    this.#turn += 1
    const visible = this.#wants().series
    this.#asked = new Map(visible.flatMap((one) => (this.#asked.has(keyOf(one)) ? [[keyOf(one), this.#asked.get(keyOf(one)) ?? 0]] : [])))
    const due = visible.toSorted((a, b) => (this.#asked.get(keyOf(a)) ?? -1) - (this.#asked.get(keyOf(b)) ?? -1)).slice(0, SERIES_AT_ONCE)
    for (const one of due) this.#asked.set(keyOf(one), turn)
    if (due.length === 0 && turn % LOADS_EVERY !== 0 && turn % UNITS_EVERY !== 0) return undefined
    const answers = await Promise.all([
      turn % UNITS_EVERY === 0 ? this.#units() : [],
      turn % LOADS_EVERY === 0 ? this.#loads() : [],
      ...due.map((one) => this.#series(one)),
    ])
    return answers.flat()
  }

  /** Units, loads, and every visible series. */
  async all(): Promise<readonly ScreenEvent[]> {
    const answers = [await this.#units(), await this.#loads()]
    for (const one of this.#wants().series) answers.push(await this.#series(one))
    return answers.flat()
  }

  async #units(): Promise<readonly ScreenEvent[]> {
    const {items} = await this.#client.listMetrics(undefined, {signal: this.#signal})
    return [{kind: 'units', units: new Map(items.map((one) => [one.name, one.unit]))}]
  }

  async #loads(): Promise<readonly ScreenEvent[]> {
    const found = await this.#query({metric: LOAD_METRIC, windowMs: LOAD_WINDOW_MS})
    const loads = found.flatMap(({source, points}): readonly (readonly [string, number])[] => {
      const newest = points.at(-1)
      return newest === undefined || source.cluster === undefined || source.node === undefined
        ? []
        : [[nodeKey(source.cluster, source.node), newest.value]]
    })
    return [{kind: 'loads', loads: new Map(loads)}]
  }

  async #series(name: SeriesName): Promise<readonly ScreenEvent[]> {
    const found = await this.#query({...name, windowMs: WINDOW_MS})
    return [{kind: 'series', key: keyOf(name), points: together(found)}]
  }

  /** A metric that the slice has not heard of yet has no series. */
  async #query(query: Parameters<Api['queryTelemetry']>[0]): Promise<readonly SeriesDto[]> {
    try {
      const answer = await this.#client.queryTelemetry(query, {signal: this.#signal})
      return answer.kind === 'series' ? answer.series : []
    } catch (error) {
      if (error instanceof OperationalError && error.code === 'metric-not-found') return []
      throw error
    }
  }
}

/** A component that moved, or has several instances, has a series for each: one course of them, in the order of time. */
function together(series: readonly SeriesDto[]): readonly Point[] {
  return series
    .flatMap((one) => one.points.map((point) => ({timeMs: at(point.measuredAt), value: point.value})))
    .toSorted((a, b) => a.timeMs - b.timeMs)
}

function keyOf({application, component, metric}: SeriesName): string {
  return seriesKey(application, component, metric)
}

import type {ApplicationStatusDto, DecisionDto} from '../northbound/contract/dto.js'
import type {ScreenEvent} from './events.js'
import {pressKey, typeText} from './keys.js'
import {at, type Data, type State, seriesKey} from './state.js'
import type {Point} from './text/chart.js'

/** As many decisions as a person scrolls through; older ones are in `app explain` and `app events`. */
export const MOST_DECISIONS = 200
/** A point each second for ten minutes, or each ten for more than an hour. */
export const MOST_POINTS = 600
/** Series of applications that nobody looks at are made by polling; more than these are not kept. */
export const MOST_SERIES = 2_000

/** The next state. Pure: the same state and event give the same state. What it keeps is bounded, whatever comes. */
export function reduce(state: State, event: ScreenEvent): State {
  switch (event.kind) {
    case 'key':
      return pressKey(state, event.key)
    case 'text':
      return typeText(state, event.text)
    case 'resize':
      return {...state, size: {columns: event.columns, rows: event.rows}}
    case 'tick':
      return {...state, nowMs: event.atMs}
    case 'resumed':
      return {...state, ui: {...state.ui, wish: undefined}}
    default: {
      const data = learn(state.data, event)
      return data === state.data ? state : {...state, data}
    }
  }
}

type News = Exclude<ScreenEvent, {readonly kind: 'key' | 'text' | 'resize' | 'tick' | 'resumed'}>

function learn(data: Data, event: News): Data {
  switch (event.kind) {
    case 'readiness': {
      const {clock, version, parts, silence} = event.readiness
      return {
        ...data,
        version,
        parts,
        silence:
          silence === undefined ? undefined : {sliceMs: at(silence.sinceAt), sinceMs: data.silence?.sinceMs ?? event.atMs - silence.forMs},
        clock: {sliceMs: at(clock.nowAt), atMs: event.atMs, speed: clock.speed, isSimulated: clock.simulated},
      }
    }
    case 'mode':
      return {...data, mode: event.mode}
    case 'applications':
      return {
        ...data,
        applications: event.applications,
        hasMoreApplications: event.hasMore,
        series: withMeasured(data.series, event.applications),
      }
    case 'infrastructure':
      return {...data, slice: event.infrastructure.continuum, clusters: event.infrastructure.clusters}
    case 'agents':
      return {...data, agents: event.agents}
    case 'decisions':
      return {...data, decisions: merged(data.decisions ?? [], event.decisions)}
    case 'units':
      return {...data, units: event.units}
    case 'series':
      return {...data, series: new Map(data.series).set(event.key, joined(data.series.get(event.key) ?? [], event.points))}
    case 'loads':
      return {...data, loads: event.loads}
    case 'explanation':
      return {...data, explanation: event.explanation}
    case 'answered': {
      if (data.hasAnswered && !data.failures.has(event.part)) return data
      return {...data, hasAnswered: true, failures: without(data.failures, event.part)}
    }
    case 'failed': {
      const sinceMs = data.failures.get(event.part)?.sinceMs ?? event.atMs
      return {...data, failures: new Map(data.failures).set(event.part, {sinceMs, message: event.message})}
    }
  }
}

/** What is measured comes with each status: the course of a target is there before anybody asks for its telemetry. */
function withMeasured(
  known: ReadonlyMap<string, readonly Point[]>,
  applications: readonly ApplicationStatusDto[],
): ReadonlyMap<string, readonly Point[]> {
  const next = new Map<string, readonly Point[]>()
  for (const application of applications) {
    for (const {component, metric, value, sampledAt} of application.qos) {
      if (next.size >= MOST_SERIES) return next
      const key = seriesKey(application.name, component, metric)
      const before = known.get(key) ?? []
      next.set(key, value === undefined || sampledAt === undefined ? before : joined(before, [{timeMs: at(sampledAt), value}]))
    }
  }
  return next
}

/** Two parts of a series as one, in the order of time; what both have counts once. */
function joined(before: readonly Point[], more: readonly Point[]): readonly Point[] {
  const newest = before.at(-1)?.timeMs ?? Number.NEGATIVE_INFINITY
  const [first] = more
  if (first === undefined || (more.length === 1 && first.timeMs === newest)) return before
  if (first.timeMs > newest) return [...before, ...more].slice(-MOST_POINTS)
  const byTime = new Map([...before, ...more].map((point) => [point.timeMs, point]))
  return [...byTime.values()].toSorted((a, b) => a.timeMs - b.timeMs).slice(-MOST_POINTS)
}

/** The newest record of each decision, newest decision first. */
function merged(before: readonly DecisionDto[], more: readonly DecisionDto[]): readonly DecisionDto[] {
  const byId = new Map(before.map((one) => [one.id, one]))
  for (const one of more) {
    if (one.version >= (byId.get(one.id)?.version ?? 0)) byId.set(one.id, one)
  }
  return [...byId.values()].toSorted((a, b) => at(b.decidedAt) - at(a.decidedAt) || b.seq - a.seq).slice(0, MOST_DECISIONS)
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const next = new Map(map)
  next.delete(key)
  return next
}

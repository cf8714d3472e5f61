import type {ApplicationSpec} from '../../../platform/contract/index.js'
import type {Series, TelemetryReader} from '../../../telemetry/contract.js'
import type {World} from '../../contract.js'
import type {Readings} from './target-tracking.js'

/** Nothing is done on the strength of a sample older than this. */
export const FRESH_MS = 15_000

export type Question = {
  readonly application: ApplicationSpec
  readonly component: string
  readonly metric: string
  /** The component whose metric it is; another than `component`: it speaks of all its instances together. */
  readonly source: string
  readonly windowMs: number
  readonly current: number
  readonly world: World
  readonly telemetry: TelemetryReader
}

/** How many instances were ready when it was looked last, and since when it has been these. */
export type Crew = {readonly ready: number; readonly sinceMs: number}

/** What was measured of fewer or more instances says nothing of these: their shares of the load were others. */
export function crewOf(
  {application, component, world}: Pick<Question, 'application' | 'component' | 'world'>,
  before: Crew | undefined,
): Crew {
  const ready = readyIn(world, application, component)
  const youngestMs = Math.max(...ready.map(({readySinceMs}) => readySinceMs ?? world.nowMs), 0)
  if (before?.ready !== ready.length) return {ready: ready.length, sinceMs: before === undefined ? youngestMs : world.nowMs}
  return youngestMs > before.sinceMs ? {ready: ready.length, sinceMs: youngestMs} : before
}

/** What is measured now: of each ready instance its mean over the window, where its last sample is fresh and no older than the crew. */
export function readingsOf(question: Question, crew: Crew): Readings {
  const {application, component, metric, source, windowMs, current, world, telemetry} = question
  const series = telemetry
    .window({metric, application: application.name, component: source}, Math.max(windowMs, FRESH_MS))
    .filter(({points}) => world.nowMs - (points.at(-1)?.timeMs ?? Number.NEGATIVE_INFINITY) <= FRESH_MS)
  const isOutside = ({source: {instance}}: Series) => source !== component || instance === undefined
  const outside = series.filter(isOutside).map(({points}) => meanOf(points, world.nowMs - windowMs))
  if (outside.length > 0) return {current, values: outside, missing: 0, isOutside: true}
  const ready = new Set(readyIn(world, application, component).map(({id}) => id))
  const values = series.flatMap(({source: {instance}, points}) => {
    const some = points.filter(({timeMs}) => timeMs > crew.sinceMs)
    return instance !== undefined && ready.has(instance) && some.length > 0 ? [meanOf(some, world.nowMs - windowMs)] : []
  })
  return {current, values, missing: Math.max(0, current - values.length), isOutside: false}
}

function readyIn(world: World, {name}: ApplicationSpec, component: string) {
  return (world.components.get(`${name}/${component}`)?.instances ?? []).filter(({phase}) => phase === 'ready')
}

/** Of those since then; where it is measured less often than the window is long, the newest speaks. */
function meanOf(points: readonly {readonly timeMs: number; readonly value: number}[], sinceMs: number): number {
  const recent = points.filter(({timeMs}) => timeMs > sinceMs)
  const some = recent.length > 0 ? recent : points.slice(-1)
  return some.reduce((total, {value}) => total + value, 0) / some.length
}

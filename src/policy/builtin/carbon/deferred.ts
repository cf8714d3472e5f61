import {type Deferral, deferralOf} from '../../../matching/deferrable.js'
import type {ApplicationSpec} from '../../../platform/contract/index.js'
import {dateTime} from '../../../support/text/quantity.js'
import type {PolicyInput} from '../../contract.js'
import {type ComponentView, componentViews} from '../placement-state.js'
import {HOUR_MS} from './forecaster.js'
import {forecastOf, type GridForecast} from './grid-forecast.js'
import type {GridRecord} from './grid-record.js'
import {leastCost, runsNow, type Work} from './start-rule.js'

/** A component that may begin now or later, and what is best by what is known. */
export type Deferred = {
  readonly application: ApplicationSpec
  readonly view: ComponentView
  readonly begins: boolean
  readonly reason: string
}

/** Everything that waits for an hour, judged by the record alone. `leastSaving`: a share of what it emits that waiting must be expected to save. */
export function deferredIn(input: PolicyInput, record: GridRecord, leastSaving: number): readonly Deferred[] {
  return waitingIn(input).map(({application, view, deferral}) => {
    const name = view.component.metadata.name
    const judgement = judged(name, deferral, record, leastSaving, input.nowMs)
    const isEarly = judgement.begins && isBeingPlaced(application, input.nowMs)
    return {
      application,
      view,
      ...(isEarly ? {begins: false, reason: `${name} waits a minute: its cluster may be chosen first`} : judgement),
    }
  })
}

const PLACING_MS = 60_000

/** The place comes before the time: in the first minute of an application, and of each hour, `carbon-clusters` may give it to another cluster. */
function isBeingPlaced({createdMs}: ApplicationSpec, nowMs: number): boolean {
  return nowMs - createdMs < PLACING_MS || nowMs % HOUR_MS < PLACING_MS
}

type Waiting = {readonly application: ApplicationSpec; readonly view: ComponentView; readonly deferral: Deferral}

export function waitingIn({world, isUnderWay}: Pick<PolicyInput, 'world' | 'isUnderWay'>): readonly Waiting[] {
  return [...world.applications.values()]
    .filter((application) => application.deletedMs === undefined)
    .flatMap((application) =>
      componentViews(application, world, ({deferrable}) => deferrable !== undefined).flatMap((view) => {
        const component = view.component.metadata.name
        const deferral = deferralOf(application, view.component, world.nowMs)
        const isWaiting = view.deviation?.kind === 'deferred' && !isUnderWay({kind: 'component', application: application.name, component})
        return isWaiting && deferral !== undefined ? [{application, view, deferral}] : []
      }),
    )
}

function judged(name: string, {latestStartMs, durationMs}: Deferral, record: GridRecord, leastSaving: number, nowMs: number) {
  const work = workOf({latestStartMs, durationMs}, nowMs)
  const forecast = forecastOf(record, work.window)
  if (forecast === undefined) {
    return {begins: true, reason: `${name} need not wait: less than a day of carbon intensity is known, so no hour is known to be better`}
  }
  const saving = savingOf(forecast, work)
  if (runsNow(forecast.coming, work))
    return {
      begins: true,
      reason: `${name} begins: no hour until ${dateTime(latestStartMs)} UTC is expected to be greener, by ${forecast.basis}`,
    }
  const expected = `by ${(saving * 100).toFixed(0)} %, by ${forecast.basis}`
  return saving < leastSaving
    ? {begins: true, reason: `${name} begins: a later hour is expected to be greener only ${expected}`}
    : {begins: false, reason: `${name} waits for a greener hour, expected ${expected}, at the latest ${dateTime(latestStartMs)} UTC`}
}

/** In whole hours: it may begin in this one, and in each that begins before its slack is used up. */
export function workOf({latestStartMs, durationMs}: Deferral, nowMs: number): Work {
  const remaining = Math.max(1, Math.ceil(durationMs / HOUR_MS))
  const window = Math.max(0, Math.floor(latestStartMs / HOUR_MS) - Math.floor(nowMs / HOUR_MS)) + remaining
  return {remaining, window, isPreemptible: false}
}

function savingOf({coming}: GridForecast, work: Work): number {
  const now = coming.subarray(0, work.remaining).reduce((sum, value) => sum + value, 0)
  return now > 0 ? 1 - leastCost(coming, work) / now : 0
}

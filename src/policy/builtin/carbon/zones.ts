import type {TelemetryReader} from '../../../telemetry/contract.js'
import type {World} from '../../contract.js'
import {CARBON_METRIC} from './carbon-metric.js'
import {HOUR_MS} from './forecaster.js'
import {forecastOf, type GridForecast} from './grid-forecast.js'
import {type GridRecord, NOTHING_RECORDED, recorded} from './grid-record.js'

/** What is remembered of the grid of each cluster. */
export type ZoneRecords = {
  /** When it was last added to. */
  readonly recordedMs: number
  readonly clusters: {readonly [cluster: string]: GridRecord}
}

export const NO_ZONES: ZoneRecords = {recordedMs: 0, clusters: {}}

/** Often enough for hourly means, seldom enough that keeping it is no burden. */
const RECORD_EVERY_MS = 120_000

/** What each cluster's grid costs now, where it is heard. */
export function intensitiesOf({clusters}: World, telemetry: TelemetryReader, freshMs: number): ReadonlyMap<string, number> {
  return new Map(
    [...clusters.keys()].toSorted().flatMap((cluster) => {
      const value = telemetry.aggregate({metric: CARBON_METRIC, cluster}, freshMs, 'mean')
      return value === undefined ? [] : [[cluster, value] as const]
    }),
  )
}

/** The records with what is heard now; those of clusters that are gone are forgotten. A new hour is never missed. */
export function recordedZones(
  zones: ZoneRecords,
  {clusters, nowMs}: World,
  heard: ReadonlyMap<string, number>,
  historyDays: number,
): ZoneRecords {
  const isDue = nowMs - zones.recordedMs >= RECORD_EVERY_MS || Math.floor(nowMs / HOUR_MS) !== Math.floor(zones.recordedMs / HOUR_MS)
  if (!isDue && [...heard.keys()].every((cluster) => zones.clusters[cluster] !== undefined)) return zones
  const entries = [...clusters.keys()].toSorted().flatMap((cluster): (readonly [string, GridRecord])[] => {
    const before = zones.clusters[cluster]
    const value = heard.get(cluster)
    if (value === undefined) return before === undefined ? [] : [[cluster, before]]
    return [[cluster, recorded(before ?? NOTHING_RECORDED, nowMs, value, historyDays)]]
  })
  return {recordedMs: nowMs, clusters: Object.fromEntries(entries)}
}

/** Foresees the grid of a cluster as the cluster's own `carbon-aware` does; where less than a day is known, that it stays as it is. */
export type ForeseeZone = (record: GridRecord, present: number, horizon: number) => GridForecast

/** Remembers its answers for as long as the record is the same: in an hour nothing else can be foreseen. */
export function createForesight(): ForeseeZone {
  const known = new WeakMap<readonly number[], Map<number, GridForecast>>()
  return (record, present, horizon) => {
    const ofRecord = known.get(record.values) ?? new Map<number, GridForecast>()
    known.set(record.values, ofRecord)
    const forecast = ofRecord.get(horizon) ?? forecastOf(record, horizon)
    if (forecast === undefined) return {coming: new Float64Array(horizon).fill(present), basis: 'what is heard now'}
    ofRecord.set(horizon, forecast)
    return forecast
  }
}

import type {TraceSeries} from '../lab/trace/contract.js'
import {writeTidyCsv} from '../lab/trace/tidy-csv.js'
import {writeTidyParquet} from '../lab/trace/tidy-parquet.js'
import type {Api} from '../northbound/contract/api.js'
import {at} from './render/views.js'

export type ExportOptions = {
  readonly windowMs: number
  /** Only of this application; what is measured of nodes goes with it. */
  readonly application?: string | undefined
  readonly format: 'csv' | 'parquet'
  readonly signal: AbortSignal
  readonly say: (text: string) => void
}

export type Exported = {readonly content: string | Uint8Array; readonly series: number; readonly points: number; readonly metrics: number}

/** All that the slice has recorded of a time, as our own table, in CSV or Parquet: a value a line, with its unit and who it is about. */
export async function exportTelemetry(api: Api, {windowMs, application, format, signal, say}: ExportOptions): Promise<Exported> {
  const {items: metrics} = await api.listMetrics(undefined, {signal})
  const series: TraceSeries[] = []
  for (const [index, {name, unit}] of metrics.entries()) {
    say(`Reading ${name} (${index + 1} of ${metrics.length})`)
    const answer = await api.queryTelemetry({metric: name, windowMs: Math.round(windowMs)}, {signal})
    if (answer.kind !== 'series') continue
    for (const {metric, source, points} of answer.series) {
      if (application !== undefined && source.application !== undefined && source.application !== application) continue
      if (points.length === 0) continue
      series.push({
        metric,
        unit,
        source,
        timesMs: Float64Array.from(points, ({measuredAt}) => at(measuredAt)),
        values: Float64Array.from(points, ({value}) => value),
      })
    }
  }
  const points = series.reduce((sum, one) => sum + one.timesMs.length, 0)
  const content = format === 'csv' ? writeTidyCsv({series}) : await writeTidyParquet({series})
  return {content, series: series.length, points, metrics: new Set(series.map(({metric}) => metric)).size}
}

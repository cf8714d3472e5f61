import {OperationalError} from '../../support/errors.js'
import {describeMetric} from '../../telemetry/catalogue.js'
import {SeriesCollector} from './collect.js'
import type {Trace, TraceSeries} from './contract.js'
import {SOURCE_COLUMNS, TIDY_COLUMNS} from './tidy-csv.js'

/** What is said in the file's metadata of its columns and metrics, as JSON. */
export type ParquetFacts = {
  readonly format: typeof FORMAT
  readonly columns: {readonly [column: string]: string}
  readonly metrics: {readonly [metric: string]: {readonly unit: string; readonly kind: string}}
}

export const PARQUET_KEY = 'mlsysops'
const FORMAT = 'mlsysops-telemetry/1'
const COLUMNS: {readonly [column in (typeof TIDY_COLUMNS)[number]]: string} = {
  time: 'when it was measured, UTC, in ms',
  metric: 'its name, as in Prometheus',
  unit: 'of the value',
  application: 'which it is about; null: none',
  component: 'of the application; null: none',
  instance: 'of the component; null: none',
  node: 'where it was measured, or which it is about; null: none',
  cluster: 'of the node; null: none',
  value: 'what was measured, in the unit',
}
const MAGIC = 'PAR1'

export function isParquet(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length)) === MAGIC
}

/** The columns of our CSV, with real times and numbers; what they and the metrics are is said under the key `mlsysops` of the file's metadata. */
export async function writeTidyParquet({series}: Pick<Trace, 'series'>): Promise<Uint8Array> {
  const {parquetWriteBuffer} = await import('hyparquet-writer')
  const rows = series.flatMap((one) => Array.from(one.timesMs, (timeMs, place) => ({one, timeMs, value: one.values[place] ?? Number.NaN})))
  rows.sort((a, b) => a.timeMs - b.timeMs)
  const text = (name: string, of: (one: TraceSeries) => string | undefined) => ({
    name,
    data: rows.map(({one}) => of(one) ?? null),
    type: 'STRING' as const,
  })
  const buffer = parquetWriteBuffer({
    columnData: [
      {name: 'time', data: rows.map(({timeMs}) => new Date(timeMs)), type: 'TIMESTAMP', nullable: false},
      text('metric', ({metric}) => metric),
      text('unit', ({unit}) => unit),
      ...SOURCE_COLUMNS.map((key) => text(key, ({source}) => source[key])),
      {name: 'value', data: Float64Array.from(rows, ({value}) => value), type: 'DOUBLE', nullable: false},
    ],
    kvMetadata: [{key: PARQUET_KEY, value: JSON.stringify(factsOf(series))}],
    createdBy: 'mlsysops',
  })
  return new Uint8Array(buffer)
}

/** Rejects with `trace-unreadable` where it is no Parquet file with the columns of our export. */
export async function readTidyParquet(bytes: Uint8Array, path: string): Promise<Trace> {
  const {parquetReadObjects} = await import('hyparquet')
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const rows: readonly {readonly [column: string]: unknown}[] = await parquetReadObjects({file: file as ArrayBuffer}).catch(
    (error: unknown) => {
      throw unreadable(path, error instanceof Error ? error.message : String(error), error)
    },
  )
  const missing = ['time', 'metric', 'value'].filter((name) => rows.length > 0 && !Object.hasOwn(rows[0] ?? {}, name))
  if (missing.length > 0) throw unreadable(path, `it has no column ${missing.join(', ')}`)
  const collector = new SeriesCollector()
  for (const row of rows) {
    const {time, metric, value} = row
    if (typeof metric !== 'string' || metric === '') throw unreadable(path, 'a row of it names no metric')
    const source = Object.fromEntries(
      SOURCE_COLUMNS.flatMap((key) => (typeof row[key] === 'string' && row[key] !== '' ? [[key, row[key]]] : [])),
    )
    collector.add({
      metric,
      source,
      unit: typeof row['unit'] === 'string' ? row['unit'] : undefined,
      text: `${String(value)} at ${String(time)}`,
      timeMs: time instanceof Date ? time.getTime() : Number.NaN,
      value: typeof value === 'number' ? value : Number.NaN,
    })
  }
  return {series: collector.series(), notes: collector.notes()}
}

function factsOf(series: readonly TraceSeries[]): ParquetFacts {
  const metrics = Object.fromEntries(series.map(({metric, unit}) => [metric, {unit, kind: describeMetric(metric).kind}]))
  return {format: FORMAT, columns: COLUMNS, metrics}
}

function unreadable(path: string, why: string, cause?: unknown): OperationalError {
  return new OperationalError(`${path} is a Parquet file, and no recorded telemetry: ${why}.`, {
    code: 'trace-unreadable',
    exit: 'invalid',
    hints: [`Columns that are read: ${TIDY_COLUMNS.join(', ')}.`],
    cause,
  })
}

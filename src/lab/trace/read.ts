import {OperationalError} from '../../support/errors.js'
import {readNamedBytes} from '../../support/files.js'
import type {JsonObject, JsonValue} from '../../support/json.js'
import type {Trace} from './contract.js'
import {type ColumnRule, readJoinedCsv} from './joined-csv.js'
import {isOtlp, readOtlp} from './otlp-json.js'
import {isPrometheusRange, readPrometheusRange} from './prometheus-json.js'
import {isTidy, readTidyCsv} from './tidy-csv.js'
import {isParquet, readTidyParquet} from './tidy-parquet.js'

export type ReadOptions = {
  /** What the columns of a joined table are. */
  readonly columns?: readonly ColumnRule[]
}

/** A file of recorded telemetry, by what is in it: our own export (CSV or Parquet), a Grafana table joined by time, a Prometheus range query, OTLP as JSON. */
export async function readTrace(path: string, {columns = []}: ReadOptions = {}): Promise<Trace> {
  const bytes = await readNamedBytes(path)
  if (isParquet(bytes)) return await readTidyParquet(bytes, path)
  const text = bytes.toString('utf8')
  if (text.trim() === '') throw unreadable(path, 'it is empty')
  if (/^\s*[[{]/.test(text)) return readJson(path, text)
  const [header = ''] = text.split('\n', 1)
  return isTidy(header) ? readTidyCsv(text, path) : readJoinedCsv(text, path, columns)
}

function readJson(path: string, text: string): Trace {
  const values = documentsOf(path, text)
  const answers = values.filter((value): value is JsonObject => isPrometheusRange(value))
  if (answers.length > 0 && answers.length === values.length) return readPrometheusRange(answers)
  const requests = values.filter((value): value is JsonObject => isOtlp(value))
  if (requests.length > 0 && requests.length === values.length) return readOtlp(requests)
  throw unreadable(path, 'it is JSON, and neither a range query of Prometheus nor OTLP metrics')
}

/** One document, or one a line. */
function documentsOf(path: string, text: string): readonly JsonValue[] {
  try {
    return [JSON.parse(text) as JsonValue]
  } catch {
    try {
      return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as JsonValue)
    } catch (error) {
      throw unreadable(path, error instanceof Error ? error.message : String(error), error)
    }
  }
}

function unreadable(path: string, why: string, cause?: unknown): OperationalError {
  return new OperationalError(`${path} is no recorded telemetry: ${why}.`, {
    code: 'trace-unreadable',
    exit: 'invalid',
    hints: [
      'It may be: our own export (CSV or Parquet), a Grafana table joined by time (CSV), a Prometheus range query (JSON), OTLP metrics (JSON).',
    ],
    cause,
  })
}

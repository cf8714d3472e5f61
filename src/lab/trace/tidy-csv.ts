import {parse} from 'csv-parse/sync'
import {OperationalError} from '../../support/errors.js'
import type {SampleSource} from '../../telemetry/contract.js'
import {SeriesCollector} from './collect.js'
import type {Trace} from './contract.js'
import {isoTimeMs} from './times.js'

/** The columns of our own export, in this order: a value a line, with who it is about. */
export const TIDY_COLUMNS = ['time', 'metric', 'unit', 'application', 'component', 'instance', 'node', 'cluster', 'value'] as const

export const SOURCE_COLUMNS = ['application', 'component', 'instance', 'node', 'cluster'] as const

export function isTidy(header: string): boolean {
  return header
    .replace(/^\uFEFF/, '')
    .trim()
    .startsWith('time,metric,unit,application,')
}

/** Rejects with `trace-unreadable` and every line that is none of a table. */
export function readTidyCsv(text: string, path: string): Trace {
  const collector = new SeriesCollector()
  const problems: string[] = []
  for (const {record: row, info} of rowsOf(text, path)) {
    if (info.error !== undefined) {
      problems.push(`${path}:${info.lines}: it has ${info.error.record.length} cells for ${info.columns.length} columns`)
      continue
    }
    const {time = '', metric = '', value = ''} = row
    const source: SampleSource = Object.fromEntries(
      SOURCE_COLUMNS.flatMap((key) => {
        const text = row[key]
        return text === undefined || text === '' ? [] : [[key, text]]
      }),
    )
    if (metric === '') problems.push(`${path}:${info.lines}: it names no metric`)
    const number = value.trim() === '' ? Number.NaN : Number(value)
    collector.add({metric, source, timeMs: isoTimeMs(time), value: number, unit: row['unit'], text: `"${value}" at "${time}"`})
  }
  if (problems.length > 0) throw unreadable(path, problems)
  return {series: collector.series(), notes: collector.notes()}
}

type Row = {
  readonly record: {readonly [name: string]: string | undefined}
  /** `error`: it has not as many cells as there are columns. */
  readonly info: {readonly lines: number; readonly columns: readonly unknown[]; readonly error?: {readonly record: readonly string[]}}
}

function rowsOf(text: string, path: string): readonly Row[] {
  try {
    return parse(text, {
      bom: true,
      columns: true,
      skip_empty_lines: true,
      info: true,
      relax_column_count: true,
    }) as unknown as readonly Row[]
  } catch (error) {
    throw unreadable(path, [error instanceof Error ? error.message : String(error)], error)
  }
}

const MOST_PROBLEMS = 20

function unreadable(path: string, problems: readonly string[], cause?: unknown): OperationalError {
  const rest = problems.length > MOST_PROBLEMS ? [`and ${problems.length - MOST_PROBLEMS} more`] : []
  return new OperationalError(`${path} is no table of telemetry: ${[...problems.slice(0, MOST_PROBLEMS), ...rest].join('; ')}.`, {
    code: 'trace-unreadable',
    exit: 'invalid',
    hints: [`Its columns are: ${TIDY_COLUMNS.join(', ')}.`],
    details: {problems},
    cause,
  })
}

export function writeTidyCsv({series}: Pick<Trace, 'series'>): string {
  const lines = series.flatMap(({metric, unit, source, timesMs, values}) => {
    const {application = '', component = '', instance = '', node = '', cluster = ''} = source
    const who = [metric, unit, application, component, instance, node, cluster].map(quoted).join(',')
    return Array.from(timesMs, (timeMs, place) => ({timeMs, line: `${new Date(timeMs).toISOString()},${who},${values[place] ?? ''}`}))
  })
  const ordered = lines.toSorted((a, b) => a.timeMs - b.timeMs).map(({line}) => line)
  return `${[TIDY_COLUMNS.join(','), ...ordered].join('\n')}\n`
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

import {parse} from 'csv-parse/sync'
import {OperationalError} from '../../support/errors.js'
import type {SampleSource} from '../../telemetry/contract.js'
import {SeriesCollector} from './collect.js'
import type {Trace} from './contract.js'
import {isoTimeMs} from './times.js'

/** What the columns of a file are: the first pattern that matches the whole name counts. `{1}` stands for its first group. */
export type ColumnRule = {
  readonly column: string
  readonly metric: string
  readonly source?: SampleSource
  /** Several columns that become one series: their mean at each moment. Absent: each is a series of its own. */
  readonly combine?: 'mean' | 'sum'
  /** Into the unit of the metric. */
  readonly times?: number
}

type Column = {readonly name: string; readonly place: number; readonly cells: readonly (number | undefined)[]}
type Meant = {readonly metric: string; readonly source: SampleSource; readonly combine: ColumnRule['combine']; readonly times: number}

/**
 * A table as Grafana exports it with its fields joined by time: the first column is the time, every other a series, whose header repeats for each
 * incarnation of what was measured. Columns that repeat another's cells are left out. Incarnations are told apart by when they were measured, the
 * same for all metrics of one, and become instances `1`, `2`, … in the order of time.
 */
export function readJoinedCsv(text: string, rules: readonly ColumnRule[]): Trace {
  const rows = parsed(text)
  const [header, ...body] = rows
  if (header === undefined || header.length < 2) throw unreadable('It has no header with a time and a metric.')
  const times = body.map((row) => timeOf(row[0] ?? ''))
  const columns = header
    .slice(1)
    .map((name, index): Column => ({name, place: index + 1, cells: body.map((row) => numberOf(row[index + 1] ?? ''))}))
  const {kept, repeated} = withoutRepeats(columns)
  const incarnations = incarnationsOf(kept)
  const collector = new SeriesCollector()
  const combined = new Map<string, {readonly meant: Meant; readonly columns: Column[]}>()
  for (const column of kept) {
    const meant = meaningOf(column.name, rules)
    const instance = incarnations.get(column)
    const source = {...meant.source, ...(instance === undefined ? {} : {instance})}
    const key = JSON.stringify([meant.metric, source, meant.combine === undefined ? column.place : ''])
    const known = combined.get(key) ?? {meant: {...meant, source}, columns: []}
    known.columns.push(column)
    combined.set(key, known)
  }
  for (const {meant, columns: parts} of combined.values()) {
    for (const [row, timeMs] of times.entries()) {
      const values = parts.flatMap(({cells}) => cells[row] ?? [])
      if (values.length > 0)
        collector.add({metric: meant.metric, source: meant.source, timeMs, value: meant.times * combine(values, meant.combine)})
    }
  }
  const found = new Set(incarnations.values()).size
  return {
    series: collector.series(),
    notes: [
      'Times without a zone were read as UTC.',
      ...(repeated.length === 0
        ? []
        : [`${repeated.length} columns repeat others and were left out: ${[...new Set(repeated)].join(', ')}.`]),
      ...(found === 0
        ? []
        : [`Headers repeat: ${found} incarnations were told apart by when they were measured, and are the instances 1 to ${found}.`]),
    ],
  }
}

function parsed(text: string): readonly (readonly string[])[] {
  try {
    return parse(text, {bom: true, skip_empty_lines: true, relax_column_count: true})
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error), error)
  }
}

/** Of columns with one name, those whose every cell is another's are told twice. */
function withoutRepeats(columns: readonly Column[]): {readonly kept: readonly Column[]; readonly repeated: readonly string[]} {
  const seen = new Set<string>()
  const repeated: string[] = []
  const kept = columns.filter(({name, cells}) => {
    const key = `${name}\n${cells.join(',')}`
    if (seen.has(key)) repeated.push(name)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
  return {kept, repeated}
}

/** For each column whose name repeats: which incarnation it is of. Those that were measured from and to about the same moment are of one. */
function incarnationsOf(columns: readonly Column[]): ReadonlyMap<Column, string> {
  const byName = Map.groupBy(columns, ({name}) => name)
  const repeating = columns.filter((column) => (byName.get(column.name)?.length ?? 0) > 1 && extentOf(column) !== undefined)
  const extents: {first: number; last: number}[] = []
  const placeOf = (column: Column): number => {
    const {first, last} = extentOf(column) ?? {first: 0, last: 0}
    const known = extents.findIndex((one) => first <= one.last && last >= one.first)
    if (known < 0) return extents.push({first, last}) - 1
    const extent = extents[known]
    if (extent !== undefined) {
      extent.first = Math.min(extent.first, first)
      extent.last = Math.max(extent.last, last)
    }
    return known
  }
  const places = new Map(repeating.map((column) => [column, placeOf(column)]))
  const order = [...extents.keys()].toSorted((a, b) => (extents[a]?.first ?? 0) - (extents[b]?.first ?? 0))
  return new Map([...places].map(([column, place]) => [column, String(order.indexOf(place) + 1)]))
}

function extentOf({cells}: Column): {readonly first: number; readonly last: number} | undefined {
  const first = cells.findIndex((cell) => cell !== undefined)
  return first < 0 ? undefined : {first, last: cells.findLastIndex((cell) => cell !== undefined)}
}

function meaningOf(name: string, rules: readonly ColumnRule[]): Meant {
  for (const rule of rules) {
    const match = new RegExp(`^(?:${rule.column})$`).exec(name)
    if (match === null) continue
    const filled = (text: string): string => text.replace(/\{(\d)\}/g, (_, group: string) => match[Number(group)] ?? '')
    const source = Object.fromEntries(Object.entries(rule.source ?? {}).map(([key, value]) => [key, filled(value)]))
    return {metric: filled(rule.metric), source, combine: rule.combine, times: rule.times ?? 1}
  }
  return {metric: name, source: {}, combine: undefined, times: 1}
}

function combine(values: readonly number[], how: ColumnRule['combine']): number {
  const sum = values.reduce((total, value) => total + value, 0)
  return how === 'sum' ? sum : sum / values.length
}

/** RFC 3339, the same with a blank and without a zone (UTC), or a number: seconds or milliseconds since the epoch. */
function timeOf(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) {
    const number = Number(text)
    return number < 1e11 ? number * 1_000 : number
  }
  return isoTimeMs(text)
}

function numberOf(text: string): number | undefined {
  if (text.trim() === '' || text === 'NaN' || text === 'null') return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

function unreadable(message: string, cause?: unknown): OperationalError {
  return new OperationalError(`It is no table of telemetry: ${message}`, {code: 'trace-unreadable', exit: 'invalid', cause})
}

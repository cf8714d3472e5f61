import {parse} from 'csv-parse/sync'
import {OperationalError} from '../../support/errors.js'
import type {SampleSource} from '../../telemetry/contract.js'
import {keyOf, SeriesCollector} from './collect.js'
import type {Labels, Trace} from './contract.js'
import {epochMs, isoTimeMs} from './times.js'

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

type Column = {
  readonly name: string
  readonly place: number
  readonly cells: readonly (number | undefined)[]
  readonly unread: readonly Unread[]
}
/** A cell that is neither empty nor a number. */
type Unread = {readonly row: number; readonly text: string}
type Meant = {readonly metric: string; readonly source: SampleSource; readonly combine: ColumnRule['combine']; readonly times: number}

/**
 * A table as Grafana exports it with its fields joined by time: the first column is the time, every other a series, whose header repeats for each
 * incarnation of what was measured. Columns that repeat another's cells are left out. Incarnations are told apart by when they were measured, the
 * same for all metrics of one, and become instances `1`, `2`, … in the order of time.
 */
export function readJoinedCsv(text: string, path: string, rules: readonly ColumnRule[] = []): Trace {
  const rows = parsed(text, path)
  const [header, ...body] = rows
  if (header === undefined || header.length < 2) throw unreadable(path, noHeader(header))
  const times = body.map((row) => timeOf(row[0] ?? ''))
  const columns = header.slice(1).map((name, index): Column => columnOf(name, index + 1, body))
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
  const all = [...combined.values()]
  for (const {meant, columns: parts} of all) {
    const {metric, source} = meant
    const labels = labelsAmong(
      parts,
      all.filter(({meant: other}) => keyOf(other.metric, other.source) === keyOf(metric, source)),
    )
    for (const [row, timeMs] of times.entries()) {
      const values = parts.flatMap(({cells}) => cells[row] ?? [])
      const text = `"${body[row]?.[0] ?? ''}"`
      if (values.length > 0) collector.add({metric, source, labels, timeMs, value: meant.times * combine(values, meant.combine), text})
    }
    for (const {row, text} of parts.flatMap(({unread}) => unread))
      collector.add({metric, source, labels, timeMs: times[row] ?? Number.NaN, value: Number.NaN, text: `"${text}"`})
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
        : [
            found === 1
              ? 'Headers repeat, and what bears them was measured at the same time: it is the instance 1.'
              : `Headers repeat: ${found} incarnations were told apart by when they were measured, and are the instances 1 to ${found}.`,
          ]),
      ...collector.notes(),
    ],
  }
}

function parsed(text: string, path: string): readonly (readonly string[])[] {
  try {
    return parse(text, {bom: true, skip_empty_lines: true, relax_column_count: true})
  } catch (error) {
    throw unreadable(path, error instanceof Error ? error.message : String(error), error)
  }
}

/** A separator that is none of ours shows in a header of one cell. */
function noHeader(header: readonly string[] | undefined): string {
  const other = ['semicolons', 'tabs'][[';', '\t'].findIndex((one) => header?.[0]?.includes(one))]
  return `it has no header with a time and a metric${other === undefined ? '' : `: its cells are separated by ${other}, and commas are read`}`
}

function columnOf(name: string, place: number, body: readonly (readonly string[])[]): Column {
  const texts = body.map((row) => row[place] ?? '')
  const cells = texts.map(numberOf)
  return {name, place, cells, unread: texts.flatMap((text, row) => (cells[row] === undefined && !isEmpty(text) ? [{row, text}] : []))}
}

/** Columns that became one series of one source, and have values in one line, are none: what they are called keeps them apart, or else where they stand. */
function labelsAmong(own: readonly Column[], all: readonly {readonly columns: readonly Column[]}[]): Labels {
  const others = all.filter(({columns}) => columns !== own)
  const meets = (column: Column) =>
    own.some(({cells}) => cells.some((cell, row) => cell !== undefined && column.cells[row] !== undefined && cell !== column.cells[row]))
  if (!others.some(({columns}) => columns.some(meets))) return {}
  const names = new Set(all.flatMap(({columns}) => columns.map(({name}) => name)))
  const column = own.map(({name, place}) => (names.size === all.length ? name : String(place + 1))).join(', ')
  return {column}
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

/** RFC 3339, the same with a blank and without a zone (UTC), or a number since the epoch. */
function timeOf(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) {
    return epochMs(Number(text))
  }
  return isoTimeMs(text)
}

function numberOf(text: string): number | undefined {
  if (isEmpty(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

function isEmpty(text: string): boolean {
  return text.trim() === '' || text === 'NaN' || text === 'null'
}

function unreadable(path: string, message: string, cause?: unknown): OperationalError {
  return new OperationalError(`${path} is no table of telemetry: ${message}.`, {code: 'trace-unreadable', exit: 'invalid', cause})
}

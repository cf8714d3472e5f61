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

export function readTidyCsv(text: string): Trace {
  const collector = new SeriesCollector()
  const rows: readonly {readonly [name: string]: string | undefined}[] = parse(text, {bom: true, columns: true, skip_empty_lines: true})
  for (const row of rows) {
    const {time = '', metric = '', value = ''} = row
    const source: SampleSource = Object.fromEntries(
      SOURCE_COLUMNS.flatMap((key) => {
        const text = row[key]
        return text === undefined || text === '' ? [] : [[key, text]]
      }),
    )
    if (metric === '')
      throw new OperationalError('A line of it names no metric.', {code: 'trace-unreadable', exit: 'invalid', details: row})
    collector.add({metric, source, timeMs: isoTimeMs(time), value: value === '' ? Number.NaN : Number(value)})
  }
  return {
    series: collector.series(),
    notes: collector.left === 0 ? [] : [`${collector.left} lines have no number or no time, and were left out.`],
  }
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

import type {SeriesDescription} from '../../lab/trace/describe.js'
import {duration, number} from '../../support/text/quantity.js'
import {renderTable} from '../text/table.js'
import type {Renderer} from '../text/view.js'

export type TraceReport = {readonly file: string; readonly series: readonly SeriesDescription[]; readonly notes: readonly string[]}

/** The catalogue of recorded telemetry: what there is, from when to when, how often, with which gaps and values. */
export const renderTrace: Renderer<TraceReport> = ({file, series, notes}, view) => {
  const told = notes.map((note) => `▲ ${note}`).join('\n')
  if (series.length === 0) return [`${file} holds no series.`, ...(told === '' ? [] : [told])].join('\n\n')
  const fromMs = series.reduce((first, one) => Math.min(first, one.fromMs), Number.POSITIVE_INFINITY)
  const toMs = series.reduce((last, one) => Math.max(last, one.toMs), Number.NEGATIVE_INFINITY)
  const points = series.reduce((sum, one) => sum + one.points, 0)
  const head = `${view.style.bold(file)} · ${series.length} series, ${points} points, ${iso(fromMs)} to ${iso(toMs)} (${duration(toMs - fromMs)})`
  const table = renderTable(
    series,
    [
      {header: 'METRIC', value: (one) => one.metric, flexible: true},
      {header: 'OF', value: sourceWords, flexible: true},
      {header: 'UNIT', value: (one) => one.unit},
      {header: 'POINTS', value: (one) => String(one.points), align: 'right'},
      {header: 'FROM', value: (one) => iso(one.fromMs).slice(11, 19)},
      {header: 'TO', value: (one) => iso(one.toMs).slice(11, 19)},
      {header: 'EVERY', value: ({stepMs}) => (Number.isNaN(stepMs) ? '–' : duration(stepMs)), align: 'right'},
      {header: 'GAPS', value: gapWords, align: 'right'},
      {header: 'MIN', value: (one) => number(one.min), align: 'right'},
      {header: 'MEDIAN', value: (one) => number(one.median), align: 'right'},
      {header: 'MAX', value: (one) => number(one.max), align: 'right'},
    ],
    view,
  )
  return [head, table, ...(told === '' ? [] : [told])].join('\n\n')
}

function sourceWords({source: {application, component, instance, node, cluster}}: SeriesDescription): string {
  const who = [application, component].filter((one) => one !== undefined).join('/')
  const parts = [
    who,
    instance === undefined ? '' : `instance ${instance}`,
    node === undefined ? '' : `on ${node}`,
    cluster === undefined ? '' : `in ${cluster}`,
  ]
  return parts.filter((part) => part !== '').join(' ') || '–'
}

function gapWords({gaps}: SeriesDescription): string {
  return gaps.count === 0 ? '–' : `${gaps.count} (${number(gaps.share * 100)} %)`
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}

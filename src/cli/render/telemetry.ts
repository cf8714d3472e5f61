import type {Dto} from '../../northbound/contract/dto.js'
import {duration, relativeTime} from '../../support/text/quantity.js'
import {renderTable} from '../text/table.js'
import type {Renderer} from '../text/view.js'
import {at, type Series} from './views.js'
import {measured} from './words.js'

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
const BAR_COUNT = 24

export const renderTelemetry: Renderer<Dto<'TelemetryAnswer'>> = (answer, view) => {
  const window = duration(answer.windowMs)
  if (answer.kind === 'aggregate') {
    return answer.value === null
      ? `${answer.metric}: nothing was measured in the last ${window}.`
      : `${answer.metric} ${answer.by} of the last ${window}: ${measured(answer.metric, answer.value)}`
  }
  const {metric} = answer
  const series = answer.series.filter((one) => one.points.length > 0)
  if (series.length === 0) return `${metric}: nothing was measured in the last ${window}.`
  return renderTable(
    series,
    [
      {header: 'OF', value: sourceWords, flexible: true},
      {header: 'LAST', value: ({points}) => measured(metric, points.at(-1)?.value ?? Number.NaN), align: 'right'},
      {header: 'LEAST', value: ({points}) => measured(metric, Math.min(...points.map((one) => one.value))), align: 'right'},
      {header: 'MOST', value: ({points}) => measured(metric, Math.max(...points.map((one) => one.value))), align: 'right'},
      {header: `LAST ${window.toUpperCase()}`, value: ({points}) => sparkline(points.map((one) => one.value))},
      {header: 'MEASURED', value: ({points}) => relativeTime(at(points.at(-1)?.measuredAt ?? ''), view.nowMs)},
    ],
    view,
  )
}

/** Nothing was measured. */
export function isNothing(answer: Dto<'TelemetryAnswer'>): boolean {
  return answer.kind === 'aggregate' ? answer.value === null : answer.series.every(({points}) => points.length === 0)
}

/** A line of bars: the mean of each of so many equal parts, between the least and the greatest. */
export function sparkline(values: readonly number[], count = BAR_COUNT): string {
  if (values.length === 0) return ''
  const parts = Math.min(count, values.length)
  const means = Array.from({length: parts}, (_, index) => {
    const part = values.slice(Math.floor((index * values.length) / parts), Math.floor(((index + 1) * values.length) / parts))
    return part.reduce((sum, one) => sum + one, 0) / part.length
  })
  const least = Math.min(...means)
  const range = Math.max(...means) - least
  return means
    .map((value) => BARS[range === 0 ? 0 : Math.min(BARS.length - 1, Math.floor(((value - least) / range) * BARS.length))])
    .join('')
}

function sourceWords({source}: Series): string {
  const target = [source.application, source.component].filter((one) => one !== undefined).join('/')
  const place = source.node ?? source.cluster
  return (
    [target, source.instance, place === undefined ? undefined : `on ${place}`].filter((one) => one !== undefined && one !== '').join(' ') ||
    'the slice'
  )
}

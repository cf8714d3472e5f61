import {number} from '../../support/text/quantity.js'
import type {Move} from '../replay/contract.js'
import type {Study} from '../replay/study.js'
import {thinned} from './thinned.js'
import {timeMarks} from './time-marks.js'

const WIDTH = 1_000
const LEFT = 280
const PLOT = WIDTH - LEFT - 10
const CURVE = 110
const GAP = 26
const LANE = 22

/** What was recorded of the scored time, and where each contender was: an SVG of the seed that is shown. Filled: on the second host; hatched ends: a move under way. */
export function timelineSvg(study: Study): string {
  const {steps, case: asked, shown} = study
  const conditions = shown.conditions ?? study.conditions
  const fromMs = conditions.timesMs[steps.past] ?? 0
  const toMs = (conditions.timesMs.at(-1) ?? 0) + steps.stepMs
  const x = (timeMs: number) => LEFT + (PLOT * (Math.min(Math.max(timeMs, fromMs), toMs) - fromMs)) / (toMs - fromMs)
  const within = conditions.timesMs.map((timeMs, place) => ({timeMs, place})).filter(({timeMs}) => timeMs >= fromMs && timeMs < toMs)
  const curve = (label: string, values: readonly (number | null)[], top: number, bounds: readonly number[]): string => {
    const known = within.flatMap(({timeMs, place}) => {
      const value = values[place]
      return value === undefined || value === null ? [] : [{timeMs, value}]
    })
    const most = known.reduce((highest, {value}) => Math.max(highest, value), Math.max(0, ...bounds)) || 1
    const y = (value: number) => top + CURVE - (CURVE * value) / most
    const points = thinned(known.map(({timeMs, value}) => ({x: x(timeMs), y: y(value)})))
      .map((one) => `${one.x.toFixed(1)},${one.y.toFixed(1)}`)
      .join(' ')
    const lines = bounds
      .filter((bound) => bound <= most)
      .map(
        (bound) =>
          `<line x1="${LEFT}" x2="${LEFT + PLOT}" y1="${y(bound).toFixed(1)}" y2="${y(bound).toFixed(1)}" class="bound"/><text x="${LEFT - 8}" y="${(y(bound) + 4).toFixed(1)}" class="axis">${number(bound)}</text>`,
      )
    return `<text x="0" y="${top + CURVE / 2}">${escaped(label)}</text>${bounds.includes(most) ? '' : `<text x="${LEFT - 8}" y="${top + 10}" class="axis">${number(most)}</text>`}${lines.join('')}<polyline points="${points}" class="curve"/>`
  }
  const {underperforming_above} = asked.objective
  const parts = [
    curve(`${asked.metric} on ${asked.hosts[0]?.name ?? ''}`, conditions.recorded, 0, [asked.target, underperforming_above]),
    ...(asked.load === undefined ? [] : [curve(asked.load, conditions.load, CURVE + GAP, [])]),
  ]
  const top = parts.length * (CURVE + GAP)
  const lanes = shown.contenders.map(({name, moves, score}, place) => {
    const y = top + place * LANE
    const dear = stretchesOn(1, moves, fromMs, toMs).map(
      ([begin, end]) =>
        `<rect x="${x(begin).toFixed(1)}" y="${y}" width="${Math.max(0, x(end) - x(begin)).toFixed(1)}" height="${LANE - 8}" class="there"/>`,
    )
    const moving = moves
      .filter(({startMs, endMs}) => endMs > fromMs && startMs < toMs)
      .map(
        ({startMs, endMs}) =>
          `<rect x="${x(startMs).toFixed(1)}" y="${y}" width="${Math.max(1, x(endMs) - x(startMs)).toFixed(1)}" height="${LANE - 8}" class="moving"/>`,
      )
    return `<text x="0" y="${y + 11}">${escaped(name)} ${score.score.toFixed(3)}</text><rect x="${LEFT}" y="${y}" width="${PLOT}" height="${LANE - 8}" class="here"/>${dear.join('')}${moving.join('')}`
  })
  const height = top + lanes.length * LANE + 24
  const hours = timeMarks(fromMs, toMs).map(
    ({timeMs, label}) => `<text x="${x(timeMs).toFixed(1)}" y="${height - 6}" class="hour">${label}</text>`,
  )
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="What was recorded, and where each contender was">${[...parts, ...lanes, ...hours].join('\n')}</svg>`
}

/** When it was on a host, between two times; before the first move it is on the first. */
function stretchesOn(host: 0 | 1, moves: readonly Move[], fromMs: number, toMs: number): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = []
  let [at, sinceMs] = [0, Number.NEGATIVE_INFINITY]
  const close = (untilMs: number) => {
    if (at === host && untilMs > fromMs && sinceMs < toMs) stretches.push([Math.max(sinceMs, fromMs), Math.min(untilMs, toMs)])
  }
  for (const {endMs, to} of moves) {
    close(endMs)
    at = to
    sinceMs = endMs
  }
  close(Number.POSITIVE_INFINITY)
  return stretches
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

import {basename} from 'node:path'
import {HOUR_MS} from '../../policy/builtin/carbon/forecaster.js'
import {OperationalError} from '../../support/errors.js'
import {readNamedFile} from '../../support/files.js'
import {duration} from '../../support/text/quantity.js'
import type {CarbonSeries} from './series.js'

const COLUMNS = ['timestamp', 'carbon_intensity_g_per_kwh']
const LONGEST_GAP_MS = 3 * HOUR_MS
const SHOWN_PROBLEMS = 8

type Point = {readonly line: number; readonly timeMs: number; readonly value: number}

/** A file with a time and an intensity on each line. Rejects with every bad line at once. */
export async function readCarbonSeries(path: string): Promise<CarbonSeries> {
  return parseCarbonSeries(basename(path).replace(/\.[^.]*$/, ''), await readNamedFile(path), path)
}

export function parseCarbonSeries(region: string, text: string, path = region): CarbonSeries {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (header.trim() !== COLUMNS.join(',')) throw invalid(path, [`line 1: the header ${COLUMNS.join(',')} is expected`])
  const problems: string[] = []
  const points: Point[] = []
  for (const [place, line] of lines.entries()) {
    if (line.trim() === '') continue
    const point = pointOf(line, place + 2)
    if (typeof point === 'string') problems.push(point)
    else points.push(point)
  }
  const stepMs = commonStep(points)
  problems.push(...problemsInTime(points, stepMs))
  if (problems.length > 0) throw invalid(path, problems)
  return filled(region, points, stepMs)
}

function pointOf(line: string, number: number): Point | string {
  const cells = line.split(',')
  if (cells.length !== COLUMNS.length) return `line ${number}: ${COLUMNS.length} cells are expected, and there are ${cells.length}`
  const [time = '', intensity = ''] = cells.map((cell) => cell.trim())
  const timeMs = /(Z|[+-]\d\d:?\d\d)$/.test(time) ? Date.parse(time) : Number.NaN
  if (Number.isNaN(timeMs)) return `line ${number}: "${time}" is no time with a zone, such as 2022-01-01T00:15:00Z`
  const value = intensity === '' ? Number.NaN : Number(intensity)
  return Number.isFinite(value) && value >= 0 ? {line: number, timeMs, value} : `line ${number}: "${intensity}" is no intensity in g/kWh`
}

/** The distance that most neighbours have. */
function commonStep(points: readonly Point[]): number {
  const counts = new Map<number, number>()
  for (const [place, {timeMs}] of points.entries()) {
    const step = timeMs - (points[place - 1]?.timeMs ?? timeMs)
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  return [...counts].toSorted(([a, countOfA], [b, countOfB]) => countOfB - countOfA || a - b)[0]?.[0] ?? 0
}

function problemsInTime(points: readonly Point[], stepMs: number): readonly string[] {
  const [first] = points
  if (first === undefined || stepMs === 0) return ['there are no two points in the order of time']
  if (HOUR_MS % stepMs !== 0) return [`its step is ${duration(stepMs)}: one that divides an hour is expected`]
  return points.flatMap(({line, timeMs}, place) => {
    const before = points[place - 1]
    if (before === undefined) return []
    if (timeMs <= before.timeMs) return [`line ${line}: its time is not after that of line ${before.line}`]
    if ((timeMs - first.timeMs) % stepMs !== 0) return [`line ${line}: its time is not a multiple of ${duration(stepMs)} from the first`]
    const missingMs = timeMs - before.timeMs - stepMs
    return missingMs > LONGEST_GAP_MS
      ? [`line ${line}: ${duration(missingMs)} are missing before it; up to ${duration(LONGEST_GAP_MS)} could be filled`]
      : []
  })
}

/** A short gap holds the value before it: what lies between the two ends would tell the future. */
function filled(region: string, points: readonly Point[], stepMs: number): CarbonSeries {
  const startMs = points[0]?.timeMs ?? 0
  const values: number[] = []
  const gaps: string[] = []
  for (const {timeMs, value} of points) {
    const missing = Math.round((timeMs - startMs) / stepMs) - values.length
    if (missing > 0) gaps.push(`${missing} × ${duration(stepMs)} before ${new Date(timeMs).toISOString()}`)
    for (let place = 0; place < missing; place++) values.push(values.at(-1) ?? value)
    values.push(value)
  }
  const notes = gaps.length === 0 ? [] : [`${region}: missing, and held at the value before: ${gaps.join('; ')}.`]
  return {region, startMs, stepMs, values: Float64Array.from(values), notes}
}

function invalid(path: string, problems: readonly string[]): OperationalError {
  const more = problems.length > SHOWN_PROBLEMS ? `; and ${problems.length - SHOWN_PROBLEMS} more` : ''
  return new OperationalError(`${path} is no series of carbon intensity: ${problems.slice(0, SHOWN_PROBLEMS).join('; ')}${more}.`, {
    code: 'carbon-unreadable',
    exit: 'invalid',
    hints: [`A header ${COLUMNS.join(',')}, then a line for each step: 2022-01-01T00:15:00Z,104.07`],
    details: {problems},
  })
}

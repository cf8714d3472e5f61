import {basename} from 'node:path'
import {HOUR_MS} from '../../policy/builtin/carbon/forecaster.js'
import {OperationalError} from '../../support/errors.js'
import {readNamedFile} from '../../support/files.js'
import {duration} from '../../support/text/quantity.js'
import type {CarbonSeries} from './series.js'

const TIME = 'timestamp'
const INTENSITY = 'carbon_intensity_g_per_kwh'
const COLUMNS = [TIME, INTENSITY]
const LONGEST_GAP_MS = 3 * HOUR_MS
const SHOWN_PROBLEMS = 8

type Point = {readonly line: number; readonly timeMs: number; readonly value: number}

/** A file with a time and an intensity on each line. Rejects with every bad line at once. */
export async function readCarbonSeries(path: string): Promise<CarbonSeries> {
  return parseCarbonSeries(basename(path).replace(/\.[^.]*$/, ''), await readNamedFile(path), path)
}

export function parseCarbonSeries(region: string, text: string, path = region): CarbonSeries {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (header.trim() !== COLUMNS.join(',')) throw invalid(path, [headerProblem(path, header.trim())])
  const problems: string[] = []
  const points: Point[] = []
  for (const [place, line] of lines.entries()) {
    if (line.trim() === '') continue
    const point = pointOf(path, line, place + 2)
    if (typeof point === 'string') problems.push(point)
    else points.push(point)
  }
  const stepMs = commonStep(points)
  // Where lines could not be read, too few points to know the step are no problem of their own.
  if (stepMs > 0 || problems.length === 0) problems.push(...problemsInTime(path, points, stepMs))
  if (problems.length > 0) throw invalid(path, problems)
  return filled(region, points, stepMs)
}

function headerProblem(path: string, header: string): string {
  const expected = `the header ${COLUMNS.join(',')} is expected`
  return header === '' ? `${path}:1:1: ${expected}, and the line is empty` : `${path}:1:1: ${expected}, and there is ${header}`
}

function pointOf(path: string, line: string, number: number): Point | string {
  const cells = line.split(',')
  if (cells.length !== COLUMNS.length)
    return `${path}:${number}:1: ${COLUMNS.length} cells are expected, and there ${cells.length === 1 ? 'is' : 'are'} ${cells.length}`
  const [timeCell = '', intensityCell = ''] = cells
  const [time, intensity] = [timeCell.trim(), intensityCell.trim()]
  const timeMs = /(Z|[+-]\d\d:?\d\d)$/.test(time) ? Date.parse(time) : Number.NaN
  if (Number.isNaN(timeMs)) return `${path}:${number}:1 ${TIME}: "${time}" is no time with a zone, such as 2022-01-01T00:15:00Z`
  const value = intensity === '' ? Number.NaN : Number(intensity)
  if (Number.isFinite(value) && value >= 0) return {line: number, timeMs, value}
  return `${path}:${number}:${timeCell.length + 2} ${INTENSITY}: "${intensity}" is no intensity in g/kWh`
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

function problemsInTime(path: string, points: readonly Point[], stepMs: number): readonly string[] {
  const [first] = points
  if (first === undefined || stepMs === 0)
    return [
      `${path}: two values in the order of time are needed to know the step, and there ${points.length === 1 ? 'is' : 'are'} ${points.length}`,
    ]
  if (HOUR_MS % stepMs !== 0) return [`${path}: its step is ${duration(stepMs)}: one that divides an hour is expected`]
  return points.flatMap(({line, timeMs}, place) => {
    const before = points[place - 1]
    if (before === undefined) return []
    const at = `${path}:${line}:1 ${TIME}`
    if (timeMs <= before.timeMs) return [`${at}: it is not after that of line ${before.line}`]
    if ((timeMs - first.timeMs) % stepMs !== 0) return [`${at}: it is not a multiple of ${duration(stepMs)} from the first`]
    const missingMs = timeMs - before.timeMs - stepMs
    return missingMs > LONGEST_GAP_MS
      ? [`${at}: ${duration(missingMs)} are missing before it; up to ${duration(LONGEST_GAP_MS)} could be filled`]
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
  const rest = problems.length - SHOWN_PROBLEMS
  const shown = [...problems.slice(0, SHOWN_PROBLEMS), ...(rest > 0 ? [`and ${rest} more`] : [])]
  return new OperationalError(`${path} is no series of carbon intensity:\n${shown.join('\n')}`, {
    code: 'carbon-unreadable',
    exit: 'invalid',
    hints: [`A header ${COLUMNS.join(',')}, then a line for each step: 2022-01-01T00:15:00Z,104.07`],
    details: {problems},
  })
}

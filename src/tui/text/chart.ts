import type {Line, Role, Span, Symbols} from './line.js'

/** A value at its time, in ms of the slice. */
export type Point = {readonly timeMs: number; readonly value: number}
export type Goal = {readonly target: number; readonly relation: string}

/** Shorter steps than this would show noise rather than a course. */
const SHORTEST_STEP_MS = 10_000
/** A chart is as wide as its course is long, within this and what there is room for. */
const NARROWEST_CHART = 30
/** However few columns there are, they show as much. */
const SHORTEST_SPAN_MS = 300_000

/** Whether a value is on the right side of its target. */
export function meets(value: number, {target, relation}: Goal): boolean {
  switch (relation) {
    case 'lower_or_equal':
      return value <= target
    case 'lower_than':
      return value < target
    case 'greater_or_equal':
      return value >= target
    case 'greater_than':
      return value > target
    case 'not_equal':
      return value !== target
    default:
      return value === target
  }
}

/**
 * The last `columns` steps of a series as blocks, newest at the right. A step without a sample is a gap. The scale begins at 0 and holds the
 * target, so that the same height means the same from one moment to the next; steps that miss the target are in another colour.
 */
export function sparkline(points: readonly Point[], goal: Goal, columns: number, nowMs: number, symbols: Symbols): Line {
  const steps = stepsOf(points, columns, nowMs)
  const top = topOf(steps, goal)
  return joined(
    steps.map((value): Span => {
      if (value === undefined) return {text: ' ', role: 'muted'}
      const level = Math.round((Math.max(0, value) / top) * (symbols.levels.length - 1))
      return {text: symbols.levels[Math.min(level, symbols.levels.length - 1)] ?? ' ', role: meets(value, goal) ? 'good' : 'bad'}
    }),
  )
}

/**
 * A chart of `rows` lines, as wide as the course is long: the value, and a line at the target. Gaps stay gaps. The newest step is at the right.
 */
export function chart(
  points: readonly Point[],
  goal: Goal,
  most: {readonly columns: number; readonly rows: number},
  nowMs: number,
  symbols: Symbols,
): {readonly lines: readonly Line[]; readonly columns: number; readonly top: number; readonly targetRow: number; readonly spanMs: number} {
  const across = symbols.hasBraille ? 2 : 1
  const down = symbols.hasBraille ? 4 : 1
  const extentMs = nowMs - (points[0]?.timeMs ?? nowMs)
  const needed = Math.ceil(extentMs / stepOf(points, most.columns * across) / across) + 1
  const size = {rows: most.rows, columns: Math.min(most.columns, Math.max(NARROWEST_CHART, needed))}
  const stepMs = stepOf(points, size.columns * across)
  const steps = stepsOf(points, size.columns * across, nowMs)
  const top = topOf(steps, goal)
  const heights = size.rows * down
  const rowOf = (value: number): number => heights - 1 - Math.round((Math.min(Math.max(0, value), top) / top) * (heights - 1))
  const targetRow = Math.floor(rowOf(goal.target) / down)
  const lines = Array.from({length: size.rows}, (_, row) =>
    joined(
      Array.from({length: size.columns}, (_, column): Span => {
        const cells = steps.slice(column * across, (column + 1) * across)
        const dots = cells.flatMap((value, x) =>
          value !== undefined && Math.floor(rowOf(value) / down) === row ? [{x, y: rowOf(value) % down, value}] : [],
        )
        if (dots.length === 0) return {text: row === targetRow ? symbols.targetLine : ' ', role: 'muted'}
        const role: Role = dots.every(({value}) => meets(value, goal)) ? 'good' : 'bad'
        return {text: symbols.hasBraille ? braille(dots) : '*', role}
      }),
    ),
  )
  return {lines, columns: size.columns, top, targetRow, spanMs: stepMs * size.columns * across}
}

/** The mean of each step; steps stand at multiples of their length, so that a drawn course moves and does not wobble. */
function stepsOf(points: readonly Point[], count: number, nowMs: number): readonly (number | undefined)[] {
  const stepMs = stepOf(points, count)
  const newest = Math.floor(Math.max(nowMs, points.at(-1)?.timeMs ?? 0) / stepMs)
  const sums = new Array<number>(count).fill(0)
  const counts = new Array<number>(count).fill(0)
  for (const {timeMs, value} of points) {
    const index = count - 1 - (newest - Math.floor(timeMs / stepMs))
    if (index < 0 || index >= count) continue
    sums[index] = (sums[index] ?? 0) + value
    counts[index] = (counts[index] ?? 0) + 1
  }
  // The step that has only begun is no gap yet.
  const isBegun = counts[count - 1] === 0 && counts[count - 2] !== 0
  const means = sums.map((sum, index) => ((counts[index] ?? 0) === 0 ? undefined : sum / (counts[index] ?? 1)))
  return isBegun ? [undefined, ...means.slice(0, -1)] : means
}

/** Long enough to hold a sample at the pace at which they come: half of the distances between samples are shorter than the median. */
function stepOf(points: readonly Point[], count: number): number {
  const distances = points
    .slice(1)
    .map((point, index) => point.timeMs - (points[index]?.timeMs ?? 0))
    .toSorted((a, b) => a - b)
  const median = distances[Math.floor(distances.length / 2)] ?? 0
  const roundUp = (ms: number): number => Math.ceil(ms / 5_000) * 5_000
  return Math.max(SHORTEST_STEP_MS, roundUp(SHORTEST_SPAN_MS / Math.max(1, count)), roundUp(median * 1.25))
}

function topOf(steps: readonly (number | undefined)[], {target}: Goal): number {
  return Math.max(target * 1.25, ...steps.map((value) => value ?? 0)) || 1
}

/** https://www.unicode.org/charts/PDF/U2800.pdf: bits 0-2 and 6 are the left column from the top, 3-5 and 7 the right one. */
function braille(dots: readonly {readonly x: number; readonly y: number}[]): string {
  const bits = dots.reduce((sum, {x, y}) => sum | (y === 3 ? 0x40 << x : 1 << (y + 3 * x)), 0)
  return String.fromCodePoint(0x2800 + bits)
}

function joined(cells: readonly Span[]): Line {
  const line: Span[] = []
  for (const one of cells) {
    const last = line.at(-1)
    if (last?.role === one.role) line[line.length - 1] = {text: last.text + one.text, role: one.role}
    else line.push(one)
  }
  return line
}

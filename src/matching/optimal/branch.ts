import type {Classes, Column} from './columns.js'
import type {LinearProgram, LinearSolution} from './highs.js'
import {type Deadline, TOLERANCE} from './master.js'

export type Branching = {
  readonly classes: Classes
  readonly columns: readonly Column[]
  readonly linear: LinearProgram
  readonly deadline: Deadline
}

export type Branched = {
  /** How often each column is chosen; `undefined` where nothing costs at most the limit. */
  readonly values: Float64Array | undefined
  /** Of the best choice, or the limit. */
  readonly cost: number
  /** Nothing was left out for want of time. */
  readonly isComplete: boolean
  readonly nodes: number
}

/** A range of columns; what is outside it is not chosen. */
type Bounds = {readonly column: number; readonly lower: number; readonly upper: number}
const WHOLE = 1e-6

/**
 * The best whole choice of columns, by branch and bound, depth first; HiGHS solves the linear program of each node from where its parent's ended. It
 * branches on whether a unit is on a class of nodes, which divides the columns evenly. (HiGHS' own search takes ten times as long on these programs:
 * nearly all of it goes into the cuts of the root.)
 */
export function branch({classes, columns, linear, deadline}: Branching, limit: number): Branched {
  let best: Float64Array | undefined
  let cost = limit
  let nodes = 0
  let root: LinearSolution | undefined
  const isOut = new Uint8Array(columns.length)
  const lower = new Float64Array(columns.length)
  const upper = new Float64Array(columns.length).fill(Number.POSITIVE_INFINITY)
  const explore = (): boolean => {
    if (deadline.leftMs() <= 0) return false
    nodes += 1
    const solution = linear.solve(deadline.leftMs())
    if (solution === undefined) return deadline.leftMs() > 0
    if (solution.objective > (best === undefined ? cost + TOLERANCE : cost - TOLERANCE)) return true
    const {values, objective} = solution
    root ??= solution
    if (values.every((value) => Math.abs(value - Math.round(value)) < WHOLE)) {
      best = values
      cost = objective
      leaveOut(root)
      return true
    }
    for (const {rows, bounds} of sidesOf(classes, columns, values)) {
      const changes = bounds.filter(({column, lower: low, upper: high}) => low > (lower[column] ?? 0) || high < (upper[column] ?? 0))
      const before = changes.map(({column}): Bounds => ({column, lower: lower[column] ?? 0, upper: upper[column] ?? 0}))
      apply(changes)
      for (const {row, least, most} of rows) linear.boundRow(row, least, most)
      const isDone = explore()
      apply(before)
      for (const {row, most} of rows) linear.boundRow(row, Number.NEGATIVE_INFINITY, most)
      if (!isDone) return false
    }
    return true
  }
  const apply = (changes: readonly Bounds[]): void => {
    for (const change of changes) {
      if (isOut[change.column] === 1) continue
      lower[change.column] = change.lower
      upper[change.column] = change.upper
      linear.boundColumn(change.column, change.lower, change.upper)
    }
  }
  /** What cannot be part of a better choice than the one just found: by its reduced cost at the root. */
  const leaveOut = ({objective, reducedCosts}: LinearSolution): void => {
    for (const [column, reduced] of reducedCosts.entries()) {
      if (isOut[column] === 1 || reduced <= cost - objective || (best?.[column] ?? 0) > WHOLE) continue
      apply([{column, lower: 0, upper: 0}])
      isOut[column] = 1
    }
  }
  const isComplete = explore()
  return {values: best, cost, isComplete, nodes}
}

type Side = {
  readonly bounds: readonly Bounds[]
  readonly rows: readonly {readonly row: number; readonly least: number; readonly most: number}[]
}

/** Two sides of which every whole solution is on one and the solution at hand on neither. */
function sidesOf(classes: Classes, columns: readonly Column[], values: Float64Array): readonly Side[] {
  const half = halfUsed(classes, columns, values)
  if (half !== undefined) {
    const closed = columns.flatMap(({kind}, column) => (kind === half ? {column, lower: 0, upper: 0} : []))
    const open: Side = {bounds: [], rows: [{row: classes.units.members.length + half, least: 1, most: 1}]}
    return [open, {bounds: closed, rows: []}]
  }
  const split = mostDivided(classes, columns, values)
  if (split !== undefined) {
    const {unit, kind} = split
    const has = columns.flatMap((column, at) => (column.units.includes(unit) ? [{at, isThere: column.kind === kind}] : []))
    const off = (isThere: boolean) => has.flatMap((one) => (one.isThere === isThere ? {column: one.at, lower: 0, upper: 0} : []))
    return [off(false), off(true)].map((bounds) => ({bounds, rows: []}))
  }
  // Units are where they are; which of them share one of several like nodes is still open.
  const column = values.findIndex((value) => Math.abs(value - Math.round(value)) >= WHOLE)
  const value = Math.floor(values[column] ?? 0)
  return [
    {bounds: [{column, lower: value + 1, upper: Number.POSITIVE_INFINITY}], rows: []},
    {bounds: [{column, lower: 0, upper: value}], rows: []},
  ]
}

/** The node that has no like and is least clearly used or not: that decides most of the costs. */
function halfUsed({nodes}: Classes, columns: readonly Column[], values: Float64Array): number | undefined {
  const used = new Float64Array(nodes.length)
  for (const [at, {kind}] of columns.entries()) used[kind] = (used[kind] ?? 0) + (values[at] ?? 0)
  let found: number | undefined
  let least = 0.45
  for (const [kind, share] of used.entries()) {
    const distance = Math.abs(share - 0.5)
    if (nodes[kind]?.nodes.length === 1 && distance < least) [least, found] = [distance, kind]
  }
  return found
}

/** The unit and class of nodes of which it is least clear whether they belong together. */
function mostDivided({units, nodes}: Classes, columns: readonly Column[], values: Float64Array) {
  const shares = new Map<number, number>()
  for (const [at, column] of columns.entries()) {
    const value = values[at] ?? 0
    if (value < WHOLE) continue
    for (const unit of column.units) {
      if (units.members[units.of[unit] ?? 0]?.length !== 1) continue
      const key = unit * nodes.length + column.kind
      shares.set(key, (shares.get(key) ?? 0) + value)
    }
  }
  let found: number | undefined
  let least = 0.5 - WHOLE
  for (const [key, share] of shares) {
    const distance = Math.abs(share - 0.5)
    if (distance < least) [least, found] = [distance, key]
  }
  return found === undefined ? undefined : {unit: Math.floor(found / nodes.length), kind: found % nodes.length}
}

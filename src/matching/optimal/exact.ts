import {assignmentOf, classesOf} from './columns.js'
import type {Solver} from './highs.js'
import {type Deadline, solveMaster, TOLERANCE} from './master.js'
import type {Model} from './model.js'
import {chooseColumns} from './tighten.js'

export type ExactAnswer = {
  /** The node of each unit; `undefined` where none was found. */
  readonly nodeOf: Int32Array | undefined
  /** No placement costs less. Infinite where there is no placement. */
  readonly bound: number
  /** The placement is the best one, or there is none. */
  readonly isProven: boolean
}

/** Patterns that are looked at in one window, at most. */
const MOST_COLUMNS = 60_000
/** The first window above the bound, as a share of the costs; the next are wider each. */
const FIRST_WINDOW = 0.004

/**
 * The best placement, proven. The program over patterns gives a bound (see `solveMaster`); a placement that costs at most so much more than the bound
 * consists of patterns with small reduced costs only, so all of those are listed and the best choice among them is the answer; the window grows until
 * there is one. `known` are placements to begin with. Links inside patterns included, `cost` of a placement says what it is.
 */
export function placeExactly(
  model: Model,
  solver: Solver,
  known: readonly {readonly nodeOf: Int32Array; readonly cost: number}[],
  deadline: Deadline,
): ExactAnswer {
  const classes = classesOf(model)
  let best = known.toSorted((a, b) => a.cost - b.cost)[0]
  const master = solveMaster(
    model,
    classes,
    solver,
    known.map(({nodeOf}) => nodeOf),
    deadline,
  )
  if (master.isInfeasible) return {nodeOf: undefined, bound: Number.POSITIVE_INFINITY, isProven: true}
  let bound = master.bound
  for (let window = FIRST_WINDOW * (Math.abs(master.bound) + model.allLinks + TOLERANCE); ; window *= 1.5) {
    const limit = Math.min(master.bound + window, (best?.cost ?? Number.POSITIVE_INFINITY) - model.allLinks)
    const columns = master.worthwhile(limit, MOST_COLUMNS)
    if (columns === undefined) break
    const choice = chooseColumns(classes, columns, limit, solver, deadline)
    bound = Math.max(bound, choice.bound)
    if (choice.columns !== undefined) {
      const cost = choice.columns.reduce((sum, column) => sum + column.cost, model.allLinks)
      if (best === undefined || cost < best.cost) best = {nodeOf: assignmentOf(model, classes, choice.columns), cost}
    }
    if (!choice.isProven) break
    // Whatever costs no more than the limit was among the columns.
    if (best !== undefined && best.cost - model.allLinks <= limit + TOLERANCE)
      return {nodeOf: best.nodeOf, bound: best.cost, isProven: true}
  }
  return {nodeOf: best?.nodeOf, bound: bound + model.allLinks, isProven: false}
}

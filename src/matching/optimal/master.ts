import {type Classes, type Column, columnsOf, entriesOf, nowhere, rowsOf} from './columns.js'
import type {LinearSolution, Solver} from './highs.js'
import type {Model} from './model.js'
import {PatternSearch} from './patterns.js'

export type Master = {
  /** No placement's nodes cost less; `allLinks` of the model is not in it. */
  readonly bound: number
  /** No better bound is to be had from patterns alone. */
  readonly isConverged: boolean
  /** Some unit has no place even in parts: there is no placement. */
  readonly isInfeasible: boolean
  /** All columns that a placement whose nodes cost at most `limit` may have; `undefined` where there are more than `most`. */
  readonly worthwhile: (limit: number, most: number) => readonly Column[] | undefined
}

export type Deadline = {readonly leftMs: () => number}

/** Below it, a difference of costs is one of arithmetic. */
export const TOLERANCE = 1e-7

/**
 * Column generation (Dantzig and Wolfe, "Decomposition principle for linear programs", Operations Research 8(1), 1960): the linear program over all
 * patterns of all nodes, of which only those are made that make it better. Links inside a pattern are part of its cost, so nothing is left to be
 * linearised, and its bound is far tighter than that of a program of units and nodes.
 */
export function solveMaster(
  model: Model,
  classes: Classes,
  solver: Solver,
  known: readonly ArrayLike<number>[],
  deadline: Deadline,
): Master {
  const search = new PatternSearch(model, classes.units.previous)
  const columns: Column[] = [...nowhere(model), ...columnsOf(model, classes, known)]
  const program = {
    cost: columns.map(({cost}) => cost),
    upper: columns.map(() => Number.POSITIVE_INFINITY),
    rows: rowsOf(classes, columns),
  }
  return solver.linear(program, (linear) => {
    let bound = Number.NEGATIVE_INFINITY
    for (;;) {
      const solution = linear.solve(deadline.leftMs())
      if (solution === undefined) return {bound, isConverged: false, isInfeasible: false, worthwhile: () => undefined}
      const prices = pricesOf(model, classes, solution)
      const found = priced(classes, search, prices)
      bound = Math.max(bound, found.bound)
      for (const column of found.columns) {
        const {rows, values} = entriesOf(classes, column)
        linear.addColumn(column.cost, rows, values)
        columns.push(column)
      }
      const isConverged = found.columns.length === 0
      if (!isConverged && deadline.leftMs() > 0) continue
      return {
        bound,
        isConverged,
        isInfeasible: isConverged && columns.some(({kind}, at) => kind < 0 && (solution.values[at] ?? 0) > 1e-6),
        worthwhile: (limit, most) => (isConverged ? worthwhile(classes, search, prices, limit - found.bound, most) : undefined),
      }
    }
  })
}

/** What the program would pay for one unit more, and what it gains by one node more. */
type Prices = {readonly worth: Float64Array; readonly places: Float64Array}

function pricesOf({unitCount}: Model, {units}: Classes, {rowDuals}: LinearSolution): Prices {
  const worth = Float64Array.from({length: unitCount}, (_, unit) => rowDuals[units.of[unit] ?? 0] ?? 0)
  return {worth, places: rowDuals.slice(units.members.length)}
}

function priced({nodes}: Classes, search: PatternSearch, {worth, places}: Prices) {
  const columns: Column[] = []
  let bound = worth.reduce((sum, one) => sum + one, 0)
  for (const [kind, one] of nodes.entries()) {
    const place = places[kind] ?? 0
    const found = search.best(one.nodes[0] ?? 0, worth, place - TOLERANCE)
    const best = found.at(-1)
    const least = best === undefined ? place - TOLERANCE : best.cost - best.units.reduce((sum, unit) => sum + (worth[unit] ?? 0), 0)
    bound += one.nodes.length * Math.min(0, least)
    for (const pattern of found.slice(-4)) columns.push({...pattern, kind})
  }
  return {columns, bound}
}

function worthwhile({nodes}: Classes, search: PatternSearch, {worth, places}: Prices, slack: number, most: number) {
  const all: Column[] = []
  for (const [kind, one] of nodes.entries()) {
    const patterns = search.all(one.nodes[0] ?? 0, worth, (places[kind] ?? 0) + slack + 1e-6, most - all.length)
    if (patterns === undefined) return undefined
    for (const pattern of patterns) all.push({...pattern, kind})
  }
  return all
}

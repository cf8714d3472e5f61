import {branch} from './branch.js'
import {type Classes, type Column, rowsOf} from './columns.js'
import type {ProgramRow, Solver} from './highs.js'
import {type Deadline, TOLERANCE} from './master.js'

/** The best choice of columns that costs at most `limit`; `bound`: no such choice costs less. */
export type Choice = {readonly columns: readonly Column[] | undefined; readonly bound: number; readonly isProven: boolean}

const ROUNDS = 30
const CUTS_A_ROUND = 40

/**
 * The best whole choice among columns. Cuts bring the linear program close to it, and what cannot be part of a better choice than `limit` is left out
 * (by its reduced cost); what then still is in parts is left to the solver's branch and bound.
 *
 * The cuts are subset-row inequalities (Jepsen, Petersen, Spoorendonk, Pisinger, "Subset-row inequalities applied to the vehicle-routing problem with
 * time windows", Operations Research 56(2), 2008): of columns with two or three of any three units (or nodes), at most one is chosen.
 */
export function chooseColumns(classes: Classes, all: readonly Column[], limit: number, solver: Solver, deadline: Deadline): Choice {
  let columns = all
  const cuts: (readonly [number, number, number])[] = []
  let bound = Number.NEGATIVE_INFINITY
  for (let round = 0; round < ROUNDS; round += 1) {
    const rows = [...rowsOf(classes, columns), ...cutRows(classes, cuts, columns)]
    const program = {cost: columns.map(({cost}) => cost), upper: columns.map(() => Number.POSITIVE_INFINITY), rows}
    const answer = solver.linear(program, (linear) => ({solution: linear.solve(deadline.leftMs())}))
    if (answer.solution === undefined) {
      if (deadline.leftMs() <= 0) return {columns: undefined, bound, isProven: false}
      return {columns: undefined, bound: limit, isProven: true}
    }
    const {objective, values, reducedCosts} = answer.solution
    bound = Math.max(bound, objective)
    if (bound > limit + TOLERANCE) return {columns: undefined, bound: limit, isProven: true}
    if (values.every((value) => Math.abs(value - Math.round(value)) < 1e-6))
      return {columns: repeated(columns, values), bound: objective, isProven: true}
    const found = violated(
      classes.units.of.length + classes.nodes.length,
      columns.map((column) => elementsOf(classes, column)),
      values,
    )
    columns = columns.filter((_, at) => (values[at] ?? 0) > 1e-9 || (reducedCosts[at] ?? 0) <= limit - objective + 1e-6)
    if (found.length === 0) break
    cuts.push(...found)
  }
  const rows = [...rowsOf(classes, columns), ...cutRows(classes, cuts, columns)]
  const program = {cost: columns.map(({cost}) => cost), upper: columns.map(() => Number.POSITIVE_INFINITY), rows}
  const branched = solver.linear(program, (linear) => branch({classes, columns, linear, deadline}, limit))
  return {
    columns: branched.values === undefined ? undefined : repeated(columns, branched.values),
    bound: branched.isComplete ? Math.max(bound, branched.cost) : bound,
    isProven: branched.isComplete,
  }
}

function repeated(columns: readonly Column[], values: Float64Array): readonly Column[] {
  return columns.flatMap((column, at) => Array.from({length: Math.round(values[at] ?? 0)}, () => column))
}

/** The rows that it is in and that are there once: its units, and its node. Nodes come after the units. */
function elementsOf({units, nodes}: Classes, column: Column): readonly number[] {
  const own = column.units.filter((unit) => units.members[units.of[unit] ?? 0]?.length === 1)
  return nodes[column.kind]?.nodes.length === 1 ? [...own, units.of.length + column.kind] : own
}

function cutRows(classes: Classes, cuts: readonly (readonly number[])[], columns: readonly Column[]): readonly ProgramRow[] {
  const elements = columns.map((column) => elementsOf(classes, column))
  return cuts.map((cut) => cutRow(cut, elements))
}

function cutRow(cut: readonly number[], elements: readonly (readonly number[])[]): ProgramRow {
  const own: number[] = []
  for (const [at, its] of elements.entries()) if (cut.filter((one) => its.includes(one)).length >= 2) own.push(at)
  return {lower: Number.NEGATIVE_INFINITY, upper: 1, columns: own, values: own.map(() => 1)}
}

/** The most violated of them. A violated one has a pair whose columns come to more than a third. */
function violated(
  count: number,
  elements: readonly (readonly number[])[],
  values: Float64Array,
): readonly (readonly [number, number, number])[] {
  const pairs = new Map<number, number>()
  const together = (a: number, b: number) => pairs.get(a < b ? a * count + b : b * count + a) ?? 0
  const support = elements.flatMap((own, at) => ((values[at] ?? 0) > 1e-6 ? {own, value: values[at] ?? 0} : []))
  for (const {own, value} of support)
    for (const [at, a] of own.entries()) for (const b of own.slice(at + 1)) pairs.set(a * count + b, together(a, b) + value)
  const cuts = new Map<string, {readonly cut: readonly [number, number, number]; readonly by: number}>()
  for (const [key, share] of pairs) {
    if (share <= 1 / 3) continue
    const [a, b] = [Math.floor(key / count), key % count]
    for (let c = 0; c < count; c += 1) {
      if (c === a || c === b || share + together(a, c) + together(b, c) <= 1) continue
      const threes = support.reduce((sum, {own, value}) => (own.includes(a) && own.includes(b) && own.includes(c) ? sum + value : sum), 0)
      const by = share + together(a, c) + together(b, c) - 2 * threes - 1
      if (by <= 1e-3) continue
      const [x = 0, y = 0, z = 0] = [a, b, c].toSorted((one, other) => one - other)
      cuts.set(`${x}/${y}/${z}`, {cut: [x, y, z], by})
    }
  }
  return [...cuts.values()]
    .toSorted((one, other) => other.by - one.by)
    .slice(0, CUTS_A_ROUND)
    .map(({cut}) => cut)
}

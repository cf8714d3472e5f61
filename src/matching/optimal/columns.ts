import type {ProgramRow} from './highs.js'
import type {Model} from './model.js'
import {type NodeClass, nodeClassesOf, type Pattern, type UnitClasses, unitClassesOf} from './patterns.js'

/** A pattern and the class of nodes that it is for; class -1: nowhere, at a price that no place has. */
export type Column = Pattern & {readonly kind: number}

/** What is alike in a model: one row of the program each. */
export type Classes = {readonly nodes: readonly NodeClass[]; readonly units: UnitClasses}

export function classesOf(model: Model): Classes {
  return {nodes: nodeClassesOf(model), units: unitClassesOf(model)}
}

/** One row for each class of units, that all of it is somewhere; one for each class of nodes, that each is used once at most. */
export function rowsOf({nodes, units}: Classes, columns: readonly Column[]): readonly ProgramRow[] {
  const entries = Array.from({length: units.members.length + nodes.length}, () => ({columns: [] as number[], values: [] as number[]}))
  for (const [at, column] of columns.entries()) {
    const {rows, values} = entriesOf({nodes, units}, column)
    for (const [index, row] of rows.entries()) {
      entries[row]?.columns.push(at)
      entries[row]?.values.push(values[index] ?? 0)
    }
  }
  return entries.map((own, row) => {
    const members = units.members[row]?.length
    const most = members ?? nodes[row - units.members.length]?.nodes.length ?? 0
    return {lower: members ?? Number.NEGATIVE_INFINITY, upper: most, ...own}
  })
}

export function entriesOf({units}: Classes, column: Column): {readonly rows: readonly number[]; readonly values: readonly number[]} {
  const counts = new Map<number, number>()
  for (const unit of column.units) counts.set(units.of[unit] ?? 0, (counts.get(units.of[unit] ?? 0) ?? 0) + 1)
  if (column.kind >= 0) counts.set(units.members.length + column.kind, 1)
  return {rows: [...counts.keys()], values: [...counts.values()]}
}

/** The patterns of placements that are known. */
export function columnsOf(model: Model, {nodes}: Classes, known: readonly ArrayLike<number>[]): readonly Column[] {
  const kindOf = new Map(nodes.flatMap((one, kind) => one.nodes.map((node) => [node, kind] as const)))
  const columns = new Map<string, Column>()
  for (const nodeOf of known) {
    const guests = new Map<number, number[]>()
    for (let unit = 0; unit < model.unitCount; unit += 1) {
      const node = nodeOf[unit] ?? -1
      guests.set(node, [...(guests.get(node) ?? []), unit])
    }
    for (const [node, units] of guests) {
      const kind = kindOf.get(node)
      if (kind !== undefined) columns.set(`${kind}/${units.join()}`, {units, kind, cost: costOf(model, node, units)})
    }
  }
  return [...columns.values()]
}

/** Dearer than any place: only what has none stays there. */
export function nowhere({cost, opening, talks, unitCount, nodeCount}: Model): readonly Column[] {
  const dearest = opening.reduce((most, one) => Math.max(most, one), 0)
  return Array.from({length: unitCount}, (_, unit) => {
    const own = cost.subarray(unit * nodeCount, (unit + 1) * nodeCount).reduce((most, one) => Math.max(most, one), 0)
    const saved = (talks[unit] ?? []).reduce((sum, talk) => sum + talk.cost, 0)
    return {units: [unit], kind: -1, cost: 10 * (dearest + own + saved + 1)}
  })
}

/** Which node each unit is on where these columns are chosen. Units and nodes of one class are given out in their order. */
export function assignmentOf(model: Model, {nodes, units}: Classes, chosen: readonly Column[]): Int32Array {
  const freeNodes = nodes.map((one) => [...one.nodes])
  const freeUnits = units.members.map((own) => [...own])
  const nodeOf = new Int32Array(model.unitCount).fill(-1)
  for (const column of chosen) {
    const node = freeNodes[column.kind]?.shift()
    for (const unit of column.units) {
      const given = freeUnits[units.of[unit] ?? 0]?.shift()
      if (given !== undefined && node !== undefined) nodeOf[given] = node
    }
  }
  return nodeOf
}

function costOf({opening, cost, nodeCount, talks}: Model, node: number, units: readonly number[]): number {
  const inside = new Set(units)
  let sum = opening[node] ?? 0
  for (const unit of units) {
    sum += cost[unit * nodeCount + node] ?? 0
    for (const talk of talks[unit] ?? []) if (inside.has(talk.unit)) sum -= talk.cost / 2
  }
  return sum
}

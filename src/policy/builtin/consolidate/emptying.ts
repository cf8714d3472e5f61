import {NO_RESOURCES, type Resources} from '../../../descriptions/resources.js'
import {shortages, subtract} from '../../../matching/capacity.js'
import type {Reason} from '../../../support/reason.js'
import {NOT_FORESEEABLE} from '../qos/kept.js'

/** A node on which something of ours runs. */
export type UsedNode = {
  readonly name: string
  /** Per hour, or in watts: what is saved when nothing is on it. */
  readonly cost: number
  /** What may still be requested there, up to the limit that is set. */
  readonly room: Resources
  /** Cores that may still be busy there, by what is measured. Infinite where nothing is heard. */
  readonly idleCores: number
}

/** The instances of one component on one node. */
export type Piece = {readonly key: string; readonly need: Resources; readonly busyCores: number}

/** What leaves a node together: a component, or a group that must share a node. */
export type Unit = {readonly name: string; readonly pieces: readonly Piece[]}

export type Board = {
  readonly nodes: readonly UsedNode[]
  /** Of nodes that may be emptied, everything that is on them. */
  readonly units: ReadonlyMap<string, readonly Unit[]>
  /** Why another node may not have it, room under the limit aside. */
  readonly refusals: (piece: Piece, from: string, to: string) => readonly Reason[]
}

export type Move = {readonly key: string; readonly from: string; readonly to: string}
export type Emptying = {readonly node: string; readonly saves: number; readonly moves: readonly Move[]}
/** `isUnknown`: what is missing may be all that keeps it from being emptied. */
export type Stuck = {readonly node: string; readonly why: string; readonly isUnknown?: boolean}

/** How many assignments are tried for one node before it counts as one that cannot be emptied. */
const MOST_TRIES = 2_000

/**
 * The node that saves most of those that at most `most` moves empty, onto nodes that are used anyway. There is room for every move while all others are
 * where they were, so that whatever is carried out first, and whatever is not, nothing is overfull. Without one: what keeps each as it is.
 */
export function bestEmptying(board: Board, most: number): {readonly found: Emptying | undefined; readonly stuck: readonly Stuck[]} {
  const stuck: Stuck[] = []
  const dearestFirst = board.nodes
    .filter(({name, cost}) => cost > 0 && board.units.has(name))
    .toSorted((a, b) => b.cost - a.cost || countOn(board, a.name) - countOn(board, b.name) || (a.name < b.name ? -1 : 1))
  for (const {name, cost} of dearestFirst) {
    const units = board.units.get(name) ?? []
    const count = countOn(board, name)
    if (count > most) {
      stuck.push({node: name, why: `${count} components would move, ${most} at most may at once`})
      continue
    }
    const moves = packed(board, name, units)
    if (moves !== undefined) return {found: {node: name, saves: cost, moves}, stuck}
    stuck.push(whyNot(board, name, units))
  }
  return {found: undefined, stuck}
}

/** Why a unit may not go to a node as that is now, the limit included. */
export function unitRefusals({refusals}: Board, unit: Unit, from: string, to: UsedNode): readonly Reason[] {
  return [...unit.pieces.flatMap((piece) => refusals(piece, from, to.name)), ...overfull(taken(to, unit))]
}

function countOn({units}: Board, node: string): number {
  return (units.get(node) ?? []).reduce((sum, unit) => sum + unit.pieces.length, 0)
}

function packed(board: Board, from: string, units: readonly Unit[]): readonly Move[] | undefined {
  const largestFirst = units.toSorted((a, b) => coresOf(b) - coresOf(a) || (a.name < b.name ? -1 : 1))
  const allowed = new Map(
    largestFirst.map((unit) => [
      unit,
      new Set(board.nodes.filter((node) => node.name !== from && unitRefusals(board, unit, from, node).length === 0).map(({name}) => name)),
    ]),
  )
  let tries = 0
  const place = (nodes: readonly UsedNode[], [unit, ...rest]: readonly Unit[]): readonly Move[] | undefined => {
    if (unit === undefined) return []
    const fullestFirst = nodes
      .filter(({name}) => allowed.get(unit)?.has(name) === true)
      .toSorted((a, b) => a.room.cpuMillicores - b.room.cpuMillicores || (a.name < b.name ? -1 : 1))
    for (const node of fullestFirst) {
      const then = taken(node, unit)
      if (overfull(then).length > 0) continue
      tries += 1
      if (tries > MOST_TRIES) return undefined
      const others = place(
        nodes.map((one) => (one === node ? then : one)),
        rest,
      )
      if (others !== undefined) return [...unit.pieces.map(({key}) => ({key, from, to: node.name})), ...others]
    }
    return undefined
  }
  return place(board.nodes, largestFirst)
}

function whyNot(board: Board, from: string, units: readonly Unit[]): Stuck {
  const others = board.nodes.filter(({name}) => name !== from)
  if (others.length === 0) return {node: from, why: 'no other node is used'}
  for (const unit of units) {
    const reasons = others.map((node) => ({node, first: unitRefusals(board, unit, from, node)[0]}))
    if (reasons.some(({first}) => first === undefined)) continue
    return {
      node: from,
      why: `${unit.name} finds no other place: ${reasons.map(({node, first}) => `${node.name}: ${first?.message ?? ''}`).join('; ')}`,
      isUnknown: reasons.some(({first}) => first?.code === NOT_FORESEEABLE),
    }
  }
  return {node: from, why: 'what is on it fits elsewhere only in part'}
}

function taken(node: UsedNode, {pieces}: Unit): UsedNode {
  const room = pieces.reduce((left, {need}) => subtract(left, need), node.room)
  const idleCores = pieces.reduce((left, {busyCores}) => left - busyCores, node.idleCores)
  return {...node, room, idleCores}
}

/** Empty: what is left of its room is none too little. */
function overfull({room, idleCores}: UsedNode): readonly Reason[] {
  const short = shortages(NO_RESOURCES, room).map(({code}) => ({
    code,
    message: `its ${code.replace('-short', '')} would be filled beyond what is allowed`,
  }))
  const busy = {code: 'too-busy', message: `${(-idleCores).toFixed(2)} cores more would be busy there than is allowed`}
  return idleCores < 0 ? [...short, busy] : short
}

function coresOf({pieces}: Unit): number {
  return pieces.reduce((sum, {need}) => sum + need.cpuMillicores, 0)
}

import type {Resources} from '../../../descriptions/resources.js'
import {shortages, subtract} from '../../../matching/capacity.js'
import {evaluate} from '../../../matching/optimal/objective.js'
import type {Placement, PlacementProblem} from '../../../matching/optimal/problem.js'
import type {HostShare} from '../../../platform/contract/index.js'

export type Move = {readonly component: string; readonly hosts: readonly HostShare[]}

export type MoveQuestion = {
  readonly problem: PlacementProblem
  readonly current: Placement
  readonly target: Placement
  /** What is free now, with everything where it is. */
  readonly free: ReadonlyMap<string, Resources>
  readonly most: number
}

/**
 * The first moves towards a target: at most `most` components, each of which finds room while all of them are still where they were (what moves is made
 * before it is broken), and only as many as make things better by themselves, should the rest never follow. Components of one group go together.
 */
export function firstMoves({problem, current, target, free, most}: MoveQuestion): readonly Move[] {
  const waiting = unitsOf(problem).filter((unit) => unit.some((name) => !sameHosts(current.get(name), target.get(name))))
  const needs = new Map(problem.components.map(({name, need}) => [name, need]))
  const room = new Map(free)
  let placement = new Map(current)
  let [least, best] = [evaluate(problem, placement).total, 0]
  const moves: Move[] = []
  for (;;) {
    const options = waiting
      .filter((unit) => moves.length + unit.length <= most && fits(unit, {current, target, needs, room}))
      .map((unit) => {
        const then = new Map([...placement, ...unit.map((name) => [name, target.get(name) ?? []] as const)])
        return {unit, then, total: evaluate(problem, then).total}
      })
    const next = options.toSorted((a, b) => a.total - b.total)[0]
    if (next === undefined) return moves.slice(0, best)
    for (const name of next.unit) {
      take(name, {current, target, needs, room})
      if (!sameHosts(current.get(name), target.get(name))) moves.push({component: name, hosts: target.get(name) ?? []})
    }
    placement = next.then
    waiting.splice(waiting.indexOf(next.unit), 1)
    if (next.total < least - 1e-9) [least, best] = [next.total, moves.length]
  }
}

type Board = {
  readonly current: Placement
  readonly target: Placement
  readonly needs: ReadonlyMap<string, Resources>
  readonly room: Map<string, Resources>
}

function unitsOf({components, together}: PlacementProblem): readonly (readonly string[])[] {
  const grouped = new Set(together.flat())
  return [...together, ...components.flatMap(({name}) => (grouped.has(name) ? [] : [[name]]))]
}

function fits(unit: readonly string[], board: Board): boolean {
  const room = new Map(board.room)
  for (const name of unit) take(name, {...board, room})
  return [...room.values()].every((left) => shortages(NOTHING, left).length === 0)
}

/** Room for what is new on each host. */
function take(name: string, {current, target, needs, room}: Board): void {
  const need = needs.get(name)
  if (need === undefined) return
  for (const {node, instances} of target.get(name) ?? []) {
    const here = current.get(name)?.find((share) => share.node === node)?.instances ?? 0
    for (let left = instances - here; left > 0; left -= 1) room.set(node, subtract(room.get(node) ?? NOTHING, need))
  }
}

const NOTHING: Resources = {cpuMillicores: 0, memoryBytes: 0, diskBytes: 0, gpus: 0, fpgas: 0}

function sameHosts(a: readonly HostShare[] = [], b: readonly HostShare[] = []): boolean {
  return a.length === b.length && a.every((share) => b.some((one) => one.node === share.node && one.instances === share.instances))
}

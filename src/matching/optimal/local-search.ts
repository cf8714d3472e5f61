import type {Assignment} from './assignment.js'
import type {Model} from './model.js'

const BETTER = 1e-9
const NOWHERE = new Int32Array(0)
const NO_CHANGE = {to: -1, mate: -1}

/** The nodes that each unit may be on. */
export function optionsOf({unitCount, nodeCount, allowed}: Model): readonly Int32Array[] {
  return Array.from({length: unitCount}, (_, unit) => {
    const nodes: number[] = []
    for (let node = 0; node < nodeCount; node += 1) if (allowed[unit * nodeCount + node] === 1) nodes.push(node)
    return Int32Array.from(nodes)
  })
}

/**
 * Moves one unit, or lets two change places, as long as that is better; each time what is best for the unit at hand. Begins with `dirty` and goes on
 * with those that a change may have given something to gain. Ends early once `mayGoOn` says no.
 */
export function improve(
  model: Model,
  options: readonly Int32Array[],
  assignment: Assignment,
  dirty: readonly number[],
  mayGoOn: () => boolean,
): void {
  const {unitCount} = model
  const queue = [...dirty]
  const isQueued = new Uint8Array(unitCount)
  for (const unit of queue) isQueued[unit] = 1
  const enqueue = (unit: number): void => {
    if (isQueued[unit] === 1) return
    isQueued[unit] = 1
    queue.push(unit)
  }
  for (let head = 0; head < queue.length && mayGoOn(); head += 1) {
    const unit = queue[head] ?? 0
    isQueued[unit] = 0
    const from = assignment.nodeOf[unit] ?? -1
    const move = assignment.bestMove(unit, options[unit] ?? NOWHERE, -BETTER)
    const {to, mate} = assignment.bestSwap(unit, move?.delta ?? -BETTER) ?? move ?? NO_CHANGE
    if (to < 0) continue
    assignment.place(unit, to)
    if (mate >= 0) assignment.place(mate, from)
    enqueue(unit)
    for (const talk of model.talks[unit] ?? []) enqueue(talk.unit)
    if (mate >= 0) for (const talk of model.talks[mate] ?? []) enqueue(talk.unit)
    for (let other = 0; other < unitCount; other += 1) {
      const there = assignment.nodeOf[other]
      if (there === from || there === to) enqueue(other)
    }
    // What was looked at is let go now and then, so that the queue stays short.
    if (head > 4 * unitCount) {
      queue.splice(0, head + 1)
      head = -1
    }
  }
}

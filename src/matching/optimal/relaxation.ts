import type {Deadline} from './master.js'
import type {Model} from './model.js'

const ROUNDS = 60

/**
 * A lower bound for problems that are too large for patterns: each unit's being somewhere exactly once is relaxed and priced (Held, Wolfe, Crowder,
 * "Validation of subgradient optimization", Mathematical Programming 6, 1974), each node then is a knapsack of parts, and of a link each end saves half
 * wherever its other end might be. Weak where links cost much; never wrong. `best`: what a known placement costs, which guides the steps.
 */
export function relaxedBound(model: Model, best: number, deadline: Deadline): number {
  const {unitCount, nodeCount, allowed, cost, opening, allLinks} = model
  const worth = firstWorth(model)
  let [bound, step, idle] = [0, 1, 0]
  const guests = new Float64Array(unitCount)
  for (let round = 0; round < ROUNDS && deadline.leftMs() > 0; round += 1) {
    guests.fill(0)
    let value = allLinks + worth.reduce((sum, one) => sum + one, 0)
    for (let node = 0; node < nodeCount; node += 1) {
      const items: {unit: number; gain: number; size: number}[] = []
      for (let unit = 0; unit < unitCount; unit += 1) {
        const at = unit * nodeCount + node
        if (allowed[at] !== 1) continue
        const gain = (worth[unit] ?? 0) - (cost[at] ?? 0) + savedAt(model, unit, node)
        if (gain > 0) items.push({unit, gain, size: sizeOf(model, unit, node)})
      }
      items.sort((a, b) => b.gain / b.size - a.gain / a.size)
      let [room, gained] = [1, 0]
      const taken: [number, number][] = []
      for (const {unit, gain, size} of items) {
        const share = Math.min(1, room / size)
        if (share <= 0) break
        taken.push([unit, share])
        gained += share * gain
        room -= share * size
      }
      if (gained <= (opening[node] ?? 0)) continue
      value += (opening[node] ?? 0) - gained
      for (const [unit, share] of taken) guests[unit] = (guests[unit] ?? 0) + share
    }
    if (value > bound + 1e-6) [bound, idle] = [value, 0]
    else idle += 1
    if (idle >= 4) [step, idle] = [step / 2, 0]
    const norm = guests.reduce((sum, count) => sum + (1 - count) ** 2, 0)
    if (norm < 1e-9) break
    const length = (step * Math.max(0, best - value)) / norm
    for (let unit = 0; unit < unitCount; unit += 1) worth[unit] = (worth[unit] ?? 0) + length * (1 - (guests[unit] ?? 0))
  }
  return bound
}

/** What the cheapest node takes for it, its part of the node's opening included. */
function firstWorth(model: Model): Float64Array {
  const {unitCount, nodeCount, allowed, cost, opening} = model
  return Float64Array.from({length: unitCount}, (_, unit) => {
    let least = Number.POSITIVE_INFINITY
    for (let node = 0; node < nodeCount; node += 1) {
      const at = unit * nodeCount + node
      if (allowed[at] === 1)
        least = Math.min(least, (cost[at] ?? 0) + (opening[node] ?? 0) * sizeOf(model, unit, node) - savedAt(model, unit, node))
    }
    return Number.isFinite(least) ? least : 0
  })
}

/** The share of the node that it fills, of the resource that all nodes together are shortest of. */
function sizeOf({need, free, resourceCount}: Model, unit: number, node: number): number {
  let share = 1e-9
  // The first resource is processors; any one of them gives a bound.
  if (resourceCount > 0 && (free[node * resourceCount] ?? 0) > 0)
    share = Math.max(share, (need[unit * resourceCount] ?? 0) / (free[node * resourceCount] ?? 1))
  return share
}

function savedAt({talks, allowed, nodeCount, apart}: Model, unit: number, node: number): number {
  let saved = 0
  for (const talk of talks[unit] ?? [])
    if (allowed[talk.unit * nodeCount + node] === 1 && apart[unit]?.has(talk.unit) !== true) saved += talk.cost / 2
  return saved
}

import type {Assignment} from './assignment.js'
import type {Model} from './model.js'

/**
 * Puts each unit that has no node where it costs least, first the one that would lose most by not having its first choice (regret; Martello and Toth,
 * "Knapsack Problems", 1990, section 7.4). With `noise`, up to 1, some nodes are overlooked, each time others.
 */
export function fill(model: Model, options: readonly Int32Array[], assignment: Assignment, random: () => number, noise: number): void {
  const open = new Set<number>()
  for (const [unit, node] of assignment.nodeOf.entries()) if (node < 0) open.add(unit)
  const choices = new Map<number, Choice>()
  const weigh = (unit: number): Choice => {
    const nodes =
      noise === 0 ? (options[unit] ?? new Int32Array(0)) : (options[unit] ?? new Int32Array(0)).filter(() => random() >= noise / 2)
    const first = assignment.bestMove(unit, nodes, Number.POSITIVE_INFINITY)
    if (first === undefined) return {node: options[unit]?.[0] ?? -1, regret: Number.MAX_VALUE}
    const second = assignment.bestMove(
      unit,
      nodes.filter((node) => node !== first.to),
      Number.POSITIVE_INFINITY,
    )
    return {node: first.to, regret: second === undefined ? Number.MAX_VALUE : second.delta - first.delta}
  }
  for (const unit of open) choices.set(unit, weigh(unit))
  while (open.size > 0) {
    let [chosen, most] = [-1, Number.NEGATIVE_INFINITY]
    for (const unit of open) {
      const regret = choices.get(unit)?.regret ?? 0
      if (regret > most) [most, chosen] = [regret, unit]
    }
    const node = choices.get(chosen)?.node ?? -1
    open.delete(chosen)
    assignment.place(chosen, node)
    if (node < 0) continue
    // Of the others, only those are weighed anew that wanted the same node or talk to it.
    const talks = new Set((model.talks[chosen] ?? []).map(({unit}) => unit))
    for (const unit of open) if (choices.get(unit)?.node === node || talks.has(unit)) choices.set(unit, weigh(unit))
  }
}

type Choice = {readonly node: number; readonly regret: number}

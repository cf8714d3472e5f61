import {WEIGHTS} from '../score.js'
import type {Model} from './model.js'

/**
 * What is done without this library: everything stays where it fits, then one unit after the other, the largest first, goes to the node that is best
 * for it then (partners there, room left, price) and is never moved again. `unplaced` are those for which there was no room left.
 */
export function placeGreedily(model: Model): {readonly nodeOf: Int32Array; readonly unplaced: readonly number[]} {
  const {unitCount, nodeCount, resourceCount, need, free, allowed, moving, opening, talks, apart} = model
  const nodeOf = new Int32Array(unitCount).fill(-1)
  const room = free.slice()
  const prices = [...opening].filter((price) => price > 0)
  const cheapest = prices.length === 0 ? 0 : Math.min(...prices)
  const fits = (unit: number, node: number): boolean => {
    if (allowed[unit * nodeCount + node] !== 1) return false
    for (let key = 0; key < resourceCount; key += 1)
      if ((need[unit * resourceCount + key] ?? 0) > (room[node * resourceCount + key] ?? 0)) return false
    return ![...(apart[unit] ?? [])].some((enemy) => nodeOf[enemy] === node)
  }
  const put = (unit: number, node: number): void => {
    nodeOf[unit] = node
    for (let key = 0; key < resourceCount; key += 1)
      room[node * resourceCount + key] = (room[node * resourceCount + key] ?? 0) - (need[unit * resourceCount + key] ?? 0)
  }
  const score = (unit: number, node: number): number => {
    const known = (talks[unit] ?? []).filter((talk) => (nodeOf[talk.unit] ?? -1) >= 0)
    const all = known.reduce((sum, talk) => sum + talk.cost, 0)
    const near = known.reduce((sum, talk) => (nodeOf[talk.unit] === node ? sum + talk.cost : sum), 0)
    let headroom = 1
    for (let key = 0; key < resourceCount; key += 1) {
      const capacity = free[node * resourceCount + key] ?? 0
      if (capacity > 0)
        headroom = Math.min(headroom, ((room[node * resourceCount + key] ?? 0) - (need[unit * resourceCount + key] ?? 0)) / capacity)
    }
    const price = (opening[node] ?? 0) <= 0 ? 1 : cheapest / (opening[node] ?? 1)
    return WEIGHTS.affinity * (all === 0 ? 0.5 : near / all) + WEIGHTS.headroom * headroom + WEIGHTS.price * price
  }
  const units = Array.from({length: unitCount}, (_, unit) => unit)
  for (const unit of units) {
    const hosts = Array.from({length: nodeCount}, (_, node) => node).filter((node) => moving[unit * nodeCount + node] === 0)
    // A new one has no host: it would move nowhere.
    const home = hosts.length === 1 ? hosts[0] : undefined
    if (home !== undefined && fits(unit, home)) put(unit, home)
  }
  const sizeOf = (unit: number) => need[unit * resourceCount] ?? 0
  for (const unit of units.filter((one) => (nodeOf[one] ?? -1) < 0).toSorted((a, b) => sizeOf(b) - sizeOf(a) || a - b)) {
    let [best, to] = [Number.NEGATIVE_INFINITY, -1]
    for (let node = 0; node < nodeCount; node += 1) {
      if (!fits(unit, node)) continue
      const value = score(unit, node)
      if (value > best) [best, to] = [value, node]
    }
    if (to >= 0) put(unit, to)
  }
  return {nodeOf, unplaced: units.filter((unit) => (nodeOf[unit] ?? -1) < 0)}
}

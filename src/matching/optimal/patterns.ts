import type {Model} from './model.js'

/** Units on one node together. */
export type Pattern = {
  readonly units: readonly number[]
  /** Opening and units, less the links that it makes short. */
  readonly cost: number
}

/** Nodes that are alike in everything, so that only their number matters. */
export type NodeClass = {readonly nodes: readonly number[]}

export function nodeClassesOf({nodeCount, unitCount, resourceCount, free, opening, allowed, cost}: Model): readonly NodeClass[] {
  const classes = new Map<string, number[]>()
  for (let node = 0; node < nodeCount; node += 1) {
    const key: number[] = [opening[node] ?? 0, ...free.subarray(node * resourceCount, (node + 1) * resourceCount)]
    for (let at = node; at < unitCount * nodeCount; at += nodeCount) key.push(allowed[at] === 1 ? (cost[at] ?? 0) : -1)
    const name = key.join()
    classes.set(name, [...(classes.get(name) ?? []), node])
  }
  return [...classes.values()].map((nodes) => ({nodes}))
}

/** Units that are alike: instances of one component that are new, or come from one host. */
export type UnitClasses = {
  /** The class of each unit. */
  readonly of: Int32Array
  readonly members: readonly (readonly number[])[]
  /** The unit of its class before it, or -1. */
  readonly previous: Int32Array
}

export function unitClassesOf({units, unitCount, nodeCount, cost}: Model): UnitClasses {
  const classes = new Map<string, number[]>()
  const previous = new Int32Array(unitCount).fill(-1)
  for (const [unit, {parts}] of units.entries()) {
    const costs = parts.length === 1 && parts[0]?.instances === 1 ? cost.subarray(unit * nodeCount, (unit + 1) * nodeCount).join() : ''
    const key = `${parts.map(({component}) => component).join()}/${costs}`
    const own = classes.get(key) ?? []
    previous[unit] = own.at(-1) ?? -1
    classes.set(key, [...own, unit])
  }
  const members = [...classes.values()]
  const of = new Int32Array(unitCount)
  for (const [index, own] of members.entries()) for (const unit of own) of[unit] = index
  return {of, members, previous}
}

/**
 * Finds the patterns of one node whose cost, less what their units are worth, is small: depth first, with a bound from the worth of what still fits.
 * What a link saves is shared half and half between its ends until one of them is left out.
 */
export class PatternSearch {
  readonly #model: Model
  readonly #previous: Int32Array
  readonly #gain: Float64Array
  readonly #optimistic: Float64Array
  readonly #bound: Float64Array
  readonly #isIn: Uint8Array
  readonly #isCandidate: Uint8Array
  #order = new Int32Array(0)
  #size = new Float64Array(0)
  #chosen: number[] = []
  #node = 0
  #least = 0
  #isBestOnly = false
  #visit: (units: readonly number[], gain: number) => void = () => {}
  #room: Float64Array
  #tightest = 0
  /** Partial patterns looked at, over all calls. */
  steps = 0

  constructor(model: Model, previous: Int32Array) {
    this.#model = model
    this.#previous = previous
    this.#gain = new Float64Array(model.unitCount)
    this.#optimistic = new Float64Array(model.unitCount)
    this.#bound = new Float64Array(model.unitCount)
    this.#isIn = new Uint8Array(model.unitCount)
    this.#isCandidate = new Uint8Array(model.unitCount)
    this.#room = new Float64Array(model.resourceCount)
  }

  /** The best pattern of the node by `worth`, and those that were the best on the way; only such that cost less than their worth and `limit`. */
  best(node: number, worth: Float64Array, limit: number): readonly Pattern[] {
    const found: Pattern[] = []
    this.#start(node, worth, limit, true, (units, gain) => found.push(this.#pattern(units, gain, worth)))
    return found
  }

  /** Every pattern whose cost is at most its worth plus `limit`; `undefined` where there are more than `most`. */
  all(node: number, worth: Float64Array, limit: number, most: number): readonly Pattern[] | undefined {
    const found: Pattern[] = []
    try {
      this.#start(node, worth, limit, false, (units, gain) => {
        if (found.length >= most) throw new TooMany()
        found.push(this.#pattern(units, gain, worth))
      })
    } catch (error) {
      if (!(error instanceof TooMany)) throw error
      this.#isIn.fill(0)
      return undefined
    }
    return found
  }

  #pattern(units: readonly number[], gain: number, worth: Float64Array): Pattern {
    const opening = this.#model.opening[this.#node] ?? 0
    return {units: units.toSorted((a, b) => a - b), cost: opening - gain + units.reduce((sum, unit) => sum + (worth[unit] ?? 0), 0)}
  }

  #start(
    node: number,
    worth: Float64Array,
    limit: number,
    isBestOnly: boolean,
    visit: (units: readonly number[], gain: number) => void,
  ): void {
    const {unitCount, nodeCount, resourceCount, allowed, cost, opening, need, free, talks} = this.#model
    this.#node = node
    this.#visit = visit
    this.#isBestOnly = isBestOnly
    this.#least = (opening[node] ?? 0) - limit
    const candidates: number[] = []
    this.#isCandidate.fill(0)
    for (let unit = 0; unit < unitCount; unit += 1) {
      if (allowed[unit * nodeCount + node] !== 1) continue
      candidates.push(unit)
      this.#isCandidate[unit] = 1
    }
    let tightness = -1
    for (let resource = 0; resource < resourceCount; resource += 1) {
      const room = free[node * resourceCount + resource] ?? 0
      this.#room[resource] = room
      const asked = candidates.reduce((sum, unit) => sum + (need[unit * resourceCount + resource] ?? 0), 0)
      if (room > 0 && asked / room > tightness) [tightness, this.#tightest] = [asked / room, resource]
    }
    for (const unit of candidates) {
      const gain = (worth[unit] ?? 0) - (cost[unit * nodeCount + node] ?? 0)
      let shared = 0
      for (const talk of talks[unit] ?? [])
        if (this.#isCandidate[talk.unit] === 1 && this.#canMeet(unit, talk.unit)) shared += talk.cost / 2
      this.#gain[unit] = gain
      this.#optimistic[unit] = gain + shared
      this.#bound[unit] = gain + shared
    }
    const sizeOf = (unit: number) => Math.max(1e-9, need[unit * resourceCount + this.#tightest] ?? 0)
    const density = new Map(candidates.map((unit) => [unit, (this.#bound[unit] ?? 0) / sizeOf(unit)]))
    candidates.sort((a, b) => (density.get(b) ?? 0) - (density.get(a) ?? 0) || a - b)
    this.#order = Int32Array.from(candidates)
    this.#size = Float64Array.from(candidates, sizeOf)
    this.#chosen = []
    this.#extend(0, 0, 0)
  }

  #canMeet(a: number, b: number): boolean {
    const {apart, need, resourceCount} = this.#model
    if (apart[a]?.has(b) === true) return false
    for (let at = 0; at < resourceCount; at += 1)
      if ((need[a * resourceCount + at] ?? 0) + (need[b * resourceCount + at] ?? 0) > (this.#room[at] ?? 0)) return false
    return true
  }

  /** `optimistic`: what is chosen could bring at most, with the links that are still possible. */
  #extend(from: number, gained: number, optimistic: number): void {
    this.steps += 1
    const {need, resourceCount, talks} = this.#model
    let hope = optimistic
    let at = from
    for (; at < this.#order.length; at += 1) {
      if (hope + this.#stillPossible(at) < this.#least) break
      const unit = this.#order[at] ?? 0
      if (this.#mayJoin(unit)) {
        for (let key = 0; key < resourceCount; key += 1) this.#room[key] = (this.#room[key] ?? 0) - (need[unit * resourceCount + key] ?? 0)
        let gain = gained + (this.#gain[unit] ?? 0)
        for (const talk of talks[unit] ?? []) if (this.#isIn[talk.unit] === 1) gain += talk.cost
        this.#isIn[unit] = 1
        this.#chosen.push(unit)
        if (gain >= this.#least) {
          this.#visit(this.#chosen, gain)
          if (this.#isBestOnly) this.#least = gain + 1e-9
        }
        this.#extend(at + 1, gain, hope + (this.#optimistic[unit] ?? 0))
        this.#chosen.pop()
        this.#isIn[unit] = 0
        for (let key = 0; key < resourceCount; key += 1) this.#room[key] = (this.#room[key] ?? 0) + (need[unit * resourceCount + key] ?? 0)
      }
      hope -= this.#leaveOut(unit, 1)
    }
    for (let back = at - 1; back >= from; back -= 1) this.#leaveOut(this.#order[back] ?? 0, -1)
  }

  /** Half of what its links save is lost to the others; what is lost to those that are chosen is returned. */
  #leaveOut(unit: number, sign: number): number {
    let lost = 0
    for (const {unit: other, cost} of this.#model.talks[unit] ?? []) {
      this.#optimistic[other] = (this.#optimistic[other] ?? 0) - (sign * cost) / 2
      if (this.#isIn[other] === 1) lost += cost / 2
    }
    return lost
  }

  #mayJoin(unit: number): boolean {
    const {need, resourceCount, apart} = this.#model
    for (let key = 0; key < resourceCount; key += 1) if ((need[unit * resourceCount + key] ?? 0) > (this.#room[key] ?? 0)) return false
    const before = this.#previous[unit] ?? -1
    if (before >= 0 && this.#isIn[before] !== 1) return false
    const enemies = apart[unit]
    return enemies === undefined || enemies.size === 0 || !this.#chosen.some((one) => enemies.has(one))
  }

  /** The worth of what fits into the room that is left, cut at its end: no choice among the rest is worth more. */
  #stillPossible(from: number): number {
    let room = this.#room[this.#tightest] ?? 0
    let sum = 0
    for (let at = from; at < this.#order.length; at += 1) {
      const bound = this.#bound[this.#order[at] ?? 0] ?? 0
      if (bound <= 0) break
      const size = this.#size[at] ?? 1
      if (size >= room) return sum + (bound * room) / size
      room -= size
      sum += bound
    }
    return sum
  }
}

class TooMany extends Error {}

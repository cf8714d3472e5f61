import type {Model} from './model.js'

/** How much each objective counts in a search, beside the person's weights: 1, 1, 1 is what the person asked for. */
export type Emphasis = {readonly running: number; readonly latency: number; readonly moves: number}

export const AS_ASKED: Emphasis = {running: 1, latency: 1, moves: 1}

/** A unit on another node, and if `mate` is not -1 that one in its place. */
export type Change = {readonly delta: number; readonly to: number; readonly mate: number}

/** More than any placement costs: what does not fit is mended before anything else counts. */
function penaltyOf({cost, opening, allLinks}: Model): number {
  const dearest = cost.reduce((most, one) => Math.max(most, one), 0) + opening.reduce((most, one) => Math.max(most, one), 0)
  return 4 * (dearest + allLinks / Math.max(1, opening.length) + 1)
}

/**
 * Units on nodes, with what a change of one or two of them would cost: in time that does not grow with their number. Nodes may be overfull and units
 * that may not be together may be, at a price that a search makes away with.
 */
export class Assignment {
  readonly nodeOf: Int32Array
  /** How many changes were weighed. */
  evaluations = 0
  readonly #model: Model
  readonly #used: Float64Array
  readonly #count: Int32Array
  readonly #cost: Float64Array
  readonly #opening: Float64Array
  readonly #latency: number
  readonly #penalty: number
  readonly #pull: Float64Array

  constructor(model: Model, emphasis: Emphasis) {
    const {unitCount, nodeCount, resourceCount, cost, moving, opening, problem} = model
    this.#model = model
    this.nodeOf = new Int32Array(unitCount).fill(-1)
    this.#used = new Float64Array(nodeCount * resourceCount)
    this.#count = new Int32Array(nodeCount)
    const move = problem.weights.moves
    this.#cost = cost.map((all, at) => {
      const moves = move * (moving[at] ?? 0)
      return emphasis.running * (all - moves) + emphasis.moves * moves
    })
    this.#opening = opening.map((one) => one * emphasis.running)
    this.#latency = emphasis.latency
    this.#penalty = penaltyOf(model)
    this.#pull = new Float64Array(nodeCount)
  }

  load(nodeOf: ArrayLike<number>): void {
    this.#used.fill(0)
    this.#count.fill(0)
    this.nodeOf.fill(-1)
    for (let unit = 0; unit < this.nodeOf.length; unit += 1) this.place(unit, nodeOf[unit] ?? -1)
  }

  place(unit: number, node: number): void {
    const before = this.nodeOf[unit] ?? -1
    if (before >= 0) this.#take(unit, before, -1)
    if (node >= 0) this.#take(unit, node, 1)
    this.nodeOf[unit] = node
  }

  #take(unit: number, node: number, sign: number): void {
    const {resourceCount, need} = this.#model
    this.#count[node] = (this.#count[node] ?? 0) + sign
    for (let key = 0; key < resourceCount; key += 1) {
      const at = node * resourceCount + key
      this.#used[at] = (this.#used[at] ?? 0) + sign * (need[unit * resourceCount + key] ?? 0)
    }
  }

  /** Nobody is on no node, no node is overfull, and nobody is with whom it may not be. */
  isAllowed(): boolean {
    const {apart, free} = this.#model
    if (this.#used.some((used, at) => used > (free[at] ?? 0))) return false
    return this.nodeOf.every((node, unit) => {
      if (node < 0) return false
      for (const other of apart[unit] ?? []) if (this.nodeOf[other] === node) return false
      return true
    })
  }

  /** What it would cost more on each of `nodes` than where it is (or than nowhere); the least, if that is under `limit`. */
  bestMove(unit: number, nodes: ArrayLike<number>, limit: number): Change | undefined {
    const from = this.nodeOf[unit] ?? -1
    const {nodeCount} = this.#model
    this.#listen(unit)
    const left = this.#leaving(unit, from)
    let [delta, to] = [limit, -1]
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at] ?? 0
      if (node === from) continue
      let cost = left + (this.#cost[unit * nodeCount + node] ?? 0) + (this.#pull[node] ?? 0)
      if (this.#count[node] === 0) cost += this.#opening[node] ?? 0
      // What comes only fills: it never makes a node less overfull.
      if (cost >= delta) continue
      cost += this.#penalty * this.#overfull(node, unit, -1)
      if (cost < delta) [delta, to] = [cost, node]
    }
    this.evaluations += nodes.length
    this.#unlisten(unit)
    return to < 0 ? undefined : {delta, to, mate: -1}
  }

  /** What it would cost more if the unit and another changed places; the least, if that is under `limit`. */
  bestSwap(unit: number, limit: number): Change | undefined {
    const {nodeCount, unitCount, allowed, apart, talks} = this.#model
    const from = this.nodeOf[unit] ?? -1
    if (from < 0) return undefined
    this.#listen(unit)
    const own = this.#cost[unit * nodeCount + from] ?? 0
    const stays = this.#pull[from] ?? 0
    const isMended = this.#isOverfull(from)
    let [delta, to, mate] = [limit, -1, -1]
    for (let other = 0; other < unitCount; other += 1) {
      const there = this.nodeOf[other] ?? -1
      if (there === from || there < 0) continue
      if (allowed[unit * nodeCount + there] !== 1 || allowed[other * nodeCount + from] !== 1) continue
      this.evaluations += 1
      let cost = (this.#cost[unit * nodeCount + there] ?? 0) - own + (this.#pull[there] ?? 0) - stays
      cost += (this.#cost[other * nodeCount + from] ?? 0) - (this.#cost[other * nodeCount + there] ?? 0)
      for (const talk of talks[other] ?? []) {
        const place = this.nodeOf[talk.unit]
        if (place === from) cost -= talk.cost * this.#latency
        else if (place === there) cost += talk.cost * this.#latency
        // Each was counted as joining the other, which has gone.
        if (talk.unit === unit) cost += 2 * talk.cost * this.#latency
      }
      const enemies = apart[other]
      if (enemies !== undefined && enemies.size > 0)
        for (const enemy of enemies) {
          const place = this.nodeOf[enemy]
          if (place === from) cost += this.#penalty
          else if (place === there) cost -= this.#penalty
          if (enemy === unit) cost -= 2 * this.#penalty
        }
      if (cost >= delta && !isMended && !this.#isOverfull(there)) continue
      cost += this.#penalty * (this.#overfull(from, other, unit) + this.#overfull(there, unit, other))
      if (cost < delta) [delta, to, mate] = [cost, there, other]
    }
    this.#unlisten(unit)
    return to < 0 ? undefined : {delta, to, mate}
  }

  /** Into `#pull`: by node, what its links save there and whom it may not meet there. */
  #listen(unit: number): void {
    for (const talk of this.#model.talks[unit] ?? []) {
      const there = this.nodeOf[talk.unit] ?? -1
      if (there >= 0) this.#pull[there] = (this.#pull[there] ?? 0) - talk.cost * this.#latency
    }
    for (const enemy of this.#model.apart[unit] ?? []) {
      const there = this.nodeOf[enemy] ?? -1
      if (there >= 0) this.#pull[there] = (this.#pull[there] ?? 0) + this.#penalty
    }
  }

  #unlisten(unit: number): void {
    for (const talk of this.#model.talks[unit] ?? []) this.#pull[this.nodeOf[talk.unit] ?? -1] = 0
    for (const enemy of this.#model.apart[unit] ?? []) this.#pull[this.nodeOf[enemy] ?? -1] = 0
  }

  #leaving(unit: number, from: number): number {
    if (from < 0) return 0
    const opening = this.#count[from] === 1 ? (this.#opening[from] ?? 0) : 0
    const cost = this.#cost[unit * this.#model.nodeCount + from] ?? 0
    return this.#penalty * this.#overfull(from, -1, unit) - opening - cost - (this.#pull[from] ?? 0)
  }

  #isOverfull(node: number): boolean {
    const {resourceCount, free} = this.#model
    for (let at = node * resourceCount; at < (node + 1) * resourceCount; at += 1) if ((this.#used[at] ?? 0) > (free[at] ?? 0)) return true
    return false
  }

  /** By how much more of itself a node is overfull once one has come and one has gone. */
  #overfull(node: number, comes: number, goes: number): number {
    const {resourceCount, need, free} = this.#model
    let more = 0
    for (let key = 0; key < resourceCount; key += 1) {
      const room = free[node * resourceCount + key] ?? 0
      const used = this.#used[node * resourceCount + key] ?? 0
      const then =
        used + (comes < 0 ? 0 : (need[comes * resourceCount + key] ?? 0)) - (goes < 0 ? 0 : (need[goes * resourceCount + key] ?? 0))
      if (then > room) more += 0.1 + (then - room) / Math.max(1, room)
      if (used > room) more -= 0.1 + (used - room) / Math.max(1, room)
    }
    return more
  }
}

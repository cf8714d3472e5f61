import type {EngineNode} from './contract.js'
import {DueHeap} from './due-heap.js'
import type {Instance} from './instance.js'

/**
 * A node's cores, and how they are shared where they do not suffice: by weight, and nobody gets more than it can use (weighted max-min fairness). As long as they
 * suffice, a change at one instance concerns no other. Times in ms since the engine's start.
 */
export class Node {
  readonly id: string
  /** Its slot in the engine's event queue. */
  readonly slot: number
  /** The instances by when something is due there: a request is done, or a quota spent or back. */
  readonly due = new DueHeap<Instance>()
  readonly instances: (Instance | undefined)[] = []
  readonly #freeSlots: number[] = []
  cores: number
  speed: number
  #isUp = true
  /** Cores that the instances would use if there were enough, how many instances would use any, and the cores that are used. */
  #demand = 0
  #demanding = 0
  #used = 0
  /** Some get less than they would use. */
  #isShort = false
  #touchedAt = 0
  #busyArea = 0
  #coreArea = 0
  /** The utilisation law's two sides: delivered by the cores, and taken off requests. */
  #workDelivered = 0
  #workTaken = 0
  #sampledBusyArea = 0
  #sampledCoreArea = 0

  constructor(node: EngineNode, slot: number, now: number) {
    this.id = node.id
    this.slot = slot
    this.cores = node.cores
    this.speed = node.speed
    this.#touchedAt = now
  }

  get isEmpty(): boolean {
    return this.instances.length === this.#freeSlots.length
  }

  /** Gives the instance a slot on this node. */
  host(instance: Instance): number {
    const slot = this.#freeSlots.pop() ?? this.instances.length
    this.instances[slot] = instance
    return slot
  }

  release(slot: number): void {
    this.instances[slot] = undefined
    this.#freeSlots.push(slot)
  }

  /** Brings the integrals up to `now`; due before anything on the node changes. */
  touch(now: number): void {
    const elapsed = now - this.#touchedAt
    if (elapsed <= 0) return
    const busy = this.#used * elapsed
    this.#busyArea += busy
    this.#workDelivered += busy * this.speed
    this.#coreArea += this.cores * elapsed
    this.#touchedAt = now
  }

  /** The instance has been touched; before, it would have used `before` cores. */
  settle(instance: Instance, before: number, now: number): void {
    const {demand} = instance
    if (demand === before) {
      instance.grant(instance.cores, this.speed, now)
      return
    }
    this.#demand += demand - before
    this.#demanding += (demand > 0 ? 1 : 0) - (before > 0 ? 1 : 0)
    // So that the sum gathers no rounding errors over a long run.
    if (this.#demanding === 0) this.#demand = 0
    if (this.#isShort || this.#demand > this.cores) this.#shareOut(now, instance)
    else {
      this.#used = this.#demand
      instance.grant(demand, this.speed, now)
    }
  }

  /** Down, or with other cores or another speed from `now` on, when it has been touched. */
  change(change: {readonly cores?: number; readonly speed?: number; readonly isUp?: boolean}, now: number): void {
    // What they did so far was at the old speed.
    for (const instance of this.instances) instance?.touch(now)
    this.cores = change.cores ?? this.cores
    this.speed = change.speed ?? this.speed
    this.#isUp = change.isUp ?? this.#isUp
    this.#shareOut(now)
  }

  /** `changed`: the only one that changed; absent: all are concerned. */
  #shareOut(now: number, changed?: Instance): void {
    const level = this.#isUp ? this.#fairLevel() : 0
    this.#isShort = level < Number.POSITIVE_INFINITY
    this.#used = 0
    for (const instance of this.instances) {
      if (instance === undefined) continue
      const {demand} = instance
      const cores = demand === 0 ? 0 : Math.min(demand, level * instance.weight)
      this.#used += cores
      if (cores === instance.cores && changed !== undefined && instance !== changed) continue
      instance.touch(now)
      instance.grant(cores, this.speed, now)
    }
  }

  /** Cores for each unit of weight, of which an instance takes what it can use: as much as there is. Infinity: there are enough for all. */
  #fairLevel(): number {
    let level = 0
    for (let contenders = -1; ; ) {
      let cores = this.cores
      let weight = 0
      let count = 0
      for (const instance of this.instances) {
        if (instance === undefined || instance.demand === 0) continue
        // At a level that they reach already they are content, and at every higher one.
        if (contenders >= 0 && instance.demand <= level * instance.weight) cores -= instance.demand
        else {
          weight += instance.weight
          count++
        }
      }
      if (count === 0) return Number.POSITIVE_INFINITY
      if (count === contenders) return level
      level = cores / weight
      contenders = count
    }
  }

  /** When something is due on this node, if nothing changes; Infinity: nothing is. */
  nextDueAt(): number {
    const {top} = this.due
    return top === undefined ? Number.POSITIVE_INFINITY : top.dueAt
  }

  countWork(work: number): void {
    this.#workTaken += work
  }

  takeUtilisation(now: number): number {
    const elapsed = now - this.#touchedAt
    const busyArea = this.#busyArea + this.#used * elapsed
    const coreArea = this.#coreArea + this.cores * elapsed
    const busy = busyArea - this.#sampledBusyArea
    const cores = coreArea - this.#sampledCoreArea
    this.#sampledBusyArea = busyArea
    this.#sampledCoreArea = coreArea
    const share = cores > 0 ? busy / cores : this.#used / this.cores
    return Math.min(1, Math.max(0, share))
  }

  /** The relative difference between the work that the cores delivered and the work that came off requests. */
  utilisationError(now: number): number {
    const delivered = this.#workDelivered + this.#used * this.speed * (now - this.#touchedAt)
    const underWay = this.instances.reduce((sum, instance) => sum + (instance?.workUnderWayAt(now) ?? 0), 0)
    return relativeDifference(delivered, this.#workTaken + underWay)
  }
}

export function relativeDifference(a: number, b: number): number {
  const larger = Math.max(Math.abs(a), Math.abs(b))
  return larger === 0 ? 0 : Math.abs(a - b) / larger
}

import {CompletionHeap} from './completion-heap.js'
import type {EngineNode} from './contract.js'
import type {Instance} from './instance.js'

/**
 * A node's cores under contention. Busy threads beyond the number of cores slow every active request on the node by the same factor; so all instances
 * can be driven by one virtual clock (`workClock`: work done by one thread that runs all the time), and a change of contention, speed or core count
 * moves one event instead of one for each request. Times in ms since the engine's start.
 */
export class Node {
  readonly id: string
  /** Its slot in the engine's event queue. */
  readonly slot: number
  /** The instances with work, by the work clock at which each completes its next request. */
  readonly completions = new CompletionHeap<Instance>()
  readonly instances: (Instance | undefined)[] = []
  readonly #freeSlots: number[] = []
  cores: number
  speed: number
  #isUp = true
  /** Cores that the instances would use if there were enough. */
  #demand = 0
  /** The share of a core that each busy thread gets: 1 without contention, 0 when down. */
  #share = 1
  /** Work done by a thread that is always busy, and the core time it got. */
  workClock = 0
  coreClock = 0
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

  /** Brings the clocks and integrals up to `now`; due before anything on the node changes. */
  touch(now: number): void {
    const elapsed = now - this.#touchedAt
    if (elapsed <= 0) return
    const busy = this.#demand * this.#share * elapsed
    this.#busyArea += busy
    this.#workDelivered += busy * this.speed
    this.#coreArea += this.cores * elapsed
    this.coreClock += this.#share * elapsed
    this.workClock += this.#share * this.speed * elapsed
    this.#touchedAt = now
  }

  /** The core clock as it stands at `now`, without changing anything: reading a sample must not change a run. */
  coreClockAt(now: number): number {
    return this.coreClock + this.#share * (now - this.#touchedAt)
  }

  workClockAt(now: number): number {
    return this.workClock + this.#share * this.speed * (now - this.#touchedAt)
  }

  get share(): number {
    return this.#share
  }

  changeDemand(change: number): void {
    if (change === 0) return
    this.#demand += change
    if (this.completions.isEmpty) this.#rest()
    this.settle()
  }

  setUp(up: boolean): void {
    this.#isUp = up
    this.settle()
  }

  settle(): void {
    if (this.#isUp) this.#share = this.#demand > this.cores ? this.cores / this.#demand : 1
    else this.#share = 0
  }

  /** An idle node starts from zero again, so that neither the sum nor the clocks gather rounding errors over a long run. */
  #rest(): void {
    this.#demand = 0
    this.workClock = 0
    this.coreClock = 0
  }

  /** When the next request on this node is completed, if nothing changes; Infinity when none ever is. */
  nextCompletionAt(): number {
    const next = this.completions.top
    if (next === undefined || this.#share === 0) return Number.POSITIVE_INFINITY
    const work = next.completesAt - this.workClock
    return this.#touchedAt + (work > 0 ? work / (this.#share * this.speed) : 0)
  }

  countWork(work: number): void {
    this.#workTaken += work
  }

  takeUtilisation(now: number): number {
    const elapsed = now - this.#touchedAt
    const busyArea = this.#busyArea + this.#demand * this.#share * elapsed
    const coreArea = this.#coreArea + this.cores * elapsed
    const busy = busyArea - this.#sampledBusyArea
    const cores = coreArea - this.#sampledCoreArea
    this.#sampledBusyArea = busyArea
    this.#sampledCoreArea = coreArea
    const share = cores > 0 ? busy / cores : (this.#demand * this.#share) / this.cores
    return Math.min(1, Math.max(0, share))
  }

  /** The relative difference between the work that the cores delivered and the work that came off requests. */
  utilisationError(now: number): number {
    const delivered = this.#workDelivered + this.#demand * this.#share * this.speed * (now - this.#touchedAt)
    const underWay = this.instances.reduce((sum, instance) => sum + (instance?.workUnderWayAt(now) ?? 0), 0)
    return relativeDifference(delivered, this.#workTaken + underWay)
  }
}

export function relativeDifference(a: number, b: number): number {
  const larger = Math.max(Math.abs(a), Math.abs(b))
  return larger === 0 ? 0 : Math.abs(a - b) / larger
}

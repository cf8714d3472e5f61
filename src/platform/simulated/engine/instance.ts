import type {EngineInstance, InstanceSample} from './contract.js'
import {IntervalStatistics} from './interval-statistics.js'
import {type Node, relativeDifference} from './node.js'
import {type Request, RequestHeap, RequestQueue} from './request.js'
import type {Service} from './service.js'

/**
 * One queueing station. Its virtual clock counts the work done for each request in service: all of them progress alike, so a request is done when the
 * clock reaches the value it had at the start of service plus the request's work, and a change of speed touches no request. Times in ms since the
 * engine's start. Whoever changes it calls `touch` before and `settle` after.
 */
export class Instance {
  readonly id: string
  readonly node: Node
  readonly service: Service
  readonly slot: number
  readonly #capacity: number
  readonly #servers: number
  readonly #coreLimit: number
  /** Its place among the ready instances of its service; undefined when not ready. */
  rank: number | undefined
  /** The node's work clock when the first of its requests is done; Infinity when it has none. Its place in the node's heap, -1 when it is not there. */
  completesAt = Number.POSITIVE_INFINITY
  heapPosition = -1
  isDraining = false
  inSystem = 0
  readonly #active = new RequestHeap()
  #activeCount = 0
  readonly #waiting = new RequestQueue()
  #virtualClock = 0
  /** Of a thread's work, what each request in service gets: less than 1 when requests share threads or the core limit binds. */
  #share = 0
  #demand = 0
  #seenWorkClock = 0
  #seenCoreClock = 0
  #touchedAt: number
  #inSystemArea = 0
  #busyArea = 0
  #sojournSum = 0
  readonly #statistics: IntervalStatistics

  constructor(instance: EngineInstance, node: Node, service: Service, now: number) {
    this.id = instance.id
    this.node = node
    this.service = service
    this.slot = node.host(this)
    this.#capacity = instance.threads + instance.queueLimit
    this.#servers = instance.discipline === 'fifo' ? instance.threads : Number.POSITIVE_INFINITY
    this.#coreLimit = Math.min(instance.threads, instance.coreLimit ?? instance.threads)
    this.#touchedAt = now
    this.#statistics = new IntervalStatistics(now)
  }

  /** False when it is full: the request is refused and counted. */
  accept(request: Request, now: number): boolean {
    this.#statistics.arrived++
    if (this.inSystem >= this.#capacity) {
      this.#statistics.lost++
      return false
    }
    this.touch(now)
    this.inSystem++
    request.arrivedAt = now
    if (this.#activeCount < this.#servers) this.#start(request, now)
    else this.#waiting.push(request)
    this.#settle()
    return true
  }

  /** Takes out the request that is done now; the node's work clock has just reached it. */
  complete(now: number): Request {
    this.touch(now)
    const request = this.#active.pop()
    if (request === undefined) throw new Error(`Instance ${this.id} completes a request and has none.`)
    this.#virtualClock = request.finishAt
    this.#activeCount--
    this.inSystem--
    this.node.countWork(request.work)
    this.#sojournSum += now - request.arrivedAt
    this.#statistics.complete(now - request.arrivedAt + request.networkMs, now - request.startedAt)
    if (this.inSystem > this.#activeCount) this.#startNext(now)
    this.#settle()
    return request
  }

  /** Empties it, and hands each request that it had to `lose`. */
  abandon(now: number, lose: (request: Request) => void): void {
    this.touch(now)
    for (let request = this.#active.pop(); request !== undefined; request = this.#active.pop()) {
      this.node.countWork(this.#workDone(request, this.#virtualClock))
      this.#sojournSum += now - request.arrivedAt
      lose(request)
    }
    for (let request = this.#waiting.shift(); request !== undefined; request = this.#waiting.shift()) {
      this.#sojournSum += now - request.arrivedAt
      lose(request)
    }
    this.#activeCount = 0
    this.inSystem = 0
    this.#settle()
  }

  /** Brings clock and integrals up to `now`; the node has been touched before. */
  touch(now: number): void {
    this.#virtualClock += (this.node.workClock - this.#seenWorkClock) * this.#share
    this.#busyArea += (this.node.coreClock - this.#seenCoreClock) * this.#demand
    this.#inSystemArea += this.inSystem * (now - this.#touchedAt)
    this.#seenWorkClock = this.node.workClock
    this.#seenCoreClock = this.node.coreClock
    this.#touchedAt = now
  }

  takeSample(now: number, startMs: number): InstanceSample {
    return this.#statistics.take(now, startMs, {
      busyArea: this.#busyAreaAt(now),
      inSystemArea: this.#inSystemAreaAt(now),
      busyCores: this.#demand * this.node.share,
      inSystem: this.inSystem,
    })
  }

  /** Refusals that no sample has shown yet. */
  get unreportedLosses(): number {
    return this.#statistics.lost
  }

  /** The part of the work of requests in service that is done. */
  workUnderWayAt(now: number): number {
    const clock = this.#virtualClock + (this.node.workClockAt(now) - this.#seenWorkClock) * this.#share
    let sum = 0
    this.#active.forEach((request) => {
      sum += this.#workDone(request, clock)
    })
    return sum
  }

  littleError(now: number): number {
    let sojourn = this.#sojournSum
    const count = (request: Request): void => {
      sojourn += now - request.arrivedAt
    }
    this.#active.forEach(count)
    this.#waiting.forEach(count)
    return relativeDifference(this.#inSystemAreaAt(now), sojourn)
  }

  #startNext(now: number): void {
    const next = this.#waiting.shift()
    if (next !== undefined) this.#start(next, now)
  }

  #start(request: Request, now: number): void {
    // An idle instance starts from zero again, so that the clock keeps its precision over a long run.
    if (this.#activeCount === 0) this.#virtualClock = 0
    request.startedAt = now
    request.finishAt = this.#virtualClock + request.work
    this.#active.push(request)
    this.#activeCount++
  }

  #settle(): void {
    const first = this.#active.top
    const demand = Math.min(this.#activeCount, this.#coreLimit)
    const change = demand - this.#demand
    this.#demand = demand
    this.#share = this.#activeCount === 0 ? 0 : demand / this.#activeCount
    const left = first === undefined ? Number.POSITIVE_INFINITY : (first.finishAt - this.#virtualClock) / this.#share
    this.completesAt = this.node.workClock + left
    this.node.completions.update(this)
    this.node.changeDemand(change)
    this.service.changeLoad(this)
  }

  #workDone(request: Request, clock: number): number {
    return request.work - (request.finishAt - clock)
  }

  #busyAreaAt(now: number): number {
    return this.#busyArea + (this.node.coreClockAt(now) - this.#seenCoreClock) * this.#demand
  }

  #inSystemAreaAt(now: number): number {
    return this.#inSystemArea + this.inSystem * (now - this.#touchedAt)
  }
}

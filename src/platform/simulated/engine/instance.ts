import type {EngineInstance, InstanceSample} from './contract.js'
import {IntervalStatistics} from './interval-statistics.js'
import {type Node, relativeDifference} from './node.js'
import {Quota, TOLERANCE_MS} from './quota.js'
import {type Request, RequestHeap, RequestQueue} from './request.js'
import type {Service} from './service.js'

/**
 * One queueing station. Its virtual clock counts the work done for each request in service: all of them progress alike, so a request is done when the
 * clock reaches the value it had at the start of service plus the request's work, and a change of speed touches no request. Its node grants it cores;
 * between two calls of `grant` it uses as many all the time. Times in ms since the engine's start. Whoever changes it calls `touch` before.
 */
export class Instance {
  readonly id: string
  readonly node: Node
  readonly service: Service
  readonly slot: number
  readonly #capacity: number
  readonly #servers: number
  /** Cores that it can use at once, and those that it may. */
  readonly #mostCores: number
  #confinedCores = Number.POSITIVE_INFINITY
  readonly #weight: number | undefined
  /** Where its core limit is kept period by period. */
  readonly #quota: Quota | undefined
  /** Its place among the ready instances of its service; undefined when not ready. */
  rank: number | undefined
  /** When its first request is done, or its quota changes what it may use; Infinity: nothing is due. Its place in the node's heap, -1 when it is not there. */
  dueAt = Number.POSITIVE_INFINITY
  heapPosition = -1
  isDraining = false
  inSystem = 0
  readonly #active = new RequestHeap()
  #activeCount = 0
  readonly #waiting = new RequestQueue()
  #virtualClock = 0
  /** Cores that it would use if there were enough, and those that it uses. */
  demand = 0
  cores = 0
  /** Work done for each request in service in a ms. */
  #pace = 0
  #isCompletionDue = false
  /** Its quota is spent, so it stands still. */
  #isThrottled = false
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
    const limit = Math.min(instance.threads, instance.coreLimit ?? instance.threads)
    const isKeptByPeriod = limit < instance.threads && instance.limitPeriod !== undefined
    this.#quota = isKeptByPeriod ? new Quota(limit, instance.limitPeriod, now) : undefined
    this.#mostCores = isKeptByPeriod ? instance.threads : limit
    this.#weight = instance.weight
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
    this.#settle(now)
    return true
  }

  /** What is due now: the request that is done and no longer here, or undefined where its quota is spent or has returned. */
  fallDue(now: number): Request | undefined {
    this.touch(now)
    const request = this.#isCompletionDue ? this.#complete(now) : undefined
    this.#settle(now)
    return request
  }

  #complete(now: number): Request {
    const request = this.#active.pop()
    if (request === undefined) throw new Error(`Instance ${this.id} completes a request and has none.`)
    this.#virtualClock = request.finishAt
    this.#activeCount--
    this.inSystem--
    this.node.countWork(request.work)
    this.#sojournSum += now - request.arrivedAt
    this.#statistics.complete(now - request.arrivedAt + request.networkMs, now - request.startedAt)
    if (this.inSystem > this.#activeCount) this.#startNext(now)
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
    this.#settle(now)
  }

  /** To so many cores at once, from `now` on. */
  confine(cores: number, now: number): void {
    if (cores === this.#confinedCores) return
    this.touch(now)
    this.#confinedCores = cores
    this.#settle(now)
  }

  /** Brings clock, quota and integrals up to `now`. */
  touch(now: number): void {
    const elapsed = now - this.#touchedAt
    if (elapsed <= 0) return
    this.#virtualClock += this.#pace * elapsed
    this.#busyArea += this.cores * elapsed
    this.#inSystemArea += this.inSystem * elapsed
    this.#quota?.use(this.cores, this.#touchedAt, now)
    this.#touchedAt = now
  }

  /** Its share of cores that do not suffice, relative to that of others; by default each of its busy threads counts one. */
  get weight(): number {
    return this.#weight ?? this.demand
  }

  /** From `now` on, when it has been touched, it uses so many cores, each doing `speed` work in a ms. */
  grant(cores: number, speed: number, now: number): void {
    this.cores = cores
    this.#pace = this.#activeCount === 0 ? 0 : (cores / this.#activeCount) * speed
    const first = this.#active.top
    const doneAt = first === undefined ? Number.POSITIVE_INFINITY : this.#doneAt(first, speed, now)
    const quotaAt = this.#quotaChangesAt(now)
    // With the last of its quota a request may be done: rounding must not make it wait for the next period.
    this.#isCompletionDue = doneAt <= quotaAt + TOLERANCE_MS
    this.dueAt = this.#isCompletionDue ? doneAt : quotaAt
    this.node.due.update(this)
  }

  takeSample(now: number, startMs: number): InstanceSample {
    return this.#statistics.take(now, startMs, {
      busyArea: this.#busyAreaAt(now),
      inSystemArea: this.#inSystemAreaAt(now),
      busyCores: this.cores,
      inSystem: this.inSystem,
    })
  }

  /** Refusals that no sample has shown yet. */
  get unreportedLosses(): number {
    return this.#statistics.lost
  }

  /** The part of the work of requests in service that is done. */
  workUnderWayAt(now: number): number {
    const clock = this.#virtualClock + this.#pace * (now - this.#touchedAt)
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

  #settle(now: number): void {
    const before = this.demand
    this.#isThrottled = this.#quota?.isSpent ?? false
    this.demand = this.#isThrottled ? 0 : Math.min(this.#activeCount, this.#mostCores, this.#confinedCores)
    this.node.settle(this, before, now)
    this.service.changeLoad(this)
  }

  #quotaChangesAt(now: number): number {
    if (this.#quota === undefined || this.#activeCount === 0) return Number.POSITIVE_INFINITY
    // An event of the same moment, elsewhere on the node, may have brought the quota up to now before its own event came.
    if (this.#quota.isSpent !== this.#isThrottled) return now
    return this.#isThrottled ? this.#quota.returnsAt : this.#quota.spentAt(this.cores, now)
  }

  #doneAt(request: Request, speed: number, now: number): number {
    const left = this.#leftOf(request)
    if (this.#pace > 0) return now + left / this.#pace
    // It was to be done in this moment, and an event before its own, such as an arrival, found the quota spent.
    return this.#isThrottled && left <= TOLERANCE_MS * speed ? now : Number.POSITIVE_INFINITY
  }

  #leftOf(request: Request): number {
    return Math.max(0, request.finishAt - this.#virtualClock)
  }

  #workDone(request: Request, clock: number): number {
    return request.work - (request.finishAt - clock)
  }

  #busyAreaAt(now: number): number {
    return this.#busyArea + this.cores * (now - this.#touchedAt)
  }

  #inSystemAreaAt(now: number): number {
    return this.#inSystemArea + this.inSystem * (now - this.#touchedAt)
  }
}

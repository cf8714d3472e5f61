import type {EngineStream} from './contract.js'
import {exponential} from './samplers.js'

const SECOND_MS = 1000

/** The instants of a stream: `first`, then `at` for each instant reached. Times in ms since the engine's start. */
export interface Arrivals {
  first(now: number): number
  /** Whether a request arrives at `now`, the instant announced last. */
  isArrival(now: number): boolean
  /** The instant to ask again at. */
  next(now: number): number
}

/** `random` is the stream's own; two streams' arrivals never share one. */
export function arrivalsOf(stream: EngineStream, random: () => number, startMs: number): Arrivals {
  const {arrivals, id} = stream
  switch (arrivals.kind) {
    case 'poisson':
      if (!(arrivals.maxRate >= 0 && arrivals.maxRate < Number.POSITIVE_INFINITY))
        throw new RangeError(`Stream ${id}: maxRate must be finite and not negative.`)
      return new PoissonArrivals(id, arrivals.rate, arrivals.maxRate, random, startMs)
    case 'periodic':
      if (!(arrivals.jitter >= 0 && arrivals.jitter <= 1)) throw new RangeError(`Stream ${id}: jitter must be 0 to 1.`)
      return new PeriodicArrivals(id, arrivals.rate, arrivals.jitter, random, startMs)
  }
}

type Rate = (nowMs: number) => number

/**
 * A Poisson process whose rate varies, by thinning (Lewis and Shedler, 1979): candidates at `maxRate`, each kept with the share that the rate has of it.
 * Two draws for every candidate whatever the rate is, so that runs with different rates still share their candidates.
 */
class PoissonArrivals implements Arrivals {
  readonly #id: string
  readonly #rate: Rate
  readonly #maxRate: number
  readonly #random: () => number
  readonly #startMs: number

  constructor(id: string, rate: Rate, maxRate: number, random: () => number, startMs: number) {
    this.#id = id
    this.#rate = rate
    this.#maxRate = maxRate
    this.#random = random
    this.#startMs = startMs
  }

  first(now: number): number {
    return this.next(now)
  }

  isArrival(now: number): boolean {
    const rate = this.#rate(this.#startMs + now)
    if (!(rate >= 0 && rate <= this.#maxRate))
      throw new RangeError(`Stream ${this.#id}: the rate must be 0 to ${this.#maxRate}; it is ${rate}.`)
    return this.#random() * this.#maxRate < rate
  }

  next(now: number): number {
    return this.#maxRate === 0 ? Number.POSITIVE_INFINITY : now + exponential(this.#random, SECOND_MS / this.#maxRate)
  }
}

/**
 * A beat, as a camera or a timer gives it, each arrival late by a random share of a period. The rate is integrated in pieces of at most one second, so
 * that a slow beat notices a change.
 */
class PeriodicArrivals implements Arrivals {
  readonly #id: string
  readonly #rate: Rate
  readonly #jitter: number
  readonly #random: () => number
  readonly #startMs: number
  /** Of a period, what is left until the next beat. */
  #left = 0
  /** The time of the beat or check that was announced last, without jitter. */
  #at = 0
  #isBeat = false

  constructor(id: string, rate: Rate, jitter: number, random: () => number, startMs: number) {
    this.#id = id
    this.#rate = rate
    this.#jitter = jitter
    this.#random = random
    this.#startMs = startMs
  }

  first(now: number): number {
    this.#at = now
    this.#left = this.#random()
    return this.#announce()
  }

  isArrival(): boolean {
    return this.#isBeat
  }

  /** Never before `now`: a beat that the rate moved to before the late arrival of the one before it comes at once. */
  next(now: number): number {
    return Math.max(now, this.#announce())
  }

  #announce(): number {
    const rate = this.#rate(this.#startMs + this.#at)
    if (!(rate >= 0 && rate < Number.POSITIVE_INFINITY))
      throw new RangeError(`Stream ${this.#id}: the rate must be finite and not negative; it is ${rate}.`)
    this.#isBeat = rate > 0 && this.#left <= rate
    if (!this.#isBeat) {
      this.#left -= rate
      this.#at += SECOND_MS
      return this.#at
    }
    const periodMs = SECOND_MS / rate
    this.#at += this.#left * periodMs
    this.#left = 1
    return this.#at + this.#jitter * this.#random() * Math.min(periodMs, SECOND_MS)
  }
}

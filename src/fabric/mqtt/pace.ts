import type {Clock} from '../../support/clock.js'

/** Messages a second, and how many may come at once; one of 16 KiB counts as two. */
export type PaceLimits = {readonly perSecond: number; readonly burst: number}

const BYTES_PER_UNIT = 16_384

/**
 * Who sends more than may be sent is made to wait, in the order of the calls: his messages pile up on his side of the connection, and the others do not
 * notice.
 */
export class Pace {
  readonly #clock: Pick<Clock, 'now' | 'schedule'>
  readonly #limits: PaceLimits
  /** When all that was let through so far would have been sent at the permitted rate. */
  #paidUntilMs = Number.NEGATIVE_INFINITY
  #held = 0

  constructor(clock: Pick<Clock, 'now' | 'schedule'>, limits: PaceLimits) {
    this.#clock = clock
    this.#limits = limits
  }

  /** Calls `next` when the message may pass: at once, or later. True: later. */
  pass(sizeBytes: number, next: () => void): boolean {
    const nowMs = this.#clock.now()
    const {perSecond, burst} = this.#limits
    const units = 1 + sizeBytes / BYTES_PER_UNIT
    this.#paidUntilMs = Math.max(this.#paidUntilMs, nowMs - (burst * 1000) / perSecond) + (units * 1000) / perSecond
    const waitMs = this.#paidUntilMs - nowMs
    if (waitMs <= 0 && this.#held === 0) {
      next()
      return false
    }
    this.#held++
    this.#clock.schedule(Math.max(0, waitMs), () => {
      this.#held--
      next()
    })
    return true
  }
}

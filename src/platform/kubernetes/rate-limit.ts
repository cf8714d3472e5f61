import type {Clock} from '../../support/clock.js'

/** So many at once, and one more in so long. */
export class RateLimit {
  readonly #clock: Pick<Clock, 'now'>
  readonly #burst: number
  readonly #everyMs: number
  #left: number
  #atMs: number

  constructor(clock: Pick<Clock, 'now'>, {burst, everyMs}: {readonly burst: number; readonly everyMs: number}) {
    this.#clock = clock
    this.#burst = burst
    this.#everyMs = everyMs
    this.#left = burst
    this.#atMs = clock.now()
  }

  /** Whether one more may be; it is counted then. */
  take(): boolean {
    const nowMs = this.#clock.now()
    const gained = Math.floor((nowMs - this.#atMs) / this.#everyMs)
    this.#left = Math.min(this.#burst, this.#left + gained)
    this.#atMs += gained * this.#everyMs
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}

import type {LimitPeriod} from './contract.js'

type Level = {leftMs: number; nextRefillAt: number}

/** What is left may be this far off where it ought to be nothing, in ms: time itself is no more precise after months. */
export const TOLERANCE_MS = 1e-5

/**
 * The quota of a group of processes as the Linux scheduler keeps it (Turner, Rao and Rao, "CPU bandwidth control for CFS", 2010), ideally: without slices
 * for each core and without what is used beyond it until the next tick. Nothing is saved for another period. Times in ms since the engine's start.
 */
export class Quota {
  readonly #fullMs: number
  readonly #periodMs: number
  readonly #levels: readonly Level[]

  constructor(cores: number, {periodMs, phasesMs}: LimitPeriod, now: number) {
    this.#fullMs = cores * periodMs
    this.#periodMs = periodMs
    this.#levels = phasesMs.map((phaseMs) => ({leftMs: this.#fullMs, nextRefillAt: phaseMs - periodMs}))
    this.use(0, now, now)
  }

  /** So many cores were used all the time from `from` on. It was asked before whether they may be: no level was spent in between. */
  use(cores: number, from: number, now: number): void {
    for (const level of this.#levels) {
      if (level.nextRefillAt > now) level.leftMs -= cores * (now - from)
      else {
        const periods = Math.floor((now - level.nextRefillAt) / this.#periodMs)
        const refilledAt = level.nextRefillAt + periods * this.#periodMs
        level.nextRefillAt = refilledAt + this.#periodMs
        level.leftMs = this.#fullMs - cores * (now - refilledAt)
      }
    }
  }

  get isSpent(): boolean {
    return this.#levels.some(({leftMs}) => leftMs <= TOLERANCE_MS)
  }

  /** When it is spent if so many cores are used from `now` on; Infinity: never. */
  spentAt(cores: number, now: number): number {
    if (cores === 0) return Number.POSITIVE_INFINITY
    const inFullMs = this.#fullMs / cores
    return this.#levels.reduce((earliest, {leftMs, nextRefillAt}) => {
      const at = now + leftMs / cores
      // What is refilled in the moment in which it is spent is not spent.
      if (at < nextRefillAt - TOLERANCE_MS) return Math.min(earliest, at)
      return inFullMs < this.#periodMs - TOLERANCE_MS ? Math.min(earliest, nextRefillAt + inFullMs) : earliest
    }, Number.POSITIVE_INFINITY)
  }

  /** When nothing of it is spent any more, if nothing is used until then. */
  get returnsAt(): number {
    return this.#levels.reduce(
      (latest, {leftMs, nextRefillAt}) => (leftMs <= TOLERANCE_MS ? Math.max(latest, nextRefillAt) : latest),
      Number.NEGATIVE_INFINITY,
    )
  }
}

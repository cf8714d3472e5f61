import {TimerHeap} from '../../support/timer-heap.js'

/** What is yet to happen in the world, in order of time; at one time in the order in which it was planned. */
export class Timeline {
  readonly #heap = new TimerHeap()

  get nextMs(): number | undefined {
    return this.#heap.nextDueMs()
  }

  /** The returned function takes it back. */
  at(timeMs: number, happen: () => void): () => void {
    const timer = this.#heap.push(timeMs, happen)
    return () => this.#heap.cancel(timer)
  }

  /** Lets everything happen that is planned up to `nowMs`, also what that plans for the same time. */
  happen(nowMs: number): void {
    for (;;) {
      const next = this.#heap.takeDue(nowMs, this.#heap.lastOrder)
      if (next === undefined) return
      next()
    }
  }
}

export type HeapTimer = {readonly dueMs: number; readonly order: number; callback: (() => void) | undefined}

/** Timers by due time, and those of one time in the order in which they were made. Cancelled ones stay until they surface or are half of all. */
export class TimerHeap {
  #timers: HeapTimer[] = []
  #order = 0
  #cancelled = 0

  /** Timers that will still fire. */
  get size(): number {
    return this.#timers.length - this.#cancelled
  }

  /** Grows with every timer made. */
  get lastOrder(): number {
    return this.#order - 1
  }

  push(dueMs: number, callback: () => void): HeapTimer {
    const timer: HeapTimer = {dueMs, order: this.#order++, callback}
    this.#timers.push(timer)
    siftUp(this.#timers, this.#timers.length - 1)
    return timer
  }

  cancel(timer: HeapTimer): void {
    if (timer.callback === undefined) return
    timer.callback = undefined
    this.#cancelled++
    if (this.#cancelled > 64 && this.#cancelled * 2 > this.#timers.length) this.#compact()
  }

  nextDueMs(): number | undefined {
    for (;;) {
      const first = this.#timers[0]
      if (first === undefined || first.callback !== undefined) return first?.dueMs
      this.#removeFirst()
      this.#cancelled--
    }
  }

  /**
   * The callback of the first timer, if it is due at `nowMs` and not made after `lastOrder`; the timer is gone afterwards, and cancelling it does
   * nothing.
   */
  takeDue(nowMs: number, lastOrder: number): (() => void) | undefined {
    const dueMs = this.nextDueMs()
    const first = this.#timers[0]
    if (first === undefined || dueMs === undefined || dueMs > nowMs || first.order > lastOrder) return undefined
    this.#removeFirst()
    const {callback} = first
    first.callback = undefined
    return callback
  }

  #removeFirst(): void {
    const last = this.#timers.pop()
    if (last === undefined || this.#timers.length === 0) return
    this.#timers[0] = last
    siftDown(this.#timers, 0)
  }

  #compact(): void {
    this.#timers = this.#timers.filter((timer) => timer.callback !== undefined)
    this.#cancelled = 0
    for (let index = (this.#timers.length >> 1) - 1; index >= 0; index--) siftDown(this.#timers, index)
  }
}

function isBefore(a: HeapTimer, b: HeapTimer): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order)
}

function siftUp(timers: HeapTimer[], from: number): void {
  const timer = timers[from]
  if (timer === undefined) return
  let index = from
  while (index > 0) {
    const above = (index - 1) >> 1
    const parent = timers[above]
    if (parent === undefined || isBefore(parent, timer)) break
    timers[index] = parent
    index = above
  }
  timers[index] = timer
}

function siftDown(timers: HeapTimer[], from: number): void {
  const timer = timers[from]
  if (timer === undefined) return
  let index = from
  for (;;) {
    let below = 2 * index + 1
    let child = timers[below]
    const right = timers[below + 1]
    if (child === undefined) break
    if (right !== undefined && isBefore(right, child)) {
      child = right
      below++
    }
    if (isBefore(timer, child)) break
    timers[index] = child
    index = below
  }
  timers[index] = timer
}

import type {Release} from '../../support/clock.js'

type Waiting = {readonly priority: () => number; readonly begin: (leave: Release) => void}

/**
 * So many changes are carried out at once; the others wait, the first by priority and then by age. A cluster that is asked for everything at once makes
 * everything late, and what is late is taken back.
 */
export class Slots {
  #free: number
  readonly #waiting = new Set<Waiting>()

  constructor(count: number) {
    this.#free = count
  }

  /** Whoever stops waiting because its signal is aborted goes on at once, without a slot: it sees by itself that it is not to do anything. */
  async run<T>(priority: () => number, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const leave = await this.#enter(priority, signal)
    try {
      return await work()
    } finally {
      leave?.()
    }
  }

  #enter(priority: () => number, signal: AbortSignal): Promise<Release | undefined> {
    if (signal.aborted) return Promise.resolve(undefined)
    if (this.#free > 0) return Promise.resolve(this.#take())
    return new Promise((resolve) => {
      const giveUp = (): void => {
        this.#waiting.delete(waiting)
        resolve(undefined)
      }
      const waiting: Waiting = {
        priority,
        begin: (leave) => {
          signal.removeEventListener('abort', giveUp)
          resolve(leave)
        },
      }
      this.#waiting.add(waiting)
      signal.addEventListener('abort', giveUp, {once: true})
    })
  }

  #take(): Release {
    this.#free -= 1
    return () => {
      this.#free += 1
      const next = this.#first()
      if (next === undefined) return
      this.#waiting.delete(next)
      next.begin(this.#take())
    }
  }

  #first(): Waiting | undefined {
    let [first, highest]: [Waiting | undefined, number] = [undefined, Number.NEGATIVE_INFINITY]
    for (const waiting of this.#waiting) {
      const priority = waiting.priority()
      if (priority > highest) [first, highest] = [waiting, priority]
    }
    return first
  }
}

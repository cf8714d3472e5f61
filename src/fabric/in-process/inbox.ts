import type {FabricMessage} from '../contract/index.js'

export type InboxCounters = {coalesced: number; dropped: number}

type Waiting = {readonly message: FabricMessage; readonly isState: boolean}

/**
 * What waits for one subscriber, in the order in which it was published. Where more than `limit` wait, of each retained topic only the newest message
 * stays: it is the state, and the older ones were on the way to it. If that is not enough the oldest that are no state are dropped. Both are
 * counted. A state is never dropped, so the bound is the limit, or twice the number of retained topics.
 */
export class Inbox {
  readonly #limit: number
  #shrinkAt: number
  readonly #counters: InboxCounters
  #waiting: readonly Waiting[] = []
  #arrived: Waiting[] = []

  constructor(limit: number, counters: InboxCounters) {
    this.#limit = limit
    this.#shrinkAt = limit
    this.#counters = counters
  }

  get size(): number {
    return this.#waiting.length + this.#arrived.length
  }

  /** `isState`: it was published to be retained. */
  add(message: FabricMessage, isState: boolean): void {
    this.#arrived.push({message, isState})
    if (this.size > this.#shrinkAt) this.#shrink()
  }

  take(most: number): readonly FabricMessage[] {
    const all = this.#all()
    this.#waiting = all.slice(most)
    return all.slice(0, most).map(({message}) => message)
  }

  clear(): void {
    this.#waiting = []
    this.#arrived = []
  }

  #all(): readonly Waiting[] {
    const all = this.#waiting.length === 0 ? this.#arrived : [...this.#waiting, ...this.#arrived]
    this.#arrived = []
    return all
  }

  #shrink(): void {
    const all = this.#all()
    const newest = new Map<string, Waiting>()
    for (const one of all) if (one.isState) newest.set(one.message.topic, one)
    const states = all.filter((one) => !one.isState || newest.get(one.message.topic) === one)
    this.#counters.coalesced += all.length - states.length
    // With room for many more, or each further message would cost a pass over all.
    let excess = Math.max(0, states.length - Math.floor(this.#limit * 0.75))
    this.#waiting = states.filter(({isState}) => isState || excess-- <= 0)
    this.#counters.dropped += states.length - this.#waiting.length
    this.#shrinkAt = this.#waiting.length < this.#limit * 0.9 ? this.#limit : this.#waiting.length * 2
  }
}

import type {Arrivals} from './arrivals.js'
import {IndexedHeap} from './indexed-heap.js'
import type {Node} from './node.js'
import type {Stage} from './stage.js'

/** What events come from: a stream's next arrival, what is due next on a node. Each has one event at a time. */
export type Source =
  | {readonly kind: 'stream'; readonly slot: number; readonly arrivals: Arrivals; readonly stage: Stage}
  | {readonly kind: 'node'; readonly slot: number; readonly node: Node}

/** The next event of every source, the earliest on top, those at the same time in the order in which they were scheduled. */
export class EventQueue {
  readonly #times = new IndexedHeap(64)
  readonly #sources: (Source | undefined)[] = []
  readonly #freeSlots: number[] = []

  /** The time of the earliest event, in ms since the engine's start; Infinity when there is none. */
  get nextAt(): number {
    return this.#times.topKey
  }

  get next(): Source | undefined {
    return this.#sources[this.#times.top]
  }

  /** `create` is told the slot by which the source is scheduled. */
  add<T extends Source>(create: (slot: number) => T): T {
    const slot = this.#freeSlots.pop() ?? this.#sources.length
    const source = create(slot)
    this.#sources[slot] = source
    return source
  }

  /** Moves the source's event; Infinity: it has none. */
  schedule(slot: number, at: number): void {
    this.#times.set(slot, at)
  }

  remove(slot: number): void {
    this.#times.remove(slot)
    this.#sources[slot] = undefined
    this.#freeSlots.push(slot)
  }
}

import type {Revision} from './outcome.js'
import type {Watch, WatchEvent, WatchItem} from './watch.js'

export type WatchQueueOptions<T> = {
  /** The whole of what the source holds now: it replaces the queue's content when more than `limit` keys wait. */
  readonly list: () => readonly WatchItem<T>[]
  /** Keys that may wait for a slow consumer. */
  readonly limit?: number
  readonly onClose?: () => void
}

type Change<T> = {readonly kind: 'put'; readonly item: WatchItem<T>} | {readonly kind: 'delete'; readonly revision: Revision}

/**
 * The one implementation of `Watch`: a source pushes, one consumer reads. It keeps at most one change for each key and at most `limit` keys; beyond
 * that it falls back to a new snapshot, so a consumer that sleeps costs bounded memory and still ends in the true state. Pushing never
 * waits. After `close()`, or when the consumer leaves its loop, what is pushed is dropped.
 */
export class WatchQueue<T> implements Watch<T> {
  readonly #list: () => readonly WatchItem<T>[]
  readonly #limit: number
  readonly #onClose: () => void
  readonly #changes = new Map<string, Change<T>>()
  #snapshot: readonly WatchItem<T>[] | undefined
  #synced = false
  #degradedMs: number | undefined
  #failure: Error | undefined
  #closed = false
  #wake: (() => void) | undefined

  constructor({list, limit = 10_000, onClose = () => undefined}: WatchQueueOptions<T>) {
    this.#list = list
    this.#limit = limit
    this.#onClose = onClose
  }

  /** Everything that the source holds; `synced` follows it. */
  snapshot(items: readonly WatchItem<T>[] = this.#list()): void {
    if (this.#closed) return
    this.#changes.clear()
    this.#snapshot = items
    this.#degradedMs = undefined
    this.#synced = true
    this.#notify()
  }

  put(item: WatchItem<T>): void {
    this.#change(item.key, {kind: 'put', item})
  }

  delete(key: string, revision: Revision): void {
    this.#change(key, {kind: 'delete', revision})
  }

  synced(): void {
    this.#synced = true
    this.#degradedMs = undefined
    this.#notify()
  }

  /** The source has not been heard since `sinceMs`. */
  degraded(sinceMs: number): void {
    this.#degradedMs = sinceMs
    this.#notify()
  }

  /** The source can never answer (it does not exist): the consumer's loop ends with this error. */
  fail(error: Error): void {
    this.#failure = error
    this.#notify()
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#changes.clear()
    this.#snapshot = undefined
    this.#onClose()
    this.#notify()
  }

  get isClosed(): boolean {
    return this.#closed
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<WatchEvent<T>, void, undefined> {
    try {
      while (!this.#closed) {
        if (this.#failure !== undefined) throw this.#failure
        const event = this.#take()
        if (event === undefined) await new Promise<void>((resolve) => (this.#wake = resolve))
        else yield event
      }
    } finally {
      this.close()
    }
  }

  #change(key: string, change: Change<T>): void {
    if (this.#closed) return
    // Deleted first, so that a key that changed again moves to the end: the consumer sees writes in the order of their newest change.
    this.#changes.delete(key)
    this.#changes.set(key, change)
    if (this.#changes.size > this.#limit) this.snapshot()
    else this.#notify()
  }

  /** A snapshot goes before the changes that came after it, `synced` after everything it speaks of, `degraded` last: it is about all before it. */
  #take(): WatchEvent<T> | undefined {
    if (this.#snapshot !== undefined) {
      const items = this.#snapshot
      this.#snapshot = undefined
      return {kind: 'snapshot', items}
    }
    for (const [key, change] of this.#changes) {
      this.#changes.delete(key)
      return change.kind === 'put' ? {kind: 'put', ...change.item} : {kind: 'delete', key, revision: change.revision}
    }
    if (this.#synced) {
      this.#synced = false
      return {kind: 'synced'}
    }
    if (this.#degradedMs === undefined) return undefined
    const sinceMs = this.#degradedMs
    this.#degradedMs = undefined
    return {kind: 'degraded', sinceMs}
  }

  #notify(): void {
    const wake = this.#wake
    this.#wake = undefined
    wake?.()
  }
}

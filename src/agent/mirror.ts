import type {Watch} from '../platform/contract/index.js'
import type {Clock} from '../support/clock.js'

export type MirrorChange<T> =
  | {readonly kind: 'put'; readonly key: string; readonly value: T; readonly before: T | undefined}
  | {readonly kind: 'delete'; readonly key: string; readonly before: T}
  | {readonly kind: 'synced'}
  | {readonly kind: 'degraded'; readonly sinceMs: number}

/**
 * The agent's copy of what a watch tells. A snapshot is turned into the changes that it stands for, so that a restarted watch wakes nobody who need
 * not wake. `values()` is a frozen moment: it never changes under a reader, and is copied only when something changed.
 */
export class Mirror<T> {
  readonly #items = new Map<string, {readonly value: T; readonly revision: string}>()
  readonly #clock: Pick<Clock, 'now'>
  readonly #onChange: (change: MirrorChange<T>) => void
  #frozen: ReadonlyMap<string, T> | undefined
  #degradedSinceMs: number | undefined
  #isSynced = false

  constructor(clock: Pick<Clock, 'now'>, onChange: (change: MirrorChange<T>) => void) {
    this.#clock = clock
    this.#onChange = onChange
  }

  /** Undefined while the source is heard. */
  get degradedSinceMs(): number | undefined {
    return this.#degradedSinceMs
  }

  /** True once everything that existed at the start has been told. */
  get isSynced(): boolean {
    return this.#isSynced
  }

  get(key: string): T | undefined {
    return this.#items.get(key)?.value
  }

  values(): ReadonlyMap<string, T> {
    this.#frozen ??= new Map(this.#items.entries().map(([key, item]) => [key, item.value]))
    return this.#frozen
  }

  /** Resolves when the watch ends or the signal is aborted. A watch that ends before that leaves what is known as not heard any more. */
  async follow(watch: Watch<T>, signal: AbortSignal): Promise<void> {
    const close = () => watch.close()
    signal.addEventListener('abort', close, {once: true})
    if (signal.aborted) close()
    try {
      for await (const event of watch) {
        if (signal.aborted) return
        switch (event.kind) {
          case 'snapshot': {
            const keys = new Set(event.items.map((item) => item.key))
            for (const key of [...this.#items.keys()]) if (!keys.has(key)) this.#delete(key)
            for (const item of event.items) this.#put(item.key, item.value, item.revision)
            break
          }
          case 'put':
            this.#put(event.key, event.value, event.revision)
            break
          case 'delete':
            this.#delete(event.key)
            break
          case 'synced':
            this.#degradedSinceMs = undefined
            this.#isSynced = true
            this.#onChange({kind: 'synced'})
            break
          case 'degraded':
            this.#degrade(event.sinceMs)
        }
      }
    } finally {
      signal.removeEventListener('abort', close)
      if (!signal.aborted) this.#degrade(this.#clock.now())
    }
  }

  #degrade(sinceMs: number): void {
    this.#degradedSinceMs ??= sinceMs
    this.#onChange({kind: 'degraded', sinceMs: this.#degradedSinceMs})
  }

  #put(key: string, value: T, revision: string): void {
    const before = this.#items.get(key)
    if (before?.revision === revision) return
    this.#items.set(key, {value, revision})
    this.#frozen = undefined
    this.#onChange({kind: 'put', key, value, before: before?.value})
  }

  #delete(key: string): void {
    const before = this.#items.get(key)
    if (before === undefined) return
    this.#items.delete(key)
    this.#frozen = undefined
    this.#onChange({kind: 'delete', key, before: before.value})
  }
}

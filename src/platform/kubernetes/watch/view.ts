import {isDeepStrictEqual} from 'node:util'
import type {Release} from '../../../support/clock.js'
import type {Revision, Watch, WatchItem} from '../../contract/index.js'
import {WatchQueue} from '../../contract/watch-queue.js'
import type {KubeObject} from '../objects.js'
import type {Cached} from './object-cache.js'

/** One of the caches that a view is made from, and which of its keys a change touches: none where it is only waited for. */
export type ViewSource = {
  readonly cache: Pick<Cached<KubeObject>, 'isListed' | 'degradedMs'> & {
    readonly subscribe: (listener: {readonly settled: () => void}) => Release
  }
  readonly listen?: (touch: (key: string) => void) => void
}

export type ViewOptions<V> = {
  readonly sources: readonly ViewSource[]
  /** The value of a key as the caches have it now; undefined: there is none. Pure, and cheap enough for every change. */
  readonly project: (key: string) => Projected<V> | undefined
}

/** Without a revision, the view counts: each change of the value gets the next number. */
export type Projected<V> = {readonly value: V; readonly revision?: Revision}

export function from<T extends KubeObject>(cache: Cached<T>, touches: (object: T) => readonly string[]): ViewSource {
  return {
    cache,
    listen: (touch) => {
      cache.subscribe({
        changed(before, after) {
          if (before !== undefined) for (const key of touches(before)) touch(key)
          if (after !== undefined) for (const key of touches(after)) touch(key)
        },
      })
    },
  }
}

/**
 * What the contract speaks of (a node with what is free on it, a component with its instances), derived from caches by a pure function. A change of
 * an object projects only the keys that it touches, all changes of one moment together, and tells watchers only of what came out differently.
 */
export class View<V> {
  readonly #items = new Map<string, WatchItem<V>>()
  readonly #queues = new Set<{readonly queue: WatchQueue<V>; readonly prefix: string}>()
  readonly #dirty = new Set<string>()
  readonly #listeners = new Set<(key: string) => void>()
  readonly #options: ViewOptions<V>
  #isPlanned = false
  #wasListed = false
  #degradedMs: number | undefined
  #count = 0

  constructor(options: ViewOptions<V>) {
    this.#options = options
    for (const {cache, listen} of options.sources) {
      listen?.((key) => this.touch(key))
      // Whichever of them is listed, or heard again, last: then there is something to tell.
      cache.subscribe({settled: () => this.#plan()})
    }
  }

  /** Whether all that exists is told. */
  get isListed(): boolean {
    return this.#options.sources.every(({cache}) => cache.isListed)
  }

  get(key: string): V | undefined {
    this.#flush()
    return this.#items.get(key)?.value
  }

  item(key: string): WatchItem<V> | undefined {
    this.#flush()
    return this.#items.get(key)
  }

  *entries(): Generator<WatchItem<V>, void, undefined> {
    this.#flush()
    yield* this.#items.values()
  }

  /** Something that this key is made from has changed. */
  touch(key: string): void {
    this.#dirty.add(key)
    this.#plan()
  }

  /** Told of each key whose value changed, after it did. */
  onChange(listener: (key: string) => void): void {
    this.#listeners.add(listener)
  }

  watch(prefix = ''): Watch<V> {
    this.#flush()
    const watcher = {
      prefix,
      queue: new WatchQueue<V>({list: () => this.#under(prefix), onClose: () => this.#queues.delete(watcher)}),
    }
    this.#queues.add(watcher)
    if (this.#wasListed) watcher.queue.snapshot()
    if (this.#degradedMs !== undefined) watcher.queue.degraded(this.#degradedMs)
    return watcher.queue
  }

  #plan(): void {
    if (this.#isPlanned) return
    this.#isPlanned = true
    // After the whole of a list or of one chunk of a watch.
    setImmediate(() => this.#flush())
  }

  #flush(): void {
    this.#isPlanned = false
    for (const key of this.#dirty) {
      this.#dirty.delete(key)
      this.#settle(key)
    }
    this.#tellWhetherSeen()
  }

  #settle(key: string): void {
    const before = this.#items.get(key)
    const projected = this.#options.project(key)
    if (projected === undefined) {
      if (before === undefined) return
      this.#items.delete(key)
      this.#each(key, (queue) => queue.delete(key, String(++this.#count)))
      return
    }
    const isSame = before !== undefined && isDeepStrictEqual(before.value, projected.value)
    if (isSame && (projected.revision === undefined || projected.revision === before.revision)) return
    const item = {key, value: projected.value, revision: projected.revision ?? String(++this.#count)}
    this.#items.set(key, item)
    this.#each(key, (queue) => queue.put(item))
  }

  #tellWhetherSeen(): void {
    const {sources} = this.#options
    if (!this.#wasListed && this.isListed) {
      this.#wasListed = true
      for (const {queue} of this.#queues) queue.snapshot()
    }
    const blind = sources.flatMap(({cache}) => cache.degradedMs ?? [])
    const sinceMs = blind.length === 0 ? undefined : Math.min(...blind)
    if (sinceMs === this.#degradedMs) return
    this.#degradedMs = sinceMs
    for (const {queue} of this.#queues) {
      if (sinceMs !== undefined) queue.degraded(sinceMs)
      else if (this.#wasListed) queue.synced()
    }
  }

  #each(key: string, tell: (queue: WatchQueue<V>) => void): void {
    if (this.#wasListed) for (const {queue, prefix} of this.#queues) if (key.startsWith(prefix)) tell(queue)
    for (const listener of this.#listeners) listener(key)
  }

  #under(prefix: string): readonly WatchItem<V>[] {
    return [...this.#items.values()].filter(({key}) => key.startsWith(prefix))
  }
}

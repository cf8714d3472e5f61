import type {Revision, Watch, WatchItem} from '../contract/index.js'
import {WatchQueue} from '../contract/watch-queue.js'

export type Entry<T> = {readonly value: T; readonly revision: Revision}
/** What a commit writes; `json` is undefined for what is gone. */
export type Row = {readonly table: string; readonly key: string; readonly revision: Revision; readonly json: string | undefined}

/** A table as its keeper sees it. */
export type KeptTable = Pick<Table<unknown>, 'name' | 'isChanged' | 'rows' | 'publish' | 'restore'>

type Watcher<T> = {readonly queue: WatchQueue<T>; readonly prefix: string}

/**
 * Versioned objects of one kind. A change is visible to readers at once and to watchers when it is published: after it is durable. Values are
 * never mutated, so they are handed out as they are.
 */
export class Table<T> {
  readonly #entries = new Map<string, Entry<T>>()
  readonly #changed = new Map<string, Revision>()
  readonly #watchers = new Set<Watcher<T>>()

  readonly name: string
  /** Views are computed anew from the rest and not kept. */
  readonly isKept: boolean
  /** Called with each change, whose revision it gives. */
  readonly #nextRevision: () => Revision

  constructor(name: string, isKept: boolean, nextRevision: () => Revision) {
    this.name = name
    this.isKept = isKept
    this.#nextRevision = nextRevision
  }

  get size(): number {
    return this.#entries.size
  }

  get isChanged(): boolean {
    return this.#changed.size > 0
  }

  get(key: string): T | undefined {
    return this.#entries.get(key)?.value
  }

  entry(key: string): Entry<T> | undefined {
    return this.#entries.get(key)
  }

  keys(): IterableIterator<string> {
    return this.#entries.keys()
  }

  *entries(): IterableIterator<[string, T]> {
    for (const [key, {value}] of this.#entries) yield [key, value]
  }

  *values(): IterableIterator<T> {
    for (const entry of this.#entries.values()) yield entry.value
  }

  set(key: string, value: T): Revision {
    return this.create(key, () => value)
  }

  /** For objects that carry their own revision. */
  create(key: string, make: (revision: Revision) => T): Revision {
    const revision = this.#nextRevision()
    this.#entries.set(key, {value: make(revision), revision})
    this.#changed.set(key, revision)
    return revision
  }

  delete(key: string): void {
    if (this.#entries.delete(key)) this.#changed.set(key, this.#nextRevision())
  }

  /** What an earlier process kept, as `rows` gave it: neither a change nor news. */
  restore(key: string, value: unknown, revision: Revision): void {
    this.#entries.set(key, {value: value as T, revision})
  }

  /** The rows that changed since the last `publish`. */
  *rows(): IterableIterator<Row> {
    if (!this.isKept) return
    for (const [key, revision] of this.#changed) {
      const entry = this.#entries.get(key)
      yield {table: this.name, key, revision, json: entry === undefined ? undefined : JSON.stringify(entry.value)}
    }
  }

  publish(): void {
    for (const [key, revision] of this.#changed) {
      const entry = this.#entries.get(key)
      for (const {queue, prefix} of this.#watchers) {
        if (!key.startsWith(prefix)) continue
        if (entry === undefined) queue.delete(key, revision)
        else queue.put({key, ...entry})
      }
    }
    this.#changed.clear()
  }

  /** Begins with a snapshot. */
  watch(prefix = ''): Watch<T> {
    const watcher: Watcher<T> = {
      prefix,
      queue: new WatchQueue<T>({list: () => this.#items(prefix), onClose: () => this.#watchers.delete(watcher)}),
    }
    this.#watchers.add(watcher)
    watcher.queue.snapshot()
    return watcher.queue
  }

  #items(prefix: string): WatchItem<T>[] {
    const items: WatchItem<T>[] = []
    for (const [key, entry] of this.#entries) if (key.startsWith(prefix)) items.push({key, ...entry})
    return items
  }
}

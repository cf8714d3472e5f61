import type {Release} from '../../../support/clock.js'
import {compareVersions, type KubeObject} from '../objects.js'

export interface CacheListener<T> {
  /** Before it is told, the cache holds what is new. `undefined`: was not, or is no longer there. */
  changed?(before: T | undefined, after: T | undefined): void
  /** It was listed for the first time or anew, went blind, or sees again. */
  settled?(): void
}

/** A cache as those read it who derive something from it. */
export interface Cached<T extends KubeObject> {
  /** Whether all that exists has been told at least once. */
  readonly isListed: boolean
  /** The server has not been heard since then, in ms. */
  readonly degradedMs: number | undefined
  get(key: string): T | undefined
  values(): IterableIterator<T>
  subscribe(listener: CacheListener<T>): Release
  /** What we wrote ourselves is here at once, unless the watch has come further. */
  written(object: T): void
  /** What we deleted ourselves (and nothing holds back) is gone at once; what was told of it before and arrives later does not bring it back. */
  deleted(object: T): void
}

/**
 * The objects of one resource, as far as the watch has come. Resource versions decide between what the watch tells and what we wrote ourselves:
 * the newer stays, and what the watch has passed already is not put back.
 */
export class ObjectCache<T extends KubeObject> implements Cached<T> {
  readonly #objects = new Map<string, T>()
  readonly #listeners = new Set<CacheListener<T>>()
  readonly #trim: (object: T) => T
  /** The resource version up to which the watch has told everything. */
  #position = ''
  #degradedMs: number | undefined
  /** The uids of what we deleted and the watch has not told yet. */
  readonly #deleted = new Set<string>()
  #latestWrite: {readonly version: string; readonly atMs: number} | undefined
  #lagMs = 0

  constructor(trim: (object: T) => T) {
    this.#trim = trim
  }

  get isListed(): boolean {
    return this.#position !== ''
  }

  get degradedMs(): number | undefined {
    return this.#degradedMs
  }

  /** How long the watch took to tell of our latest write, in ms. */
  get lagMs(): number {
    return this.#lagMs
  }

  get(key: string): T | undefined {
    return this.#objects.get(key)
  }

  values(): IterableIterator<T> {
    return this.#objects.values()
  }

  subscribe(listener: CacheListener<T>): Release {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  written(object: T): void {
    if (this.isListed && !isNewer(object, this.#position)) return
    this.#latestWrite = {version: versionOf(object), atMs: performance.now()}
    this.#store(object)
  }

  deleted(object: T): void {
    const {uid} = object.metadata
    if (uid !== undefined) this.#deleted.add(uid)
    if (this.#objects.get(keyOf(object))?.metadata.uid === uid) this.#remove(keyOf(object))
  }

  /** A whole list, read at `position`. What is missing in it is gone, unless we wrote it since. */
  replace(objects: readonly T[], position: string): void {
    // A list is never older than the one before it; where it is, the server was set back, and nothing that is known here counts any more.
    if (this.isListed && compareVersions(position, this.#position) < 0) for (const key of [...this.#objects.keys()]) this.#remove(key)
    const listed = new Set(objects.map(keyOf))
    for (const [key, object] of [...this.#objects]) if (!listed.has(key) && !isNewer(object, position)) this.#remove(key)
    const uids = new Set(objects.map(({metadata}) => metadata.uid))
    for (const uid of this.#deleted) if (!uids.has(uid)) this.#deleted.delete(uid)
    for (const object of objects) this.#store(object)
    this.#position = position
    this.#degradedMs = undefined
    this.#settled()
  }

  put(object: T): void {
    this.#store(object)
    this.advance(versionOf(object))
  }

  /** The object as it was when it went, with the resource version of its end. */
  delete(object: T): void {
    const key = keyOf(object)
    const known = this.#objects.get(key)
    if (known !== undefined && !isNewer(known, versionOf(object))) this.#remove(key)
    if (object.metadata.uid !== undefined) this.#deleted.delete(object.metadata.uid)
    this.advance(versionOf(object))
  }

  advance(position: string): void {
    this.#position = position
    if (this.#latestWrite === undefined || compareVersions(this.#latestWrite.version, position) > 0) return
    this.#lagMs = performance.now() - this.#latestWrite.atMs
    this.#latestWrite = undefined
  }

  blind(sinceMs: number): void {
    if (this.#degradedMs !== undefined) return
    this.#degradedMs = sinceMs
    this.#settled()
  }

  #store(object: T): void {
    const key = keyOf(object)
    const before = this.#objects.get(key)
    if (object.metadata.uid !== undefined && this.#deleted.has(object.metadata.uid)) return
    if (before !== undefined && !isNewer(object, versionOf(before))) return
    const after = this.#trim(object)
    this.#objects.set(key, after)
    for (const listener of this.#listeners) listener.changed?.(before, after)
  }

  #remove(key: string): void {
    const before = this.#objects.get(key)
    this.#objects.delete(key)
    for (const listener of this.#listeners) listener.changed?.(before, undefined)
  }

  #settled(): void {
    for (const listener of this.#listeners) listener.settled?.()
  }
}

/** `namespace/name`, or the name of what has no namespace. */
export function keyOf({metadata: {namespace, name}}: KubeObject): string {
  return namespace === undefined ? name : `${namespace}/${name}`
}

function versionOf({metadata}: KubeObject): string {
  return metadata.resourceVersion ?? '0'
}

function isNewer(object: KubeObject, than: string): boolean {
  return compareVersions(versionOf(object), than) > 0
}

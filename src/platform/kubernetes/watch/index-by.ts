import type {KubeObject} from '../objects.js'
import {type Cached, keyOf} from './object-cache.js'

/** The objects of a cache by something else than their name: pods by node, by component. Made before the views that read it. */
export class IndexBy<T extends KubeObject> {
  readonly #groups = new Map<string, Map<string, T>>()

  constructor(cache: Cached<T>, groupOf: (object: T) => string | undefined) {
    cache.subscribe({
      changed: (before, after) => {
        if (before !== undefined) this.#drop(groupOf(before), keyOf(before))
        const group = after === undefined ? undefined : groupOf(after)
        if (after === undefined || group === undefined) return
        const known = this.#groups.get(group)
        if (known === undefined) this.#groups.set(group, new Map([[keyOf(after), after]]))
        else known.set(keyOf(after), after)
      },
    })
  }

  of(group: string): readonly T[] {
    return [...(this.#groups.get(group)?.values() ?? [])]
  }

  groups(): IterableIterator<string> {
    return this.#groups.keys()
  }

  #drop(group: string | undefined, key: string): void {
    if (group === undefined) return
    const known = this.#groups.get(group)
    known?.delete(key)
    if (known?.size === 0) this.#groups.delete(group)
  }
}

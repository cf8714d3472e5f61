/** What the heap needs of an instance. `heapPosition` belongs to the heap and begins as -1. */
export type Due = {dueAt: number; heapPosition: number; readonly slot: number}

/**
 * The instances of one node at which something is due, the next one on top, ties in order of slot. A binary heap whose keys lie in the instances, and whose
 * top lies outside the array: most nodes have one busy instance at most, and then nothing but it is touched.
 */
export class DueHeap<T extends Due> {
  #top: T | undefined = undefined
  /** Position 1 of the heap and what follows. */
  readonly #rest: T[] = []
  #size = 0

  get top(): T | undefined {
    return this.#top
  }

  get isEmpty(): boolean {
    return this.#size === 0
  }

  /** Puts the instance where its `dueAt` belongs; Infinity takes it out. */
  update(instance: T): void {
    if (instance.dueAt === Number.POSITIVE_INFINITY) this.#remove(instance)
    else this.#place(instance, instance.heapPosition >= 0 ? instance.heapPosition : this.#size++)
  }

  #remove(instance: T): void {
    const position = instance.heapPosition
    if (position < 0) return
    instance.heapPosition = -1
    this.#size--
    if (this.#size === 0) {
      this.#top = undefined
      return
    }
    const last = this.#rest.pop()
    if (last !== undefined && last !== instance) this.#place(last, position)
  }

  #place(instance: T, from: number): void {
    let position = from
    while (position > 0) {
      const parent = this.#at((position - 1) >> 1)
      if (parent === undefined || !precedes(instance, parent)) break
      this.#write(position, parent)
      position = (position - 1) >> 1
    }
    for (let child = this.#firstChild(position); child !== undefined && precedes(child, instance); child = this.#firstChild(position)) {
      const next = child.heapPosition
      this.#write(position, child)
      position = next
    }
    this.#write(position, instance)
  }

  #firstChild(position: number): T | undefined {
    const left = this.#at(position * 2 + 1)
    const right = this.#at(position * 2 + 2)
    return left !== undefined && right !== undefined && precedes(right, left) ? right : left
  }

  #at(position: number): T | undefined {
    if (position >= this.#size) return undefined
    return position === 0 ? this.#top : this.#rest[position - 1]
  }

  #write(position: number, instance: T): void {
    if (position === 0) this.#top = instance
    else this.#rest[position - 1] = instance
    instance.heapPosition = position
  }
}

function precedes(a: Due, b: Due): boolean {
  return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.slot < b.slot)
}

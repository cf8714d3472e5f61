/** What the heap needs of an instance. `heapPosition` belongs to the heap and begins as -1. */
export type Completing = {completesAt: number; heapPosition: number; readonly slot: number}

/**
 * The instances of one node that have work, the one to complete next on top, ties in order of slot. A binary heap whose keys lie in the instances: most
 * nodes have one or two busy instances, and then nothing but these is touched.
 */
export class CompletionHeap<T extends Completing> {
  readonly #heap: T[] = []

  get top(): T | undefined {
    return this.#heap[0]
  }

  get isEmpty(): boolean {
    return this.#heap.length === 0
  }

  /** Puts the instance where its `completesAt` belongs; Infinity takes it out. */
  update(instance: T): void {
    if (instance.completesAt === Number.POSITIVE_INFINITY) this.#remove(instance)
    else if (instance.heapPosition >= 0) this.#place(instance, instance.heapPosition)
    else this.#place(instance, this.#heap.length)
  }

  #remove(instance: T): void {
    const position = instance.heapPosition
    if (position < 0) return
    instance.heapPosition = -1
    const last = this.#heap.pop()
    if (last !== undefined && last !== instance) this.#place(last, position)
  }

  #place(instance: T, from: number): void {
    const heap = this.#heap
    let position = from
    for (let parent = heap[(position - 1) >> 1]; position > 0 && parent !== undefined && precedes(instance, parent); ) {
      this.#write(position, parent)
      position = (position - 1) >> 1
      parent = heap[(position - 1) >> 1]
    }
    for (let child = this.#firstChild(position); child !== undefined && precedes(child, instance); child = this.#firstChild(position)) {
      const next = child.heapPosition
      this.#write(position, child)
      position = next
    }
    this.#write(position, instance)
  }

  #firstChild(position: number): T | undefined {
    const left = this.#heap[position * 2 + 1]
    const right = this.#heap[position * 2 + 2]
    return left !== undefined && right !== undefined && precedes(right, left) ? right : left
  }

  #write(position: number, instance: T): void {
    this.#heap[position] = instance
    instance.heapPosition = position
  }
}

function precedes(a: Completing, b: Completing): boolean {
  return a.completesAt < b.completesAt || (a.completesAt === b.completesAt && a.slot < b.slot)
}

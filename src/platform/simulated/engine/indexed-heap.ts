const ARITY = 4
const ABSENT = -1

/**
 * A priority queue over numbered slots, smallest key first, ties in order of `order` (by default the order in which the keys were set). A slot has at
 * most one key, and setting it again moves it: an event that is rescheduled leaves no dead entry behind, and nothing is allocated for it. A 4-ary heap
 * on typed arrays, keys stored in heap order, so that the four children of an entry are neighbours in memory.
 */
export class IndexedHeap {
  #keys: Float64Array
  #orders: Float64Array
  #slots: Int32Array
  #positions: Int32Array
  #size = 0
  #nextOrder = 0

  constructor(capacity = 4) {
    this.#keys = new Float64Array(capacity)
    this.#orders = new Float64Array(capacity)
    this.#slots = new Int32Array(capacity)
    this.#positions = new Int32Array(capacity).fill(ABSENT)
  }

  get size(): number {
    return this.#size
  }

  /** The slot with the smallest key; -1 when there is none. */
  get top(): number {
    return this.#size === 0 ? ABSENT : (this.#slots[0] ?? ABSENT)
  }

  /** The smallest key; Infinity when there is none. */
  get topKey(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#keys[0] ?? Number.POSITIVE_INFINITY)
  }

  /** Infinity removes the slot. */
  set(slot: number, key: number, order: number = this.#nextOrder++): void {
    if (key === Number.POSITIVE_INFINITY) {
      this.remove(slot)
      return
    }
    if (slot >= this.#positions.length) this.#grow(slot + 1)
    const position = this.#positions[slot] ?? ABSENT
    if (position === ABSENT) {
      this.#siftUp(this.#size++, key, order, slot)
    } else {
      this.#place(position, key, order, slot)
    }
  }

  remove(slot: number): void {
    const position = slot < this.#positions.length ? (this.#positions[slot] ?? ABSENT) : ABSENT
    if (position === ABSENT) return
    this.#positions[slot] = ABSENT
    const last = --this.#size
    if (position === last) return
    this.#place(position, this.#keys[last] ?? 0, this.#orders[last] ?? 0, this.#slots[last] ?? 0)
  }

  /** Puts an entry where `position` is free to be written, moving up or down as its key wants. */
  #place(position: number, key: number, order: number, slot: number): void {
    const parent = (position - 1) >> 2
    if (position > 0 && this.#precedes(key, order, parent)) this.#siftUp(position, key, order, slot)
    else this.#siftDown(position, key, order, slot)
  }

  #siftUp(from: number, key: number, order: number, slot: number): void {
    let position = from
    while (position > 0) {
      const parent = (position - 1) >> 2
      if (!this.#precedes(key, order, parent)) break
      this.#move(parent, position)
      position = parent
    }
    this.#write(position, key, order, slot)
  }

  #siftDown(from: number, key: number, order: number, slot: number): void {
    const keys = this.#keys
    const size = this.#size
    let position = from
    for (;;) {
      const first = position * ARITY + 1
      if (first >= size) break
      let least = first
      let leastKey = keys[first] ?? 0
      const end = Math.min(first + ARITY, size)
      for (let child = first + 1; child < end; child++) {
        const childKey = keys[child] ?? 0
        if (childKey < leastKey || (childKey === leastKey && (this.#orders[child] ?? 0) < (this.#orders[least] ?? 0))) {
          least = child
          leastKey = childKey
        }
      }
      if (this.#precedes(key, order, least)) break
      this.#move(least, position)
      position = least
    }
    this.#write(position, key, order, slot)
  }

  #precedes(key: number, order: number, position: number): boolean {
    const other = this.#keys[position] ?? 0
    return key < other || (key === other && order < (this.#orders[position] ?? 0))
  }

  #move(from: number, to: number): void {
    this.#write(to, this.#keys[from] ?? 0, this.#orders[from] ?? 0, this.#slots[from] ?? 0)
  }

  #write(position: number, key: number, order: number, slot: number): void {
    this.#keys[position] = key
    this.#orders[position] = order
    this.#slots[position] = slot
    this.#positions[slot] = position
  }

  #grow(wanted: number): void {
    const capacity = Math.max(wanted, this.#positions.length * 2)
    const positions = new Int32Array(capacity).fill(ABSENT)
    positions.set(this.#positions)
    this.#positions = positions
    this.#keys = widened(this.#keys, new Float64Array(capacity))
    this.#orders = widened(this.#orders, new Float64Array(capacity))
    this.#slots = widened(this.#slots, new Int32Array(capacity))
  }
}

function widened<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}

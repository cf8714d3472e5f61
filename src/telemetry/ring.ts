import type {Point} from './contract.js'

const FIRST_CAPACITY = 16

export type Insertion = 'newest' | 'late' | 'duplicate' | 'too-old'

/** The points of one series, by time, at most `limit` of them; the oldest give way. Its memory doubles as it fills. */
export class Ring {
  readonly #limit: number
  /** Time and value of each point side by side: one piece of memory, and one place to look. */
  #points = new Float64Array(2 * FIRST_CAPACITY)
  /** The slot of the oldest point. */
  #head = 0
  #count = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get count(): number {
    return this.#count
  }

  /** -Infinity while there is none. */
  get newestMs(): number {
    return this.#count === 0 ? Number.NEGATIVE_INFINITY : this.timeAt(this.#count - 1)
  }

  /** Of the point with this place, 0 being the oldest. */
  timeAt(place: number): number {
    return this.#points[this.#slot(place)] ?? Number.NaN
  }

  valueAt(place: number): number {
    return this.#points[this.#slot(place) + 1] ?? Number.NaN
  }

  pointAt(place: number): Point {
    return {timeMs: this.timeAt(place), value: this.valueAt(place)}
  }

  /** A point of a time that is already there is ignored: what was first reported stays. */
  insert(timeMs: number, value: number): Insertion {
    const place = timeMs > this.newestMs ? this.#count : this.placeAfter(timeMs)
    if (place > 0 && this.timeAt(place - 1) === timeMs) return 'duplicate'
    const isLate = place < this.#count
    if (this.#count === this.#limit) {
      if (place === 0) return 'too-old'
      this.#dropOldest(1)
      this.#put(place - 1, timeMs, value)
    } else this.#put(place, timeMs, value)
    return isLate ? 'late' : 'newest'
  }

  /** Forgets what is not younger than `timeMs`. */
  dropUntil(timeMs: number): void {
    if (this.#count > 0 && this.timeAt(0) <= timeMs) this.#dropOldest(this.placeAfter(timeMs))
  }

  /** The place of the first point younger than `timeMs`; `count` where there is none. */
  placeAfter(timeMs: number): number {
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.timeAt(middle) <= timeMs) low = middle + 1
      else high = middle
    }
    return low
  }

  #put(place: number, timeMs: number, value: number): void {
    if (2 * this.#count === this.#points.length) this.#grow()
    for (let to = this.#count; to > place; to--) this.#write(to, this.timeAt(to - 1), this.valueAt(to - 1))
    this.#write(place, timeMs, value)
    this.#count++
  }

  #write(place: number, timeMs: number, value: number): void {
    const slot = this.#slot(place)
    this.#points[slot] = timeMs
    this.#points[slot + 1] = value
  }

  #dropOldest(number: number): void {
    this.#head = this.#slot(number)
    this.#count -= number
  }

  #grow(): void {
    const {length} = this.#points
    const points = new Float64Array(2 * length)
    points.set(this.#points.subarray(this.#head))
    points.set(this.#points.subarray(0, this.#head), length - this.#head)
    this.#points = points
    this.#head = 0
  }

  /** Where the time of a point is, its value being next to it. The capacity is a power of two. */
  #slot(place: number): number {
    return (this.#head + 2 * place) & (this.#points.length - 1)
  }
}

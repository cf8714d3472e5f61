import type {Point} from './contract.js'

const FIRST_CAPACITY = 16

export type Insertion = 'newest' | 'late' | 'duplicate' | 'too-old'

/** The points of one series, by time, at most `limit` of them; the oldest give way. Its memory doubles as it fills. */
export class Ring {
  readonly #limit: number
  #times = new Float64Array(FIRST_CAPACITY)
  #values = new Float64Array(FIRST_CAPACITY)
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
    return this.#times[this.#slot(place)] ?? Number.NaN
  }

  valueAt(place: number): number {
    return this.#values[this.#slot(place)] ?? Number.NaN
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
    if (this.#count === this.#times.length) this.#grow()
    for (let to = this.#count; to > place; to--) {
      this.#times[this.#slot(to)] = this.timeAt(to - 1)
      this.#values[this.#slot(to)] = this.valueAt(to - 1)
    }
    this.#times[this.#slot(place)] = timeMs
    this.#values[this.#slot(place)] = value
    this.#count++
  }

  #dropOldest(number: number): void {
    this.#head = this.#slot(number)
    this.#count -= number
  }

  #grow(): void {
    const times = new Float64Array(this.#times.length * 2)
    const values = new Float64Array(times.length)
    for (let place = 0; place < this.#count; place++) {
      times[place] = this.timeAt(place)
      values[place] = this.valueAt(place)
    }
    this.#times = times
    this.#values = values
    this.#head = 0
  }

  /** The capacity is a power of two. */
  #slot(place: number): number {
    return (this.#head + place) & (this.#times.length - 1)
  }
}

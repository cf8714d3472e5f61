import {QuantileSketch} from './quantile-sketch.js'

const EXACT = 32

/** The response times of one interval: exact while they are few, as they are at most instances, in a sketch when they become many. */
export class ResponseTimes {
  readonly #few: number[] = []
  #count = 0
  #isSorted = true
  #many: QuantileSketch | undefined = undefined

  add(value: number): void {
    if (this.#count < EXACT) {
      this.#few[this.#count++] = value
      this.#isSorted = false
      return
    }
    if (this.#count++ === EXACT) this.#spill()
    this.#many?.add(value)
  }

  /** Nearest rank, to within 1 %; NaN when nothing was added. */
  quantile(share: number): number {
    if (this.#count > EXACT && this.#many !== undefined) return this.#many.quantile(share)
    this.#sort()
    return this.#count === 0 ? Number.NaN : (this.#few[Math.max(0, Math.ceil(share * this.#count) - 1)] ?? Number.NaN)
  }

  clear(): void {
    if (this.#count > EXACT) this.#many?.clear()
    this.#count = 0
  }

  /** By insertion: they are few, often two or three, and nothing is allocated. Behind them lie those of an earlier interval. */
  #sort(): void {
    if (this.#isSorted) return
    for (let end = 1; end < this.#count; end++) {
      const value = this.#few[end] ?? 0
      let place = end
      for (; place > 0 && (this.#few[place - 1] ?? 0) > value; place--) this.#few[place] = this.#few[place - 1] ?? 0
      this.#few[place] = value
    }
    this.#isSorted = true
  }

  #spill(): void {
    this.#many ??= new QuantileSketch()
    for (const value of this.#few) this.#many.add(value)
  }
}

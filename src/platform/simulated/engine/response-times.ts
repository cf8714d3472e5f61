import {QuantileSketch} from './quantile-sketch.js'

const EXACT = 32

/** The response times of one interval: exact while they are few, as they are at most instances, in a sketch when they become many. */
export class ResponseTimes {
  readonly #few: number[] = []
  #count = 0
  #many: QuantileSketch | undefined = undefined

  add(value: number): void {
    if (this.#count < EXACT) {
      this.#few[this.#count++] = value
      return
    }
    if (this.#count++ === EXACT) this.#spill()
    this.#many?.add(value)
  }

  /** Nearest rank, to within 1 %; NaN when nothing was added. */
  quantile(share: number): number {
    if (this.#count > EXACT && this.#many !== undefined) return this.#many.quantile(share)
    const sorted = this.#few.slice(0, this.#count).sort((a, b) => a - b)
    return sorted[Math.max(0, Math.ceil(share * this.#count) - 1)] ?? Number.NaN
  }

  clear(): void {
    if (this.#count > EXACT) this.#many?.clear()
    this.#count = 0
  }

  #spill(): void {
    this.#many ??= new QuantileSketch()
    for (const value of this.#few) this.#many.add(value)
  }
}

/** What was measured so far, one value a step. It holds nothing that was not told yet: whoever reads it cannot see the future. */
export interface History {
  readonly length: number
  /** Of step `place`, counted from the first. */
  at(place: number): number
}

/** A history that grows. */
export class GrowingHistory implements History {
  #values = new Float64Array(1_024)
  #length = 0

  get length(): number {
    return this.#length
  }

  at(place: number): number {
    if (place < 0 || place >= this.#length) throw new RangeError(`Step ${place} of ${this.#length} is not known.`)
    return this.#values[place] ?? Number.NaN
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(2 * this.#length)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length] = value
    this.#length += 1
  }
}

const RELATIVE_ERROR = 0.01
const GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR)
const SCALE = 1 / Math.log(GAMMA)
/** Anything below is counted as this: a thousandth of a millisecond is below what a request can be measured to. */
const SMALLEST = 1e-3

/**
 * Counts in buckets of geometrically growing width, so that every quantile is right to within 1 % (DDSketch: Masson, Rim and Lee, VLDB 2019). Its size
 * depends on the range of the values (115 buckets a decade) and not on their number, and clearing it frees nothing.
 */
export class QuantileSketch {
  #counts = new Uint32Array(0)
  /** The bucket that `#counts[0]` stands for. */
  #first = 0
  #total = 0

  add(value: number): void {
    const bucket = Math.ceil(Math.log(Math.max(value, SMALLEST)) * SCALE)
    const index = this.#indexOf(bucket)
    this.#counts[index] = (this.#counts[index] ?? 0) + 1
    this.#total++
  }

  /** Nearest rank; NaN when nothing was added. */
  quantile(share: number): number {
    const rank = Math.max(1, Math.ceil(share * this.#total))
    let seen = 0
    for (let index = 0; index < this.#counts.length; index++) {
      seen += this.#counts[index] ?? 0
      if (seen >= rank) return (2 * GAMMA ** (this.#first + index)) / (GAMMA + 1)
    }
    return Number.NaN
  }

  clear(): void {
    if (this.#total === 0) return
    this.#counts.fill(0)
    this.#total = 0
  }

  #indexOf(bucket: number): number {
    const index = bucket - this.#first
    if (index >= 0 && index < this.#counts.length) return index
    this.#cover(bucket)
    return bucket - this.#first
  }

  #cover(bucket: number): void {
    const margin = 16
    const isEmpty = this.#counts.length === 0
    const low = isEmpty ? bucket - margin : Math.min(this.#first, bucket - margin)
    const high = isEmpty ? bucket + margin : Math.max(this.#first + this.#counts.length, bucket + margin)
    const counts = new Uint32Array(high - low)
    counts.set(this.#counts, isEmpty ? 0 : this.#first - low)
    this.#counts = counts
    this.#first = low
  }
}

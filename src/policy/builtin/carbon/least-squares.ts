/** Sums of products from which weights of many targets follow at once. Rows are forgotten by half in every half-life. */
export class LeastSquares {
  readonly #inputs: number
  readonly #targets: number
  /** Lower triangle of XᵀX, row by row; XᵀY, target by target. */
  readonly #products: Float64Array
  readonly #answers: Float64Array

  constructor(inputs: number, targets: number) {
    this.#inputs = inputs
    this.#targets = targets
    this.#products = new Float64Array(inputs * inputs)
    this.#answers = new Float64Array(inputs * targets)
  }

  /** `target` gives the value of each target of this row. */
  add(row: Float64Array, target: (place: number) => number): void {
    const inputs = this.#inputs
    for (let i = 0; i < inputs; i++) {
      const value = row[i] ?? 0
      for (let j = 0; j <= i; j++) this.#products[i * inputs + j] = (this.#products[i * inputs + j] ?? 0) + value * (row[j] ?? 0)
    }
    for (let place = 0; place < this.#targets; place++) {
      const answer = target(place)
      const begin = place * inputs
      for (let i = 0; i < inputs; i++) this.#answers[begin + i] = (this.#answers[begin + i] ?? 0) + answer * (row[i] ?? 0)
    }
  }

  /** What was added so far counts only so much from now on. */
  forget(share: number): void {
    for (let place = 0; place < this.#products.length; place++) this.#products[place] = (this.#products[place] ?? 0) * share
    for (let place = 0; place < this.#answers.length; place++) this.#answers[place] = (this.#answers[place] ?? 0) * share
  }

  /**
   * Weights, target by target. Each is held back by `ridge` times its own sum of squares, whatever its unit (the first, the constant, is not): what tells
   * nothing new gets little weight. By Cholesky's decomposition.
   */
  solve(ridge: number): Float64Array {
    const factor = decomposed(this.#products, this.#inputs, ridge)
    const weights = this.#answers.slice()
    for (let place = 0; place < this.#targets; place++)
      solveInPlace(factor, weights.subarray(place * this.#inputs, (place + 1) * this.#inputs))
    return weights
  }
}

/** So that what was always zero, or always the same as another, divides nothing by zero. */
const LEAST_PIVOT = 1e-9

function decomposed(products: Float64Array, size: number, ridge: number): Float64Array {
  const factor = products.slice()
  const at = (i: number, j: number): number => factor[i * size + j] ?? 0
  for (let i = 1; i < size; i++) factor[i * size + i] = at(i, i) * (1 + ridge) + LEAST_PIVOT
  for (let j = 0; j < size; j++) {
    let pivot = at(j, j)
    for (let k = 0; k < j; k++) pivot -= at(j, k) ** 2
    const root = Math.sqrt(Math.max(LEAST_PIVOT, pivot))
    factor[j * size + j] = root
    for (let i = j + 1; i < size; i++) {
      let sum = at(i, j)
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k)
      factor[i * size + j] = sum / root
    }
  }
  return factor
}

function solveInPlace(factor: Float64Array, values: Float64Array): void {
  const size = values.length
  for (let i = 0; i < size; i++) {
    let sum = values[i] ?? 0
    for (let k = 0; k < i; k++) sum -= (factor[i * size + k] ?? 0) * (values[k] ?? 0)
    values[i] = sum / (factor[i * size + i] ?? 1)
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = values[i] ?? 0
    for (let k = i + 1; k < size; k++) sum -= (factor[k * size + i] ?? 0) * (values[k] ?? 0)
    values[i] = sum / (factor[i * size + i] ?? 1)
  }
}

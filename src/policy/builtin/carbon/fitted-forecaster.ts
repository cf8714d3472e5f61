import {type Features, featuresOf, stepsNeeded} from './features.js'
import {DAY_MS, type Forecaster, type Steps} from './forecaster.js'
import {GrowingHistory} from './history.js'
import {LeastSquares} from './least-squares.js'

export type FitOptions = Steps & {
  /** How many steps it can foresee. */
  readonly horizon: number
  /** What is measured from then on is used to forecast, and to fit only where `refitMs` says so. */
  readonly fitUntilMs: number
  /** After that it is fitted anew, so often. Absent: never. */
  readonly refitMs?: number
  readonly ridge: number
  /** A day counts half as much as one that is so much younger. */
  readonly halfLifeMs: number
}

/** The same for every region. How little hangs on them is said in docs/policies/carbon-aware.md. */
export const USUAL_FIT = {ridge: 1e-3, halfLifeMs: 69 * DAY_MS} as const

/**
 * Direct regression: each coming step has weights of its own for the same features of the past. It learns from steps that have ended only, and from the
 * same order of values come the same forecasts, to the bit. Before it has been fitted, no forecast can be asked of it.
 */
export class FittedForecaster implements Forecaster {
  readonly #options: FitOptions
  readonly #history = new GrowingHistory()
  readonly #features: Features
  readonly #row: Float64Array
  readonly #needed: number
  readonly #stepsADay: number
  readonly #refitSteps: number | undefined
  #sums: LeastSquares | undefined
  #weights: Float64Array | undefined
  #inputs = 0
  #nextFit: number

  constructor(options: FitOptions) {
    const {startMs, stepMs, fitUntilMs, refitMs} = options
    this.#options = options
    this.#features = featuresOf(options)
    this.#needed = stepsNeeded(options)
    this.#row = new Float64Array(MOST_FEATURES)
    this.#stepsADay = DAY_MS / stepMs
    this.#refitSteps = refitMs === undefined ? undefined : Math.max(1, Math.round(refitMs / stepMs))
    this.#nextFit = Math.ceil((fitUntilMs - startMs) / stepMs)
  }

  observe(value: number): void {
    this.#history.push(value)
    if (this.#history.length > this.#nextFit) return
    this.#learn()
    if (this.#history.length === this.#nextFit) this.#fit()
  }

  forecast(coming: Float64Array): void {
    const weights = this.#weights
    if (weights === undefined) throw new RangeError('It was not fitted yet.')
    if (coming.length > this.#options.horizon) throw new RangeError(`It foresees ${this.#options.horizon} steps.`)
    const known = this.#history.length
    const inputs = this.#features(this.#history, known, this.#row)
    const level = this.#history.at(known - 1)
    for (let step = 0; step < coming.length; step++) {
      let sum = level
      const begin = step * inputs
      for (let input = 0; input < inputs; input++) sum += (weights[begin + input] ?? 0) * (this.#row[input] ?? 0)
      coming[step] = sum
    }
  }

  /** The row whose last coming step has just ended is complete. */
  #learn(): void {
    const {horizon, stepMs, halfLifeMs} = this.#options
    const at = this.#history.length - horizon
    if (at < this.#needed) return
    this.#inputs = this.#features(this.#history, at, this.#row)
    this.#sums ??= new LeastSquares(this.#inputs, horizon)
    if (at % this.#stepsADay === 0) this.#sums.forget(0.5 ** ((this.#stepsADay * stepMs) / halfLifeMs))
    const level = this.#history.at(at - 1)
    this.#sums.add(this.#row, (step) => this.#history.at(at + step) - level)
  }

  #fit(): void {
    if (this.#sums === undefined) throw new RangeError('Nothing was learned before the fit.')
    this.#weights = this.#sums.solve(this.#options.ridge)
    if (this.#refitSteps === undefined) this.#sums = undefined
    else this.#nextFit += this.#refitSteps
  }
}

/** More than there are of any step. */
const MOST_FEATURES = 256

/** How many steps must be known before a fit has rows enough: at least two for each weight. */
export function stepsToFit(options: Steps & {readonly horizon: number}): number {
  return stepsNeeded(options) + options.horizon + 2 * MOST_FEATURES
}

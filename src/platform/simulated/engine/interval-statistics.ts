import type {InstanceSample} from './contract.js'
import {ResponseTimes} from './response-times.js'

/** What the integrals of an instance stand at, and its state at this moment. */
type Levels = {readonly busyArea: number; readonly inSystemArea: number; readonly busyCores: number; readonly inSystem: number}

/** What happened at an instance since its last sample. */
export class IntervalStatistics {
  arrived = 0
  lost = 0
  #completed = 0
  #responseSum = 0
  #serviceSum = 0
  readonly #responses = new ResponseTimes()
  #from: number
  #busyArea = 0
  #inSystemArea = 0

  constructor(now: number) {
    this.#from = now
  }

  complete(responseMs: number, serviceMs: number): void {
    this.#completed++
    this.#responseSum += responseMs
    this.#serviceSum += serviceMs
    this.#responses.add(responseMs)
  }

  /** Closes the interval at `now` (ms since `startMs`) and begins the next. */
  take(now: number, startMs: number, levels: Levels): InstanceSample {
    const elapsed = now - this.#from
    const sample: InstanceSample = {
      fromMs: startMs + this.#from,
      toMs: startMs + now,
      arrived: this.arrived,
      completed: this.#completed,
      lost: this.lost,
      meanResponseMs: this.#responseSum / this.#completed,
      p50ResponseMs: this.#responses.quantile(0.5),
      p95ResponseMs: this.#responses.quantile(0.95),
      meanServiceMs: this.#serviceSum / this.#completed,
      busyCores: elapsed > 0 ? (levels.busyArea - this.#busyArea) / elapsed : levels.busyCores,
      meanInSystem: elapsed > 0 ? (levels.inSystemArea - this.#inSystemArea) / elapsed : levels.inSystem,
    }
    this.#begin(now, levels)
    return sample
  }

  #begin(now: number, levels: Levels): void {
    this.arrived = 0
    this.lost = 0
    this.#completed = 0
    this.#responseSum = 0
    this.#serviceSum = 0
    this.#responses.clear()
    this.#from = now
    this.#busyArea = levels.busyArea
    this.#inSystemArea = levels.inSystemArea
  }
}

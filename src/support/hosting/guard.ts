import type {MachineTime} from '../clock.js'
import {OperationalError} from '../errors.js'
import type {Health} from './health.js'

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 600_000
/** The code and hints of what whoever asks is told. */
export type Refusal = {readonly code: string; readonly hints: readonly string[]}

/** It was not asked at all: it failed a moment ago, for the reason that is told. */
export class StillFailing extends OperationalError {}

/** So many failures in a row are no accident. */
const FAILED_AFTER = 5

/**
 * Keeps what a person added, and what fails, from being asked again at once: the pause doubles with each failure in a row. While it lasts whoever asks is told why it
 * failed, in the same words, so that nothing is written twice.
 */
export class Guard {
  readonly #machine: MachineTime
  readonly #refusal: Refusal
  #failures = 0
  #reason: string | undefined
  #untilMs = 0

  constructor(machine: MachineTime, refusal: Refusal) {
    this.#machine = machine
    this.#refusal = refusal
  }

  health(): Health {
    if (this.#reason === undefined) return {state: 'running', failures: 0}
    return {state: this.#failures >= FAILED_AFTER ? 'failed' : 'degraded', reason: this.#reason, failures: this.#failures}
  }

  /** Runs what it is asked, unless it failed a moment ago. What `signal` has ended is no failure of it. */
  async ask<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#reason !== undefined && this.#machine.now() < this.#untilMs)
      throw new StillFailing(this.#reason, {...this.#refusal, exit: 'remote'})
    try {
      const answer = await work()
      this.#failures = 0
      this.#reason = undefined
      return answer
    } catch (error) {
      if (signal.aborted) throw error
      const reason = error instanceof Error ? error.message : String(error)
      this.blame(reason)
      throw new OperationalError(reason, {...this.#refusal, exit: 'remote'})
    }
  }

  /** It failed, whether anybody asked it or not. */
  blame(reason: string): void {
    this.#failures += 1
    this.#reason = reason
    this.#untilMs = this.#machine.now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#failures - 1))
  }
}

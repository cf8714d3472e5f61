import type {ArbiterVerdict} from '../../knowledge/contract.js'

type Failure = {readonly wish: string; readonly count: number; readonly untilMs: number; readonly why: string}

const FIRST_MS = 1_000
const LONGEST_MS = 600_000

/**
 * What failed is not tried again at once: the pause doubles with each failure in a row, and is at least as long as the attempt took. Another wish (or
 * a changed description) is tried without a pause.
 */
export class Failures {
  readonly #byTarget = new Map<string, Failure>()

  add(target: string, wish: string, why: string, nowMs: number, tookMs: number): void {
    const before = this.#byTarget.get(target)
    const count = before?.wish === wish ? before.count + 1 : 1
    const pauseMs = Math.min(LONGEST_MS, Math.max(FIRST_MS, tookMs) * 2 ** (count - 1))
    this.#byTarget.set(target, {wish, count, untilMs: nowMs + pauseMs, why})
  }

  clear(target: string): void {
    this.#byTarget.delete(target)
  }

  pause(target: string, wish: string, nowMs: number): ArbiterVerdict | undefined {
    const failure = this.#byTarget.get(target)
    if (failure === undefined || failure.wish !== wish || failure.untilMs <= nowMs) return undefined
    const {count, why, untilMs} = failure
    const times = count === 1 ? 'once' : `${count} times`
    return {
      kind: 'deferred',
      code: FAILED_BEFORE,
      reason: `It failed ${times}: ${why}. It is tried again at ${new Date(untilMs).toISOString()}, or when the description changes.`,
      notBeforeMs: untilMs,
    }
  }
}

export const FAILED_BEFORE = 'failed-before'

import type {ArbiterVerdict} from '../../knowledge/contract.js'
import {ROLLED_BACK} from '../../mechanism/contract.js'

/** Why a change failed, and whether what ran before runs again. */
export type Failed = {readonly why: string; readonly isRolledBack: boolean}
type Failure = Failed & {readonly wish: string; readonly count: number; readonly untilMs: number}

const FIRST_MS = 1_000
const LONGEST_MS = 600_000
/** So often is a change tried that had to be taken back: it disturbs what runs, and what is wrong with a description does not pass. */
const MOST_ROLLBACKS = 3

/**
 * What failed is not tried again at once: the pause doubles with each failure in a row, and is at least as long as the attempt took. A changed
 * description that was taken back is not tried for ever. Another wish (or another description) is tried without a pause.
 */
export class Failures {
  readonly #byTarget = new Map<string, Failure>()

  add(target: string, wish: string, failed: Failed, nowMs: number, tookMs: number): void {
    const before = this.#byTarget.get(target)
    const count = before?.wish === wish ? before.count + 1 : 1
    const pauseMs = Math.min(LONGEST_MS, Math.max(FIRST_MS, tookMs) * 2 ** (count - 1))
    this.#byTarget.set(target, {...failed, wish, count, untilMs: nowMs + pauseMs})
  }

  clear(target: string): void {
    this.#byTarget.delete(target)
  }

  pause(target: string, wish: string, nowMs: number): ArbiterVerdict | undefined {
    const failure = this.#byTarget.get(target)
    if (failure?.wish !== wish) return undefined
    const {count, why, untilMs, isRolledBack} = failure
    const times = count === 1 ? 'once' : `${count} times`
    if (isRolledBack && count >= MOST_ROLLBACKS) {
      const message = `it was taken back ${times}: ${why}. It is not tried again before the description or an order changes`
      return {kind: 'rejected', reasons: [{code: ROLLED_BACK, message, wayOut: 'Deploy a description that works, or order it again.'}]}
    }
    if (untilMs <= nowMs) return undefined
    return {
      kind: 'deferred',
      code: isRolledBack ? ROLLED_BACK : FAILED_BEFORE,
      reason: `It failed ${times}: ${why}. It is tried again at ${new Date(untilMs).toISOString()}, or when the description changes.`,
      notBeforeMs: untilMs,
    }
  }
}

export const FAILED_BEFORE = 'failed-before'

import type {PolicySubmission} from '../../agent/service.js'
import {digestOf} from '../../support/digest.js'

const MOST = 2

/** A policy that can never be run would cost its limit for each seed of each point: after two failures in a row it fails at once, as it did last. */
export class Attempts {
  readonly #failures = new Map<string, readonly unknown[]>()

  /** Rejects as `replay` does. */
  async at<T>(policy: PolicySubmission, replay: () => Promise<T>): Promise<T> {
    const key = digestOf(JSON.stringify(policy))
    const before = this.#failures.get(key) ?? []
    if (before.length >= MOST) throw before.at(-1)
    try {
      const result = await replay()
      this.#failures.delete(key)
      return result
    } catch (error) {
      this.#failures.set(key, [...before, error])
      throw error
    }
  }
}

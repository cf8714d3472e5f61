import type {PolicySubmission} from '../../agent/service.js'

const MOST = 2

/** A policy that can never be run would cost its limit for each seed of each point: it is tried twice, and then fails at once as it did last. */
export class Attempts {
  readonly #failures = new Map<string, readonly unknown[]>()

  /** Rejects as `replay` does. */
  async at<T>({fileName, source}: Pick<PolicySubmission, 'fileName' | 'source'>, replay: () => Promise<T>): Promise<T> {
    const key = JSON.stringify([fileName, source])
    const before = this.#failures.get(key) ?? []
    if (before.length >= MOST) throw before.at(-1)
    try {
      return await replay()
    } catch (error) {
      this.#failures.set(key, [...before, error])
      throw error
    }
  }
}

import type {Clock} from './clock.js'
import {withTimeout} from './waiting.js'

export type Backoff = {
  /** Before the second attempt. Default 200 ms. */
  readonly firstMs?: number
  /** The most that is ever waited. Default 30 s. */
  readonly maxMs?: number
  /** Default 2. */
  readonly factor?: number
  /** 0 to 1, as `Math.random`; a seeded one in the lab. */
  readonly random?: () => number
}

/**
 * What to wait after the given number of failures (1, 2, …): exponential, between half and all of it by chance, so that those who failed together
 * do not come back together.
 */
export function backoffMs(failures: number, {firstMs = 200, maxMs = 30_000, factor = 2, random = Math.random}: Backoff = {}): number {
  const fullMs = Math.min(maxMs, firstMs * factor ** Math.max(0, failures - 1))
  return fullMs * (0.5 + random() / 2)
}

export type RetryOptions = Backoff & {
  readonly clock: Pick<Clock, 'sleep' | 'schedule'>
  readonly signal: AbortSignal
  /** At most so many, the first included. */
  readonly attempts: number
  /** A limit for each attempt; past it the attempt's signal aborts, and that counts as a failure. */
  readonly attemptTimeoutMs?: number
  /** What need not be tried again. By default everything is tried again. */
  readonly isRetryable?: (error: unknown) => boolean
  /** Told of each failure that will be followed by another attempt. */
  readonly onFailure?: (failure: {readonly error: unknown; readonly attempt: number; readonly waitMs: number}) => void
}

/** Resolves with the first success; rejects with the last error, and with the signal's reason as soon as it is aborted. */
export async function retry<T>(work: (signal: AbortSignal, attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const {clock, signal, attempts, attemptTimeoutMs, isRetryable = () => true, onFailure} = options
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted()
    try {
      if (attemptTimeoutMs === undefined) return await work(signal, attempt)
      const onTimeout = (): Error => new AttemptTimedOut(attemptTimeoutMs)
      return await withTimeout(clock, attemptTimeoutMs, (limited) => work(limited, attempt), {signal, onTimeout})
    } catch (error) {
      signal.throwIfAborted()
      if (attempt >= attempts || !isRetryable(error)) throw error
      const waitMs = backoffMs(attempt, options)
      onFailure?.({error, attempt, waitMs})
      await clock.sleep(waitMs, signal)
    }
  }
}

export class AttemptTimedOut extends Error {
  override readonly name = 'AttemptTimedOut'

  constructor(limitMs: number) {
    super(`No answer within ${limitMs} ms.`)
  }
}

import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import type {ScreenEvent} from '../events.js'
import type {FeedPart} from '../state.js'

export type PollClock = {readonly clock: Clock; readonly signal: AbortSignal; readonly dispatch: (event: ScreenEvent) => void}
export type PollOptions = PollClock & {
  readonly part: FeedPart
  /** Between the beginnings of two calls, at least. */
  readonly leastMs: number
  /** `undefined`: there was nothing to ask for, which says nothing about the API. */
  readonly fetch: () => Promise<readonly ScreenEvent[] | undefined>
}

/** However many events come, a part is not asked for more often than this. */
const HURRIED_MS = 250
/** A slice that is so large that an answer takes long is asked less often: at most a tenth of the time is spent asking. */
const SHARE = 10
const LONGEST_MS = 15_000
/** Asking again cannot help: the person has to do something. */
const FINAL = new Set(['unauthorized', 'route-not-found', 'host-refused', 'api-answer-unreadable'])

/** A bug, or a refusal that asking again does not change. */
export function isFinal(error: unknown): boolean {
  return !(error instanceof OperationalError) || FINAL.has(error.code)
}

/** Asks for one part again and again. */
export class OnePoll {
  readonly #options: PollOptions
  #wake: AbortController | undefined
  #isDue = false

  constructor(options: PollOptions) {
    this.#options = options
  }

  /** Something changed: ask again soon. */
  hurry(): void {
    this.#isDue = true
    this.#wake?.abort()
  }

  /** Resolves with the signal; rejects for a bug, and where asking again cannot help. */
  async run(): Promise<void> {
    const {clock, signal, leastMs} = this.#options
    let failures = 0
    while (!signal.aborted) {
      const startedMs = clock.now()
      this.#isDue = false
      failures = (await this.#ask()) ? 0 : failures + 1
      const tookMs = clock.now() - startedMs
      const pauseMs = Math.min(LONGEST_MS, Math.max(leastMs - tookMs, tookMs * SHARE, failures === 0 ? 0 : backoffMs(failures)))
      await this.#rest(Math.min(HURRIED_MS, pauseMs), undefined)
      if (!this.#isHurried() || failures > 0) await this.#rest(pauseMs - HURRIED_MS, failures > 0 ? undefined : new AbortController())
    }
  }

  #isHurried(): boolean {
    return this.#isDue
  }

  async #ask(): Promise<boolean> {
    const {part, fetch, dispatch, signal, clock} = this.#options
    try {
      const events = await fetch()
      if (events === undefined) return true
      for (const event of events) dispatch(event)
      dispatch({kind: 'answered', part})
      return true
    } catch (error) {
      if (signal.aborted) return true
      if (isFinal(error)) throw error
      dispatch({kind: 'failed', part, message: error instanceof Error ? error.message : String(error), atMs: clock.now()})
      return false
    }
  }

  async #rest(ms: number, wake: AbortController | undefined): Promise<void> {
    const {clock, signal} = this.#options
    if (ms <= 0 || signal.aborted) return
    this.#wake = wake
    const until = wake === undefined ? signal : AbortSignal.any([signal, wake.signal])
    try {
      await clock.sleep(ms, until)
    } catch (error) {
      if (!until.aborted) throw error
    } finally {
      this.#wake = undefined
    }
  }
}

function backoffMs(failures: number): number {
  // With jitter, so that the screens of a slice do not all come back in the same moment.
  return Math.min(5_000, 500 * 2 ** Math.min(failures, 5)) * (0.75 + Math.random() / 2)
}

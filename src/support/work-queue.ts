import type {Clock, Release} from './clock.js'
import {type Backoff, backoffMs} from './retry.js'

export type WorkQueueOptions = {
  readonly clock: Pick<Clock, 'now' | 'schedule'>
  /** How many keys are worked on at once. One key never is twice at once. */
  readonly concurrency: number
  /** Brings what the key names to what it should be. It may look at the world itself: between `add` and here more may have changed. */
  readonly work: (key: string, signal: AbortSignal) => Promise<void>
  /** Told of each failure, and what follows. */
  readonly onError: (failure: {
    readonly key: string
    readonly error: unknown
    readonly failures: number
    readonly retryInMs: number
  }) => void
  readonly backoff?: Backoff
}

/**
 * Level-triggered work by key, as the work queue of controller-runtime: a key added ten times is worked on once; one added while it is worked on
 * is worked on once more afterwards; one that fails is tried again after a growing wait, until it succeeds, is added again or forgotten.
 */
export interface WorkQueue {
  add(key: string): void
  /** Not before `delayMs`; where it waits for an earlier time already, that stays. */
  addAfter(key: string, delayMs: number): void
  /** It is not begun any more, and its failures are forgotten; what is under way goes on. */
  forget(key: string): void
  /** Keys waiting or being worked on, those that wait for their time not counted. */
  readonly size: number
  /** Resolves when nothing waits and nothing is under way; what waits for its time does not count. */
  idle(): Promise<void>
  /** Aborts what is under way and resolves when it has ended. Nothing is begun any more. */
  stop(): Promise<void>
}

export function createWorkQueue({clock, concurrency, work, onError, backoff = {}}: WorkQueueOptions): WorkQueue {
  const waiting = new Set<string>()
  const running = new Map<string, {again: boolean}>()
  const failures = new Map<string, number>()
  const later = new Map<string, {readonly cancel: Release; readonly dueMs: number}>()
  const stopping = new AbortController()
  const idlers = new Set<() => void>()

  function add(key: string): void {
    if (stopping.signal.aborted) return
    cancelLater(key)
    const current = running.get(key)
    if (current) current.again = true
    else {
      waiting.add(key)
      begin()
    }
  }

  function begin(): void {
    for (const key of waiting) {
      if (running.size >= concurrency) return
      waiting.delete(key)
      const current = {again: false}
      running.set(key, current)
      void run(key, current)
    }
  }

  async function run(key: string, current: {again: boolean}): Promise<void> {
    try {
      // In a turn of its own: `add` must not run the work within its caller. What is added until then is one with it.
      await Promise.resolve()
      current.again = false
      await work(key, stopping.signal)
      failures.delete(key)
    } catch (error) {
      failed(key, error)
    } finally {
      running.delete(key)
      if (current.again) add(key)
      begin()
      if (running.size + waiting.size === 0) for (const idler of idlers) idler()
    }
  }

  function failed(key: string, error: unknown): void {
    if (stopping.signal.aborted) return
    const count = (failures.get(key) ?? 0) + 1
    failures.set(key, count)
    const retryInMs = backoffMs(count, backoff)
    addAfter(key, retryInMs)
    onError({key, error, failures: count, retryInMs})
  }

  function addAfter(key: string, delayMs: number): void {
    if (stopping.signal.aborted) return
    const dueMs = clock.now() + delayMs
    if ((later.get(key)?.dueMs ?? Number.POSITIVE_INFINITY) <= dueMs) return
    cancelLater(key)
    later.set(key, {dueMs, cancel: clock.schedule(delayMs, () => add(key))})
  }

  function cancelLater(key: string): void {
    later.get(key)?.cancel()
    later.delete(key)
  }

  function idle(): Promise<void> {
    if (running.size + waiting.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const idler = (): void => {
        idlers.delete(idler)
        resolve()
      }
      idlers.add(idler)
    })
  }

  return {
    add,
    addAfter,
    forget(key) {
      cancelLater(key)
      waiting.delete(key)
      failures.delete(key)
      const current = running.get(key)
      if (current) current.again = false
    },
    get size() {
      return waiting.size + running.size
    },
    idle,
    stop() {
      for (const key of [...later.keys()]) cancelLater(key)
      waiting.clear()
      stopping.abort(new Error('The work queue is stopping.'))
      return idle()
    },
  }
}

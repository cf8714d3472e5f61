import type {Clock, Release} from './clock.js'

/** Of what nobody gives up. */
export const NEVER: AbortSignal = new AbortController().signal

/** What the waiting below needs of a clock: every clock builds `sleep` and `every` from these two. */
type Timer = Pick<Clock, 'now' | 'schedule'>

/** `Clock.sleep` for a clock that has timers: leaves neither a timer nor a listener behind, however it ends. */
export function sleepOn(timer: Timer, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(abortReason(signal))
      return
    }
    const cancel = timer.schedule(ms, () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    })
    function onAbort(): void {
      cancel()
      if (signal) reject(abortReason(signal))
    }
    signal?.addEventListener('abort', onAbort, {once: true})
  })
}

/**
 * `Clock.every` for a clock that has timers. Beats fall on whole multiples of `ms` after the start, so a loop does not drift; those that pass
 * while the consumer is busy are skipped. Aborting ends the iteration, it does not throw.
 */
export async function* beatsOf(timer: Timer, ms: number, signal: AbortSignal): AsyncGenerator<number, void, undefined> {
  if (!(ms > 0)) throw new RangeError(`A beat of ${ms} ms is not a positive duration.`)
  const startMs = timer.now()
  while (!signal.aborted) {
    const beat = Math.floor((timer.now() - startMs) / ms) + 1
    if (!(await reached(timer, startMs + beat * ms, signal))) return
    yield timer.now()
  }
}

/** Resolves when the signal is aborted. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), {once: true}))
}

/** Keeps virtual time still until `work` has ended: for whatever waits on a worker, a child process, a file or a socket. */
export async function holding<T>(clock: Pick<Clock, 'hold'>, work: () => Promise<T>): Promise<T> {
  const release = clock.hold()
  try {
    return await work()
  } finally {
    release()
  }
}

/**
 * Runs `work` with a time limit: its signal aborts when `signal` does, or with `onTimeout()` as its reason after `ms`. Rejects with that reason
 * at the limit, even where `work` does not heed its signal.
 */
export async function withTimeout<T>(
  clock: Pick<Clock, 'schedule'>,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  {signal, onTimeout}: {readonly signal?: AbortSignal; readonly onTimeout: () => Error},
): Promise<T> {
  signal?.throwIfAborted()
  const limit = new AbortController()
  const cancel = clock.schedule(ms, () => limit.abort(onTimeout()))
  const onAbort = (): void => limit.abort(signal?.reason)
  signal?.addEventListener('abort', onAbort, {once: true})
  try {
    return await Promise.race([work(limit.signal), rejection(limit.signal)])
  } finally {
    cancel()
    signal?.removeEventListener('abort', onAbort)
  }
}

/** A release that does its work once, however often it is called. */
export function once(work: () => void): Release {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    work()
  }
}

/** The reason of an aborted signal as an Error, which a promise must be rejected with. */
export function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('Aborted.', {cause: signal.reason})
}

function reached(timer: Timer, timeMs: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const onAbort = (): void => {
      cancel()
      resolve(false)
    }
    // The beat may have been reached between the consumer's return and here: a timer of 0 ms still yields to the others.
    const cancel = timer.schedule(timeMs - timer.now(), () => {
      signal.removeEventListener('abort', onAbort)
      resolve(true)
    })
    signal.addEventListener('abort', onAbort, {once: true})
  })
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(abortReason(signal)), {once: true})
  })
}

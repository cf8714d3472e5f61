import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'

/**
 * What `run` resolves to, or a rejection with `policy-time-limit` after `limitMs` of the machine's time: who thinks thinks no faster because the slice's
 * clock runs faster, nor while it stands still. Its signal is aborted then, whether it listens or not.
 */
export async function withinTimeLimit<T>(
  {machine}: Pick<Clock, 'machine'>,
  limitMs: number,
  run: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const limit = new AbortController()
  const late = Promise.withResolvers<never>()
  // Not AbortSignal.any: a composite signal is dearer than many a turn, and the collector has to look after it.
  const onStop = () => limit.abort(signal.reason)
  signal.addEventListener('abort', onStop, {once: true})
  if (signal.aborted) onStop()
  const cancel = machine.schedule(limitMs, () => {
    const error = new OperationalError(`no answer within ${limitMs / 1000} s`, {code: 'policy-time-limit', exit: 'timeout'})
    limit.abort(error)
    late.reject(error)
  })
  try {
    return await Promise.race([run(limit.signal), late.promise])
  } finally {
    cancel()
    signal.removeEventListener('abort', onStop)
  }
}

import type {Clock} from './clock.js'
import {withTimeout} from './waiting.js'

/** Something that is started and stopped with the program. */
export interface Part {
  readonly name: string
  /** Rejects where it cannot be started; it has then cleaned up after itself. */
  start(signal: AbortSignal): Promise<void> | void
  /** Called at most once, and only after a successful start. The signal aborts at the deadline. */
  stop(signal: AbortSignal): Promise<void> | void
}

export type StopProblem = {readonly part: string; readonly error: unknown}

export interface Lifecycle {
  /** Starts stage after stage, the parts of a stage together. Where one fails, those that started are stopped, and it rejects with the failure. */
  start(signal?: AbortSignal): Promise<void>
  /**
   * Stops in reverse, within one deadline for all; what does not stop in time is left behind and reported, and the others still have their turn.
   * Never rejects. Safe before, during and after start, and again: the second call gets the result of the first.
   */
  stop(): Promise<readonly StopProblem[]>
}

/** Parts in stages: each stage needs those before it, and its own parts do not need each other. */
export function createLifecycle(
  stages: readonly (readonly Part[])[],
  {clock, stopWithinMs}: {readonly clock: Pick<Clock, 'now' | 'schedule'>; readonly stopWithinMs: number},
): Lifecycle {
  const started = new Set<Part>()
  const starting = new AbortController()
  let start: Promise<void> | undefined
  let stop: Promise<readonly StopProblem[]> | undefined

  async function startAll(signal: AbortSignal): Promise<void> {
    for (const stage of stages) {
      signal.throwIfAborted()
      const results = await Promise.allSettled(
        stage.map(async (part) => {
          await part.start(signal)
          started.add(part)
        }),
      )
      const failure = results.find((result) => result.status === 'rejected')
      if (failure) throw failure.reason
    }
  }

  async function stopAll(): Promise<readonly StopProblem[]> {
    const problems: StopProblem[] = []
    const deadlineMs = clock.now() + stopWithinMs
    for (const stage of stages.toReversed()) {
      await Promise.all(
        stage.map(async (part) => {
          if (!started.delete(part)) return
          const onTimeout = (): Error => new Error(`${part.name} did not stop in time.`)
          try {
            const work = async (signal: AbortSignal): Promise<void> => part.stop(signal)
            await withTimeout(clock, Math.max(0, deadlineMs - clock.now()), work, {onTimeout})
          } catch (error) {
            problems.push({part: part.name, error})
          }
        }),
      )
    }
    return problems
  }

  return {
    start(signal) {
      if (stop) return Promise.reject(new Error('What has been stopped cannot be started again.'))
      start ??= (async () => {
        try {
          await startAll(signal ? AbortSignal.any([signal, starting.signal]) : starting.signal)
        } catch (error) {
          const problems = await stopAll()
          throw problems.length === 0 ? error : new AggregateError([error, ...problems.map((problem) => problem.error)], messageOf(error))
        }
      })()
      return start
    },
    stop() {
      stop ??= (async () => {
        starting.abort(new Error('Stopped while starting.'))
        // Who called start hears of its failure; what counts here is that nothing starts any more.
        await Promise.allSettled([start])
        return stopAll()
      })()
      return stop
    },
  }
}

/** Each has its turn, whatever becomes of those before it. Rejects in the end with what failed. */
export async function endInTurn(endings: readonly (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = []
  for (const end of endings) {
    try {
      await end()
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length === 1) throw errors[0]
  if (errors.length > 1) throw new AggregateError(errors, messageOf(errors[0]))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

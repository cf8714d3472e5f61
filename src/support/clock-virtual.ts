import type {Clock} from './clock.js'
import {TimerHeap} from './timer-heap.js'
import {abortReason, beatsOf, once, sleepOn} from './waiting.js'

/** Turns of the event loop (about a second of them) after which one instant is taken for a loop that never ends. */
const TURNS_IN_ONE_INSTANT = 1_000_000

/** A world that moves with the clock. Within `advance`, `clock.now()` is already the time advanced to. */
export interface SteppedWorld {
  /** No moment before this one can be observed by those who use the clock; it may be early. `undefined`: none to come. */
  nextMomentMs(): number | undefined
  /** Everything up to and including `toMs` happens. */
  advance(toMs: number): void
}

/** Time that passes only when it is run, and only while nothing is held. The same program gives the same order of events. */
export interface VirtualClock extends Clock {
  /** Timers that will still fire. */
  readonly pending: number
  readonly held: number
  /**
   * Brings time to `untilMs`; what is due then has happened when it resolves. `Infinity`: until there is neither a timer nor a moment of the
   * world to come. At each instant the world goes first, then the timers in the order in which they were made, then all that follows from them in
   * microtasks and immediates; only then is it asked whether something is held. Rejects with what a timer or the world throws, and with the
   * signal's reason.
   *
   * Whatever waits on the machine (a worker, a file, `import()`) must hold the clock: see `holding`.
   */
  run(untilMs: number, options?: {readonly world?: SteppedWorld; readonly signal?: AbortSignal}): Promise<void>
}

export function createVirtualClock(startMs: number): VirtualClock {
  let nowMs = startMs
  let held = 0
  let isRunning = false
  let onReleased: (() => void) | undefined
  const heap = new TimerHeap()

  const clock: VirtualClock = {
    get machine() {
      return clock
    },
    get pending() {
      return heap.size
    },
    get held() {
      return held
    },
    now: () => nowMs,
    schedule(delayMs, callback) {
      const timer = heap.push(nowMs + Math.max(delayMs || 0, 0), callback)
      return () => heap.cancel(timer)
    },
    sleep: (ms, signal) => sleepOn(clock, ms, signal),
    every: (ms, signal) => beatsOf(clock, ms, signal),
    hold() {
      held++
      return once(() => {
        held--
        if (held === 0) onReleased?.()
      })
    },
    run(untilMs, {world, signal} = {}) {
      if (isRunning) return Promise.reject(new Error('The virtual clock is already being run.'))
      if (signal?.aborted) return Promise.reject(abortReason(signal))
      isRunning = true
      return new Promise<void>((resolve, reject) => {
        let hasEnded = false
        let turns = 0
        const end = (settle: () => void): void => {
          hasEnded = true
          isRunning = false
          onReleased = undefined
          signal?.removeEventListener('abort', onAbort)
          settle()
        }
        const onAbort = (): void => {
          if (signal) end(() => reject(abortReason(signal)))
        }
        const turn = (): void => {
          if (hasEnded) return
          try {
            if (++turns > TURNS_IN_ONE_INSTANT) throw new Error(`Time cannot pass ${nowMs}: something there never comes to an end.`)
            const beforeMs = nowMs
            if (hasImmediates()) soon(turn)
            else if (held > 0) awaitRelease()
            else if (step(untilMs, world)) next()
            else end(resolve)
            if (nowMs > beforeMs) turns = 0
          } catch (error) {
            end(() => reject(error instanceof Error ? error : new Error(String(error), {cause: error})))
          }
        }
        const awaitRelease = (): void => {
          onReleased = () => {
            onReleased = undefined
            soon(turn)
          }
        }
        // Whoever holds it since this instant lets it go later: until then there is nothing to look at.
        const next = (): void => (held > 0 ? awaitRelease() : soon(turn))
        signal?.addEventListener('abort', onAbort, {once: true})
        // A first turn, so that what the caller has just begun may schedule its timers.
        soon(turn)
      })
    },
  }

  /** Does all of the next instant. False: nothing happens up to `untilMs` any more, and that time has been reached. */
  function step(untilMs: number, world: SteppedWorld | undefined): boolean {
    const nextMs = Math.max(
      nowMs,
      Math.min(heap.nextDueMs() ?? Number.POSITIVE_INFINITY, world?.nextMomentMs() ?? Number.POSITIVE_INFINITY),
    )
    if (nextMs > untilMs || nextMs === Number.POSITIVE_INFINITY) {
      if (untilMs > nowMs && untilMs !== Number.POSITIVE_INFINITY) {
        nowMs = untilMs
        world?.advance(untilMs)
      }
      return false
    }
    nowMs = nextMs
    world?.advance(nextMs)
    // One timer at a time would cost a turn of the event loop each; those that this instant's timers make come in the next round.
    const lastOrder = heap.lastOrder
    for (let callback = heap.takeDue(nowMs, lastOrder); callback !== undefined; callback = heap.takeDue(nowMs, lastOrder)) callback()
    return true
  }

  return clock
}

/** Immediates that virtual clocks have queued for themselves: several may run in one process, and must not wait for each other. */
let ownImmediates = 0

function soon(turn: () => void): void {
  ownImmediates++
  setImmediate(() => {
    ownImmediates--
    turn()
  })
}

/** Whether immediates of others are waiting to run: then what follows from this instant is not over. */
function hasImmediates(): boolean {
  let count = 0
  for (const resource of process.getActiveResourcesInfo()) if (resource === 'Immediate') count++
  return count > ownImmediates
}

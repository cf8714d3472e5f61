import type {Clock, Release} from '../../support/clock.js'
import type {World} from './world.js'

/** How often a kept world writes down the time that has passed, in real ms. */
const STAMP_MS = 1000

/**
 * Runs a world on a clock until the signal is aborted: it sleeps until the next moment that can be seen from outside, and every second of real time
 * keeps the time. For a virtual clock, hand the world to its `run` instead. Resolves when it has stopped; rejects when the world breaks.
 */
export function runWorld(world: World, clock: Clock, signal: AbortSignal, speed = 1): Promise<void> {
  return new Promise((resolve, reject) => {
    let cancel: Release = () => undefined
    let armedMs = Number.POSITIVE_INFINITY
    let stampMs = clock.now() + STAMP_MS * speed
    const end = (settle: () => void): void => {
      cancel()
      world.onTurn(() => undefined)
      signal.removeEventListener('abort', onAbort)
      settle()
    }
    const onAbort = (): void => end(resolve)
    const beat = (): void => {
      armedMs = Number.POSITIVE_INFINITY
      try {
        const nowMs = clock.now()
        if (nowMs >= stampMs) {
          world.stamp()
          stampMs = nowMs + STAMP_MS * speed
        } else world.catchUp()
        arm()
      } catch (error) {
        end(() => reject(error instanceof Error ? error : new Error(String(error), {cause: error})))
      }
    }
    const arm = (): void => {
      const dueMs = Math.min(world.nextMomentMs() ?? Number.POSITIVE_INFINITY, stampMs)
      if (dueMs >= armedMs) return
      cancel()
      armedMs = dueMs
      cancel = clock.schedule(dueMs - clock.now(), beat)
    }
    if (signal.aborted) {
      resolve()
      return
    }
    signal.addEventListener('abort', onAbort, {once: true})
    world.onTurn(arm)
    arm()
  })
}

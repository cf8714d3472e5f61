import type {Clock} from '../../support/clock.js'

/** Ten a second: faster is not read, and costs. */
export const FRAME_MS = 100

/** Calls `draw` soon after it was asked to, and at most every `FRAME_MS`: what comes in between is in the next one. */
export function paced(clock: Clock, draw: () => void): {readonly ask: () => void; readonly stop: () => void} {
  let lastMs = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | undefined
  let isStopped = false
  return {
    ask() {
      if (cancel !== undefined || isStopped) return
      cancel = clock.schedule(Math.max(0, lastMs + FRAME_MS - clock.now()), () => {
        cancel = undefined
        lastMs = clock.now()
        draw()
      })
    },
    stop() {
      isStopped = true
      cancel?.()
    },
  }
}

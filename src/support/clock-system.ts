import type {Clock, MachineTime, Release} from './clock.js'
import {beatsOf, once, sleepOn} from './waiting.js'

/** Node runs a longer timer at once; those are made of several. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

const machine: MachineTime = {now: () => Date.now(), schedule: scheduleReal}

/** The machine's own time. */
export const systemClock: Clock = {
  machine,
  now: () => Date.now(),
  schedule: scheduleReal,
  sleep: (ms, signal) => sleepOn(systemClock, ms, signal),
  every: (ms, signal) => beatsOf(systemClock, ms, signal),
  hold: () => () => {},
}

export type ScaledClockOptions = {
  /** The slice's time when it began, in ms since the epoch. */
  readonly originMs: number
  /** The machine's time at that moment. */
  readonly startedAtMs: number
  /** Ms of the slice in one ms of the machine; 1 is real time. */
  readonly speed: number
}

/** A clock that follows a simulated world in another process. */
export interface ScaledClock extends Clock {
  readonly speed: number
  readonly isPaused: boolean
  /** Time stands still, and no timer fires: the world is dead. Pausing again does nothing. */
  pause(): void
  /**
   * The world is back, and its time is `nowMs`. The clock never goes back: where the world resumes behind what this clock had reached, time
   * stands still until the world has caught up. Also corrects a running clock.
   */
  resume(nowMs: number): void
}

/**
 * Time that runs `speed` times as fast as the machine's. It follows the monotonic clock: setting the machine's clock moves it neither forward
 * nor back.
 */
export function scaledClock({originMs, startedAtMs, speed}: ScaledClockOptions): ScaledClock {
  if (!(speed > 0 && Number.isFinite(speed))) throw new RangeError(`A clock cannot run at speed ${speed}.`)
  let anchorMs = originMs + (Date.now() - startedAtMs) * speed
  let anchorAt = performance.now()
  let reachedMs = anchorMs
  let isPaused = false
  const waiting = new Set<ScaledTimer>()

  const worldNow = (): number => anchorMs + (performance.now() - anchorAt) * speed
  const now = (): number => {
    if (!isPaused) reachedMs = Math.max(reachedMs, worldNow())
    return reachedMs
  }
  const arm = (timer: ScaledTimer): void => {
    timer.cancel = scheduleReal((timer.dueMs - worldNow()) / speed, () => {
      // Node rounds a timer down to whole milliseconds, which may be many of ours.
      if (now() < timer.dueMs) arm(timer)
      else {
        waiting.delete(timer)
        timer.callback()
      }
    })
  }
  const schedule = (delayMs: number, callback: () => void): Release => {
    const timer: ScaledTimer = {dueMs: now() + positive(delayMs), callback, cancel: () => {}}
    waiting.add(timer)
    if (!isPaused) arm(timer)
    return () => {
      waiting.delete(timer)
      timer.cancel()
    }
  }
  return {
    machine,
    speed,
    get isPaused() {
      return isPaused
    },
    now,
    schedule,
    sleep: (ms, signal) => sleepOn({now, schedule}, ms, signal),
    every: (ms, signal) => beatsOf({now, schedule}, ms, signal),
    hold: () => () => {},
    pause() {
      now()
      isPaused = true
      for (const timer of waiting) timer.cancel()
    },
    resume(nowMs) {
      now()
      anchorMs = nowMs
      anchorAt = performance.now()
      isPaused = false
      for (const timer of waiting) {
        timer.cancel()
        arm(timer)
      }
    },
  }
}

type ScaledTimer = {readonly dueMs: number; readonly callback: () => void; cancel: Release}

function scheduleReal(delayMs: number, callback: () => void): Release {
  let restMs = positive(delayMs)
  let timer: NodeJS.Timeout
  const arm = (): void => {
    const stepMs = Math.min(restMs, LONGEST_TIMER_MS)
    restMs -= stepMs
    // Rounded up, for Node rounds down and `schedule` promises at the earliest.
    timer = setTimeout(restMs > 0 ? arm : callback, Math.ceil(stepMs))
  }
  arm()
  return once(() => clearTimeout(timer))
}

function positive(ms: number): number {
  return Math.max(ms || 0, 0)
}

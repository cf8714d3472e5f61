/** Gives back what was taken. Calling it again does nothing. */
export type Release = () => void

export type MachineTime = {
  readonly now: () => number
  /** As the clock's. */
  readonly schedule: (delayMs: number, callback: () => void) => Release
}

/**
 * The one source of time. Real on a testbed and in production, virtual in the lab: whoever waits does it here, so that the same code
 * runs in both. Times are milliseconds since the Unix epoch, as the slice counts them.
 */
export interface Clock {
  /**
   * The machine's own time, whatever the slice's does: for a limit on what this machine works at, and for how long something was silent while the
   * slice's time stood still. Virtual time knows no other, and is its own.
   */
  readonly machine: MachineTime
  now(): number
  /** Calls `callback` once, `delayMs` from now at the earliest. The returned function cancels it. */
  schedule(delayMs: number, callback: () => void): Release
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Yields the time every `ms`, until the signal is aborted. A slow consumer skips beats, it never queues them. */
  every(ms: number, signal: AbortSignal): AsyncIterable<number>
  /** Virtual time advances only while nothing is held: a pending worker, Python or model call holds it. Without effect on real time. */
  hold(): Release
}

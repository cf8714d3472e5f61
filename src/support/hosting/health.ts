/** A line that what a person added wrote. */
export type OutputLine = {readonly timeMs: number; readonly stream: 'out' | 'err'; readonly text: string}

/** running: it answers · degraded: it failed, and is asked again after a pause · failed: again and again; it is asked again seldom. */
export type Health = {
  readonly state: 'running' | 'degraded' | 'failed'
  /** Why it is not running. */
  readonly reason?: string
  /** In a row. */
  readonly failures: number
}

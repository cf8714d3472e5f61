/** Exit statuses of the command line: stable, the same in text and `--json`. */
export const EXIT = {done: 0, bug: 1, usage: 2, invalid: 3, precondition: 4, external: 5, remote: 6, timeout: 7} as const
export type ExitName = keyof typeof EXIT

export type ErrorOptions = {
  /** kebab-case, stable: scripts and the API's problem documents match on it. */
  readonly code: string
  readonly exit: ExitName
  /** What the person can do, each a command or a sentence. */
  readonly hints?: readonly string[]
  /** Machine-readable particulars. */
  readonly details?: unknown
  readonly cause?: unknown
}

/** An error for the person: what happened, why as far as known, what to do. Anything else that is thrown is a bug and keeps its stack. */
export class OperationalError extends Error {
  override readonly name = 'OperationalError'
  readonly code: string
  readonly exit: ExitName
  readonly hints: readonly string[]
  readonly details: unknown

  constructor(message: string, {code, exit, hints = [], details, cause}: ErrorOptions) {
    super(message, cause === undefined ? undefined : {cause})
    this.code = code
    this.exit = exit
    this.hints = hints
    this.details = details
  }
}

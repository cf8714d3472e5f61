/** The terminal, as the screen needs it. */
export type ScreenStreams = {readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream}

/** A terminal that was taken. */
export type Screen = {
  /** Shows these lines. They may hold colours; none is wider than the terminal, and they are fewer than its rows. */
  draw(lines: readonly string[]): void
  /** The terminal has another size: what was drawn before may stand anywhere on it, so it is wiped. */
  wipe(): void
  /** Gives the terminal back for a while; the function that it resolves with takes it again. */
  suspend(): Promise<() => Promise<void>>
  /** Gives the terminal back for good, before it returns. Closing again does nothing. */
  close(): void
  /** Rejects with what went wrong inside. */
  readonly ended: Promise<void>
}

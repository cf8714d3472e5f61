import type {ScreenStreams} from './screen.js'

/** Leaves synchronised output, bracketed paste and the alternate screen; shows the cursor; ends every colour. */
const LEAVE = '\u001B[?2026l\u001B[?2004l\u001B[?1049l\u001B[?25h\u001B[0m'

export type Guard = {
  /** Gives the terminal back as it was. Synchronous, and does nothing the second time. */
  restore(): void
  /** Resolves when the terminal is gone: hung up, or its window closed. */
  readonly gone: Promise<void>
  /** Stops guarding. */
  remove(): void
}

type ProcessEvents = {
  on(event: 'exit' | 'uncaughtExceptionMonitor', listener: () => void): unknown
  off(event: 'exit' | 'uncaughtExceptionMonitor', listener: () => void): unknown
}

/**
 * Whatever ends the process, the terminal is given back first: an exit in the middle, an error that nobody caught (its message would otherwise go
 * to the alternate screen, and be lost with it). A terminal that is gone is not written to any more, and is no error.
 */
export function guardTerminal({stdin, stdout}: ScreenStreams, close: () => void, source: ProcessEvents = process): Guard {
  const {promise: gone, resolve} = Promise.withResolvers<void>()
  let isGone = false
  let isRestored = false
  const onGone = (): void => {
    isGone = true
    resolve()
  }
  const restore = (): void => {
    if (isRestored) return
    isRestored = true
    const isClosed = attempt(close)
    if (isGone) return
    attempt(() => stdin.setRawMode(false))
    if (!isClosed) attempt(() => stdout.write(LEAVE))
  }
  source.on('exit', restore)
  source.on('uncaughtExceptionMonitor', restore)
  stdin.on('error', onGone)
  stdin.on('end', onGone)
  stdout.on('error', onGone)
  return {
    restore,
    gone,
    remove() {
      source.off('exit', restore)
      source.off('uncaughtExceptionMonitor', restore)
      stdin.off('end', onGone)
      // The listeners for errors stay: an error of a dead terminal may come after everything else, and would end the process with a stack.
    },
  }
}

/** What cannot be given back, because the terminal is gone (EIO) or the drawing broke, must not keep the rest from being given back. */
function attempt(step: () => void): boolean {
  try {
    step()
    return true
  } catch {
    return false
  }
}

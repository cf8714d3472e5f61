import type {Clock} from '../../support/clock.js'
import type {Screen} from './screen.js'

type JobProcess = {
  readonly pid: number
  readonly platform: NodeJS.Platform
  kill(pid: number, signal: 'SIGTSTP'): unknown
  on(event: 'SIGTSTP' | 'SIGCONT', listener: () => void): unknown
  once(event: 'SIGCONT', listener: () => void): unknown
  off(event: 'SIGTSTP' | 'SIGCONT', listener: () => void): unknown
}

export type JobControl = {
  /** Puts the program aside, as ctrl-z does; resolves when it is back and has the terminal again. */
  suspend(): Promise<void>
  remove(): void
}

/** A shell that has no job control drops the signal, and nothing stops: then we go on after this. */
const NOT_STOPPED_MS = 300

/** ctrl-z and `kill -TSTP` give the terminal back before the process stops; `fg` takes it again and draws everything anew. */
export function jobControl(screen: Screen, clock: Clock, onFailure: (error: unknown) => void, source: JobProcess = process): JobControl {
  let isAside = false
  const aside = async (stop: () => Promise<void>): Promise<void> => {
    if (isAside) return
    isAside = true
    try {
      const takeAgain = await screen.suspend()
      try {
        await stop()
      } finally {
        await takeAgain()
      }
    } finally {
      isAside = false
    }
  }
  const stop = async (): Promise<void> => {
    const {promise: continued, resolve} = Promise.withResolvers<void>()
    source.off('SIGTSTP', onStop)
    source.once('SIGCONT', resolve)
    source.kill(source.pid, 'SIGTSTP')
    const cancel = clock.schedule(NOT_STOPPED_MS, resolve)
    await continued
    cancel()
    source.off('SIGCONT', resolve)
    source.on('SIGTSTP', onStop)
  }
  const suspend = (): Promise<void> => (source.platform === 'win32' ? Promise.resolve() : aside(stop))
  const onStop = (): void => void suspend().catch(onFailure)
  // Stopped by SIGSTOP, which nobody can see coming: the terminal may have been changed meanwhile.
  const onContinue = (): void => void aside(() => Promise.resolve()).catch(onFailure)
  if (source.platform !== 'win32') {
    source.on('SIGTSTP', onStop)
    source.on('SIGCONT', onContinue)
  }
  return {
    suspend,
    remove() {
      source.off('SIGTSTP', onStop)
      source.off('SIGCONT', onContinue)
    },
  }
}

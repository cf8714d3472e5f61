import {execFile} from 'node:child_process'
import {readdir} from 'node:fs/promises'
import type {Clock} from '../clock.js'
import {procText, statIn} from './proc.js'

/** The process and all that it started and that did not leave its group. */
export interface ProcessGroup {
  /** Asks it to end, and makes it after `graceMs`. Resolves when nothing of it is left, or when it has been made to. */
  terminate(graceMs: number): Promise<void>
  /** At once, from within an exit handler too. */
  kill(): void
}

const LOOKED_AFTER_MS = 25

/** Of a process that was started detached, so that its id is that of its group. */
export function processGroup(pid: number, clock: Pick<Clock, 'now' | 'sleep'>): ProcessGroup {
  return {
    async terminate(graceMs) {
      signalGroup(pid, 'SIGTERM')
      const deadlineMs = clock.now() + graceMs
      while (clock.now() < deadlineMs) {
        if (!(await isAnyAlive(pid))) return
        await clock.sleep(LOOKED_AFTER_MS)
      }
      signalGroup(pid, 'SIGKILL')
    },
    kill() {
      signalGroup(pid, 'SIGKILL')
    },
  }
}

async function isAnyAlive(pid: number): Promise<boolean> {
  if (!signalGroup(pid, 0)) return false
  if (process.platform !== 'linux') return true
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(ids.map(async (id) => statIn((await procText(`${id}/stat`)) ?? '')))
  return stats.some((stat) => stat?.group === pid)
}

/** False: there is nothing of the group any more. */
function signalGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL' | 0): boolean {
  const isWindows = process.platform === 'win32'
  // Windows knows no groups and no request to end; taskkill walks the tree.
  if (isWindows && signal !== 0) execFile('taskkill', ['/pid', String(pid), '/T', '/F'], {windowsHide: true}, () => {})
  try {
    process.kill(isWindows ? pid : -pid, isWindows ? 0 : signal)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      if (error.code === 'ESRCH') return false
      // macOS says so of a group of zombies; on Linux it is another user's, and as alive as before.
      if (error.code === 'EPERM') return process.platform !== 'darwin'
    }
    throw error
  }
}

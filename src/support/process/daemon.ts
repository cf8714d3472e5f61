import {spawn} from 'node:child_process'
import {open} from 'node:fs/promises'
import type {Writable} from 'node:stream'
import type {Clock} from '../clock.js'
import {systemClock} from '../clock-system.js'
import {OperationalError} from '../errors.js'
import {isAlive, type ProcessIdentity, processStartTime} from './identity.js'
import {processGroup} from './process-group.js'

export type DaemonOptions = {
  /** The absolute path of the program. */
  readonly file: string
  readonly args: readonly string[]
  /** Its output is appended here; made for this user alone where there is none. */
  readonly logFile: string
  readonly cwd: string
  readonly env: {readonly [name: string]: string | undefined}
  /**
   * Called with the process before its program begins: the program runs only once this has resolved, and never where the starter dies before. So no
   * program runs whose process nobody has noted. Not on Windows.
   */
  readonly beforeItRuns?: (identity: ProcessIdentity) => Promise<void>
}

/** Waits for a line on its input and becomes the program; ends where the input ends without one. */
const GATE = 'read -r _ && exec "$@" < /dev/null'

/** Starts a program that outlives this one, in a session of its own. Resolves when it runs, which is not when it is ready. */
export async function spawnDaemon({file, args, logFile, cwd, env, beforeItRuns}: DaemonOptions): Promise<ProcessIdentity> {
  const log = await open(logFile, 'a', 0o600)
  try {
    const [program, words] = beforeItRuns === undefined ? [file, args] : ['/bin/sh', ['-c', GATE, 'sh', file, ...args]]
    const input = beforeItRuns === undefined ? 'ignore' : 'pipe'
    const child = spawn(program, words, {cwd, env, detached: true, windowsHide: true, stdio: [input, log.fd, log.fd]})
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', (error) => reject(notStarted(file, error)))
    })
    // One that ends before it reads is found by whoever waits for its readiness.
    child.stdin?.on('error', () => {})
    const {pid} = child
    const startTime = pid === undefined ? undefined : await processStartTime(pid)
    child.unref()
    if (pid === undefined || startTime === undefined) throw notStarted(file, undefined, logFile)
    await openGate(child.stdin, async () => beforeItRuns?.({pid, startTime}))
    return {pid, startTime}
  } finally {
    await log.close()
  }
}

/** Closed without a word where `work` fails: the program then never begins. */
async function openGate(gate: Writable | null, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    gate?.write('go\n')
  } finally {
    gate?.end()
  }
}

/**
 * Ends a daemon and its group: TERM, then KILL after `graceMs`. Resolves when it is gone. One that is gone already, or whose id another process has
 * now, is left alone.
 */
export async function stopDaemon(
  daemon: ProcessIdentity,
  {graceMs, clock = systemClock}: {readonly graceMs: number; readonly clock?: Pick<Clock, 'now' | 'sleep'>},
): Promise<void> {
  if (!(await isAlive(daemon))) return
  await processGroup(daemon.pid, clock).terminate(graceMs)
  // After KILL the kernel needs a moment.
  for (let look = 0; look < 200; look++) {
    if (!(await isAlive(daemon))) return
    await clock.sleep(25)
  }
  throw new OperationalError(`Process ${daemon.pid} does not end, though it was killed.`, {
    code: 'process-unkillable',
    exit: 'external',
    hints: [`ps -o pid,stat,wchan,args -p ${daemon.pid}`],
    details: {pid: daemon.pid},
  })
}

function notStarted(file: string, cause: unknown, logFile?: string): OperationalError {
  return new OperationalError(`${file} could not be started${cause instanceof Error ? `: ${cause.message}` : ', or ended at once'}.`, {
    code: 'daemon-not-started',
    exit: 'external',
    hints: logFile === undefined ? [] : [`Its last words are in ${logFile}.`],
    details: {file},
    cause,
  })
}

import type {Clock} from '../clock.js'
import {systemClock} from '../clock-system.js'
import {OperationalError} from '../errors.js'
import {redactedText} from '../redaction.js'
import {abortReason} from '../waiting.js'
import {Output, type StreamName} from './output.js'
import {type ProcessGroup, processGroup} from './process-group.js'
import {findProgram} from './which.js'

export type RunOptions = {
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly cwd?: string
  /** Added to this process's environment; `undefined` takes one away. */
  readonly env?: {readonly [name: string]: string | undefined}
  /** Written to its standard input, which is empty otherwise. */
  readonly input?: string | Uint8Array
  /** Exit statuses that are no failure. Default 0 alone. */
  readonly okStatuses?: readonly number[]
  readonly onLine?: (line: string, stream: StreamName) => void
  /** From TERM to KILL. Default 5 s. */
  readonly graceMs?: number
  /** Default 16 MiB. */
  readonly maxOutputBytes?: number
}

export type RunResult = {
  readonly exitStatus: number
  readonly stdout: string
  readonly stderr: string
  readonly durationMs: number
}

/** Runs programs. There is no other way to one: no command line is ever put together from text, and none outlives us by mistake. */
export interface Shell {
  /**
   * Runs a program to its end, in a process group of its own, which is ended as a whole: TERM, then KILL. Rejects with `tool-missing`,
   * `command-failed`, `command-timeout` and `command-output-too-large`, whose details hold the last lines of its output, and with the signal's reason.
   */
  run(file: string, args: readonly string[], options: RunOptions): Promise<RunResult>
  /** The absolute path of a program on the PATH; rejects with `tool-missing`. */
  find(file: string): Promise<string>
}

export type ShellOptions = {
  readonly clock?: Clock
  readonly env?: {readonly [name: string]: string | undefined}
  readonly cwd?: string
}

export function createShell({clock = systemClock, env = process.env, cwd = process.cwd()}: ShellOptions = {}): Shell {
  const groups = new Set<ProcessGroup>()
  // The second SIGINT ends this process at once: what it started must not stay behind.
  const killAll = (): void => {
    for (const group of groups) group.kill()
  }

  async function tracked<T>(group: ProcessGroup | undefined, work: () => Promise<T>): Promise<T> {
    if (group === undefined) return work()
    if (groups.size === 0) process.on('exit', killAll)
    groups.add(group)
    try {
      return await work()
    } finally {
      groups.delete(group)
      if (groups.size === 0) process.off('exit', killAll)
    }
  }

  return {
    find: (file) => findProgram(file, env, cwd),
    async run(file, args, options) {
      const {signal, timeoutMs, input, onLine, okStatuses = [0], graceMs = 5_000, maxOutputBytes = 16 * 1_048_576} = options
      signal.throwIfAborted()
      const path = await findProgram(file, env, cwd)
      // Here, for it costs a command that runs nothing its share of the start.
      const {execa} = await import('execa')
      const startMs = clock.now()
      const subprocess = execa(path, args, {
        cwd: options.cwd ?? cwd,
        env: {...env, ...options.env},
        extendEnv: false,
        stdin: input === undefined ? 'ignore' : 'pipe',
        ...(input === undefined ? {} : {input}),
        buffer: false,
        reject: false,
        detached: process.platform !== 'win32',
        cleanup: false,
        windowsHide: true,
      })
      const output = new Output(maxOutputBytes, onLine)
      const group = subprocess.pid === undefined ? undefined : processGroup(subprocess.pid, clock)
      const run: Run = {file, args, output, timeoutMs}
      let ended: Error | undefined
      let ending: Promise<void> | undefined
      const end = (reason: Error): void => {
        ended ??= reason
        ending ??= group?.terminate(graceMs)
      }
      const onAbort = (): void => end(abortReason(signal))
      const collect = (name: StreamName) => (chunk: Buffer) => {
        output.add(name, chunk)
        if (output.isTooLarge) end(tooLarge(run, maxOutputBytes))
      }
      subprocess.stdout.on('data', collect('stdout'))
      subprocess.stderr.on('data', collect('stderr'))
      signal.addEventListener('abort', onAbort, {once: true})
      const cancel = clock.schedule(timeoutMs, () => end(timedOut(run)))
      try {
        const result = await tracked(group, async () => {
          const settled = await subprocess
          await ending
          return settled
        })
        const text = output.finish()
        if (ended) throw ended
        const exitStatus = result.exitCode
        if (exitStatus !== undefined && okStatuses.includes(exitStatus)) return {exitStatus, ...text, durationMs: clock.now() - startMs}
        throw failed(run, exitStatus, result.signal, result.cause)
      } finally {
        cancel()
        signal.removeEventListener('abort', onAbort)
      }
    },
  }
}

type Run = {readonly file: string; readonly args: readonly string[]; readonly output: Output; readonly timeoutMs: number}

function failed(run: Run, exitStatus: number | undefined, signal: string | undefined, cause: unknown): OperationalError {
  const how =
    exitStatus !== undefined ? `ended with status ${exitStatus}` : signal !== undefined ? `was ended by ${signal}` : 'could not be started'
  return new OperationalError(`${run.file} ${how}${lastWords(run)}`, {
    code: 'command-failed',
    exit: 'external',
    details: {...detailsOf(run), exitStatus: exitStatus ?? null, signal: signal ?? null},
    cause,
  })
}

function timedOut(run: Run): OperationalError {
  return new OperationalError(`${run.file} did not end within ${run.timeoutMs / 1_000} s${lastWords(run)}`, {
    code: 'command-timeout',
    exit: 'timeout',
    details: detailsOf(run),
  })
}

function tooLarge(run: Run, maxOutputBytes: number): OperationalError {
  return new OperationalError(`${run.file} wrote more than ${maxOutputBytes} bytes, and was ended.`, {
    code: 'command-output-too-large',
    exit: 'external',
    details: detailsOf(run),
  })
}

function lastWords({output}: Run): string {
  const last = output.tail.findLast((line) => line.trim() !== '')
  return last === undefined ? '.' : `: ${redactedText(last.trim())}`
}

function detailsOf({file, args, output}: Run) {
  return {file, args: args.map(redactedText), tail: output.tail.map(redactedText)}
}

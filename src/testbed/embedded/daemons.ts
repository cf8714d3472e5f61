import {existsSync, renameSync, rmSync} from 'node:fs'
import type {Clock} from '../../support/clock.js'
import {EXIT, type ExitName, OperationalError} from '../../support/errors.js'
import {stopDaemon} from '../../support/process/daemon.js'
import type {ProcessIdentity} from '../../support/process/identity.js'
import type {Command, Launch} from '../launch.js'
import {lastLines, readHead} from '../log-file.js'
import {readLivePid} from '../pid-file.js'
import {quote, type Step} from '../steps.js'
import type {DaemonRole, EmbeddedConfig} from './config.js'

export type DaemonPlan = {
  readonly role: DaemonRole
  readonly command: Command
  readonly config: EmbeddedConfig
  readonly pidPath: string
}
export type DaemonTools = {readonly launch: Launch; readonly clock: Clock}

/** What a daemon writes as its last line when it cannot start: the launcher tells the person the same. */
export const FAILURE_MARK = 'Failed: '

const TITLES: {readonly [role in DaemonRole]: string} = {world: 'the simulated world', agents: 'the agents and the API'}
const POLL_MS = 10
const READY_LIMIT_MS = 30_000
/** From TERM to KILL. */
export const GRACE_MS = 8_000
const TAIL_LINES = 20

/** Starts a daemon that does not run. Its output of the time before is kept as one older file. */
export function startDaemon({role, command, config, pidPath}: DaemonPlan, {launch, clock}: DaemonTools): Step {
  const logPath = config.logPaths[role]
  let started: ProcessIdentity | undefined
  return {
    title: `Start ${TITLES[role]}`,
    describe: () => [`nohup ${[command.file, ...command.args].map(quote).join(' ')} > ${quote(logPath)} 2>&1 < /dev/null &`],
    async run() {
      if ((await readLivePid(pidPath)) !== undefined) return 'unchanged'
      if (existsSync(logPath)) renameSync(logPath, `${logPath}.1`)
      started = await launch({...command, cwd: config.stateDir, logPath, env: {NODE_ENV: 'production'}})
      return 'changed'
    },
    async undo() {
      if (started !== undefined) await stopDaemon(started, {graceMs: GRACE_MS, clock})
      rmSync(pidPath, {force: true})
    },
  }
}

/** Waits for the daemon's own word that it is ready; fails at once when it ends before. */
export function awaitReady({role, config, pidPath}: DaemonPlan, {clock}: DaemonTools): Step {
  const logPath = config.logPaths[role]
  return {
    title: `Wait for ${TITLES[role]}`,
    describe: () => [`until grep -q '^Ready on ' ${quote(logPath)}; do sleep 0.1; done`],
    async run({signal}) {
      const limitMs = clock.now() + READY_LIMIT_MS
      let seenAlive = false
      // A daemon needs some milliseconds to claim its file.
      const claimLimitMs = clock.now() + CLAIM_LIMIT_MS
      for (;;) {
        const alive = (await readLivePid(pidPath)) !== undefined
        seenAlive ||= alive
        if (alive && readyUrl(logPath) !== undefined) return 'unchanged'
        if (!alive && (seenAlive || failureIn(logPath) !== undefined || clock.now() > claimLimitMs)) throw ended(role, logPath)
        if (clock.now() > limitMs) throw notReady(role, logPath)
        await clock.sleep(POLL_MS, signal)
      }
    },
  }
}

const CLAIM_LIMIT_MS = 15_000

/** Where the daemon of this log said that it is ready. */
export function readyUrl(logPath: string): string | undefined {
  return /^Ready on (\S.*)$/m.exec(readHead(logPath))?.[1]
}

function ended(role: DaemonRole, logPath: string): OperationalError {
  const failure = failureIn(logPath)
  if (failure !== undefined) return failure
  return new OperationalError(`${capital(TITLES[role])} ended before it was ready.${tail(logPath)}`, {
    code: 'daemon-ended',
    exit: 'external',
    hints: [`The whole log: ${logPath}`],
  })
}

function notReady(role: DaemonRole, logPath: string): OperationalError {
  return new OperationalError(`${capital(TITLES[role])} was not ready after ${READY_LIMIT_MS / 1000} s.${tail(logPath)}`, {
    code: 'daemon-not-ready',
    exit: 'timeout',
    hints: [`The whole log: ${logPath}`],
  })
}

function tail(logPath: string): string {
  const lines = lastLines(logPath, TAIL_LINES)
  return lines.length === 0 ? ' It wrote nothing.' : ` Its last lines:\n${lines.join('\n')}`
}

function failureIn(logPath: string): OperationalError | undefined {
  const line = lastLines(logPath, TAIL_LINES).findLast((one) => one.startsWith(FAILURE_MARK))
  if (line === undefined) return undefined
  const value: unknown = JSON.parse(line.slice(FAILURE_MARK.length))
  if (typeof value !== 'object' || value === null) return undefined
  const {code, message, exit, hints, details} = {
    code: 'daemon-failed',
    message: line,
    exit: 'external',
    hints: [],
    details: undefined,
    ...value,
  }
  return new OperationalError(String(message), {
    code: String(code),
    exit: isExit(exit) ? exit : 'external',
    hints: Array.isArray(hints) ? hints.map(String) : [],
    details,
  })
}

function isExit(value: unknown): value is ExitName {
  return typeof value === 'string' && Object.hasOwn(EXIT, value)
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

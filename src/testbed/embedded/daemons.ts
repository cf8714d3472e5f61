import {EXIT, type ExitName, OperationalError} from '../../support/errors.js'
import type {Command} from '../launch.js'
import {lastLines, readHead} from '../log-file.js'
import {awaitProcess, type ProcessPlan, type ProcessTools} from '../processes.js'
import {quote, type Step} from '../steps.js'
import type {DaemonRole, EmbeddedConfig} from './config.js'

/** What a daemon writes as its last line when it cannot start: the launcher tells the person the same. */
export const FAILURE_MARK = 'Failed: '

const TITLES: {readonly [role in DaemonRole]: string} = {world: 'the simulated world', agents: 'the agents and the API'}
const READY_LIMIT_MS = 30_000
const TAIL_LINES = 20

export function daemonPlan(role: DaemonRole, command: Command, config: EmbeddedConfig, pidPath: string): ProcessPlan {
  return {role, title: TITLES[role], command, cwd: config.stateDir, logPath: config.logPaths[role], pidPath, noted: 'itself'}
}

/** Waits for the daemon's own word that it is ready. */
export function awaitReady(daemon: ProcessPlan, tools: Pick<ProcessTools, 'clock'>): Step {
  const {logPath} = daemon
  return awaitProcess(daemon, tools, {
    limitMs: READY_LIMIT_MS,
    script: [`until grep -q '^Ready on ' ${quote(logPath)}; do sleep 0.1; done`],
    isReady: () => readyUrl(logPath) !== undefined,
    failure: () => failureIn(logPath),
  })
}

/** Where the daemon of this log said that it is ready. */
export function readyUrl(logPath: string): string | undefined {
  return /^Ready on (\S.*)$/m.exec(readHead(logPath))?.[1]
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

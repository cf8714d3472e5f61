import {EXIT, type ExitName, OperationalError} from '../../support/errors.js'
import type {Command} from '../launch.js'
import {lastLines} from '../log-file.js'
import type {ProcessPlan, ProcessTools} from '../processes.js'
import {awaitReady} from '../ready-line.js'
import type {Step} from '../steps.js'
import type {DaemonRole, EmbeddedConfig} from './config.js'

/** What a daemon writes as its last line when it cannot start: the launcher tells the person the same. */
export const FAILURE_MARK = 'Failed: '

const TITLES: {readonly [role in DaemonRole]: string} = {world: 'the simulated world', agents: 'the agents and the API'}
const TAIL_LINES = 20

export function daemonPlan(role: DaemonRole, command: Command, config: EmbeddedConfig, pidPath: string): ProcessPlan {
  return {role, title: TITLES[role], command, cwd: config.stateDir, logPath: config.logPaths[role], pidPath, noted: 'itself'}
}

/** Waits for the daemon's own word that it is ready, or why it cannot be. */
export function awaitDaemon(daemon: ProcessPlan, tools: Pick<ProcessTools, 'clock'>): Step {
  return awaitReady(daemon, tools, () => failureIn(daemon.logPath))
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

import {existsSync, renameSync, rmSync, statSync} from 'node:fs'
import type {Clock} from '../support/clock.js'
import {OperationalError} from '../support/errors.js'
import {writeFileAtomic} from '../support/files.js'
import {stopDaemon} from '../support/process/daemon.js'
import type {ProcessIdentity} from '../support/process/identity.js'
import {capital} from '../support/text/capital.js'
import type {Command, Launch} from './launch.js'
import {lastLines} from './log-file.js'
import {memoryOf, readLivePid} from './pid-file.js'
import {quote, type Step, type StepOutcome} from './steps.js'

/** A process of a testbed that outlives the command that starts it. */
export type ProcessPlan = {
  /** As `status` and `logs` call it. */
  readonly role: string
  /** As a sentence calls it: `the API server of cluster-1`. */
  readonly title: string
  readonly command: Command
  readonly cwd: string
  readonly logPath: string
  readonly pidPath: string
  /** itself: it writes its process file when it begins, as our own daemons do · starter: it is written for it before it begins. */
  readonly noted: 'itself' | 'starter'
}
export type ProcessTools = {readonly launch: Launch; readonly clock: Clock}

export type ProcessState = {
  readonly role: string
  readonly state: 'ready' | 'starting' | 'stopped'
  readonly pid?: number
  readonly memoryBytes?: number
  readonly sinceMs?: number
}

/** From TERM to KILL. */
const GRACE_MS = 8_000
const CLAIM_LIMIT_MS = 15_000
const TAIL_LINES = 20

/** Starts a process that does not run. Its output of the time before is kept as one older file. */
export function startProcess(plan: ProcessPlan, {launch, clock}: ProcessTools): Step {
  const {command, cwd, logPath, pidPath} = plan
  let started: ProcessIdentity | undefined
  const look = async (): Promise<StepOutcome> => ((await readLivePid(pidPath)) === undefined ? 'changed' : 'unchanged')
  return {
    title: `Start ${plan.title}`,
    kind: 'start',
    describe: () => startScript(plan),
    look,
    async run() {
      if ((await look()) === 'unchanged') return 'unchanged'
      if (existsSync(logPath)) renameSync(logPath, `${logPath}.1`)
      const beforeItRuns = async (identity: ProcessIdentity) => writeFileAtomic(pidPath, `${JSON.stringify(identity)}\n`)
      const noted = plan.noted === 'starter' ? {beforeItRuns} : {}
      started = await launch({...command, cwd, logPath, env: {NODE_ENV: 'production'}, ...noted})
      return 'changed'
    },
    async undo() {
      if (started !== undefined) await stopDaemon(started, {graceMs: GRACE_MS, clock})
      rmSync(pidPath, {force: true})
    },
  }
}

export type Readiness = {
  readonly limitMs: number
  /** Default 10. */
  readonly pollMs?: number
  /** Shell that waits for the same. */
  readonly script: readonly string[]
  readonly isReady: (signal: AbortSignal) => boolean | Promise<boolean>
  /** What the process itself says of why it failed. */
  readonly failure?: () => OperationalError | undefined
}

/** Waits until a process is ready; fails at once when it ends before. */
export function awaitProcess(plan: ProcessPlan, {clock}: Pick<ProcessTools, 'clock'>, ready: Readiness): Step {
  return {
    title: `Wait for ${plan.title}`,
    kind: 'wait',
    describe: () => ready.script,
    async run({signal}) {
      const startMs = clock.now()
      let seenAlive = false
      for (;;) {
        const alive = (await readLivePid(plan.pidPath)) !== undefined
        seenAlive ||= alive
        if (alive && (await ready.isReady(signal))) return 'unchanged'
        const failure = ready.failure?.()
        // A daemon of ours needs some milliseconds to claim its file.
        const isGone = !alive && (seenAlive || clock.now() > startMs + CLAIM_LIMIT_MS)
        if (isGone || (!alive && failure !== undefined)) throw failure ?? endedEarly(plan)
        if (clock.now() > startMs + ready.limitMs) throw notReady(plan, ready.limitMs)
        await clock.sleep(ready.pollMs ?? 10, signal)
      }
    },
  }
}

/** Ends a process, if it runs. */
export async function stopProcess({role, pidPath}: Pick<ProcessPlan, 'role' | 'pidPath'>, clock: Clock): Promise<Step> {
  const identity = await readLivePid(pidPath)
  return {
    title: `Stop ${role}`,
    describe: () => [identity === undefined ? `# ${role} does not run` : `kill -- -${identity.pid}`],
    async run() {
      if (identity === undefined) return 'unchanged'
      await stopDaemon(identity, {graceMs: GRACE_MS, clock})
      return 'changed'
    },
  }
}

/** What can be seen of a process from outside. */
export async function processState(role: string, pidPath: string, isReady: () => boolean | Promise<boolean>): Promise<ProcessState> {
  const identity = await readLivePid(pidPath)
  if (identity === undefined) return {role, state: 'stopped'}
  const memoryBytes = await memoryOf(identity.pid)
  return {
    role,
    state: (await isReady()) ? 'ready' : 'starting',
    pid: identity.pid,
    ...(memoryBytes === undefined ? {} : {memoryBytes}),
    sinceMs: statSync(pidPath).mtimeMs,
  }
}

function startScript({command, logPath, pidPath, noted}: ProcessPlan): readonly string[] {
  const [first = '', ...rest] = [command.file, ...command.args].map(quote)
  const end = `> ${quote(logPath)} 2>&1 < /dev/null &`
  if (noted === 'itself') return [['nohup', first, ...rest, end].join(' ')]
  // A group of its own, and the process file as we write it, so that `testbed down` ends what this script started.
  const identity = `printf '{"pid":%s,"startTime":"%s:%s"}\\n' "$!" "$(< /proc/sys/kernel/random/boot_id)" "$(cut -d ' ' -f 22 "/proc/$!/stat")"`
  return [[`setsid ${first}`, ...rest, end].join(' \\\n  '), `${identity} > ${quote(pidPath)}`]
}

function endedEarly({title, logPath}: ProcessPlan): OperationalError {
  return new OperationalError(`${capital(title)} ended before it was ready.${tail(logPath)}`, {
    code: 'daemon-ended',
    exit: 'external',
    hints: [`The whole log: ${logPath}`],
  })
}

function notReady({title, logPath}: ProcessPlan, limitMs: number): OperationalError {
  return new OperationalError(`${capital(title)} was not ready after ${limitMs / 1000} s.${tail(logPath)}`, {
    code: 'daemon-not-ready',
    exit: 'timeout',
    hints: [`The whole log: ${logPath}`],
  })
}

function tail(logPath: string): string {
  const lines = lastLines(logPath, TAIL_LINES)
  return lines.length === 0 ? ' It wrote nothing.' : ` Its last lines:\n${lines.join('\n')}`
}

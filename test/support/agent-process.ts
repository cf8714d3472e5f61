import {readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {systemClock} from '../../src/support/clock-system.js'
import type {AgentPlan} from '../../src/testbed/agents/plan.js'
import {launchDaemon} from '../../src/testbed/launch.js'
import {readLivePid} from '../../src/testbed/pid-file.js'
import {awaitProcess, type ProcessPlan, startProcess, stopProcess} from '../../src/testbed/processes.js'

export interface AgentProcess {
  readonly name: string
  /** Resolves when it says that it is ready. */
  start(): Promise<void>
  /** Starts it and does not wait. */
  launch(): Promise<void>
  /** SIGKILL: resolves when it is gone. */
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>
  stop(): Promise<void>
  /** What it wrote since it was last started. */
  log(): string
  pid(): Promise<number | undefined>
  /** Its disk is lost. */
  forget(): void
}

const RUN = fileURLToPath(new URL('../../bin/run.js', import.meta.url))
const READY_LIMIT_MS = 60_000
const TOOLS = {launch: launchDaemon, clock: systemClock}

/** An agent as a process of this machine, its log and its process file in `folder`. */
export function agentProcess(agent: AgentPlan, folder: string): AgentProcess {
  const one: ProcessPlan = {
    role: agent.name,
    title: `the agent ${agent.name}`,
    command: {file: process.execPath, args: [RUN, 'agent', 'run', '--config', agent.file]},
    cwd: folder,
    logPath: join(folder, `${agent.name}.log`),
    pidPath: join(folder, `${agent.name}.pid`),
    noted: 'starter',
  }
  const context = () => ({signal: AbortSignal.timeout(READY_LIMIT_MS), say: () => {}})
  const log = (): string => readFileSync(one.logPath, 'utf8')
  const launch = async (): Promise<void> => {
    await startProcess(one, TOOLS).run(context())
  }
  return {
    name: agent.name,
    log,
    launch,
    pid: async () => (await readLivePid(one.pidPath))?.pid,
    async start() {
      await launch()
      await awaitProcess(one, TOOLS, {limitMs: READY_LIMIT_MS, script: [], isReady: () => /^Ready on /m.test(log())}).run(context())
    },
    async signal(name) {
      const identity = await readLivePid(one.pidPath)
      if (identity === undefined) return
      process.kill(identity.pid, name)
      // What is not gone yet would not be started again.
      while (name === 'SIGKILL' && (await readLivePid(one.pidPath)) !== undefined) await systemClock.sleep(5)
    },
    async stop() {
      // One that is stopped hears nothing else.
      await this.signal('SIGCONT')
      await (await stopProcess(one, systemClock)).run(context())
    },
    forget: () => rmSync(join(agent.folder, 'state'), {recursive: true, force: true}),
  }
}

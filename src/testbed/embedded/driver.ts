import {existsSync, readdirSync, rmdirSync, rmSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {socketPath} from '../../support/paths.js'
import {stopDaemon} from '../../support/process/daemon.js'
import {createToken, makeFolder, writeTextFile} from '../effects.js'
import type {Command, Launch} from '../launch.js'
import {acquireLock} from '../lock.js'
import {memoryOf, readLivePid} from '../pid-file.js'
import type {Registry, TestbedPaths} from '../registry.js'
import {quote, renderScript, runSteps, type Step, type StepContext} from '../steps.js'
import {DAEMON_ROLES, type DaemonRole, type EmbeddedConfig, formatEmbeddedConfig} from './config.js'
import {awaitReady, type DaemonPlan, GRACE_MS, readyUrl, startDaemon} from './daemons.js'
import {planEmbedded, type ResolveScenario, scenarioFile, type UpRequest} from './plan.js'
import {saveScenario} from './save-scenario.js'

/** What the embedded driver needs of its surroundings; `command` gives the program of a daemon. */
export type EmbeddedSurroundings = {
  readonly registry: Registry
  readonly runtimeFolder: string
  readonly defaultScenario: string
  /** Reads a scenario with every file that it names; rejects a faulty one with all its problems. */
  readonly resolveScenario: ResolveScenario
  readonly clock: Clock
  readonly launch: Launch
  readonly command: (role: DaemonRole, configPath: string) => Command
}

export type UpReport = {
  readonly name: string
  readonly url: string
  /** `created` and `continued` started something; `unchanged` found all of it ready. */
  readonly kind: 'created' | 'continued' | 'unchanged'
  readonly started: readonly DaemonRole[]
  readonly durationMs: number
  readonly config: EmbeddedConfig
}
export type DownReport = {readonly name: string; readonly existed: boolean; readonly stopped: readonly DaemonRole[]; readonly kept: boolean}

export type ProcessStatus = {
  readonly role: DaemonRole
  readonly state: 'ready' | 'starting' | 'stopped'
  readonly pid?: number
  readonly memoryBytes?: number
  readonly sinceMs?: number
}
export type TestbedStatus = {
  readonly name: string
  readonly driver: 'embedded'
  /** running: both processes are ready · partial: one is not · stopped: none runs. `testbed up` mends the last two. */
  readonly state: 'running' | 'partial' | 'stopped'
  readonly url: string
  readonly upstreamUrl?: string
  readonly processes: readonly ProcessStatus[]
  readonly config: EmbeddedConfig
}

/** Brings a testbed up, or continues one that is half up. What runs and is ready stays untouched. */
export async function up(request: UpRequest, surroundings: EmbeddedSurroundings, context: StepContext): Promise<UpReport> {
  const {registry, clock} = surroundings
  const startMs = clock.now()
  const lock = await acquireLock(registry.paths(request.name).lock, {
    clock,
    signal: context.signal,
    onWait: () => context.say(`Waiting for another command that works on the testbed ${request.name} …`),
  })
  try {
    const existed = registry.has(request.name)
    const {config, running} = await carryOut(request, surroundings, context)
    const started = DAEMON_ROLES.filter((role) => !running.includes(role))
    return {
      name: config.name,
      url: urlOf(config),
      kind: started.length === 0 ? 'unchanged' : existed ? 'continued' : 'created',
      started,
      durationMs: clock.now() - startMs,
      config,
    }
  } finally {
    lock.release()
  }
}

const PORT_ATTEMPTS = 3

/** A port that was free when it was chosen may be taken when it is listened on; unless a person named it, another one is chosen. */
async function carryOut(request: UpRequest, surroundings: EmbeddedSurroundings, context: StepContext) {
  for (let attempt = 1; ; attempt += 1) {
    const plan = await planUp(request, surroundings)
    try {
      await runSteps(plan.steps, context)
      return plan
    } catch (error) {
      const isTaken = error instanceof OperationalError && error.code === 'port-busy' && !plan.config.isPortAsked
      if (!isTaken || attempt === PORT_ATTEMPTS) throw error
      context.say(`Port ${plan.config.port} was taken meanwhile; another one is chosen …`)
    }
  }
}

/** What `up` would do, as a shell script. Changes nothing. */
export async function upScript(request: UpRequest, surroundings: EmbeddedSurroundings): Promise<string> {
  return renderScript((await planUp(request, surroundings)).steps)
}

/** Stops the processes, agents first so that none misses its world, and removes all files unless they are to be kept. */
export async function down(
  name: string,
  options: {readonly keep: boolean},
  surroundings: EmbeddedSurroundings,
  context: StepContext,
): Promise<DownReport> {
  const {registry, clock} = surroundings
  const paths = registry.paths(name)
  if (!existsSync(paths.stateDir)) return {name, existed: false, stopped: [], kept: false}
  const lock = await acquireLock(paths.lock, {
    clock,
    signal: context.signal,
    onWait: () => context.say(`Waiting for another command that works on the testbed ${name} …`),
  })
  try {
    const stopped = (await runningRoles(paths)).toReversed()
    await runSteps(await downSteps(name, options, surroundings), context)
    return {name, existed: true, stopped, kept: options.keep}
  } finally {
    lock.release()
    removeIfEmpty(registry.folder)
  }
}

export async function downScript(name: string, options: {readonly keep: boolean}, surroundings: EmbeddedSurroundings): Promise<string> {
  return renderScript(await downSteps(name, options, surroundings))
}

/** What can be seen from outside: files and processes. Whether the API answers is for its client to say. */
export async function status(name: string, registry: Registry): Promise<TestbedStatus> {
  const config = registry.require(name)
  const processes = await Promise.all(DAEMON_ROLES.map(async (role) => processStatus(role, config, registry.paths(name).pid(role))))
  const ready = processes.filter((one) => one.state === 'ready').length
  const isDown = processes.every((one) => one.state === 'stopped')
  return {
    name,
    driver: 'embedded',
    state: isDown ? 'stopped' : ready === processes.length ? 'running' : 'partial',
    url: urlOf(config),
    ...(config.upstreamPort === undefined ? {} : {upstreamUrl: `http://127.0.0.1:${config.upstreamPort}`}),
    processes,
    config,
  }
}

export function urlOf(config: EmbeddedConfig): string {
  return `http://127.0.0.1:${config.port}`
}

async function runningRoles(paths: TestbedPaths): Promise<readonly DaemonRole[]> {
  const alive = await Promise.all(DAEMON_ROLES.map(async (role) => ((await readLivePid(paths.pid(role))) === undefined ? [] : [role])))
  return alive.flat()
}

/** The steps that start these processes; the configuration and its files come first. */
export async function planUp(
  request: UpRequest,
  surroundings: EmbeddedSurroundings,
  roles: readonly DaemonRole[] = DAEMON_ROLES,
): Promise<{readonly config: EmbeddedConfig; readonly steps: readonly Step[]; readonly running: readonly DaemonRole[]}> {
  const {registry, command} = surroundings
  const paths = registry.paths(request.name)
  const running = await runningRoles(paths)
  const {config, scenario} = await planEmbedded(request, {...surroundings, isRunning: running.includes('agents')})
  const daemons = roles.map((role): DaemonPlan => ({role, config, command: command(role, paths.config), pidPath: paths.pid(role)}))
  const steps = [
    makeFolder(paths.stateDir, 'Make the folder of the testbed'),
    makeFolder(dirname(config.socketPath), 'Make the folder of its socket'),
    writeTextFile(paths.config, formatEmbeddedConfig(config), 'Save its configuration'),
    ...(scenario === undefined ? [] : [saveScenario(scenarioFile(config.stateDir), scenario, config.scenarioPath)]),
    createToken(config.tokenPath, 'Create the token of its API'),
    // Both at once: the agents wait for the world by themselves.
    ...daemons.map((daemon) => startDaemon(daemon, surroundings)),
    ...daemons.map((daemon) => awaitReady(daemon, surroundings)),
  ]
  return {config, steps, running}
}

async function downSteps(
  name: string,
  {keep}: {readonly keep: boolean},
  {registry, clock, runtimeFolder}: EmbeddedSurroundings,
): Promise<readonly Step[]> {
  const paths = registry.paths(name)
  const socket = socketPath(`testbed ${paths.stateDir}`, runtimeFolder)
  const stops = DAEMON_ROLES.toReversed().map(async (role): Promise<Step> => {
    const identity = await readLivePid(paths.pid(role))
    return {
      title: `Stop ${role}`,
      describe: () => [identity === undefined ? `# ${role} does not run` : `kill -- -${identity.pid}`],
      async run() {
        if (identity === undefined) return 'unchanged'
        await stopDaemon(identity, {graceMs: GRACE_MS, clock})
        return 'changed'
      },
    }
  })
  const transient = [...DAEMON_ROLES.map(paths.pid), socket]
  return [
    ...(await Promise.all(stops)),
    removePaths(transient, 'Remove its socket and process files'),
    ...(keep ? [] : [removePaths([paths.stateDir], 'Remove its state, logs and token')]),
    {
      title: 'Remove the folder of sockets when no testbed is left',
      describe: () => [`rmdir --ignore-fail-on-non-empty ${quote(dirname(socket))}`],
      async run() {
        return removeIfEmpty(dirname(socket)) ? 'changed' : 'unchanged'
      },
    },
  ]
}

function removePaths(paths: readonly string[], title: string): Step {
  return {
    title,
    describe: () => [`rm -rf ${paths.map(quote).join(' ')}`],
    async run() {
      const present = paths.filter((path) => existsSync(path))
      for (const path of present) rmSync(path, {recursive: true, force: true})
      return present.length > 0 ? 'changed' : 'unchanged'
    },
  }
}

function removeIfEmpty(folder: string): boolean {
  if (!existsSync(folder) || readdirSync(folder).length > 0) return false
  rmdirSync(folder)
  return true
}

async function processStatus(role: DaemonRole, config: EmbeddedConfig, pidPath: string): Promise<ProcessStatus> {
  const identity = await readLivePid(pidPath)
  if (identity === undefined) return {role, state: 'stopped'}
  const memoryBytes = await memoryOf(identity.pid)
  return {
    role,
    state: readyUrl(config.logPaths[role]) === undefined ? 'starting' : 'ready',
    pid: identity.pid,
    ...(memoryBytes === undefined ? {} : {memoryBytes}),
    sinceMs: statSync(pidPath).mtimeMs,
  }
}

/** The program of a daemon as the package ships it. */
export function packagedCommand(root: string): EmbeddedSurroundings['command'] {
  return (role, configPath) => ({file: process.execPath, args: [join(root, 'bin', 'daemon.js'), role, configPath]})
}

import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {socketPath} from '../../support/paths.js'
import {formatConfig} from '../config-file.js'
import {createToken, makeFolder, removeFolderIfEmpty, removeIfEmpty, removePaths, writeTextFile} from '../effects.js'
import {type Foreseen, foreseen} from '../foreseen.js'
import type {Command, Launch} from '../launch.js'
import {readLivePid} from '../pid-file.js'
import {type ProcessState, processState, startProcess, stopProcess} from '../processes.js'
import {readyUrl} from '../ready-line.js'
import type {Registry, TestbedPaths} from '../registry.js'
import {type DownReport, type EmbeddedUp, stateOf, type TestbedStatus} from '../reports.js'
import {renderScript, runSteps, type Step, type StepContext} from '../steps.js'
import {withTestbedLock} from '../with-lock.js'
import {DAEMON_ROLES, type DaemonRole, type EmbeddedConfig} from './config.js'
import {awaitDaemon, daemonPlan} from './daemons.js'
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

/** Brings a testbed up, or continues one that is half up. What runs and is ready stays untouched. */
export async function up(request: UpRequest, surroundings: EmbeddedSurroundings, context: StepContext): Promise<EmbeddedUp> {
  const {registry, clock} = surroundings
  const startMs = clock.now()
  return withTestbedLock(request.name, surroundings, context, async () => {
    const existed = registry.has(request.name)
    const {config, running} = await carryOut(request, surroundings, context)
    const started = DAEMON_ROLES.filter((role) => !running.includes(role))
    return {
      name: config.name,
      driver: 'embedded',
      url: urlOf(config),
      kind: started.length === 0 ? 'unchanged' : existed ? 'continued' : 'created',
      started,
      durationMs: clock.now() - startMs,
      config,
    }
  })
}

const PORT_ATTEMPTS = 3

/** A port that was free when it was chosen may be taken when it is listened on; unless a person named it, another one is chosen. */
async function carryOut(request: UpRequest, surroundings: EmbeddedSurroundings, context: StepContext) {
  for (let attempt = 1; ; attempt += 1) {
    const plan = await planUp(request, surroundings)
    try {
      await runSteps(plan.steps, context, surroundings.clock)
      return plan
    } catch (error) {
      const isTaken = error instanceof OperationalError && error.code === 'port-busy' && !plan.config.isPortAsked
      if (!isTaken || attempt === PORT_ATTEMPTS) throw error
      context.say(`Port ${plan.config.port} was taken meanwhile; another one is chosen …`)
    }
  }
}

/** What `up` would do. Changes nothing. */
export async function foresee(request: UpRequest, surroundings: EmbeddedSurroundings): Promise<Foreseen> {
  return foreseen((await planUp(request, surroundings)).steps)
}

/** The same as a shell script alone. */
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
  const {registry} = surroundings
  const paths = registry.paths(name)
  if (!existsSync(paths.stateDir)) return {name, existed: false, stopped: [], kept: false}
  const stopped = await withTestbedLock(name, surroundings, context, async () => {
    const running = (await runningRoles(paths)).toReversed()
    await runSteps(await downSteps(name, options, surroundings), context, surroundings.clock)
    return running
  })
  removeIfEmpty(registry.folder)
  return {name, existed: true, stopped, kept: options.keep}
}

export async function downScript(name: string, options: {readonly keep: boolean}, surroundings: EmbeddedSurroundings): Promise<string> {
  return renderScript(await downSteps(name, options, surroundings))
}

export async function status(config: EmbeddedConfig, registry: Registry): Promise<TestbedStatus> {
  const {name, logPaths} = config
  const look = async (role: DaemonRole): Promise<ProcessState> =>
    processState(role, registry.paths(name).pid(role), () => readyUrl(logPaths[role]) !== undefined)
  const processes = await Promise.all(DAEMON_ROLES.map(look))
  return {
    name,
    driver: 'embedded',
    state: stateOf(processes),
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
  const daemons = roles.map((role) => daemonPlan(role, command(role, paths.config), config, paths.pid(role)))
  const steps = [
    makeFolder(paths.stateDir, 'Make the folder of the testbed'),
    makeFolder(dirname(config.socketPath), 'Make the folder of its socket'),
    writeTextFile(paths.config, formatConfig(config), 'Save its configuration'),
    ...(scenario === undefined ? [] : [saveScenario(scenarioFile(config.stateDir), scenario, config.scenarioPath)]),
    createToken(config.tokenPath, 'Create the token of its API'),
    // Both at once: the agents wait for the world by themselves.
    ...daemons.map((daemon) => startProcess(daemon, surroundings)),
    ...daemons.map((daemon) => awaitDaemon(daemon, surroundings)),
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
  const stops = DAEMON_ROLES.toReversed().map(async (role) => stopProcess({role, pidPath: paths.pid(role)}, clock))
  const transient = [...DAEMON_ROLES.map(paths.pid), socket]
  return [
    ...(await Promise.all(stops)),
    removePaths(transient, 'Remove its socket and process files'),
    ...(keep ? [] : [removePaths([paths.stateDir], 'Remove its state, logs and token')]),
    removeFolderIfEmpty(dirname(socket), 'Remove the folder of sockets when no testbed is left'),
  ]
}

/** The program of a daemon as the package ships it. */
export function packagedCommand(root: string): EmbeddedSurroundings['command'] {
  return (role, configPath) => ({file: process.execPath, args: [join(root, 'bin', 'daemon.js'), role, configPath]})
}

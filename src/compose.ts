import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {AgentChoice, SliceParts} from './compose/slice.js'
import type {ResolvedScenario} from './descriptions/resolved-scenario.js'
import type {World, WorldConnection} from './platform/simulated/index.js'
import {scaledClock, systemClock} from './support/clock-system.js'
import {removeSources} from './support/hosting/source-files.js'
import {createIdSource} from './support/ids.js'
import {createLogger, type Logger} from './support/logger.js'
import {aborted} from './support/waiting.js'
import type {EmbeddedConfig} from './testbed/embedded/config.js'

/** Where `testbed up` leaves the scenario with every file read and every default filled in. */
export function resolvedScenarioPath(stateDir: string): string {
  return join(stateDir, 'scenario.json')
}

/** The world of an embedded testbed: it goes on whatever becomes of its agents. */
export async function runWorldProcess(config: EmbeddedConfig, signal: AbortSignal): Promise<void> {
  const {openWorld, runWorld, serveWorld, worldStart} = await import('./platform/simulated/index.js')
  const log = createLogger().child({process: 'world'})
  const scenario = readScenario(config)
  const statePath = join(config.stateDir, 'world.db')
  const clock = scaledClock({originMs: worldStart(scenario, statePath).nowMs, startedAtMs: Date.now(), speed: config.speed})
  const world = openWorld({scenario, statePath, clock})
  const server = await serveWorld(world, {
    path: config.socketPath,
    slice: config.name,
    speed: config.speed,
    onError: (error) => log.warn({cause: error.message}, 'a connection to the world broke'),
  })
  try {
    process.stdout.write(`Ready on ${config.socketPath}\n`)
    await Promise.race([runWorld(world, clock, signal, config.speed), watchLaws(world, log, signal)])
  } finally {
    await server.close()
    world.close()
  }
}

const LAWS_EVERY_MS = 60_000
const LAW_TOLERANCE = 1e-6

/** Little's law and the utilisation law hold in every run, or its figures must not be believed: then the world says so in its log. */
async function watchLaws(world: World, log: Logger, signal: AbortSignal): Promise<void> {
  for await (const _ of systemClock.every(LAWS_EVERY_MS, signal)) {
    const laws = world.engine.laws()
    if (!(laws.littleError < LAW_TOLERANCE && laws.utilisationError < LAW_TOLERANCE))
      log.error({...laws}, 'the simulation breaks a law of queueing: do not believe its figures')
  }
}

/** All agents of an embedded testbed, and the API: they see the world through its socket only. */
export async function runAgentsProcess(config: EmbeddedConfig, signal: AbortSignal, version: string): Promise<void> {
  const log = createLogger().child({process: 'agents'})
  const [{startSlice}, {serveNorthbound}, world] = await Promise.all([
    import('./compose/slice.js'),
    import('./compose/northbound.js'),
    connectParts(config, version, log),
  ])
  const running = await startSlice(world.parts, signal)
  try {
    const {port, upstreamPort, rateLimit} = config
    const token = readFileSync(config.tokenPath, 'utf8').trim()
    const served = await serveNorthbound({service: running.service, token, version, log, port, upstreamPort, rateLimit}, signal)
    try {
      process.stdout.write(`Ready on ${served.url}\n`)
      await aborted(signal)
    } finally {
      await served.close()
    }
  } finally {
    await running.stop()
    world.close()
  }
}

/** One agent of an embedded testbed. Until a fabric joins machines it hears no other agent; where another one leads already it stands by. */
export async function runAgentProcess(config: EmbeddedConfig, choice: AgentChoice, signal: AbortSignal, version: string): Promise<void> {
  const log = createLogger().child({process: `agent ${choice.layer}`})
  const [{startAgent}, world] = await Promise.all([import('./compose/slice.js'), connectParts(config, version, log)])
  const agent = await startAgent(world.parts, choice, signal)
  try {
    process.stdout.write(`Ready on ${config.socketPath}\n`)
    log.info({agent: agent.name, layer: choice.layer}, 'the agent runs')
    await aborted(signal)
  } finally {
    await agent.stop()
    world.close()
  }
}

/** What the agents of a testbed stand on: its world behind the socket, a fabric within this process, a journal file for each. */
async function connectParts(
  config: EmbeddedConfig,
  version: string,
  log: Logger,
): Promise<{readonly parts: SliceParts; readonly close: () => void}> {
  const [{connectWorld}, {createInProcessBroker}, {openJournal}, {openPolicies}, {openMechanisms}] = await Promise.all([
    import('./platform/simulated/index.js'),
    import('./fabric/in-process/broker.js'),
    import('./knowledge/sqlite-journal.js'),
    import('./compose/policy-hosts.js'),
    import('./compose/mechanism-hosts.js'),
  ])
  // Not the signal of the process: agents that stop still speak to the world.
  const connection = new AbortController()
  const world = await connectWorld(config.socketPath, connection.signal, {waitMs: 10_000})
  const {clusters} = await world.describe()
  const {clock} = world
  const broker = createInProcessBroker({clock})
  const sources = {policies: join(config.stateDir, 'policies'), mechanisms: join(config.stateDir, 'mechanisms')}
  await Promise.all(Object.values(sources).map(removeSources))
  const parts: SliceParts = {
    slice: config.name,
    version,
    clock,
    log,
    newId: createIdSource(clock),
    connect: (agent, presenceTopic) => broker.connect({agent, presenceTopic}),
    journal: (agent) =>
      openJournal({
        path: join(config.stateDir, 'journal', `${agent}.db`),
        clock,
        onNotice: (notice) => log.warn({agent, ...notice}, 'the journal needed care'),
      }),
    openPolicy: openPolicies({
      folder: sources.policies,
      clock,
      say: (line) => log.info({line}, 'packages of a policy are installed'),
    }),
    // All of it is this person's own machine.
    openMechanism: openMechanisms({folder: sources.mechanisms, clock, allowExecutables: true, isWhole: true}),
    platform: world,
    clusters: clusters.map(({name}) => ({name})),
    clockInfo: () => ({speed: config.speed, simulated: true}),
  }
  return {
    parts,
    close: () => {
      connection.abort()
      world.close()
    },
  }
}

/** The world of a testbed that runs, for whoever makes things go wrong in it. */
export async function openTestbedWorld(config: EmbeddedConfig, signal: AbortSignal): Promise<WorldConnection> {
  const {connectWorld} = await import('./platform/simulated/index.js')
  return connectWorld(config.socketPath, signal, {waitMs: 5_000})
}

function readScenario(config: EmbeddedConfig): ResolvedScenario {
  // Written by `testbed up` from a file that was checked there.
  const scenario = JSON.parse(readFileSync(resolvedScenarioPath(config.stateDir), 'utf8')) as ResolvedScenario
  return {...scenario, speed: config.speed, seed: config.seed}
}

import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'
import type {ResolvedScenario} from '../../descriptions/scenario.js'
import {OperationalError} from '../../support/errors.js'
import {nearFile} from '../../support/files.js'
import {socketPath} from '../../support/paths.js'
import {requireEmbedded} from '../config.js'
import {refuseDifferences} from '../differences.js'
import {chooseFreePort, isPortFree, requireFreePort} from '../ports.js'
import type {Registry} from '../registry.js'
import type {EmbeddedConfig} from './config.js'

/** What the person asked for; what is absent is decided here, or was decided when the testbed was made. */
export type UpRequest = {
  readonly name: string
  readonly scenario?: string
  readonly speed?: number
  readonly seed?: number
  readonly port?: number
  readonly upstreamPort?: number
  /** For a new testbed where nothing was asked for; they never contradict one that exists. */
  readonly preferences?: {readonly scenario?: string; readonly speed?: number; readonly seed?: number}
}

export type PlanSurroundings = {
  readonly registry: Registry
  /** A folder for sockets: short, and of this person alone. */
  readonly runtimeFolder: string
  readonly defaultScenario: string
  readonly resolveScenario: ResolveScenario
  /** Are its agents alive? Then its ports are its own, and not free. */
  readonly isRunning: boolean
}

/** Seed and speed are the scenario's own where they are not given. Rejects a faulty scenario with all its problems. */
export type ResolveScenario = (
  path: string,
  options: {readonly seed: number | undefined; readonly speed: number | undefined},
) => Promise<ResolvedScenario>

/** `scenario` is there when it must still be saved. */
export type EmbeddedPlan = {readonly config: EmbeddedConfig; readonly scenario: ResolvedScenario | undefined}

/** Where both daemons find the scenario. */
export function scenarioFile(stateDir: string): string {
  return join(stateDir, 'scenario.json')
}

/** The configuration to bring up: the saved one where the testbed exists, else a new one. Changes nothing. */
export async function planEmbedded(request: UpRequest, surroundings: PlanSurroundings): Promise<EmbeddedPlan> {
  const found = surroundings.registry.read(request.name)
  if (found === undefined) return planNew(request, surroundings)
  const saved = requireEmbedded(found)
  refuseDifference(request, saved)
  const isSaved = existsSync(scenarioFile(saved.stateDir))
  const scenario = isSaved ? undefined : await surroundings.resolveScenario(saved.scenarioPath, saved)
  if (surroundings.isRunning || (await isPortFree(saved.port))) return {config: saved, scenario}
  if (saved.isPortAsked) await requireFreePort(saved.port, '--port')
  return {config: {...saved, port: await chooseFreePort(surroundings.registry.portsOfOthers(saved.name))}, scenario}
}

async function planNew(
  request: UpRequest,
  {registry, runtimeFolder, defaultScenario, resolveScenario}: PlanSurroundings,
): Promise<EmbeddedPlan> {
  const {stateDir} = registry.paths(request.name)
  const taken = registry.portsOfOthers(request.name)
  for (const [port, flag] of [
    [request.port, '--port'],
    [request.upstreamPort, '--upstream-api'],
  ] as const) {
    if (port !== undefined) await requireFreePort(port, flag)
  }
  const scenarioPath = resolve(request.scenario ?? request.preferences?.scenario ?? defaultScenario)
  requireScenario(scenarioPath)
  const scenario = await resolveScenario(scenarioPath, {
    seed: request.seed ?? request.preferences?.seed,
    speed: request.speed ?? request.preferences?.speed,
  })
  const config: EmbeddedConfig = {
    driver: 'embedded',
    name: request.name,
    stateDir,
    socketPath: socketPath(`testbed ${stateDir}`, runtimeFolder),
    scenarioPath,
    tokenPath: join(stateDir, 'token'),
    port: request.port ?? (await chooseFreePort(new Set([...taken, request.upstreamPort ?? 0]))),
    isPortAsked: request.port !== undefined,
    ...(request.upstreamPort === undefined ? {} : {upstreamPort: request.upstreamPort}),
    logPaths: {world: join(stateDir, 'world.log'), agents: join(stateDir, 'agents.log')},
    speed: scenario.speed,
    seed: scenario.seed,
  }
  return {config, scenario}
}

function requireScenario(path: string): void {
  if (existsSync(path)) return
  const near = nearFile(path)
  throw new OperationalError(`There is no scenario file ${path}.`, {
    code: 'scenario-not-found',
    exit: 'precondition',
    hints: [...(near === undefined ? [] : [`Did you mean ${near}?`]), 'Without --scenario the default scenario is taken.'],
  })
}

/** A flag that contradicts the saved testbed is never dropped in silence. */
function refuseDifference(request: UpRequest, saved: EmbeddedConfig): void {
  refuseDifferences(saved.name, [
    ['--scenario', request.scenario === undefined ? undefined : resolve(request.scenario), saved.scenarioPath],
    ['--speed', request.speed, saved.speed],
    ['--seed', request.seed, saved.seed],
    ['--port', request.port, saved.port],
    ['--upstream-api', request.upstreamPort, saved.upstreamPort],
  ])
}

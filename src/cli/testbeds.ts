import {join} from 'node:path'
import type {ResolvedScenario} from '../descriptions/scenario.js'
import {systemClock} from '../support/clock-system.js'
import {directories} from '../support/paths.js'
import type {TestbedSurroundings} from '../testbed/drivers.js'
import {type EmbeddedSurroundings, packagedCommand} from '../testbed/embedded/driver.js'
import {launchDaemon} from '../testbed/launch.js'
import {openRegistry, type Registry} from '../testbed/registry.js'
import {agentsHeard} from './agents-heard.js'
import {invalidDescriptions} from './descriptions.js'

/** The scenario of a testbed for which none was named. */
export const DEFAULT_SCENARIO = join('templates', 'scenarios', 'default.yaml')

/** The testbeds of this person on this machine. */
export function testbeds(): Registry {
  return openRegistry(directories().state)
}

/** What the drivers need, as this program is installed. `root` is the package's folder. */
export function testbedSurroundings(root: string): TestbedSurroundings {
  const embedded = embeddedSurroundings(root)
  const {registry, clock, launch, resolveScenario} = embedded
  return {
    registry,
    embedded,
    async kubernetes() {
      const [{createShell}, {readPins}, {groupsOfAgent, teachApiServer}] = await Promise.all([
        import('../support/process/shell.js'),
        import('../testbed/kubernetes/binaries/pins.js'),
        import('../compose/teaching.js'),
      ])
      return {
        ...{registry, clock, launch, resolveScenario, root},
        env: process.env,
        cacheFolder: directories().cache,
        pins: readPins(root),
        shell: createShell(),
        teach: teachApiServer,
        groupsOf: groupsOfAgent,
        heard: agentsHeard,
        // Little room for young objects: what comes over many watches is gone in a moment, and would fill 100 MB before it is looked at.
        agentCommand: (file: string) => ({
          file: process.execPath,
          args: ['--max-semi-space-size=8', join(root, 'bin', 'run.js'), 'agent', 'run', '--config', file],
        }),
      }
    },
    async existing() {
      const {reviewAccess} = await import('../compose/access-review.js')
      return {registry, clock, reviewAccess}
    },
  }
}

/** What the embedded driver needs, as this program is installed. `root` is the package's folder. */
export function embeddedSurroundings(root: string): EmbeddedSurroundings {
  return {
    registry: testbeds(),
    runtimeFolder: directories().runtime,
    defaultScenario: join(root, DEFAULT_SCENARIO),
    resolveScenario: (path, options) => readScenario(path, options),
    clock: systemClock,
    launch: launchDaemon,
    command: packagedCommand(root),
  }
}

/** A scenario from its file. `nowMs`: when its world begins, where it does not say so itself. */
export async function readScenario(
  path: string,
  options: {readonly seed: number | undefined; readonly speed: number | undefined},
  nowMs = systemClock.now(),
): Promise<ResolvedScenario> {
  const {loadScenario} = await import('../descriptions/scenario.js')
  const {scenario, problems} = await loadScenario(path, {nowMs, ...options})
  if (scenario === undefined) throw invalidDescriptions(problems)
  return scenario
}

/** The same for a world in virtual time: where it does not say itself when it begins, it begins at the same moment in every run. */
export async function readVirtualScenario(path: string, seed: number): Promise<ResolvedScenario> {
  return readScenario(path, {seed, speed: undefined}, Date.UTC(2026, 0, 5, 9))
}

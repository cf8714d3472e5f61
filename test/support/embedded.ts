import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {ResolvedScenario} from '../../src/descriptions/scenario.js'
import {systemClock} from '../../src/support/clock-system.js'
import {down, type EmbeddedSurroundings} from '../../src/testbed/embedded/driver.js'
import {launchDaemon} from '../../src/testbed/launch.js'
import {openRegistry} from '../../src/testbed/registry.js'

const HOOK = fileURLToPath(new URL('run-sources.mjs', import.meta.url))
const FAKE = fileURLToPath(new URL('../fixtures/programs/fake-daemon.mjs', import.meta.url))

const EMPTY_SCENARIO: ResolvedScenario = {
  name: 'empty',
  seed: 1,
  originMs: 0,
  speed: 1,
  currency: 'EUR',
  clusters: [],
  network: {} as ResolvedScenario['network'],
  workloads: [],
  faults: [],
  telemetry: {} as ResolvedScenario['telemetry'],
  lifeCycle: {} as ResolvedScenario['lifeCycle'],
  sources: [],
}

export type Behaviour = 'ready' | 'silent' | 'dies' | 'fails' | 'stubborn'

/** A place for testbeds whose daemons are the fake program. `clean` takes down what is left and removes the folder. */
export function fakeTestbeds(folderName = 'mlsysops testbeds ü ') {
  const folder = mkdtempSync(join(tmpdir(), folderName))
  const scenario = join(folder, 'scenario.yaml')
  writeFileSync(scenario, 'kind: Scenario\n')
  const behaviour = {world: 'ready' as Behaviour, agents: 'ready' as Behaviour}
  const surroundings: EmbeddedSurroundings = {
    registry: openRegistry(join(folder, 'state')),
    runtimeFolder: join(folder, 'run'),
    defaultScenario: scenario,
    resolveScenario: async (_, {seed, speed}) => ({...EMPTY_SCENARIO, seed: seed ?? 1, speed: speed ?? 1}),
    clock: systemClock,
    launch: launchDaemon,
    command: (role, configPath) => ({file: process.execPath, args: ['--import', HOOK, FAKE, role, configPath, behaviour[role]]}),
  }
  const said: string[] = []
  const context = (signal: AbortSignal = AbortSignal.timeout(20_000)) => ({signal, say: (text: string) => void said.push(text)})
  const clean = async (): Promise<void> => {
    for (const name of surroundings.registry.names()) await down(name, {keep: false}, surroundings, context())
    rmSync(folder, {recursive: true, force: true})
  }
  return {folder, surroundings, behaviour, said, context, clean}
}

import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {agentsHeard} from '../../src/cli/agents-heard.js'
import {groupsOfAgent, teachApiServer} from '../../src/compose/teaching.js'
import {systemClock} from '../../src/support/clock-system.js'
import {createShell} from '../../src/support/process/shell.js'
import {readPins} from '../../src/testbed/kubernetes/binaries/pins.js'
import {down, type KubernetesSurroundings} from '../../src/testbed/kubernetes/driver.js'
import {launchDaemon} from '../../src/testbed/launch.js'
import {openRegistry} from '../../src/testbed/registry.js'
import {KUBERNETES_BINARIES, KUBERNETES_CACHE} from './isolated-home.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A place for testbeds of real control planes. `clean` takes down what is left and removes the folder. */
export function kubernetesTestbeds() {
  const folder = mkdtempSync(join(tmpdir(), 'mlsysops kubernetes '))
  const bin = process.env[KUBERNETES_BINARIES]
  const surroundings: KubernetesSurroundings = {
    registry: openRegistry(join(folder, 'state')),
    clock: systemClock,
    launch: launchDaemon,
    resolveScenario: () => Promise.reject(new Error('No scenario is used here.')),
    env: {...process.env, ...(bin === undefined ? {} : {KUBEBUILDER_ASSETS: bin})},
    cacheFolder: process.env[KUBERNETES_CACHE] ?? join(folder, 'cache'),
    pins: readPins(ROOT),
    shell: createShell(),
    root: ROOT,
    teach: teachApiServer,
    groupsOf: groupsOfAgent,
    heard: agentsHeard,
    agentCommand: (file) => ({file: process.execPath, args: [join(ROOT, 'bin', 'run.js'), 'agent', 'run', '--config', file]}),
  }
  const said: string[] = []
  const context = (signal: AbortSignal = AbortSignal.timeout(150_000)) => ({signal, say: (text: string) => void said.push(text)})
  const clean = async (): Promise<void> => {
    for (const name of surroundings.registry.names()) {
      const config = surroundings.registry.require(name)
      if (config.driver === 'kubernetes') await down(config, {keep: false}, surroundings, context())
    }
    rmSync(folder, {recursive: true, force: true})
  }
  const inFolder = (...parts: readonly string[]): string => {
    const path = join(folder, ...parts)
    mkdirSync(dirname(path), {recursive: true})
    return path
  }
  return {folder, surroundings, said, context, clean, inFolder}
}

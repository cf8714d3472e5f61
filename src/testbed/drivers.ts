import {OperationalError} from '../support/errors.js'
import type {TestbedConfig} from './config.js'
import type {EmbeddedSurroundings} from './embedded/driver.js'
import type {ExistingSurroundings} from './existing/driver.js'
import type {KubernetesSurroundings} from './kubernetes/driver.js'
import type {LogSource} from './logs.js'
import type {Registry} from './registry.js'
import type {DownReport, EmbeddedUp, ExistingUp, KubernetesUp, TestbedStatus} from './reports.js'
import type {StepContext} from './steps.js'

/** What every driver needs; those that few use are made when they are asked for. */
export type TestbedSurroundings = {
  readonly registry: Registry
  readonly embedded: EmbeddedSurroundings
  readonly kubernetes: () => Promise<KubernetesSurroundings>
  readonly existing: () => Promise<ExistingSurroundings>
}

/** What can be done with a testbed that is there, whatever its driver. `up` is not here: what it is told differs. */
export interface Driver {
  down(options: DownOptions, context: StepContext): Promise<DownReport>
  downScript(options: DownOptions): Promise<string>
  reset(context: StepContext): Promise<EmbeddedUp | KubernetesUp | ExistingUp>
  resetScript(): Promise<string>
  status(signal: AbortSignal): Promise<TestbedStatus>
  logs(): readonly LogSource[]
}
export type DownOptions = {readonly keep: boolean}

/** The driver of a testbed. Its code is loaded here, so that nobody pays for another's. */
export async function driverOf(config: TestbedConfig, surroundings: TestbedSurroundings): Promise<Driver> {
  switch (config.driver) {
    case 'embedded':
      return embeddedDriver(config.name, surroundings)
    case 'kubernetes': {
      const [driver, own] = await Promise.all([import('./kubernetes/driver.js'), surroundings.kubernetes()])
      return {
        down: (options, context) => driver.down(config, options, own, context),
        downScript: (options) => driver.downScript(config, options, own),
        reset: (context) => driver.reset(config, own, context),
        resetScript: () => driver.resetScript(config, own),
        status: (signal) => driver.status(config, signal),
        logs: () => driver.logsOf(config),
      }
    }
    case 'existing': {
      const [driver, own] = await Promise.all([import('./existing/driver.js'), surroundings.existing()])
      return {
        down: (_, context) => driver.down(config, own, context),
        downScript: async () => driver.downScript(config),
        reset: (context) => driver.reset(config, own, context),
        resetScript: async () => driver.resetScript(config, own),
        status: async () => driver.status(config),
        logs: () => [],
      }
    }
  }
}

/** For taking down: one that is not there, or whose configuration is damaged, is as the embedded driver finds it. */
export async function driverFor(name: string, surroundings: TestbedSurroundings): Promise<Driver> {
  const config = readIfWhole(name, surroundings.registry)
  return config === undefined ? embeddedDriver(name, surroundings) : driverOf(config, surroundings)
}

function readIfWhole(name: string, registry: Registry): TestbedConfig | undefined {
  try {
    return registry.read(name)
  } catch (error) {
    if (error instanceof OperationalError && error.code === 'testbed-config-damaged') return undefined
    throw error
  }
}

async function embeddedDriver(name: string, {embedded, registry}: TestbedSurroundings): Promise<Driver> {
  const [{requireEmbedded}, {DAEMON_ROLES}, driver, {reset, resetScript}] = await Promise.all([
    import('./config.js'),
    import('./embedded/config.js'),
    import('./embedded/driver.js'),
    import('./embedded/reset.js'),
  ])
  const config = () => requireEmbedded(registry.require(name))
  return {
    down: (options, context) => driver.down(name, options, embedded, context),
    downScript: (options) => driver.downScript(name, options, embedded),
    reset: (context) => reset(name, embedded, context),
    resetScript: () => resetScript(name, embedded),
    status: () => driver.status(config(), registry),
    logs: () => DAEMON_ROLES.map((role) => ({role, path: config().logPaths[role]})),
  }
}

import {OperationalError} from '../support/errors.js'
import {readConfig} from './config-file.js'
import {type EmbeddedConfig, embeddedConfigOf} from './embedded/config.js'
import {type ExistingConfig, existingConfigOf} from './existing/config.js'
import {agentPorts, type KubernetesConfig, kubernetesConfigOf} from './kubernetes/config.js'

/** What a testbed is, saved before anything starts, so that an `up` that follows an interrupted one continues from it. Paths are absolute. */
export type TestbedConfig = EmbeddedConfig | KubernetesConfig | ExistingConfig
export type DriverName = TestbedConfig['driver']
export const DRIVERS: readonly DriverName[] = ['embedded', 'kubernetes', 'existing']

export function parseTestbedConfig(text: string, path: string): TestbedConfig {
  const reader = readConfig(text, path)
  // The first ones said nothing of their driver: there was only one.
  const driver = reader.has('driver') ? reader.string('driver') : 'embedded'
  switch (driver) {
    case 'embedded':
      return embeddedConfigOf(reader)
    case 'kubernetes':
      return kubernetesConfigOf(reader)
    case 'existing':
      return existingConfigOf(reader)
    default:
      throw new OperationalError(`The testbed of ${path} has the driver ${driver}, which this version does not know.`, {
        code: 'testbed-driver-unknown',
        exit: 'precondition',
        hints: ['A newer mlsysops made it.'],
      })
  }
}

/** The loopback ports that are a testbed's own, whether it runs or not. */
export function portsOf(config: TestbedConfig): readonly number[] {
  switch (config.driver) {
    case 'embedded':
      return [config.port, ...(config.upstreamPort === undefined ? [] : [config.upstreamPort])]
    case 'kubernetes':
      return [...config.clusters.flatMap(({ports}) => Object.values(ports)), ...agentPorts(config)]
    case 'existing':
      return []
  }
}

/** The configuration where it is one of the simulated world; rejects that of another driver. */
export function requireEmbedded(config: TestbedConfig): EmbeddedConfig {
  if (config.driver === 'embedded') return config
  throw new OperationalError(`The testbed ${config.name} is of the driver ${config.driver}, and has no simulated world.`, {
    code: 'testbed-other-driver',
    exit: 'precondition',
    hints: [`mlsysops testbed status --name ${config.name}`],
  })
}

import {given} from '../support/given.js'
import {requireEmbedded} from '../testbed/config.js'
import type {TestbedSurroundings} from '../testbed/drivers.js'
import type {Foreseen} from '../testbed/foreseen.js'
import type {EmbeddedUp, ExistingUp, KubernetesUp} from '../testbed/reports.js'
import type {StepContext} from '../testbed/steps.js'
import type {Configuration} from './configuration/resolve.js'
import {UsageError} from './errors.js'
import {environmentName} from './flags.js'
import {DRIVER_FLAGS, type UpFlags, upRequest} from './testbed-flags.js'

/** `up` as one driver does it. */
export type Bringing = {
  readonly foresee: () => Promise<Foreseen>
  readonly run: (context: StepContext) => Promise<EmbeddedUp | KubernetesUp | ExistingUp>
}

/** The driver that the flags name, or that the testbed has; flags of another driver are refused, never dropped in silence. */
export async function bringing(flags: UpFlags, configuration: Configuration, surroundings: TestbedSurroundings): Promise<Bringing> {
  const driver = flags.driver ?? surroundings.registry.read(flags.name)?.driver ?? 'embedded'
  for (const [flag, drivers] of Object.entries(DRIVER_FLAGS)) {
    const isGiven = Object.entries(flags).some(
      ([name, value]) => name === flag && value !== undefined && process.env[environmentName(flag)] === undefined,
    )
    if (isGiven && !drivers.includes(driver))
      throw new UsageError(`--${flag} is for the driver ${drivers.join(' and ')}, and this is ${driver}.`)
  }
  const {
    name,
    clusters,
    nodes,
    'real-nodes': realNodes,
    scenario,
    kubeconfig,
    'bin-dir': binDir,
    mirror,
    agents,
    port,
    'upstream-api': upstreamPort,
  } = flags
  switch (driver) {
    case 'embedded': {
      const {up, foresee} = await import('../testbed/embedded/driver.js')
      const saved = surroundings.registry.read(name)
      if (saved !== undefined) requireEmbedded(saved)
      const request = upRequest(flags, configuration)
      return {foresee: () => foresee(request, surroundings.embedded), run: (context) => up(request, surroundings.embedded, context)}
    }
    case 'kubernetes': {
      const [{up, foresee}, own] = await Promise.all([import('../testbed/kubernetes/driver.js'), surroundings.kubernetes()])
      const request = {name, ...given({clusters, nodes, realNodes, scenario, kubeconfig, binDir, mirror, agents, port, upstreamPort})}
      return {foresee: () => foresee(request, own), run: (context) => up(request, own, context)}
    }
    case 'existing': {
      const [{up, foresee}, own] = await Promise.all([import('../testbed/existing/driver.js'), surroundings.existing()])
      if (kubeconfig === undefined) throw new UsageError('The driver existing needs --kubeconfig: whose contexts are to be adopted.')
      const request = {name, kubeconfig, contexts: flags.context ?? []}
      return {foresee: async () => foresee(request, own), run: (context) => up(request, own, context)}
    }
  }
}

import type {ApplicationDescription, NodeDescription} from '../../../src/descriptions/types.js'
import type {
  ApplicationSpec,
  ClusterPlatform,
  Epoch,
  HostPlatform,
  LeaseEvent,
  SlicePlatform,
} from '../../../src/platform/contract/index.js'
import {accepted, NEVER, NotAsPromised, spec} from './fixtures.js'

/** A platform under test: one slice with a cluster that has at least two nodes of 8 cores, and another cluster. */
export type PlatformHarness = {
  readonly slice: SlicePlatform
  readonly clusterName: string
  readonly otherCluster: string
  readonly cluster: ClusterPlatform
  readonly nodes: readonly [string, string]
  host(node: string): HostPlatform
  /** Leadership that is held until `close`; asked again, another leader takes over from the first. */
  lead(of: 'slice' | 'cluster'): Promise<Epoch>
  /** Gives leadership back. */
  resign(of: 'slice' | 'cluster'): void
  /** Where a description alone makes no node: the machine that it describes comes up. */
  machineJoins(node: NodeDescription): Promise<void>
  /** The machine of a node stands still, and what runs on it with it. */
  machineFails(node: string): Promise<void>
  /** It goes on where it stood. */
  machineReturns(node: string): Promise<void>
  /** Puts the application and assigns it to the cluster. */
  give(description: ApplicationDescription): Promise<void>
  close(): Promise<void>
}

export type MakeHarness = () => Promise<PlatformHarness>

/** One that can be cut off from those who use it, while what runs goes on. */
export type CuttableHarness = PlatformHarness & {
  /** Resolves to when it was, by the platform's clock. */
  cutOff(): Promise<number>
  restore(): Promise<void>
}

export type MakeCuttable = () => Promise<CuttableHarness>

/** The ports of a platform, as agents are given them. */
export type Ports = {readonly slice: SlicePlatform; cluster(name: string): ClusterPlatform; host(node: string): HostPlatform}

export type Machines = Pick<PlatformHarness, 'machineJoins' | 'machineFails' | 'machineReturns'>

/** The clusters `near`, with the nodes `n1` and `n2`, and `far`. */
export function harness(ports: Ports, machines: Machines, stop: () => Promise<void>): PlatformHarness {
  const {slice} = ports
  const leaders = new Map<string, {readonly controller: AbortController; readonly epoch: Epoch}>()
  const lead = async (of: 'slice' | 'cluster'): Promise<Epoch> => {
    leaders.get(of)?.controller.abort()
    const controller = new AbortController()
    const epoch = await firstEpoch((of === 'slice' ? slice : ports.cluster('near')).lease(controller.signal))
    leaders.set(of, {controller, epoch})
    return epoch
  }
  return {
    ...machines,
    slice,
    cluster: ports.cluster('near'),
    clusterName: 'near',
    otherCluster: 'far',
    nodes: ['n1', 'n2'],
    host: (node) => ports.host(node),
    lead,
    resign: (of) => leaders.get(of)?.controller.abort(),
    async give(description) {
      accepted(await slice.put(spec(description), undefined, NEVER))
      const epoch = leaders.get('slice')?.epoch ?? (await lead('slice'))
      accepted(await slice.assign(await seen(slice, description.name), [{cluster: 'near'}], epoch, NEVER))
    },
    async close() {
      for (const {controller} of leaders.values()) controller.abort()
      await stop()
    },
  }
}

/** The application as the platform keeps it. */
export async function seen(slice: SlicePlatform, name: string): Promise<ApplicationSpec> {
  for await (const event of slice.applications()) {
    if (event.kind !== 'snapshot') continue
    const found = event.items.find(({key}) => key === name)
    if (found !== undefined) return found.value
    break
  }
  throw new NotAsPromised(`The platform has no application ${name}.`)
}

/** Reads on in the background, so that the lease is held until its signal is aborted. */
function firstEpoch(lease: AsyncIterable<LeaseEvent>): Promise<Epoch> {
  return new Promise((resolve, reject) => {
    const read = async (): Promise<void> => {
      for await (const event of lease) if (event !== 'lost') resolve(event)
    }
    read().catch(reject)
  })
}

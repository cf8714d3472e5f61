import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {ResolvedScenario} from '../../../src/descriptions/resolved-scenario.js'
import type {ApplicationDescription, NodeDescription} from '../../../src/descriptions/types.js'
import type {ClusterPlatform, Epoch, HostPlatform, LeaseEvent, SlicePlatform} from '../../../src/platform/contract/index.js'
import {
  connectWorld,
  openWorld,
  runWorld,
  serveWorld,
  simulatedCluster,
  simulatedHost,
  simulatedSlice,
  type World,
  type WorldConnection,
} from '../../../src/platform/simulated/index.js'
import {scaledClock} from '../../../src/support/clock-system.js'
import {accepted, NEVER, ORIGIN_MS, spec, testScenario} from './fixtures.js'

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
  /** Puts the application and assigns it to the cluster. */
  give(description: ApplicationDescription): Promise<void>
  close(): Promise<void>
}

export type MakeHarness = () => Promise<PlatformHarness>

/** Ports in the process of the world. */
export const inProcess: MakeHarness = async () => {
  const {world, stop} = runTestWorld()
  return harness(
    {slice: simulatedSlice(world), cluster: (name) => simulatedCluster(world, name), host: (node) => simulatedHost(world, node)},
    stop,
  )
}

/** Ports behind a real socket. */
export const overSocket: MakeHarness = async () => {
  const {world, stop} = runTestWorld()
  const directory = mkdtempSync(join(tmpdir(), 'mlsw-'))
  const path = join(directory, 'w.sock')
  const server = await serveWorld(world, {path, slice: 'test', speed: TEST_SPEED})
  const connection: WorldConnection = await connectWorld(path, NEVER)
  return harness(connection, async () => {
    connection.close()
    await server.close()
    await stop()
    rmSync(directory, {recursive: true})
  })
}

/** Fast enough that an instance is ready in a blink, slow enough that a test sees what happens in between. */
export const TEST_SPEED = 50

export function runTestWorld(scenario: ResolvedScenario = testScenario()): {readonly world: World; readonly stop: () => Promise<void>} {
  const clock = scaledClock({originMs: ORIGIN_MS, startedAtMs: Date.now(), speed: TEST_SPEED})
  const world = openWorld({scenario, clock})
  const stopping = new AbortController()
  const running = runWorld(world, clock, stopping.signal, TEST_SPEED)
  return {
    world,
    stop: async () => {
      stopping.abort()
      await running
      world.close()
    },
  }
}

type Ports = {readonly slice: SlicePlatform; cluster(name: string): ClusterPlatform; host(node: string): HostPlatform}

export function harness(
  ports: Ports,
  stop: () => Promise<void>,
  machineJoins: PlatformHarness['machineJoins'] = async () => undefined,
): PlatformHarness {
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
    slice,
    cluster: ports.cluster('near'),
    clusterName: 'near',
    otherCluster: 'far',
    nodes: ['n1', 'n2'],
    host: (node) => ports.host(node),
    lead,
    resign: (of) => leaders.get(of)?.controller.abort(),
    machineJoins,
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
export async function seen(slice: SlicePlatform, name: string) {
  for await (const event of slice.applications()) {
    if (event.kind !== 'snapshot') continue
    const found = event.items.find(({key}) => key === name)
    if (found !== undefined) return found.value
    break
  }
  throw new Error(`The platform has no application ${name}.`)
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

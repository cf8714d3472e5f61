import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {ResolvedScenario} from '../../../src/descriptions/resolved-scenario.js'
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
import {NEVER, ORIGIN_MS, testScenario} from './fixtures.js'
import {type CuttableHarness, harness, type Machines, type PlatformHarness, type Ports} from './harness.js'

/** What stands between the platform and those who use it. */
export type Between = (ports: Ports) => Ports

const NOTHING: Between = (ports) => ports

/** Ports in the process of the world. */
export async function inProcess(between: Between = NOTHING): Promise<PlatformHarness> {
  const {world, stop} = runTestWorld()
  return harness(between(portsOf(world)), machinesOf(world), stop)
}

/** Ports behind a real socket. */
export async function overSocket(between: Between = NOTHING): Promise<CuttableHarness> {
  const {world, stop} = runTestWorld()
  const directory = mkdtempSync(join(tmpdir(), 'mlsw-'))
  const path = join(directory, 'w.sock')
  const serve = () => serveWorld(world, {path, slice: 'test', speed: TEST_SPEED})
  let server = await serve()
  const connection: WorldConnection = await connectWorld(path, NEVER)
  const base = harness(between(connection), machinesOf(world), async () => {
    connection.close()
    await server.close()
    await stop()
    rmSync(directory, {recursive: true})
  })
  return {
    ...base,
    async cutOff() {
      const atMs = connection.clock.now()
      await server.close()
      return atMs
    },
    async restore() {
      server = await serve()
    },
  }
}

/** Fast enough that an instance is ready in a blink, slow enough that a test sees what happens in between. */
const TEST_SPEED = 50

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

function portsOf(world: World): Ports {
  return {
    slice: simulatedSlice(world),
    cluster: (name) => simulatedCluster(world, name),
    host: (node) => simulatedHost(world, node),
  }
}

function machinesOf(world: World): Machines {
  const down = new Map<string, string>()
  return {
    // A description alone makes the node.
    machineJoins: async () => undefined,
    async machineFails(node) {
      down.set(node, world.inject({kind: 'node-down', node: `near/${node}`, reboots: false}))
    },
    async machineReturns(node) {
      world.mend(down.get(node) ?? '')
    },
  }
}

import {join} from 'node:path'
import type {SliceService} from '../../src/agent/service.js'
import {type RunningSlice, startSlice} from '../../src/compose/slice.js'
import type {ResolvedScenario} from '../../src/descriptions/resolved-scenario.js'
import type {Fabric} from '../../src/fabric/contract/index.js'
import {createInProcessBroker, type InProcessBroker} from '../../src/fabric/in-process/broker.js'
import type {Journal} from '../../src/knowledge/contract.js'
import {openJournal} from '../../src/knowledge/sqlite-journal.js'
import type {ClusterPlatform, HostPlatform, SlicePlatform} from '../../src/platform/contract/index.js'
import {openWorld, simulatedCluster, simulatedHost, simulatedSlice, type World} from '../../src/platform/simulated/index.js'
import type {Clock} from '../../src/support/clock.js'
import {createVirtualClock, type VirtualClock} from '../../src/support/clock-virtual.js'
import {createIdSource} from '../../src/support/ids.js'
import {type LogFields, silentLogger} from '../../src/support/logger.js'
import {openTestMechanisms} from './mechanisms.js'
import {mortal} from './mortal.js'
import {openTestPolicies} from './policies.js'

export type VirtualSliceOptions = {
  /** Where journals outlive a crash; absent: each life begins with an empty one. */
  readonly journals?: string
  readonly journal?: (journal: Journal, agent: string) => Journal
  readonly fabric?: (fabric: Fabric, clock: Clock) => Fabric
  readonly cluster?: (platform: ClusterPlatform, name: string) => ClusterPlatform
  /** `node`: `<cluster>/<name>`. */
  readonly host?: (platform: HostPlatform, node: string, world: World, clock: Clock) => HostPlatform
}

export type VirtualSlice = {
  /** Of the agents that run now. */
  readonly service: SliceService
  readonly clock: VirtualClock
  readonly world: World
  readonly broker: InProcessBroker
  /** Faults of agents' parts; a test that expects none asserts that it is empty. */
  readonly faults: string[]
  /** Lets so many ms of the slice's time pass. */
  pass(ms: number): Promise<void>
  /** Lets time pass until something is so; rejects when it is not within `limitMs` of the slice's time. */
  until(what: string, isSo: () => boolean, limitMs?: number): Promise<void>
  /** Awaits a promise that needs time to pass. */
  during<T>(promise: Promise<T>, limitMs?: number): Promise<T>
  /** Every agent dies at once, as by `kill -9`; the world goes on. */
  crash(): Promise<void>
  /** New agents on the same world. */
  start(): Promise<void>
  /** In order; nothing happens where nothing runs. */
  stop(): Promise<void>
}

type Life = {
  readonly running: RunningSlice
  readonly stop: AbortController
  readonly death: AbortController
  readonly journals: readonly Journal[]
}

/** A whole slice in this process on a virtual clock: the simulated world, and every agent over the in-process fabric. */
export async function virtualSlice(scenario: ResolvedScenario, options: VirtualSliceOptions = {}): Promise<VirtualSlice> {
  const clock = createVirtualClock(scenario.originMs)
  const world = openWorld({scenario, clock})
  const broker = createInProcessBroker({clock})
  const faults: string[] = []
  const newId = createIdSource(clock, () => 0.5)
  const log = {...silentLogger, error: (fields: LogFields, message: string) => void faults.push(`${message}: ${String(fields['cause'])}`)}
  let life: Life | undefined

  async function begin(): Promise<Life> {
    const stop = new AbortController()
    const death = new AbortController()
    const journals: Journal[] = []
    const alive = <T extends object>(port: T): T => mortal(port, death.signal)
    const running = await startSlice(
      {
        slice: scenario.name,
        version: 'test',
        clock,
        log,
        newId,
        connect: (agent, presenceTopic) => {
          const fabric = broker.connect({agent, presenceTopic})
          return alive(options.fabric?.(fabric, clock) ?? fabric)
        },
        journal: async (agent) => {
          const path = options.journals === undefined ? ':memory:' : join(options.journals, `${agent}.db`)
          const journal = await openJournal({path, clock})
          journals.push(journal)
          return alive(options.journal?.(journal, agent) ?? journal)
        },
        platform: {
          slice: alive<SlicePlatform>(simulatedSlice(world)),
          cluster: (name) => {
            const platform = simulatedCluster(world, name)
            return alive<ClusterPlatform>(options.cluster?.(platform, name) ?? platform)
          },
          host: (node) => {
            const platform = simulatedHost(world, node)
            return mortalHost(options.host?.(platform, node, world, clock) ?? platform, death.signal)
          },
        },
        clusters: scenario.clusters.map(({name}) => ({name})),
        openPolicy: openTestPolicies(clock),
        openMechanism: openTestMechanisms(clock),
        clockInfo: () => ({speed: scenario.speed, simulated: true}),
      },
      stop.signal,
    )
    return {running, stop, death, journals}
  }

  const pass = (ms: number) => clock.run(clock.now() + ms, {world})
  async function during<T>(promise: Promise<T>, limitMs = 60_000): Promise<T> {
    const state = {isSettled: false}
    const settle = () => {
      state.isSettled = true
    }
    promise.then(settle, settle)
    const deadlineMs = clock.now() + limitMs
    while (!state.isSettled && clock.now() < deadlineMs) await pass(100)
    if (!state.isSettled) throw new Error(`Not settled within ${limitMs / 1000} s of the slice's time`)
    return await promise
  }

  life = await begin()
  return {
    get service() {
      if (life === undefined) throw new Error('No agent runs.')
      return life.running.service
    },
    clock,
    world,
    broker,
    faults,
    pass,
    during,
    until: async (what, isSo, limitMs = 600_000) => {
      const deadlineMs = clock.now() + limitMs
      while (!isSo()) {
        if (clock.now() >= deadlineMs) throw new Error(`Not within ${limitMs / 1000} s: ${what}. Faults: ${faults.join('; ') || 'none'}`)
        await pass(500)
      }
    },
    crash: async () => {
      const dead = life
      life = undefined
      dead?.death.abort(new Error('the process is dead'))
      dead?.stop.abort(new Error('the process is dead'))
      // Files and workers take the machine's time, not the slice's.
      await Promise.all((dead?.journals ?? []).map((journal) => journal.close()))
    },
    start: async () => {
      life ??= await begin()
    },
    stop: async () => {
      const ending = life
      life = undefined
      // By itself: an agent that is told to stop needs nobody who aborts what it waits for.
      if (ending !== undefined) await during(ending.running.stop())
      ending?.stop.abort(new Error('the test is over'))
    },
  }
}

/** What a host measures is a stream that ends with its signal, not a watch. */
function mortalHost(host: HostPlatform, death: AbortSignal): HostPlatform {
  return {...mortal(host, death), metrics: (signal) => host.metrics(AbortSignal.any([signal, death]))}
}

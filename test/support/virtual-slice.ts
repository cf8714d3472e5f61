import {type RunningSlice, startSlice} from '../../src/compose/slice.js'
import type {ResolvedScenario} from '../../src/descriptions/resolved-scenario.js'
import {createInProcessBroker} from '../../src/fabric/in-process/broker.js'
import {openJournal} from '../../src/knowledge/sqlite-journal.js'
import {openWorld, simulatedCluster, simulatedHost, simulatedSlice, type World} from '../../src/platform/simulated/index.js'
import {createVirtualClock, type VirtualClock} from '../../src/support/clock-virtual.js'
import {createIdSource} from '../../src/support/ids.js'
import {type LogFields, silentLogger} from '../../src/support/logger.js'

export type VirtualSlice = RunningSlice & {
  readonly clock: VirtualClock
  readonly world: World
  /** Faults of agents' parts; a test that expects none asserts that it is empty. */
  readonly faults: readonly string[]
  /** Lets so many ms of the slice's time pass. */
  pass(ms: number): Promise<void>
  /** Lets time pass until something is so; rejects when it is not within `limitMs` of the slice's time. */
  until(what: string, isSo: () => boolean, limitMs?: number): Promise<void>
  /** Awaits a promise that needs time to pass. */
  during<T>(promise: Promise<T>, limitMs?: number): Promise<T>
}

/** A whole slice in this process on a virtual clock: the simulated world, and every agent over the in-process fabric. */
export async function virtualSlice(scenario: ResolvedScenario): Promise<VirtualSlice> {
  const clock = createVirtualClock(scenario.originMs)
  const world = openWorld({scenario, clock})
  const stop = new AbortController()
  const broker = createInProcessBroker({clock})
  const faults: string[] = []
  const ids = createIdSource(clock, () => 0.5)
  const log = {...silentLogger, error: (fields: LogFields, message: string) => void faults.push(`${message}: ${String(fields['cause'])}`)}
  const running = await startSlice(
    {
      slice: scenario.name,
      version: 'test',
      clock,
      log,
      newId: ids,
      connect: (agent, presenceTopic) => broker.connect({agent, presenceTopic}),
      journal: () => openJournal({path: ':memory:', clock}),
      platform: {
        slice: simulatedSlice(world),
        cluster: (name) => simulatedCluster(world, name),
        host: (node) => simulatedHost(world, node),
      },
      clusters: scenario.clusters.map(({name}) => ({name})),
      clockInfo: () => ({speed: scenario.speed, simulated: true}),
    },
    stop.signal,
  )
  const pass = (ms: number) => clock.run(clock.now() + ms, {world})
  return {
    ...running,
    clock,
    world,
    faults,
    pass,
    until: async (what, isSo, limitMs = 600_000) => {
      const deadlineMs = clock.now() + limitMs
      while (!isSo()) {
        if (clock.now() >= deadlineMs) throw new Error(`Not within ${limitMs / 1000} s: ${what}. Faults: ${faults.join('; ') || 'none'}`)
        await pass(500)
      }
    },
    during: async (promise, limitMs = 60_000) => {
      let isDone = false
      const done = promise.finally(() => (isDone = true))
      done.catch(() => undefined)
      const deadlineMs = clock.now() + limitMs
      while (!isDone && clock.now() < deadlineMs) await pass(100)
      if (!isDone) throw new Error(`Not settled within ${limitMs / 1000} s of the slice's time`)
      return await done
    },
    stop: async () => {
      stop.abort(new Error('the test is over'))
      let isDone = false
      const done = running.stop().finally(() => (isDone = true))
      while (!isDone) await pass(100)
      await done
    },
  }
}

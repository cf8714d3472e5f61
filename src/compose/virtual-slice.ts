import type {ResolvedScenario} from '../descriptions/resolved-scenario.js'
import {createInProcessBroker} from '../fabric/in-process/broker.js'
import type {Journal} from '../knowledge/contract.js'
import {openJournal} from '../knowledge/sqlite-journal.js'
import type {TrialSlice} from '../lab/run/contract.js'
import {openWorld, simulatedCluster, simulatedHost, simulatedSlice} from '../platform/simulated/index.js'
import {LAB_LIMITS} from '../policy/worker/limits.js'
import {createVirtualClock} from '../support/clock-virtual.js'
import {createIdSource} from '../support/ids.js'
import type {Logger} from '../support/logger.js'
import {openMechanisms} from './mechanism-hosts.js'
import {openPolicies} from './policy-hosts.js'
import {startSlice} from './slice.js'

export type VirtualSliceOptions = {
  readonly scenario: ResolvedScenario
  readonly version: string
  readonly log: Logger
  /** Where the files of policies lie while they run. */
  readonly policyFolder: string
}

const STEP_MS = 100
const LIMIT_MS = 600_000

/** A whole slice in this process: the simulated world and all agents, on a clock that goes on only when it is let. */
export async function startVirtualSlice({scenario, version, log, policyFolder}: VirtualSliceOptions): Promise<TrialSlice> {
  const clock = createVirtualClock(scenario.originMs)
  const world = openWorld({scenario, clock})
  const broker = createInProcessBroker({clock})
  const stop = new AbortController()
  const journals: Journal[] = []
  // The same run twice has the same ids.
  const newId = createIdSource(clock, () => 0.5)
  const running = await startSlice(
    {
      slice: scenario.name,
      version,
      clock,
      log,
      newId,
      connect: (agent, presenceTopic) => broker.connect({agent, presenceTopic}),
      journal: async () => {
        const journal = await openJournal({path: ':memory:', clock})
        journals.push(journal)
        return journal
      },
      openPolicy: openPolicies({folder: policyFolder, clock, limits: LAB_LIMITS}),
      openMechanism: openMechanisms({folder: policyFolder, clock, allowExecutables: false, isWhole: true}),
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
  const pass = (ms: number, signal?: AbortSignal) => clock.run(clock.now() + ms, {world, ...(signal === undefined ? {} : {signal})})
  async function during<T>(work: Promise<T>, limitMs = LIMIT_MS): Promise<T> {
    const state = {isSettled: false}
    const settle = (): void => {
      state.isSettled = true
    }
    work.then(settle, settle)
    const deadlineMs = clock.now() + limitMs
    while (!state.isSettled && clock.now() < deadlineMs) await pass(STEP_MS)
    if (!state.isSettled) throw new Error(`Not done within ${limitMs / 1_000} s of the slice's time.`)
    return await work
  }
  return {
    service: running.service,
    nowMs: () => clock.now(),
    pass,
    during,
    async stop() {
      stop.abort(new Error('the run is over'))
      await during(running.stop())
      await Promise.all(journals.map((journal) => journal.close()))
      world.close()
    },
  }
}

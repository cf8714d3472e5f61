import {afterEach, expect, test} from 'vitest'
import type {ApplicationSpec, ComponentIntent, ComponentState, Epoch, Note} from '../../src/platform/contract/index.js'
import {connectWorld, openWorld, type WorldConnection, worldStart} from '../../src/platform/simulated/index.js'
import {createVirtualClock} from '../../src/support/clock-virtual.js'
import {OperationalError} from '../../src/support/errors.js'
import {seededRandom} from '../../src/support/seeded-random.js'
import {accepted, application, component, intent, Mirror, spec, testScenario} from '../contract/platform/fixtures.js'
import {WorldProcess} from './simulated-world-process.js'

const SPEED = 20
let child: WorldProcess | undefined
afterEach(() => child?.end())

/** What the world has acknowledged. */
type Acknowledged = {
  readonly applications: Map<string, string>
  readonly intents: Map<string, ComponentIntent>
  readonly notes: Map<string, unknown>
}

test('what was acknowledged survives forty sudden deaths: nothing lost, doubled or restarted', {timeout: 120_000}, async () => {
  const scenario = testScenario()
  const world = new WorldProcess(scenario, SPEED)
  child = world
  const random = seededRandom(11)
  const known: Acknowledged = {applications: new Map(), intents: new Map(), notes: new Map()}
  const running = new Map<string, {readonly startedMs: number; readonly restarts: number}>()
  let lastMs = scenario.originMs
  for (let round = 0; round < 40; round++) {
    await world.start()
    const stop = new AbortController()
    const connection = await connectWorld(world.socketPath, stop.signal, {waitMs: 5000})
    const working = work(connection, known, round, stop.signal)
    await new Promise((resolve) => setTimeout(resolve, 10 + random() * 120))
    const components = new Mirror(connection.cluster('near').components())
    await Promise.race([
      components.until(({isSynced}) => isSynced).catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, 50)),
    ])
    await world.kill()
    stop.abort()
    await working
    components.close()
    for (const {instances} of components.items.values()) {
      for (const {id, startedMs, restarts} of instances) running.set(id, {startedMs, restarts})
    }
    lastMs = check(world.statePath, known, running, lastMs)
  }
  expect(known.applications.size).toBeGreaterThan(10)
  expect(known.intents.size).toBeGreaterThan(10)
})

/** Changes as fast as it can until the world dies; what is refused or unknown is not counted as acknowledged. */
async function work(connection: WorldConnection, known: Acknowledged, round: number, signal: AbortSignal): Promise<void> {
  try {
    const sliceEpoch = await leadOnce(connection.slice.lease(signal))
    const clusterEpoch = await leadOnce(connection.cluster('near').lease(signal))
    for (let number = 0; ; number++) {
      const name = `app-${round}-${number}`
      const web = component('web', {}, {cpu: '10m', memory: '1Mi'})
      const revision = accepted(await connection.slice.put(spec(application(name, [web])), undefined, signal))
      known.applications.set(name, revision)
      accepted(await connection.slice.notes().put(`note/${name}`, {round, number}, undefined, signal))
      known.notes.set(`note/${name}`, {round, number})
      const stored: ApplicationSpec = {...spec(application(name, [web])), ...(await uidOf(connection, name)), revision, generation: 1}
      accepted(await connection.slice.assign(stored, [{cluster: 'near'}], sliceEpoch, signal))
      const wanted = intent(name, web, [{node: number % 2 === 0 ? 'n1' : 'n2', instances: 1}])
      accepted(await connection.cluster('near').apply(wanted, clusterEpoch, signal))
      known.intents.set(`${name}/web`, wanted)
    }
  } catch (error) {
    // The connection died with the world, in the middle of something: that is the point.
    if (!(error instanceof OperationalError && error.code === 'world-unreachable') && !signal.aborted) throw error
  }
}

async function uidOf(connection: WorldConnection, name: string): Promise<{readonly uid: string}> {
  for await (const event of connection.slice.applications()) {
    if (event.kind !== 'snapshot') continue
    const found = event.items.find(({key}) => key === name)
    if (found !== undefined) return {uid: found.value.uid}
  }
  throw new Error(`No application ${name}.`)
}

async function leadOnce(lease: AsyncIterable<Epoch | 'lost'>): Promise<Epoch> {
  return new Promise((resolve, reject) => {
    const read = async (): Promise<void> => {
      for await (const event of lease) if (event !== 'lost') resolve(event)
      throw new Error('The lease ended before it was had.')
    }
    read().catch(reject)
  })
}

/** Opens the dead world's file and compares; gives its time. */
function check(
  statePath: string,
  known: Acknowledged,
  running: ReadonlyMap<string, {readonly startedMs: number; readonly restarts: number}>,
  lastMs: number,
): number {
  const scenario = testScenario()
  const {nowMs} = worldStart(scenario, statePath)
  expect(nowMs).toBeGreaterThanOrEqual(lastMs)
  const world = openWorld({scenario, statePath, clock: createVirtualClock(nowMs)})
  const near = world.state.clusters.get('near')
  for (const [name, revision] of known.applications) expect(world.state.applications.entry(name)?.revision, name).toBe(revision)
  for (const [key, note] of known.notes) expect((world.state.notes.get(key) as Note | undefined)?.value, key).toEqual(note)
  for (const [key, wanted] of known.intents) {
    expect(near?.intents.get(key), key).toEqual(wanted)
    const instances = (near?.componentStates.get(key) as ComponentState | undefined)?.instances ?? []
    // One and only one, and the one that was seen.
    expect(instances, key).toHaveLength(1)
    for (const {id, startedMs, restarts} of instances) if (running.has(id)) expect({startedMs, restarts}).toEqual(running.get(id))
  }
  const left = new Set([...world.state.instances.values()].map(({id}) => id))
  for (const id of running.keys()) expect(left.has(id), id).toBe(true)
  world.close()
  return nowMs
}

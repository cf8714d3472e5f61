import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {expect, test} from 'vitest'
import {openWorld, simulatedSlice, worldStart} from '../../../src/platform/simulated/index.js'
import {WorldState} from '../../../src/platform/simulated/state.js'
import type {WorldStore} from '../../../src/platform/simulated/store.js'
import {World} from '../../../src/platform/simulated/world.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {OperationalError} from '../../../src/support/errors.js'
import {accepted, application, component, NEVER, ORIGIN_MS, spec, testScenario} from '../../contract/platform/fixtures.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'
import {Lab} from './lab.js'

const web = component('web')

test('a world that is opened again goes on in the middle of a pull, and ends it at the same time', async () => {
  const statePath = join(temporaryDirectory(), 'world.db')
  const first = new Lab(testScenario(), {statePath})
  await first.give(application('shop'), 'near')
  await first.apply('shop', web, [{node: 'n1', instances: 1}])
  await first.pass(0.5)
  expect(first.phases('shop', 'web')).toEqual(['n1:pulling'])
  const [before] = first.instances('shop', 'web')
  first.world.close()

  const {nowMs} = worldStart(testScenario(), statePath)
  expect(nowMs).toBe(ORIGIN_MS + 500)
  const second = new Lab(testScenario(), {statePath, startMs: nowMs})
  expect(second.instances('shop', 'web')).toEqual([before])
  await second.pass(1.5)
  expect(second.phases('shop', 'web')).toEqual(['n1:starting'])
  await second.pass(0.1)
  expect(second.instances('shop', 'web')).toMatchObject([{id: before?.id, phase: 'ready', restarts: 0, readySinceMs: ORIGIN_MS + 2100}])
  second.world.close()
})

test('a node that was lost when the world ended is lost when it begins again, and returns in its time', async () => {
  const statePath = join(temporaryDirectory(), 'world.db')
  const scenario = testScenario({faults: [{id: 'f', atMs: 10_000, forMs: 100_000, fault: {kind: 'node-down', node: 'n1', reboots: false}}]})
  const first = new Lab(scenario, {statePath})
  await first.give(application('shop'), 'near')
  await first.apply('shop', web, [{node: 'n1', instances: 1}])
  await first.pass(30)
  first.world.close()
  const second = new Lab(scenario, {statePath, startMs: worldStart(scenario, statePath).nowMs})
  expect(second.phases('shop', 'web')).toEqual(['n1:ready'])
  await second.pass(21)
  expect(second.phases('shop', 'web')).toEqual(['n1:unknown'])
  second.world.close()
  const third = new Lab(scenario, {statePath, startMs: worldStart(scenario, statePath).nowMs})
  expect(third.phases('shop', 'web')).toEqual(['n1:unknown'])
  await third.pass(60)
  expect(third.phases('shop', 'web')).toEqual(['n1:ready'])
  third.world.close()
})

test('epochs only grow, also over the death of the world', async () => {
  const statePath = join(temporaryDirectory(), 'world.db')
  const epochs: number[] = []
  for (let life = 0; life < 3; life++) {
    const lab = new Lab(testScenario(), {statePath, startMs: worldStart(testScenario(), statePath).nowMs})
    const stop = new AbortController()
    for await (const event of lab.slice.lease(stop.signal)) {
      if (event !== 'lost') epochs.push(event)
      stop.abort()
    }
    lab.world.close()
  }
  expect(epochs).toEqual([1, 2, 3])
})

test('what cannot be written is not acknowledged and not told, and is written with the next', async () => {
  const store = new FailingStore()
  const world = new World(testScenario(), createVirtualClock(ORIGIN_MS), new WorldState(['near', 'far'], store))
  const slice = simulatedSlice(world)
  const told: string[] = []
  const watch = slice.applications()
  const reading = (async () => {
    for await (const event of watch) if (event.kind === 'put') told.push(event.key)
  })()
  store.isFull = true
  await expect(slice.put(spec(application('a')), undefined, NEVER)).rejects.toMatchObject({code: 'world-not-durable'})
  await new Promise((resolve) => setImmediate(resolve))
  expect(told).toEqual([])
  store.isFull = false
  accepted(await slice.put(spec(application('b')), undefined, NEVER))
  await expect.poll(() => told).toEqual(['a', 'b'])
  watch.close()
  await reading
  expect([...store.keys].filter((key) => key.startsWith('applications/'))).toEqual(['applications/a', 'applications/b'])
})

test('a state of a newer version, and a file that is none, are refused with a word on what to do', () => {
  const directory = temporaryDirectory()
  const newer = join(directory, 'newer.db')
  const database = new DatabaseSync(newer)
  database.exec('PRAGMA user_version = 99')
  database.close()
  const open = (statePath: string) => () => openWorld({scenario: testScenario(), statePath, clock: createVirtualClock(ORIGIN_MS)})
  expect(open(newer)).toThrow('written by a newer version (schema 99')
  const rubbish = join(directory, 'rubbish.db')
  writeFileSync(rubbish, 'this is no database, by far not one')
  expect(open(rubbish)).toThrow('cannot be opened')
})

test('two worlds do not share a state', () => {
  const statePath = join(temporaryDirectory(), 'world.db')
  const options = {scenario: testScenario(), statePath, clock: createVirtualClock(ORIGIN_MS)}
  const first = openWorld(options)
  expect(() => openWorld(options)).toThrow('Another process runs this simulated world.')
  first.close()
  openWorld(options).close()
})

class FailingStore implements WorldStore {
  readonly keys = new Set<string>()
  isFull = false

  stamp(): undefined {
    return undefined
  }

  rows(): [] {
    return []
  }

  write(rows: Parameters<WorldStore['write']>[0]): void {
    if (this.isFull) throw new OperationalError('Full.', {code: 'world-not-durable', exit: 'precondition'})
    for (const {table, key} of rows) this.keys.add(`${table}/${key}`)
  }

  close(): void {}
}

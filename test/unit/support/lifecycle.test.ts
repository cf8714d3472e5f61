import {expect, test} from 'vitest'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {createLifecycle, type Part} from '../../../src/support/lifecycle.js'

function setUp() {
  const clock = createVirtualClock(0)
  const events: string[] = []
  const part = (name: string, change: Partial<Part> = {}): Part => ({
    name,
    start: () => void events.push(`start ${name}`),
    stop: () => void events.push(`stop ${name}`),
    ...change,
  })
  const lifecycle = (...stages: readonly (readonly Part[])[]) => createLifecycle(stages, {clock, stopWithinMs: 1_000})
  return {clock, events, part, lifecycle}
}

test('parts start in order and stop in reverse', async () => {
  const {events, part, lifecycle} = setUp()
  const all = lifecycle([part('journal')], [part('fabric')], [part('api')])
  await all.start()
  expect(await all.stop()).toEqual([])
  expect(events).toEqual(['start journal', 'start fabric', 'start api', 'stop api', 'stop fabric', 'stop journal'])
})

test('parts of a stage start and stop together', async () => {
  const {clock, part, lifecycle} = setUp()
  const slow = (name: string) => part(name, {start: () => clock.sleep(100), stop: () => clock.sleep(100)})
  const all = lifecycle([slow('a'), slow('b'), slow('c')])
  const started = all.start().then(() => clock.now())
  await clock.run(100)
  expect(await started).toBe(100)
  const stopped = all.stop().then(() => clock.now())
  await clock.run(300)
  expect(await stopped).toBe(200)
})

test('where one cannot start, those that did are stopped, and the failure is told', async () => {
  const {events, part, lifecycle} = setUp()
  const failing = part('api', {start: () => Promise.reject(new Error('the port is taken'))})
  const all = lifecycle([part('journal')], [failing, part('metrics')], [part('never')])
  await expect(all.start()).rejects.toThrow('the port is taken')
  expect(events).toEqual(['start journal', 'start metrics', 'stop metrics', 'stop journal'])
  expect(await all.stop()).toEqual([])
  expect(events).toHaveLength(4)
})

test('stopping twice stops once, and gives the same result', async () => {
  const {events, part, lifecycle} = setUp()
  const all = lifecycle([part('a')])
  await all.start()
  const [first, second] = await Promise.all([all.stop(), all.stop()])
  expect(first).toBe(second)
  expect(events).toEqual(['start a', 'stop a'])
})

test('stopping before the start does nothing, and there is no start after it', async () => {
  const {events, part, lifecycle} = setUp()
  const all = lifecycle([part('a')])
  expect(await all.stop()).toEqual([])
  await expect(all.start()).rejects.toThrow('stopped')
  expect(events).toEqual([])
})

test('stopping during the start ends it, and stops what has started', async () => {
  const {clock, events, part, lifecycle} = setUp()
  const all = lifecycle([part('a')], [part('slow', {start: (signal) => clock.sleep(10_000, signal)})], [part('never')])
  const start = all.start().catch((error: unknown) => error)
  await clock.run(10)
  expect(await all.stop()).toEqual([])
  expect(await start).toBeInstanceOf(Error)
  expect(events).toEqual(['start a', 'stop a'])
})

test('a signal ends the start', async () => {
  const {clock, events, part, lifecycle} = setUp()
  const stop = new AbortController()
  const reason = new Error('SIGTERM')
  const all = lifecycle([part('a')], [part('slow', {start: (signal) => clock.sleep(10_000, signal)})])
  const start = all.start(stop.signal).catch((error: unknown) => error)
  await clock.run(10)
  stop.abort(reason)
  expect(await start).toBe(reason)
  expect(events).toEqual(['start a', 'stop a'])
})

test('what fails or hangs while stopping is reported, and the others have their turn within one deadline', async () => {
  const {clock, events, part, lifecycle} = setUp()
  let abortedAt = Number.NaN
  const hanging = part('hanging', {
    stop: (signal) => {
      signal.addEventListener('abort', () => {
        abortedAt = clock.now()
      })
      return new Promise(() => {})
    },
  })
  const all = lifecycle([part('journal')], [hanging], [part('failing', {stop: () => Promise.reject(new Error('broken'))})])
  await all.start()
  const stopping = all.stop()
  await clock.run(5_000)
  const problems = await stopping
  expect(problems.map(({part: name, error}) => [name, error instanceof Error ? error.message : ''])).toEqual([
    ['failing', 'broken'],
    ['hanging', 'hanging did not stop in time.'],
  ])
  expect(abortedAt).toBe(1_000)
  expect(events.at(-1)).toBe('stop journal')
})

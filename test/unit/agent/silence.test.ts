import {expect, test} from 'vitest'
import {ContinuumView} from '../../../src/agent/roles/continuum-view.js'
import type {SlicePlatform, Watch} from '../../../src/platform/contract/index.js'
import {WatchQueue} from '../../../src/platform/contract/watch-queue.js'
import {openWorld, simulatedSlice} from '../../../src/platform/simulated/index.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {ORIGIN_MS, testScenario} from '../../contract/platform/fixtures.js'

/** A platform whose watches say what the test lets them say. */
function watched() {
  const clock = createVirtualClock(ORIGIN_MS)
  const queues: WatchQueue<never>[] = []
  const watch = (): Watch<never> => {
    const queue = new WatchQueue<never>({list: () => [], onClose: () => undefined})
    queues.push(queue)
    return queue
  }
  const slice = simulatedSlice(openWorld({scenario: testScenario(), clock}))
  const platform: SlicePlatform = {...slice, applications: watch, clusters: watch, assignments: watch, status: watch}
  return {clock, platform, queues}
}

test('the view is silent from the first watch that is not heard until the last one is heard again', async () => {
  const {clock, platform, queues} = watched()
  const stop = new AbortController()
  const view = new ContinuumView(clock, () => undefined)
  const following = view.follow(platform, stop.signal)
  const pass = () => clock.run(clock.now() + 1_000)
  for (const queue of queues) queue.synced()
  await pass()
  expect(view.silence).toBeUndefined()

  const fellSilentMs = clock.now()
  queues[0]?.degraded(fellSilentMs)
  await pass()
  for (const queue of queues.slice(1)) queue.degraded(clock.now())
  await pass()
  expect(view.silence).toEqual({sinceMs: fellSilentMs, forMs: 2_000})

  for (const queue of queues.slice(1)) queue.synced()
  await pass()
  expect(view.silence).toEqual({sinceMs: fellSilentMs, forMs: 3_000})
  queues[0]?.synced()
  await pass()
  expect(view.silence).toBeUndefined()
  stop.abort()
  await following
})

import {expect, test} from 'vitest'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {giveMemoryBack} from '../../../src/support/memory.js'

const MINUTE_MS = 60_000
const MIB = 2 ** 20

test('memory is given back when the process has grown, and not again for what it still uses', async () => {
  const clock = createVirtualClock(0)
  const stopping = new AbortController()
  let [residentMiB, keptMiB, collections] = [150, 0, 0]
  const collect = (): void => {
    collections += 1
    residentMiB = keptMiB
  }
  const ended = giveMemoryBack({clock, resident: () => residentMiB * MIB, collect}, stopping.signal)
  const after = async (grownToMiB: number, stillUsedMiB: number): Promise<number> => {
    ;[residentMiB, keptMiB] = [grownToMiB, stillUsedMiB]
    await clock.run(clock.now() + MINUTE_MS)
    return collections
  }
  expect(await after(190, 150), 'a little').toBe(0)
  expect(await after(400, 300), 'much').toBe(1)
  expect(await after(330, 300), 'it still uses that').toBe(1)
  expect(await after(350, 120), 'more again').toBe(2)
  expect(await after(170, 120), 'more than it was then').toBe(3)
  stopping.abort()
  await ended
  expect(await after(900, 120), 'stopped').toBe(3)
})

test('a heap that has shrunk takes less of the machine afterwards', async () => {
  const clock = createVirtualClock(0)
  const stopping = new AbortController()
  const kept = giveMemoryBack({clock}, stopping.signal)
  const most = rssWithMany(1_000_000)
  await clock.run(2 * MINUTE_MS)
  stopping.abort()
  await kept
  expect(process.memoryUsage().rss).toBeLessThan(most - 40 * MIB)
})

/** Resident memory while there are so many objects; they are garbage afterwards. */
function rssWithMany(count: number): number {
  const held = Array.from({length: count}, (_, index) => ({index, name: `object ${index}`}))
  return held.length === count ? process.memoryUsage().rss : 0
}

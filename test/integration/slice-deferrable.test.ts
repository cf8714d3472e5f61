import {afterEach, expect, test} from 'vitest'
import {application, component} from '../contract/platform/fixtures.js'
import {twoWorkers} from '../support/two-workers.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults).toEqual([])
  await slice?.stop()
  slice = undefined
})

const MINUTE_MS = 60_000

const batch = component('batch', {
  restart_policy: 'OnFailure',
  containers: [{image: 'job:1'}],
  deferrable: {slack: '10m', duration: '1h'},
})

async function deployed(): Promise<VirtualSlice> {
  const running = await virtualSlice(twoWorkers())
  slice = running
  await running.pass(1_000)
  await running.during(running.service.deploy(application('city', [batch]), {by: 'ada'}))
  return running
}

function seen({service}: VirtualSlice) {
  return service.application('city')?.components.find((one) => one.component === 'batch')
}

test('a deferrable component waits, says until when, and begins at the latest when its slack is used up', async () => {
  const running = await deployed()
  await running.pass(9 * MINUTE_MS)
  expect(seen(running)?.instances).toEqual([])
  expect(
    seen(running)
      ?.reasons.map(({message}) => message)
      .join(),
  ).toMatch(/batch waits for a better hour, and begins at the latest at .* UTC/)
  await running.until('begun', () => seen(running)?.instances.length === 1, 2 * MINUTE_MS)
})

test('also when every agent dies while it waits', async () => {
  const running = await deployed()
  await running.pass(5 * MINUTE_MS)
  await running.crash()
  await running.start()
  await running.pass(3 * MINUTE_MS)
  expect(seen(running)?.instances).toEqual([])
  await running.until('begun', () => seen(running)?.instances.length === 1, 3 * MINUTE_MS)
})

test('a person’s order is not kept waiting', async () => {
  const running = await deployed()
  await running.pass(MINUTE_MS)
  await running.during(running.service.order('city', 'batch', {kind: 'pin', node: 'fast'}, {by: 'ada'}))
  await running.until('begun', () => seen(running)?.instances[0]?.node === 'fast', MINUTE_MS)
})

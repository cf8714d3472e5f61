import {afterEach, expect, test} from 'vitest'
import {copyJournals, offerJournal} from '../../../src/agent/roles/journal-copy.js'
import {topics} from '../../../src/agent/topics.js'
import type {Fabric} from '../../../src/fabric/contract/index.js'
import {createInProcessBroker} from '../../../src/fabric/in-process/broker.js'
import type {Journal} from '../../../src/knowledge/contract.js'
import {openJournal} from '../../../src/knowledge/sqlite-journal.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {ORIGIN_MS} from '../../contract/platform/fixtures.js'
import {decision} from '../../fixtures/journal/records.js'

const stops: AbortController[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort()
})

async function bench() {
  const clock = createVirtualClock(ORIGIN_MS)
  const broker = createInProcessBroker({clock})
  const slice = 's'
  const address = {slice, cluster: 'c'}
  const begin = () => {
    const stop = new AbortController()
    stops.push(stop)
    return stop
  }
  const sender = async (journal: Journal, wrap: (fabric: Fabric) => Fabric = (fabric) => fabric) => {
    const stop = begin()
    const fabric = wrap(broker.connect({agent: 'c', presenceTopic: topics.presence(address)}))
    void offerJournal({fabric, journal, address, clock}, stop.signal).catch(() => undefined)
    return stop
  }
  const receiver = async (journal: Journal, copied: string[] = []) => {
    const stop = begin()
    const fabric = broker.connect({agent: 'continuum', presenceTopic: topics.presence({slice})})
    await copyJournals(
      {fabric, journal, slice, onCopy: (one) => copied.push(one.id), onError: (error) => expect.unreachable(String(error))},
      stop.signal,
    )
    return stop
  }
  const journal = () => openJournal({path: ':memory:', clock})
  const write = async (to: Journal, from: number, count: number) => {
    for (let index = from; index < from + count; index += 1) await to.write(decision(`d${String(index).padStart(4, '0')}`, {agent: 'c'}))
  }
  const idsOf = (of: Journal) =>
    of
      .list({limit: 1_000})
      .map((one) => one.id)
      .toSorted()
  return {clock, sender, receiver, journal, write, idsOf, pass: (ms: number) => clock.run(clock.now() + ms)}
}

test('everything is copied, also what changes while it is copied', async () => {
  const {sender, receiver, journal, write, idsOf, pass} = await bench()
  const [below, above] = [await journal(), await journal()]
  await write(below, 0, 130)
  await receiver(above)
  await sender(below)
  await pass(1_000)
  await write(below, 130, 20)
  await pass(1_000)
  expect(idsOf(above)).toEqual(idsOf(below))
})

test('a lost batch is sent again, also while new records keep coming', async () => {
  const {sender, receiver, journal, write, idsOf, pass} = await bench()
  const [below, above] = [await journal(), await journal()]
  let losses = 3
  await receiver(above)
  await sender(below, (fabric) => ({
    ...fabric,
    publish: async (topic, payload, options) => {
      if (topic.endsWith('/decisions') && losses > 0) losses -= 1
      else await fabric.publish(topic, payload, options)
    },
  }))
  for (let round = 0; round < 40; round += 1) {
    await write(below, round, 1)
    await pass(500)
  }
  expect(losses).toBe(0)
  expect(idsOf(above).length, 'before the stream ends').toBeGreaterThan(35)
  await pass(10_000)
  expect(idsOf(above)).toEqual(idsOf(below))
})

test('who copies may begin again: nothing is missing, and nothing known is told anew', async () => {
  const {sender, receiver, journal, write, idsOf, pass} = await bench()
  const [below, above] = [await journal(), await journal()]
  await write(below, 0, 50)
  const first = await receiver(above)
  await sender(below)
  await pass(1_000)
  first.abort()
  const told: string[] = []
  await write(below, 50, 5)
  await receiver(above, told)
  await pass(10_000)
  expect(idsOf(above)).toEqual(idsOf(below))
  expect(told).toHaveLength(5)
})

test('who copied before goes on from where it was: nothing is read or sent again', async () => {
  const {sender, receiver, journal, write, idsOf, pass} = await bench()
  const [below, above] = [await journal(), await journal()]
  await write(below, 0, 50)
  const first = [await receiver(above), await sender(below)]
  await pass(1_000)
  for (const stop of first) stop.abort()
  await write(below, 50, 5)
  const asked: number[] = []
  await receiver(above)
  await sender({
    ...below,
    changesSince: (cursor, ...most) => {
      asked.push(cursor)
      return below.changesSince(cursor, ...most)
    },
  })
  await pass(10_000)
  expect(idsOf(above)).toEqual(idsOf(below))
  expect(Math.min(...asked)).toBe(below.beginning + 50)
})

test('a journal above that was lost with its disk is filled again from the beginning', async () => {
  const {sender, receiver, journal, write, idsOf, pass} = await bench()
  const [below, above] = [await journal(), await journal()]
  await write(below, 0, 50)
  const first = await receiver(above)
  await sender(below)
  await pass(1_000)
  first.abort()
  const fresh = await journal()
  await receiver(fresh)
  await pass(10_000)
  expect(idsOf(fresh)).toEqual(idsOf(below))
})

test('a journal that was lost with its disk is copied from its beginning', async () => {
  const {sender, receiver, journal, write, idsOf, pass} = await bench()
  const [below, above] = [await journal(), await journal()]
  await write(below, 0, 50)
  await receiver(above)
  const first = await sender(below)
  await pass(1_000)
  first.abort()
  const fresh = await journal()
  await sender(fresh)
  await write(fresh, 900, 3)
  await pass(10_000)
  expect(idsOf(above).slice(-3)).toEqual(['d0900', 'd0901', 'd0902'])
})

test('records about very many hosts are copied, in as many messages as they need; of one that fits in none, its hosts are only counted', async () => {
  const {sender, receiver, journal, idsOf, pass} = await bench()
  const [below, above] = [await journal(), await journal()]
  const weighed = (hosts: number) =>
    Array.from({length: hosts}, (_, index) => ({
      component: 'c',
      host: `n${index}`,
      chosen: false,
      refusals: index % 2 === 0 ? [] : [{code: 'memory-short', message: 'm'.repeat(200)}],
    }))
  for (let index = 0; index < 30; index += 1) await below.write(decision(`many${index}`, {agent: 'c', candidates: weighed(200)}))
  await below.write(decision('too-many', {agent: 'c', candidates: weighed(10_000), unlisted: {eligible: 1, refused: {'node-cordoned': 2}}}))
  await below.write(decision('after', {agent: 'c'}))
  await receiver(above)
  await sender(below)
  await pass(2_000)
  expect(idsOf(above)).toEqual(idsOf(below))
  expect(above.get('many29')?.candidates).toHaveLength(200)
  expect(above.get('too-many')).toMatchObject({
    candidates: [],
    unlisted: {eligible: 5_001, refused: {'node-cordoned': 2, 'memory-short': 5_000}},
  })
})

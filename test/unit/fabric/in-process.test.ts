import {expect, test} from 'vitest'
import type {FabricMessage} from '../../../src/fabric/contract/index.js'
import {presenceTopic} from '../../../src/fabric/contract/topics.js'
import {createInProcessBroker} from '../../../src/fabric/in-process/broker.js'
import {Inbox} from '../../../src/fabric/in-process/inbox.js'
import {frozenPayload} from '../../../src/fabric/payload.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import type {JsonObject} from '../../../src/support/json.js'

const cluster = {agent: 'c', presenceTopic: presenceTopic({slice: 's', cluster: 'c1', node: null})}

function message(topic: string, payload: number): FabricMessage {
  return {topic, payload, retained: false}
}

test('an inbox that overflows keeps the newest state of each topic and the order, and counts what went', () => {
  const counters = {coalesced: 0, dropped: 0}
  const inbox = new Inbox(10, counters)
  for (let number = 0; number < 11; number++) inbox.add(message(`state/${number % 2}`, number), true)
  expect(inbox.take(100).map(({payload}) => payload)).toEqual([9, 10])
  expect(counters).toEqual({coalesced: 9, dropped: 0})
})

test('where there is no state to coalesce, the oldest events give way, and never a state', () => {
  const counters = {coalesced: 0, dropped: 0}
  const inbox = new Inbox(100, counters)
  inbox.add(message('state', -1), true)
  for (let number = 0; number < 1_000; number++) inbox.add(message('telemetry', number), false)
  expect(inbox.size).toBeLessThanOrEqual(100)
  const left = inbox.take(1_000).map(({payload}) => payload)
  expect(left[0]).toBe(-1)
  expect(left.at(-1)).toBe(999)
  expect(left.length - 1 + counters.dropped).toBe(1_000)
})

test('more states than the limit are all kept', () => {
  const inbox = new Inbox(10, {coalesced: 0, dropped: 0})
  for (let number = 0; number < 1_000; number++) inbox.add(message(`state/${number}`, number), true)
  expect(inbox.size).toBe(1_000)
})

test('messages take no time of a virtual clock, and the agents at both ends need nothing else', async () => {
  const clock = createVirtualClock(0)
  const fabric = createInProcessBroker({clock}).connect(cluster)
  const heardAt: number[] = []
  await fabric.subscribe('mlsysops/s/c1/-/reported/x', () => heardAt.push(clock.now()), new AbortController().signal)
  clock.schedule(5, () => void fabric.publish('mlsysops/s/c1/-/reported/x', 1))
  clock.schedule(7, () => {})
  await clock.run(10)
  expect(heardAt).toEqual([5])
})

test('a burst larger than what is delivered at once arrives whole and in order', async () => {
  const broker = createInProcessBroker({clock: {now: () => 0}})
  const fabric = broker.connect(cluster)
  const heard: unknown[] = []
  await fabric.subscribe('mlsysops/s/c1/-/telemetry', ({payload}) => heard.push(payload), new AbortController().signal)
  for (let number = 0; number < 5_000; number++) void fabric.publish('mlsysops/s/c1/-/telemetry', number)
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(heard).toEqual([...Array(5_000).keys()])
  expect(broker.counters()).toEqual({published: 5_000, delivered: 5_000, coalesced: 0, dropped: 0})
})

test('an identity whose topic is no presence topic is refused', () => {
  const broker = createInProcessBroker({clock: {now: () => 0}})
  expect(() => broker.connect({agent: 'x', presenceTopic: 'mlsysops/s/c1/-/other'})).toThrow(RangeError)
})

test('a member called __proto__ stays a member', () => {
  const payload = frozenPayload(JSON.parse('{"__proto__": {"admin": true}}') as JsonObject, 't')
  expect(JSON.stringify(payload)).toBe('{"__proto__":{"admin":true}}')
  expect((payload as {admin?: boolean}).admin).toBeUndefined()
})

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {Outbox} from '../../../src/fabric/mqtt/outbox.js'
import {Pace} from '../../../src/fabric/mqtt/pace.js'
import type {Session} from '../../../src/fabric/mqtt/session.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'

/** A broker that takes nothing until it is told to. */
function createStuckSession() {
  const taken: string[] = []
  const waiting: (() => void)[] = []
  const session: Session = {
    ended: new Promise(() => {}),
    publish: (topic, payload) => {
      taken.push(`${topic}=${payload.toString()}`)
      return new Promise((resolve) => waiting.push(resolve))
    },
    subscribe: async () => true,
    unsubscribe: () => {},
    end: async () => {},
    cut: () => {},
  }
  return {session, taken, acknowledge: () => waiting.shift()?.()}
}

const counters = () => ({sent: 0, coalesced: 0, dropped: 0})
const bytes = (value: unknown): Buffer => Buffer.from(String(value))

test('no more is under way than may be, and the rest goes in its order', async () => {
  const outbox = new Outbox({inFlight: 2, waiting: 100}, counters())
  const {session, taken, acknowledge} = createStuckSession()
  outbox.open(session)
  const pushed = [1, 2, 3, 4].map((value) => outbox.push('t', bytes(value), false))
  expect(taken).toEqual(['t=1', 't=2'])
  acknowledge()
  await pushed[0]
  await Promise.resolve()
  expect(taken).toEqual(['t=1', 't=2', 't=3'])
})

test('where too much waits, of each state the newest stays, and the oldest of the rest goes; everyone is told', async () => {
  const limits = {inFlight: 1, waiting: 20}
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({topic: fc.constantFrom('a', 'b', 'c'), isState: fc.boolean()}), {maxLength: 200}), async (all) => {
      const counted = counters()
      const outbox = new Outbox(limits, counted)
      const {session, taken, acknowledge} = createStuckSession()
      outbox.open(session)
      const results = Promise.allSettled(
        all.map(({topic, isState}, index) => outbox.push(`${isState ? 's' : 't'}/${topic}`, bytes(index), isState)),
      )
      for (let turn = 0; turn < all.length; turn++) {
        acknowledge()
        await new Promise((resolve) => setImmediate(resolve))
      }
      const rejected = (await results).filter(({status}) => status === 'rejected').length
      expect(counted.dropped).toBe(rejected)
      expect(counted.sent + counted.coalesced + counted.dropped).toBe(all.length)
      const order = taken.map((one) => Number(one.split('=')[1]))
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      for (const topic of ['a', 'b', 'c']) {
        const newest = all.findLastIndex((one) => one.isState && one.topic === topic)
        if (newest >= 0) expect(taken).toContain(`s/${topic}=${newest}`)
      }
    }),
    {numRuns: 30},
  )
})

test('who is under the limit is not held up; who is over it gets the permitted rate, in order', async () => {
  const clock = createVirtualClock(0)
  const pace = new Pace(clock, {perSecond: 100, burst: 50})
  const passed: {readonly number: number; readonly ms: number}[] = []
  for (let number = 0; number < 250; number++) pace.pass(0, () => passed.push({number, ms: clock.now()}))
  expect(passed).toHaveLength(50)
  await clock.run(10_000)
  expect(passed.map(({number}) => number)).toEqual([...Array(250).keys()])
  expect(passed.at(-1)?.ms).toBeCloseTo(2_000, -2)
})

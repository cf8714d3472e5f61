import {expect, test} from 'vitest'
import {OrderEnds} from '../../../src/agent/roles/order-ends.js'
import type {Order} from '../../../src/platform/contract/index.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'

test('each end of an order is told once, however often its application is seen', async () => {
  const {clock, ends, ended} = ending()
  for (let seen = 0; seen < 3; seen++) ends.expect({name: 'shop', orders: [order(1_000), order(1_000), order(5_000), order(undefined)]})
  await clock.run(1_000)
  expect(ended).toEqual([])
  await clock.run(10_000)
  expect(ended).toEqual(['shop at 1001', 'shop at 5001'])
})

test('an order that was taken back, and an application that is gone, end nothing', async () => {
  const {clock, ends, ended} = ending()
  ends.expect({name: 'shop', orders: [order(1_000)]})
  ends.expect({name: 'shop', orders: []})
  ends.expect({name: 'camera', orders: [order(2_000)]})
  ends.forget('camera')
  await clock.run(10_000)
  expect(ended).toEqual([])
})

test('nothing is left when the agent stops', () => {
  const {clock, ends, stop} = ending()
  ends.expect({name: 'shop', orders: [order(1_000)]})
  expect(clock.pending).toBe(1)
  stop.abort()
  ends.expect({name: 'camera', orders: [order(1_000)]})
  expect(clock.pending).toBe(0)
})

function ending() {
  const clock = createVirtualClock(0)
  const stop = new AbortController()
  const ended: string[] = []
  const onEnd = (application: string) => void ended.push(`${application} at ${clock.now()}`)
  return {clock, stop, ended, ends: new OrderEnds({clock, onEnd, signal: stop.signal})}
}

function order(untilMs: number | undefined): Order {
  return {id: 'o', component: 'web', by: 'ada', issuedMs: 0, wish: {kind: 'pin', node: 'n1'}, ...(untilMs === undefined ? {} : {untilMs})}
}

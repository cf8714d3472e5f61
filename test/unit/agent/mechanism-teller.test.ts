import {expect, test} from 'vitest'
import {MechanismTeller} from '../../../src/agent/roles/mechanism-teller.js'
import {topics} from '../../../src/agent/topics.js'
import {createInProcessBroker} from '../../../src/fabric/in-process/broker.js'
import type {PolicyInput} from '../../../src/policy/contract.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'

const ADDRESS = {slice: 's', cluster: 'edge'}

function bench() {
  const clock = createVirtualClock(0)
  const stop = new AbortController()
  const state = {value: 1, refreshed: 0, isThere: true}
  let views: PolicyInput['mechanisms'] = new Map()
  const loop = {
    refreshMechanisms: async () => {
      state.refreshed += 1
      views = new Map(state.isThere ? [['power-cap', {options: {}, state: {value: state.value}}]] : [])
    },
    mechanismViews: () => views,
  }
  const told: unknown[] = []
  const faults: unknown[] = []
  const published: {failing: boolean} = {failing: false}
  const fabric = {
    ...createInProcessBroker({clock}).connect({agent: 'edge', presenceTopic: topics.presence(ADDRESS)}),
    publish: async (topic: string, payload: unknown) => {
      if (published.failing) throw new Error('the link is down')
      expect(topic).toBe(topics.mechanism(ADDRESS, 'power-cap'))
      told.push(payload)
    },
  }
  const teller = new MechanismTeller({fabric, address: ADDRESS, clock, loop, onError: (error) => void faults.push(error)})
  return {clock, stop, state, told, faults, published, teller}
}

test('what holds after an order is told at once, and what did not change is not told again', async () => {
  const {state, told, teller, stop} = bench()
  await teller.tellNow('power-cap', stop.signal)
  state.value = 2
  await teller.tellNow('power-cap', stop.signal)
  await teller.tellNow('power-cap', stop.signal)
  expect(told).toEqual([
    {options: {}, state: {value: 1}},
    {options: {}, state: {value: 2}},
  ])
})

test('a link that is down keeps nobody waiting; the next beat tells it', async () => {
  const {clock, stop, told, faults, published, teller} = bench()
  published.failing = true
  await teller.tellNow('power-cap', stop.signal)
  expect(told).toEqual([])
  published.failing = false
  const running = teller.run(stop.signal)
  await clock.run(4_500)
  stop.abort()
  await running
  expect(faults).toHaveLength(1)
  expect(told).toEqual([{options: {}, state: {value: 1}}])
})

test('one that a person removed is taken back', async () => {
  const {clock, state, stop, told, teller} = bench()
  const running = teller.run(stop.signal)
  await clock.run(2_500)
  state.isThere = false
  await clock.run(4_000)
  stop.abort()
  await running
  expect(told).toEqual([{options: {}, state: {value: 1}}, null])
})

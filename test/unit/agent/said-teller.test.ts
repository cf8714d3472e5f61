import {expect, test} from 'vitest'
import type {PolicyInstance} from '../../../src/agent/loop/policy-instance.js'
import {type SaidPorts, tellSaid} from '../../../src/agent/roles/said-teller.js'
import {topics} from '../../../src/agent/topics.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'

const ADDRESS = {slice: 's', cluster: 'edge', node: 'n1'}

function bench(options: Partial<Pick<SaidPorts, 'applications' | 'againEveryMs'>> = {}) {
  const clock = createVirtualClock(0)
  const stop = new AbortController()
  const told: (readonly [string, unknown])[] = []
  const instances = new Map<string, PolicyInstance>()
  const fabric = {
    publish: async (topic: string, payload: unknown, options?: {readonly retain?: boolean}) => {
      expect(options).toEqual({retain: true})
      told.push([topic, payload])
    },
    subscribe: async () => undefined,
    close: async () => undefined,
  }
  const ports = {fabric, address: ADDRESS, clock, instances: () => [...instances.values()], applications: () => []}
  const running = tellSaid({...ports, ...options}, stop.signal)
  const says = (application: string | undefined, verdict: 'fine' | 'adapt', reason: string, sinceMs = clock.now()) => {
    const key = application === undefined ? 'saver' : `saver/${application}`
    const last = {analysis: {verdict, reason}, timeMs: clock.now(), sinceMs}
    instances.set(key, {key, application, policy: {descriptor: {name: 'saver'}}, last} as PolicyInstance)
  }
  const end = async () => {
    stop.abort()
    await running
  }
  return {clock, told, instances, says, end}
}

const OF_NODE = topics.said(ADDRESS, '-')
const said = (verdict: string, reason: string, timeMs: number) => [{policy: 'saver', verdict, reason, timeMs}]

test('what a policy says is told when it changes, and never where nothing changed', async () => {
  const {clock, told, says, end} = bench()
  says(undefined, 'fine', 'idle')
  await clock.run(3_000)
  for (let ms = 4_000; ms <= 600_000; ms += 1_000) {
    says(undefined, 'fine', 'idle', 0)
    await clock.run(ms)
  }
  expect(told).toEqual([[OF_NODE, said('fine', 'idle', 0)]])
  says(undefined, 'adapt', 'busy')
  await clock.run(603_000)
  await end()
  expect(told.slice(1)).toEqual([[OF_NODE, said('adapt', 'busy', 600_000)]])
})

test('that it wanted something in between is news, also where it says the same as before', async () => {
  const {clock, told, says, end} = bench()
  says(undefined, 'fine', 'idle')
  await clock.run(4_500)
  says(undefined, 'adapt', 'busy')
  says(undefined, 'fine', 'idle')
  await clock.run(8_000)
  await end()
  expect(told).toEqual([
    [OF_NODE, said('fine', 'idle', 0)],
    [OF_NODE, said('fine', 'idle', 4_500)],
  ])
})

test('of an application that is gone it is taken back; so is, at the beginning, what an earlier life told of one that no policy is for', async () => {
  const {clock, told, instances, says, end} = bench({applications: () => ['bank']})
  says('shop', 'fine', 'idle')
  await clock.run(2_500)
  instances.clear()
  await clock.run(10_000)
  await end()
  expect(told).toEqual([
    [OF_NODE, null],
    [topics.said(ADDRESS, 'bank'), null],
    [topics.said(ADDRESS, 'shop'), said('fine', 'idle', 0)],
    [topics.said(ADDRESS, 'shop'), null],
  ])
})

test('an agent that is to repeat itself does', async () => {
  const {clock, told, says, end} = bench({againEveryMs: 60_000})
  says(undefined, 'fine', 'idle')
  await clock.run(130_000)
  await end()
  expect(told).toHaveLength(3)
})

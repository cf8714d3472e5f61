import {expect, test} from 'vitest'
import type {PolicyInstance} from '../../../src/agent/loop/policy-instance.js'
import {type SaidPorts, tellSaid} from '../../../src/agent/roles/said-teller.js'
import {topics} from '../../../src/agent/topics.js'
import type {Fabric} from '../../../src/fabric/contract/index.js'
import {createInProcessBroker, type InProcessBroker} from '../../../src/fabric/in-process/broker.js'
import {createVirtualClock, type VirtualClock} from '../../../src/support/clock-virtual.js'

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

test('what an earlier life told of an application that went while no agent was here is taken back', async () => {
  const clock = createVirtualClock(0)
  const broker = createInProcessBroker({clock})
  const identity = {agent: 'edge/n1', presenceTopic: topics.presence(ADDRESS)}
  const earlier = broker.connect(identity)
  for (const application of ['shop', 'gone'])
    await earlier.publish(topics.said(ADDRESS, application), said('fine', 'idle', 0), {retain: true})
  await earlier.close()

  const {stop, running} = life(broker.connect(identity), clock)
  await clock.run(5_000)
  stop.abort()
  await running
  expect(await retained(broker, clock)).toEqual([topics.said(ADDRESS, 'shop')])
})

/** Another life, in which a policy looks at the shop alone. */
function life(fabric: Fabric, clock: VirtualClock) {
  const stop = new AbortController()
  const last = {analysis: {verdict: 'fine', reason: 'idle'}, timeMs: 0, sinceMs: 0}
  const shop = {key: 'saver/shop', application: 'shop', policy: {descriptor: {name: 'saver'}}, last} as PolicyInstance
  const running = tellSaid({fabric, address: ADDRESS, clock, instances: () => [shop], applications: () => []}, stop.signal)
  return {stop, running}
}

/** What whoever comes later hears of what policies said. */
async function retained(broker: InProcessBroker, clock: VirtualClock): Promise<readonly string[]> {
  const heard: string[] = []
  const stop = new AbortController()
  const fabric = broker.connect({agent: 'continuum', presenceTopic: topics.presence({slice: ADDRESS.slice})})
  await fabric.subscribe(topics.allSaid(ADDRESS.slice), ({topic}) => void heard.push(topic), stop.signal)
  await clock.run(clock.now() + 1_000)
  stop.abort()
  return heard
}

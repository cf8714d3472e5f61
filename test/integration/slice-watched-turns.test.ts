import {afterEach, expect, test} from 'vitest'
import type {PolicySubmission} from '../../src/agent/service.js'
import type {WatchedTurn} from '../../src/agent/turn-report.js'
import type {Fabric} from '../../src/fabric/contract/index.js'
import {application, testScenario} from '../contract/platform/fixtures.js'
import {textWith} from '../support/matchers.js'
import {classifier, LOAD_RISES_MS, twoWorkers} from '../support/two-workers.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults).toEqual([])
  await slice?.stop()
  slice = undefined
})

/** What agents published about turns, as `topic payload`. */
let published: {readonly topic: string; readonly payload: unknown}[] = []

const listening = (fabric: Fabric): Fabric => ({
  publish: (topic, payload, options) => {
    if (topic.endsWith('/turns') || topic.includes('/watched/')) published.push({topic, payload})
    return fabric.publish(topic, payload, options)
  },
  subscribe: (pattern, onMessage, signal) => fabric.subscribe(pattern, onMessage, signal),
  close: () => fabric.close(),
})

async function begin(scenario = twoWorkers({})): Promise<VirtualSlice> {
  published = []
  slice = await virtualSlice(scenario, {fabric: listening})
  await slice.pass(1_000)
  return slice
}

async function city(): Promise<VirtualSlice> {
  const running = await begin()
  await running.during(running.service.deploy(application('city', [classifier()]), {by: 'ada'}))
  await running.until('deployed', () => running.service.application('city')?.phase === 'deployed', 60_000)
  return running
}

/** Follows until it is left. */
function follow({service}: VirtualSlice, policy: string) {
  const stop = new AbortController()
  const items: WatchedTurn[] = []
  const done = (async () => {
    for await (const item of service.turns(policy, stop.signal)) items.push(item)
  })()
  return {
    turns: () => items.flatMap((item) => (item.kind === 'turn' ? [item] : [])),
    counted: () => items.reduce((sum, {count}) => sum + count, 0),
    leave: async () => {
      stop.abort()
      await done
    },
  }
}

function policy(
  name: string,
  {analyze, plan = '() => undefined', more = ''}: {analyze: string; plan?: string; more?: string},
): PolicySubmission {
  const source = `
import {definePolicy} from 'mlsysops'
export default definePolicy({name: '${name}', interval: '1s', ${more} analyze: ${analyze}, plan: ${plan}})`
  return {fileName: `${name}.mjs`, source}
}

async function add(running: VirtualSlice, submission: PolicySubmission, name: string): Promise<void> {
  const {service} = running
  await running.during(service.addPolicy(submission, 'ada'))
  await running.until('it runs', () => service.policies().some((one) => one.name === name && one.instances > 0), 60_000)
}

const CALM = {analyze: "() => ({verdict: 'fine', reason: 'all is well', evidence: {value: 7}})"}

test('each turn of an added policy is told, those alike as one with a count', async () => {
  const running = await city()
  await add(running, policy('calm', CALM), 'calm')
  const follower = follow(running, 'calm')
  await running.pass(20_000)
  const [first] = follower.turns()
  expect(first).toMatchObject({
    agent: 'workers',
    policy: 'calm',
    application: 'city',
    analysis: {verdict: 'fine', reason: 'all is well', evidence: {value: 7}},
    count: 1,
  })
  expect(first).not.toHaveProperty('plan')
  expect(follower.counted()).toBeGreaterThanOrEqual(15)
  expect(follower.turns().length).toBeLessThanOrEqual(8)
  await follower.leave()
})

test('nothing is told where nobody follows, and nothing after the last has left', async () => {
  const running = await city()
  await add(running, policy('calm', CALM), 'calm')
  await running.pass(10_000)
  expect(published).toEqual([])
  const [one, other] = [follow(running, 'calm'), follow(running, 'calm')]
  await running.pass(10_000)
  expect(one.counted()).toBe(other.counted())
  await one.leave()
  const before = other.counted()
  await running.pass(10_000)
  expect(other.counted()).toBeGreaterThan(before)
  await other.leave()
  expect(published.at(-1)).toEqual({topic: textWith('/workers/-/desired/watched/calm'), payload: null})
  const {length} = published
  await running.pass(60_000)
  expect(published).toHaveLength(length)
})

test('what a built-in policy wanted is told with the verdict and the record of it', async () => {
  const running = await city()
  const follower = follow(running, 'qos-relocation')
  await running.pass(LOAD_RISES_MS + 60_000)
  const admitted = follower.turns().find(({plan}) => plan?.actions.some(({verdict}) => verdict.kind === 'admitted'))
  expect(admitted).toMatchObject({analysis: {verdict: 'adapt'}, application: 'city'})
  const id = admitted?.plan?.actions[0]?.decision ?? ''
  expect(running.service.decision(id)).toMatchObject({verdict: {kind: 'admitted'}, summary: admitted?.plan?.summary})
  await follower.leave()
})

test('a plan of nothing, a plan that finds nothing and one that fails are told as what they are', async () => {
  const running = await city()
  const analyze = "() => ({verdict: 'adapt', reason: 'too slow'})"
  await add(running, policy('idle', {analyze}), 'idle')
  await add(running, policy('stuck', {analyze, plan: "() => ({actions: [], summary: 'there is no better place'})"}), 'stuck')
  await add(running, policy('broken', {analyze, plan: "() => { throw new Error('no such host') }"}), 'broken')
  const followers = ['idle', 'stuck', 'broken'].map((name) => follow(running, name))
  await running.pass(5_000)
  const [idle, stuck, broken] = followers.map((one) => one.turns().at(0))
  expect(idle).toMatchObject({analysis: {verdict: 'adapt', reason: 'too slow'}, plan: {actions: []}})
  expect(idle?.plan).not.toHaveProperty('summary')
  expect(stuck).toMatchObject({analysis: {verdict: 'adapt'}, plan: {summary: 'there is no better place', actions: []}})
  expect(broken).toMatchObject({analysis: {verdict: 'hold', reason: textWith('no such host')}})
  expect(broken).not.toHaveProperty('plan')
  for (const follower of followers) await follower.leave()
})

test('turns of policies of nodes and of the continuum are told with their agents', async () => {
  const running = await begin(testScenario())
  const global = (layer: string) => ({...CALM, more: `layer: '${layer}', scope: 'global', metrics: [],`})
  await add(running, policy('of-nodes', global('node')), 'of-nodes')
  await add(running, policy('of-slice', global('continuum')), 'of-slice')
  const followers = [follow(running, 'of-nodes'), follow(running, 'of-slice')]
  await running.pass(20_000)
  const agents = followers.map((one) => [...new Set(one.turns().map(({agent}) => agent))].toSorted())
  expect(agents[0]).toContain('near/n1')
  expect(agents[0]?.length).toBeGreaterThan(1)
  expect(agents[1]).toEqual(['continuum'])
  for (const follower of followers) await follower.leave()
})

test('a policy that is nowhere is refused, with the one that was meant', async () => {
  const {service} = await begin()
  expect(() => service.turns('qos-relocatoin', AbortSignal.abort())).toThrow(
    expect.objectContaining({code: 'policy-not-found', hints: ['Did you mean qos-relocation?', 'mlsysops policy list']}),
  )
})

import {afterEach, expect, test} from 'vitest'
import type {PolicySubmission} from '../../src/agent/service.js'
import {application} from '../contract/platform/fixtures.js'
import {classifier, twoWorkers} from '../support/two-workers.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults).toEqual([])
  await slice?.stop()
  slice = undefined
})

/** Places what has no host on `slow`, and nothing else. */
const ON_SLOW: PolicySubmission = {
  fileName: 'component-placement.mjs',
  source: `
import {definePolicy, hostsOf, place} from 'mlsysops'
const unplaced = (input) => input.application.description.components.filter((one) => hostsOf(input, one.metadata.name).length === 0)
export default definePolicy({
  name: 'component-placement', interval: '1s', cooldown: '0s',
  analyze: (input) => unplaced(input).length > 0 ? {verdict: 'adapt', reason: 'It has no host.'} : {verdict: 'fine', reason: 'It has one.'},
  plan: (input) => ({actions: unplaced(input).map((one) => place(input, one.metadata.name, [{node: 'slow', instances: 1}], 'On slow, as ever'))}),
})`,
}

async function deployed(name: string): Promise<VirtualSlice> {
  slice ??= await virtualSlice(twoWorkers({}))
  const running = slice
  await running.pass(1_000)
  await running.during(running.service.deploy(application(name, [classifier()]), {by: 'ada'}))
  await running.until('deployed', () => running.service.application(name)?.phase === 'deployed', 60_000)
  return running
}

async function replaced(submission: PolicySubmission): Promise<VirtualSlice> {
  slice = await virtualSlice(twoWorkers({}))
  await slice.pass(1_000)
  await slice.during(slice.service.addPolicy(submission, 'ada'))
  await slice.pass(3_000)
  return slice
}

function hosts({service}: VirtualSlice, name: string): readonly string[] {
  return service.application(name)?.components.flatMap(({instances}) => instances.map(({node}) => node)) ?? []
}

function names({service}: VirtualSlice): readonly string[] {
  return service.policies().map(({name}) => name)
}

test('a policy of a core one’s name chooses the hosts; what people order is carried out by the core one’s upkeep', async () => {
  await replaced(ON_SLOW)
  const running = await deployed('city')
  expect(hosts(running, 'city')).toEqual(['slow'])
  expect(running.service.decisions({application: 'city', policy: 'component-placement', verdict: 'admitted', limit: 5})).toMatchObject([
    {summary: 'On slow, as ever'},
  ])
  const {service} = running
  await running.during(service.order('city', 'classifier', {kind: 'pin', node: 'fast'}, {by: 'ada'}))
  await running.until('it is where ada wants it', () => hosts(running, 'city').join() === 'fast', 60_000)
  await running.during(service.remove('city', 'ada'))
  await running.until('it is gone', () => service.application('city') === undefined, 60_000)
})

test('applications that it is not for are placed by the core one as before', async () => {
  await replaced({...ON_SLOW, binding: {applications: ['city']}})
  await deployed('city')
  const running = await deployed('town')
  expect(running.service.decisions({application: 'city', policy: 'component-placement', verdict: 'admitted', limit: 1})[0]?.summary).toBe(
    'On slow, as ever',
  )
  expect(
    running.service.decisions({application: 'town', policy: 'component-placement', verdict: 'admitted', limit: 1})[0]?.summary,
  ).toMatch(/^Deploy classifier on .*score/)
})

test('when it is removed the core one has its place again, whole', async () => {
  const running = await replaced(ON_SLOW)
  await running.pass(10_000)
  expect(names(running)).toContain('component-placement-upkeep')
  await running.during(running.service.removePolicy('component-placement', 'ada'))
  await running.pass(10_000)
  expect(names(running)).not.toContain('component-placement-upkeep')
  await deployed('city')
  expect(
    running.service.decisions({application: 'city', policy: 'component-placement', verdict: 'admitted', limit: 1})[0]?.summary,
  ).toMatch(/^Deploy classifier on .*score/)
})

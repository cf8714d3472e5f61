import {afterEach, expect, test} from 'vitest'
import type {PolicySubmission} from '../../src/agent/service.js'
import {application, component} from '../contract/platform/fixtures.js'
import {twoWorkers} from '../support/two-workers.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults).toEqual([])
  await slice?.stop()
  slice = undefined
})

const WEB = component('web', {node_placement: {scaling: {scaling_mode: 'auto'}}})

async function city(permitted?: string[]): Promise<VirtualSlice> {
  slice = await virtualSlice(twoWorkers({}))
  await slice.pass(1_000)
  const description = {...application('city', [WEB]), ...(permitted === undefined ? {} : {permitted_actions: permitted})}
  await slice.during(slice.service.deploy(description, {by: 'ada'}))
  const {service} = slice
  await slice.until('deployed', () => service.application('city')?.phase === 'deployed', 60_000)
  return slice
}

/** Wants three once, and then nothing more. */
const scaler: PolicySubmission = {
  fileName: 'scaler.mjs',
  source: `
import {definePolicy, scale} from 'mlsysops'
export default definePolicy({
  name: 'scaler', interval: '1s', cooldown: 0, mechanisms: ['scale'], initialState: () => ({asked: false}),
  analyze: (input, state) => state.asked ? {verdict: 'fine', reason: 'enough'} : {verdict: 'adapt', reason: 'more', state: {asked: true}},
  plan: (input) => ({actions: [scale(input, 'web', 3, 'to see')]}),
})`,
}

function wanted({service}: VirtualSlice): string {
  const web = service.application('city')?.components.find((one) => one.component === 'web')
  return `${web?.ready} of ${web?.wanted}`
}

async function scaled(running: VirtualSlice): Promise<void> {
  await running.during(running.service.addPolicy(scaler, 'ada'))
  await running.until('scaled', () => wanted(running) === '3 of 3', 60_000)
}

test("what a policy wants holds over its agents' death, and in one decision", async () => {
  const running = await city()
  await scaled(running)
  const [decision] = running.service.decisions({application: 'city', policy: 'scaler', verdict: 'admitted', limit: 5})
  expect(decision?.outcome).toMatchObject({
    kind: 'done',
    change: 'scaled',
    message: expect.stringContaining('web: 1 → 3 instances') as string,
  })
  await running.pass(60_000)
  const placed = running.service.decisions({application: 'city', policy: 'component-placement', limit: 20})
  expect(
    placed.map((one) => one.verdict.kind),
    'the core policy neither did nor undid anything of it',
  ).toEqual(['admitted'])
  await running.crash()
  await running.start()
  await running.pass(60_000)
  expect(wanted(running)).toBe('3 of 3')
})

test.each(['removed', 'disabled', 'bound to another application'])('when the policy is %s, it is as described again', async (how) => {
  const running = await city()
  const {service} = running
  await scaled(running)
  if (how === 'removed') await running.during(service.removePolicy('scaler', 'ada'))
  else if (how === 'disabled') await running.during(service.changePolicy('scaler', {enabled: false}, 'ada'))
  else await running.during(service.changePolicy('scaler', {binding: {applications: ['other']}}, 'ada'))
  await running.until('as described', () => wanted(running) === '1 of 1', 60_000)
})

test("a person's order outranks it, and it holds again when that is lifted", async () => {
  const running = await city()
  const {service} = running
  await scaled(running)
  await running.during(service.order('city', 'web', {kind: 'scale', instances: 2}, {by: 'ada'}))
  await running.until('as ordered', () => wanted(running) === '2 of 2', 60_000)
  await running.during(service.lift('city', 'web', 'scale', 'ada'))
  await running.until('as the policy wants', () => wanted(running) === '3 of 3', 60_000)
})

test('a description that says another number ends it', async () => {
  const running = await city()
  await scaled(running)
  const more = component('web', {node_placement: {scaling: {scaling_mode: 'auto', instances: 2}}})
  await running.during(running.service.deploy(application('city', [more]), {by: 'ada'}))
  await running.until('as described', () => wanted(running) === '2 of 2', 60_000)
})

test('what is not permitted is not done', async () => {
  const running = await city(['component_relocation'])
  await running.during(running.service.addPolicy(scaler, 'ada'))
  await running.pass(20_000)
  const [refused] = running.service.decisions({application: 'city', policy: 'scaler', verdict: 'rejected', limit: 1})
  expect(refused?.verdict).toMatchObject({
    reasons: [{code: 'not-permitted', message: expect.stringContaining('component_scaling') as string}],
  })
  expect(wanted(running)).toBe('1 of 1')
})

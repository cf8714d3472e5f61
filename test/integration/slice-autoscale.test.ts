import {afterEach, expect, test} from 'vitest'
import type {ParameterValues} from '../../src/policy/catalogue-entry.js'
import {application, component, rule} from '../contract/platform/fixtures.js'
import {twoWorkers} from '../support/two-workers.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults).toEqual([])
  await slice?.stop()
  slice = undefined
})

const DOUBLES_MS = 120_000
const HALVES_MS = 420_000
const WEB = component('web', {node_placement: {scaling: {scaling_mode: 'auto'}}})
/** A dozen requests a second are what one instance should have. */
const DOZEN_EACH = {metric: 'requests_per_second', measure: 'total', target: 12, downMs: 60_000}

/** Twenty requests a second, and forty from the second minute to the seventh; autoscale beside the policies that are always there. */
async function city(values: ParameterValues, from = component('web')): Promise<VirtualSlice> {
  const workload = rule({
    load: {kind: 'burst', base: 1, peak: 2, everyMs: 3_600_000, lengthMs: HALVES_MS - DOUBLES_MS, firstMs: DOUBLES_MS},
    arrivals: {kind: 'periodic', rate: 0, perLoad: 20, jitter: 0},
  })
  slice = await virtualSlice(twoWorkers({more: {workloads: [workload]}}))
  await slice.pass(1_000)
  const {service} = slice
  await slice.during(service.deploy(application('city', [from]), {by: 'ada'}))
  await slice.until('deployed', () => service.application('city')?.phase === 'deployed', 60_000)
  await slice.during(service.addPolicy({fileName: 'autoscale', source: JSON.stringify(values), builtIn: true}, 'ada'))
  return slice
}

function running({service}: VirtualSlice): number | undefined {
  return service.application('city')?.components[0]?.ready
}

function changes({service}: VirtualSlice): readonly string[] {
  const admitted = service.decisions({application: 'city', policy: 'autoscale', verdict: 'admitted', limit: 50})
  return admitted.map(({actions}) => String(actions[0]?.command['instances'])).toReversed()
}

test('instances follow the load, up at once and down when it stays low', async () => {
  const opened = await city(DOZEN_EACH, WEB)
  await opened.until('two for twenty a second', () => running(opened) === 2, 60_000)
  await opened.pass(DOUBLES_MS - 30_000)
  await opened.until('four for forty a second', () => running(opened) === 4, 60_000)
  await opened.pass(HALVES_MS - DOUBLES_MS)
  await opened.until('two again', () => running(opened) === 2, 120_000)
  await opened.pass(600_000)
  expect(changes(opened).join(), 'by way of three, and no change beside these').toMatch(/^2,(3,)?4,(3,)?2$/)
  const [last] = opened.service.decisions({application: 'city', policy: 'autoscale', verdict: 'admitted', limit: 1})
  expect(last?.outcome).toMatchObject({kind: 'done', change: 'scaled'})
  expect(last?.effect?.metric).toBe('requests_per_second')
})

test('never more than the most, and what is not measured changes nothing', async () => {
  const opened = await city({...DOZEN_EACH, max: 3}, WEB)
  await opened.pass(DOUBLES_MS + 120_000)
  expect(running(opened)).toBe(3)
  await opened.stop()

  const silent = await city({...DOZEN_EACH, metric: 'queue_length'}, WEB)
  await silent.pass(60_000)
  expect(changes(silent)).toEqual([])
  const said = (await silent.service.explain('city')).components[0]?.policies.find((one) => one.policy === 'autoscale')
  expect(said).toMatchObject({verdict: 'hold', reason: 'queue_length of web is not measured: it stays as it is'})
})

test('only what a policy may scale is scaled, and a person who orders a number is left alone', async () => {
  const opened = await city(DOZEN_EACH)
  await opened.pass(60_000)
  expect(changes(opened), 'nothing says scaling_mode auto').toEqual([])
  await opened.during(opened.service.order('city', 'web', {kind: 'scale', instances: 1}, {by: 'ada'}))
  await opened.during(opened.service.deploy(application('city', [WEB]), {by: 'ada'}))
  await opened.pass(60_000)
  expect([running(opened), changes(opened)]).toEqual([1, []])
})

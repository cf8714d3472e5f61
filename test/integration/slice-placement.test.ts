import {afterEach, expect, test} from 'vitest'
import type {ResolvedScenario} from '../../src/descriptions/resolved-scenario.js'
import {application, component, rule, scenarioNode, testScenario} from '../contract/platform/fixtures.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  await slice?.stop()
  slice = undefined
})

/** Two workers of one cluster; the second is twice as fast and twice as dear. Work grows with a load that steps up after two minutes. */
function twoWorkers(overrides: Partial<ResolvedScenario> = {}): ResolvedScenario {
  const base = testScenario()
  return {
    ...base,
    clusters: [
      {
        name: 'workers',
        description: {cluster_id: 'workers', nodes: ['slow', 'fast']},
        nodes: [
          scenarioNode('slow', {}, {hardware: {cpu: {architecture: 'amd64', cores: 8, performance_indicator: 5000}, memory: 16, disk: 100}, price: {value: 0.1}}),
          scenarioNode('fast', {}, {hardware: {cpu: {architecture: 'amd64', cores: 8, performance_indicator: 12_500}, memory: 16, disk: 100}, price: {value: 0.2}}),
        ],
      },
    ],
    workloads: [
      rule({
        load: {kind: 'step', before: 1, after: 4, atMs: base.originMs + 120_000 - base.originMs},
        arrivals: {kind: 'periodic', rate: 5, perLoad: 0, jitter: 0},
        work: {baseMs: 20, perLoadMs: 15, sigma: 0.1},
        exports: [{metric: 'frame_classify_latency', shows: 'mean-response-ms'}],
      }),
    ],
    ...overrides,
  }
}

const classifier = component('classifier', {qos_metrics: [{application_metric_id: 'frame_classify_latency', target: 50, relation: 'lower_or_equal'}]})

test('a described application is placed, and its classifier moves when its target breaks', async () => {
  slice = await virtualSlice(twoWorkers())
  await slice.pass(1_000)
  const {service} = slice
  const created = await slice.during(service.deploy(application('city', [classifier]), {by: 'ada'}))
  expect(created.kind).toBe('created')
  await slice.until('deployed', () => service.application('city')?.phase === 'deployed', 60_000)
  expect(service.application('city')?.components[0]?.instances.map((one) => one.node)).toEqual(['slow'])
  await slice.until('moved', () => service.application('city')?.components[0]?.instances.map((one) => one.node).join() === 'fast', 300_000)
  await slice.pass(60_000)
  const [move] = service.decisions({application: 'city', policy: 'qos-relocation', verdict: 'admitted', limit: 10})
  expect(move?.summary).toMatch(/Move classifier from slow to fast/)
  expect(move?.outcome.kind).toBe('done')
  expect(move?.effect?.after).toBeLessThan(50)
  expect(move?.effect?.before).toBeGreaterThan(50)
  expect(service.application('city')?.qos[0]?.met).toBe(true)
  expect(slice.faults).toEqual([])
})

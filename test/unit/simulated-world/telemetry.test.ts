import {expect, test} from 'vitest'
import type {ResolvedScenario} from '../../../src/descriptions/resolved-scenario.js'
import {simulatedHost} from '../../../src/platform/simulated/index.js'
import type {Sample} from '../../../src/telemetry/contract.js'
import {accepted, application, component, NEVER, rule, testScenario} from '../../contract/platform/fixtures.js'
import {Lab} from './lab.js'

const web = component('web', {qos_metrics: [{application_metric_id: 'delay', target: 50, relation: 'lower_or_equal'}]})

async function measured(
  scenario: ResolvedScenario,
  node = 'n1',
): Promise<{lab: Lab; samples: Sample[]; of: (metric: string) => readonly Sample[]}> {
  const lab = new Lab(scenario)
  await lab.give(application('shop', [web]), 'near')
  await lab.apply('shop', web, [{node, instances: 1}])
  const samples: Sample[] = []
  const stop = new AbortController()
  void (async () => {
    for await (const batch of simulatedHost(lab.world, node).metrics(stop.signal)) samples.push(...batch)
  })()
  await lab.pass(5)
  samples.length = 0
  return {lab, samples, of: (metric) => samples.filter((sample) => sample.metric === metric)}
}

test('an application is measured each second, a node every five, at times of their own', async () => {
  const {lab, of} = await measured(testScenario())
  await lab.pass(20)
  expect(of('node_cpu_utilisation')).toHaveLength(4)
  expect(of('delay')).toHaveLength(20)
  expect(of('delay')[0]).toMatchObject({
    application: 'shop',
    component: 'web',
    node: 'n1',
    cluster: 'near',
    instance: lab.instances('shop', 'web')[0]?.id,
  })
})

test('an unloaded instance shows its work over the speed of its node', async () => {
  const slow = await measured(testScenario(), 'n1')
  await slow.lab.pass(10)
  expect(slow.of('delay').every(({value}) => Math.abs(value - 10) < 0.1)).toBe(true)
  const fast = await measured(testScenario(), 'n2')
  await fast.lab.pass(10)
  expect(fast.of('delay').every(({value}) => Math.abs(value - 5) < 0.1)).toBe(true)
})

test('without a completed request there is no latency: a value is never made up', async () => {
  const {lab, of} = await measured(testScenario({workloads: [rule({arrivals: {kind: 'periodic', rate: 0, perLoad: 0, jitter: 0}})]}))
  await lab.pass(20)
  expect(of('delay')).toEqual([])
  expect(of('requests_per_second').map(({value}) => value)).toEqual(new Array(20).fill(0))
})

test('a late measurement carries the time when it was made', async () => {
  const telemetry = {...testScenario().telemetry, delayMs: 3000}
  const {lab, of} = await measured(testScenario({telemetry}))
  await lab.pass(10)
  const last = of('delay').at(-1)
  expect(lab.clock.now() - (last?.timeMs ?? 0)).toBeGreaterThanOrEqual(3000)
  expect(lab.clock.now() - (last?.timeMs ?? 0)).toBeLessThan(4001)
})

test('as many measurements are lost as the scenario says', async () => {
  const telemetry = {...testScenario().telemetry, loss: 0.3}
  const {lab, of} = await measured(testScenario({telemetry}))
  await lab.pass(1000)
  expect(of('delay').length).toBeGreaterThan(640)
  expect(of('delay').length).toBeLessThan(760)
})

test('lost telemetry of one component leaves the others', async () => {
  const {lab, of} = await measured(testScenario())
  lab.world.inject({kind: 'telemetry-lost', application: 'shop', component: 'web'})
  await lab.pass(10)
  expect(of('delay')).toEqual([])
  expect(of('node_cpu_utilisation')).toHaveLength(2)
})

test('a node that stands still is not measured', async () => {
  const {lab, samples} = await measured(testScenario())
  lab.world.inject({kind: 'node-down', node: 'n1', reboots: false})
  await lab.pass(30)
  expect(samples).toEqual([])
})

test('a lower frequency makes work slower and the node draw less', async () => {
  const {lab, of} = await measured(testScenario())
  await lab.pass(20)
  const before = of('node_power_watts').at(-1)?.value ?? 0
  const host = simulatedHost(lab.world, 'n1')
  accepted(await host.set({name: 'cpu-frequency', value: '1500000000'}, NEVER))
  await lab.pass(20)
  expect(of('delay').at(-1)?.value).toBeCloseTo(10 / 0.6, 1)
  expect(of('node_power_watts').at(-1)?.value).toBeLessThan(before)
})

test('the same seed gives the same measurements to the last bit', async () => {
  const noisy = testScenario({
    workloads: [rule({arrivals: {kind: 'poisson', rate: 50, perLoad: 0, jitter: 0}, work: {baseMs: 10, perLoadMs: 0, sigma: 0.5}})],
    telemetry: {...testScenario().telemetry, delayMs: 100, jitterMs: 50, loss: 0.1},
  })
  const runs = await Promise.all([measured(noisy), measured(noisy)])
  for (const {lab} of runs) await lab.pass(60)
  expect(runs[0].samples.length).toBeGreaterThan(200)
  expect(runs[0].samples).toEqual(runs[1].samples)
})

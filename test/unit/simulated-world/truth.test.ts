import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {LoadModel, WorkloadRule} from '../../../src/descriptions/resolved-scenario.js'
import type {ApplicationDescription} from '../../../src/descriptions/types.js'
import {normal} from '../../../src/platform/simulated/engine/samplers.js'
import {FaultBoard} from '../../../src/platform/simulated/faults.js'
import {loadOf} from '../../../src/platform/simulated/load.js'
import {Network} from '../../../src/platform/simulated/network.js'
import {workloadOf} from '../../../src/platform/simulated/workload.js'
import {seededRandom} from '../../../src/support/seeded-random.js'
import {application, component, ORIGIN_MS, rule, testScenario} from '../../contract/platform/fixtures.js'

const amount = fc.double({min: 0, max: 1000, noNaN: true})
const duration = fc.integer({min: 1, max: 1_000_000})
const models: fc.Arbitrary<LoadModel> = fc.oneof(
  fc.record({kind: fc.constant('constant' as const), value: amount}),
  fc.record({kind: fc.constant('sine' as const), mean: amount, amplitude: amount, periodMs: duration, phaseMs: duration}),
  fc.record({kind: fc.constant('step' as const), before: amount, after: amount, atMs: duration}),
  fc.record({kind: fc.constant('burst' as const), base: amount, peak: amount, everyMs: duration, lengthMs: duration, firstMs: duration}),
  fc.record({
    kind: fc.constant('random-walk' as const),
    start: fc.constant(5),
    min: fc.constant(0),
    max: fc.constant(10),
    stepMs: duration,
    stepSize: fc.constant(2),
  }),
  fc.record({
    kind: fc.constant('series' as const),
    values: fc.array(amount, {minLength: 1}),
    stepMs: duration,
    fromMs: duration,
    linear: fc.boolean(),
  }),
)

test('every load stays between 0 and its greatest value, and is a function of time alone', () => {
  fc.assert(
    fc.property(models, fc.array(fc.integer({min: 0, max: 100_000_000}), {minLength: 1, maxLength: 20}), (model, times) => {
      const load = loadOf(model, 3)
      const again = loadOf(model, 3)
      for (const time of [...times].reverse()) again.at(time)
      for (const time of times) {
        expect(load.at(time)).toBeGreaterThanOrEqual(0)
        expect(load.at(time)).toBeLessThanOrEqual(load.max + 1e-9)
        expect(again.at(time)).toBe(load.at(time))
      }
    }),
  )
})

test('a recorded series is interpolated, begins where it is told and begins again at its end', () => {
  const load = loadOf({kind: 'series', values: [0, 10, 20], stepMs: 1000, fromMs: 1000, linear: true}, 1)
  expect([0, 500, 1000, 2000, 3000].map((ms) => load.at(ms))).toEqual([10, 15, 20, 0, 10])
})

describe('the way of a request', () => {
  const network = (overrides: Partial<ReturnType<typeof testScenario>['network']> = {}): {network: Network; faults: FaultBoard} => {
    const faults = new FaultBoard(ORIGIN_MS)
    return {faults, network: new Network({...testScenario().network, ...overrides}, faults)}
  }
  const still = (): number => 0.5

  test('is twice the latency, and the size over the bandwidth', () => {
    // 125 kB at 1 Gbit/s are 1 ms.
    expect(network().network.roundTripMs('near/n1', 'near/n2', 125_000, still)).toBeCloseTo(2 * 0.5 + 1)
    expect(network().network.roundTripMs('near/n1', 'far/f1', 0, still)).toBeCloseTo(40)
    expect(network().network.roundTripMs('near/n1', 'near/n1', 0, still)).toBe(0)
  })

  test('goes by the most precise link', () => {
    const link = (between: readonly [string, string], latencyMs: number) => ({
      between,
      latencyMs,
      jitterMs: 0,
      bandwidthMbps: 1000,
      loss: 0,
    })
    const made = network({links: [link(['near', 'far'], 5), link(['n1', 'far/f1'], 2)]}).network
    expect(made.roundTripMs('near/n1', 'far/f1', 0, still)).toBeCloseTo(4)
    expect(made.roundTripMs('far/f1', 'near/n2', 0, still)).toBeCloseTo(10)
  })

  test('is longer while a link is slow, and none while it is cut', () => {
    const {network: made, faults} = network()
    expect(made.roundTripMs('near/n1', 'far/f1', 0, still)).toBeCloseTo(40)
    faults.add({id: 'slow', atMs: 1000, forMs: 1000, fault: {kind: 'link-slow', between: ['near', 'far'], latencyMs: 30}})
    faults.add({id: 'cut', atMs: 3000, forMs: 1000, fault: {kind: 'link-cut', between: ['f1', 'near']}})
    const at = (ms: number): number => {
      faults.refresh(ORIGIN_MS + ms)
      return made.roundTripMs('near/n1', 'far/f1', 0, still)
    }
    expect([999, 1000, 2000, 3000, 4000].map(at)).toEqual([40, 100, 40, Number.POSITIVE_INFINITY, 40])
  })

  test('costs a retransmission for each packet lost', () => {
    const lossy = {latencyMs: 0, jitterMs: 0, bandwidthMbps: 1000, loss: 0.2}
    const made = network({sameCluster: lossy}).network
    const random = seededRandom(5)
    const times = Array.from({length: 20_000}, () => made.roundTripMs('near/n1', 'near/n2', 0, random))
    expect(times.filter((ms) => ms > 0).length / times.length).toBeCloseTo(0.2, 1)
    expect(Math.min(...times.filter((ms) => ms > 0))).toBe(200)
  })
})

describe('a workload', () => {
  const target = (metric: string, relation: 'lower_or_equal' | 'greater_or_equal' = 'lower_or_equal') => ({
    qos_metrics: [{application_metric_id: metric, target: 80, relation}],
  })
  const caller = component('caller')
  const called = component('called', target('delay'))
  const app: ApplicationDescription = {
    ...application('shop', [caller, called]),
    component_interactions: [{component_name1: 'caller', type: 'egress', component_name2: 'called'}],
  }
  const of = (name: string, rules: readonly WorkloadRule[], description = app) => {
    const found = description.components.find(({metadata}) => metadata.name === name)
    if (found === undefined) throw new Error(`No component ${name}.`)
    return workloadOf({application: description, component: found, rules, seed: 1, originMs: ORIGIN_MS})
  }

  test('is found by structure: by the metric of a component, or of one that it calls', () => {
    const rules = [rule({name: 'source', match: {callsQosMetric: 'delay'}}), rule({name: 'sink', match: {qosMetric: 'delay'}}), rule()]
    expect(of('caller', rules)?.rule.name).toBe('source')
    expect(of('called', rules)?.rule.name).toBe('sink')
    expect(of('called', [])).toBeUndefined()
  })

  test('is called by whoever sends to it, whichever way round that is written', () => {
    const ingress: ApplicationDescription = {
      ...app,
      component_interactions: [{component_name1: 'called', type: 'ingress', component_name2: 'caller'}],
    }
    for (const description of [app, ingress]) {
      expect(of('called', [rule()], description)).toMatchObject({isCalled: true, calls: []})
      expect(of('caller', [rule()], description)).toMatchObject({isCalled: false, calls: ['called']})
    }
  })

  test('of a component that nobody named shows its first metric, as time or as throughput, or else request_latency', () => {
    expect(of('called', [rule()])?.exports).toEqual([{metric: 'delay', shows: 'mean-response-ms'}])
    expect(of('caller', [rule()])?.exports).toEqual([{metric: 'request_latency', shows: 'mean-response-ms'}])
    const busy = application('shop', [component('called', target('frames', 'greater_or_equal'))])
    expect(of('called', [rule()], busy)?.exports).toEqual([{metric: 'frames', shows: 'completed-per-second'}])
  })

  test('can be scaled to the target, so that anyone’s own application has something to do', () => {
    const scaled = rule({work: {baseMs: 12, perLoadMs: 8, sigma: 0, shareOfTarget: 0.7}})
    expect(of('called', [scaled])?.work(ORIGIN_MS, still)).toBeCloseTo(0.7 * 80)
    expect(of('caller', [scaled])?.work(ORIGIN_MS, still)).toBeCloseTo(20)
  })

  test('has noise that does not change its mean', () => {
    const noisy = of('caller', [rule({work: {baseMs: 10, perLoadMs: 0, sigma: 0.5}})])
    const random = seededRandom(9)
    const total = Array.from({length: 50_000}, () => noisy?.work(ORIGIN_MS, random) ?? 0).reduce((sum, work) => sum + work, 0)
    expect(total / 50_000).toBeGreaterThan(9.9)
    expect(total / 50_000).toBeLessThan(10.1)
  })

  const still = (): number => 0.5
})

test('the random numbers are uniform, and normal where they shall be', () => {
  const random = seededRandom(1)
  const uniform = Array.from({length: 100_000}, random)
  expect(uniform.reduce((sum, value) => sum + value, 0) / uniform.length).toBeCloseTo(0.5, 2)
  const bell = Array.from({length: 100_000}, () => normal(random))
  expect(bell.reduce((sum, value) => sum + value, 0) / bell.length).toBeCloseTo(0, 1)
  expect(bell.reduce((sum, value) => sum + value * value, 0) / bell.length).toBeCloseTo(1, 1)
})

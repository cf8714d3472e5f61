import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type FeatureSpec, featureOf} from '../../../src/policy/model/features/spec.js'
import {type Facts, featureRow} from '../../../src/policy/model/features/values.js'
import {createTelemetryStore} from '../../../src/telemetry/store.js'

const NOW = Date.UTC(2026, 0, 7, 6)
const NOTHING: Facts = {
  node: {cores: undefined, performance_indicator: undefined, price: undefined, memory: undefined},
  component: {instances: undefined, 'cpu-request': undefined},
}
const SOURCE = {application: 'city', component: 'web'}

type Measured = {
  readonly backMs: number
  readonly value: number
  readonly node?: string
  readonly component?: string
  readonly metric?: string
}

function row(features: readonly FeatureSpec[], measured: readonly Measured[], facts: Facts = NOTHING) {
  const telemetry = createTelemetryStore({clock: {now: () => NOW}, maxAheadMs: Number.POSITIVE_INFINITY})
  for (const {backMs, value, metric = 'load', component = 'web', node = 'n1'} of measured)
    telemetry.add({metric, value, node, timeMs: NOW - backMs, ...(component === '' ? {} : {application: 'city', component})})
  return featureRow(features, {nowMs: NOW, telemetry, source: SOURCE, node: 'n1', facts})
}

const load = (more: object = {}): FeatureSpec => featureOf({metric: 'load', ...more})

describe('a feature of a metric', () => {
  const VALUES = [1, 2, 3, 4, 10].map((value, place) => ({backMs: 8_000 - 2_000 * place, value}))
  test.each([
    ['mean', 4],
    ['min', 1],
    ['max', 10],
    ['sum', 20],
    ['count', 5],
    ['p50', 3],
    ['last', 10],
    ['std', Math.sqrt(10)],
    ['slope', 1],
  ] as const)('%s over its window', (by, expected) => {
    expect(row([load({by})], VALUES).values[0]).toBeCloseTo(expected, 10)
  })

  test('looks at its window alone: what lies on its far edge is outside, on its near edge inside', () => {
    const values = [
      {backMs: 10_000, value: 100},
      {backMs: 9_999, value: 1},
      {backMs: 0, value: 3},
    ]
    expect(row([load({by: 'sum'})], values).values).toEqual([4])
  })

  test('with a lag its window ends so long ago', () => {
    const values = [
      {backMs: 45_000, value: 100},
      {backMs: 35_000, value: 7},
      {backMs: 30_000, value: 9},
      {backMs: 29_999, value: 100},
    ]
    expect(row([load({by: 'mean', lag: '30s'})], values).values).toEqual([8])
  })

  test('is missing where there is a gap, and says which metric and when; a count is 0', () => {
    const {values, missing} = row([load({lag: '1m'}), load({by: 'std'}), load({by: 'count', lag: '1m'})], [{backMs: 0, value: 5}])
    expect(values).toEqual([Number.NaN, Number.NaN, 0])
    expect(missing).toEqual([
      'load_mean_10s_lag_60s (too few values of load in the 10 s that ended 60 s ago)',
      'load_std_10s (too few values of load in the 10 s)',
    ])
  })

  test('is of the component wherever it runs, of the whole application, or of the node alone', () => {
    const values = [
      {backMs: 0, value: 1, node: 'n1'},
      {backMs: 1, value: 3, node: 'n2'},
      {backMs: 2, value: 8, component: 'db'},
      {backMs: 3, value: 100, component: ''},
      {backMs: 3, value: 200, component: '', node: 'n2'},
    ]
    const nodes = values.map((one) => ({...one, metric: one.component === '' ? 'busy' : 'load'}))
    expect(row([load(), load({of: 'application'}), featureOf({metric: 'busy', of: 'node'})], nodes).values).toEqual([2, 4, 100])
  })
})

test('nothing that is measured after the decision changes any feature', () => {
  const features = (['mean', 'min', 'max', 'sum', 'count', 'p95', 'last', 'std', 'slope'] as const).flatMap((by) => [
    load({by}),
    load({by, lag: '5s', window: '20s'}),
  ])
  const measured = fc.record({backMs: fc.integer({min: 0, max: 40_000}), value: fc.double({min: -1e3, max: 1e3, noNaN: true})})
  const later = fc.record({backMs: fc.integer({min: -60_000, max: -1}), value: fc.double({min: -1e6, max: 1e6, noNaN: true})})
  fc.assert(
    fc.property(fc.array(measured, {maxLength: 30}), fc.array(later, {minLength: 1, maxLength: 10}), (before, after) => {
      expect(row(features, [...before, ...after])).toEqual(row(features, before))
    }),
  )
})

test('the calendar is that of UTC, and Monday is 0', () => {
  const features = (['hour-sin', 'hour-cos', 'day-of-week'] as const).map((calendar) => featureOf({calendar}))
  const {values} = row(features, [])
  expect(values[0]).toBeCloseTo(1, 12)
  expect(values[1]).toBeCloseTo(0, 12)
  // 2026-01-07 is a Wednesday.
  expect(values[2]).toBe(2)
})

test('facts are as described; what is not described is missing', () => {
  const facts: Facts = {node: {...NOTHING.node, cores: 8, price: 0.2}, component: {instances: 3, 'cpu-request': 0.5}}
  const features = [
    featureOf({node: 'cores'}),
    featureOf({node: 'price'}),
    featureOf({component: 'instances'}),
    featureOf({component: 'cpu-request'}),
    featureOf({node: 'memory'}),
  ]
  const {values, missing} = row(features, [], facts)
  expect(values.slice(0, 4)).toEqual([8, 0.2, 3, 0.5])
  expect(missing).toEqual(['node_memory (the description of n1 does not say it)'])
})

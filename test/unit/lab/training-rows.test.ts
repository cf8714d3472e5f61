import {describe, expect, test} from 'vitest'
import {SeriesCollector} from '../../../src/lab/trace/collect.js'
import type {Trace} from '../../../src/lab/trace/contract.js'
import {trainingRows} from '../../../src/lab/train/rows.js'
import {errorsOf, splitRows} from '../../../src/lab/train/split.js'
import {modelPolicyOf} from '../../../src/policy/model/read.js'
import {nodeDescription} from '../../contract/platform/fixtures.js'

const ORIGIN = Date.UTC(2026, 0, 5)
const SPEC = modelPolicyOf(
  'name: mine\nmodel: m.onnx\nforecast: {metric: load, horizon: 30s, window: 5s}\nfeatures:\n  - {metric: load, window: 5s}\n  - {metric: load, window: 5s, lag: 10s}\n',
  'p.yaml',
)
const NOTHING = {node: () => undefined, component: () => undefined}

/** A value a second, which is the second; without those that are left out. */
function recorded(seconds: number, leftOut: (second: number) => boolean = () => false): Trace {
  const collector = new SeriesCollector()
  for (let second = 0; second <= seconds; second += 1)
    if (!leftOut(second))
      collector.add({
        metric: 'load',
        source: {application: 'city', component: 'web', node: 'n1'},
        timeMs: ORIGIN + second * 1_000,
        value: second,
      })
  return {series: collector.series(), notes: []}
}

describe('rows of a recording', () => {
  test('hold what was known at each moment, what it was then, and what came of it', () => {
    const {rows, leftOut} = trainingRows(recorded(120), SPEC, {everyMs: 10_000, described: NOTHING})
    // The first has no values of 10 s before; those of the last 30 s have no outcome.
    expect(rows.map(({atMs}) => (atMs - ORIGIN) / 1_000)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90])
    expect(rows[1]).toEqual({
      atMs: ORIGIN + 20_000,
      application: 'city',
      component: 'web',
      node: 'n1',
      values: [18, 8],
      now: 18,
      actual: 48,
    })
    expect(leftOut.missing).toEqual({load_mean_5s_lag_10s: 1})
  })

  test('a gap leaves out the rows that look into it, and says how many', () => {
    const {rows, leftOut} = trainingRows(
      recorded(120, (second) => second > 35 && second < 61),
      SPEC,
      {everyMs: 10_000, described: NOTHING},
    )
    expect(rows.map(({atMs}) => (atMs - ORIGIN) / 1_000)).toEqual([80, 90])
    expect(leftOut.unknown).toBeGreaterThan(0)
  })

  test('features of facts are made of descriptions', () => {
    const spec = modelPolicyOf(
      'name: mine\nmodel: m.onnx\nforecast: {metric: load, horizon: 10s}\nfeatures:\n  - {node: cores}\n  - {component: instances}\n',
      'p.yaml',
    )
    const described = {node: (name: string) => nodeDescription(name), component: () => ({metadata: {name: 'web'}, containers: []})}
    expect(trainingRows(recorded(60), spec, {everyMs: 10_000, described}).rows[0]?.values).toEqual([8, 1])
    expect(trainingRows(recorded(60), spec, {everyMs: 10_000, described: NOTHING})).toMatchObject({
      rows: [],
      leftOut: {missing: {node_cores: 7}},
    })
  })
})

test('the hold-out is the end of the time, and no training row foresees into it', () => {
  const {rows} = trainingRows(recorded(400), SPEC, {everyMs: 5_000, described: NOTHING})
  const {training, holdOut, fromMs, between} = splitRows(rows, SPEC.forecast.horizonMs, {share: 0.25})
  expect(Math.max(...training.map(({atMs}) => atMs + SPEC.forecast.horizonMs))).toBeLessThan(fromMs)
  expect(Math.min(...holdOut.map(({atMs}) => atMs))).toBeGreaterThanOrEqual(fromMs)
  expect(between).toBe(6)
  expect(training.length + holdOut.length + between).toBe(rows.length)
})

test('errors are mean absolute and root mean square', () => {
  expect(errorsOf([1, 2, 7], [1, 4, 3])).toEqual({mae: 2, rmse: Math.sqrt(20 / 3)})
})

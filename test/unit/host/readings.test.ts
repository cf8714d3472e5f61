import {expect, test} from 'vitest'
import {distributionOf} from '../../../src/platform/host/histogram.js'
import {Folding, type Reading} from '../../../src/platform/host/readings.js'

const ABOUT = {application: 'shop', component: 'web', instance: 'web-1', node: 'n1', cluster: 'near'}

function values(folding: Folding, readings: readonly Reading[], nowMs = 1_000): Readonly<Record<string, number>> {
  return Object.fromEntries(folding.samples(readings, ABOUT, nowMs).map(({metric, value}) => [metric, value]))
}

const histogram = (counts: readonly number[], sum: number): Reading => ({
  kind: 'histogram',
  name: 'work',
  distribution: distributionOf([1, 2], counts),
  sum,
  temporality: 'cumulative',
})

test('a sample says whose it is and when it was measured', () => {
  const readings: readonly Reading[] = [
    {kind: 'gauge', name: 'delay', value: 4, timeMs: 500},
    {kind: 'gauge', name: 'size', value: 5},
  ]
  expect(new Folding().samples(readings, ABOUT, 1_000)).toEqual([
    {...ABOUT, metric: 'delay', value: 4, timeMs: 500},
    {...ABOUT, metric: 'size', value: 5, timeMs: 1_000},
  ])
})

test('series of one metric become one: gauges their mean, counters and levels their sum', () => {
  const readings: readonly Reading[] = [
    {kind: 'gauge', name: 'delay', value: 4},
    {kind: 'gauge', name: 'delay', value: 6},
    {kind: 'counter', name: 'sent_total', value: 4, temporality: 'cumulative'},
    {kind: 'counter', name: 'sent_total', value: 6, temporality: 'cumulative'},
    {kind: 'level', name: 'active', value: 4, temporality: 'cumulative'},
    {kind: 'level', name: 'active', value: -6, temporality: 'cumulative'},
  ]
  expect(values(new Folding(), readings)).toEqual({delay: 5, sent_total: 10, active: -2})
})

test('what is no finite number is left out, and does not spoil the others', () => {
  const readings: readonly Reading[] = [
    {kind: 'gauge', name: 'delay', value: Number.NaN},
    {kind: 'gauge', name: 'delay', value: 6},
    {kind: 'gauge', name: 'limit', value: Number.POSITIVE_INFINITY},
  ]
  expect(values(new Folding(), readings)).toEqual({delay: 6})
})

test('deltas of a counter add up', () => {
  const folding = new Folding()
  const delta = (value: number): Reading => ({kind: 'counter', name: 'sent_total', value, temporality: 'delta'})
  expect(values(folding, [delta(2)])).toEqual({sent_total: 2})
  expect(values(folding, [delta(5), delta(1)])).toEqual({sent_total: 8})
})

test('a histogram tells its mean and quantiles since the reading before, and nothing of what was not observed', () => {
  const folding = new Folding()
  expect(values(folding, [histogram([10, 0, 0], 5)], 1_000)).toEqual({work_count: 10, work_sum: 5})
  const second = values(folding, [histogram([10, 2, 0], 8)], 2_000)
  expect(second).toMatchObject({work_count: 12, work_sum: 8, work_mean: 1.5, work_p50: 1.5})
  expect(second['work_p95']).toBeCloseTo(1.95)
  expect(values(folding, [histogram([10, 2, 0], 8)], 3_000)).toEqual({work_count: 12, work_sum: 8})
})

test('a histogram that began anew tells nothing of the time between', () => {
  const folding = new Folding()
  values(folding, [histogram([10, 0, 0], 5)], 1_000)
  expect(values(folding, [histogram([1, 0, 0], 1)], 2_000)).toEqual({work_count: 1, work_sum: 1})
  expect(values(folding, [histogram([3, 0, 0], 2)], 3_000)).toMatchObject({work_mean: 0.5})
})

test('a reading that comes late is told with its time, and disturbs no difference', () => {
  const folding = new Folding()
  values(folding, [histogram([2, 0, 0], 1)], 2_000)
  const late = folding.samples([{...histogram([1, 0, 0], 1), timeMs: 1_000}], ABOUT, 2_500)
  expect(late.map(({metric, timeMs}) => [metric, timeMs])).toEqual([
    ['work_count', 1_000],
    ['work_sum', 1_000],
  ])
  expect(values(folding, [histogram([4, 0, 0], 3)], 3_000)).toMatchObject({work_mean: 1})
})

test('several readings of a series in one go are told oldest first', () => {
  const later = {...histogram([4, 0, 0], 3), timeMs: 2_000}
  const earlier = {...histogram([2, 0, 0], 1), timeMs: 1_000}
  const samples = new Folding().samples([later, earlier], ABOUT, 3_000)
  expect(samples.find(({metric}) => metric === 'work_mean')).toMatchObject({value: 1, timeMs: 2_000})
})

test('of quantiles that an application made itself the highest counts', () => {
  const summary = (p50: number): Reading => ({
    kind: 'summary',
    name: 'work',
    count: 2,
    sum: 4,
    quantiles: new Map([
      [0.5, p50],
      [0.999, 9],
    ]),
  })
  const folding = new Folding()
  expect(values(folding, [summary(1), summary(3)])).toEqual({work_p50: 3, work_p99_9: 9, work_count: 4, work_sum: 8})
})

test('names without end are cut off, and counted', () => {
  const folding = new Folding()
  const readings = Array.from({length: 2_500}, (_, place): Reading => ({kind: 'gauge', name: `m${place}`, value: 1}))
  expect(folding.samples(readings, ABOUT, 1)).toHaveLength(2_000)
  expect(folding.beyond).toBe(500)
  expect(folding.samples(readings.slice(0, 3), ABOUT, 2)).toHaveLength(3)
})

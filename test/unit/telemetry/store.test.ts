import fc from 'fast-check'
import {expect, test} from 'vitest'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {joinSeries} from '../../../src/telemetry/aggregate.js'
import type {Sample} from '../../../src/telemetry/contract.js'
import {createTelemetryStore, type StoreOptions} from '../../../src/telemetry/store.js'

const startMs = 1_000_000_000

function storeAt(options: Partial<StoreOptions> = {}) {
  const clock = createVirtualClock(startMs)
  return {clock, store: createTelemetryStore({clock, ...options})}
}

function latency(value: number, timeMs: number, source: Partial<Sample> = {}): Sample {
  return {
    metric: 'request_latency',
    value,
    timeMs,
    application: 'shop',
    component: 'api',
    instance: 'api-1',
    node: 'n1',
    cluster: 'c1',
    ...source,
  }
}

test('the youngest sample is found by any of its labels, and by none other', () => {
  const {store} = storeAt()
  store.add(latency(5, startMs - 10))
  store.add(latency(7, startMs, {instance: 'api-2', node: 'n2'}))
  expect(store.latest({metric: 'request_latency'})?.value).toBe(7)
  expect(store.latest({metric: 'request_latency', node: 'n1'})).toEqual(latency(5, startMs - 10))
  expect(store.latest({metric: 'request_latency', application: 'shop', component: 'api', cluster: 'c1'})?.node).toBe('n2')
  expect(store.latest({metric: 'request_latency', application: 'shop', component: 'web'})).toBeUndefined()
  expect(store.latest({metric: 'request_latency', cluster: 'c2'})).toBeUndefined()
  expect(store.latest({metric: 'people_box_count'})).toBeUndefined()
})

test('a sample as old as the limit is given, an older one is not: what is stale is missing', async () => {
  const {clock, store} = storeAt()
  store.add(latency(5, startMs))
  await clock.run(startMs + 1_000)
  expect(store.latest({metric: 'request_latency'}, 1_000)?.value).toBe(5)
  await clock.run(startMs + 1_001)
  expect(store.latest({metric: 'request_latency'}, 1_000)).toBeUndefined()
})

test('a component that moved has one history over its instances', async () => {
  const {clock, store} = storeAt()
  await clock.run(startMs + 30_000)
  for (let second = 0; second < 30; second++) {
    const moved = second >= 15 ? {instance: 'api-2', node: 'n2'} : {}
    store.add(latency(second, startMs + second * 1_000, moved))
  }
  const series = store.window({metric: 'request_latency', application: 'shop', component: 'api'}, 60_000)
  expect(series.map(({source}) => source.node)).toEqual(['n1', 'n2'])
  expect(joinSeries(series).map(({value}) => value)).toEqual([...Array(30).keys()])
  expect(store.aggregate({metric: 'request_latency', application: 'shop', component: 'api'}, 60_000, 'mean')).toBe(14.5)
})

test('points that are late take their place in time, and wake nobody', () => {
  const {store} = storeAt()
  const woken: number[] = []
  store.onSample({metric: 'request_latency'}, ({value}) => woken.push(value))
  expect(store.add(latency(3, startMs))).toBe('stored')
  expect(store.add(latency(1, startMs - 20))).toBe('late')
  expect(store.add(latency(2, startMs - 10))).toBe('late')
  expect(store.window({metric: 'request_latency'}, 1_000)[0]?.points.map(({value}) => value)).toEqual([1, 2, 3])
  expect(woken).toEqual([3])
})

test('what comes twice is kept once: the first report stays', () => {
  const {store} = storeAt()
  store.add(latency(3, startMs))
  expect(store.add(latency(9, startMs))).toBe('duplicate')
  expect(store.latest({metric: 'request_latency'})?.value).toBe(3)
  expect(store.counters().duplicate).toBe(1)
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('a value of %s is rejected and counted', (value) => {
  const {store} = storeAt()
  expect(store.add(latency(value, startMs))).toBe('invalid')
  expect(store.add(latency(1, value))).toBe('invalid')
  expect(store.counters().invalid).toBe(2)
  expect(store.seriesCount).toBe(0)
})

test('a sample from a wrong clock in the future does not make old values look fresh', () => {
  const {store} = storeAt({maxAheadMs: 5_000})
  expect(store.add(latency(1, startMs + 5_001))).toBe('ahead')
  expect(store.add(latency(1, startMs + 5_000))).toBe('stored')
})

test('points are forgotten after the retention, and series without points give their place to others', async () => {
  const {clock, store} = storeAt({retentionMs: 10_000, maxSeries: 1})
  store.add(latency(1, startMs))
  expect(store.add(latency(1, startMs, {instance: 'api-2'}))).toBe('too-many-series')
  await clock.run(startMs + 9_999)
  expect(store.window({metric: 'request_latency'}, 1e9)).toHaveLength(1)
  await clock.run(startMs + 10_000)
  expect(store.window({metric: 'request_latency'}, 1e9)).toEqual([])
  expect(store.add(latency(1, startMs))).toBe('too-old')
  expect(store.add(latency(1, startMs + 10_000, {instance: 'api-2'}))).toBe('stored')
  expect(store.seriesCount).toBe(1)
})

test('a full series forgets its oldest points first', () => {
  const {store} = storeAt({maxPointsPerSeries: 20})
  for (let index = 0; index < 50; index++) store.add(latency(index, startMs - 50 + index))
  const points = store.window({metric: 'request_latency'}, 1_000)[0]?.points ?? []
  expect(points.map(({value}) => value)).toEqual([...Array(20).keys()].map((index) => index + 30))
  expect(store.add(latency(1, startMs - 100))).toBe('too-old')
})

test('a subscriber hears what matches, of series that were there before it and of those that come later, until it leaves', () => {
  const {store} = storeAt()
  const heard: string[] = []
  store.add(latency(1, startMs - 5))
  const leave = store.onSample({metric: 'request_latency', application: 'shop', component: 'api'}, ({instance}) =>
    heard.push(instance ?? ''),
  )
  store.add(latency(1, startMs - 4))
  store.add(latency(1, startMs - 4, {instance: 'api-2'}))
  store.add(latency(1, startMs - 4, {component: 'web', instance: 'web-1'}))
  store.add({...latency(1, startMs - 4), metric: 'requests_per_second'})
  leave()
  leave()
  store.add(latency(1, startMs - 3))
  store.add(latency(1, startMs - 3, {instance: 'api-3'}))
  expect(heard).toEqual(['api-1', 'api-2'])
})

test('whoever asks for every change hears late samples too, and never what is not kept', () => {
  const {store} = storeAt({retentionMs: 1_000})
  const heard: number[] = []
  const leave = store.onChange({metric: 'request_latency', application: 'shop'}, ({value}) => heard.push(value))
  store.add(latency(1, startMs - 5))
  store.add(latency(2, startMs - 9))
  store.add(latency(3, startMs - 9))
  store.add(latency(4, startMs - 2_000))
  leave()
  store.add(latency(5, startMs - 1))
  expect(heard).toEqual([1, 2])
})

test('the same listener may be subscribed twice, and leaving once leaves one', () => {
  const {store} = storeAt()
  let heard = 0
  const listener = (): void => void heard++
  const leave = store.onSample({metric: 'request_latency'}, listener)
  store.onSample({metric: 'request_latency'}, listener)
  store.add(latency(1, startMs - 2))
  leave()
  store.add(latency(1, startMs - 1))
  expect(heard).toBe(3)
})

test('forgetting an application leaves the others', () => {
  const {store} = storeAt()
  store.add(latency(1, startMs))
  store.add(latency(2, startMs, {application: 'other'}))
  store.forget({metric: 'request_latency', application: 'shop'})
  expect(store.window({metric: 'request_latency'}, 1_000).map(({source}) => source.application)).toEqual(['other'])
})

test('metrics are told with their meaning and how many series they have', () => {
  const {store} = storeAt()
  store.add(latency(1, startMs))
  store.add(latency(1, startMs, {instance: 'api-2'}))
  store.add({metric: 'gpu_temperature_celsius', value: 60, timeMs: startMs, node: 'n1'})
  store.add({metric: 'mystery', value: 60, timeMs: startMs})
  expect(store.metrics().map(({name, unit, kind, series}) => [name, unit, kind, series])).toEqual([
    ['gpu_temperature_celsius', 'celsius', 'gauge', 1],
    ['mystery', 'unknown', 'gauge', 1],
    ['request_latency', 'ms', 'gauge', 2],
  ])
})

test('whatever the order of arrival, windows and aggregates are those of the sorted points', () => {
  const arrivals = fc.array(
    fc.record({ageMs: fc.nat(2_000), value: fc.integer({min: -1_000, max: 1_000}), instance: fc.constantFrom('a', 'b', 'c')}),
    {
      minLength: 1,
      maxLength: 200,
    },
  )
  fc.assert(
    fc.property(arrivals, fc.integer({min: 1, max: 1_500}), (samples, windowMs) => {
      const {store} = storeAt({retentionMs: 1_500})
      const kept = new Map<string, number>()
      for (const {ageMs, value, instance} of samples) {
        store.add(latency(value, startMs - ageMs, {instance}))
        const key = `${instance} ${ageMs}`
        if (ageMs < windowMs && !kept.has(key)) kept.set(key, value)
      }
      const values = [...kept.values()].sort((a, b) => a - b)
      const selector = {metric: 'request_latency', application: 'shop', component: 'api'}
      for (const {points} of store.window(selector, windowMs)) {
        expect(points.map(({timeMs}) => timeMs)).toEqual(points.map(({timeMs}) => timeMs).toSorted((a, b) => a - b))
      }
      const total = values.reduce((sum, value) => sum + value, 0)
      expect(store.aggregate(selector, windowMs, 'count')).toBe(values.length || undefined)
      expect(store.aggregate(selector, windowMs, 'min')).toBe(values[0])
      expect(store.aggregate(selector, windowMs, 'max')).toBe(values.at(-1))
      expect(store.aggregate(selector, windowMs, 'sum')).toBe(values.length > 0 ? total : undefined)
      for (const [by, share] of [
        ['p50', 0.5],
        ['p95', 0.95],
        ['p99', 0.99],
      ] as const) {
        const place = share * (values.length - 1)
        const below = values[Math.floor(place)] ?? 0
        const above = values[Math.ceil(place)] ?? 0
        const exact = values.length > 0 ? below + (above - below) * (place - Math.floor(place)) : undefined
        const found = store.aggregate(selector, windowMs, by)
        if (exact === undefined) expect(found).toBeUndefined()
        else expect(found).toBeCloseTo(exact, 9)
      }
    }),
  )
})

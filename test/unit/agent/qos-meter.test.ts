import fc from 'fast-check'
import {expect, test} from 'vitest'
import {QosMeter} from '../../../src/agent/roles/qos-meter.js'
import type {ApplicationSpec} from '../../../src/platform/contract/index.js'
import {createTelemetryStore} from '../../../src/telemetry/store.js'

const METRIC = 'request_latency'

const shop: ApplicationSpec = {
  name: 'shop',
  uid: 'u1',
  generation: 1,
  revision: '1',
  createdMs: 0,
  updatedMs: 0,
  orders: [],
  description: {
    name: 'shop',
    components: ['api', 'web'].map((name) => ({
      metadata: {name},
      containers: [{image: 'x'}],
      qos_metrics: [{application_metric_id: METRIC, target: 50, relation: 'lower_or_equal'}],
    })),
  },
}

function bench() {
  let nowMs = 1_000_000
  const telemetry = createTelemetryStore({clock: {now: () => nowMs}, retentionMs: 60_000})
  const hear = (component: string, value: number, timeMs = nowMs, instance = 'i1') =>
    telemetry.add({metric: METRIC, application: 'shop', component, instance, timeMs, value})
  const pass = (ms: number) => {
    nowMs += ms
  }
  return {telemetry, meter: new QosMeter(telemetry), hear, pass, now: () => nowMs}
}

test('what is remembered of a target is at any time what one would find who looks for the first time', () => {
  const step = fc.record({
    passMs: fc.oneof(fc.nat(1_500), fc.constantFrom(5_000, 9_999, 10_000, 15_000, 15_001, 61_000)),
    component: fc.constantFrom('api', 'web'),
    instance: fc.constantFrom('i1', 'i2'),
    value: fc.integer({min: 0, max: 100}),
    // Late by so much, or ahead.
    lateMs: fc.integer({min: -2_000, max: 20_000}),
    isHeard: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, {maxLength: 60}), (steps) => {
      const {telemetry, meter, hear, pass, now} = bench()
      for (const {passMs, component, instance, value, lateMs, isHeard} of steps) {
        pass(passMs)
        if (isHeard) hear(component, value, now() - lateMs, instance)
        expect(meter.of(shop, now())).toEqual(new QosMeter(telemetry).of(shop, now()))
      }
    }),
  )
})

test('where nothing was heard and nothing left its window, the answer is the very same', () => {
  const {meter, hear, pass, now} = bench()
  hear('api', 40)
  const first = meter.of(shop, now())
  pass(9_999)
  expect(meter.of(shop, now())).toBe(first)
  hear('web', 60)
  const second = meter.of(shop, now())
  expect(second[0]).toBe(first[0])
  expect(second[1]).toMatchObject({component: 'web', value: 60, met: false})
})

test('a target that changes, and an application that is forgotten, leave nothing behind', () => {
  const {telemetry, meter, hear, now} = bench()
  hear('api', 40)
  expect(meter.of(shop, now())[0]).toMatchObject({value: 40, met: true})
  const stricter = structuredClone(shop)
  const changed = {
    ...shop,
    generation: 2,
    description: {
      ...stricter.description,
      components: stricter.description.components.map((component) => ({
        ...component,
        qos_metrics: [{application_metric_id: METRIC, target: 30, relation: 'lower_or_equal' as const}],
      })),
    },
  }
  expect(meter.of(changed, now())[0]).toMatchObject({value: 40, target: 30, met: false})
  meter.forget('shop')
  telemetry.forget({metric: METRIC, application: 'shop'})
  expect(meter.of(changed, now())[0]).not.toHaveProperty('sampledMs')
})

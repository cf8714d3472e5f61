import {expect, test} from 'vitest'
import {freshnessOf} from '../../../src/matching/freshness.js'
import {measured} from '../../../src/policy/author/index.js'
import {createTelemetryStore} from '../../../src/telemetry/store.js'
import {APP} from '../../support/loop-bench.js'
import {policyInput} from '../../support/policy-input.js'

const METRIC = 'request_latency'

/** One value every `everyMs`, the newest `ageMs` ago. */
function heard(everyMs: number, ageMs: number, values: readonly number[]) {
  const nowMs = 10_000_000
  const telemetry = createTelemetryStore({clock: {now: () => nowMs}})
  for (const [place, value] of values.entries())
    telemetry.add({
      metric: METRIC,
      application: APP.name,
      component: 'web',
      value,
      timeMs: nowMs - ageMs - (values.length - 1 - place) * everyMs,
    })
  return {telemetry, input: policyInput({telemetry})}
}

test('what is measured each second counts for seconds; what is measured seldom counts until two are overdue', () => {
  expect(freshnessOf(heard(1_000, 0, [1, 2, 3]).telemetry, {metric: METRIC})).toEqual({windowMs: 10_000, freshMs: 15_000})
  expect(freshnessOf(heard(30_000, 0, [1, 2, 3]).telemetry, {metric: METRIC})).toEqual({windowMs: 45_000, freshMs: 75_000})
  expect(freshnessOf(heard(30_000, 0, []).telemetry, {metric: METRIC})).toEqual({windowMs: 10_000, freshMs: 15_000})
})

test('a pause is no spacing: the median of the last distances counts', () => {
  const {telemetry} = heard(5_000, 0, [1, 2, 3, 4, 5])
  telemetry.add({metric: METRIC, application: APP.name, component: 'web', value: 6, timeMs: 10_000_000 - 600_000})
  expect(telemetry.spacingMs({metric: METRIC})).toBe(5_000)
})

test('a policy is told the mean of late, the newest where that is all, and nothing of what is stale', () => {
  expect(measured(heard(1_000, 0, [10, 20, 30]).input, 'web', METRIC)).toBe(20)
  expect(measured(heard(30_000, 20_000, [10, 20, 30]).input, 'web', METRIC)).toBe(30)
  expect(measured(heard(1_000, 16_000, [10, 20, 30]).input, 'web', METRIC)).toBeUndefined()
  expect(measured(heard(1_000, 0, [10]).input, 'db', METRIC)).toBeUndefined()
})

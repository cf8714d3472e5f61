import {expect, test} from 'vitest'
import {estimate} from '../../../src/lab/run/statistics.js'

test('an estimate has its interval from two values on', () => {
  expect(estimate([3])).toEqual({mean: 3, count: 1})
  // By hand: deviation 1, divided by the root of 3, times 4.303.
  expect(estimate([1, 2, 3])).toEqual({mean: 2, halfWidth: expect.closeTo(2.4843, 3) as number, count: 3})
  const many = Array.from({length: 101}, (_, place) => place)
  expect(estimate(many).halfWidth).toBeCloseTo(1.98397 * Math.sqrt(858.5 / 101), 3)
})

test.each([
  [30, 2.0423],
  [31, 2.0395],
  [40, 2.0211],
  [60, 2.0003],
  [120, 1.9799],
  [1_000, 1.9623],
])('with %s degrees of freedom an interval is as wide as Student’s t says', (degrees, quantile) => {
  const values = Array.from({length: degrees + 1}, (_, place) => place)
  const mean = degrees / 2
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / degrees
  expect((estimate(values).halfWidth ?? 0) / Math.sqrt(variance / values.length)).toBeCloseTo(quantile, 3)
})

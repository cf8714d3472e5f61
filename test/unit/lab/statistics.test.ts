import {expect, test} from 'vitest'
import {estimate} from '../../../src/lab/run/statistics.js'

test('an estimate has its interval from two values on', () => {
  expect(estimate([3])).toEqual({mean: 3, count: 1})
  // By hand: deviation 1, divided by the root of 3, times 4.303.
  expect(estimate([1, 2, 3])).toEqual({mean: 2, halfWidth: expect.closeTo(2.4843, 3) as number, count: 3})
  const many = Array.from({length: 101}, (_, place) => place)
  expect(estimate(many).halfWidth).toBeCloseTo(1.96 * Math.sqrt(858.5 / 101), 3)
})

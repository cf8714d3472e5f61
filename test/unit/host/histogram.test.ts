import fc from 'fast-check'
import {expect, test} from 'vitest'
import {type Distribution, differenceOf, distributionOf, quantileOf, sumOf} from '../../../src/platform/host/histogram.js'

const BOUNDS = [1, 2, 5, 10]
const observation = fc.double({min: 0, max: 20, noNaN: true})
const observations = fc.array(observation, {maxLength: 50})

function observed(values: readonly number[], bounds: readonly number[] = BOUNDS): Distribution {
  return {bounds, cumulative: bounds.map((bound) => values.filter((value) => value <= bound).length), count: values.length}
}

test('counts of buckets become cumulative, what is beyond the last bound in the count only', () => {
  expect(distributionOf([1, 2], [3, 0, 4])).toEqual({bounds: [1, 2], cumulative: [3, 3], count: 7})
})

test('a quantile lies in the bucket of the observation of that rank', () => {
  fc.assert(
    fc.property(fc.array(observation, {minLength: 1, maxLength: 50}), fc.double({min: 0.01, max: 1, noNaN: true}), (values, quantile) => {
      const estimate = quantileOf(observed(values), quantile)
      const exact = values.toSorted((a, b) => a - b)[Math.ceil(quantile * values.length) - 1] ?? 0
      const upper = BOUNDS.find((bound) => exact <= bound) ?? 10
      const lower = exact > 10 ? 10 : (BOUNDS.findLast((bound) => bound < exact) ?? 0)
      expect(estimate).toBeGreaterThanOrEqual(lower - 1e-9)
      expect(estimate).toBeLessThanOrEqual(upper + 1e-9)
    }),
  )
})

test('there is no quantile of nothing', () => {
  expect(quantileOf(observed([]), 0.5)).toBeUndefined()
  expect(quantileOf(observed([1], []), 0.5)).toBeUndefined()
})

test('what two saw together, less what one saw, is what the other saw', () => {
  fc.assert(
    fc.property(observations, observations, (one, other) => {
      expect(differenceOf(sumOf([observed(one), observed(other)]), observed(one))).toEqual(observed(other))
    }),
  )
})

test('bounds that differ lose no observation', () => {
  const together = sumOf([observed([1.5, 7]), observed([3], [4])])
  expect(together).toEqual({bounds: [1, 2, 4, 5, 10], cumulative: [0, 1, 2, 2, 3], count: 3})
})

test('less than before is a new beginning, of which no difference is made', () => {
  expect(differenceOf(observed([1]), observed([1, 2]))).toBeUndefined()
  expect(differenceOf(observed([9, 9]), observed([1]))).toBeUndefined()
})

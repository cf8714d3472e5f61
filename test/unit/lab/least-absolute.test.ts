import fc from 'fast-check'
import {expect, test} from 'vitest'
import {leastAbsoluteDeviations} from '../../../src/lab/replay/least-absolute.js'

test('a few values far off do not bend the line', () => {
  const amount = fc.integer({min: 1, max: 50})
  fc.assert(
    fc.property(amount, amount, fc.integer({min: 200, max: 5_000}), (base, perLoad, off) => {
      const pairs = Array.from({length: 30}, (_, load) => ({load, value: base + perLoad * load + (load % 10 === 4 ? off : 0)}))
      const line = leastAbsoluteDeviations(pairs)
      expect(line.base).toBeCloseTo(base, 1)
      expect(line.perLoad).toBeCloseTo(perLoad, 1)
    }),
  )
})

test('the line is the same in whatever unit values are', () => {
  const pairs = Array.from({length: 200}, (_, step) => ({load: step % 10, value: 20 + 19 * (step % 10) + ((step * 37) % 13) - 6}))
  const line = leastAbsoluteDeviations(pairs)
  for (const unit of [1e-3, 1e-6]) {
    const other = leastAbsoluteDeviations(pairs.map(({load, value}) => ({load, value: value * unit})))
    expect(other.base / unit).toBeCloseTo(line.base, 6)
    expect(other.perLoad / unit).toBeCloseTo(line.perLoad, 6)
  }
})

test('a load that was always the same costs nothing: the line is the median', () => {
  for (const load of [0, 0.3, 0.7, 1.1, 7]) {
    const {base, perLoad} = leastAbsoluteDeviations(Array.from({length: 101}, (_, step) => ({load, value: 50 + (step % 7)})))
    expect({load, perLoad}).toEqual({load, perLoad: 0})
    expect(base).toBeCloseTo(53, 1)
  }
})

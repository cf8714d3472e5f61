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

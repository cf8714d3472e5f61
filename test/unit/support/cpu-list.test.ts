import fc from 'fast-check'
import {expect, test} from 'vitest'
import {cpusIn, writeCpus} from '../../../src/support/cpu-list.js'

test('a list of CPUs is read and written as Linux does', () => {
  expect(cpusIn('0-3,8')).toEqual([0, 1, 2, 3, 8])
  expect(cpusIn('5, 1,1-2')).toEqual([1, 2, 5])
  expect(cpusIn('')).toEqual([])
  for (const text of ['a', '3-1', '1-', ',', '1,,2', '-1']) expect(cpusIn(text)).toBeUndefined()
})

test('what is written is read again as it was', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(200)), (cpus) => {
      const sorted = cpus.toSorted((a, b) => a - b)
      expect(cpusIn(writeCpus(sorted))).toEqual(sorted)
    }),
  )
})

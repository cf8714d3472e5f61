import fc from 'fast-check'
import {expect, test} from 'vitest'
import {createIdSource} from '../../../src/support/ids.js'
import {suggest} from '../../../src/support/suggest.js'

test('ids sort in the order of their making, within one ms and where the clock goes back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({min: -5, max: 5}), {maxLength: 200}), (steps) => {
      let nowMs = 1_700_000_000_000
      const next = createIdSource({now: () => nowMs})
      const ids = steps.map((step) => {
        nowMs += step
        return next('d')
      })
      expect(ids).toEqual(ids.toSorted())
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})

test('the same clock and chance give the same ids', () => {
  const make = () => {
    let state = 1
    const random = (): number => {
      state = (state * 48_271) % 2_147_483_647
      return state / 2_147_483_647
    }
    const next = createIdSource({now: () => 1_700_000_000_000}, random)
    return [next(), next('order'), next()]
  }
  expect(make()).toEqual(make())
  expect(make()[1]).toMatch(/^order-01hf7yat00[0-9a-hjkmnp-tv-z]{16}$/)
})

test('more than enough ids in one ms are given, whatever chance began with', () => {
  const next = createIdSource({now: () => 5}, () => 0.9999999)
  expect(() => next()).not.toThrow()
  expect(() => next()).toThrow(RangeError)
})

test.each([
  ['deplyo', 'deploy'],
  ['lsit', 'list'],
  ['lits', 'list'],
  ['Deploy', 'deploy'],
  ['validat', 'validate'],
  ['dryrun', 'dry-run'],
  ['dry_run', 'dry-run'],
  ['desc', 'describe'],
  ['continum', 'continuum'],
])('%s is taken for %s', (slip, meant) => {
  expect(suggest(slip, ['deploy', 'list', 'validate', 'dry-run', 'describe', 'continuum', 'up'])).toBe(meant)
})

test.each(['', 'x', 'ab', 'ou', 'zebra', 'de', 'completely-different'])('nothing is near %j', (name) => {
  expect(suggest(name, ['deploy', 'list', 'up', 'describe'])).toBeUndefined()
})

test('of several the nearest is taken, and an ambiguous beginning is none', () => {
  expect(suggest('node', ['nodes', 'mode', 'code', 'node'])).toBe('node')
  expect(suggest('memo', ['memory_limit', 'memory_request'])).toBeUndefined()
})

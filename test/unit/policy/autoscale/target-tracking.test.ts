import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type Limits, type Run, remembered, stabilised} from '../../../../src/policy/builtin/autoscale/stabilisation.js'
import {type Readings, recommend, type Tracking} from '../../../../src/policy/builtin/autoscale/target-tracking.js'

const EACH: Tracking = {target: 50, measure: 'per-instance', tolerance: 0.1}
const TOTAL: Tracking = {...EACH, measure: 'total'}
const readings = (current: number, values: readonly number[], more: Partial<Readings> = {}): Readings => ({
  current,
  values,
  missing: current - values.length,
  isOutside: false,
  ...more,
})

describe('what it takes', () => {
  test.each([
    ['twice the target: twice as many', EACH, readings(2, [100, 100]), 4],
    ['half of it: half as many', EACH, readings(4, [25, 25, 25, 25]), 2],
    ['within the tolerance: as many', EACH, readings(3, [54, 54, 54]), 3],
    ['a little more than the tolerance: one more', EACH, readings(3, [56, 56, 56]), 4],
    ['never rounded up for an error of the last digits', {...EACH, target: 0.1, measure: 'total'} as const, readings(1, [0.1 + 0.2]), 3],
    ['a total that is shared', TOTAL, readings(2, [100, 60]), 4],
    ['a value of all, measured elsewhere', EACH, readings(2, [150], {missing: 0, isOutside: true}), 6],
    ['from none, by what is measured elsewhere', TOTAL, readings(0, [120], {missing: 0, isOutside: true}), 3],
    ['upwards, one that is not measured may have nothing', EACH, readings(2, [100]), 2],
    ['upwards by what would be right all the same', EACH, readings(2, [220]), 5],
    ['downwards, one that is not measured may have all it should', EACH, readings(4, [20, 20, 20]), 3],
    ['of a total that is not all measured, never fewer', TOTAL, readings(4, [20, 20]), 4],
  ])('%s', (_, tracking, read, expected) => {
    expect(recommend(tracking, read)).toBe(expected)
  })

  test('where nothing is measured nothing is said', () => {
    expect(recommend(EACH, readings(3, []))).toBeUndefined()
  })
})

const limits = (overrides: Partial<Limits> = {}): Limits => ({
  min: 1,
  max: 10,
  upMs: 0,
  downMs: 60_000,
  stepInstances: 4,
  stepUpPercent: 100,
  stepDownPercent: 100,
  ...overrides,
})

/** What runs every 15 s, where so many are recommended then. */
function follow(recommended: readonly number[], by: Limits, first = 1): readonly number[] {
  let runs: readonly Run[] = []
  let current = first
  return recommended.map((instances, turn) => {
    const nowMs = turn * 15_000
    runs = remembered(runs, instances, current, nowMs, by)
    current = stabilised(runs, current, nowMs, by)
    return current
  })
}

describe('how it follows', () => {
  test('up at once, down when the highest of the last minute is lower', () => {
    expect(follow([3, 3, 1, 1, 1, 1, 1, 1], limits())).toEqual([3, 3, 3, 3, 3, 1, 1, 1])
  })

  test('a short peak is not followed where more must be recommended for longer', () => {
    expect(follow([1, 5, 1, 5, 5, 5, 5, 5], limits({upMs: 30_000}))).toEqual([1, 1, 1, 1, 5, 5, 5, 5])
  })

  test('in steps', () => {
    expect(follow([40, 40, 40, 40], limits({max: 40}))).toEqual([5, 10, 20, 40])
    expect(follow([1, 1, 1, 1, 1, 1], limits({downMs: 0, stepDownPercent: 50, max: 40}), 16)).toEqual([8, 4, 2, 1, 1, 1])
  })
})

const anyLimits = fc
  .record({
    min: fc.integer({min: 0, max: 5}),
    more: fc.integer({min: 0, max: 30}),
    upMs: fc.constantFrom(0, 15_000, 60_000),
    downMs: fc.constantFrom(0, 15_000, 60_000, 300_000),
    stepInstances: fc.integer({min: 1, max: 5}),
    stepUpPercent: fc.constantFrom(0, 50, 100),
    stepDownPercent: fc.constantFrom(1, 50, 100),
  })
  .map(({min, more, ...rest}): Limits => ({min, max: min + more, ...rest}))
const anyTracking = fc.record({
  target: fc.double({min: 0.01, max: 1_000, noNaN: true}),
  measure: fc.constantFrom('per-instance', 'total'),
  tolerance: fc.constantFrom(0, 0.1, 0.3),
})

/** A load that is shared evenly by those that run, all measured. */
function shared(tracking: Tracking, by: Limits, loads: readonly number[], first: number): readonly number[] {
  let runs: readonly Run[] = []
  let current = first
  return loads.map((load, turn) => {
    const nowMs = turn * 15_000
    const each = load / Math.max(1, current)
    const recommended = recommend(
      tracking,
      readings(
        current,
        Array.from({length: Math.max(1, current)}, () => each),
        {missing: 0},
      ),
    )
    runs = remembered(runs, recommended ?? current, current, nowMs, by)
    current = stabilised(runs, current, nowMs, by)
    return current
  })
}

describe('whatever the load', () => {
  const loads = fc.array(fc.double({min: 0, max: 20_000, noNaN: true}), {minLength: 1, maxLength: 60})

  test('as many run as min and max let, and nothing else', () => {
    fc.assert(
      fc.property(anyTracking, anyLimits, loads, fc.integer({min: 0, max: 40}), (tracking, by, all, first) => {
        for (const running of shared(tracking, by, all, first)) {
          expect(Number.isInteger(running)).toBe(true)
          expect(running).toBeGreaterThanOrEqual(by.min)
          expect(running).toBeLessThanOrEqual(by.max)
        }
      }),
    )
  })

  test('under a load that stays, it comes to a number and stays there', () => {
    fc.assert(
      fc.property(
        anyTracking,
        anyLimits,
        fc.double({min: 0, max: 20_000, noNaN: true}),
        fc.integer({min: 1, max: 35}),
        (tracking, by, load, first) => {
          const running = shared(
            tracking,
            by,
            Array.from({length: 120}, () => load),
            first,
          )
          const turns = running.filter(
            (one, at) =>
              at > 1 && Math.sign(one - (running[at - 1] ?? one)) * Math.sign((running[at - 1] ?? one) - (running[at - 2] ?? one)) < 0,
          )
          expect(turns, running.join()).toEqual([])
          expect(new Set(running.slice(-20)).size, running.join()).toBe(1)
        },
      ),
    )
  })

  test('a greater load never has fewer recommended', () => {
    const pair = fc.tuple(fc.double({min: 0, max: 20_000, noNaN: true}), fc.double({min: 0, max: 20_000, noNaN: true}))
    fc.assert(
      fc.property(anyTracking, pair, fc.integer({min: 1, max: 30}), fc.integer({min: 0, max: 5}), (tracking, [a, b], measured, missing) => {
        const of = (load: number) =>
          recommend(
            tracking,
            readings(
              measured + missing,
              Array.from({length: measured}, () => load / measured),
            ),
          ) ?? -1
        expect(of(Math.min(a, b))).toBeLessThanOrEqual(of(Math.max(a, b)))
      }),
    )
  })
})

test('what is remembered has a bound', () => {
  let runs: readonly Run[] = []
  for (let turn = 0; turn < 2_000; turn += 1) runs = remembered(runs, turn % 7, 3, turn * 1_000, limits({downMs: 3_600_000}))
  expect(runs.length).toBeLessThanOrEqual(240)
})

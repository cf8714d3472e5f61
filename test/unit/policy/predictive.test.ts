import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {alikeStretches, outlookOf, PATTERN_STEPS} from '../../../src/policy/builtin/predictive/forecast.js'
import {expected} from '../../../src/policy/builtin/predictive/outlook.js'
import {begin, historyOf, remember} from '../../../src/policy/builtin/predictive/record.js'
import {type Choice, worthMoving} from '../../../src/policy/builtin/predictive/rule.js'
import {seededRandom} from '../../../src/support/seeded-random.js'

function wave(length: number, period: number, noise = 0): Float64Array {
  const random = seededRandom(1)
  const shape = Array.from({length: period}, () => 100 * random())
  return Float64Array.from({length}, (_, step) => (shape[step % period] ?? 0) + noise * (random() - 0.5))
}

describe('the outlook', () => {
  test('finds what repeats itself, also after a restart at another phase', () => {
    const whole = wave(400, 70)
    const before = whole.slice(0, 150)
    // The same load begins again in the middle of its period.
    const history = Float64Array.from([...before, ...whole.slice(20, 20 + 2 * PATTERN_STEPS)])
    const coming = whole.slice(20 + 2 * PATTERN_STEPS, 20 + 2 * PATTERN_STEPS + 5)
    const foreseen = outlookOf(history, 5).map((moment) => expected(moment, (value) => value))
    for (const [place, value] of coming.entries()) expect(Math.abs((foreseen[place] ?? 0) - value)).toBeLessThan(15)
    expect(alikeStretches(history)[0]?.likeness).toBeGreaterThan(0.95)
  })

  test('weights add up to one, and nothing is foreseen that was never measured', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({min: 0, max: 50}), fc.constant(Number.NaN)), {minLength: 1, maxLength: 200}), (values) => {
        const history = Float64Array.from(values)
        const known = values.filter((value) => !Number.isNaN(value))
        const outlook = outlookOf(history, 4)
        expect(outlook.length).toBe(known.length === 0 ? 0 : 4)
        for (const moment of outlook) {
          expect(moment.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9)
          for (const value of moment.values) expect(known).toContain(value)
        }
      }),
      {numRuns: 200},
    )
  })

  test('without anything alike it is what is usual, and near the newest value at first', () => {
    const outlook = outlookOf(Float64Array.from([10, 10, 10, 10, 90]), 3)
    expect(expected(outlook[0] ?? {values: [], weights: []}, (value) => value)).toBeLessThanOrEqual(90)
    expect(outlookOf(new Float64Array(0), 3)).toEqual([])
  })
})

describe('the rule', () => {
  const costs = fc.array(fc.integer({min: 0, max: 3}), {minLength: 1, maxLength: 6})

  test('begins a move exactly where the cheapest of all plans does', () => {
    fc.assert(
      fc.property(costs, costs, fc.integer({min: 1, max: 3}), (a, b, moveSteps) => {
        const steps = Math.min(a.length, b.length)
        const [here, there] = [a.slice(0, steps), b.slice(0, steps)]
        const choice: Choice = {here, there, leaving: here.map((cost) => cost + 1), returning: there.map((cost) => cost + 1), moveSteps}
        const {ifStaying, ifMoving, isMoving} = worthMoving(choice)
        expect(ifStaying).toBeCloseTo(cheapest(choice, 0, 'here', 'stay'), 9)
        expect(ifMoving).toBeCloseTo(cheapest(choice, 0, 'here', 'move'), 9)
        expect(isMoving).toBe(ifMoving < ifStaying)
      }),
      {numRuns: 300},
    )
  })
})

/** By trying everything. */
function cheapest(choice: Choice, step: number, at: 'here' | 'there', first?: 'stay' | 'move'): number {
  const {here, there, leaving, returning, moveSteps} = choice
  if (step >= here.length) return 0
  const [own, away, other] = at === 'here' ? [here, leaving, 'there' as const] : [there, returning, 'here' as const]
  const staying = () => (own[step] ?? 0) + cheapest(choice, step + 1, at)
  const moving = () => away.slice(step, step + moveSteps).reduce((sum, cost) => sum + cost, 0) + cheapest(choice, step + moveSteps, other)
  if (first === 'stay') return staying()
  if (first === 'move') return moving()
  return Math.min(staying(), moving())
}

describe('the memory', () => {
  test('has one value a step, silence where nothing was measured, and forgets the oldest', () => {
    let memory = begin('n1', 60_500, 20_000)
    memory = remember(memory, 60_500, 1)
    memory = remember(memory, 79_000, 2)
    memory = remember(memory, 121_000, 3)
    expect(memory).toEqual({reference: 'n1', stepMs: 20_000, firstMs: 60_000, values: [1, null, null, 3]})
    expect([...historyOf(memory)]).toEqual([1, Number.NaN, Number.NaN, 3])
    const later = remember(memory, 60_000 + 20_000 * 5_000, 4)
    expect(later.values.length).toBe(1_080)
    expect(later.firstMs + (later.values.length - 1) * 20_000).toBe(60_000 + 20_000 * 5_000)
  })
})

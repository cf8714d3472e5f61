import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {FittedForecaster, USUAL_FIT} from '../../../src/policy/builtin/carbon/fitted-forecaster.js'
import {DAY_MS, type Forecaster, HOUR_MS} from '../../../src/policy/builtin/carbon/forecaster.js'
import {GrowingHistory} from '../../../src/policy/builtin/carbon/history.js'
import {LeastSquares} from '../../../src/policy/builtin/carbon/least-squares.js'
import {asTimeOfDay, asYesterday} from '../../../src/policy/builtin/carbon/plain-forecasters.js'
import {leastCost, runsNow} from '../../../src/policy/builtin/carbon/start-rule.js'

const STEPS = {startMs: Date.UTC(2022, 0, 1), stepMs: HOUR_MS}

/** Wind that comes and goes, and a sun that shines by day: deterministic. */
function weather(step: number): number {
  return (
    250 + 60 * Math.sin(step / 37) - 80 * Math.max(0, Math.sin(((step % 24) / 24) * 2 * Math.PI - Math.PI / 2)) + 10 * Math.sin(step * 7.3)
  )
}

function told(forecaster: Forecaster, count: number, value: (step: number) => number = weather): Forecaster {
  for (let step = 0; step < count; step++) forecaster.observe(value(step))
  return forecaster
}

function foreseen(forecaster: Forecaster, steps: number): readonly number[] {
  const coming = new Float64Array(steps)
  forecaster.forecast(coming)
  return [...coming]
}

const fitted = (fitUntilDays: number, refitMs?: number) =>
  new FittedForecaster({
    ...STEPS,
    ...USUAL_FIT,
    horizon: 28,
    fitUntilMs: STEPS.startMs + fitUntilDays * DAY_MS,
    ...(refitMs === undefined ? {} : {refitMs}),
  })

test('what is not told yet cannot be read', () => {
  const history = new GrowingHistory()
  for (let step = 0; step < 3_000; step++) history.push(step)
  expect([history.at(0), history.at(1_024), history.at(2_999)]).toEqual([0, 1_024, 2_999])
  expect(() => history.at(3_000)).toThrow('Step 3000 of 3000 is not known.')
  expect(() => history.at(-1)).toThrow(RangeError)
})

test('yesterday is told again, also beyond one day; the time of day is its mean', () => {
  const yesterday = foreseen(
    told(asYesterday(STEPS), 50, (step) => step),
    30,
  )
  expect(yesterday.slice(0, 24)).toEqual(Array.from({length: 24}, (_, step) => 26 + step))
  expect(yesterday.slice(24)).toEqual([26, 27, 28, 29, 30, 31])
  const timeOfDay = foreseen(
    told(asTimeOfDay(STEPS), 48, (step) => (step < 24 ? 10 : 20) + (step % 24)),
    25,
  )
  expect(timeOfDay).toEqual([...Array.from({length: 24}, (_, step) => 15 + step), 15])
})

test('least squares find the weights that made the answers, and forget', () => {
  const sums = new LeastSquares(3, 2)
  const rows = Array.from({length: 40}, (_, place) => Float64Array.of(1, Math.sin(place), (place % 7) - 3))
  for (const row of rows) sums.add(row, (target) => (target === 0 ? 2 + 3 * (row[1] ?? 0) : 0.5 * (row[2] ?? 0)))
  const [a, b, c, d, e, f] = sums.solve(0)
  expect([a, b, c, d, e, f]).toEqual([2, 3, 0, 0, 0, 0.5].map((weight) => expect.closeTo(weight, 6) as number))
  sums.forget(0)
  for (const row of rows) sums.add(row, () => 7)
  expect(sums.solve(0)[0]).toBeCloseTo(7, 6)
})

describe('the fitted forecast', () => {
  test('is nearer to what comes than yesterday is', () => {
    const error = (forecaster: Forecaster) => {
      told(forecaster, 60 * 24)
      const coming = foreseen(forecaster, 24)
      return coming.reduce((sum, value, step) => sum + Math.abs(value - weather(60 * 24 + step)), 0) / 24
    }
    expect(error(fitted(50))).toBeLessThan(0.5 * error(asYesterday(STEPS)))
  })

  test('uses nothing after its fit to fit, unless it is to be fitted again', () => {
    const changed = (step: number) => (step < 50 * 24 ? weather(step) : 3 * weather(step) + 100)
    const once = told(fitted(50), 60 * 24, changed)
    const again = told(fitted(50, DAY_MS), 60 * 24, changed)
    expect(foreseen(once, 28)).not.toEqual(foreseen(again, 28))
    // The same fit, whatever came between: with the same last days it foresees the same.
    const noise = (step: number) => (step >= 50 * 24 && step < 51 * 24 ? 1 : weather(step))
    expect(foreseen(told(fitted(50), 60 * 24, noise), 28)).toEqual(foreseen(told(fitted(50), 60 * 24), 28))
  })

  test('is the same to the bit for the same values', () => {
    expect(foreseen(told(fitted(50), 55 * 24), 28)).toEqual(foreseen(told(fitted(50), 55 * 24), 28))
  })

  test('says that it was not fitted, and that it does not see so far', () => {
    expect(() => foreseen(told(fitted(50), 49 * 24), 28)).toThrow('It was not fitted yet.')
    expect(() => foreseen(told(fitted(50), 51 * 24), 29)).toThrow('It foresees 28 steps.')
    expect(() => told(fitted(1), 2 * 24)).toThrow('Nothing was learned before the fit.')
  })
})

describe('whether the first step is used', () => {
  const coming = Float64Array.of(5, 3, 4, 9, 1)

  test('by a job that may be interrupted: where it is among the cheapest', () => {
    const used = [1, 2, 3, 4, 5].map((remaining) => runsNow(coming, {remaining, window: 5, isPreemptible: true}))
    expect(used).toEqual([false, false, false, true, true])
  })

  test('by another: where no later beginning is cheaper', () => {
    const used = [1, 2, 3, 4, 5].map((remaining) => runsNow(coming, {remaining, window: 5, isPreemptible: false}))
    expect(used).toEqual([false, false, true, false, true])
    expect(runsNow(Float64Array.of(2, 2, 2), {remaining: 1, window: 3, isPreemptible: false})).toBe(true)
  })

  test('always, where no slack is left', () => {
    fc.assert(
      fc.property(fc.array(fc.double({noNaN: true}), {minLength: 1, maxLength: 20}), fc.boolean(), (values, isPreemptible) =>
        runsNow(Float64Array.from(values), {remaining: values.length, window: values.length, isPreemptible}),
      ),
    )
    expect(runsNow(Float64Array.of(Number.NaN), {remaining: 1, window: 1, isPreemptible: true})).toBe(true)
  })

  test('exactly where the least cost needs it', () => {
    const instance = fc
      .array(fc.integer({min: 0, max: 9}), {minLength: 2, maxLength: 12})
      .chain((values) => fc.tuple(fc.constant(values), fc.integer({min: 1, max: values.length - 1}), fc.boolean()))
    fc.assert(
      fc.property(instance, ([numbers, remaining, isPreemptible]) => {
        const values = Float64Array.from(numbers)
        const window = values.length
        const least = leastCost(values, {remaining, window, isPreemptible})
        const later = leastCost(values.subarray(1), {remaining, window: window - 1, isPreemptible})
        if (!runsNow(values, {remaining, window, isPreemptible})) expect(later).toBe(least)
        else if (isPreemptible) {
          const rest = remaining === 1 ? 0 : leastCost(values.subarray(1), {remaining: remaining - 1, window: window - 1, isPreemptible})
          expect((values[0] ?? 0) + rest).toBe(least)
        } else expect(values.subarray(0, remaining).reduce((sum, value) => sum + value, 0)).toBe(least)
      }),
    )
  })
})

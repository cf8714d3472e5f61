import {existsSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type CarbonReport, type LabCarbonOptions, runLabCarbon} from '../../../src/cli/lab-carbon.js'
import {renderCarbon} from '../../../src/cli/render/carbon.js'
import {plainStyle} from '../../../src/cli/text/style.js'
import {evaluateRegion, type Question} from '../../../src/lab/carbon/evaluate.js'
import {evaluateInPlace} from '../../../src/lab/carbon/in-place.js'
import {type CarbonFile, questionOf, type Wish} from '../../../src/lab/carbon/question.js'
import {parseCarbonSeries} from '../../../src/lab/carbon/read.js'
import {costOfOptimum, costOfRunningNow, costOfSteps, type Job, stepsByForecast} from '../../../src/lab/carbon/schedule.js'
import {type CarbonSeries, coarsened} from '../../../src/lab/carbon/series.js'
import {savingsByWeek, shareSaved, sharesByMonth} from '../../../src/lab/carbon/share.js'
import {DAY_MS, HOUR_MS} from '../../../src/policy/builtin/carbon/forecaster.js'
import {OperationalError} from '../../../src/support/errors.js'
import {duration} from '../../../src/support/text/quantity.js'

const HEADER = 'timestamp,carbon_intensity_g_per_kwh'
const START = Date.UTC(2022, 2, 1)
const unhurried = async () => {}

function series(values: readonly number[], region = 'X', stepMs = HOUR_MS): CarbonSeries {
  return {region, startMs: START, stepMs, values: Float64Array.from(values), notes: []}
}

/** A grid with sun and wind; the wind of each has a rhythm of its own. */
function grid(region: string, days: number, wind: number, level = 300): CarbonSeries {
  const at = (step: number) =>
    level +
    80 * Math.sin(step / wind) -
    90 * Math.max(0, Math.sin(((step % 24) / 24) * 2 * Math.PI - Math.PI / 2)) +
    15 * Math.sin(step * 5.1)
  return series(
    Array.from({length: 24 * days}, (_, step) => at(step)),
    region,
  )
}

const question = (days: number, last: number): Question => ({
  durationsMs: [HOUR_MS, 3 * HOUR_MS],
  slacksMs: [4 * HOUR_MS, 24 * HOUR_MS],
  isPreemptible: true,
  fitUntilMs: START + days * DAY_MS,
  refitMs: undefined,
  fromMs: START + days * DAY_MS,
  toMs: START + last * DAY_MS,
})

describe('a file of carbon intensity', () => {
  test('has a step, and a short gap that is held at the value before it', () => {
    const read = parseCarbonSeries(
      'FR',
      `${HEADER}\n2022-03-01T00:00:00Z,10\n2022-03-01T01:00:00Z,12\n2022-03-01T03:00:00Z,9\n2022-03-01T04:00:00Z,8\n`,
    )
    expect([...read.values]).toEqual([10, 12, 12, 9, 8])
    expect([read.startMs, read.stepMs]).toEqual([START, HOUR_MS])
    expect(read.notes).toEqual(['FR: missing, and held at the value before: 1 × 1 h before 2022-03-01T03:00:00.000Z.'])
  })

  test('may tell its times in the hour of the place: the change of the clocks is no gap', () => {
    const text = `${HEADER}\n2022-03-27T01:00:00+01:00,1\n2022-03-27T03:00:00+02:00,2\n2022-03-27T04:00:00+02:00,3\n`
    expect(parseCarbonSeries('DE', text)).toMatchObject({stepMs: HOUR_MS, notes: [], values: Float64Array.of(1, 2, 3)})
  })

  test('is refused with every bad line at once', () => {
    const lines = [
      '2022-03-01T00:00:00Z,10',
      '2022-03-01T01:00:00,11',
      '2022-03-01T01:00:00Z,-3',
      '2022-03-01T02:00:00Z',
      '2022-03-01T01:00:00Z,4',
    ]
    const more = ['2022-03-01T01:00:00Z,4', '2022-03-01T02:00:00Z,4', '2022-03-01T03:10:00Z,4', '2022-03-01T09:00:00Z,4']
    expect(() => parseCarbonSeries('X', [HEADER, ...lines, ...more].join('\n'))).toThrow(
      expect.objectContaining({
        code: 'carbon-unreadable',
        details: {
          problems: [
            'X:3:1 timestamp: "2022-03-01T01:00:00" is no time with a zone, such as 2022-01-01T00:15:00Z',
            'X:4:22 carbon_intensity_g_per_kwh: "-3" is no intensity in g/kWh',
            'X:5:1: 2 cells are expected, and there is 1',
            'X:7:1 timestamp: it is not after that of line 6',
            'X:9:1 timestamp: it is not a multiple of 1 h from the first',
            'X:10:1 timestamp: 4 h 50 min are missing before it; up to 3 h could be filled',
          ],
        },
      }) as Error,
    )
    expect(() => parseCarbonSeries('X', 'time,value\n')).toThrow(
      'X:1:1: the header timestamp,carbon_intensity_g_per_kwh is expected, and there is time,value',
    )
    expect(() => parseCarbonSeries('X', '')).toThrow('and the line is empty')
    expect(() => parseCarbonSeries('X', `${HEADER}\n2022-03-01T00:00:00Z,10\n`)).toThrow(
      'two values in the order of time are needed to know the step, and there is 1',
    )
    expect(() => parseCarbonSeries('X', `${HEADER}\n2022-03-01T00:00:00Z,1\n2022-03-01T00:07:00Z,1`)).toThrow('one that divides an hour')
  })

  test('becomes one of longer steps by their means', () => {
    const quarters = {...series([9, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'X', HOUR_MS / 4), startMs: START + HOUR_MS / 2}
    const hours = coarsened(quarters, HOUR_MS)
    expect([hours.startMs, hours.stepMs, [...hours.values]]).toEqual([START + HOUR_MS, HOUR_MS, [2.5, 6.5]])
  })
})

describe('a recording that is too short for what is asked', () => {
  const wish: Wish = {
    durationsMs: [HOUR_MS],
    slacksMs: [4 * HOUR_MS, 24 * HOUR_MS],
    isPreemptible: false,
    refitMs: undefined,
    fitUntilMs: undefined,
    fromMs: undefined,
    toMs: undefined,
    isInPlace: false,
  }
  const file = (hours: number, path = 'X.csv') => ({path, series: series(Array.from({length: hours}, () => 1))})
  const refusal = (files: readonly CarbonFile[], asked: Wish = wish): OperationalError => {
    try {
      questionOf(files, asked)
    } catch (error) {
      if (error instanceof OperationalError) return error
      throw error
    }
    throw new Error('It was taken.')
  }

  test('is refused with what is there, what is needed, and why', () => {
    const error = refusal([file(100)])
    expect(error).toMatchObject({code: 'carbon-too-short', exit: 'invalid'})
    const {neededMs} = error.details as {neededMs: number}
    expect(error.message).toContain('X.csv: 4 d 4 h are recorded (2022-03-01T00:00:00.000Z to 2022-03-05T04:00:00.000Z)')
    expect(error.message).toContain(`${duration(neededMs)} are needed at steps of 1 h`)
    expect(error.hints).toEqual([`Give a recording of at least ${duration(neededMs)}.`])
  })

  test('is long enough from what is said to be needed on, and the shorter question from what is said of that on', () => {
    const {neededMs} = refusal([file(100)]).details as {neededMs: number}
    const hours = neededMs / HOUR_MS
    const fitUntilMs = START + neededMs - 25 * HOUR_MS
    expect(questionOf([file(hours)], {...wish, fitUntilMs}).fitUntilMs).toBe(fitUntilMs)
    const almost = refusal([file(hours - 1)], {...wish, fitUntilMs})
    expect(almost.message).toContain('1 h too few')
    expect(almost.hints).toContainEqual(expect.stringContaining('--duration 1h --slack 4h needs'))
    expect(() => questionOf([file(hours - 1)], {...wish, slacksMs: [4 * HOUR_MS]})).toThrow(
      expect.objectContaining({code: 'carbon-question'}) as Error,
    )
  })

  test('is told of each file, and of what all have in common', () => {
    const late = {path: 'Y.csv', series: {...file(2_000).series, startMs: START + 1_900 * HOUR_MS}}
    expect(refusal([file(2_000), late]).message).toContain('common to all files: 4 d 4 h are recorded')
    expect(refusal([file(50), file(2_000, 'Y.csv'), file(60, 'Z.csv')]).message).toMatch(/recordings are too short:\nX\.csv: .*\nZ\.csv: /)
  })

  test('where it is enough, a fit that sees too little is told with the flag that mends it', () => {
    const error = refusal([file(1_000)], {...wish, fitUntilMs: START + DAY_MS})
    expect(error).toMatchObject({code: 'carbon-question', exit: 'usage'})
    const [flag = ''] = error.hints
    const fitUntilMs = Date.parse(flag.replace('--fit-until ', ''))
    expect(questionOf([file(1_000)], {...wish, fitUntilMs}).fitUntilMs).toBe(fitUntilMs)
  })
})

const jobAndValues = fc
  .record({length: fc.integer({min: 1, max: 4}), slack: fc.integer({min: 0, max: 6}), isPreemptible: fc.boolean()})
  .chain((job) => {
    const window = job.length + job.slack
    const numbers = fc.array(fc.integer({min: 0, max: 50}), {minLength: window, maxLength: window})
    return fc.record({
      job: fc.constant<Job>({...job, arrival: 0}),
      values: numbers,
      expected: fc.array(numbers, {minLength: window, maxLength: window}),
    })
  })

describe('schedules', () => {
  test('keep the deadline whatever is expected, do all the work, and never beat the optimum', () => {
    fc.assert(
      fc.property(jobAndValues, ({job, values: numbers, expected}) => {
        const values = Float64Array.from(numbers)
        const steps = stepsByForecast({madeAt: (at) => Float64Array.from(expected[at] ?? [])}, job)
        expect(steps.length).toBe(job.length)
        expect(steps.at(-1)).toBeLessThan(job.length + job.slack)
        if (!job.isPreemptible) expect((steps.at(-1) ?? 0) - (steps[0] ?? 0)).toBe(job.length - 1)
        expect(costOfOptimum(values, job)).toBeLessThanOrEqual(costOfSteps(values, steps))
        expect(costOfOptimum(values, job)).toBeLessThanOrEqual(costOfRunningNow(values, job))
        expect(costOfOptimum(values, {...job, isPreemptible: true})).toBeLessThanOrEqual(
          costOfOptimum(values, {...job, isPreemptible: false}),
        )
      }),
    )
  })

  test('with the future known they are the optimum', () => {
    fc.assert(
      fc.property(jobAndValues, ({job, values: numbers}) => {
        const values = Float64Array.from(numbers)
        const steps = stepsByForecast({madeAt: (at) => values.subarray(at)}, job)
        expect(costOfSteps(values, steps)).toBe(costOfOptimum(values, job))
      }),
    )
  })
})

test('the share saved is that of the sums; its interval narrows with blocks that agree', () => {
  expect(
    shareSaved([
      {saved: 1, possible: 4},
      {saved: 5, possible: 6},
    ]),
  ).toMatchObject({mean: 0.6, count: 2})
  expect(
    shareSaved([
      {saved: 2, possible: 4},
      {saved: 3, possible: 6},
    ]),
  ).toEqual({mean: 0.5, halfWidth: 0, count: 2})
  expect(shareSaved([{saved: 0, possible: 0}])).toBeUndefined()
})

test('jobs are put together by weeks from the first on, and by the months in which they arrived', () => {
  const job = (days: number, cost: number) => ({arrivalMs: START + days * DAY_MS, now: 10, best: 5, cost})
  expect(savingsByWeek([job(1, 6), job(7, 8), job(8, 5)])).toEqual([
    {saved: 6, possible: 10},
    {saved: 5, possible: 5},
  ])
  const months = sharesByMonth([job(29, 6), job(30, 8), job(31, 5)])
  expect(months.map(({month, share}) => [month, share?.mean])).toEqual([
    ['2022-03', 0.6],
    ['2022-04', 1],
  ])
})

describe('an evaluation', () => {
  test('saves more than the plain forecasts and less than the optimum, in steps of an hour', async () => {
    const cells = await evaluateRegion(grid('X', 120, 31), question(90, 120), unhurried)
    expect(cells).toHaveLength(4)
    for (const cell of cells) {
      expect(cell.optimum).toBeLessThanOrEqual(cell.shifted)
      expect(cell.shifted).toBeLessThan(cell.runNow)
      expect(cell.share?.mean).toBeGreaterThan(cell.yesterday?.mean ?? 1)
      expect(cell.share?.mean).toBeGreaterThan(0.9)
    }
  })

  test('what comes after a decision changes no decision', async () => {
    const asked = question(90, 100)
    const known = grid('X', 120, 31)
    const other = {...known, values: known.values.map((value, step) => (step < 100 * 24 ? value : 1_000 - value))}
    expect(await evaluateRegion(other, asked, unhurried)).toEqual(await evaluateRegion(known, asked, unhurried))
    // It is no test that cannot fail: what comes before one does.
    const before = {...known, values: known.values.map((value, step) => (step < 95 * 24 ? value : 1_000 - value))}
    expect(await evaluateRegion(before, asked, unhurried)).not.toEqual(await evaluateRegion(known, asked, unhurried))
  })

  test('in place: a job goes where it is greener, and stays where moving costs more than that', async () => {
    const regions = [grid('A', 110, 31), grid('B', 110, 23, 280)]
    const free = await evaluateInPlace(regions, {...question(90, 110), transferShare: 0, leastSaving: 0}, unhurried)
    const dear = await evaluateInPlace(regions, {...question(90, 110), transferShare: 20, leastSaving: 0}, unhurried)
    const alone = await evaluateRegion(grid('A', 110, 31), question(90, 110), unhurried)
    const never = await evaluateInPlace(regions, {...question(90, 110), transferShare: 0, leastSaving: 0.999}, unhurried)
    expect(never.map(({movedShare}) => movedShare)).toEqual(free.map(() => 0))
    expect(free.map(({home}) => home)).toEqual(['A', 'A', 'A', 'A', 'B', 'B', 'B', 'B'])
    for (const [place, cell] of free.entries()) {
      expect(cell.movedShare).toBeGreaterThan(0)
      expect(cell.optimum).toBeLessThanOrEqual(cell.shifted)
      if (place < 4) expect(cell.shifted).toBeLessThan(alone[place]?.shifted ?? 0)
      expect(dear[place]?.movedShare).toBe(0)
      // Both together are at least as good as either, here and by the sums of all weeks.
      expect(cell.share?.mean ?? 0).toBeGreaterThanOrEqual(cell.timeOnly?.mean ?? 1)
      expect(cell.share?.mean ?? 0).toBeGreaterThanOrEqual(cell.placeOnly?.mean ?? 1)
      expect(dear[place]?.timeOnly?.mean).toBeCloseTo(dear[place]?.share?.mean ?? 0, 9)
      expect(dear[place]?.placeOnly?.mean).toBeCloseTo(0, 9)
      expect(cell.months.map(({month}) => month)).toEqual(['2022-05', '2022-06'])
    }
    expect(dear.slice(0, 4).map(({shifted}) => shifted)).toEqual(alone.map(({shifted}) => expect.closeTo(shifted, 9) as number))
  })
})

const REAL = ['DE', 'NL', 'FR'].map((region) => `../shared/data/carbon/${region}-2022.csv`)
describe.skipIf(!existsSync(REAL[0] ?? ''))('the series of 2022 (shared/data is not here otherwise)', () => {
  const options: LabCarbonOptions = {
    durationsMs: [HOUR_MS],
    slacksMs: [8 * HOUR_MS],
    isPreemptible: true,
    powerWatts: 200,
    fitUntilMs: Date.UTC(2022, 3, 1),
    refitMs: undefined,
    fromMs: undefined,
    toMs: Date.UTC(2022, 4, 1),
    isInPlace: true,
    transferPercent: 5,
    leastSavingPercent: 0,
    say: () => {},
    signal: new AbortController().signal,
  }

  test('are shifted better than by yesterday, with the missing hour told', async () => {
    const report: CarbonReport = await runLabCarbon(REAL.slice(1), options)
    expect(report.notes).toEqual([expect.stringContaining('1 × 1 h before 2022-04-16T14:00:00.000Z')])
    for (const {share, yesterday} of report.cells) expect(share?.mean).toBeGreaterThan(yesterday?.mean ?? 1)
    const text = renderCarbon(report, {style: plainStyle, width: 100, isTerminal: false, nowMs: 0})
    expect(text).toContain('A preemptible job of 200 W arrives every hour · 2022-04-01T00:00:00.000Z to 2022-05-01T00:00:00.000Z')
    expect(text.split('\n').filter((line) => line.startsWith('NL-2022'))).toHaveLength(2)
    const cells = report.inPlace?.cells ?? []
    for (const {share, timeOnly, placeOnly} of cells)
      expect(share?.mean).toBeGreaterThanOrEqual(Math.max(timeOnly?.mean ?? 1, placeOnly?.mean ?? 1) - 0.005)
  }, 60_000)

  test('a question that cannot be answered is refused with all that is wrong with it', async () => {
    const wrong = {
      ...options,
      durationsMs: [HOUR_MS / 2],
      fitUntilMs: Date.UTC(2022, 0, 5),
      fromMs: Date.UTC(2022, 0, 2),
      toMs: Date.UTC(2023, 1),
    }
    await expect(runLabCarbon(REAL.slice(2), wrong)).rejects.toMatchObject({
      code: 'carbon-question',
      details: {
        problems: [
          '30 min is not a whole number of steps of 1 h',
          expect.stringContaining('sees too little'),
          expect.stringContaining('are of a time that the fit saw'),
          expect.stringContaining('the series end at 2022-12-31T00:00:00.000Z'),
        ],
      },
    })
  })

  test('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('stopped'))
    await expect(runLabCarbon(REAL, {...options, signal})).rejects.toThrow('stopped')
  })
})

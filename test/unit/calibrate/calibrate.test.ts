import {describe, expect, test} from 'vitest'
import {compare, estimate} from '../../../tools/calibrate/compare.js'
import {type Answer, type Measurement, summarise} from '../../../tools/calibrate/measurement.js'
import {type Cell, cellsOf, PHASES} from '../../../tools/calibrate/plan.js'
import {parseProcessorTime} from '../../../tools/calibrate/processor-time.js'
import {scheduleOf} from '../../../tools/calibrate/schedule.js'
import {simulate} from '../../../tools/calibrate/simulate.js'
import {quantile} from '../../../tools/calibrate/statistics.js'

const CELL: Cell = {purpose: 'validate', load: 0.5, neighbour: false, seed: 9}
const QUIET = {others: 0, stolen: 0}

test('a quantile is the nearest rank, and nothing has none', () => {
  expect(quantile([40, 10, 30, 20], 0.5)).toBe(20)
  expect(quantile([40, 10, 30, 20], 0.95)).toBe(40)
  expect(quantile([7], 0.01)).toBe(7)
  expect(quantile([], 0.5)).toBeNaN()
})

test('what is validated was not fitted: no load and no seed in common', () => {
  const cells = PHASES.flatMap(cellsOf)
  const of = (purpose: Cell['purpose']): readonly Cell[] => cells.filter((cell) => cell.purpose === purpose)
  expect(new Set(of('validate').map(({load}) => load)).intersection(new Set(of('fit').map(({load}) => load))).size).toBe(0)
  expect(new Set(cells.map(({seed}) => seed)).size).toBe(cells.length)
  expect(of('validate').filter(({neighbour}) => neighbour)).toHaveLength(5)
  expect(of('validate').filter(({neighbour}) => !neighbour)).toHaveLength(5)
})

describe('the requests of a cell', () => {
  test('are the same each time, and others with another seed', () => {
    expect(scheduleOf(CELL, 20)).toEqual(scheduleOf(CELL, 20))
    expect(scheduleOf({...CELL, seed: 10}, 20)).not.toEqual(scheduleOf(CELL, 20))
  })

  test('bring the load that the cell says, as Poisson arrivals do', () => {
    const seconds = 600
    const requests = scheduleOf(CELL, seconds)
    const work = requests.reduce((total, {workMs}) => total + workMs, 0)
    expect(work / (seconds * 1000 * 0.5)).toBeCloseTo(0.5, 1)
    const gaps = requests.slice(1).map(({atMs}, index) => atMs - (requests[index]?.atMs ?? 0))
    const mean = gaps.reduce((total, gap) => total + gap, 0) / gaps.length
    const variance = gaps.reduce((total, gap) => total + (gap - mean) ** 2, 0) / gaps.length
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1)
  })

  test('are those that the simulated classifier is sent', async () => {
    const sent = scheduleOf({...CELL, load: 0.1}, 60)
    const window = {fromMs: 0, toMs: 60_000}
    const {requests} = await simulate({...CELL, load: 0.1}, {speed: 100, overheadMs: 0}, window, 1)
    // The stream begins with the simulated classifier, which is ready an instant later.
    expect(sent.length - requests).toBeLessThanOrEqual(1)
  })

  test('say what the stand-in computes its work from', () => {
    for (const {people, factor, workMs} of scheduleOf(CELL, 20)) expect((11.8 + 21.6 * people) * factor).toBeCloseTo(workMs, 9)
  })
})

describe('a simulated cell', () => {
  test('a node of half the speed, or a neighbour, makes answers later', async () => {
    const window = {fromMs: 5_000, toMs: 65_000}
    const usual = await simulate(CELL, {speed: 1, overheadMs: 2}, window, 3)
    const slow = await simulate(CELL, {speed: 0.6, overheadMs: 2}, window, 3)
    const disturbed = await simulate({...CELL, neighbour: true}, {speed: 1, overheadMs: 2}, window, 3)
    expect(slow.p50Ms).toBeGreaterThan(1.2 * usual.p50Ms)
    expect(disturbed.p50Ms).toBeGreaterThanOrEqual(usual.p50Ms)
  })
})

describe('a measurement', () => {
  const requests = [0, 100, 200, 300].map((atMs) => ({atMs, people: 1, factor: 1, workMs: 20}))
  const answers = requests.map(
    ({atMs}, index): Answer => ({atMs, lateMs: 0.5, responseMs: 32 + index, waitMs: 5, serviceMs: 25, cpuMs: 10}),
  )

  test('counts what was answered in its window, and the work of all', () => {
    const measured = summarise(CELL, {fromMs: 50, toMs: 300}, {requests, answers, neighbourCores: 0, noise: QUIET})
    expect(measured).toMatchObject({requests: 2, p50Ms: 33, p95Ms: 34, speed: 2, overheadMs: 3, lateP95Ms: 0.5, seconds: 0.3})
  })

  test('of which a request failed is none', () => {
    const failed = answers.map((answer, index) => (index === 2 ? {...answer, error: 'refused'} : answer))
    expect(() => summarise(CELL, {fromMs: 0, toMs: 500}, {requests, answers: failed, neighbourCores: 0, noise: QUIET})).toThrow('refused')
    const missing = answers.slice(1)
    expect(() => summarise(CELL, {fromMs: 0, toMs: 500}, {requests, answers: missing, neighbourCores: 0, noise: QUIET})).toThrow(
      '3 answers',
    )
  })
})

describe('the comparison', () => {
  const measured: Measurement = {
    ...CELL,
    seconds: 65,
    requests: 100,
    p50Ms: 100,
    p95Ms: 400,
    speed: 1,
    overheadMs: 2,
    lateP95Ms: 1,
    neighbourCores: 0,
    noise: QUIET,
  }

  test('the fit goes by the cells for the fit alone', () => {
    const fitted = (speed: number, overheadMs: number): Measurement => ({...measured, purpose: 'fit', speed, overheadMs})
    expect(estimate([fitted(0.9, 1), fitted(1.1, 2), {...measured, speed: 5, overheadMs: 50}])).toEqual({speed: 1, overheadMs: 1})
    expect(() => estimate([measured])).toThrow('--phase fit')
  })

  test.each([
    [120, 520, true],
    [121, 400, false],
    [79, 400, false],
    [100, 521, false],
    [100, 279, false],
    [80, 280, true],
  ])('a simulated p50 of %d and p95 of %d beside 100 and 400: %s', (p50Ms, p95Ms, isWithin) => {
    expect(compare(measured, {requests: 100, p50Ms, p95Ms}).isWithin).toBe(isWithin)
  })
})

test('processor time is read as the kernel writes it', () => {
  expect(parseProcessorTime('cpu  100 20 30 800 10 1 4 35 0 0\ncpu0 1 2 3 4\n')).toEqual({allMs: 10_000, busyMs: 1_550, stolenMs: 350})
})

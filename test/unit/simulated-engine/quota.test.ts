import fc from 'fast-check'
import {expect, test} from 'vitest'
import {createEngine} from '../../../src/platform/simulated/engine/engine.js'

const START = 1_700_000_000_000

type Job = {readonly atMs: number; readonly workMs: number}
type Case = {readonly jobs: readonly Job[]; readonly quotaMs: number; readonly periodMs: number; readonly phasesMs: readonly number[]}

const cases: fc.Arbitrary<Case> = fc
  .record({
    // At different times: in which order requests of the same moment come, chance decides.
    jobs: fc.uniqueArray(fc.record({atMs: fc.integer({min: 0, max: 3_000}), workMs: fc.integer({min: 1, max: 250})}), {
      minLength: 1,
      maxLength: 25,
      selector: ({atMs}) => atMs,
    }),
    quotaMs: fc.integer({min: 1, max: 79}),
    periodMs: fc.integer({min: 80, max: 120}),
    phases: fc.array(fc.integer({min: 0, max: 79}), {minLength: 1, maxLength: 3}),
  })
  .map(({jobs, phases, ...rest}) => ({...rest, jobs: jobs.toSorted((a, b) => a.atMs - b.atMs), phasesMs: phases}))

/** The same again, ms by ms: in whole ms everything happens at the end of one. */
function expectedResponses({jobs, quotaMs, periodMs, phasesMs}: Case): readonly number[] {
  const left = phasesMs.map(() => quotaMs)
  const waiting = jobs.map(({atMs, workMs}) => ({atMs, workMs}))
  const responses: number[] = []
  for (let ms = 0; waiting.length > 0; ms++) {
    phasesMs.forEach((phaseMs, level) => {
      if ((ms - phaseMs) % periodMs === 0) left[level] = quotaMs
    })
    const first = waiting[0]
    if (first === undefined || first.atMs > ms || left.some((one) => one === 0)) continue
    left.forEach((one, level) => {
      left[level] = one - 1
    })
    first.workMs--
    if (first.workMs > 0) continue
    responses.push(ms + 1 - first.atMs)
    waiting.shift()
  }
  return responses
}

test('a queue under a quota of one or more levels answers as one that is worked off ms by ms', () => {
  fc.assert(fc.property(cases, expectAsExpected), {numRuns: 150})
})

test('a request that is done with the last of the quota does not wait, though another comes in the same moment', () => {
  const jobs = [
    {atMs: 0, workMs: 1},
    {atMs: 2196, workMs: 80},
    {atMs: 2197, workMs: 40},
    // The one before is done now.
    {atMs: 2337, workMs: 1},
  ]
  expectAsExpected({quotaMs: 60, periodMs: 81, phasesMs: [10, 0], jobs})
})

function expectAsExpected(one: Case): void {
  const expected = expectedResponses(one)
  const sample = simulate(one)
  expect(sample.completed).toBe(expected.length)
  expect(sample.meanResponseMs).toBeCloseTo(expected.reduce((sum, response) => sum + response, 0) / expected.length, 3)
}

function simulate({jobs, quotaMs, periodMs, phasesMs}: Case) {
  const engine = createEngine({seed: 1, startMs: START})
  engine.addNode({id: 'n', cores: 2, speed: 1})
  engine.addInstance({
    id: 'i',
    node: 'n',
    service: 's',
    discipline: 'fifo',
    threads: 1,
    queueLimit: Number.POSITIVE_INFINITY,
    coreLimit: quotaMs / periodMs,
    limitPeriod: {periodMs, phasesMs},
  })
  engine.setReady('i', true)
  jobs.forEach(({atMs, workMs}, index) => {
    engine.advance(START + atMs)
    let isSent = false
    // One beat, at once.
    const rate = (): number => {
      if (isSent) return 0
      isSent = true
      return 1e15
    }
    engine.addStream({id: `job-${index}`, service: 's', arrivals: {kind: 'periodic', rate, jitter: 0}, work: () => workMs})
  })
  engine.advance(START + 1e6)
  expect(engine.laws().utilisationError).toBeLessThan(1e-9)
  return engine.takeInstanceSample('i')
}

test.each([
  [{periodMs: 0, phasesMs: [0]}],
  [{periodMs: 100, phasesMs: []}],
  [{periodMs: 100, phasesMs: [100]}],
  [{periodMs: 100, phasesMs: [-1]}],
])('a period that cannot be is refused: %j', (limitPeriod) => {
  const engine = createEngine({seed: 1, startMs: START})
  engine.addNode({id: 'n', cores: 2, speed: 1})
  const instance = {id: 'i', node: 'n', service: 's', discipline: 'fifo', threads: 1, queueLimit: 1, coreLimit: 0.5} as const
  expect(() => engine.addInstance({...instance, limitPeriod})).toThrow(RangeError)
})

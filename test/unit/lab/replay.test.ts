import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {stringify} from 'yaml'
import type {ReplayCase} from '../../../src/lab/generated/replay-case.types.generated.js'
import {parseReplayCase} from '../../../src/lab/replay/case-file.js'
import {conditionsOf} from '../../../src/lab/replay/conditions.js'
import type {HostPlace, Move, Truth} from '../../../src/lab/replay/contract.js'
import {
  alwaysDear,
  byForecast,
  foreknowledge,
  greedy,
  horizonSteps,
  movesOf,
  neverMove,
  persistence,
  type Situation,
} from '../../../src/lab/replay/controllers.js'
import {fitOf} from '../../../src/lab/replay/fit.js'
import {objectiveOf, scoreOf} from '../../../src/lab/replay/objective.js'
import {optimalMoves} from '../../../src/lab/replay/optimum.js'
import {axisOf, withSetting} from '../../../src/lab/replay/parameters.js'
import {worldOf} from '../../../src/lab/replay/platform.js'
import type {Trace} from '../../../src/lab/trace/contract.js'
import {near} from '../../support/matchers.js'
import {RECORDED_MS, recordingOf, replayCase, STEP_MS} from '../../support/recordings.js'

const OBJECTIVE = objectiveOf(replayCase())

function situation(values: readonly number[], moveMs = STEP_MS): Situation {
  const conditions = recordingOf(values)
  const truth: Truth = [conditions.recorded, conditions.recorded.map((value) => value / 4)]
  return {conditions, truth, objective: OBJECTIVE, moveMs, rated: 4}
}

function scoreBy({conditions, truth, objective}: Situation, moves: readonly Move[]): number {
  return scoreOf(conditions, truth, objective, moves).score
}

describe('the score', () => {
  test('adds up what each part of the time was worth, moves in the middle of a step too', () => {
    const one = situation([150, 150, 50, 50])
    expect(scoreOf(one.conditions, one.truth, one.objective, [])).toEqual({
      score: 0.5,
      underperforming: 0.5,
      targetMissed: 0.5,
      dear: 0,
      moving: 0,
      moves: 0,
    })
    const moves: readonly Move[] = [{startMs: RECORDED_MS + 10_000, endMs: RECORDED_MS + 30_000, to: 1}]
    const score = scoreOf(one.conditions, one.truth, one.objective, moves)
    // 30 of 80 s on the slow host above 100; 20 s of moving; from 10 s on the dear host is taken.
    expect(score).toMatchObject({underperforming: 30 / 80, moving: 20 / 80, dear: 70 / 80, moves: 1})
    expect(score.score).toBeCloseTo(30 / 80 + 20 / 80 + 0.25 * (70 / 80), 12)
  })

  test('counts nothing of the past', () => {
    const one = situation([150, 150, 50, 50])
    const conditions = {...one.conditions, scoredFrom: 2}
    expect(scoreOf(conditions, one.truth, OBJECTIVE, []).score).toBe(0)
  })
})

describe('the clairvoyant optimum', () => {
  const loads = fc.array(fc.constantFrom(40, 90, 120, 300), {minLength: 1, maxLength: 7})

  test('is the best of all plans that begin moves at the beginning of a step or of half of one', () => {
    fc.assert(
      fc.property(loads, fc.constantFrom(10_000, 20_000, 40_000), (values, moveMs) => {
        const one = situation(values, moveMs)
        const best = scoreBy(one, optimalMoves(one.conditions, one.truth, one.objective, moveMs))
        expect(best).toBeCloseTo(Math.min(...allPlans(values.length, moveMs).map((moves) => scoreBy(one, moves))), 9)
      }),
      {numRuns: 60},
    )
  })

  test('is never beaten by anyone who pays the same delays', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: 10, max: 400}), {minLength: 20, maxLength: 120}),
        fc.constantFrom(20_000, 60_000),
        (values, moveMs) => {
          const one = situation(values, moveMs)
          const best = scoreBy(one, optimalMoves(one.conditions, one.truth, one.objective, moveMs))
          for (const controller of [
            neverMove,
            alwaysDear(one),
            greedy(one),
            byForecast(one, foreknowledge(one)),
            byForecast(one, persistence(one)),
          ])
            expect(scoreBy(one, movesOf(one, controller))).toBeGreaterThanOrEqual(best - 1e-9)
        },
      ),
      {numRuns: 40},
    )
  })

  test('moves before it is needed, for a move takes its time', () => {
    const one = situation([50, 50, 50, ...Array.from({length: 20}, () => 200)], 40_000)
    expect(optimalMoves(one.conditions, one.truth, one.objective, 40_000)).toEqual([
      {startMs: RECORDED_MS + STEP_MS, endMs: RECORDED_MS + 3 * STEP_MS, to: 1},
    ])
  })
})

describe('a recording whose steps are not equally long', () => {
  const distances = fc.array(fc.constantFrom(5_000, 20_000, 20_000, 100_000), {minLength: 8, maxLength: 40})
  const plans = fc.array(fc.nat({max: 40}), {maxLength: 10})

  test('the optimum is a lower bound of every plan', () => {
    fc.assert(
      fc.property(
        distances,
        fc.infiniteStream(fc.integer({min: 10, max: 200})),
        plans,
        fc.constantFrom(5_000, 7_000, 30_000),
        (apart, values, plan, moveMs) => {
          const one = irregular(apart, values, moveMs)
          const best = scoreBy(one, optimalMoves(one.conditions, one.truth, one.objective, moveMs))
          const planned = movesOf(one, (step) => plan.includes(step))
          for (const moves of [planned, movesOf(one, greedy(one)), movesOf(one, byForecast(one, foreknowledge(one)))])
            expect(scoreBy(one, moves)).toBeGreaterThanOrEqual(best - 1e-9)
        },
      ),
    )
  })

  test('each moment counts once: a step ends where the next begins', () => {
    const one = irregular([5_000, 20_000, 20_000], [150, 50, 50, 50], STEP_MS)
    expect(scoreOf(one.conditions, one.truth, one.objective, []).underperforming).toBeCloseTo(5 / 65, 12)
  })

  test('a turn keeps how long each value lasted', () => {
    const {conditions} = irregular([5_000, 20_000, 20_000, 5_000], [1, 2, 3, 4, 5], STEP_MS)
    const turned = worldOf(conditions, 3, {fit: undefined, speed: 1}).conditions
    const lasted = new Map(
      [...turned.timesMs].slice(1).map((timeMs, step) => [turned.recorded[step], timeMs - (turned.timesMs[step] ?? 0)]),
    )
    for (const [value, length] of lasted) expect([value, length]).toEqual([value, value === 1 || value === 4 ? 5_000 : 20_000])
  })
})

function irregular(apart: readonly number[], values: Iterable<number>, moveMs: number): Situation {
  const timesMs = [RECORDED_MS]
  for (const distance of apart) timesMs.push((timesMs.at(-1) ?? 0) + distance)
  const one = situation([...Iterator.from(values).take(timesMs.length)], moveMs)
  return {...one, conditions: {...one.conditions, timesMs: Float64Array.from(timesMs)}}
}

/** Every sequence of moves on a grid of half steps. */
function allPlans(steps: number, moveMs: number): readonly (readonly Move[])[] {
  const tickMs = STEP_MS / 2
  const endMs = RECORDED_MS + steps * STEP_MS
  const from = (atMs: number, host: HostPlace): readonly (readonly Move[])[] => {
    if (atMs >= endMs) return [[]]
    const to: HostPlace = host === 0 ? 1 : 0
    const moving = from(atMs + moveMs, to).map((rest) => [{startMs: atMs, endMs: atMs + moveMs, to}, ...rest])
    return [...from(atMs + tickMs, host), ...moving]
  }
  return from(RECORDED_MS, 0)
}

describe('the horizon', () => {
  const recordingIn = (stepMs: number, steps = 1_000) => ({timesMs: {length: steps}, stepMs})

  test('is five minutes, and at least 15 steps and three moves, of what was recorded', () => {
    expect(horizonSteps(recordingIn(20_000), 20_000)).toBe(15)
    expect(horizonSteps(recordingIn(1_000), 20_000)).toBe(300)
    expect(horizonSteps(recordingIn(60_000), 20_000)).toBe(15)
    expect(horizonSteps(recordingIn(20_000), 600_000)).toBe(90)
    expect(horizonSteps(recordingIn(20_000, 40), 1e9)).toBe(40)
  })

  test('is longer than a move where steps are short: who knows what comes moves', () => {
    const stepMs = 1_000
    const one = situation(Array.from({length: 600}, (_, step) => (step >= 200 && step < 400 ? 200 : 50)))
    const quick = {
      ...one,
      conditions: {...one.conditions, stepMs, timesMs: one.conditions.timesMs.map((_, step) => RECORDED_MS + step * stepMs)},
    }
    expect(movesOf(quick, byForecast(quick, foreknowledge(quick))).length).toBeGreaterThan(0)
  })
})

describe('the platform', () => {
  const load = Array.from({length: 200}, (_, step) => step % 8)

  test('is fitted on the past alone, by what most of it says', () => {
    const values = load.map((people, step) => (step % 10 === 0 ? 900 : 20 + 15 * people))
    const fit = fitOf(recordingOf([...values.slice(0, 150), ...values.slice(150).map(() => 1)], {load, scoredFrom: 150}))
    expect(fit).toMatchObject({base: near(20, 1), perLoad: near(15, 1), pairs: 150})
    expect(fit?.unseen?.error).toBeGreaterThan(20)
    expect(fitOf(recordingOf(values))).toBeUndefined()
  })

  test('is never below 0, and the fit says for which loads it holds and how much is beyond them', () => {
    const loads = Array.from({length: 100}, (_, step) => (step < 50 ? step % 5 : 20 + (step % 5)))
    const recording = recordingOf(
      loads.map((people) => Math.max(5, 200 - 40 * people)),
      {load: loads, scoredFrom: 50},
    )
    const fit = fitOf(recording)
    expect(fit).toMatchObject({perLoad: near(-40, 1), loads: {least: 0, most: 4}, beyond: 1})
    expect(Math.min(...worldOf(recording, 1, {fit, speed: 2}).truth[1])).toBeGreaterThanOrEqual(0)
  })

  test('of seed 1 is the recording; of another the same values from another beginning on; the second host is never slower than its speed says', () => {
    const recording = recordingOf(
      load.map((people, step) => 20 + 15 * people + (step % 3)),
      {load, scoredFrom: 50},
    )
    const options = {fit: fitOf(recording), speed: 2}
    expect(worldOf(recording, 1, options).conditions).toBe(recording)
    const {conditions, truth} = worldOf(recording, 7, options)
    expect([...conditions.recorded.slice(50)].toSorted()).toEqual([...recording.recorded.slice(50)].toSorted())
    expect([...conditions.recorded.slice(0, 50)]).toEqual([...recording.recorded.slice(0, 50)])
    expect([...conditions.recorded]).not.toEqual([...recording.recorded])
    expect(worldOf(recording, 7, options)).toEqual({conditions, truth})
    const ratios = [...truth[1]].map((value, step) => value / (truth[0][step] ?? 1))
    expect(Math.min(...ratios)).toBeGreaterThan(0.35)
    expect(Math.max(...ratios)).toBeLessThan(0.65)
  })
})

describe('what is read', () => {
  const series = (metric: string, values: readonly number[], source = {}) => ({
    metric,
    unit: 'ms',
    source,
    timesMs: Float64Array.from(values, (_, step) => RECORDED_MS + step * STEP_MS),
    values: Float64Array.from(values),
  })

  test('incarnations are one, and what else was measured stands beside it', () => {
    const values = Array.from({length: 40}, (_, step) => step)
    const trace: Trace = {
      notes: [],
      series: [
        series('frame_classify_latency', values, {application: 'city', component: 'classifier', instance: '1'}),
        series('node_cpu_utilisation', values.slice(0, 20), {node: 'slow'}),
      ],
    }
    const conditions = conditionsOf(trace, replayCase())
    expect(conditions).toMatchObject({stepMs: STEP_MS, scoredFrom: 0})
    expect(conditions.others.map(({metric, values: [first, ...rest]}) => [metric, first, rest.at(-1)])).toEqual([
      ['node_cpu_utilisation', 0, Number.NaN],
    ])
  })

  test('what is missing is said, with what there is', () => {
    const trace: Trace = {notes: [], series: [series('latency', [1, 2, 3])]}
    expect(() => conditionsOf(trace, replayCase())).toThrow(
      'The recording has no values of frame_classify_latency of city/classifier; 30 are needed.',
    )
  })

  test('a case with every problem at its place', () => {
    const text = 'MLSysOpsReplay:\n  name: x\n  hosts:\n    - {name: a, prise: 1}\n'
    const {case: read, problems} = parseReplayCase(text, 'case.yaml', {notes: [], series: []})
    expect(read).toBeUndefined()
    const told = problems.map(({line, message, suggestion}) => [line, message, suggestion])
    expect(told.length).toBeGreaterThanOrEqual(4)
    expect(JSON.stringify(told)).toContain('prise')
    expect(JSON.stringify(told)).toContain('price')
  })

  const labelled: Trace = {
    notes: [],
    series: [
      series('frame_classify_latency', [1], {application: 'city', component: 'classifier'}),
      series('people_box_count', [1], {application: 'city', component: 'detector'}),
      series('node_cpu_utilisation', [1], {node: 'slow'}),
    ],
  }
  const problemsWith = (overrides: Partial<ReplayCase>, recording = labelled) =>
    parseReplayCase(stringify({MLSysOpsReplay: replayCase(overrides)}), 'case.yaml', recording).problems.map(
      ({line, message, suggestion}) => `${line}: ${message} ${suggestion ?? ''}`,
    )

  test('names that the recording does not have are problems of the case, each with what was meant or what there is', () => {
    expect(problemsWith({})).toEqual([])
    expect(problemsWith({metric: 'frame_clasify_latency', load: 'people', application: 'town', component: 'clasifier'})).toEqual([
      '3: The recording has no application town. It has city.',
      '5: The recording has no metric frame_clasify_latency. Did you mean "frame_classify_latency"?',
      expect.stringMatching(/^\d+: The recording has no metric people. Did you mean "people_box_count"\?$/),
    ])
    expect(problemsWith({component: 'clasifier'})).toEqual(['4: The recording has no component clasifier. Did you mean "classifier"?'])
    expect(problemsWith({component: 'detector'})).toEqual([
      '5: frame_classify_latency was not recorded of city/detector. It was of city/classifier.',
    ])
  })

  test('a recording that says no component is taken as the case says it', () => {
    const unlabelled = {notes: [], series: [series('frame_classify_latency', [1])]}
    expect(problemsWith({component: 'anything'}, unlabelled)).toEqual([])
  })

  test('two hosts of one name are no two', () => {
    const [slow, fast] = replayCase().hosts
    const problems = problemsWith({hosts: [slow, {...fast, name: 'slow'}].filter((one) => one !== undefined)} as Partial<ReplayCase>)
    expect(problems).toEqual([expect.stringMatching(/^\d+: Both hosts are called slow\. A move is between two hosts/)])
  })

  test('axes, and what they change', () => {
    expect(axisOf('dear=0,0.5')).toEqual({parameter: 'dear', values: [0, 0.5]})
    expect(withSetting(replayCase(), {parameter: 'speed', value: 2}).hosts[1]?.speed).toBe(2)
    expect(withSetting(replayCase(), {parameter: 'bound', value: 70}).objective.underperforming_above).toBe(70)
    expect(() => axisOf('sped=1')).toThrow('There is no parameter sped.')
    expect(() => axisOf('speed=fast')).toThrow('speed takes numbers')
    expect(() => axisOf('speed=0')).toThrow('speed takes numbers')
    expect(axisOf('speed=2,2, 3')).toEqual({parameter: 'speed', values: [2, 3]})
    expect(() => axisOf('dear=0.25,')).toThrow(
      'dear takes numbers above 0 with commas between them (dear and moving also 0), and got "0.25,"',
    )
    expect(() => axisOf('dear')).toThrow('dear takes numbers')
    expect(() => axisOf('speed=1=2')).toThrow('speed takes numbers')
  })
})

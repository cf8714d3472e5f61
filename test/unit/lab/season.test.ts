import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {phasesOf} from '../../../src/lab/train/phases.js'
import type {TrainingRow} from '../../../src/lab/train/rows.js'
import {seasonOf} from '../../../src/lab/train/season.js'
import {type SeasonalRequest, seasonalSkill} from '../../../src/lab/train/seasonal.js'
import {PERSISTENCE, phaseLookUp, skillAgainst} from '../../../src/lab/train/skill.js'
import {splitRows} from '../../../src/lab/train/split.js'
import {modelPolicyOf} from '../../../src/policy/model/read.js'
import {seededRandom} from '../../../src/support/seeded-random.js'
import {near} from '../../support/matchers.js'

const ORIGIN = Date.UTC(2026, 0, 5)
const EVERY_MS = 20_000
const SPEC = modelPolicyOf(
  'name: mine\nmodel: m.onnx\nforecast: {metric: load, horizon: 40s, window: 20s}\nfeatures:\n  - {metric: load, window: 20s}\n  - {metric: load, window: 20s, lag: 20s}\n',
  'p.yaml',
)

/** What is seen at each step of a season: nothing in it is like another part of it. */
function pictures(steps: number): readonly number[] {
  const random = seededRandom(7)
  return Array.from({length: steps}, () => 100 * random())
}

/** Rows of a component that shows the pictures one after the other from `phase` on; `actual` is what it is then, `now` the one before. */
function rowsOf(
  shown: readonly number[],
  {from = 0, count, phase = 0, instance}: {from?: number; count: number; phase?: number; instance: string},
) {
  const at = (step: number) => shown[(step + shown.length) % shown.length] ?? 0
  return Array.from(
    {length: count},
    (_, step): TrainingRow => ({
      atMs: ORIGIN + (from + step) * EVERY_MS,
      application: 'city',
      component: 'web',
      node: 'n1',
      instance,
      values: [phase + step],
      now: at(phase + step - 1),
      actual: at(phase + step),
    }),
  )
}

describe('a season', () => {
  test('is how long the load takes until it comes again, through restarts at other phases', () => {
    fc.assert(
      fc.property(fc.integer({min: 20, max: 90}), fc.integer({min: 0, max: 89}), (steps, phase) => {
        const shown = pictures(steps)
        const rows = [
          ...rowsOf(shown, {count: 3 * steps, instance: '1'}),
          ...rowsOf(shown, {from: 3 * steps + 5, count: 2 * steps, phase, instance: '2'}),
        ]
        expect(seasonOf(rows, EVERY_MS)).toEqual({durationMs: steps * EVERY_MS, correlation: near(1, 6)})
      }),
      {numRuns: 25},
    )
  })

  test('is not found where nothing comes again, or where it was seen once', () => {
    expect(seasonOf(rowsOf(pictures(400), {count: 400, instance: '1'}), EVERY_MS)).toBeUndefined()
    expect(seasonOf(rowsOf(pictures(60), {count: 80, instance: '1'}), EVERY_MS)).toBeUndefined()
    expect(seasonOf([], EVERY_MS)).toBeUndefined()
  })

  test('has phases: what began anew is laid where it is most like what was before', () => {
    const shown = pictures(50)
    const first = rowsOf(shown, {count: 150, instance: '1'})
    const second = rowsOf(shown, {from: 160, count: 60, phase: 17, instance: '2'})
    const short = rowsOf(shown, {from: 230, count: 5, phase: 3, instance: '3'})
    const phaseOf = phasesOf([...first, ...second, ...short], 50, EVERY_MS)
    expect(first.map(phaseOf)).toEqual(first.map((_, step) => step % 50))
    expect(second.map(phaseOf)).toEqual(second.map((_, step) => (step + 17) % 50))
    expect(short.map(phaseOf)).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
})

describe('skill', () => {
  const shown = pictures(40)
  const rows = rowsOf(shown, {count: 80, instance: '1'})

  test('is how much less the model is off, on the rows that both can say something of', () => {
    const answers = rows.slice(0, 3).map((row) => ({row, foreseen: row.actual + 2}))
    const reference = {name: 'persistence' as const, foresee: (row: TrainingRow) => (row === rows[0] ? undefined : row.actual - 8)}
    expect(skillAgainst(reference, answers)).toEqual({
      against: 'persistence',
      rows: 2,
      model: near(2, 6),
      reference: near(8, 6),
      skill: near(0.75, 6),
    })
    expect(skillAgainst(PERSISTENCE, answers).rows).toBe(3)
  })

  test('a look-up says the mean of the phase and its neighbours, of an unseen phase the mean of all', () => {
    const phaseOf = phasesOf(rows, 40, EVERY_MS)
    const lookUp = phaseLookUp(rows.slice(0, 20), phaseOf, 40)
    const at = (step: number) => shown[step] ?? 0
    expect(lookUp.foresee(rows[45] as TrainingRow)).toBeCloseTo((at(4) + at(5) + at(6)) / 3, 9)
    expect(lookUp.foresee(rows[70] as TrainingRow)).toBeCloseTo(shown.slice(0, 20).reduce((sum, one) => sum + one, 0) / 20, 9)
  })
})

describe('a model judged on whole seasons', () => {
  const STEPS = 80
  const shown = pictures(STEPS)
  const rows = [
    ...rowsOf(shown, {count: 4 * STEPS, instance: '1'}),
    ...rowsOf(shown, {from: 4 * STEPS + 10, count: 3 * STEPS, phase: 33, instance: '2'}),
  ]
  const phaseOf = (row: TrainingRow) => (row.values[0] ?? 0) % STEPS
  const split = splitRows(rows, SPEC.forecast.horizonMs, {fromMs: ORIGIN + (4 * STEPS + 10) * EVERY_MS})
  const request = (changes: Partial<SeasonalRequest> = {}): SeasonalRequest => ({
    spec: SPEC,
    everyMs: EVERY_MS,
    season: 'auto',
    split,
    foreseen: split.holdOut.map(({actual}) => actual + 1),
    retrain: async (_, asked) => asked.map(({actual}) => actual + 3),
    say: () => undefined,
    ...changes,
  })

  test('the season is found in the training rows, and rows after the last whole one are not judged', async () => {
    const report = await seasonalSkill(request())
    expect(report?.season.durationMs).toBe(STEPS * EVERY_MS)
    expect(report?.heldOut).toBe(2)
    const [seen, unseen] = report?.parts ?? []
    expect(seen).toMatchObject({phases: 'seen', rows: 2 * STEPS, trainingRows: split.training.length})
    expect(seen?.skills.map(({against, model}) => [against, Math.round(model)])).toEqual([
      ['persistence', 1],
      ['look-up by phase', 1],
      ['a season before', 1],
    ])
    expect(unseen?.phases).toBe('unseen')
    expect(unseen?.skills.map(({model}) => Math.round(model))).toEqual([3, 3, 3])
  })

  test('a reference that can say nothing of any row is left out', async () => {
    const short = {...split, training: split.training.slice(0, 60)}
    const report = await seasonalSkill(request({split: short, season: 200 * EVERY_MS}))
    expect(report?.parts[0]?.skills.map(({against}) => against)).toEqual(['persistence', 'look-up by phase'])
  })

  test('a model is asked about phases that its training rows neither looked at nor foresaw', async () => {
    let models = 0
    await seasonalSkill(
      request({
        retrain: async (training, asked) => {
          models += 1
          // 40 s back to 40 s ahead are two steps each; what is asked about lies one to two steps ahead.
          const seen = new Set(training.flatMap((row) => [-2, -1, 0, 1, 2].map((step) => (phaseOf(row) + step + STEPS) % STEPS)))
          for (const row of asked) for (const step of [1, 2]) expect(seen).not.toContain((phaseOf(row) + step) % STEPS)
          expect(training.every((row) => split.training.includes(row))).toBe(true)
          return asked.map(() => 0)
        },
      }),
    )
    expect(models).toBe(4)
  })

  test('a hold-out of less than a season, and a season within the horizon, are refused; without a season nothing is judged', async () => {
    await expect(seasonalSkill(request({season: 3 * 3_600_000}))).rejects.toThrow('The hold-out is shorter than one season of 3 h.')
    await expect(seasonalSkill(request({season: 40_000}))).rejects.toThrow('longer than the horizon')
    const once = splitRows(rowsOf(pictures(300), {count: 300, instance: '1'}), 40_000, {share: 0.3})
    expect(await seasonalSkill(request({split: once}))).toBeUndefined()
  })
})

import {describe, expect, test} from 'vitest'
import {compareResults} from '../../../src/lab/results/compare.js'
import type {SavedResult} from '../../../src/lab/results/contract.js'
import {savedResult} from '../../../src/lab/results/saved.js'
import {comparisonMarkdown} from '../../../src/lab/results/tables.js'
import {near} from '../../support/matchers.js'

const NOISE = [0.3, -0.2, 0.1, -0.25, 0.05]

function result(file: string, contenders: {readonly [name: string]: readonly number[]}, changes: Partial<SavedResult> = {}): SavedResult {
  return {
    file,
    kind: 'replay',
    measure: 'score',
    subject: new Map([
      ['objective.dear', '0.25'],
      ['the recording', 'sha256:aaa'],
    ]),
    seeds: [1, 2, 3, 4, 5],
    points: [{name: 'the case', contenders: new Map(Object.entries(contenders))}],
    remarks: [],
    ...changes,
  }
}

const around = (value: number, noise = NOISE) => noise.map((one) => value + one)

describe('two results of one question', () => {
  test('are held against one another seed by seed: a difference smaller than what seeds do is certain', () => {
    const before = result('a.json', {mine: around(1), other: around(1.05)})
    const after = result('b.json', {mine: around(0.98), other: around(1.05, [-0.2, 0.3, -0.25, 0.1, 0.05])})
    const [point] = compareResults(before, after).points
    const [mine, other] = point?.contenders ?? []
    expect(mine).toMatchObject({name: 'mine', verdict: 'better'})
    expect(mine?.difference.mean).toBeCloseTo(-0.02, 9)
    expect(mine?.difference.halfWidth).toBeLessThan(1e-9)
    expect(mine?.before.halfWidth).toBeGreaterThan(0.2)
    expect(other?.verdict).toBe('unsure')
  })

  test('tell who stands elsewhere in the order, and what did not change', () => {
    const before = result('a.json', {first: around(1), second: around(2), third: around(3)})
    const after = result('b.json', {first: around(2.5), second: around(2), third: around(3)})
    const [point] = compareResults(before, after).points
    expect(point?.ranking).toEqual([
      {name: 'first', before: 1, after: 2},
      {name: 'second', before: 2, after: 1},
    ])
    expect(point?.contenders.map(({verdict}) => verdict)).toEqual(['worse', 'same', 'same'])
  })

  test('one seed says nothing for certain', () => {
    const one = {seeds: [1]}
    const [point] = compareResults(result('a.json', {mine: [1]}, one), result('b.json', {mine: [0.5]}, one)).points
    expect(point?.contenders[0]).toMatchObject({verdict: 'unsure', difference: {mean: -0.5}})
  })

  test('contenders of other names are paired on demand; what is in one alone is said', () => {
    const before = result('a.json', {old: around(1), optimum: around(0)})
    const after = result('b.json', {new: around(0.9), optimum: around(0)})
    expect(compareResults(before, after).notes).toEqual([
      'Of a.json was left out what has no partner: old. --pair NAME=OTHER holds two of other names against one another.',
      'Of b.json was left out what has no partner: new. --pair NAME=OTHER holds two of other names against one another.',
    ])
    const paired = compareResults(before, after, [{before: 'old', after: 'new'}])
    expect(paired.points[0]?.contenders[0]).toMatchObject({name: 'old', as: 'new', verdict: 'better'})
    expect(paired.notes).toEqual([])
    expect(comparisonMarkdown(paired)).toContain('| old → new | 1.0000 ± ')
    expect(() => compareResults(before, after, [{before: 'olf', after: 'none'}])).toThrow(
      /first result has no contender olf. Did you mean old\? The second result has no contender none/,
    )
  })

  test('a contender that is missing at a point, or has not every seed there, is left out there, and said', () => {
    const points = (missing: number | undefined) => [
      {name: 'the case', contenders: new Map([['mine', around(1)], ...(missing === undefined ? [] : ([['late', around(2)]] as const))])},
      {
        name: 'speed = 2',
        contenders: new Map([
          ['mine', [...around(1).slice(1), missing ?? 1]],
          ['late', around(2)],
        ] as const),
      },
      {
        name: 'speed = 3',
        contenders: new Map([
          ['mine', around(1)],
          ['late', around(2)],
        ] as const),
      },
    ]
    const before = result('a.json', {}, {points: points(undefined)})
    const after = result('b.json', {}, {points: points(Number.NaN)})
    const {points: found, notes} = compareResults(before, after)
    expect(found.map(({point, contenders}) => [point, ...contenders.map(({name}) => name)])).toEqual([
      ['the case', 'mine'],
      ['speed = 2', 'late'],
      ['speed = 3', 'mine', 'late'],
    ])
    expect(notes).toEqual([
      'At the case was left out what one of the two has not with every seed: late.',
      'At speed = 2 was left out what one of the two has not with every seed: mine.',
    ])
    expect(JSON.stringify(found)).not.toContain('null')
  })

  test('what each tells of contenders that failed stands beside the figures', () => {
    const before = result('a.json', {mine: around(1)})
    const after = result('b.json', {mine: around(1)}, {remarks: ['mine: it threw']})
    expect(compareResults(before, after).notes).toEqual(['b.json: mine: it threw'])
  })

  test('points that only one has are left out, and said', () => {
    const point = (name: string) => ({name, contenders: new Map([['mine', around(1)]])})
    const before = result('a.json', {}, {points: [point('the case'), point('speed = 1')]})
    const after = result('b.json', {}, {points: [point('the case'), point('speed = 2')]})
    expect(compareResults(before, after)).toMatchObject({
      points: [{point: 'the case'}],
      notes: ['Only a.json has the points speed = 1: they were left out.', 'Only b.json has the points speed = 2: they were left out.'],
    })
  })
})

const OLDER = JSON.stringify({
  case: {},
  seeds: [1],
  points: [{settings: [], summary: {contenders: [{name: 'mine', score: {mean: 1, count: 1}}]}}],
  shown: {},
  conditions: {},
  steps: {},
})

describe('what is refused', () => {
  test('another recording, objective and other seeds, all at once', () => {
    const before = result('a.json', {mine: around(1)})
    const subject = new Map([
      ['objective.dear', '0.5'],
      ['the recording', 'sha256:bbb'],
    ])
    const after = result('b.json', {mine: around(1)}, {subject, seeds: [2, 3, 4, 5, 6]})
    expect(() => compareResults(before, after)).toThrow(
      'a.json and b.json cannot be compared: objective.dear is 0.25 in the first and 0.5 in the second. the recording is sha256:aaa in the first and sha256:bbb in the second. The seeds are 1 to 5 and 2 to 6.',
    )
  })

  test('a run against a replay, results without a contender or a point in common', () => {
    const before = result('a.json', {mine: around(1)})
    expect(() => compareResults(before, result('b.json', {mine: around(1)}, {kind: 'run'}))).toThrow(
      'One is of a replay, the other of a run.',
    )
    expect(() => compareResults(before, result('b.json', {other: around(1)}))).toThrow('They have no contender in common.')
    expect(() => compareResults(before, result('b.json', {}, {points: []}))).toThrow('They have no point in common.')
  })

  test.each([
    ['no JSON', '{"a": ', /no answer of the lab/],
    ['other JSON', '{"a": 1}', /no answer of the lab/],
    ['a run that does not say on what', '{"seeds": [1], "durationMs": 1, "summaries": [], "trials": []}', /saved by an earlier version/],
    ['a replay without a score for each seed', OLDER, /has no score for each seed: it was saved by an earlier version/],
  ])('%s', (_, text, message) => {
    expect(() => savedResult(text, 'x.json')).toThrow(message)
  })
})

test('a run is compared by the share of time in which targets were missed', () => {
  const target = {application: 'a', component: 'c', metric: 'm', target: 1, relation: 'lower_than', mean: 0, p95: 0, max: 0}
  const trial = (seed: number, missedMs: number) => ({variant: 'mine', seed, targets: [{...target, measuredMs: 100, missedMs}]})
  const saved = (missed: readonly number[]) =>
    savedResult(
      JSON.stringify({
        subject: {scenario: 'sha256:s', applications: 'sha256:a'},
        seeds: [1, 2, 3],
        durationMs: 60_000,
        summaries: [],
        trials: missed.map((one, place) => trial(place + 1, one)),
      }),
      'run.json',
    )
  const [point] = compareResults(saved([30, 40, 50]), saved([10, 20, 30])).points
  expect(point?.contenders[0]).toMatchObject({
    verdict: 'better',
    before: {mean: near(0.4, 9)},
    difference: {mean: near(-0.2, 9)},
  })
})

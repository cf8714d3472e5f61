import {expect, test} from 'vitest'
import {renderComparison} from '../../../src/cli/render/comparison.js'
import {plainStyle} from '../../../src/cli/text/style.js'
import {type Comparison, summarise} from '../../../src/lab/run/compare.js'
import {near} from '../../support/matchers.js'

type Trial = Comparison['trials'][number]

const VARIANTS = ['built in', 'mine.ts'].map((name) => ({name, without: [], policies: []}))

/** A minute, of which `measuredMs` were measured. */
function trial(variant: string, seed: number, measuredMs: number, missedMs: number): Trial {
  const target = {application: 'shop', component: 'api', metric: 'latency', target: 1, relation: 'lower_than', mean: 0, p95: 0, max: 0}
  return {
    variant,
    seed,
    durationMs: 60_000,
    deployedAfterMs: {shop: measuredMs === 0 ? null : 3_000},
    targets: measuredMs === 0 ? [] : [{...target, measuredMs, missedMs}],
    measured: measuredMs / 60_000,
    cost: 0,
    onNodesMs: {},
    changes: [],
    troubles: {},
    failures: [],
  }
}

function shown(trials: readonly Trial[], seeds: readonly number[]): string {
  const comparison = {subject: {scenario: '', applications: ''}, seeds, durationMs: 60_000, summaries: summarise(VARIANTS, trials), trials}
  return renderComparison(comparison, {style: plainStyle, width: 200, isTerminal: false, nowMs: 0}).replaceAll(/ +/g, ' ')
}

test('what was never measured is not perfect: it has no share, and is told', () => {
  const trials = [trial('built in', 1, 30_000, 3_000), trial('mine.ts', 1, 0, 0)]
  const [first, own] = summarise(VARIANTS, trials)
  expect(first).toMatchObject({missed: {mean: near(0.1, 9)}, measured: {mean: 0.5}})
  expect(own).not.toHaveProperty('missed')
  expect(own).not.toHaveProperty('missedBeyondFirst')
  expect(own).toMatchObject({measured: {mean: 0}, neverDeployed: [{application: 'shop', seeds: [1]}]})
  const text = shown(trials, [1])
  expect(text).toContain('mine.ts – 0.0 % –')
  expect(text).toContain('▲ mine.ts: shop was never deployed.')
  expect(text).toContain('▲ mine.ts: no target was measured')
})

test('seeds are paired by their number, where both were measured', () => {
  const trials = [
    ...[1, 2, 3].map((seed) => trial('built in', seed, seed === 1 ? 0 : 60_000, seed * 6_000)),
    ...[3, 2, 1].map((seed) => trial('mine.ts', seed, 60_000, seed * 6_000)),
  ]
  const [first, own] = summarise(VARIANTS, trials)
  expect(first?.missed?.count).toBe(2)
  expect(own?.missedBeyondFirst).toEqual({mean: 0, halfWidth: 0, count: 2})
  const text = shown(trials, [1, 2, 3])
  expect(text).toContain('▲ built in: shop was never deployed with seed 1.')
  expect(text).toContain('▲ built in: no target was measured with 1 of 3 seeds, which are left out.')
})

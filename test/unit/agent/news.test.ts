import {expect, test} from 'vitest'
import {newsOf} from '../../../src/agent/roles/news.js'
import type {ArbiterVerdict, Decision, DecisionOutcome} from '../../../src/knowledge/contract.js'
import {ORIGIN_MS} from '../../contract/platform/fixtures.js'
import {APP} from '../../support/loop-bench.js'

const ADMITTED: ArbiterVerdict = {kind: 'admitted', reason: 'due'}
const NONE: DecisionOutcome = {kind: 'none'}
const failed = (code: string, restored: boolean): DecisionOutcome => ({
  kind: 'failed',
  restored,
  reasons: [{code, message: 'it is not ready'}],
})
const deferred = (code: string): ArbiterVerdict => ({kind: 'deferred', code, reason: 'It waits.', notBeforeMs: 0})

function decision(verdict: ArbiterVerdict, outcome: DecisionOutcome): Decision {
  return {
    id: 'd1',
    agent: 'near',
    layer: 'cluster',
    application: 'city',
    components: ['web'],
    proposer: {kind: 'policy', policy: 'p', version: '1'},
    trigger: {kind: 'interval'},
    analysis: {verdict: 'adapt', reason: 'due'},
    summary: 'Move web from n1 to n2',
    actions: [],
    candidates: [],
    verdict,
    outcome,
    repeats: 0,
    timeMs: ORIGIN_MS,
    version: 1,
  }
}

test.each<[string, ArbiterVerdict, DecisionOutcome, string | undefined]>([
  ['done', ADMITTED, {kind: 'done', message: 'Moved.', durationMs: 5, change: 'moved'}, 'moved'],
  ['done by a mechanism that has no word for it', ADMITTED, {kind: 'done', message: 'Set.', durationMs: 5}, 'changed'],
  ['begun', ADMITTED, {kind: 'executing'}, undefined],
  ['rolled back', ADMITTED, failed('rolled-back', true), 'rolled-back'],
  ['taken back', ADMITTED, failed('not-ready-in-time', true), 'taken-back'],
  ['failed', ADMITTED, failed('not-gone', false), 'failed'],
  ['refused', {kind: 'rejected', reasons: [{code: 'no-eligible-host', message: 'no host'}]}, NONE, 'refused'],
  ['held', {kind: 'held', reason: 'web waits for db'}, NONE, 'held'],
  ['waiting for a budget of somebody', deferred('disruption-budget'), NONE, 'held'],
  ['waiting for a moment', deferred('cooldown'), NONE, undefined],
  ['waiting for a person', {kind: 'awaiting-approval', reason: 'approve it'}, NONE, 'awaiting-approval'],
])('of what was %s', (_, verdict, outcome, kind) => {
  expect(newsOf(decision(verdict, outcome), APP, ORIGIN_MS)?.kind).toBe(kind)
})

test('says what was wanted and what came of it, and how often', () => {
  const moved = decision(ADMITTED, {kind: 'done', message: 'Moved from n1 to n2 in 2.0 s.', durationMs: 5, change: 'moved'})
  expect(newsOf({...moved, repeats: 3}, APP, ORIGIN_MS)).toEqual({
    application: 'city',
    uid: 'u1',
    kind: 'moved',
    isTrouble: false,
    message: 'Move web from n1 to n2. Moved from n1 to n2 in 2.0 s.',
    about: {decision: 'd1'},
    count: 4,
  })
})

test('what is long over is no news to an agent that reads a journal anew', () => {
  expect(newsOf(decision(ADMITTED, failed('rolled-back', true)), APP, ORIGIN_MS + 3_600_000)).toBeUndefined()
})

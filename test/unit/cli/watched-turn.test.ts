import {expect, test} from 'vitest'
import type {TurnItem} from '../../../src/cli/render/views.js'
import {renderWatchedTurn} from '../../../src/cli/render/watched-turn.js'
import {plainStyle} from '../../../src/cli/text/style.js'

const view = {style: plainStyle, width: 100, isTerminal: false, nowMs: Date.UTC(2026, 0, 15, 11)}
const turn: Extract<TurnItem, {kind: 'turn'}> = {
  kind: 'turn',
  agent: 'edge',
  policy: 'p',
  application: 'city',
  at: '2026-01-15T12:00:00.000Z',
  trigger: {kind: 'metric', metric: 'request_latency', value: 70, measuredAt: '2026-01-15T11:59:58.000Z'},
  analysis: {verdict: 'fine', reason: 'all is well'},
  tookMs: 3,
  count: 1,
}

test('a turn says when, for which application, what was said, by whom, how fast, and what woke it', () => {
  expect(renderWatchedTurn(turn, view).split('\n')).toEqual([
    expect.stringMatching(/^\S+ {2}city {2}· fine: all is well {2}\(edge, 3 ms\)$/),
    expect.stringMatching(/^ {4}woken by {2}request_latency was 70 ms, measured 2 s ago/),
  ])
})

test('turns alike are one with a count', () => {
  expect(renderWatchedTurn({...turn, count: 12}, view)).toContain('· fine ×12: all is well')
})

test('a policy of its agent is told with the agent', () => {
  const {application: _, ...global} = turn
  expect(renderWatchedTurn(global, view)).toMatch(/ {2}edge {2}· fine: all is well {2}\(3 ms\)/)
})

test('what it wanted is told with what became of each action', () => {
  const text = renderWatchedTurn(
    {
      ...turn,
      analysis: {verdict: 'adapt', reason: 'too slow', evidence: {value: 70, ageMs: 2_000}},
      plan: {
        tookMs: 5,
        summary: 'move two',
        actions: [
          {reason: 'n2 is faster', verdict: {kind: 'admitted', reason: 'nothing speaks against it'}, decision: 'd1'},
          {reason: 'n3 is faster', verdict: {kind: 'rejected', reasons: [{code: 'full', message: 'n3 is full'}]}},
        ],
        unlisted: 3,
      },
    },
    view,
  )
  expect(text.split('\n').slice(2)).toEqual([
    '    evidence  value 70 · age 2 s',
    '    wanted    move two  (5 ms)',
    '    action    n2 is faster',
    '    arbiter   admitted: nothing speaks against it  d1',
    '    action    n3 is faster',
    '    arbiter   rejected: n3 is full',
    '    and 3 more actions',
  ])
})

test('a plan of nothing is told as nothing, and what was left out with its count', () => {
  expect(renderWatchedTurn({...turn, plan: {tookMs: 1, actions: []}}, view)).toContain('wanted    nothing')
  expect(renderWatchedTurn({kind: 'omitted', agent: 'edge', count: 7}, view)).toBe('… 7 turns of edge left out: they were too many')
})

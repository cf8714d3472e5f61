import {describe, expect, test} from 'vitest'
import {brokenBudget, type Disruption, disruptionOf} from '../../../src/matching/budgets.js'
import type {DisruptionBudget, HostShare, InstancePhase, InstanceState} from '../../../src/platform/contract/index.js'

function instance(node: string, phase: InstancePhase = 'ready'): InstanceState {
  return {id: `web-${node}`, node, phase, startedMs: 0, restarts: 0, generation: 1, image: 'a:1'}
}

const on = (...nodes: readonly string[]): readonly HostShare[] =>
  [...new Set(nodes)].map((node) => ({node, instances: nodes.filter((one) => one === node).length}))

describe('what a change takes of what is ready', () => {
  test.each<[string, readonly string[], readonly string[], boolean, Disruption]>([
    ['a move makes first', ['n1'], ['n2'], false, {first: 0, later: 1, added: 1}],
    ['a move of an exclusive one breaks first', ['n1'], ['n2'], true, {first: 1, later: 0, added: 0}],
    ['more', ['n1'], ['n1', 'n2'], false, {first: 0, later: 0, added: 1}],
    ['fewer on a host', ['n1', 'n1', 'n1'], ['n1'], false, {first: 2, later: 0, added: 0}],
    ['fewer hosts', ['n1', 'n2'], ['n1'], false, {first: 0, later: 1, added: 0}],
    ['the same', ['n1'], ['n1'], false, {first: 0, later: 0, added: 0}],
    ['an exclusive one is changed where it is', ['n1'], ['n1'], true, {first: 0, later: 0, added: 0}],
  ])('%s', (_, before, after, breaksFirst, expected) => {
    expect(
      disruptionOf(
        on(...before),
        on(...after),
        before.map((node) => instance(node)),
        breaksFirst,
      ),
    ).toEqual(expected)
  })

  test('what is not ready is not taken from anybody', () => {
    expect(disruptionOf(on('n1', 'n2'), on('n3'), [instance('n1', 'unknown'), instance('n2', 'starting')], false)).toEqual({
      first: 0,
      later: 0,
      added: 1,
    })
  })
})

describe('what a budget allows', () => {
  const MOVE = {first: 0, later: 1, added: 1}
  const FEWER = {first: 1, later: 0, added: 0}
  const of = (
    keeps: DisruptionBudget['keeps'],
    {ready, expected = ready, allowed, isCounted = true}: {ready: number; expected?: number; allowed: number; isCounted?: boolean},
  ): DisruptionBudget => ({name: 'PodDisruptionBudget web', isCounted, ready, expected, allowed, keeps})
  const atLeast = (amount: number, isPercent = false) => ({rule: 'at-least', amount, isPercent}) as const
  const allBut = (amount: number, isPercent = false) => ({rule: 'all-but', amount, isPercent}) as const

  test.each<[string, DisruptionBudget, Disruption, boolean]>([
    ['at least one, and the new one is ready first', of(atLeast(1), {ready: 1, allowed: 0}), MOVE, true],
    ['at least one, and one of one is taken away', of(atLeast(1), {ready: 1, allowed: 0}), FEWER, false],
    [
      'at least one, and the only one moves by breaking first',
      of(atLeast(1), {ready: 1, allowed: 0}),
      {first: 1, later: 0, added: 0},
      false,
    ],
    ['at least two, of which one is not ready', of(atLeast(2), {ready: 1, expected: 2, allowed: 0}), MOVE, false],
    ['none may be missing', of(allBut(0), {ready: 3, allowed: 0}), MOVE, false],
    ['one may be missing', of(allBut(1), {ready: 3, allowed: 1}), MOVE, true],
    ['one may be missing, and one is', of(allBut(1), {ready: 2, expected: 3, allowed: 0}), MOVE, false],
    ['half of one, rounded up, and the new one is ready first', of(atLeast(50, true), {ready: 1, allowed: 0}), MOVE, true],
    ['all', of(atLeast(100, true), {ready: 2, allowed: 0}), MOVE, false],
    ['a share that may be missing is rounded up', of(allBut(30, true), {ready: 3, allowed: 1}), MOVE, true],
    ['it has not been counted yet', of(atLeast(0), {ready: 5, allowed: 5, isCounted: false}), MOVE, false],
    ['what was ready beside it goes too', of(atLeast(2), {ready: 3, allowed: 1}), {first: 2, later: 0, added: 0}, false],
  ])('%s', (_, budget, disruption, isAllowed) => {
    expect(brokenBudget({budgets: [budget]}, disruption)?.code).toBe(isAllowed ? undefined : 'disruption-budget')
  })

  test('the reason names the first that is in the way, and what it would take', () => {
    const budgets = [of(atLeast(0), {ready: 3, allowed: 3}), {...of(allBut(0), {ready: 3, allowed: 0}), name: 'PodDisruptionBudget all'}]
    expect(brokenBudget({budgets}, {first: 0, later: 2, added: 2})).toMatchObject({
      message: 'PodDisruptionBudget all lets 0 ready instances go, and this takes 2',
    })
    expect(brokenBudget({}, FEWER)).toBeUndefined()
  })
})

import {expect, test} from 'vitest'
import {RecentlyTaken, SHOWS_MS} from '../../../src/mechanism/builtin/recently-taken.js'

test('two changes under one budget do not each take all that it allows before it shows', () => {
  let nowMs = 0
  const taken = new RecentlyTaken({now: () => nowMs})
  const keeps = {rule: 'all-but', amount: 1, isPercent: false} as const
  const state = (component: string, ...budgets: readonly string[]) => ({
    ref: {application: 'city', component},
    instances: [],
    budgets: budgets.map((name) => ({name, isCounted: true, ready: 3, expected: 3, allowed: 1, keeps})),
  })
  const allowed = (component: string, ...budgets: readonly string[]) =>
    taken.withoutTaken(state(component, ...budgets))?.budgets?.map((one) => one.allowed)
  taken.take(state('web', 'both'), 1)
  expect(allowed('db', 'both', 'own')).toEqual([0, 1])
  nowMs = SHOWS_MS
  expect(allowed('db', 'both', 'own')).toEqual([1, 1])
})

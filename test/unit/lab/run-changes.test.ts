import {expect, test} from 'vitest'
import type {Decision} from '../../../src/knowledge/contract.js'
import {openJournal} from '../../../src/knowledge/sqlite-journal.js'
import {changesOf} from '../../../src/lab/run/changes.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {decision} from '../../fixtures/journal/records.js'

const BEGAN_MS = 1_000

async function changesAmong(decisions: readonly Decision[]) {
  const journal = await openJournal({path: ':memory:', clock: createVirtualClock(0)})
  try {
    for (const one of decisions) await journal.write(one)
    return changesOf({decisions: (filter) => journal.list(filter)}, BEGAN_MS)
  } finally {
    await journal.close()
  }
}

const placing = (component: string, mechanism = 'placement'): Decision['actions'] => [
  {mechanism, command: {}, target: {kind: 'component', application: 'shop', component}, reason: 'it is due'},
]
const done = (change: string): Decision['outcome'] => ({kind: 'done', message: change, durationMs: 1, change})

test('every change is told, however many there are', async () => {
  const decisions = Array.from({length: 1_201}, (_, place) =>
    decision(`d${place}`, {timeMs: BEGAN_MS + place, actions: placing('api'), outcome: done(place === 0 ? 'placed' : 'moved')}),
  )
  const {changes} = await changesAmong(decisions)
  expect(changes).toHaveLength(1_200)
  expect([changes[0]?.atMs, changes.at(-1)?.atMs]).toEqual([1, 1_200])
})

test('a first placement is no change, whether it is under way or failed; what comes after it is one', async () => {
  const failed: Decision['outcome'] = {kind: 'failed', reasons: [{code: 'x', message: 'no room'}], restored: false}
  const {changes, troubles} = await changesAmong([
    decision('begins', {actions: placing('web'), outcome: {kind: 'executing'}}),
    decision('fails', {actions: placing('api'), outcome: failed}),
    decision('again', {actions: placing('api'), outcome: done('placed')}),
    decision('moves', {actions: placing('api'), outcome: {kind: 'executing'}, summary: 'api moves'}),
    decision('turns a knob', {actions: placing('api', 'other'), outcome: done('changed'), summary: 'a knob is turned'}),
  ])
  expect(changes.map(({summary, outcome}) => [summary, outcome])).toEqual([
    ['api moves', 'executing'],
    ['a knob is turned', 'changed'],
  ])
  expect(troubles).toEqual({placement: 1})
})

test('an application that is given to another cluster is one change, its placement there none beside it', async () => {
  const given: Decision['actions'] = [
    {mechanism: 'cluster-placement', command: {}, target: {kind: 'application', application: 'shop'}, reason: 'it is due'},
  ]
  const {changes} = await changesAmong([
    decision('given', {actions: given, outcome: done('assigned')}),
    decision('placed', {actions: placing('api'), outcome: done('placed')}),
    decision('given away', {actions: given, outcome: done('assigned'), summary: 'given away'}),
    decision('placed there', {actions: placing('api'), outcome: done('placed')}),
  ])
  expect(changes.map(({summary}) => summary)).toEqual(['given away'])
})

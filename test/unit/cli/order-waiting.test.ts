import {expect, test} from 'vitest'
import {untilCarriedOut} from '../../../src/cli/order-waiting.js'
import type {Order} from '../../../src/cli/render/views.js'
import type {Api} from '../../../src/northbound/contract/api.js'
import type {Clock} from '../../../src/support/clock.js'

const ISSUED = '2026-01-15T12:00:00.000Z'
const BEFORE = '2026-01-15T11:00:00.000Z'
const LATER = '2026-01-15T12:00:01.000Z'
const order: Order = {id: 'o1', component: 'worker', by: 'ana', issuedAt: ISSUED, wish: {kind: 'move', to: 'n2'}} as Order
const person = {kind: 'person', by: 'ana', order: 'o1'}
const policy = {kind: 'policy', policy: 'component-placement', version: '1.0.0'}
const ordered = {kind: 'application', change: 'ordered'}
const rejected = {kind: 'rejected', reasons: [{code: 'cpu-short', message: 'too little room'}]}
const admitted = {kind: 'admitted', reason: 'ordered'}
const decision = (more: object) => ({
  id: 'd1',
  summary: 'x',
  proposer: policy,
  trigger: ordered,
  decidedAt: LATER,
  outcome: {kind: 'none'},
  ...more,
})
const fine = {policy: 'component-placement', verdict: 'fine', reason: 'as it should be', saidAt: LATER}

const instance = (node: string, startedAt = BEFORE) => ({node, phase: 'ready', startedAt})

/** Waits against an API that answers the same all the time, on a clock that goes on with every sleep. */
async function wait(
  component: {readonly decisions: readonly object[]; readonly policies: readonly object[]},
  running: object = instance('n1'),
  heard: object = {},
) {
  let nowMs = 0
  const state = {component: 'worker', ready: 1, wanted: 1, instances: [running]}
  const clock = {
    now: () => nowMs,
    schedule: () => () => {},
    async sleep(ms: number) {
      nowMs += ms
      if (nowMs > 60_000) throw new Error('It waits for ever.')
    },
  } as unknown as Clock
  const api = {
    listPolicies: async () => ({
      items: [
        {name: 'component-placement', core: true},
        {name: 'saver', core: false},
      ],
    }),
    explainApplication: async () => ({application: {components: [state]}, components: [{component: 'worker', ...component}], ...heard}),
  } as unknown as Api
  const end = await untilCarriedOut(api, 'app', order, {timeoutMs: 120_000, clock, signal: new AbortController().signal, say: () => {}})
  return {end, nowMs}
}

test('the decision of an order ends the waiting for it at once', async () => {
  const done = decision({proposer: person, verdict: admitted, outcome: {kind: 'done', message: 'Moved.', durationMs: 1}})
  expect(await wait({decisions: [done], policies: []})).toMatchObject({end: {kind: 'decided', decision: done}, nowMs: 0})
})

test('an attempt that failed is how an order ended, also where it is tried again already', async () => {
  const failed = decision({id: 'd1', proposer: person, verdict: admitted, outcome: {kind: 'failed', message: 'Not ready.', restored: true}})
  const again = decision({id: 'd2', proposer: person, verdict: {kind: 'deferred', reason: 'It failed once.', notBefore: LATER}})
  expect(await wait({decisions: [again, failed], policies: []})).toMatchObject({end: {kind: 'decided', decision: failed}, nowMs: 0})
})

test('an order for what is so already does not wait', async () => {
  expect((await wait({decisions: [], policies: [fine]})).end).toEqual({kind: 'already'})
})

test('what policies said before the order is no consent to it', async () => {
  await expect(wait({decisions: [], policies: [{...fine, saidAt: BEFORE}]})).rejects.toThrow('for ever')
})

test('a policy of a node neither consents to an order nor stands against it', async () => {
  const ofNode = {...fine, policy: 'saver', node: 'edge/n1'}
  await expect(wait({decisions: [], policies: [ofNode]})).rejects.toThrow('for ever')
  expect((await wait({decisions: [], policies: [fine, {...ofNode, verdict: 'adapt'}]})).end).toEqual({kind: 'already'})
})

test('a policy that finds no room for what was ordered ends the waiting, with its reason', async () => {
  const found = decision({verdict: rejected})
  expect((await wait({decisions: [found], policies: [{...fine, verdict: 'adapt'}]})).end).toEqual({kind: 'decided', decision: found})
})

test('what another policy wants meanwhile, and is refused, neither ends an order nor keeps it waiting', async () => {
  const eager = {kind: 'policy', policy: 'saver', version: '1.0.0'}
  const refused = decision({proposer: eager, verdict: rejected})
  const again = decision({id: 'd2', proposer: eager, trigger: {kind: 'deferral', decision: 'd1'}, verdict: rejected})
  const wants = {policy: 'saver', verdict: 'adapt', reason: 'always', saidAt: LATER}
  expect((await wait({decisions: [again, refused], policies: [fine, wants]}, instance('n2'))).end).toEqual({kind: 'already'})
  expect((await wait({decisions: [refused], policies: [fine, wants]})).end).toEqual({kind: 'already'})
  await expect(wait({decisions: [refused], policies: [wants]})).rejects.toThrow('for ever')
})

test('decisions from before the order are none of it', async () => {
  expect((await wait({decisions: [decision({verdict: rejected, decidedAt: BEFORE})], policies: [fine]})).end).toEqual({kind: 'already'})
})

test('what runs as ordered is seen, before any policy has said a word', async () => {
  expect((await wait({decisions: [], policies: []}, instance('n2'))).end).toEqual({kind: 'already'})
})

test('what began since the order is its own doing: its decision is waited for, however late it is told', async () => {
  await expect(wait({decisions: [], policies: []}, instance('n2', LATER))).rejects.toThrow('for ever')
})

test('the silence of an agent that is not there is no consent', async () => {
  const unheard = [{cluster: 'near', state: 'offline', sinceAt: BEFORE}]
  await expect(wait({decisions: [], policies: []}, instance('n2'), {unheard})).rejects.toThrow('for ever')
})

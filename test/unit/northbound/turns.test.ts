import {expect, test, vi} from 'vitest'
import type {WatchedTurn} from '../../../src/agent/turn-report.js'
import type {TurnItemDto} from '../../../src/northbound/contract/dto.js'
import {startClient} from '../../support/northbound.js'

const TURN: WatchedTurn = {
  kind: 'turn',
  agent: 'edge',
  policy: 'qos-relocation',
  application: 'city',
  timeMs: Date.UTC(2026, 0, 15, 12),
  trigger: {kind: 'metric', metric: 'latency', value: 70, timeMs: Date.UTC(2026, 0, 15, 11, 59)},
  analysis: {verdict: 'adapt', reason: 'latency is 70 ms', evidence: {value: 70}},
  tookMs: 3,
  plan: {
    tookMs: 5,
    summary: 'move it',
    actions: [
      {
        reason: 'n2 is faster',
        verdict: {kind: 'deferred', code: 'cooldown', reason: 'it moved just now', notBeforeMs: Date.UTC(2026, 0, 15, 13)},
      },
      {reason: 'n3 is cheaper', verdict: {kind: 'admitted', reason: 'nothing speaks against it'}, decision: 'd1'},
    ],
  },
  count: 12,
}

test('turns come as they are told, with times as texts, and the reader’s end ends them', async () => {
  const {api, service} = await startClient()
  service.turnsToTell = [TURN, {kind: 'omitted', agent: 'edge', count: 7}]
  const stop = new AbortController()
  const seen: TurnItemDto[] = []
  const reading = (async () => {
    for await (const item of api.turns({policy: 'qos-relocation', signal: stop.signal})) seen.push(item)
  })()
  await vi.waitUntil(() => seen.length === 2)
  expect(seen[0]).toEqual({
    kind: 'turn',
    agent: 'edge',
    policy: 'qos-relocation',
    application: 'city',
    at: '2026-01-15T12:00:00.000Z',
    trigger: {kind: 'metric', metric: 'latency', value: 70, measuredAt: '2026-01-15T11:59:00.000Z'},
    analysis: {verdict: 'adapt', reason: 'latency is 70 ms', evidence: {value: 70}},
    tookMs: 3,
    plan: {
      tookMs: 5,
      summary: 'move it',
      actions: [
        {
          reason: 'n2 is faster',
          verdict: {kind: 'deferred', code: 'cooldown', reason: 'it moved just now', notBeforeAt: '2026-01-15T13:00:00.000Z'},
        },
        {reason: 'n3 is cheaper', verdict: {kind: 'admitted', reason: 'nothing speaks against it'}, decision: 'd1'},
      ],
    },
    count: 12,
  })
  expect(seen[1]).toEqual({kind: 'omitted', agent: 'edge', count: 7})
  stop.abort()
  await reading
  await vi.waitUntil(() => service.followersOfTurns === 0)
})

test('a policy that is nowhere is refused before anything is streamed', async () => {
  const {api, service} = await startClient()
  const turns = api.turns({policy: 'qos-relocatoin', signal: AbortSignal.timeout(5_000)})
  await expect(turns[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: 'policy-not-found',
    hints: ['Did you mean qos-relocation?', 'mlsysops policy list'],
  })
  expect(service.followersOfTurns).toBe(0)
})

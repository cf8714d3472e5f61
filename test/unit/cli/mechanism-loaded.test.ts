import {expect, test} from 'vitest'
import {untilLoaded} from '../../../src/cli/mechanism-loaded.js'
import type {Agent, Mechanism} from '../../../src/cli/render/views.js'
import type {Api} from '../../../src/northbound/contract/api.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {NEVER} from '../../../src/support/waiting.js'

const report = (agent: string, number: number, state: 'running' | 'failed' = 'running') => ({agent, number, digest: 'd', state, output: []})
const added = {
  layer: 'cluster',
  kind: 'typescript',
  version: '1',
  number: 2,
  digest: 'd',
  fileName: 'valve.ts',
  by: 'ada',
  addedAt: '2026-01-01T00:00:00Z',
  sources: [],
} as const
const valve: Mechanism = {name: 'valve', summary: 'Turns.', commandSchema: {}, agents: [], added, reports: []}
const old: Mechanism = {...valve, agents: ['near', 'far'], reports: [report('near', 1), report('far', 1)]}

/** Asks an API that tells one after the other, and the last of them from then on. */
async function loaded(
  told: readonly Mechanism[],
  {cluster, timeoutMs = 60_000}: {readonly cluster?: string; readonly timeoutMs?: number} = {},
) {
  const clock = createVirtualClock(0)
  const said: string[] = []
  let asked = 0
  const online = {layer: 'cluster', state: 'online'} as const
  const agents = [
    {name: 'near', ...online},
    {name: 'far', ...online},
    {name: 'gone', layer: 'cluster', state: 'offline'},
  ] as Agent[]
  const api = {
    getMechanism: async () => told[Math.min(asked++, told.length - 1)],
    listAgents: async () => ({items: agents}),
  } as unknown as Api
  const waiting = {clock, signal: NEVER, say: (text: string) => said.push(text), timeoutMs}
  const end = untilLoaded(api, {mechanism: 'valve', cluster}, waiting)
  const settled = Promise.allSettled([end])
  await clock.run(60_000)
  await settled
  return {end, said, asked}
}

test('what was just added is waited for until each agent that is heard has told of its newest source', async () => {
  const near = {...old, reports: [report('near', 2), report('far', 1)]}
  const both = {...old, reports: [report('near', 2), report('far', 2)]}
  const {end, said} = await loaded([valve, old, near, both])
  expect(await end).toBe(both)
  expect(said).toEqual(['Waiting until near, far have valve', 'Waiting until near, far have valve', 'Waiting until far has valve'])
})

test('where a cluster is meant only its agent is waited for', async () => {
  const near = {...old, reports: [report('near', 2)]}
  expect(await (await loaded([old, near], {cluster: 'near'})).end).toBe(near)
})

test('the wait is bounded, and its end says who has not told', async () => {
  await expect((await loaded([valve])).end).rejects.toMatchObject({
    code: 'wait-timed-out',
    exit: 'timeout',
    message: 'After 20 s, near, far have not told yet of having valve.',
  })
  await expect((await loaded([valve], {cluster: 'far', timeoutMs: 5_000})).end).rejects.toThrow('After 5 s, far has not told yet')
})

test('nothing is waited for where nothing will come', async () => {
  const {added: _, reports: __, ...builtIn} = valve
  const failed = {...valve, reports: [report('near', 2, 'failed'), report('far', 2, 'failed')]}
  for (const one of [builtIn, failed]) expect((await loaded([one])).asked).toBe(1)
  for (const cluster of ['none', 'gone']) expect((await loaded([old], {cluster})).asked).toBe(1)
})

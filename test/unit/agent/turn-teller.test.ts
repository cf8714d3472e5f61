import {expect, test} from 'vitest'
import {TurnTeller} from '../../../src/agent/roles/turn-teller.js'
import type {TurnBatch, TurnReport} from '../../../src/agent/turn-report.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'

const HOUR_MS = 3_600_000

function bench() {
  const clock = createVirtualClock(0)
  const told: TurnBatch[] = []
  const faults: unknown[] = []
  const link = {isDown: false}
  const teller = new TurnTeller({
    clock,
    tell: async (batch) => {
      if (link.isDown) throw new Error('the link is down')
      told.push(batch)
    },
    onError: (error) => void faults.push(error),
  })
  const turns = () => told.flatMap((batch) => batch.turns)
  return {clock, told, faults, link, teller, turns}
}

function turn(reason: string, more: Partial<TurnReport> = {}): TurnReport {
  return {
    policy: 'p',
    application: 'city',
    timeMs: 0,
    trigger: {kind: 'interval'},
    analysis: {verdict: 'fine', reason},
    tookMs: 1,
    count: 1,
    ...more,
  }
}

test('nobody is told of a policy that nobody watches', () => {
  const {teller} = bench()
  expect(teller.watcherOf('p')).toBeUndefined()
  teller.watch('p', 30_000)
  expect(teller.watcherOf('other')).toBeUndefined()
  expect(teller.watcherOf('p')).toBeDefined()
  teller.unwatch('p')
  expect(teller.watcherOf('p')).toBeUndefined()
})

test('watching ends by itself where it is not asked for again', async () => {
  const {clock, teller} = bench()
  teller.watch('p', 30_000)
  await clock.run(clock.now() + 20_000)
  teller.watch('p', 30_000)
  await clock.run(clock.now() + 29_999)
  expect(teller.watcherOf('p')).toBeDefined()
  await clock.run(clock.now() + 1)
  expect(teller.watcherOf('p')).toBeUndefined()
})

test('nobody watches for longer than a minute without asking again, whatever is asked', async () => {
  const {clock, teller} = bench()
  teller.watch('p', HOUR_MS)
  await clock.run(clock.now() + 60_000)
  expect(teller.watcherOf('p')).toBeUndefined()
})

test('the first of a kind is told soon, those like it are counted, and another comes after them', async () => {
  const {clock, teller, turns} = bench()
  teller.watch('p', 60_000)
  const tell = teller.watcherOf('p')
  tell?.(turn('calm', {timeMs: 1}))
  await clock.run(clock.now() + 500)
  expect(turns()).toEqual([turn('calm', {timeMs: 1})])
  for (let timeMs = 2; timeMs <= 13; timeMs++) tell?.(turn('calm', {timeMs}))
  tell?.(turn('busy', {timeMs: 14}))
  await clock.run(clock.now() + 500)
  expect(turns().slice(1)).toEqual([turn('calm', {timeMs: 13, count: 12}), turn('busy', {timeMs: 14})])
})

test('what goes on being alike is told now and then', async () => {
  const {clock, teller, turns} = bench()
  teller.watch('p', 60_000)
  const tell = teller.watcherOf('p')
  for (let second = 0; second < 30; second++) {
    tell?.(turn('calm'))
    await clock.run(clock.now() + 1_000)
  }
  await clock.run(clock.now() + 6_000)
  expect(turns().reduce((sum, {count}) => sum + count, 0)).toBe(30)
  expect(turns().length).toBeGreaterThan(4)
  expect(turns().length).toBeLessThan(9)
})

test('one that comes seldom is told each time', async () => {
  const {clock, teller, turns} = bench()
  teller.watch('p', 60_000)
  for (let round = 0; round < 3; round++) {
    teller.watcherOf('p')?.(turn('calm'))
    await clock.run(clock.now() + 10_000)
  }
  expect(turns().map(({count}) => count)).toEqual([1, 1, 1])
})

test('turns of one application do not interrupt those of another', async () => {
  const {clock, teller, turns} = bench()
  teller.watch('p', 60_000)
  const tell = teller.watcherOf('p')
  for (let round = 0; round < 4; round++) for (const application of ['a', 'b']) tell?.(turn('calm', {application}))
  await clock.run(clock.now() + 6_000)
  expect(turns().map(({application, count}) => `${application} ${count}`)).toEqual(['a 1', 'b 1', 'a 3', 'b 3'])
})

test('a flood is cut, and what was left out is counted', async () => {
  const {clock, told, teller, turns} = bench()
  teller.watch('p', 60_000)
  const tell = teller.watcherOf('p')
  for (let index = 0; index < 1_000; index++) tell?.(turn(`value ${index}`))
  await clock.run(clock.now() + 500)
  expect(told).toHaveLength(1)
  expect(turns()).toHaveLength(20)
  expect(told[0]?.omitted).toBe(980)
})

test('what a broken link kept back counts as left out', async () => {
  const {clock, told, faults, link, teller} = bench()
  teller.watch('p', 60_000)
  const tell = teller.watcherOf('p')
  link.isDown = true
  for (const reason of ['a', 'b', 'c']) tell?.(turn(reason))
  await clock.run(clock.now() + 500)
  link.isDown = false
  tell?.(turn('d'))
  await clock.run(clock.now() + 500)
  expect(faults).toHaveLength(1)
  expect(told).toEqual([{policy: 'p', turns: [turn('d')], omitted: 3}])
})

test('after the end nothing is told, and nothing waits', async () => {
  const {clock, told, teller} = bench()
  teller.watch('p', 60_000)
  const tell = teller.watcherOf('p')
  tell?.(turn('a'))
  teller.unwatch('p')
  tell?.(turn('b'))
  await clock.run(clock.now() + 10_000)
  expect(told).toEqual([])
})

test('long texts, large evidence and many actions are cut', async () => {
  const {clock, teller, turns} = bench()
  teller.watch('p', 60_000)
  const actions = Array.from(
    {length: 25},
    (_, index) => ({reason: `move ${index}`, verdict: {kind: 'admitted', reason: 'r'.repeat(5_000)}}) as const,
  )
  const analysis = {verdict: 'adapt', reason: 'x'.repeat(5_000), evidence: {many: 'y'.repeat(5_000)}} as const
  teller.watcherOf('p')?.(turn('', {analysis, plan: {tookMs: 1, summary: 'all', actions}}))
  await clock.run(clock.now() + 500)
  const [told] = turns()
  expect(told?.analysis.reason).toHaveLength(1_001)
  expect(told?.analysis.evidence).toEqual({tooLong: '5011 characters'})
  expect(told?.plan?.actions).toHaveLength(10)
  expect(told?.plan?.unlisted).toBe(15)
  expect(JSON.stringify(told).length).toBeLessThan(20_000)
})

import {afterEach, expect, test} from 'vitest'
import {DecisionLog} from '../../../src/agent/loop/decision-log.js'
import type {Journal} from '../../../src/knowledge/contract.js'
import {openJournal} from '../../../src/knowledge/sqlite-journal.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {ORIGIN_MS} from '../../contract/platform/fixtures.js'
import {decision} from '../../fixtures/journal/records.js'

const SUBJECTS = 400
const stops: AbortController[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort()
})

async function bench() {
  const clock = createVirtualClock(ORIGIN_MS)
  const journal = await openJournal({path: ':memory:', clock})
  let isFull = false
  const writes: number[] = []
  const watched: Journal = {
    ...journal,
    async write(one) {
      if (isFull) throw new Error('full')
      writes.push(clock.now() - ORIGIN_MS)
      return journal.write(one)
    },
  }
  const log = new DecisionLog(watched, clock, () => {})
  const errors: unknown[] = []
  const stop = new AbortController()
  stops.push(stop)
  void log.run(stop.signal, (error) => errors.push(error))
  const say = async () => {
    for (let subject = 0; subject < SUBJECTS; subject += 1) {
      const timeMs = clock.now()
      const about = {application: `app-${subject}`, timeMs, verdict: {kind: 'rejected', reasons: []}} as const
      await log.write(decision(`d${subject}-${timeMs}`, about))
    }
  }
  const repeats = () => journal.list({limit: 1_000}).map((one) => one.repeats)
  return {clock, writes, errors, say, repeats, setFull: (is: boolean) => (isFull = is), pass: (ms: number) => clock.run(clock.now() + ms)}
}

test('what repeats itself is counted in the record that there is, a few records at a time', async () => {
  const {writes, say, repeats, pass} = await bench()
  await say()
  for (let second = 0; second < 30; second += 1) {
    await pass(1_000)
    await say()
  }
  const counts = repeats()
  expect(counts).toHaveLength(SUBJECTS)
  expect(Math.min(...counts), 'none waits longer than 20 s').toBeGreaterThanOrEqual(10)
  const later = writes.slice(SUBJECTS)
  const most = Math.max(...later.map((at) => later.filter((other) => Math.abs(other - at) < 100).length))
  expect(most, 'at any moment').toBeLessThanOrEqual(10)
})

test('counts that could not be written are written when that is possible again', async () => {
  const {errors, say, repeats, setFull, pass} = await bench()
  await say()
  await say()
  setFull(true)
  await pass(15_000)
  expect(errors.length).toBeGreaterThan(0)
  expect(new Set(repeats())).toEqual(new Set([0]))
  setFull(false)
  await pass(30_000)
  expect(new Set(repeats())).toEqual(new Set([1]))
})

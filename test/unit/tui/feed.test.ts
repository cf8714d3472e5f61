import {expect, test} from 'vitest'
import {createVirtualClock, type VirtualClock} from '../../../src/support/clock-virtual.js'
import {OperationalError} from '../../../src/support/errors.js'
import type {ScreenEvent} from '../../../src/tui/events.js'
import {follow, type Wants} from '../../../src/tui/feed.js'
import {type FakeClient, fakeClient, sliceEvent, unreachable} from './fake-client.js'

type Following = {
  readonly fake: FakeClient
  readonly clock: VirtualClock
  readonly events: ScreenEvent[]
  readonly done: Promise<void>
  readonly stop: () => Promise<void>
}

function following(wants: Wants = {series: [], subject: undefined}, failure?: Error): Following {
  const fake = fakeClient()
  fake.fail(failure)
  const clock = createVirtualClock(0)
  const events: ScreenEvent[] = []
  const end = new AbortController()
  const done = follow({client: fake.client, clock, signal: end.signal, wants: () => wants, dispatch: (event) => void events.push(event)})
  return {
    fake,
    clock,
    events,
    done,
    async stop() {
      end.abort()
      await done
    },
  }
}

const SERIES = {application: 'smart-city', component: 'frame-classifier', metric: 'frame_classify_latency'}

test('snapshots are asked for once a second', async () => {
  const {fake, clock, stop} = following()
  await clock.run(10_500)
  expect(fake.calls.get('listApplications')).toBe(11)
  expect(fake.calls.get('listAgents')).toBe(3)
  await stop()
})

test('an event brings the next snapshot sooner, and a storm of them four a second', async () => {
  const {fake, clock, stop} = following()
  await clock.run(500)
  fake.emit(sliceEvent('decision'))
  await clock.run(510)
  expect(fake.calls.get('listDecisions')).toBe(2)
  const before = fake.calls.get('listDecisions') ?? 0
  for (let ms = 510; ms < 10_510; ms += 10) {
    fake.emit(sliceEvent('decision'))
    await clock.run(ms)
  }
  expect((fake.calls.get('listDecisions') ?? 0) - before).toBeLessThanOrEqual(41)
  await stop()
})

test('after a gap everything that events tell of is asked for again', async () => {
  const {fake, clock, stop} = following()
  await clock.run(500)
  fake.emit({id: 7, kind: 'gap'})
  await clock.run(510)
  for (const method of ['listDecisions', 'listApplications', 'getInfrastructure', 'listAgents']) expect(fake.calls.get(method)).toBe(2)
  await stop()
})

test('while nothing answers it says so, asks ever less often, and goes on by itself', async () => {
  const {fake, clock, events, stop} = following()
  await clock.run(1_500)
  fake.fail(unreachable())
  const before = fake.calls.get('getReadiness') ?? 0
  await clock.run(61_500)
  expect((fake.calls.get('getReadiness') ?? 0) - before).toBeLessThan(22)
  expect(events.findLast((one) => one.kind === 'answered' || one.kind === 'failed')).toMatchObject({
    kind: 'failed',
    message: 'Nothing answers at http://127.0.0.1:7000.',
  })
  fake.fail(undefined)
  events.length = 0
  await clock.run(69_000)
  expect(events).toContainEqual({kind: 'answered', part: 'readiness'})
  await stop()
})

test('a wrong token ends it, with the API’s own error', async () => {
  const {fake, clock, done} = following()
  const failed = expect(done).rejects.toMatchObject({code: 'unauthorized'})
  await clock.run(100)
  fake.fail(new OperationalError('The token is wrong.', {code: 'unauthorized', exit: 'remote'}))
  await clock.run(5_000)
  await failed
})

test('a bug is not taken for a connection that was lost', async () => {
  const {fake, clock, done} = following()
  const failed = expect(done).rejects.toThrow(TypeError)
  await clock.run(100)
  fake.fail(new TypeError('undefined is not a function'))
  await clock.run(5_000)
  await failed
})

test('telemetry is asked for what is visible and nothing else, two series at a time', async () => {
  const series = Array.from({length: 10}, (_, index) => ({...SERIES, component: `c${index}`}))
  const {fake, clock, events, stop} = following({series, subject: undefined})
  await clock.run(500)
  // Two series, and the loads of the nodes.
  expect(fake.calls.get('queryTelemetry')).toBe(3)
  await clock.run(4_500)
  const asked = events.filter((one) => one.kind === 'series').map((one) => one.key)
  expect(new Set(asked).size).toBe(10)
  await stop()
})

test('an explanation is asked for only while a detail is open, and its application may leave meanwhile', async () => {
  const closed = following()
  await closed.clock.run(3_000)
  expect(closed.fake.calls.get('explainApplication')).toBeUndefined()
  await closed.stop()
  const open = following({series: [], subject: {kind: 'application', name: 'smart-city'}})
  open.fake.slice.explanation = undefined
  await open.clock.run(3_000)
  expect(open.events.some((one) => one.kind === 'failed')).toBe(false)
  await open.stop()
})

test('it ends with the signal, and leaves no timer behind', async () => {
  const {clock, stop} = following()
  await clock.run(1_500)
  await stop()
  expect(clock.pending).toBe(0)
})

test('more applications than an answer holds are read page by page', async () => {
  const {fake, clock, events, stop} = following()
  const [one] = fake.slice.applications
  fake.slice.applications = Array.from({length: 1_200}, (_, index) => ({...(one as NonNullable<typeof one>), name: `app-${index}`}))
  await clock.run(3_000)
  const last = events.findLast((event) => event.kind === 'applications')
  expect(last?.applications).toHaveLength(1_200)
  expect(last?.hasMore).toBe(false)
  await stop()
})

test('events are followed also where the first connection for them fails', async () => {
  const {fake, clock, stop} = following(undefined, unreachable())
  await clock.run(500)
  fake.fail(undefined)
  await clock.run(20_300)
  const before = fake.calls.get('listAgents') ?? 0
  fake.emit(sliceEvent('agent'))
  await clock.run(20_600)
  expect(fake.calls.get('listAgents')).toBe(before + 1)
  await stop()
})

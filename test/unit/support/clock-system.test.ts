import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import {scaledClock, systemClock} from '../../../src/support/clock-system.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const originMs = Date.UTC(2030, 0, 1)

test('a timer of sixty days does not fire at once', async () => {
  const day = 86_400_000
  let fired = false
  systemClock.schedule(60 * day, () => {
    fired = true
  })
  await vi.advanceTimersByTimeAsync(59 * day)
  expect(fired).toBe(false)
  await vi.advanceTimersByTimeAsync(day)
  expect(fired).toBe(true)
})

test('a long timer can be cancelled after its first leg', async () => {
  let fired = false
  const cancel = systemClock.schedule(2 ** 32, () => {
    fired = true
  })
  await vi.advanceTimersByTimeAsync(2 ** 31 + 5)
  cancel()
  await vi.advanceTimersByTimeAsync(2 ** 32)
  expect(fired).toBe(false)
})

test('two processes that are told the same origin agree on the time, whenever they ask', async () => {
  const startedAtMs = Date.now()
  const first = scaledClock({originMs, startedAtMs, speed: 20})
  await vi.advanceTimersByTimeAsync(5_000)
  const second = scaledClock({originMs, startedAtMs, speed: 20})
  expect(second.now()).toBe(originMs + 100_000)
  expect(first.now()).toBe(second.now())
})

test('setting the clock of the machine moves slice time neither way', async () => {
  const clock = scaledClock({originMs, startedAtMs: Date.now(), speed: 1})
  vi.setSystemTime(Date.now() - 3_600_000)
  expect(clock.now()).toBe(originMs)
  vi.setSystemTime(Date.now() + 7_200_000)
  expect(clock.now()).toBe(originMs)
})

test('while the world is dead time stands still and no timer fires; after it, what was left of each delay is waited for', async () => {
  const clock = scaledClock({originMs, startedAtMs: Date.now(), speed: 10})
  const fired: number[] = []
  clock.schedule(1_000, () => fired.push(clock.now() - originMs))
  await vi.advanceTimersByTimeAsync(50)
  clock.pause()
  clock.pause()
  expect(clock.isPaused).toBe(true)
  clock.schedule(100, () => fired.push(clock.now() - originMs))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(clock.now()).toBe(originMs + 500)
  expect(fired).toEqual([])
  clock.resume(originMs + 500)
  await vi.advanceTimersByTimeAsync(10)
  expect(fired).toEqual([600])
  await vi.advanceTimersByTimeAsync(40)
  expect(fired).toEqual([600, 1_000])
})

test('a world that comes back in its past never takes the clock back: it stands until the world has caught up', async () => {
  const clock = scaledClock({originMs, startedAtMs: Date.now(), speed: 1})
  const fired: number[] = []
  await vi.advanceTimersByTimeAsync(1_000)
  clock.schedule(500, () => fired.push(clock.now() - originMs))
  clock.pause()
  clock.resume(originMs + 400)
  await vi.advanceTimersByTimeAsync(300)
  expect(clock.now()).toBe(originMs + 1_000)
  await vi.advanceTimersByTimeAsync(700)
  expect(clock.now()).toBe(originMs + 1_400)
  expect(fired).toEqual([])
  await vi.advanceTimersByTimeAsync(100)
  expect(fired).toEqual([1_500])
})

test('a world that went on alone takes the clock forward, and what is due fires', async () => {
  const clock = scaledClock({originMs, startedAtMs: Date.now(), speed: 1})
  let fired = false
  clock.schedule(5_000, () => {
    fired = true
  })
  clock.resume(originMs + 6_000)
  await vi.advanceTimersByTimeAsync(1)
  expect(fired).toBe(true)
  expect(clock.now()).toBe(originMs + 6_001)
})

test('a timer cancelled during a pause stays cancelled', async () => {
  const clock = scaledClock({originMs, startedAtMs: Date.now(), speed: 1})
  let fired = false
  const cancel = clock.schedule(10, () => {
    fired = true
  })
  clock.pause()
  cancel()
  clock.resume(originMs)
  await vi.advanceTimersByTimeAsync(100)
  expect(fired).toBe(false)
})

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a speed of %s is refused', (speed) => {
  expect(() => scaledClock({originMs, startedAtMs: 0, speed})).toThrow(RangeError)
})

import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import {withinTimeLimit} from '../../../src/agent/loop/time-limit.js'
import {scaledClock} from '../../../src/support/clock-system.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'

const LIMIT_MS = 10_000
const never = new AbortController().signal

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Answers after so much of the machine's time. */
const answering = (ms: number) => () => new Promise<string>((resolve) => setTimeout(() => resolve('answer'), ms))
const clockAt = (speed: number) => scaledClock({originMs: 0, startedAtMs: Date.now(), speed})

test.each([0.1, 1, 100])('at speed %d a policy has as much of the machine’s time as at any other', async (speed) => {
  const inTime = withinTimeLimit(clockAt(speed), LIMIT_MS, answering(LIMIT_MS - 1), never)
  const late = withinTimeLimit(clockAt(speed), LIMIT_MS, answering(LIMIT_MS + 1), never).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(LIMIT_MS + 10)
  expect(await inTime).toBe('answer')
  expect(await late).toMatchObject({code: 'policy-time-limit', message: 'no answer within 10 s'})
})

test('a policy that never answers is given up also while the world is dead and the slice’s time stands still', async () => {
  const clock = clockAt(1)
  clock.pause()
  let told: AbortSignal | undefined
  const given = withinTimeLimit(
    clock,
    LIMIT_MS,
    (signal) => {
      told = signal
      return new Promise<never>(() => undefined)
    },
    never,
  ).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(LIMIT_MS)
  expect(await given).toMatchObject({code: 'policy-time-limit'})
  expect(told?.aborted).toBe(true)
})

test('in the virtual lab the limit is on virtual time, which stands still while the policy holds it', async () => {
  vi.useRealTimers()
  const clock = createVirtualClock(0)
  const held = withinTimeLimit(
    clock,
    LIMIT_MS,
    async () => {
      const release = clock.hold()
      await new Promise((resolve) => setTimeout(resolve, 5))
      release()
      return 'answer'
    },
    never,
  )
  await clock.run(LIMIT_MS * 2)
  expect(await held).toBe('answer')
  const slept = withinTimeLimit(clock, LIMIT_MS, () => clock.sleep(LIMIT_MS + 1), never).catch((error: unknown) => error)
  await clock.run(LIMIT_MS * 5)
  expect(await slept).toMatchObject({code: 'policy-time-limit'})
})

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {AttemptTimedOut, backoffMs, type RetryOptions, retry} from '../../../src/support/retry.js'

function setUp(options: Partial<RetryOptions> = {}) {
  const clock = createVirtualClock(0)
  const stop = new AbortController()
  return {clock, stop, options: {clock, signal: stop.signal, attempts: 4, firstMs: 100, random: () => 1, ...options}}
}

test('the first success ends it', async () => {
  const {clock, options} = setUp()
  const waits: number[] = []
  let calls = 0
  const running = retry(
    async (_, attempt) => {
      calls++
      if (attempt < 3) throw new Error('not yet')
      return attempt
    },
    {...options, onFailure: ({waitMs}) => waits.push(waitMs)},
  )
  await clock.run(10_000)
  expect(await running).toBe(3)
  expect([calls, waits]).toEqual([3, [100, 200]])
})

test('after the last attempt the last error is what is told', async () => {
  const {clock, options} = setUp()
  let calls = 0
  const running = retry(() => Promise.reject(new Error(`failure ${++calls}`)), options).catch((error: unknown) => error)
  await clock.run(10_000)
  expect(await running).toMatchObject({message: 'failure 4'})
})

test('what need not be tried again is not', async () => {
  const {options} = setUp({isRetryable: () => false})
  let calls = 0
  await expect(retry(() => Promise.reject(new Error(`failure ${++calls}`)), options)).rejects.toThrow('failure 1')
  expect(calls).toBe(1)
})

test('aborting ends the wait with its reason', async () => {
  const {clock, stop, options} = setUp()
  const reason = new Error('enough')
  const running = retry(() => Promise.reject(new Error('failure')), options).catch((error: unknown) => error)
  clock.schedule(50, () => stop.abort(reason))
  await clock.run(60)
  expect(await running).toBe(reason)
  await expect(retry(() => Promise.resolve(1), options)).rejects.toBe(reason)
})

test('an attempt that hangs counts as a failure at its limit, and its signal is aborted', async () => {
  const {clock, options} = setUp({attempts: 2, attemptTimeoutMs: 1_000})
  const aborted: unknown[] = []
  const running = retry((signal) => {
    signal.addEventListener('abort', () => aborted.push(signal.reason))
    return new Promise(() => {})
  }, options).catch((error: unknown) => error)
  await clock.run(10_000)
  expect(await running).toBeInstanceOf(AttemptTimedOut)
  expect(aborted).toHaveLength(2)
  expect(clock.pending).toBe(0)
})

test('a wait is between half and all of its exponential, and never above the most', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 2_000}), fc.double({min: 0, max: 1, noNaN: true}), (failures, chance) => {
      const fullMs = Math.min(30_000, 200 * 2 ** (failures - 1))
      const waitMs = backoffMs(failures, {random: () => chance})
      expect(waitMs).toBeGreaterThanOrEqual(fullMs / 2)
      expect(waitMs).toBeLessThanOrEqual(fullMs)
    }),
  )
})

import {getEventListeners} from 'node:events'
import {expect, test} from 'vitest'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {holding, withTimeout} from '../../../src/support/waiting.js'

const onTimeout = (): Error => new Error('too late')

test('work that is done in time gives its result, and leaves neither timer nor listener', async () => {
  const clock = createVirtualClock(0)
  const {signal} = new AbortController()
  expect(await withTimeout(clock, 1_000, () => Promise.resolve(7), {signal, onTimeout})).toBe(7)
  expect(clock.pending).toBe(0)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('work that does not heed its signal is left behind at the limit', async () => {
  const clock = createVirtualClock(0)
  const running = withTimeout(clock, 1_000, () => new Promise(() => {}), {onTimeout}).catch((error: unknown) => error)
  await clock.run(1_000)
  expect(await running).toMatchObject({message: 'too late'})
})

test('aborting from outside passes the reason on', async () => {
  const clock = createVirtualClock(0)
  const stop = new AbortController()
  const reason = new Error('enough')
  const running = withTimeout(clock, 1_000, (signal) => clock.sleep(500, signal), {signal: stop.signal, onTimeout})
  stop.abort(reason)
  await expect(running).rejects.toBe(reason)
})

test('work that fails after the limit makes no unhandled rejection', async () => {
  const clock = createVirtualClock(0)
  const late = async (): Promise<void> => {
    await clock.sleep(2_000)
    throw new Error('late failure')
  }
  const running = withTimeout(clock, 1_000, late, {onTimeout}).catch((error: unknown) => error)
  await clock.run(3_000)
  expect(await running).toMatchObject({message: 'too late'})
})

test('a hold is given back also where the work fails', async () => {
  const clock = createVirtualClock(0)
  await expect(holding(clock, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(clock.held).toBe(0)
})

test('sleeping many times under one signal leaves no listener behind', async () => {
  const clock = createVirtualClock(0)
  const {signal} = new AbortController()
  const sleeps = Promise.all([...Array(50).keys()].map((ms) => clock.sleep(ms, signal)))
  await clock.run(100)
  await sleeps
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

import {vi} from 'vitest'
import {scaledClock, systemClock} from '../../../src/support/clock-system.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {clockContract} from './suite.js'

const originMs = Date.UTC(2030, 0, 1)

clockContract('system', () => {
  vi.useFakeTimers()
  return {clock: systemClock, pass: async (ms) => void (await vi.advanceTimersByTimeAsync(ms))}
})

clockContract('scaled 1', () => scaled(1))
clockContract('scaled 10', () => scaled(10))
clockContract('scaled 0.5', () => scaled(0.5))

clockContract('virtual', () => {
  vi.useRealTimers()
  const clock = createVirtualClock(originMs)
  return {clock, pass: (ms) => clock.run(clock.now() + ms)}
})

function scaled(speed: number) {
  vi.useFakeTimers()
  const clock = scaledClock({originMs, startedAtMs: Date.now(), speed})
  return {clock, pass: async (ms: number) => void (await vi.advanceTimersByTimeAsync(Math.ceil(ms / speed)))}
}

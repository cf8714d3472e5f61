import {describe, expect, test} from 'vitest'
import type {Clock} from '../../../src/support/clock.js'

/** A clock under test, and how to let its time pass. */
export type ClockHarness = {readonly clock: Clock; readonly pass: (ms: number) => Promise<void>}

/** What every clock promises, whether its time is real, scaled or virtual. */
export function clockContract(name: string, create: () => ClockHarness): void {
  describe(`clock contract: ${name}`, () => {
    test('a timer fires once, not before its time', async () => {
      const {clock, pass} = create()
      const startMs = clock.now()
      const firedAt: number[] = []
      clock.schedule(50, () => firedAt.push(clock.now() - startMs))
      await pass(40)
      expect(firedAt).toEqual([])
      await pass(200)
      expect(firedAt).toHaveLength(1)
      expect(firedAt[0]).toBeGreaterThanOrEqual(50)
    })

    test('timers fire in the order of their times, whatever the order of their making', async () => {
      const {clock, pass} = create()
      const fired: string[] = []
      clock.schedule(60, () => fired.push('late'))
      clock.schedule(20, () => fired.push('early'))
      clock.schedule(40, () => fired.push('middle'))
      await pass(100)
      expect(fired).toEqual(['early', 'middle', 'late'])
    })

    test('a cancelled timer does not fire, and cancelling again does nothing', async () => {
      const {clock, pass} = create()
      let fired = 0
      const cancel = clock.schedule(20, () => fired++)
      clock.schedule(40, () => fired++)
      cancel()
      cancel()
      await pass(100)
      expect(fired).toBe(1)
    })

    test('a delay that is negative or no number is none', async () => {
      const {clock, pass} = create()
      let fired = 0
      clock.schedule(-5, () => fired++)
      clock.schedule(Number.NaN, () => fired++)
      await pass(10)
      expect(fired).toBe(2)
    })

    test('a sleep ends after its time, or at once with the reason of its signal', async () => {
      const {clock, pass} = create()
      const startMs = clock.now()
      const slept = clock.sleep(30).then(() => clock.now() - startMs)
      const stop = new AbortController()
      const aborted = clock.sleep(1_000_000, stop.signal).catch((error: unknown) => error)
      const reason = new Error('enough')
      stop.abort(reason)
      await pass(60)
      expect(await slept).toBeGreaterThanOrEqual(30)
      expect(await aborted).toBe(reason)
      await expect(clock.sleep(1, stop.signal)).rejects.toBe(reason)
    })

    test('beats come every interval until the signal, and end the iteration without an error', async () => {
      const {clock, pass} = create()
      const startMs = clock.now()
      const stop = new AbortController()
      const beats: number[] = []
      const loop = (async () => {
        for await (const timeMs of clock.every(20, stop.signal)) {
          beats.push(Math.floor((timeMs - startMs) / 20))
          if (beats.length === 3) stop.abort()
        }
      })()
      await pass(300)
      await loop
      expect(beats).toHaveLength(3)
      expect(beats[0]).toBeGreaterThanOrEqual(1)
      expect(new Set(beats).size).toBe(3)
    })

    test('a slow consumer skips beats and stays on their grid', async () => {
      const {clock, pass} = create()
      const startMs = clock.now()
      const stop = new AbortController()
      const beats: number[] = []
      const loop = (async () => {
        for await (const timeMs of clock.every(20, stop.signal)) {
          beats.push(Math.floor((timeMs - startMs) / 20))
          if (beats.length === 2) stop.abort()
          else await clock.sleep(50)
        }
      })()
      await pass(400)
      await loop
      expect((beats[1] ?? 0) - (beats[0] ?? 0)).toBeGreaterThanOrEqual(3)
    })

    test("the machine's time has timers of its own, which can be cancelled", async () => {
      const {clock, pass} = create()
      const startMs = clock.machine.now()
      const firedAfter: number[] = []
      clock.machine.schedule(20, () => firedAfter.push(clock.machine.now() - startMs))
      clock.machine.schedule(20, () => firedAfter.push(Number.NaN))()
      await pass(1_000)
      expect(firedAfter).toHaveLength(1)
      expect(firedAfter[0]).toBeGreaterThanOrEqual(20)
    })

    test('holding it does no harm and can be given back twice', async () => {
      const {clock, pass} = create()
      const release = clock.hold()
      release()
      release()
      let fired = false
      clock.schedule(5, () => {
        fired = true
      })
      await pass(20)
      expect(fired).toBe(true)
    })
  })
}

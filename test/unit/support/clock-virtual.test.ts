import fc from 'fast-check'
import {expect, test} from 'vitest'
import {createVirtualClock, type SteppedWorld} from '../../../src/support/clock-virtual.js'
import {holding} from '../../../src/support/waiting.js'

test('timers of one time fire in the order in which they were made', async () => {
  const clock = createVirtualClock(0)
  const fired: number[] = []
  for (let index = 0; index < 100; index++) clock.schedule(10, () => fired.push(index))
  await clock.run(10)
  expect(fired).toEqual([...Array(100).keys()])
})

test('timers fire by time and then by making, whichever are cancelled', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({dueMs: fc.nat(50), isCancelled: fc.boolean()}), {maxLength: 300}), async (plans) => {
      const clock = createVirtualClock(0)
      const fired: number[] = []
      const cancels = plans.map(({dueMs}, index) => clock.schedule(dueMs, () => fired.push(index)))
      plans.forEach(({isCancelled}, index) => {
        if (isCancelled) cancels[index]?.()
      })
      expect(clock.pending).toBe(plans.filter(({isCancelled}) => !isCancelled).length)
      await clock.run(50)
      const expected = plans
        .map((plan, index) => ({...plan, index}))
        .filter(({isCancelled}) => !isCancelled)
        .sort((a, b) => a.dueMs - b.dueMs || a.index - b.index)
        .map(({index}) => index)
      expect(fired).toEqual(expected)
    }),
    {numRuns: 60},
  )
})

test('time does not pass while it is held, though the machine works', async () => {
  const clock = createVirtualClock(0)
  const seen: number[] = []
  clock.schedule(10, () => {
    void holding(clock, async () => {
      // Real work of the machine: several turns of the event loop and a real timer.
      await new Promise((resolve) => setTimeout(resolve, 5))
      seen.push(clock.now())
    })
  })
  clock.schedule(11, () => seen.push(clock.now()))
  await clock.run(20)
  expect(seen).toEqual([10, 11])
  expect(clock.now()).toBe(20)
})

test('everything that follows from an instant happens in it, through promises and immediates', async () => {
  const clock = createVirtualClock(0)
  const seen: string[] = []
  clock.schedule(1, () => {
    setImmediate(() => {
      void Promise.resolve()
        .then(() => Promise.resolve())
        .then(() => setImmediate(() => setImmediate(() => seen.push(`consequence at ${clock.now()}`))))
    })
  })
  clock.schedule(2, () => seen.push('next'))
  await clock.run(5)
  expect(seen).toEqual(['consequence at 1', 'next'])
})

test('a hold taken by a consequence, in the last moment, is seen', async () => {
  const clock = createVirtualClock(0)
  const seen: string[] = []
  clock.schedule(1, () => {
    setImmediate(() => {
      const release = clock.hold()
      setTimeout(() => {
        seen.push(`released at ${clock.now()}`)
        release()
      }, 3)
    })
  })
  clock.schedule(2, () => seen.push('next'))
  await clock.run(5)
  expect(seen).toEqual(['released at 1', 'next'])
})

test('the world goes before the timers of its moment, and its time is the clock at that moment', async () => {
  const clock = createVirtualClock(100)
  const seen: string[] = []
  const moments = [105, 110, 117]
  const world: SteppedWorld = {
    nextMomentMs: () => moments[0],
    advance: (toMs) => {
      expect(clock.now()).toBe(toMs)
      if (moments[0] === toMs) {
        moments.shift()
        seen.push(`world ${toMs}`)
      }
    },
  }
  clock.schedule(10, () => seen.push(`timer ${clock.now()}`))
  clock.schedule(15, () => seen.push(`timer ${clock.now()}`))
  await clock.run(120, {world})
  expect(seen).toEqual(['world 105', 'world 110', 'timer 110', 'timer 115', 'world 117'])
  expect(clock.now()).toBe(120)
})

test('the world is brought to the end of the run also where nothing happens in it', async () => {
  const clock = createVirtualClock(0)
  const advanced: number[] = []
  await clock.run(50, {world: {nextMomentMs: () => undefined, advance: (toMs) => advanced.push(toMs)}})
  expect(advanced).toEqual([50])
})

test('run without end stops at the last thing that happens', async () => {
  const clock = createVirtualClock(0)
  clock.schedule(30, () => clock.schedule(12, () => {}))
  await clock.run(Number.POSITIVE_INFINITY)
  expect(clock.now()).toBe(42)
})

test('what a timer throws fails the run, and time stays where it was', async () => {
  const clock = createVirtualClock(0)
  clock.schedule(7, () => {
    throw new Error('broken timer')
  })
  await expect(clock.run(20)).rejects.toThrow('broken timer')
  expect(clock.now()).toBe(7)
  await clock.run(20)
  expect(clock.now()).toBe(20)
})

test('a run can be aborted while it is held, and run again', async () => {
  const clock = createVirtualClock(0)
  const release = clock.hold()
  const stop = new AbortController()
  const run = clock.run(10, {signal: stop.signal})
  setImmediate(() => stop.abort(new Error('interrupted')))
  await expect(run).rejects.toThrow('interrupted')
  release()
  await clock.run(10)
  expect(clock.now()).toBe(10)
})

test('a second run at the same time is a bug that is told', async () => {
  const clock = createVirtualClock(0)
  const first = clock.run(10)
  await expect(clock.run(20)).rejects.toThrow('already')
  await first
})

test('two clocks run side by side in one process', async () => {
  const clocks = [createVirtualClock(0), createVirtualClock(0)]
  const counts = [0, 0]
  clocks.forEach((clock, index) => {
    const beat = (): void => {
      counts[index] = (counts[index] ?? 0) + 1
      clock.schedule(1, beat)
    }
    clock.schedule(1, beat)
  })
  await Promise.all(clocks.map((clock) => clock.run(500)))
  expect(counts).toEqual([500, 500])
})

test('the same program gives the same order of events in every run', async () => {
  const trace = async (): Promise<string[]> => {
    const clock = createVirtualClock(0)
    const seen: string[] = []
    const stop = new AbortController()
    const loops = [3, 5, 7].map(async (ms) => {
      for await (const timeMs of clock.every(ms, stop.signal)) {
        seen.push(`${ms}@${timeMs}`)
        if (timeMs % 2 === 0) await clock.sleep(ms / 2)
      }
    })
    await clock.run(200)
    stop.abort()
    // Those that sleep in their body need time to see the end.
    await clock.run(210)
    await Promise.all(loops)
    return seen
  }
  expect(await trace()).toEqual(await trace())
})

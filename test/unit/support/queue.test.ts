import {expect, test} from 'vitest'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {createBoundedQueue} from '../../../src/support/queue.js'
import {createWorkQueue, type WorkQueueOptions} from '../../../src/support/work-queue.js'

test('a queue gives what was pushed in its order, and ends when it is closed and empty', async () => {
  const queue = createBoundedQueue<number>(1_000, 'reject')
  const read: number[] = []
  const reader = (async () => {
    for await (const item of queue) read.push(item)
  })()
  for (let number = 1; number <= 500; number++) {
    queue.push(number)
    if (number % 7 === 0) await Promise.resolve()
  }
  queue.close()
  await reader
  expect(read).toEqual([...Array(500).keys()].map((index) => index + 1))
  expect(queue.push(1)).toBe(false)
})

test('a full queue refuses what is too much, or lets the oldest go, and counts it', () => {
  const strict = createBoundedQueue<number>(2, 'reject')
  expect([strict.push(1), strict.push(2), strict.push(3)]).toEqual([true, true, false])
  expect([strict.size, strict.dropped]).toEqual([2, 0])
  const news = createBoundedQueue<number>(2, 'drop-oldest')
  expect([news.push(1), news.push(2), news.push(3)]).toEqual([true, true, false])
  expect([news.size, news.dropped]).toEqual([2, 1])
})

test('a queue that lets the oldest go gives the latest', async () => {
  const queue = createBoundedQueue<number>(50, 'drop-oldest')
  for (let number = 0; number < 1_000; number++) queue.push(number)
  queue.close()
  const read: number[] = []
  for await (const item of queue) read.push(item)
  expect(read).toEqual([...Array(50).keys()].map((index) => index + 950))
})

function workQueue(work: WorkQueueOptions['work'], concurrency = 2) {
  const clock = createVirtualClock(0)
  const failures: {readonly key: string; readonly failures: number; readonly retryInMs: number}[] = []
  const onError: WorkQueueOptions['onError'] = ({key, failures: count, retryInMs}) => failures.push({key, failures: count, retryInMs})
  const backoff = {firstMs: 100, maxMs: 1_000, random: () => 1}
  return {clock, failures, queue: createWorkQueue({clock, concurrency, work, onError, backoff})}
}

test('a key added ten times is worked on once', async () => {
  const done: string[] = []
  const {queue} = workQueue(async (key) => void done.push(key))
  for (let time = 0; time < 10; time++) queue.add('a')
  queue.add('b')
  await queue.idle()
  expect(done).toEqual(['a', 'b'])
})

test('a key added while it is worked on is worked on once more, never twice at once', async () => {
  let running = 0
  let most = 0
  let runs = 0
  const {clock, queue} = workQueue(async () => {
    most = Math.max(most, ++running)
    runs++
    await clock.sleep(10)
    running--
  })
  queue.add('a')
  clock.schedule(5, () => {
    queue.add('a')
    queue.add('a')
  })
  await clock.run(100)
  expect([runs, most]).toEqual([2, 1])
})

test('no more keys are worked on at once than allowed, and all have their turn in order', async () => {
  let running = 0
  let most = 0
  const begun: string[] = []
  const {clock, queue} = workQueue(async (key) => {
    begun.push(key)
    most = Math.max(most, ++running)
    await clock.sleep(10)
    running--
  }, 3)
  const keys = [...Array(10).keys()].map(String)
  for (const key of keys) queue.add(key)
  expect(queue.size).toBe(10)
  await clock.run(1_000)
  expect([most, begun]).toEqual([3, keys])
})

test('what fails is tried again after a growing wait, and success forgets the failures', async () => {
  const times: number[] = []
  let failing = 4
  const {clock, queue, failures} = workQueue(async () => {
    times.push(clock.now())
    if (failing-- > 0) throw new Error('not yet')
  })
  queue.add('a')
  await clock.run(10_000)
  expect(times).toEqual([0, 100, 300, 700, 1_500])
  expect(failures.map(({retryInMs}) => retryInMs)).toEqual([100, 200, 400, 800])
  failing = 1
  queue.add('a')
  await clock.run(20_000)
  expect(failures.at(-1)).toMatchObject({failures: 1, retryInMs: 100})
})

test('adding a key that waits for its next attempt tries it at once, and only once', async () => {
  const times: number[] = []
  const {clock, queue} = workQueue(async () => {
    times.push(clock.now())
    if (times.length === 1) throw new Error('not yet')
  })
  queue.add('a')
  clock.schedule(10, () => queue.add('a'))
  await clock.run(1_000)
  expect(times).toEqual([0, 10])
})

test('of two times for one key the earlier counts', async () => {
  const times: number[] = []
  const {clock, queue} = workQueue(async () => void times.push(clock.now()))
  queue.addAfter('a', 50)
  queue.addAfter('a', 20)
  queue.addAfter('a', 80)
  await clock.run(1_000)
  expect(times).toEqual([20])
})

test('a key that is forgotten is not begun, nor tried again', async () => {
  const done: string[] = []
  const {clock, queue} = workQueue(async (key) => {
    done.push(key)
    throw new Error('fails')
  }, 1)
  queue.add('a')
  queue.add('b')
  queue.forget('b')
  clock.schedule(50, () => queue.forget('a'))
  await clock.run(5_000)
  expect(done).toEqual(['a'])
})

test('stopping aborts what is under way, waits for it, and begins nothing more', async () => {
  const events: string[] = []
  const {clock, queue} = workQueue(async (key, signal) => {
    events.push(`begin ${key}`)
    await clock.sleep(1_000, signal).catch(() => events.push(`aborted ${key}`))
  }, 1)
  queue.add('a')
  queue.add('b')
  queue.addAfter('c', 5)
  await clock.run(1)
  await queue.stop()
  await queue.stop()
  queue.add('d')
  await clock.run(5_000)
  expect(events).toEqual(['begin a', 'aborted a'])
})

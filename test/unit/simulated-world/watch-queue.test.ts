import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {WatchEvent, WatchItem} from '../../../src/platform/contract/index.js'
import {WatchQueue} from '../../../src/platform/contract/watch-queue.js'

type Act = {readonly kind: 'put' | 'delete'; readonly key: string} | {readonly kind: 'read'; readonly times: number}

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({kind: fc.constantFrom('put' as const, 'delete' as const), key: fc.constantFrom('a', 'b', 'c', 'd', 'e')}),
  fc.record({kind: fc.constant('read' as const), times: fc.integer({min: 1, max: 4})}),
)

test('whenever the reader reads and however little waits, it ends in the state of the source', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, {maxLength: 60}), fc.integer({min: 1, max: 8}), async (acts, limit) => {
      const source = new Map<string, WatchItem<number>>()
      const queue = new WatchQueue<number>({list: () => [...source.values()], limit})
      const reader = queue[Symbol.asyncIterator]()
      const known = new Map<string, number>()
      let revision = 0
      let waiting = 1
      queue.snapshot()
      const read = async (): Promise<boolean> => {
        const next = await reader.next()
        if (next.done === true) throw new Error('The watch ended.')
        fold(known, next.value)
        return next.value.kind === 'synced'
      }
      for (const step of acts) {
        if (step.kind === 'read') {
          for (let time = 0; time < step.times && waiting > 0; time++) if (await read()) waiting = 0
          continue
        }
        revision++
        if (step.kind === 'put') {
          const item = {key: step.key, value: revision, revision: String(revision)}
          source.set(step.key, item)
          queue.put(item)
        } else {
          source.delete(step.key)
          queue.delete(step.key, String(revision))
        }
        queue.synced()
        waiting = 1
      }
      queue.synced()
      while (!(await read()));
      expect(known).toEqual(new Map([...source].map(([key, {value}]) => [key, value])))
    }),
    {numRuns: 300},
  )
})

test('many changes of one key are one event, in the place of the newest', async () => {
  const queue = new WatchQueue<number>({list: () => []})
  for (let value = 0; value < 100; value++) queue.put({key: 'a', value, revision: String(value)})
  queue.put({key: 'b', value: 1, revision: '100'})
  queue.put({key: 'a', value: 7, revision: '101'})
  expect(await take(queue, 2)).toEqual([
    {kind: 'put', key: 'b', value: 1, revision: '100'},
    {kind: 'put', key: 'a', value: 7, revision: '101'},
  ])
})

test('blind and seeing again before anybody read: nothing is said of it', async () => {
  const queue = new WatchQueue<number>({list: () => []})
  queue.degraded(5)
  queue.snapshot()
  expect(await take(queue, 2)).toEqual([{kind: 'snapshot', items: []}, {kind: 'synced'}])
})

test('what is pushed after the close is dropped, and the reader ends', async () => {
  const queue = new WatchQueue<number>({list: () => []})
  const reader = queue[Symbol.asyncIterator]()
  const pending = reader.next()
  queue.close()
  queue.put({key: 'a', value: 1, revision: '1'})
  expect(await pending).toEqual({done: true, value: undefined})
  expect(queue.isClosed).toBe(true)
})

test('a source that can never answer ends the reader’s loop with its error, and closes', async () => {
  let closed = 0
  const queue = new WatchQueue<number>({list: () => [], onClose: () => closed++})
  queue.fail(new Error('no such cluster'))
  await expect(take(queue, 1)).rejects.toThrow('no such cluster')
  expect(closed).toBe(1)
})

async function take<T>(queue: WatchQueue<T>, count: number): Promise<readonly WatchEvent<T>[]> {
  const events: WatchEvent<T>[] = []
  for await (const event of queue) {
    events.push(event)
    if (events.length === count) break
  }
  return events
}

function fold(known: Map<string, number>, event: WatchEvent<number>): void {
  if (event.kind === 'snapshot') {
    known.clear()
    for (const {key, value} of event.items) known.set(key, value)
  } else if (event.kind === 'put') known.set(event.key, event.value)
  else if (event.kind === 'delete') known.delete(event.key)
}

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {type Due, DueHeap} from '../../../src/platform/simulated/engine/due-heap.js'
import {IndexedHeap} from '../../../src/platform/simulated/engine/indexed-heap.js'
import {QuantileSketch} from '../../../src/platform/simulated/engine/quantile-sketch.js'
import {RequestHeap, RequestPool, RequestQueue} from '../../../src/platform/simulated/engine/request.js'
import {ResponseTimes} from '../../../src/platform/simulated/engine/response-times.js'
import {Service} from '../../../src/platform/simulated/engine/service.js'
import {Stage} from '../../../src/platform/simulated/engine/stage.js'
import {RandomStreams} from '../../../src/support/random-streams.js'

const operations = fc.array(
  fc.oneof(
    fc.record({kind: fc.constant('set' as const), slot: fc.nat({max: 40}), key: fc.nat({max: 12})}),
    fc.record({kind: fc.constant('remove' as const), slot: fc.nat({max: 40})}),
    fc.record({kind: fc.constant('pop' as const)}),
  ),
  {maxLength: 300},
)

test('the event queue gives the earliest first and ties in the order in which they were set, through moves and removals', () => {
  fc.assert(
    fc.property(operations, (list) => {
      const heap = new IndexedHeap()
      const model = new Map<number, {key: number; order: number}>()
      const first = (): number => [...model].toSorted(([, a], [, b]) => a.key - b.key || a.order - b.order)[0]?.[0] ?? -1
      list.forEach((operation, order) => {
        if (operation.kind === 'set') {
          heap.set(operation.slot, operation.key)
          model.set(operation.slot, {key: operation.key, order})
        } else {
          const slot = operation.kind === 'pop' ? first() : operation.slot
          if (slot >= 0) heap.remove(slot)
          model.delete(slot)
        }
        expect(heap.top).toBe(first())
        expect(heap.topKey).toBe(model.get(first())?.key ?? Number.POSITIVE_INFINITY)
        expect(heap.size).toBe(model.size)
      })
    }),
  )
})

test('what is due on a node comes earliest first, ties by slot, through every change', () => {
  const change = fc.record({slot: fc.nat({max: 20}), dueAt: fc.oneof(fc.nat({max: 12}), fc.constant(Number.POSITIVE_INFINITY))})
  fc.assert(
    fc.property(fc.array(change, {maxLength: 200}), (changes) => {
      const heap = new DueHeap<Due>()
      const instances = Array.from({length: 21}, (_, slot): Due => ({slot, dueAt: Number.POSITIVE_INFINITY, heapPosition: -1}))
      for (const {slot, dueAt} of changes) {
        const instance = instances[slot] as Due
        instance.dueAt = dueAt
        heap.update(instance)
        const busy = instances.filter((other) => other.dueAt < Number.POSITIVE_INFINITY)
        const first = busy.toSorted((a, b) => a.dueAt - b.dueAt || a.slot - b.slot)[0]
        expect(heap.top).toBe(first)
        expect(heap.isEmpty).toBe(busy.length === 0)
      }
    }),
  )
})

const stage = new Stage({
  name: 'stage',
  random: new RandomStreams(1),
  service: new Service('s'),
  work: () => 1,
  network: undefined,
  next: [],
})

test('requests in service come out in the order in which they finish, ties in order of arrival, and are all there in between', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat({max: 9}), fc.constant('pop' as const)), {maxLength: 200}), (steps) => {
      const pool = new RequestPool()
      const heap = new RequestHeap()
      const model: {finishAt: number; sequence: number}[] = []
      for (const step of steps) {
        if (step === 'pop') {
          const request = heap.pop()
          const expected = model.shift()
          expect(request?.finishAt).toBe(expected?.finishAt)
          expect(request?.sequence).toBe(expected?.sequence)
          if (request !== undefined) pool.give(request)
        } else {
          const request = pool.take(stage)
          request.finishAt = step
          heap.push(request)
          model.push({finishAt: step, sequence: request.sequence})
          model.sort((a, b) => a.finishAt - b.finishAt || a.sequence - b.sequence)
        }
        const found: number[] = []
        heap.forEach((request) => {
          found.push(request.sequence)
        })
        expect(found.toSorted((a, b) => a - b)).toEqual(model.map(({sequence}) => sequence).toSorted((a, b) => a - b))
      }
    }),
  )
})

test('waiting requests come out in the order in which they came, and a request of the pool is used again', () => {
  const pool = new RequestPool()
  const queue = new RequestQueue()
  const [a, b, c] = [pool.take(stage), pool.take(stage), pool.take(stage)]
  queue.push(a)
  queue.push(b)
  expect(queue.shift()).toBe(a)
  queue.push(c)
  expect([queue.shift(), queue.shift(), queue.shift()]).toEqual([b, c, undefined])
  pool.give(b)
  expect(pool.take(stage)).toBe(b)
  expect(pool.take(stage)).not.toBe(b)
})

test('an event at infinity is no event', () => {
  const heap = new IndexedHeap()
  heap.set(3, 5)
  heap.set(3, Number.POSITIVE_INFINITY)
  expect(heap.top).toBe(-1)
})

const values = fc.array(fc.double({min: 0.002, max: 1e7, noNaN: true}), {minLength: 1, maxLength: 400})
const shares = fc.constantFrom(0.5, 0.95, 0.99, 1)

function nearestRank(list: readonly number[], share: number): number {
  return list.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * list.length) - 1)] ?? Number.NaN
}

test('a quantile of the sketch is within 1 % of the exact one, also after it was cleared', () => {
  const sketch = new QuantileSketch()
  fc.assert(
    fc.property(values, shares, (list, share) => {
      sketch.clear()
      for (const value of list) sketch.add(value)
      const exact = nearestRank(list, share)
      expect(Math.abs(sketch.quantile(share) - exact)).toBeLessThanOrEqual(exact * 0.010001)
    }),
  )
})

test('few response times give the exact quantile, many one within 1 %, none gives none', () => {
  const times = new ResponseTimes()
  fc.assert(
    fc.property(values, shares, (list, share) => {
      times.clear()
      expect(times.quantile(share)).toBeNaN()
      for (const value of list) times.add(value)
      const exact = nearestRank(list, share)
      expect(Math.abs(times.quantile(share) - exact)).toBeLessThanOrEqual(list.length <= 32 ? 0 : exact * 0.010001)
    }),
  )
})

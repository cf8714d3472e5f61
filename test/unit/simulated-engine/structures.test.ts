import fc from 'fast-check'
import {expect, test} from 'vitest'
import {IndexedHeap} from '../../../src/platform/simulated/engine/indexed-heap.js'
import {QuantileSketch} from '../../../src/platform/simulated/engine/quantile-sketch.js'
import {ResponseTimes} from '../../../src/platform/simulated/engine/response-times.js'

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

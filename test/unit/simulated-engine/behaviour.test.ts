import {describe, expect, test} from 'vitest'
import type {Engine, EngineInstance, EngineStream} from '../../../src/platform/simulated/engine/contract.js'
import {createEngine} from '../../../src/platform/simulated/engine/engine.js'

const START = 1_700_000_000_000

/** A world whose requests come when the test says, each costing `work` ms. */
function world(nodes: readonly {id: string; cores: number; speed?: number}[]): {
  engine: Engine
  at: (ms: number) => void
  add: typeof add
  send: typeof send
} {
  const engine = createEngine({seed: 5, startMs: START})
  for (const node of nodes) engine.addNode({speed: 1, ...node})
  let streams = 0
  const add = (instance: Partial<EngineInstance> & {id: string}): void => {
    engine.addInstance({
      node: 'n',
      service: 's',
      discipline: 'fifo',
      threads: 1,
      queueLimit: Number.POSITIVE_INFINITY,
      ...instance,
    })
    engine.setReady(instance.id, true)
  }
  /** `count` requests, now: one stream each, so fast that its first beat is at once, taken away again before the second. */
  const send = (count: number, work: number, stream: Partial<EngineStream> = {}): void => {
    for (let request = 0; request < count; request++) {
      const id = `once-${streams++}`
      let isSent = false
      const rate = (): number => {
        if (isSent) return 0
        isSent = true
        return 1e12
      }
      engine.addStream({id, service: 's', arrivals: {kind: 'periodic', rate, jitter: 0}, work: () => work, ...stream})
    }
    engine.advance(engine.nowMs + 1e-3)
  }
  return {engine, at: (ms) => engine.advance(START + ms), add, send}
}

const one = [{id: 'n', cores: 1}]

describe('service', () => {
  test('a FIFO queue serves one after the other, and its response is waiting, service and network', () => {
    const {engine, at, add, send} = world(one)
    add({id: 'a'})
    send(3, 10, {networkMs: () => 4})
    at(100)
    const sample = engine.takeInstanceSample('a')
    expect(sample.completed).toBe(3)
    expect(sample.meanServiceMs).toBeCloseTo(10, 2)
    expect(sample.meanResponseMs).toBeCloseTo((10 + 20 + 30) / 3 + 4, 2)
    expect(sample.p50ResponseMs).toBeCloseTo(24, 2)
    expect(sample.p95ResponseMs).toBeCloseTo(34, 2)
    expect(sample.busyCores).toBeCloseTo(0.3, 4)
    expect(sample.meanInSystem).toBeCloseTo(0.6, 4)
  })

  test('processor sharing divides the threads among all requests', () => {
    const {engine, at, add, send} = world([{id: 'n', cores: 4}])
    add({id: 'a', discipline: 'processor-sharing', threads: 2})
    send(4, 10)
    at(19.9)
    expect(engine.takeInstanceSample('a')).toMatchObject({arrived: 4, completed: 0})
    at(20.1)
    expect(engine.takeInstanceSample('a').completed).toBe(4)
  })

  test('a request runs on one core at most, whatever is free', () => {
    const {engine, at, add, send} = world([{id: 'n', cores: 4}])
    add({id: 'a', discipline: 'processor-sharing', threads: 4})
    send(1, 10)
    at(100)
    expect(engine.takeInstanceSample('a').meanResponseMs).toBeCloseTo(10, 2)
  })

  test('a core limit slows all threads of its instance and nobody else', () => {
    const {engine, at, add, send} = world([{id: 'n', cores: 4}])
    add({id: 'limited', threads: 2, coreLimit: 0.5})
    add({id: 'free', service: 'free', threads: 2})
    send(2, 10)
    send(2, 10, {service: 'free'})
    at(100)
    expect(engine.takeInstanceSample('limited').meanResponseMs).toBeCloseTo(40, 2)
    expect(engine.takeInstanceSample('free').meanResponseMs).toBeCloseTo(10, 2)
  })

  test('a core limit that is kept by period is used up at full speed, and then nothing happens until the next period', () => {
    const {engine, at, add, send} = world([{id: 'n', cores: 4}])
    add({id: 'a', coreLimit: 0.5, limitPeriod: {periodMs: 100, phasesMs: [0]}})
    send(1, 74)
    at(123)
    expect(engine.takeInstanceSample('a')).toMatchObject({completed: 0})
    at(260)
    expect(engine.takeInstanceSample('a').meanResponseMs).toBeCloseTo(124, 2)
    // 40 ms of this period and 34 of the next: it never stands still.
    send(1, 74)
    at(400)
    expect(engine.takeInstanceSample('a').meanResponseMs).toBeCloseTo(74, 2)
  })

  test('a limit kept by period counts what all threads use', () => {
    const {engine, at, add, send} = world([{id: 'n', cores: 4}])
    add({id: 'a', threads: 2, coreLimit: 0.5, limitPeriod: {periodMs: 100, phasesMs: [0]}})
    send(2, 30)
    at(300)
    expect(engine.takeInstanceSample('a').meanResponseMs).toBeCloseTo(105, 2)
  })

  test('where a limit is kept at two levels both must allow what is used', () => {
    const {engine, at, add, send} = world([{id: 'n', cores: 4}])
    add({id: 'a', coreLimit: 0.5, limitPeriod: {periodMs: 100, phasesMs: [0, 30]}})
    at(35)
    send(1, 60)
    at(300)
    // Spent at 85; one level returns at 100, the other one at 130.
    expect(engine.takeInstanceSample('a').meanResponseMs).toBeCloseTo(105, 2)
  })

  test('an instance whose quota is spent leaves its cores to others', () => {
    const {engine, at, add, send} = world(one)
    add({id: 'a', coreLimit: 0.5, limitPeriod: {periodMs: 100, phasesMs: [0]}, weight: 3, threads: 2})
    add({id: 'b', service: 'b', weight: 1})
    send(1, 100)
    send(1, 100, {service: 'b'})
    at(400)
    expect(engine.takeInstanceSample('a').meanResponseMs).toBeCloseTo(166.67, 1)
    expect(engine.takeInstanceSample('b').meanResponseMs).toBeCloseTo(200, 1)
  })

  test('a limit kept by period binds to the last bit when there is always work', () => {
    const {engine, at, add, send} = world([{id: 'n', cores: 4}])
    add({id: 'a', threads: 3, coreLimit: 0.7, limitPeriod: {periodMs: 100, phasesMs: [10, 60]}})
    at(10)
    send(5, 1e6)
    engine.takeInstanceSample('a')
    at(10_010)
    expect(engine.takeInstanceSample('a').busyCores).toBeCloseTo(0.7, 6)
  })

  test('cores that do not suffice are shared by weight, whatever the number of threads', () => {
    const {engine, at, add, send} = world([{id: 'n', cores: 2}])
    add({id: 'a', weight: 1})
    add({id: 'b', service: 'b', threads: 2, weight: 2})
    send(1, 1e4)
    send(2, 1e4, {service: 'b'})
    at(100)
    expect(engine.takeInstanceSample('a').busyCores).toBeCloseTo(2 / 3, 4)
    expect(engine.takeInstanceSample('b').busyCores).toBeCloseTo(4 / 3, 4)
  })

  test('what the weight gives to an instance that cannot use it goes to the others', () => {
    const {engine, at, add, send} = world([{id: 'n', cores: 3}])
    add({id: 'a', weight: 10})
    add({id: 'b', service: 'b', threads: 3, weight: 3})
    add({id: 'c', service: 'c', threads: 3, weight: 1})
    for (const service of ['s', 'b', 'c']) send(3, 1e4, {service})
    at(100)
    expect(engine.takeInstanceSample('a').busyCores).toBeCloseTo(1, 4)
    expect(engine.takeInstanceSample('b').busyCores).toBeCloseTo(1.5, 4)
    expect(engine.takeInstanceSample('c').busyCores).toBeCloseTo(0.5, 4)
  })

  test('busy threads beyond the cores slow every active request of the node by the same factor', () => {
    const {engine, at, add, send} = world([{id: 'n', cores: 2}])
    add({id: 'a', threads: 1})
    add({id: 'b', service: 'b', discipline: 'processor-sharing', threads: 3})
    send(1, 10)
    send(3, 10, {service: 'b'})
    at(15)
    expect(engine.takeNodeUtilisation('n')).toBeCloseTo(1, 3)
    at(100)
    expect(engine.takeInstanceSample('a').meanResponseMs).toBeCloseTo(20, 2)
    expect(engine.takeInstanceSample('b').meanResponseMs).toBeCloseTo(20, 2)
  })

  test('a queue that is full refuses, and counts what it refused', () => {
    const {engine, at, add, send} = world(one)
    add({id: 'a', queueLimit: 2})
    send(5, 10)
    at(100)
    expect(engine.takeInstanceSample('a')).toMatchObject({arrived: 5, completed: 3, lost: 2})
    expect(engine.takeServiceLosses('s')).toBe(0)
  })
})

describe('change', () => {
  test('work under way keeps what it has done when the speed of its node changes', () => {
    const {engine, at, add, send} = world(one)
    add({id: 'a'})
    send(1, 100)
    at(50)
    engine.changeNode('n', {speed: 2})
    at(74.9)
    expect(engine.takeInstanceSample('a').completed).toBe(0)
    at(75.1)
    expect(engine.takeInstanceSample('a').completed).toBe(1)
  })

  test('a node that is down stands still and goes on where it was', () => {
    const {engine, at, add, send} = world(one)
    add({id: 'a'})
    send(1, 100)
    at(60)
    engine.setNodeUp('n', false)
    at(1000)
    engine.takeNodeUtilisation('n')
    at(2000)
    expect(engine.takeNodeUtilisation('n')).toBe(0)
    engine.setNodeUp('n', true)
    at(2039)
    expect(engine.takeInstanceSample('a').completed).toBe(0)
    at(2041)
    expect(engine.takeInstanceSample('a').completed).toBe(1)
  })

  test('fewer cores slow what is running, more cores speed it up', () => {
    const {engine, at, add, send} = world([{id: 'n', cores: 2}])
    add({id: 'a', threads: 2})
    send(2, 100)
    at(50)
    engine.changeNode('n', {cores: 1})
    at(100)
    engine.changeNode('n', {cores: 2})
    at(124)
    expect(engine.takeInstanceSample('a').completed).toBe(0)
    at(126)
    expect(engine.takeInstanceSample('a').completed).toBe(2)
  })

  test('a draining instance finishes what it has, gets nothing more, and is then gone', () => {
    const {engine, at, add, send} = world(one)
    add({id: 'a'})
    send(2, 10)
    engine.removeInstance('a', {drain: true})
    send(1, 10)
    at(19)
    expect(engine.isDrained('a')).toBe(false)
    at(21)
    expect(engine.isDrained('a')).toBe(true)
    expect(engine.takeServiceLosses('s')).toBe(1)
    engine.removeNode('n')
  })

  test('an instance removed without drain loses what it has, and its refusals are not forgotten', () => {
    const {engine, add, send} = world(one)
    add({id: 'a', queueLimit: 1})
    send(3, 10)
    engine.removeInstance('a', {drain: false})
    expect(engine.isDrained('a')).toBe(true)
    expect(engine.takeServiceLosses('s')).toBe(3)
    expect(engine.takeServiceLosses('s')).toBe(0)
  })

  test('the end of a drain can be forced', () => {
    const {engine, add, send} = world(one)
    add({id: 'a'})
    send(2, 10)
    engine.removeInstance('a', {drain: true})
    engine.removeInstance('a', {drain: false})
    expect(engine.isDrained('a')).toBe(true)
    expect(engine.takeServiceLosses('s')).toBe(2)
  })

  test('an instance that ends leaves the cores to the others', () => {
    const {engine, at, add, send} = world(one)
    add({id: 'a'})
    add({id: 'b', service: 'b'})
    send(1, 100)
    send(1, 100, {service: 'b'})
    at(100)
    engine.removeInstance('a', {drain: false})
    at(149)
    expect(engine.takeInstanceSample('b').completed).toBe(0)
    at(151)
    expect(engine.takeInstanceSample('b').completed).toBe(1)
    expect(engine.laws().utilisationError).toBeLessThan(1e-9)
  })

  test('a removed stream sends nothing more', () => {
    const {engine, at, add} = world(one)
    add({id: 'a'})
    engine.addStream({id: 'x', service: 's', arrivals: {kind: 'poisson', rate: () => 100, maxRate: 100}, work: () => 1})
    at(1000)
    engine.removeStream('x')
    const before = engine.processedEvents
    at(2000)
    engine.takeInstanceSample('a')
    at(3000)
    expect(engine.takeInstanceSample('a').arrived).toBe(0)
    expect(engine.processedEvents).toBeLessThanOrEqual(before + 1)
  })
})

describe('routing', () => {
  test('a request goes to the ready instance with the fewest in its system, ties to the lowest id', () => {
    const {engine, add, send} = world([{id: 'n', cores: 8}])
    for (const id of ['c', 'a', 'b']) add({id})
    send(7, 1000)
    const inSystem = (): number[] => ['a', 'b', 'c'].map((id) => engine.takeInstanceSample(id).arrived)
    expect(inSystem()).toEqual([3, 2, 2])
    engine.setReady('a', false)
    send(3, 1000)
    expect(inSystem()).toEqual([0, 2, 1])
  })

  test('without a ready instance a request is lost and counted for its service', () => {
    const {engine, add, send} = world(one)
    send(2, 10)
    add({id: 'a'})
    engine.setReady('a', false)
    send(1, 10)
    expect(engine.takeServiceLosses('s')).toBe(3)
    expect(engine.takeInstanceSample('a').arrived).toBe(0)
  })

  test('a request without a way to its instance is lost and counted for its service', () => {
    const {engine, add, send} = world(one)
    add({id: 'a'})
    send(2, 10, {networkMs: () => Number.POSITIVE_INFINITY})
    expect(engine.takeServiceLosses('s')).toBe(2)
  })

  test('a completed request makes those of its chain, with the network between their nodes', () => {
    const {engine, at, add, send} = world([
      {id: 'n', cores: 1},
      {id: 'm', cores: 1, speed: 0.5},
    ])
    add({id: 'first'})
    add({id: 'second', service: 'next', node: 'm'})
    add({id: 'third', service: 'last', node: 'n'})
    const ways: string[] = []
    const networkMs = (from: string, to: string): number => {
      ways.push(`${from}>${to}`)
      return 5
    }
    // biome-ignore lint/suspicious/noThenProperty: the contract's name for a chain.
    send(1, 10, {then: [{service: 'next', work: () => 20, networkMs, then: [{service: 'last', work: () => 1, networkMs}]}]})
    at(100)
    expect(engine.takeInstanceSample('second').meanResponseMs).toBeCloseTo(45, 6)
    expect(engine.takeInstanceSample('third')).toMatchObject({arrived: 1, completed: 1})
    expect(ways).toEqual(['n>m', 'm>n'])
  })
})

describe('arrivals', () => {
  test('a periodic stream keeps its rate through jitter, and follows a rate that changes', () => {
    const {engine, at, add} = world([{id: 'n', cores: 4}])
    add({id: 'a', threads: 4})
    const rate = (now: number): number => (now < START + 10_000 ? 15 : now < START + 20_000 ? 0 : 0.5)
    engine.addStream({id: 'camera', service: 's', arrivals: {kind: 'periodic', rate, jitter: 1}, work: () => 1})
    at(10_000)
    expect(engine.takeInstanceSample('a').arrived).toBeCloseTo(150, -1)
    at(20_000)
    // The last beat before the change may be late, and the one after it was announced before the change.
    expect(engine.takeInstanceSample('a').arrived).toBeLessThanOrEqual(2)
    at(120_000)
    expect(Math.abs(engine.takeInstanceSample('a').arrived - 50)).toBeLessThanOrEqual(1)
  })

  test('time never runs backwards, even where a rate answers differently at the same time', () => {
    const {engine, at, add} = world([{id: 'n', cores: 4}])
    add({id: 'a', threads: 4})
    let calls = 0
    const seen: number[] = []
    const work = (now: number): number => seen.push(now)
    engine.addStream({id: 'x', service: 's', arrivals: {kind: 'periodic', rate: () => (calls++ % 2 === 0 ? 1 : 1000), jitter: 1}, work})
    at(10_000)
    expect(seen.length).toBeGreaterThan(10)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })

  test('a Poisson stream follows a rate that changes', () => {
    const {engine, at, add} = world([{id: 'n', cores: 4}])
    add({id: 'a', threads: 4})
    const rate = (now: number): number => (now < START + 100_000 ? 20 : 80)
    engine.addStream({id: 'p', service: 's', arrivals: {kind: 'poisson', rate, maxRate: 100}, work: () => 1})
    at(100_000)
    const before = engine.takeInstanceSample('a').arrived
    at(200_000)
    const after = engine.takeInstanceSample('a').arrived
    expect(Math.abs(before - 2000)).toBeLessThan(4 * Math.sqrt(2000))
    expect(Math.abs(after - 8000)).toBeLessThan(4 * Math.sqrt(8000))
  })

  test('a further stream and a further node change no arrival and no work of the others', () => {
    const run = (isCrowded: boolean): unknown => {
      const {engine, at, add} = world(one)
      if (isCrowded) engine.addNode({id: 'another', cores: 2, speed: 1})
      add({id: 'a'})
      if (isCrowded) {
        add({id: 'b', service: 'other', node: 'another'})
        engine.addStream({
          id: 'another',
          service: 'other',
          arrivals: {kind: 'poisson', rate: () => 50, maxRate: 50},
          work: (_now, random) => random(),
        })
      }
      engine.addStream({
        id: 'p',
        service: 's',
        arrivals: {kind: 'poisson', rate: () => 50, maxRate: 50},
        work: (_now, random) => 30 * random(),
      })
      at(10_000)
      return engine.takeInstanceSample('a')
    }
    expect(run(true)).toStrictEqual(run(false))
  })
})

describe('faults of the caller', () => {
  test.each([
    ['a rate above maxRate', /rate must be 0 to 10/, {arrivals: {kind: 'poisson', rate: () => 11, maxRate: 10}}],
    ['a rate that is no number', /rate must be/, {arrivals: {kind: 'periodic', rate: () => Number.NaN, jitter: 0}}],
    ['jitter above 1', /jitter/, {arrivals: {kind: 'periodic', rate: () => 1, jitter: 2}}],
    ['negative work', /Work must be/, {work: (): number => -1}],
    ['endless work', /Work must be/, {work: (): number => Number.POSITIVE_INFINITY}],
    ['a negative network time', /network time/, {networkMs: () => -1}],
  ] as const)('%s is refused', (_name, message, part) => {
    const {engine, at, add} = world(one)
    add({id: 'a'})
    const stream: EngineStream = {id: 'x', service: 's', arrivals: {kind: 'poisson', rate: () => 10, maxRate: 10}, work: () => 1, ...part}
    expect(() => {
      engine.addStream(stream)
      at(10_000)
    }).toThrow(message)
  })

  test('time does not run backwards', () => {
    const {engine, at} = world(one)
    at(10)
    expect(() => at(9)).toThrow(/backwards/)
    expect(engine.nowMs).toBe(START + 10)
  })

  test('unknown and duplicate ids, and a node that still has instances, are refused', () => {
    const {engine, add} = world(one)
    add({id: 'a'})
    expect(() => add({id: 'a'})).toThrow(/instance a already/)
    expect(() => engine.addNode({id: 'n', cores: 1, speed: 1})).toThrow(/node n already/)
    expect(() => engine.takeInstanceSample('b')).toThrow(/no instance b/)
    expect(() => engine.changeNode('m', {speed: 2})).toThrow(/no node m/)
    expect(() => engine.removeNode('n')).toThrow(/still has instances/)
    expect(() => engine.changeNode('n', {speed: 0})).toThrow(/speed must be positive/)
    expect(() => createEngine({seed: 0.5, startMs: 0})).toThrow(/safe integer/)
  })
})

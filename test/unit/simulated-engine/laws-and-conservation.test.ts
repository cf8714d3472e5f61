import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {Engine, InstanceSample} from '../../../src/platform/simulated/engine/contract.js'
import {createEngine} from '../../../src/platform/simulated/engine/engine.js'
import {exponential} from '../../../src/platform/simulated/engine/samplers.js'

const START = 1_758_877_380_000

type Disturbance = {readonly atMs: number; readonly kind: number; readonly pick: number}
type Plan = {readonly seed: number; readonly disturbances: readonly Disturbance[]}

const plans: fc.Arbitrary<Plan> = fc.record({
  seed: fc.integer(),
  disturbances: fc
    .array(fc.record({atMs: fc.integer({min: 0, max: 9_999}), kind: fc.nat({max: 7}), pick: fc.nat({max: 5})}), {maxLength: 20})
    .map((list) => list.toSorted((a, b) => a.atMs - b.atMs)),
})

const INSTANCES = 6

function build(seed: number): Engine {
  const engine = createEngine({seed, startMs: START})
  for (const node of ['n0', 'n1', 'n2']) engine.addNode({id: node, cores: node === 'n2' ? 1 : 2, speed: node === 'n1' ? 0.7 : 1})
  for (let index = 0; index < INSTANCES; index++) addInstance(engine, index)
  engine.addStream({
    id: 'front',
    service: 's0',
    arrivals: {kind: 'poisson', rate: (now) => 40 + 20 * Math.sin((now - START) / 1000), maxRate: 60},
    work: (_now, random) => exponential(random, 20),
    networkMs: (_node, random) => 2 + random(),
    // biome-ignore lint/suspicious/noThenProperty: the contract's name for a chain.
    then: [{service: 's1', work: (_now, random) => 10 + 20 * random(), networkMs: (from, to) => (from === to ? 0 : 5)}],
  })
  engine.addStream({id: 'camera', service: 's1', arrivals: {kind: 'periodic', rate: () => 15, jitter: 0.3}, work: () => 12})
  return engine
}

function addInstance(engine: Engine, index: number): void {
  engine.addInstance({
    id: `i${index}`,
    node: `n${index % 3}`,
    service: `s${index % 2}`,
    discipline: index < 3 ? 'fifo' : 'processor-sharing',
    threads: 1 + (index % 2),
    queueLimit: index === 4 ? 2 : 50,
    ...(index === 5 ? {coreLimit: 0.4} : {}),
    ...(index === 3 ? {coreLimit: 0.6, limitPeriod: {periodMs: 100, phasesMs: [0, 37]}} : {}),
    ...(index % 3 === 2 ? {} : {weight: 1 + index}),
  })
  engine.setReady(`i${index}`, true)
}

function disturb(engine: Engine, {kind, pick}: Disturbance): void {
  const instance = `i${pick}`
  const node = `n${pick % 3}`
  const isGone = engine.isDrained(instance)
  if (kind === 0) engine.changeNode(node, {speed: 0.5 + pick / 4})
  if (kind === 1) engine.changeNode(node, {cores: 1 + (pick % 2)})
  if (kind === 2) engine.setNodeUp(node, false)
  if (kind === 3) engine.setNodeUp(node, true)
  if (kind === 4 && !isGone) engine.setReady(instance, false)
  if (kind === 5 && !isGone) engine.removeInstance(instance, {drain: true})
  if (kind === 6 && !isGone) engine.removeInstance(instance, {drain: false})
  if (kind === 7 && isGone) addInstance(engine, pick)
}

/** Runs the plan, advancing by `stepMs` between disturbances, and takes every sample at each whole second. */
function run({seed, disturbances}: Plan, stepMs: number, extraSamples: boolean): unknown[] {
  const engine = build(seed)
  const record: unknown[] = []
  const stops = [...disturbances.map((disturbance) => disturbance.atMs), ...Array.from({length: 10}, (_, index) => (index + 1) * 1000)]
  let done = 0
  for (const stop of [...new Set(stops)].toSorted((a, b) => a - b)) {
    while (engine.nowMs + stepMs < START + stop) {
      engine.advance(engine.nowMs + stepMs)
      if (extraSamples) engine.laws()
    }
    engine.advance(START + stop)
    for (; disturbances[done]?.atMs === stop; done++) disturb(engine, disturbances[done] as Disturbance)
    if (stop % 1000 === 0) record.push(...samples(engine))
  }
  record.push(engine.processedEvents, engine.laws(), engine.takeServiceLosses('s0'), engine.takeServiceLosses('s1'))
  return record
}

function samples(engine: Engine): unknown[] {
  const instances = Array.from({length: INSTANCES}, (_, index) => `i${index}`).filter((id) => !engine.isDrained(id))
  return [...instances.map((id) => engine.takeInstanceSample(id)), ...['n0', 'n1', 'n2'].map((node) => engine.takeNodeUtilisation(node))]
}

test('the same inputs give the same samples to the last bit, however time is cut into steps', () => {
  fc.assert(
    fc.property(plans, fc.integer({min: 1, max: 3000}), (plan, stepMs) => {
      expect(run(plan, stepMs, true)).toStrictEqual(run(plan, 10_000, false))
    }),
    {numRuns: 60},
  )
})

test("Little's law and the utilisation law hold exactly through speed changes, failures, drains and kills", () => {
  fc.assert(
    fc.property(plans, ({seed, disturbances}) => {
      const engine = build(seed)
      for (const disturbance of disturbances) {
        engine.advance(START + disturbance.atMs)
        disturb(engine, disturbance)
        expectLaws(engine)
      }
      engine.advance(START + 10_000)
      expectLaws(engine)
    }),
    {numRuns: 100},
  )
})

function expectLaws(engine: Engine): void {
  const {littleError, utilisationError} = engine.laws()
  expect(littleError).toBeLessThan(1e-9)
  expect(utilisationError).toBeLessThan(1e-9)
}

test('every request that arrived is completed, lost or in the system, and no share exceeds what there is', () => {
  fc.assert(
    fc.property(plans, ({seed, disturbances}) => {
      const engine = build(seed)
      let done = 0
      for (let second = 1; second <= 10; second++) {
        for (; (disturbances[done]?.atMs ?? Number.POSITIVE_INFINITY) <= second * 1000; done++) {
          const disturbance = disturbances[done] as Disturbance
          // Only what neither removes an instance nor brings one back: a removal takes its last interval with it.
          if (disturbance.kind > 4) continue
          engine.advance(START + disturbance.atMs)
          disturb(engine, disturbance)
        }
        engine.advance(START + second * 1000)
        expectPlausible(engine)
      }
      expectBalance(engine)
    }),
    {numRuns: 60},
  )
})

const balances = new WeakMap<Engine, Map<string, number>>()

function expectPlausible(engine: Engine): void {
  const balance = balances.get(engine) ?? new Map<string, number>()
  balances.set(engine, balance)
  for (let index = 0; index < INSTANCES; index++) {
    const id = `i${index}`
    const sample: InstanceSample = engine.takeInstanceSample(id)
    balance.set(id, (balance.get(id) ?? 0) + sample.arrived - sample.completed - sample.lost)
    expect(sample.busyCores).toBeGreaterThanOrEqual(0)
    expect(sample.busyCores).toBeLessThanOrEqual(mostBusyCores(index) + 1e-9)
    if (sample.completed > 0) expect(sample.meanResponseMs).toBeGreaterThanOrEqual(sample.meanServiceMs - 1e-9)
  }
}

/** In a second there is some of eleven periods of a tenth. */
function mostBusyCores(index: number): number {
  if (index === 3) return 0.66
  return index === 5 ? 0.4 : 1 + (index % 2)
}

/** A sample over no time shows the number in system at this moment. */
function expectBalance(engine: Engine): void {
  for (const [id, balance] of balances.get(engine) ?? []) expect(engine.takeInstanceSample(id).meanInSystem).toBe(balance)
}

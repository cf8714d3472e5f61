import {expect, test} from 'vitest'
import type {HostPlatform, KnobSetting} from '../../../src/platform/contract/index.js'
import {simulatedHost} from '../../../src/platform/simulated/index.js'
import type {Sample} from '../../../src/telemetry/contract.js'
import {accepted, application, component, NEVER, rule, testScenario} from '../../contract/platform/fixtures.js'
import {textWith} from '../../support/matchers.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'
import {Lab} from './lab.js'

const web = component('web', {qos_metrics: [{application_metric_id: 'delay', target: 50, relation: 'lower_or_equal'}]})

class Bench {
  readonly lab: Lab
  readonly host: HostPlatform
  readonly #samples: Sample[] = []

  constructor(lab: Lab, node: string) {
    this.lab = lab
    const host = simulatedHost(lab.world, node)
    this.host = host
    void (async () => {
      for await (const batch of host.metrics(new AbortController().signal)) this.#samples.push(...batch)
    })()
  }

  async set(name: string, value: string | null, parts?: readonly string[]): Promise<void> {
    const setting: KnobSetting = {name, value, ...(parts === undefined ? {} : {parts})}
    accepted(await this.host.set(setting, NEVER))
  }

  /** The last of each after 30 s. */
  async measured(): Promise<{readonly delay: number; readonly watts: number}> {
    this.#samples.length = 0
    await this.lab.pass(30)
    const last = (metric: string) => this.#samples.findLast((sample) => sample.metric === metric)?.value ?? Number.NaN
    return {delay: last('delay'), watts: last('node_power_watts')}
  }

  async value(name: string): Promise<string | undefined> {
    return (await this.host.knobs()).find((knob) => knob.name === name)?.value
  }
}

/** 40 requests a second of 10 ms each: 0.4 of a core. Node n1: 1.5 and 2.5 GHz. */
async function bench(options: ConstructorParameters<typeof Lab>[1] = {}): Promise<Bench> {
  const workloads = [rule({arrivals: {kind: 'periodic', rate: 40, perLoad: 0, jitter: 0}})]
  const lab = new Lab(testScenario({workloads}), options)
  await lab.give(application('shop', [web]), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  await lab.pass(5)
  return new Bench(lab, 'n1')
}

test('powersave runs at the lowest frequency, performance at the highest: latency and power follow', async () => {
  const it = await bench()
  const before = await it.measured()
  expect(before.delay).toBeCloseTo(10, 1)
  await it.set('cpu-governor', 'powersave')
  const saving = await it.measured()
  expect(saving.delay).toBeCloseTo(10 * (2.5 / 1.5), 1)
  expect(saving.watts).toBeLessThan(before.watts)
  await it.set('cpu-governor', 'performance')
  expect((await it.measured()).delay).toBeCloseTo(10, 1)
  await it.set('cpu-governor', null)
  expect(await it.measured()).toEqual(before)
})

test('a frequency that is set stands above the governor', async () => {
  const it = await bench()
  await it.set('cpu-governor', 'powersave')
  await it.set('cpu-frequency', 'max')
  expect((await it.measured()).delay).toBeCloseTo(10, 1)
  expect(await it.value('cpu-frequency')).toBe('2500000000')
  await it.set('cpu-frequency', null)
  expect((await it.measured()).delay).toBeCloseTo(10 * (2.5 / 1.5), 1)
})

test('under a power cap a node is as fast as its power allows, and draws no more, whatever it is asked to do', async () => {
  const it = await bench()
  const knob = (await it.host.knobs()).find(({name}) => name === 'power-cap')
  const {min, max} = knob?.range ?? {min: Number.NaN, max: Number.NaN}
  expect(min).toBeLessThan(max)
  await it.set('power-cap', String(max))
  expect((await it.measured()).delay).toBeCloseTo(10, 1)
  await it.set('power-cap', String((min + max) / 2))
  const capped = await it.measured()
  expect(capped.delay).toBeCloseTo(10 * (2.5 / 1.5), 1)
  expect(capped.watts).toBeLessThanOrEqual((min + max) / 2)
  expect(await it.host.set({name: 'power-cap', value: String(min / 2)}, NEVER)).toMatchObject({
    kind: 'refused',
    reasons: [{code: 'knob-value-not-allowed', wayOut: textWith(String(min))}],
  })
  await it.set('power-cap', null)
  expect((await it.measured()).delay).toBeCloseTo(10, 1)
})

test('a component on one CPU queues where it used two, also an instance of it that comes later', async () => {
  const workloads = [rule({discipline: 'processor-sharing', threads: 2, arrivals: {kind: 'poisson', rate: 120, perLoad: 0, jitter: 0}})]
  const lab = new Lab(testScenario({workloads}))
  await lab.give(application('shop', [web]), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  await lab.pass(5)
  const it = new Bench(lab, 'n1')
  const before = await it.measured()
  await it.set('cpu-set', '1', ['shop/web'])
  expect(await it.value('cpu-set')).toBe('1')
  const confined = await it.measured()
  expect(confined.delay).toBeGreaterThan(2 * before.delay)
  await lab.apply('shop', web, [], {decision: 'd-2'})
  await lab.pass(20)
  await lab.apply('shop', web, [{node: 'n1', instances: 1}], {decision: 'd-3'})
  await lab.pass(10)
  expect((await it.measured()).delay).toBeGreaterThan(2 * before.delay)
  await it.set('cpu-set', null)
  await it.measured()
  expect((await it.measured()).delay).toBeLessThan(2 * before.delay)
  const {littleError, utilisationError} = lab.world.engine.laws()
  expect(Math.max(littleError, utilisationError)).toBeLessThan(1e-6)
})

test('CPUs that a node does not have, and components that do not run there, are refused by name', async () => {
  const it = await bench()
  for (const value of ['9', '0-99', '', '1-0', 'all'])
    expect(await it.host.set({name: 'cpu-set', value}, NEVER)).toMatchObject({kind: 'refused', reasons: [{code: 'knob-value-not-allowed'}]})
  expect(await it.host.set({name: 'cpu-set', value: '0', parts: ['shop/db']}, NEVER)).toMatchObject({
    kind: 'refused',
    reasons: [{code: 'knob-part-not-found', wayOut: 'It has shop/web.'}],
  })
})

test('what was set outlives the world’s process, and what it is worth too', async () => {
  const statePath = `${temporaryDirectory()}/world.db`
  const it = await bench({statePath})
  await it.set('cpu-governor', 'powersave')
  await it.set('cpu-set', '0', ['shop/web'])
  const before = await it.host.knobs()
  it.lab.world.close()
  const next = new Bench(new Lab(it.lab.world.scenario, {statePath, startMs: it.lab.clock.now()}), 'n1')
  expect(await next.host.knobs()).toEqual(before)
  expect((await next.measured()).delay).toBeCloseTo(10 * (2.5 / 1.5), 1)
})

test('the same settings at the same times give the same numbers to the last bit', async () => {
  const runs = await Promise.all(
    [0, 1].map(async () => {
      const it = await bench()
      await it.set('cpu-governor', 'powersave')
      const first = await it.measured()
      await it.set('cpu-set', '1', ['shop/web'])
      return [first, await it.measured()]
    }),
  )
  expect(runs[0]).toEqual(runs[1])
})

import {describe, expect, test} from 'vitest'
import type {ComponentState} from '../../../../src/platform/contract/index.js'
import {autoscaleEntry} from '../../../../src/policy/builtin/autoscale/autoscale.js'
import type {AutoscaleState} from '../../../../src/policy/builtin/autoscale/watched.js'
import type {ParameterValues} from '../../../../src/policy/catalogue-entry.js'
import type {World} from '../../../../src/policy/contract.js'
import {createTelemetryStore} from '../../../../src/telemetry/store.js'
import {application, component, NEVER, ORIGIN_MS, spec} from '../../../contract/platform/fixtures.js'
import {worldOf} from '../../../support/loop-bench.js'
import {textWith} from '../../../support/matchers.js'
import {policyInput} from '../../../support/policy-input.js'

const SCALING = {scaling_mode: 'auto', instances: 2} as const
const CITY = spec(application('city', [component('web', {node_placement: {scaling: SCALING}}), component('gate')]), {uid: 'u1'})

function policyOf(values: ParameterValues) {
  const defaults = Object.fromEntries(autoscaleEntry.parameters.map((one) => [one.name, one.default]))
  return autoscaleEntry.create({...defaults, ...values})
}

function worldAt(nowMs: number, city = CITY, ready: readonly string[] = ['web-1', 'web-2']): World {
  const instances = ready.map(
    (id) =>
      ({
        id,
        node: 'n1',
        phase: 'ready',
        startedMs: ORIGIN_MS,
        readySinceMs: ORIGIN_MS - 60_000,
        restarts: 0,
        generation: 1,
        image: 'a',
      }) as const,
  )
  const web: ComponentState = {ref: {application: 'city', component: 'web'}, instances}
  return {...worldOf([city]), nowMs, components: new Map([['city/web', web]])}
}

type Point = readonly [source: {readonly component: string; readonly instance?: string}, value: number, atMs?: number]

/** One look; its plan where it wants something. */
async function look(values: ParameterValues, points: readonly Point[], {world = worldAt(ORIGIN_MS), state = {} as AutoscaleState} = {}) {
  const telemetry = createTelemetryStore({clock: {now: () => world.nowMs}})
  for (const [source, value, atMs = world.nowMs] of points)
    telemetry.add({metric: 'load', application: 'city', ...source, value, timeMs: atMs})
  const input = policyInput({world, telemetry})
  const policy = policyOf({metric: 'load', target: 10, downMs: 0, ...values})
  const analyzed = await policy.analyze(input, state, NEVER)
  const planned = await policy.plan(input, analyzed.state, NEVER)
  return {
    ...analyzed.analysis,
    state: analyzed.state as AutoscaleState,
    wanted: planned.plan?.actions.map(({command}) => command['instances']) ?? [],
  }
}
const of = (instance: string, value: number, atMs = ORIGIN_MS): Point => [{component: 'web', instance}, value, atMs]

describe('what it looks at', () => {
  test('the mean of its ready instances; one that is gone does not count', async () => {
    expect(await look({}, [of('web-1', 20), of('web-2', 20), of('web-0', 500)])).toMatchObject({
      verdict: 'adapt',
      wanted: [4],
      reason: 'load of web is 20.00, target 10; 2 run, that is for 4',
    })
  })

  test('an instance that is silent is taken to have nothing on the way up', async () => {
    expect(await look({}, [of('web-1', 19), of('web-2', 99, ORIGIN_MS - 20_000)])).toMatchObject({verdict: 'fine', wanted: []})
  })

  test('what is too old is not measured', async () => {
    expect(await look({}, [of('web-1', 99, ORIGIN_MS - 20_000)])).toMatchObject({
      verdict: 'hold',
      wanted: [],
      reason: textWith('load of web is not measured'),
    })
  })

  test('the load of another component', async () => {
    const points: readonly Point[] = [
      [{component: 'gate', instance: 'g1'}, 25],
      [{component: 'gate', instance: 'g2'}, 20],
    ]
    expect(await look({source: 'gate', measure: 'total'}, points)).toMatchObject({wanted: [5]})
  })
})

describe('to none', () => {
  const queue = (value: number): Point => [{component: 'web'}, value]
  const values = {measure: 'total', idleMs: 60_000}

  test('after a time without load, where it is measured from outside and the description lets a policy decide', async () => {
    const first = await look(values, [queue(0)])
    expect(first.wanted).toEqual([1])
    const later = await look(values, [queue(0)], {world: worldAt(ORIGIN_MS + 60_000), state: first.state})
    expect(later.wanted).toEqual([0])
    const short = await look(values, [queue(0)], {world: worldAt(ORIGIN_MS + 59_000), state: first.state})
    expect(short.wanted).toEqual([1])
  })

  test('and back as soon as there is load', async () => {
    const none = {
      ...CITY,
      adjustments: [
        {component: 'web', policy: 'autoscale', decision: 'd', madeMs: 0, why: '', wish: {kind: 'scale', instances: 0}, described: null},
      ],
    } as const
    expect((await look(values, [queue(0)], {world: worldAt(ORIGIN_MS, none, [])})).wanted).toEqual([])
    expect((await look(values, [queue(35)], {world: worldAt(ORIGIN_MS, none, [])})).wanted).toEqual([4])
  })

  test('never where only the instances themselves are measured: nothing would wake it', async () => {
    const first = await look(values, [of('web-1', 0), of('web-2', 0)])
    const laterMs = ORIGIN_MS + 90_000
    const later = await look(values, [of('web-1', 0, laterMs), of('web-2', 0, laterMs)], {world: worldAt(laterMs), state: first.state})
    expect(later.wanted).toEqual([1])
  })
})

test('of every parameter the default is within its bounds', () => {
  for (const one of autoscaleEntry.parameters) {
    if (typeof one.default === 'number') {
      expect(one.default).toBeGreaterThanOrEqual(one.min ?? Number.NEGATIVE_INFINITY)
      expect(one.default).toBeLessThanOrEqual(one.max ?? Number.POSITIVE_INFINITY)
    } else if (one.choices !== undefined) expect(one.choices).toContain(one.default)
  }
})

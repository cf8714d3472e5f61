import {describe, expect, test} from 'vitest'
import {createPredictor} from '../../../src/policy/builtin/predictor.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {createTelemetryStore} from '../../../src/telemetry/store.js'
import {ORIGIN_MS} from '../../contract/platform/fixtures.js'
import {worldOf} from '../../support/loop-bench.js'
import {textLike, textWith} from '../../support/matchers.js'
import {nodeState} from '../../support/world-states.js'

const METRIC = 'frame_classify_latency'

function bench({fastRating}: {readonly fastRating: number | undefined} = {fastRating: 10_000}) {
  const clock = createVirtualClock(ORIGIN_MS)
  const telemetry = createTelemetryStore({clock})
  const rated = (rating: number | undefined) => ({
    hardware: {
      cpu: {architecture: 'amd64' as const, cores: 8, ...(rating === undefined ? {} : {performance_indicator: rating})},
      memory: 16,
    },
  })
  const nodes = [nodeState('slow', rated(5_000)), nodeState('fast', rated(fastRating))]
  const world = {...worldOf([]), nodes: new Map(nodes.map((node) => [node.name, node]))}
  const say = (metric: string, value: number, source: {readonly component?: string; readonly node: string}) =>
    telemetry.add({metric, value, timeMs: ORIGIN_MS, ...source, ...(source.component === undefined ? {} : {application: 'city'})})
  const predictor = createPredictor()
  const ask = (metric = METRIC, to = 'fast') =>
    predictor.predict({world, telemetry, application: 'city', component: 'web', metric, from: 'slow', to})
  return {say, ask, predictor, world}
}

describe('a prediction', () => {
  test('is the present value by the ratio of the processors, with its error and what it was made from', () => {
    const {say, ask} = bench()
    say(METRIC, 80, {component: 'web', node: 'slow'})
    expect(ask()).toMatchObject({
      value: 40,
      error: 12,
      basis: textLike(/80.0 on slow; fast's processor is rated 2.00 times slow's/),
    })
  })

  test('is made of what was measured, never of nothing', () => {
    const {ask} = bench()
    expect(ask()).toEqual({unknown: `${METRIC} was not heard from slow of late`})
  })

  test('is not made for what does not depend on the host in a known way, nor without descriptions', () => {
    const {say, ask} = bench({fastRating: undefined})
    say(METRIC, 80, {component: 'web', node: 'slow'})
    expect(ask()).toMatchObject({unknown: textWith('do not say how fast')})
    const other = bench()
    other.say('people_in_view', 3, {component: 'web', node: 'slow'})
    expect(other.ask('people_in_view')).toMatchObject({unknown: textWith('depends on the host is not known')})
  })

  test('sees that the other host has no cores free', () => {
    const {say, ask} = bench()
    say(METRIC, 80, {component: 'web', node: 'slow'})
    say('instance_cpu_cores', 2, {component: 'web', node: 'slow'})
    say('node_cpu_utilisation', 0.875, {node: 'fast'})
    expect(ask()).toMatchObject({value: 80, basis: textWith('only 1.00 of the 2.00 cores')})
  })

  test('learns from what came of it: nearer each time, in both directions, and surer of itself', () => {
    const {say, ask, predictor} = bench()
    say(METRIC, 80, {component: 'web', node: 'slow'})
    const first = ask()
    if ('unknown' in first) throw new Error(first.unknown)
    let last = first
    for (let move = 0; move < 12; move += 1) {
      predictor.learn({from: 'slow', to: 'fast', predicted: last.value, actual: 60})
      const next = ask()
      if ('unknown' in next) throw new Error(next.unknown)
      expect(Math.abs(next.value - 60)).toBeLessThanOrEqual(Math.abs(last.value - 60) + 1e-9)
      last = next
    }
    // Three quarters of the way and more: the rest is left to what is described.
    expect(Math.abs(last.value - 60)).toBeLessThan(5)
    expect(last.error / last.value).toBeLessThan(first.error / first.value)
    expect(last.basis).toContain('from 12 earlier moves')
  })
})

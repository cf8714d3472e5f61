import {afterEach, expect, test} from 'vitest'
import type {ApplicationDescription} from '../../src/descriptions/types.js'
import {simulatedCluster, simulatedSlice} from '../../src/platform/simulated/index.js'
import {CARBON_METRIC} from '../../src/policy/builtin/carbon/carbon-metric.js'
import {HOUR_MS} from '../../src/policy/builtin/carbon/forecaster.js'
import type {ParameterValues} from '../../src/policy/catalogue-entry.js'
import {application, component, NEVER, ORIGIN_MS, rule, scenarioNode, testScenario} from '../contract/platform/fixtures.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults).toEqual([])
  await slice?.stop()
  slice = undefined
})

const MINUTE_MS = 60_000
/** g/kWh from nine in the morning on, as every day. */
const GRIDS = {de: [300, 200, 280, 320, 340], nl: [260, 250, 100, 270, 290]}
type Zone = keyof typeof GRIDS
const ZONES: readonly Zone[] = ['de', 'nl']
const intensityAt = (zone: Zone, timeMs: number): number => GRIDS[zone][Math.floor((timeMs - ORIGIN_MS) / HOUR_MS)] ?? Number.NaN

type Added = {readonly [policy in 'carbon-aware' | 'carbon-clusters']?: ParameterValues}

/** Two clusters of one node; what each grid emits is told by a meter that runs there. */
async function opened(added: Added): Promise<VirtualSlice> {
  const running = await virtualSlice({
    ...testScenario(),
    clusters: ZONES.map((name) => ({name, description: {cluster_id: name, nodes: [`${name}-1`]}, nodes: [scenarioNode(`${name}-1`)]})),
    workloads: [
      ...ZONES.map((zone) =>
        rule({
          name: zone,
          match: {component: `meter-${zone}`},
          load: {kind: 'series', values: GRIDS[zone], stepMs: HOUR_MS, fromMs: 0, linear: false},
          arrivals: {kind: 'periodic', rate: 0.01, perLoad: 0, jitter: 0},
          exports: [{metric: CARBON_METRIC, shows: 'load'}],
        }),
      ),
      rule({completionMs: HOUR_MS}),
    ],
    telemetry: {nodeIntervalMs: 60_000, applicationIntervalMs: 60_000, delayMs: 0, jitterMs: 0, loss: 0},
  })
  slice = running
  await remember(running)
  for (const [fileName, values] of Object.entries(added))
    await running.during(running.service.addPolicy({fileName, source: JSON.stringify(values), builtIn: true}, 'ada'))
  for (const zone of ZONES) {
    const meter = application(`meter-${zone}`, [component(`meter-${zone}`)])
    await running.during(running.service.deploy({...meter, cluster_placement: {cluster_id: [zone]}}, {by: 'ada'}))
  }
  await running.pass(3 * MINUTE_MS)
  return running
}

/** Two days like this one are known, as if the policies had been there. */
async function remember({world}: VirtualSlice): Promise<void> {
  const record = (zone: Zone) => {
    const values = Array.from({length: 48}, (_, hour) => GRIDS[zone][hour % 24] ?? 500)
    return {hour: ORIGIN_MS / HOUR_MS, sum: 0, count: 0, values}
  }
  const clusters = Object.fromEntries(ZONES.map((zone) => [zone, record(zone)]))
  const kept = (state: unknown) => ({shape: 'added 1', state})
  await simulatedSlice(world)
    .notes()
    .put('policy-state/carbon-clusters', kept({zones: {recordedMs: 0, clusters}, homes: {}}), undefined, NEVER)
  for (const zone of ZONES)
    await simulatedCluster(world, zone)
      .notes()
      .put('policy-state/carbon-aware', kept(record(zone)), undefined, NEVER)
}

const batch = component('batch', {
  restart_policy: 'OnFailure',
  containers: [{image: 'job:1', platform_requirements: {cpu: {requests: '1'}}}],
  deferrable: {slack: '200m', duration: '1h'},
})

type Begun = {readonly node: string; readonly atMs: number}

async function begun(running: VirtualSlice, description: ApplicationDescription = application('night', [batch])): Promise<Begun> {
  const {service} = running
  await running.during(service.deploy(description, {by: 'ada'}))
  const instances = () => service.application('night')?.components.flatMap((one) => one.instances) ?? []
  await running.until('begun', () => instances().length > 0, 4 * HOUR_MS)
  return {node: instances()[0]?.node ?? '', atMs: running.clock.now()}
}

function given({service}: VirtualSlice): readonly string[] {
  return service.application('night')?.clusters ?? []
}

function grams({node, atMs}: Begun): number {
  return intensityAt(node === 'nl-1' ? 'nl' : 'de', atMs)
}

test('the continuum’s policy gives a deferrable application to the cleaner cluster before it begins, and then rests', async () => {
  const running = await opened({'carbon-clusters': {}})
  const {service} = running
  await running.during(service.deploy(application('night', [batch]), {by: 'ada'}))
  await running.until('given to nl', () => given(running).join() === 'nl', MINUTE_MS)
  expect(service.application('night')?.components.flatMap((one) => one.instances)).toEqual([])
  await running.pass(HOUR_MS)
  const moves = service.decisions({application: 'night', policy: 'carbon-clusters', verdict: 'admitted', limit: 10})
  expect(moves.map(({outcome}) => outcome)).toMatchObject([{kind: 'done', change: 'assigned'}])
  expect(moves[0]?.summary).toBe('Give night to nl: 48 % less carbon dioxide expected than in de')
  expect(moves[0]?.analysis.reason).toBe(
    'night is expected to emit 48 % less in nl (100 g/kWh, by yesterday’s values) than in de (200 g/kWh, by yesterday’s values), moving and energy counted',
  )
  expect((await service.explain('night')).placement.map(({summary}) => summary)).toEqual([moves[0]?.summary, 'Give night to de'])
  expect(given(running)).toEqual(['nl'])
})

test('place and time together emit no more than either alone, and keep the deadline', async () => {
  const ways = {
    neither: {},
    time: {'carbon-aware': {}},
    place: {'carbon-clusters': {begins: 'last-hour'}},
    both: {'carbon-aware': {}, 'carbon-clusters': {}},
  } satisfies {readonly [way: string]: Added}
  const results: {[way: string]: {readonly node: string; readonly hour: number; readonly grams: number}} = {}
  for (const [way, added] of Object.entries(ways)) {
    const running = await opened(added)
    const deployedMs = running.clock.now()
    const one = await begun(running)
    expect(one.atMs - deployedMs).toBeLessThan(201 * MINUTE_MS)
    results[way] = {node: one.node, hour: new Date(one.atMs).getUTCHours(), grams: grams(one)}
    await running.stop()
  }
  expect(results).toEqual({
    neither: {node: 'de-1', hour: 12, grams: 320},
    time: {node: 'de-1', hour: 10, grams: 200},
    place: {node: 'nl-1', hour: 12, grams: 270},
    both: {node: 'nl-1', hour: 11, grams: 100},
  })
}, 120_000)

test('where nothing is heard of the other grid it stays, and begins in the best hour there', async () => {
  const running = await opened({'carbon-aware': {}, 'carbon-clusters': {}})
  // So that the core gives it to de.
  const filler = {...application('filler', [component('filler', {}, {cpu: '4'})]), cluster_placement: {cluster_id: ['nl']}}
  await running.during(running.service.deploy(filler, {by: 'ada'}))
  await running.during(running.service.remove('meter-nl', 'ada'))
  await running.pass(20 * MINUTE_MS)
  const one = await begun(running)
  expect([one.node, new Date(one.atMs).getUTCHours()]).toEqual(['de-1', 10])
})

test('from a cluster that is cut off nothing is taken; when it is back it is', async () => {
  const running = await opened({})
  await running.during(running.service.deploy(application('night', [batch]), {by: 'ada'}))
  await running.pass(10_000)
  running.world.inject({kind: 'cluster-cut', cluster: 'de'}, 10 * MINUTE_MS)
  await running.pass(2 * MINUTE_MS)
  await running.during(running.service.addPolicy({fileName: 'carbon-clusters', source: '{}', builtIn: true}, 'ada'))
  await running.pass(5 * MINUTE_MS)
  expect(given(running)).toEqual(['de'])
  await running.until('given to nl', () => given(running).join() === 'nl', 10 * MINUTE_MS)
})

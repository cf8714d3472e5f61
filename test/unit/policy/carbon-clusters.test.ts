import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {ApplicationDescription, ComponentDescription, NodeDescription} from '../../../src/descriptions/types.js'
import {clusterRefusals} from '../../../src/matching/clusters.js'
import {createClusterPlacementMechanism} from '../../../src/mechanism/builtin/cluster-placement.js'
import type {ApplicationSpec, ApplicationStatus, ClusterState, InstanceState, SlicePlatform} from '../../../src/platform/contract/index.js'
import {CARBON_METRIC} from '../../../src/policy/builtin/carbon/carbon-metric.js'
import {energyFactors} from '../../../src/policy/builtin/carbon/energy.js'
import {HOUR_MS} from '../../../src/policy/builtin/carbon/forecaster.js'
import {cheapestPlace} from '../../../src/policy/builtin/carbon/place-rule.js'
import {LAST_CALL_MS} from '../../../src/policy/builtin/carbon/shiftable.js'
import {type ClustersState, carbonClustersEntry} from '../../../src/policy/builtin/carbon-clusters.js'
import type {Policy, World} from '../../../src/policy/contract.js'
import {createTelemetryStore} from '../../../src/telemetry/store.js'
import {application, component, NEVER, ORIGIN_MS, spec} from '../../contract/platform/fixtures.js'
import {worldOf} from '../../support/loop-bench.js'
import {policyInput} from '../../support/policy-input.js'
import {nodeState} from '../../support/world-states.js'

const DEFAULTS = Object.fromEntries(carbonClustersEntry.parameters.map((one) => [one.name, one.default]))
const HOUR = ORIGIN_MS / HOUR_MS
const ZONES = ['de', 'fr', 'nl']

type Parameters = {readonly [name: string]: number | string}
const policyWith = (more: Parameters = {}): Policy => carbonClustersEntry.create({...DEFAULTS, ...more})

function batch(name = 'batch', more: Partial<ComponentDescription> = {}, cpu = '500m'): ComponentDescription {
  return component(
    name,
    {
      restart_policy: 'OnFailure',
      deferrable: {slack: '8h', duration: '1h'},
      ...more,
      containers: [{image: 'job:1', platform_requirements: {cpu: {requests: cpu}}}],
    },
    {cpu},
  )
}

type Given = {
  readonly description?: ApplicationDescription
  readonly at?: string
  readonly instances?: readonly InstanceState[]
  readonly isTold?: boolean
  readonly orders?: ApplicationSpec['orders']
}

type Situation = {
  readonly given?: readonly Given[]
  /** In g/kWh, now and as far as anyone knows. */
  readonly grids?: {readonly [cluster: string]: number}
  readonly past?: {readonly [cluster: string]: (hour: number) => number}
  readonly clusters?: {readonly [cluster: string]: Partial<ClusterState>}
  readonly nodes?: {readonly [cluster: string]: Partial<NodeDescription>}
  readonly parameters?: Parameters
  readonly nowMs?: number
  readonly underWay?: string
  readonly state?: ClustersState
}

function worldIn({given = [{}], clusters = {}, nodes = {}, nowMs = ORIGIN_MS}: Situation): World {
  const specs = given.map(({description = application('night', [batch()]), orders = []}) =>
    spec(description, {uid: `uid of ${description.name}`, createdMs: ORIGIN_MS, revision: '1', orders}),
  )
  const reports = given.flatMap(({at = 'de', instances = [], isTold = true}, place): (readonly [string, ApplicationStatus])[] => {
    const one = specs[place]
    if (one === undefined || !isTold) return []
    const [first] = one.description.components
    const components = one.description.components.map(({metadata}) => ({
      component: metadata.name,
      wanted: 1,
      ready: 0,
      instances: metadata.name === first?.metadata.name ? instances : [],
      reasons: [],
    }))
    return [
      [`${at}/${one.name}`, {application: one.name, uid: one.uid, cluster: at, generation: 1, reportedMs: nowMs, components, qos: []}],
    ]
  })
  return {
    ...worldOf(specs),
    nowMs,
    cluster: undefined,
    clusters: new Map(
      ZONES.map((name) => [
        name,
        {name, ready: true, readyChangedMs: 0, cordoned: false, description: {cluster_id: name, nodes: ['n1']}, ...clusters[name]},
      ]),
    ),
    nodes: new Map(
      ZONES.map((name) => [
        `${name}/n1`,
        nodeState('n1', nodes[name], {cluster: name, powerWatts: nodes[name]?.power?.max_consumption?.value ?? 100}),
      ]),
    ),
    assignments: new Map(
      specs.map(({name}, place) => [name, {application: name, revision: '1', clusters: [{cluster: given[place]?.at ?? 'de'}]}]),
    ),
    reports: new Map(reports),
  }
}

function remembered(past: Situation['past']): ClustersState {
  const record = (at: (hour: number) => number) => ({
    hour: HOUR,
    sum: 0,
    count: 0,
    values: Array.from({length: 48}, (_, place) => at(HOUR - 48 + place)),
  })
  const clusters = Object.fromEntries(Object.entries(past ?? {}).map(([name, at]) => [name, record(at)]))
  return {zones: {recordedMs: 0, clusters}, homes: {}}
}

async function turn(situation: Situation) {
  const {grids = {de: 300, fr: 50, nl: 200}, past, parameters, underWay, state = remembered(past)} = situation
  const world = worldIn(situation)
  const telemetry = createTelemetryStore({clock: {now: () => world.nowMs}})
  for (const [cluster, value] of Object.entries(grids)) telemetry.add({metric: CARBON_METRIC, cluster, value, timeMs: world.nowMs - 1_000})
  const isUnderWay = (target: {readonly kind: string; readonly application?: string}) =>
    target.kind === 'application' && target.application === underWay
  const input = policyInput({world, telemetry, more: {application: undefined, isUnderWay}})
  const policy = policyWith(parameters)
  const analyzed = await policy.analyze(input, state, NEVER)
  const {plan} = await policy.plan(input, analyzed.state, NEVER)
  const moves = (plan?.actions ?? []).map(({command}) => [command['application'], ...(command['clusters'] as string[])])
  return {analysis: analyzed.analysis, plan, moves, world, state: analyzed.state as ClustersState}
}

function running(startedMs: number, phase: InstanceState['phase'] = 'ready'): InstanceState {
  return {id: 'i1', node: 'n1', phase, startedMs, restarts: 0, generation: 1, image: 'job:1'}
}

describe('what waits', () => {
  test('goes where it is expected to emit least, and it is said why and over which others', async () => {
    const {analysis, plan, moves} = await turn({})
    expect(moves).toEqual([['night', 'fr']])
    expect(analysis).toEqual({
      verdict: 'adapt',
      reason:
        'night is expected to emit 83 % less in fr (50 g/kWh, by what is heard now) than in de (300 g/kWh, by what is heard now), moving and energy counted',
    })
    expect(plan?.candidates.map(({host, chosen, terms}) => [host, chosen, terms?.['gramsPerKwh']])).toEqual([
      ['de', false, 300],
      ['fr', true, 50],
      ['nl', false, 200],
    ])
  })

  test('by the best pair of place and time: a grid that is worse now and much better tonight, unless nothing there begins it early', async () => {
    // At 13:00 nl is the cleanest of all; de is steady, and what its slack ends in is dirty in nl.
    const past = {de: () => 150, nl: (hour: number) => (hour % 24 === 13 ? 20 : 400)}
    const asked = {past, grids: {de: 150, nl: 400}}
    expect((await turn(asked)).moves).toEqual([['night', 'nl']])
    expect((await turn({...asked, parameters: {begins: 'last-hour'}})).moves).toEqual([])
    const other = {past: {de: () => 400, nl: (hour: number) => (hour % 24 === 17 ? 20 : 900)}, grids: {de: 400, nl: 900}}
    expect((await turn({...other, parameters: {begins: 'last-hour'}})).moves).toEqual([['night', 'nl']])
  })

  test('stays where the cluster that it has is good enough, moving counted', async () => {
    expect((await turn({grids: {de: 300, fr: 290, nl: 280}})).moves).toEqual([])
    expect((await turn({grids: {de: 300, fr: 290, nl: 260}})).moves).toEqual([['night', 'nl']])
    expect((await turn({grids: {de: 300, nl: 260}, parameters: {moveCostPercent: 20}})).moves).toEqual([])
    expect((await turn({grids: {de: 300, nl: 260}, parameters: {leastSavingPercent: 15}})).moves).toEqual([])
  })

  test('does not pay for the move back to where its data is', async () => {
    const home = {state: {...remembered({}), homes: {night: {uid: 'uid of night', cluster: 'de'}}}, given: [{at: 'nl'}]}
    const asked = {grids: {de: 100, nl: 108}, parameters: {leastSavingPercent: 10}}
    expect((await turn({...asked, ...home})).moves).toEqual([['night', 'de']])
    expect((await turn({...asked, given: [{at: 'nl'}]})).moves).toEqual([])
  })

  test('by energy as well, where every node says what it draws', async () => {
    const watts = (value: number, rating = 5_000) => ({
      power: {max_consumption: {value, measurement_unit: 'w' as const}},
      hardware: {cpu: {architecture: 'amd64' as const, cores: 8, performance_indicator: rating}, memory: 16, disk: 100},
    })
    const grids = {de: 300, nl: 200}
    const withNodes = async (nl: Partial<NodeDescription>) => (await turn({grids, nodes: {nl}})).moves
    expect(
      energyFactors([
        {wattsPerCore: 10, rating: 2},
        {wattsPerCore: 30, rating: 3},
      ]),
    ).toEqual([5, 10])
    expect(energyFactors([{wattsPerCore: 10, rating: 2}, {wattsPerCore: 30}])).toEqual([10, 30])
    expect(energyFactors([{wattsPerCore: 10}, {}])).toEqual([1, 1])
    expect(await withNodes(watts(100))).toEqual([['night', 'nl']])
    expect(await withNodes(watts(200))).toEqual([])
    // Twice the draw, and twice as fast.
    expect(await withNodes(watts(200, 10_000))).toEqual([['night', 'nl']])
  })

  test('only where it may run, there is room, and the grid is heard', async () => {
    const described = (more: Partial<ApplicationDescription>) => [{description: {...application('night', [batch()]), ...more}}]
    expect((await turn({given: described({cluster_placement: {cluster_id: ['de', 'nl']}})})).moves).toEqual([['night', 'nl']])
    expect((await turn({clusters: {fr: {cordoned: true}}})).moves).toEqual([['night', 'nl']])
    expect((await turn({clusters: {fr: {ready: false}}})).moves).toEqual([['night', 'nl']])
    expect((await turn({grids: {de: 300, nl: 200}})).moves).toEqual([['night', 'nl']])
    const small = {hardware: {cpu: {architecture: 'amd64' as const, cores: 0.25}, memory: 16, disk: 100}}
    const full = await turn({nodes: {fr: small}})
    expect(full.moves).toEqual([['night', 'nl']])
    expect(full.plan?.candidates.find(({host}) => host === 'fr')?.refusals[0]?.message).toContain('batch: no host')
  })

  test('waits for word where its own grid is not heard', async () => {
    const {analysis, moves} = await turn({grids: {nl: 10}})
    expect([analysis.verdict, analysis.reason, moves]).toEqual([
      'hold',
      'grid_carbon_intensity is not heard from de, so night stays there',
      [],
    ])
  })

  test('leaves room to what was given there before, and to what goes with it', async () => {
    const cpu = '3'
    const jobs = ['a', 'b', 'c', 'd'].map((name): Given => ({description: application(name, [batch('batch', {}, cpu)])}))
    const many = await turn({given: jobs})
    // Of 8 cores 3 each: two fit there, and two in the next best.
    expect(many.moves).toEqual([
      ['a', 'fr'],
      ['b', 'fr'],
      ['c', 'nl'],
      ['d', 'nl'],
    ])
    const there = {description: application('z', [batch('batch', {}, cpu)]), at: 'fr'}
    expect((await turn({given: [...jobs.slice(0, 2), there]})).moves).toEqual([
      ['a', 'fr'],
      ['b', 'nl'],
    ])
    expect((await turn({given: jobs, parameters: {mostMoves: 1}})).moves).toEqual([['a', 'fr']])
  })
})

describe('what stays', () => {
  const said = async (situation: Situation) => {
    const {moves, analysis} = await turn(situation)
    return [moves, analysis.reason]
  }
  const pin = {id: 'o1', component: 'batch', by: 'ada', issuedMs: ORIGIN_MS, wish: {kind: 'pin' as const, node: 'n1'}}
  const never = application('night', [batch('batch', {restart_policy: 'Never'})])
  const twice = {...application('night', [batch()]), cluster_placement: {instances: 2}}

  test('what has begun, may not run twice, is ordered, is to run twice, or is not told of', async () => {
    const other = application('night', [component('web'), batch()])
    expect(await said({given: [{description: other, instances: [running(ORIGIN_MS)]}]})).toEqual([[], 'night stays: web has begun'])
    expect(await said({given: [{description: never}]})).toEqual([[], 'night stays: batch must not be run twice, and might just begin'])
    const ordered = application('night', [batch(), batch('other')])
    expect(await said({given: [{description: ordered, orders: [pin]}]})).toEqual([[], 'night stays: ada ordered something of batch'])
    expect(await said({given: [{description: twice}]})).toEqual([[], 'night stays: it is to run in several clusters'])
    expect(await said({given: [{isTold: false}]})).toEqual([[], 'night stays: de has not told yet what of it has begun'])
    expect(await said({clusters: {de: {ready: false}}})).toEqual([[], 'night stays: de is not heard'])
    expect(await said({nowMs: ORIGIN_MS + 8 * HOUR_MS - LAST_CALL_MS + 1})).toEqual([[], 'night stays: it begins in a moment'])
  })

  test('what need not wait any more, or is being given to another cluster, is not spoken of', async () => {
    const nothing = [[], 'Nothing waits that might run elsewhere.']
    expect(await said({given: [{instances: [running(ORIGIN_MS)]}]})).toEqual(nothing)
    expect(await said({given: [{description: application('night')}]})).toEqual(nothing)
    expect(await said({nowMs: ORIGIN_MS + 8 * HOUR_MS})).toEqual(nothing)
    expect(await said({underWay: 'night'})).toEqual(nothing)
  })
})

describe('what has begun', () => {
  const begun = (minutes: number, description?: ApplicationDescription): Situation => ({
    given: [{instances: [running(ORIGIN_MS)], ...(description === undefined ? {} : {description})}],
    nowMs: ORIGIN_MS + minutes * 60_000,
  })

  test('is moved where a parameter allows it, as long as beginning again costs less than what is left of it', async () => {
    const parameters = {moves: 'batch'}
    expect((await turn({...begun(6), parameters})).moves).toEqual([['night', 'fr']])
    // 300 for a tenth of an hour is less than 50 for a whole one.
    expect((await turn({...begun(54), parameters})).moves).toEqual([])
    expect((await turn({...begun(6), grids: {de: 300, nl: 280}, parameters})).moves).toEqual([])
  })

  test('stays where that is not permitted, it would be late, or it is done', async () => {
    const parameters = {moves: 'batch'}
    const forbidden = {...application('night', [batch()]), permitted_actions: ['component_scaling' as const]}
    expect((await turn({...begun(6, forbidden), parameters})).analysis.reason).toBe(
      'night stays: it does not permit component_relocation, and runs',
    )
    const done = [{instances: [running(ORIGIN_MS, 'completed')]}]
    expect((await turn({given: done, parameters})).analysis.reason).toBe('night stays: batch has run to its end there')
    const late = {...begun(6), nowMs: ORIGIN_MS + 9 * HOUR_MS}
    expect((await turn({...late, parameters})).moves).toEqual([])
  })

  test('is a service only where a parameter says so, by the day to come', async () => {
    const service = begun(6, application('night', [component('web')]))
    expect((await turn({...service, parameters: {moves: 'batch'}})).moves).toEqual([])
    expect((await turn({...service, parameters: {moves: 'services'}})).moves).toEqual([['night', 'fr']])
    const exclusive = begun(6, application('night', [component('web', {exclusive: true})]))
    expect((await turn({...exclusive, parameters: {moves: 'services'}})).analysis.reason).toBe('night stays: web is exclusive, and runs')
  })

  test('to leave it for another cluster needs the permission to relocate; what has not begun, or may not stay, does not', () => {
    // What it says of permissions it says without a platform.
    const {permission} = createClusterPlacementMechanism({} as SlicePlatform)
    const command = {application: 'night', clusters: ['fr']}
    const onDe = begun(6)
    expect(permission(command, worldIn(onDe))).toBe('component_relocation')
    expect(permission(command, worldIn({}))).toBeUndefined()
    expect(permission({...command, clusters: ['de', 'fr']}, worldIn(onDe))).toBeUndefined()
    const banned = {...application('night', [batch()]), cluster_placement: {cluster_id: ['fr']}}
    expect(permission(command, worldIn(begun(6, banned)))).toBeUndefined()
  })
})

describe('whatever the grids', () => {
  const grids = fc.record({de: fc.integer({min: 1, max: 900}), fr: fc.integer({min: 1, max: 900}), nl: fc.integer({min: 1, max: 900})})
  const placement = fc.option(fc.subarray(ZONES, {minLength: 1}), {nil: undefined})

  test('nothing goes where it may not run, near its deadline, or for less than what is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        grids,
        placement,
        fc.subarray(ZONES),
        fc.integer({min: 0, max: 9 * 60}),
        async (values, allowed, closed, minutes) => {
          const description = {
            ...application('night', [batch()]),
            ...(allowed === undefined ? {} : {cluster_placement: {cluster_id: allowed}}),
          }
          const nowMs = ORIGIN_MS + minutes * 60_000
          const clusters = Object.fromEntries(closed.map((name) => [name, {cordoned: true}]))
          const {moves, world} = await turn({given: [{description}], grids: values, nowMs, clusters})
          for (const [, to = ''] of moves) {
            const cluster = world.clusters.get(String(to))
            expect(cluster === undefined ? ['unknown'] : clusterRefusals(description, cluster, [...world.nodes.values()])).toEqual([])
            expect(nowMs).toBeLessThanOrEqual(ORIGIN_MS + 8 * HOUR_MS - LAST_CALL_MS)
            expect(values[to as 'fr'] * 1.05).toBeLessThan(values.de * 0.95)
          }
        },
      ),
      {numRuns: 60},
    )
  })

  test('it comes to rest: what was moved is not moved again while the grids are the same', async () => {
    await fc.assert(
      fc.asyncProperty(grids, fc.constantFrom(...ZONES), async (values, at) => {
        const first = await turn({given: [{at}], grids: values})
        const [, to] = first.moves[0] ?? []
        if (to === undefined) return
        expect((await turn({given: [{at: String(to)}], grids: values, state: first.state})).moves).toEqual([])
      }),
      {numRuns: 60},
    )
  })

  test('the rule stays among equals, and never takes what is no number', () => {
    const cost = fc.oneof(fc.double({min: 0, max: 100, noNaN: true}), fc.constant(Number.NaN))
    fc.assert(
      fc.property(fc.array(cost, {minLength: 1, maxLength: 6}), fc.double({min: 0, max: 1, noNaN: true}), (costs, least) => {
        const chosen = cheapestPlace(costs, 0, least)
        if (chosen === 0) return
        expect(costs[chosen]).toBe(Math.min(...costs.filter((one) => !Number.isNaN(one))))
        expect(costs[chosen] ?? 0).toBeLessThan((costs[0] ?? 0) * (1 - least))
        expect(cheapestPlace([costs[chosen] ?? 0, ...costs], 0, 0)).toBe(0)
      }),
    )
    expect(cheapestPlace([5, 5, 5], 0, 0)).toBe(0)
    expect(cheapestPlace([Number.NaN, 1], 0, 0)).toBe(0)
  })
})

test('what is remembered of grids goes with their clusters, and homes with their applications', async () => {
  const state: ClustersState = {
    zones: {recordedMs: 0, clusters: {gone: {hour: HOUR, sum: 1, count: 1, values: []}}},
    homes: {night: {uid: 'of another', cluster: 'nl'}, gone: {uid: 'u', cluster: 'nl'}},
  }
  const {state: after} = await turn({state})
  expect(Object.keys(after.zones.clusters)).toEqual(ZONES)
  expect(after.homes).toEqual({night: {uid: 'uid of night', cluster: 'de'}})
})

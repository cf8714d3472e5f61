import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {ComponentInteraction} from '../../../src/descriptions/types.js'
import {hostRefusals} from '../../../src/matching/eligibility.js'
import type {ApplicationSpec, NodeState, Order} from '../../../src/platform/contract/index.js'
import {linkMetric} from '../../../src/policy/builtin/follow-the-data/links.js'
import {followTheDataEntry} from '../../../src/policy/builtin/follow-the-data/policy.js'
import type {ParameterValues} from '../../../src/policy/catalogue-entry.js'
import type {PolicyInput} from '../../../src/policy/contract.js'
import {createTelemetryStore} from '../../../src/telemetry/store.js'
import {application, component, NEVER, ORIGIN_MS, spec} from '../../contract/platform/fixtures.js'
import {after, overfullDuring, type Places, placedWorld} from '../../support/placed-world.js'
import {policyInput} from '../../support/policy-input.js'
import {nodeState} from '../../support/world-states.js'

const DEFAULTS = Object.fromEntries(followTheDataEntry.parameters.map((one) => [one.name, one.default]))
const CAMERA = {sensors: [{camera: {}}]}
const NODES = [nodeState('edge-1', {sensors: [{camera: {}}]}), nodeState('edge-2'), nodeState('edge-3')]
const CITY = talking([component('camera', CAMERA), component('detector')], [['camera', 'detector']])
const APART: Places = {camera: {'edge-1': 1}, detector: {'edge-3': 1}}

type Latency = {readonly from: string; readonly to: string; readonly ms: number}
type Situation = {
  readonly asked?: ApplicationSpec
  readonly nodes?: readonly NodeState[]
  readonly places?: Places
  readonly values?: ParameterValues
  readonly links?: readonly Latency[]
  readonly detectorMs?: number
  readonly more?: Partial<PolicyInput>
}

async function decide({asked = CITY, nodes = NODES, places = APART, values = {}, links = [], detectorMs, more = {}}: Situation = {}) {
  const telemetry = createTelemetryStore({clock: {now: () => ORIGIN_MS}})
  const timeMs = ORIGIN_MS - 1_000
  for (const {from, to, ms} of links) telemetry.add({metric: linkMetric(to), node: from, value: ms, timeMs})
  const source = {metric: 'frame_classify_latency', application: 'city', component: 'detector', node: 'edge-3'}
  if (detectorMs !== undefined) telemetry.add({...source, value: detectorMs, timeMs})
  const policy = followTheDataEntry.create({...DEFAULTS, ...values})
  const input = policyInput({world: placedWorld(asked, nodes, places), telemetry, more})
  const {analysis, state} = await policy.analyze(input, await policy.initialState(), NEVER)
  const plan = analysis.verdict === 'adapt' ? (await policy.plan(input, state, NEVER)).plan : undefined
  return {analysis, plan, next: after(plan, places)}
}

describe('follow-the-data', () => {
  test('a component goes to the node of what it talks to, which is where the camera is', async () => {
    const {plan, next, analysis} = await decide()
    expect(next).toEqual({...APART, detector: {'edge-1': 1}})
    expect(analysis.reason).toBe(
      'detector would be nearer to camera on edge-1: its interactions come to 0.0 ms instead of 2.0 ms, 100 % less, by criticality, as assumed.',
    )
    expect(plan?.candidates.map(({host, chosen, refusals, score}) => [host, chosen, refusals[0]?.code, score])).toEqual([
      ['edge-1', true, undefined, -0],
      ['edge-2', false, 'no-gain', -2],
      ['edge-3', false, 'runs-there', -2],
    ])
    expect((await decide({places: next})).analysis.verdict).toBe('fine')
  })

  test('where links are measured the nearest of those that have room counts, whichever direction is measured', async () => {
    const links = [
      {from: 'edge-1', to: 'edge-2', ms: 2},
      {from: 'edge-3', to: 'edge-1', ms: 10},
    ]
    const full = {...nodeState('edge-1', {sensors: [{camera: {}}]}), capacity: {...nodeState('x').capacity, cpuMillicores: 600}}
    const {next, analysis} = await decide({nodes: [full, ...NODES.slice(1)], links})
    expect(next.detector).toEqual({'edge-2': 1})
    expect(analysis.reason).toContain('come to 4.0 ms instead of 20.0 ms, 80 % less, by criticality, as measured')
    expect(analysis.evidence).toMatchObject({measuredLinks: 1, nowMs: 20, thereMs: 4})
  })

  test('it goes between several by how much each counts', async () => {
    const parts = [component('a', {node_placement: {node: 'edge-1'}}), component('b', {node_placement: {node: 'edge-2'}}), component('hub')]
    const places = {a: {'edge-1': 1}, b: {'edge-2': 1}, hub: {'edge-3': 1}}
    const levels = (a: Level, b: Level) =>
      talking(parts, [
        ['hub', 'a', a],
        ['b', 'hub', b],
      ])
    expect((await decide({asked: levels('high', 'low'), places})).next.hub).toEqual({'edge-1': 1})
    expect((await decide({asked: levels('low', 'high'), places})).next.hub).toEqual({'edge-2': 1})
    expect((await decide({asked: levels('low', 'low'), places})).next.hub, 'of equals the first').toEqual({'edge-1': 1})
  })

  test('less than the least gain moves nothing', async () => {
    const links = [
      {from: 'edge-1', to: 'edge-2', ms: 9},
      {from: 'edge-1', to: 'edge-3', ms: 10},
    ]
    const nodes = NODES.map((node) => ({...node, cordoned: node.name === 'edge-1'}))
    const held = await decide({nodes, links})
    expect(held.analysis).toMatchObject({verdict: 'fine'})
    expect(held.analysis.reason).toBe(
      'detector would be nearer on edge-1 (0.0 ms instead of 20.0 ms, 100 % less), but the node is cordoned.',
    )
    expect((await decide({nodes, links, values: {minGainPercent: 5}})).next.detector).toEqual({'edge-2': 1})
  })

  test('what is missing is said: it holds where nothing that it talks to is placed', async () => {
    const {analysis} = await decide({places: {detector: {'edge-3': 1}}})
    expect(analysis.verdict).toBe('hold')
    expect(analysis.reason).toContain('Not counted: camera is not placed.')
    const external = talking([component('api', {external_component: true}), component('detector')], [['detector', 'api']])
    expect((await decide({asked: external, places: {detector: {'edge-3': 1}}})).analysis.reason).toContain('api runs elsewhere')
    expect((await decide({asked: spec(application('city', [component('detector')]))})).analysis).toEqual({
      verdict: 'fine',
      reason: 'It describes no component_interactions.',
    })
  })

  test('a target must be foreseen to be kept; where it is not heard it holds', async () => {
    const target = {application_metric_id: 'frame_classify_latency', target: 50, relation: 'lower_or_equal' as const}
    const asked = talking([component('camera', CAMERA), component('detector', {qos_metrics: [target]})], [['camera', 'detector']])
    expect((await decide({asked, detectorMs: 30})).plan?.actions).toHaveLength(1)
    const missed = await decide({asked, detectorMs: 45})
    expect([missed.analysis.verdict, missed.analysis.reason]).toEqual(['fine', expect.stringContaining('does not keep ≤ 50')])
    const silent = await decide({asked})
    expect([silent.analysis.verdict, silent.analysis.reason]).toEqual(['hold', expect.stringContaining('was not heard from edge-3')])
  })

  test.each<[string, Partial<ApplicationSpec>, string]>([
    ['a person ordered', {orders: [pinned('detector', 'edge-3')]}, 'detector: ada ordered where it runs'],
    [
      'must share its node',
      {description: {...CITY.description, single_node: [{components: ['camera', 'detector']}]}},
      'detector: it must share its node with camera',
    ],
  ])('what %s stays', async (_, overrides, why) => {
    const {analysis, plan} = await decide({asked: {...CITY, ...overrides}})
    expect(plan).toBeUndefined()
    expect(analysis.reason).toContain(why)
  })

  test('what is under way stays', async () => {
    expect((await decide({more: {isUnderWay: () => true}})).analysis.reason).toContain('detector: it is being changed')
  })

  test('instances are not brought together for the sake of the link', async () => {
    const twice = component('detector', {node_placement: {scaling: {instances: 2}}})
    const asked = talking([component('camera', CAMERA), twice], [['camera', 'detector']])
    const {analysis, plan} = await decide({asked, places: {...APART, detector: {'edge-1': 1, 'edge-3': 1}}})
    expect(plan).toBeUndefined()
    expect(analysis.reason).toContain('another instance of it runs there')
  })

  test('a node’s name becomes part of a metric’s name', () => {
    expect(linkMetric('edge-1.local')).toBe('link_latency_to_edge_1_local_ms')
  })

  test('whatever the application: only eligible hosts, room all the while, less latency in all, and an end', async () => {
    await fc.assert(
      fc.asyncProperty(applications, async ({asked, nodes, places, links, minGainPercent}) => {
        let now = places
        for (let turn = 0; turn < 200; turn += 1) {
          const {plan, next} = await decide({asked, nodes, places: now, links, values: {minGainPercent}})
          if (plan === undefined) return
          expect(overfullDuring(asked, nodes, now, next)).toEqual([])
          const [chosen, ...more] = plan.candidates.filter((one) => one.chosen)
          expect(more).toEqual([])
          const its = asked.description.components.find(({metadata}) => metadata.name === chosen?.component)
          const there = placedWorld(asked, nodes, now).nodes.get(chosen?.host ?? '')
          if (its === undefined || there === undefined) throw new Error('What was chosen is not known.')
          expect(hostRefusals({component: its, node: there, added: 1, free: there.free})).toEqual([])
          expect(latencyOf(asked, next, links)).toBeLessThan(latencyOf(asked, now, links))
          now = next
        }
        throw new Error('It goes on and on.')
      }),
      {numRuns: 200},
    )
  })
})

type Level = NonNullable<ComponentInteraction['interaction_criticality']>

function talking(components: ReturnType<typeof component>[], pairs: readonly (readonly [string, string, Level?])[]): ApplicationSpec {
  const interactions = pairs.map(([one, other, level]) => ({
    component_name1: one,
    component_name2: other,
    ...(level === undefined ? {} : {interaction_criticality: level}),
  }))
  return spec({...application('city', components), component_interactions: interactions})
}

const applications = fc
  .record({
    nodes: fc.integer({min: 2, max: 4}),
    cordoned: fc.nat(6),
    components: fc.array(fc.record({cpu: fc.integer({min: 5, max: 40}), at: fc.nat(3)}), {minLength: 2, maxLength: 6}),
    pairs: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom<Level>('low', 'medium', 'high')), {minLength: 1, maxLength: 8}),
    links: fc.uniqueArray(fc.record({from: fc.nat(3), to: fc.nat(3), ms: fc.integer({min: 0, max: 30})}), {
      maxLength: 6,
      selector: ({from, to}) => `${from}>${to}`,
    }),
    minGainPercent: fc.integer({min: 1, max: 40}),
  })
  .map(({nodes, cordoned, components, pairs, links, minGainPercent}) => ({
    nodes: Array.from({length: nodes}, (_, index) => nodeState(`n${index}`, {}, {cordoned: index === cordoned})),
    places: Object.fromEntries(components.map(({at}, index) => [`c${index}`, {[`n${at % nodes}`]: 1}])),
    asked: talking(
      components.map(({cpu}, index) => component(`c${index}`, {}, {cpu: `${cpu * 100}m`})),
      pairs.map(([one, other, level]) => [`c${one % components.length}`, `c${other % components.length}`, level] as const),
    ),
    links: links.map(({from, to, ms}) => ({from: `n${from}`, to: `n${to}`, ms})),
    minGainPercent,
  }))
  .filter(({asked, nodes, places}) => overfullDuring(asked, nodes, places, places).length === 0)

/** Of the whole application, reckoned anew from what was measured. */
function latencyOf({description}: ApplicationSpec, places: Places, links: readonly Latency[]): number {
  const weights = {low: 1, medium: 2, high: 3}
  return (description.component_interactions ?? []).reduce(
    (sum, {component_name1: a, component_name2: b, interaction_criticality: level = 'medium'}) => {
      const [one, other] = [Object.keys(places[a] ?? {})[0] ?? '', Object.keys(places[b] ?? {})[0] ?? '']
      return sum + weights[level] * between(one, other, links)
    },
    0,
  )
}

function between(one: string, other: string, links: readonly Latency[]): number {
  if (one === other) return 0
  const directions = [
    [one, other],
    [other, one],
  ].flatMap(([from, to]) => {
    const known = links.find((link) => link.from === from && link.to === to)
    return known === undefined ? [] : [known.ms]
  })
  return directions.length === 0 ? Number(DEFAULTS['assumedMs']) : directions.reduce((sum, ms) => sum + ms, 0) / directions.length
}

function pinned(name: string, node: string): Order {
  return {id: 'o1', component: name, by: 'ada', issuedMs: ORIGIN_MS, wish: {kind: 'pin', node}}
}

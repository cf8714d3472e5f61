import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {hostRefusals} from '../../../src/matching/eligibility.js'
import type {ApplicationSpec, NodeState, Order} from '../../../src/platform/contract/index.js'
import {spreadEntry} from '../../../src/policy/builtin/spread/policy.js'
import type {ParameterValues} from '../../../src/policy/catalogue-entry.js'
import {createTelemetryStore} from '../../../src/telemetry/store.js'
import {application, component, NEVER, ORIGIN_MS, spec} from '../../contract/platform/fixtures.js'
import {after, overfullDuring, type Places, placedWorld} from '../../support/placed-world.js'
import {policyInput} from '../../support/policy-input.js'
import {nodeState} from '../../support/world-states.js'

const DEFAULTS = Object.fromEntries(spreadEntry.parameters.map((one) => [one.name, one.default]))
const node = (name: string, zone: string, overrides: Partial<NodeState> = {}) => nodeState(name, {}, {labels: [zone], ...overrides})
const NODES = [node('a1', 'zone:a'), node('a2', 'zone:a'), node('b1', 'zone:b')]
const WEB = spec(application('city', [times('web', 3)]))
const OVER_ZONES = {over: 'zone'}
const WANTS_LATENCY = [{application_metric_id: 'frame_classify_latency', target: 50, relation: 'lower_or_equal' as const}]

type Situation = {
  readonly asked?: ApplicationSpec
  readonly nodes?: readonly NodeState[]
  readonly places?: Places
  readonly values?: ParameterValues
  readonly latency?: number
}

async function decide({asked = WEB, nodes = NODES, places = {web: {a1: 3}}, values = {}, latency}: Situation = {}) {
  const telemetry = createTelemetryStore({clock: {now: () => ORIGIN_MS}})
  const source = {metric: 'frame_classify_latency', application: 'city', component: 'web', node: 'a1'}
  if (latency !== undefined) telemetry.add({...source, value: latency, timeMs: ORIGIN_MS - 1_000})
  const policy = spreadEntry.create({...DEFAULTS, ...values})
  const input = policyInput({world: placedWorld(asked, nodes, places), telemetry})
  const {analysis, state} = await policy.analyze(input, await policy.initialState(), NEVER)
  const plan = analysis.verdict === 'adapt' ? (await policy.plan(input, state, NEVER)).plan : undefined
  return {analysis, plan, next: after(plan, places)}
}

describe('spread', () => {
  test('one instance at a time goes from the fullest node to the emptiest', async () => {
    const first = await decide()
    expect(first.next).toEqual({web: {a1: 2, a2: 1}})
    expect(first.plan?.summary).toBe('Move one of web from a1 to a2: 3 of web are in a1, 0 in b1')
    expect(first.plan?.candidates.map(({host, chosen, score}) => [host, chosen, score])).toEqual([
      ['a1', false, undefined],
      ['a2', true, 3],
      ['b1', false, 3],
    ])
    const second = await decide({places: first.next})
    expect(second.next).toEqual({web: {a1: 1, a2: 1, b1: 1}})
    expect((await decide({places: second.next})).analysis).toEqual({verdict: 'fine', reason: 'Even over node, to within 1: web.'})
  })

  test('over zones it is the zone that counts', async () => {
    const {next, analysis} = await decide({values: OVER_ZONES, places: {web: {a1: 1, a2: 2}}})
    expect(next).toEqual({web: {a1: 1, a2: 1, b1: 1}})
    expect(analysis.reason).toBe('3 of web are in zone:a, 0 in zone:b; 1 more is allowed.')
  })

  test('as much skew as is allowed stays', async () => {
    expect((await decide({values: {maxSkew: 3}})).analysis.verdict).toBe('fine')
    expect((await decide({values: {maxSkew: 2}})).next).toEqual({web: {a1: 2, a2: 1}})
  })

  test('components that a person names together are kept apart, each of one instance', async () => {
    const asked = spec(application('city', [component('db'), component('web')]))
    const places = {db: {a1: 1}, web: {a1: 1}}
    expect((await decide({asked, places})).analysis.reason).toBe('Nothing of it has several instances.')
    const {next} = await decide({asked, places, values: {together: 'web, db'}})
    expect(next).toEqual({db: {a2: 1}, web: {a1: 1}})
    const stranger = await decide({asked, places, values: {together: 'web,dp'}})
    expect(stranger.analysis).toEqual({
      verdict: 'hold',
      reason: 'Nothing of it has several instances. city has no component dp to keep apart.',
    })
  })

  test('no set is made more even at the cost of another', async () => {
    const asked = spec(application('city', [times('db', 2), times('web', 2)]))
    const places = {db: {a1: 1, b1: 1}, web: {a1: 1, b1: 1}}
    const nodes = [node('a1', 'zone:a'), node('b1', 'zone:b')]
    expect((await decide({asked, nodes, places, values: {together: 'db,web'}})).analysis.verdict).toBe('fine')
    const lopsided = {db: {a1: 2}, web: {a1: 1, b1: 1}}
    expect((await decide({asked, nodes, places: lopsided, values: {together: 'db,web'}})).next).toEqual({...places, web: {a1: 1, b1: 1}})
  })

  test('what cannot be better stays, and every host says why', async () => {
    const nodes = [node('a1', 'zone:a'), node('a2', 'zone:a', {cordoned: true}), node('b1', 'zone:b')]
    const small = {
      ...node('b1', 'zone:b'),
      capacity: {...NODES[2]?.capacity, cpuMillicores: 600, memoryBytes: 1e9, diskBytes: 1e9, gpus: 0, fpgas: 0},
    }
    const asked = spec(application('city', [times('web', 3), component('other')]))
    const {analysis, plan} = await decide({asked, nodes: [...nodes.slice(0, 2), small], places: {web: {a1: 3}, other: {b1: 1}}})
    expect(analysis.verdict).toBe('adapt')
    expect(plan?.actions).toEqual([])
    expect(plan?.summary).toContain(
      'and that stays so: web on a2: the node is cordoned; web on b1: it needs 0.50 cores, the node has 0.10 cores free',
    )
    expect(plan?.candidates.map(({host, refusals}) => [host, refusals[0]?.code])).toEqual([
      ['a1', 'runs-there'],
      ['a2', 'node-cordoned'],
      ['b1', 'cpu-short'],
    ])
  })

  test('where nothing else may run it, all on one node is as even as can be', async () => {
    const asked = spec(application('city', [times('web', 3, {node_placement: {labels: ['only'], scaling: {instances: 3}}})]))
    const nodes = [node('a1', 'zone:a', {labels: ['only']}), node('a2', 'zone:a')]
    expect((await decide({asked, nodes})).analysis.verdict).toBe('fine')
  })

  test('it holds where a node does not say with what it fails', async () => {
    const nodes = [node('a1', 'rack:1'), node('b1', 'zone:b')]
    const {analysis} = await decide({nodes, values: OVER_ZONES})
    expect(analysis).toEqual({verdict: 'hold', reason: 'With what a1 fails is not known: no label zone:… is described.'})
  })

  test.each<[string, Partial<ApplicationSpec>, string]>([
    ['is exclusive', {description: application('city', [times('web', 3, {exclusive: true})])}, 'it is exclusive'],
    ['a person ordered', {orders: [ordered()]}, 'ada ordered where it runs'],
    [
      'must share its node',
      {description: {...application('city', [times('web', 3), component('db')]), single_node: [{components: ['web', 'db']}]}},
      'it must share its node with db',
    ],
  ])('what %s stays', async (_, overrides, why) => {
    const {plan} = await decide({asked: {...WEB, ...overrides}, places: {web: {a1: 3}, db: {a1: 1}}})
    expect(plan?.actions).toEqual([])
    expect(plan?.candidates[1]?.refusals[0]?.message).toBe(`it stays where it is: ${why}`)
  })

  test('a target must be foreseen to be kept; where it is not heard it holds', async () => {
    const asked = spec(application('city', [times('web', 3, {qos_metrics: WANTS_LATENCY})]))
    expect((await decide({asked, latency: 30})).plan?.actions).toHaveLength(1)
    const missed = await decide({asked, latency: 45})
    expect(missed.plan?.summary).toContain('does not keep ≤ 50')
    expect((await decide({asked})).analysis).toMatchObject({verdict: 'hold'})
  })

  test('whatever the application: only eligible hosts, room all the while, no set less even, and an end', async () => {
    await fc.assert(
      fc.asyncProperty(applications, async ({asked, nodes, places, values, sets}) => {
        let now = places
        for (let turn = 0; turn < 200; turn += 1) {
          const {plan, next} = await decide({asked, nodes, places: now, values})
          if (plan === undefined || plan.actions.length === 0) return
          expect(plan.actions).toHaveLength(1)
          expect(overfullDuring(asked, nodes, now, next)).toEqual([])
          const chosen = plan.candidates.filter((one) => one.chosen)
          expect(chosen).toHaveLength(1)
          const its = asked.description.components.find(({metadata}) => metadata.name === chosen[0]?.component)
          const there = placedWorld(asked, nodes, now).nodes.get(chosen[0]?.host ?? '')
          if (its === undefined || there === undefined) throw new Error('What was chosen is not known.')
          expect(hostRefusals({component: its, node: there, added: 1, free: there.free})).toEqual([])
          const domain = (name: string) => (values.over === 'node' ? name : (nodes.find((one) => one.name === name)?.labels[0] ?? ''))
          const [before, later] = [now, next].map((at) => sets.map((names) => squares(names, at, domain)))
          for (const [index, value] of (later ?? []).entries()) expect(value).toBeLessThanOrEqual(before?.[index] ?? 0)
          expect(total(later)).toBeLessThan(total(before))
          now = next
        }
        throw new Error('It goes on and on.')
      }),
      {numRuns: 200},
    )
  })
})

const applications = fc
  .record({
    zones: fc.array(fc.constantFrom('zone:a', 'zone:b', 'zone:c'), {minLength: 2, maxLength: 5}),
    cordoned: fc.nat(8),
    components: fc.array(fc.record({cpu: fc.integer({min: 1, max: 12}), at: fc.array(fc.nat(4), {minLength: 1, maxLength: 5})}), {
      minLength: 2,
      maxLength: 4,
    }),
    over: fc.constantFrom('node', 'zone'),
    maxSkew: fc.integer({min: 1, max: 2}),
    isTogether: fc.boolean(),
  })
  .map(({zones, cordoned, components, over, maxSkew, isTogether}) => {
    const nodes = zones.map((zone, index) => node(`n${index}`, zone, {cordoned: index === cordoned}))
    const places: Places = Object.fromEntries(
      components.map(({at}, index) => {
        const counts: {[node: string]: number} = {}
        for (const one of at) counts[`n${one % nodes.length}`] = (counts[`n${one % nodes.length}`] ?? 0) + 1
        return [`c${index}`, counts]
      }),
    )
    const described = components.map(({cpu, at}, index) => times(`c${index}`, at.length, {}, `${cpu * 100}m`))
    const own = described.filter((_, index) => (components[index]?.at.length ?? 0) > 1).map(({metadata}) => [metadata.name])
    const values = {over, maxSkew, together: isTogether ? 'c0,c1' : ''}
    return {asked: spec(application('city', described)), nodes, places, values, sets: isTogether ? [...own, ['c0', 'c1']] : own}
  })
  .filter(({asked, nodes, places}) => overfullDuring(asked, nodes, places, places).length === 0)

function squares(names: readonly string[], places: Places, domain: (node: string) => string): number {
  const counts = new Map<string, number>()
  for (const name of names)
    for (const [host, count] of Object.entries(places[name] ?? {})) counts.set(domain(host), (counts.get(domain(host)) ?? 0) + count)
  return [...counts.values()].reduce((sum, count) => sum + count * count, 0)
}

function total(values: readonly number[] = []): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function times(name: string, instances: number, more: Parameters<typeof component>[1] = {}, cpu = '500m') {
  return component(name, {node_placement: {scaling: {instances}}, ...more}, {cpu})
}

function ordered(): Order {
  return {id: 'o1', component: 'web', by: 'ada', issuedMs: ORIGIN_MS, wish: {kind: 'move', from: 'b1', to: 'a1'}}
}

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {hostRefusals} from '../../../src/matching/eligibility.js'
import type {ApplicationSpec, InstanceState, NodeState, Order} from '../../../src/platform/contract/index.js'
import {consolidateEntry} from '../../../src/policy/builtin/consolidate/policy.js'
import type {ParameterValues} from '../../../src/policy/catalogue-entry.js'
import type {PolicyInput} from '../../../src/policy/contract.js'
import type {Sample} from '../../../src/telemetry/contract.js'
import {createTelemetryStore} from '../../../src/telemetry/store.js'
import {application, component, NEVER, ORIGIN_MS, spec} from '../../contract/platform/fixtures.js'
import {after, overfullDuring, type Places, placedWorld} from '../../support/placed-world.js'
import {policyInput} from '../../support/policy-input.js'
import {nodeState} from '../../support/world-states.js'

const DEFAULTS = Object.fromEntries(consolidateEntry.parameters.map((one) => [one.name, one.default]))
const node = (name: string, pricePerHour: number, overrides: Partial<NodeState> = {}) =>
  nodeState(name, {}, {pricePerHour, powerWatts: 100, ...overrides})
const NODES = [node('cheap', 0.1), node('dear', 0.9), node('idle', 0.05)]
const TARGET = {qos_metrics: [{application_metric_id: 'frame_classify_latency', target: 50, relation: 'lower_or_equal' as const}]}
const CITY = spec(application('city', [component('db'), component('web')]))
const APART: Places = {web: {dear: 1}, db: {cheap: 1}}

type Situation = {
  readonly asked?: ApplicationSpec
  readonly nodes?: readonly NodeState[]
  readonly places?: Places
  readonly values?: ParameterValues
  readonly samples?: readonly Omit<Sample, 'timeMs'>[]
  readonly more?: Partial<PolicyInput>
}

async function decide({asked = CITY, nodes = NODES, places = APART, values = {}, samples = [], more = {}}: Situation = {}) {
  const telemetry = createTelemetryStore({clock: {now: () => ORIGIN_MS}})
  for (const sample of samples) telemetry.add({...sample, timeMs: ORIGIN_MS - 1_000})
  const policy = consolidateEntry.create({...DEFAULTS, ...values})
  const input = policyInput({world: placedWorld(asked, nodes, places), telemetry, more: {application: undefined, ...more}})
  const {analysis, state} = await policy.analyze(input, await policy.initialState(), NEVER)
  const plan = analysis.verdict === 'adapt' ? (await policy.plan(input, state, NEVER)).plan : undefined
  return {
    analysis,
    plan,
    moves: (plan?.actions ?? []).map(({command}) => `${String(command['component'])}: ${JSON.stringify(command['hosts'])}`),
  }
}

const to = (name: string, host: string) => `${name}: [{"node":"${host}","instances":1}]`

describe('consolidate', () => {
  test('the dearest node is emptied onto one that is used anyway, never onto an empty one', async () => {
    const {analysis, plan, moves} = await decide()
    expect(moves).toEqual([to('web', 'cheap')])
    expect(analysis.reason).toBe('dear is empty after 1 move: the nodes that are used then come to 0.100 an hour instead of 1.000 an hour')
    expect(plan?.actions[0]?.reason).toContain('Move web from dear to cheap: dear is empty')
    expect(plan?.candidates.map(({host, chosen, refusals}) => [host, chosen, refusals[0]?.code])).toEqual([
      ['cheap', true, undefined],
      ['dear', false, 'to-be-emptied'],
      ['idle', false, 'not-used'],
    ])
  })

  test('by energy it is the node that draws most', async () => {
    const nodes = [node('cheap', 0.1, {powerWatts: 300}), node('dear', 0.9, {powerWatts: 50})]
    const {analysis, moves} = await decide({nodes, values: {by: 'energy'}})
    expect(moves).toEqual([to('db', 'dear')])
    expect(analysis.reason).toContain('50 W at most instead of 350 W at most')
  })

  test('it holds where what a used node costs is not known; an unused one need not say', async () => {
    const {pricePerHour: _, ...unpriced} = node('dear', 1)
    const held = await decide({nodes: [node('cheap', 0.1), unpriced]})
    expect(held.analysis.verdict).toBe('hold')
    expect(held.analysis.reason).toContain('The price of dear is not known')
    expect((await decide({nodes: [...NODES, {...unpriced, name: 'other'}]})).moves).toHaveLength(1)
  })

  test('a node that needs more moves than may be made stays as it is, all of it', async () => {
    const asked = spec(application('city', [component('a'), component('b'), component('c')]))
    const places = {a: {dear: 1}, b: {dear: 1}, c: {cheap: 1}}
    const {moves} = await decide({asked, places, values: {maxMoves: 1}})
    expect(moves, 'the cheap one can be emptied by one move').toEqual([to('c', 'dear')])
    const both = await decide({asked, places, values: {maxMoves: 2}})
    expect(both.moves).toEqual([to('a', 'cheap'), to('b', 'cheap')])
  })

  test('not beyond the limit, by requests nor by what is measured', async () => {
    const {analysis, moves} = await decide({values: {utilisationPercent: 10}})
    expect([analysis.verdict, moves]).toEqual(['fine', []])
    expect(analysis.reason).toContain('cpu would be filled beyond what is allowed')
    const busy = ['cheap', 'dear'].map((name) => ({metric: 'node_cpu_utilisation', node: name, value: 0.79}))
    const measured = await decide({samples: busy})
    expect(measured.analysis.reason).toContain('0.42 cores more would be busy there than is allowed')
  })

  test.each<[string, Partial<ApplicationSpec>, string]>([
    [
      'is exclusive',
      {description: application('city', [component('web', {exclusive: true}), component('db', {exclusive: true})])},
      'it is exclusive',
    ],
    ['a person pinned', {orders: ['web', 'db'].map((name) => pinned(name))}, 'ada ordered where it runs'],
    [
      'may not be moved by policies',
      {description: {...CITY.description, permitted_actions: ['component_scaling']}},
      'its application does not permit component_relocation',
    ],
    [
      'names its node',
      {
        description: application(
          'city',
          ['web', 'db'].map((name) => component(name, {node_placement: {node: name === 'web' ? 'dear' : 'cheap'}})),
        ),
      },
      'it is to run on dear',
    ],
  ])('what %s stays, and with it all that is on its node', async (_, overrides, why) => {
    const {analysis, moves} = await decide({asked: {...CITY, ...overrides}})
    expect([analysis.verdict, moves]).toEqual(['fine', []])
    expect(analysis.reason).toContain(why)
  })

  test('what is under way stays', async () => {
    const {analysis} = await decide({more: {isUnderWay: () => true}})
    expect(analysis.reason).toContain('it is being changed')
  })

  test('what is there for a short time only stays, and with it all that is on its node', async () => {
    const world = placedWorld(CITY, NODES, APART)
    const since = (ms: number) => ({
      world: {
        ...world,
        components: new Map(
          ['db', 'web'].map((name) => [`city/${name}`, {ref: {application: 'city', component: name}, instances: [ready(ms)]}]),
        ),
      },
    })
    const {analysis, moves} = await decide({more: since(1_799_000)})
    expect([analysis.verdict, moves]).toEqual(['fine', []])
    expect(analysis.reason).toContain('dear: city/web is there for less than 30 min')
    expect((await decide({more: since(1_800_000)})).moves).toEqual([to('web', 'cheap')])
  })

  test('a group goes as a whole, or not at all', async () => {
    const description = {
      ...application(
        'city',
        ['a', 'b', 'c'].map((name) => component(name)),
      ),
      single_node: [{components: ['a', 'b']}],
    }
    const places = {a: {dear: 1}, b: {dear: 1}, c: {cheap: 1}}
    expect((await decide({asked: spec(description), places})).moves).toEqual([to('a', 'cheap'), to('b', 'cheap')])
    const held = await decide({asked: spec(description, {orders: [pinned('b'), pinned('c')]}), places})
    expect([held.moves, held.analysis.reason]).toEqual([
      [],
      expect.stringContaining('city/a stays there: it must share its node with what stays'),
    ])
  })

  test('two instances of one component are never brought together', async () => {
    const {analysis, moves} = await decide({asked: spec(application('city', [twice('web')])), places: {web: {dear: 1, cheap: 1}}})
    expect([analysis.verdict, moves]).toEqual(['fine', []])
    expect(analysis.reason).toContain('another instance of it runs there')
  })

  test('a target must be foreseen to be kept with its margin; where nothing is heard it holds', async () => {
    const asked = spec(application('city', [component('db'), component('web', TARGET)]))
    const latency = (value: number) => [{metric: 'frame_classify_latency', application: 'city', component: 'web', node: 'dear', value}]
    const nodes = [node('cheap', 0.1), node('dear', 0.9)]
    const pinnedDb = {...asked, orders: [pinned('db')]}
    expect((await decide({asked: pinnedDb, nodes, samples: latency(30)})).moves, '39 with its error').toEqual([to('web', 'cheap')])
    const tight = await decide({asked: pinnedDb, nodes, samples: latency(36)})
    expect([tight.analysis.verdict, tight.moves]).toEqual(['fine', []])
    expect(tight.analysis.reason).toContain('which does not keep ≤ 50 with 10.0 % to spare')
    const silent = await decide({asked: pinnedDb, nodes})
    expect([silent.analysis.verdict, silent.analysis.reason]).toEqual(['hold', expect.stringContaining('was not heard from dear')])
  })

  test('what has a target is not brought to a dearer node, from where qos-relocation would take it back', async () => {
    const asked = spec(application('city', [component('db'), component('web', TARGET)]), {orders: [pinned('db')]})
    const samples = [{metric: 'frame_classify_latency', application: 'city', component: 'web', node: 'cheap', value: 10}]
    const {analysis, moves} = await decide({asked, places: {web: {cheap: 1}, db: {dear: 1}}, samples})
    expect([moves, analysis.reason]).toEqual([[], expect.stringContaining('qos-relocation would bring it back')])
  })

  test('nothing is used: nothing is to do', async () => {
    expect((await decide({asked: spec(application('city', [])), places: {}})).analysis.verdict).toBe('fine')
  })

  test('whatever the cluster: only eligible hosts, room all the while, less to pay, and an end', async () => {
    await fc.assert(
      fc.asyncProperty(clusters, async ({asked, nodes, places, utilisationPercent}) => {
        let [now, seen] = [places, costOf(nodes, places)]
        for (let turn = 0; turn <= nodes.length; turn += 1) {
          const {plan} = await decide({asked, nodes, places: now, values: {utilisationPercent}})
          const then = after(plan, now)
          expect(overfullDuring(asked, nodes, now, then)).toEqual([])
          for (const {component: name, host} of plan?.candidates.filter(({chosen}) => chosen) ?? []) {
            const its = asked.description.components.find(({metadata}) => metadata.name === name)
            const there = placedWorld(asked, nodes, now).nodes.get(host)
            if (its === undefined || there === undefined) throw new Error(`${name} or ${host} is not known`)
            expect(hostRefusals({component: its, node: there, added: 1, free: there.free})).toEqual([])
          }
          if (plan === undefined) return
          const cost = costOf(nodes, then)
          expect(cost).toBeLessThan(seen)
          now = then
          seen = cost
        }
        throw new Error('It emptied more nodes than there are.')
      }),
      {numRuns: 200},
    )
  })
})

const clusters = fc
  .record({
    prices: fc.array(fc.integer({min: 1, max: 9}), {minLength: 2, maxLength: 5}),
    components: fc.array(fc.record({cpu: fc.integer({min: 1, max: 30}), at: fc.nat(4), label: fc.boolean()}), {minLength: 1, maxLength: 8}),
    utilisationPercent: fc.integer({min: 30, max: 100}),
  })
  .map(({prices, components, utilisationPercent}) => {
    const nodes = prices.map((price, index) =>
      node(`n${index}`, price / 10, {cordoned: price === 9, labels: index % 2 === 0 ? ['zone:a'] : ['zone:b']}),
    )
    const placed: {description: ReturnType<typeof component>; at: string}[] = []
    for (const [index, {cpu, at, label}] of components.entries()) {
      const home = nodes[at % nodes.length]
      const taken = components.slice(0, index).filter((one) => one.at % nodes.length === at % nodes.length)
      if (home === undefined || taken.reduce((sum, one) => sum + one.cpu, cpu) > 80) continue
      const wish = label ? {node_placement: {labels: [...home.labels]}} : {}
      placed.push({description: component(`c${index}`, wish, {cpu: `${cpu * 100}m`}), at: home.name})
    }
    const places: Places = Object.fromEntries(placed.map(({description, at}) => [description.metadata.name, {[at]: 1}]))
    return {
      asked: spec(
        application(
          'city',
          placed.map(({description}) => description),
        ),
      ),
      nodes,
      places,
      utilisationPercent,
    }
  })

function costOf(nodes: readonly NodeState[], places: Places): number {
  const used = new Set(Object.values(places).flatMap((at) => Object.keys(at)))
  return nodes.reduce((sum, {name, pricePerHour = 0}) => sum + (used.has(name) ? pricePerHour : 0), 0)
}

function pinned(name: string): Order {
  return {
    id: `o-${name}`,
    component: name,
    by: 'ada',
    issuedMs: ORIGIN_MS,
    wish: {kind: 'pin', node: name === 'db' || name === 'c' ? 'cheap' : 'dear'},
  }
}

function ready(forMs: number): InstanceState {
  const startedMs = ORIGIN_MS - forMs
  return {id: 'i', node: 'dear', phase: 'ready', startedMs, readySinceMs: startedMs, restarts: 0, generation: 1, image: 'web:1'}
}

function twice(name: string) {
  return component(name, {node_placement: {scaling: {instances: 2}}})
}

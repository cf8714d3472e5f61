import {describe, expect, test} from 'vitest'
import {solvePlacement} from '../../../src/matching/optimal/place.js'
import type {ApplicationSpec, NodeState, Order} from '../../../src/platform/contract/index.js'
import {exactPlacement, geneticPlacement} from '../../../src/policy/builtin/optimal-placement/entries.js'
import {firstMoves} from '../../../src/policy/builtin/optimal-placement/moves.js'
import {type OptimalParameters, optimalPlacement, type Solve} from '../../../src/policy/builtin/optimal-placement/policy.js'
import type {World} from '../../../src/policy/contract.js'
import {application, component, intent, NEVER, ORIGIN_MS, spec} from '../../contract/platform/fixtures.js'
import {worldOf} from '../../support/loop-bench.js'
import {policyInput} from '../../support/policy-input.js'
import {nodeState} from '../../support/world-states.js'

const SLOW_MS = 60_000
const PARAMETERS: OptimalParameters = {
  minGainPercent: 5,
  maxMoves: 2,
  wattPrice: 0.0003,
  latencyPrice: 0.01,
  movePrice: 0.01,
  latencyMs: 1,
  idlePowerShare: 0.4,
  intervalMs: 60_000,
  timeLimitMs: 20_000,
  seed: 1,
}
const solve: Solve = (problem, options) => solvePlacement(problem, {...options, now: () => performance.now()})

type Situation = {
  readonly nodes?: readonly NodeState[]
  readonly on?: {readonly [component: string]: string}
  readonly more?: Partial<ApplicationSpec['description']>
  readonly orders?: readonly Order['wish'][]
  readonly parameters?: Partial<OptimalParameters>
  readonly by?: 'exact' | 'genetic'
}

const DEAR = nodeState('dear', {}, {pricePerHour: 0.9})
const CHEAP = nodeState('cheap', {}, {pricePerHour: 0.1})

async function decide(situation: Situation) {
  const {policy, input} = asked(situation)
  const {analysis, state} = await policy.analyze(input, null, NEVER)
  const {plan} = await policy.plan(input, state, NEVER)
  return {analysis, plan, moves: plan?.actions.map(({command}) => command)}
}

function asked({
  nodes = [DEAR, CHEAP],
  on = {web: 'dear', db: 'cheap'},
  more = {},
  orders = [],
  parameters = {},
  by = 'exact',
  solver = solve,
}: Situation & {readonly solver?: Solve}) {
  const described = {
    ...application(
      'city',
      Object.keys(on).map((name) => component(name)),
    ),
    ...more,
  }
  const city = spec(described, {
    orders: orders.map((wish, index): Order => ({id: `o${index}`, component: 'web', by: 'ada', issuedMs: ORIGIN_MS, wish})),
  })
  const intents = described.components.map((one) => intent('city', one, [{node: on[one.metadata.name] ?? '', instances: 1}]))
  const world: World = {
    ...worldOf([city]),
    nodes: new Map(nodes.map((node) => [node.name, node])),
    intents: new Map(intents.map((one) => [`city/${one.ref.component}`, one])),
  }
  const policy = optimalPlacement({name: 'exact-placement', summary: 'It is tried.', by, solve: solver}, {...PARAMETERS, ...parameters})
  return {policy, input: policyInput({world, more: {application: undefined}}), world}
}

describe('placement of the whole cluster', () => {
  test.each(['exact', 'genetic'] as const)(
    '%s: what runs on a dear node goes to a cheap one that is used anyway',
    async (by) => {
      const {analysis, plan, moves} = await decide({by})
      expect(analysis.verdict).toBe('adapt')
      expect(moves).toEqual([{application: 'city', component: 'web', hosts: [{node: 'cheap', instances: 1}]}])
      expect(plan?.summary).toMatch(/^Move web of city to cheap: .* instead of .* an hour/)
      expect(plan?.candidates.filter(({chosen}) => chosen).map(({host}) => host)).toEqual(['cheap'])
    },
    SLOW_MS,
  )

  test(
    'nothing moves for less than the gain that is asked for',
    async () => {
      const {analysis, plan} = await decide({parameters: {minGainPercent: 99}})
      expect(analysis.verdict).toBe('fine')
      expect(analysis.reason).toContain('at least 99 % is asked for')
      expect(plan).toBeUndefined()
    },
    SLOW_MS,
  )

  test(
    'it holds where a price is not known, and says of which node',
    async () => {
      const {pricePerHour: _, ...unpriced} = DEAR
      const {analysis} = await decide({nodes: [unpriced, CHEAP]})
      expect(analysis.verdict).toBe('hold')
      expect(analysis.reason).toContain('The price of dear is not known')
    },
    SLOW_MS,
  )

  test(
    'what a person pinned stays',
    async () => {
      const {moves} = await decide({orders: [{kind: 'pin', node: 'dear'}]})
      expect(moves ?? []).not.toContainEqual(expect.objectContaining({component: 'web'}))
    },
    SLOW_MS,
  )

  test(
    'nothing goes to a cordoned node',
    async () => {
      const {moves} = await decide({nodes: [DEAR, {...CHEAP, cordoned: true}]})
      expect(moves ?? []).not.toContainEqual(expect.objectContaining({hosts: [{node: 'cheap', instances: 1}]}))
    },
    SLOW_MS,
  )

  test(
    'a group moves as a whole, and not at all where only a part of it may move at once',
    async () => {
      const group = {on: {web: 'dear', db: 'dear', cache: 'cheap'}, more: {single_node: [{components: ['web', 'db']}]}}
      expect((await decide(group)).moves).toHaveLength(2)
      expect((await decide({...group, parameters: {maxMoves: 1}})).moves).toEqual([])
    },
    SLOW_MS,
  )

  test('an entry makes a policy of its name from its defaults', () => {
    for (const entry of [exactPlacement, geneticPlacement]) {
      const values = Object.fromEntries(entry.parameters.map((one) => [one.name, one.default]))
      expect(entry.create(values).descriptor).toMatchObject({
        name: entry.name,
        scope: 'global',
        layer: 'cluster',
        mechanisms: ['placement'],
      })
    }
  })
})

describe('the first moves towards a target', () => {
  const need = {cpuMillicores: 600, memoryBytes: 0, diskBytes: 0, gpus: 0, fpgas: 0}
  const node = (name: string) => ({name, free: {...need, cpuMillicores: 1000}, pricePerHour: 1, idleWatts: 0, wattsPerCore: 0, isOn: true})
  const eligible = (cost: number) => [
    {node: 'a', cost: 1 - cost},
    {node: 'b', cost},
  ]
  const of = (name: string, at: string, cost: number) => ({
    name,
    instances: 1,
    need,
    eligible: eligible(cost),
    refusals: [],
    current: [{node: at, instances: 1}],
    isSpread: false,
  })
  const problem = {
    name: 'swap',
    weights: {price: 1, watts: 0, latencyMs: 0, moves: 0.01},
    nodes: [node('a'), node('b')],
    components: [of('p', 'a', 0), of('q', 'b', 1)],
    together: [],
    apart: [],
    links: [],
  }
  const at = (p: string, q: string) =>
    new Map([
      ['p', [{node: p, instances: 1}]],
      ['q', [{node: q, instances: 1}]],
    ])
  const room = (cpuMillicores: number) => new Map(['a', 'b'].map((name) => [name, {...need, cpuMillicores}]))

  test('two that would change places stay where neither finds room beside the other', () => {
    expect(firstMoves({problem, current: at('a', 'b'), target: at('b', 'a'), free: room(400), most: 2})).toEqual([])
  })

  test('with room for one more on each node they go together', () => {
    expect(
      firstMoves({problem, current: at('a', 'b'), target: at('b', 'a'), free: room(600), most: 2}).map(({component: name}) => name),
    ).toEqual(['p', 'q'])
  })
})

test('the same problem is solved once, however often it is asked; another one anew', async () => {
  let count = 0
  const solver: Solve = (...given) => {
    count += 1
    return solve(...given)
  }
  const {policy, input, world} = asked({solver})
  const first = await policy.analyze(input, null, NEVER)
  expect(await policy.analyze(input, null, NEVER)).toEqual(first)
  expect(count).toBe(1)
  const nodes = new Map([...world.nodes].map(([name, node]) => [name, {...node, pricePerHour: 0.5}]))
  const other = await policy.analyze(policyInput({world: {...world, nodes}, more: {application: undefined}}), null, NEVER)
  expect(count).toBe(2)
  expect(other.analysis.evidence).not.toEqual(first.analysis.evidence)
})

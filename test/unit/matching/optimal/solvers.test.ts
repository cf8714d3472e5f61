import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {NO_RESOURCES} from '../../../../src/descriptions/resources.js'
import {generateProblem, INSTANCE_KINDS} from '../../../../src/matching/optimal/generate.js'
import {METHODS, type Method, type Placed, type PlacementAnswer, solvePlacement} from '../../../../src/matching/optimal/place.js'
import type {Placement, PlacementProblem} from '../../../../src/matching/optimal/problem.js'
import {verifyPlacement} from '../../../../src/matching/optimal/verify.js'

const SLOW_MS = 120_000
const SEEDS = Array.from({length: 20}, (_, index) => index + 1)

function solve(problem: PlacementProblem, by: Method, seed = 1): Promise<PlacementAnswer> {
  return solvePlacement(problem, {by, seed, evaluations: 150_000, now: () => performance.now()})
}

function placementOf({hosts}: Placed): Placement {
  return new Map(hosts.map((one) => [one.component, one.hosts]))
}

/** Allowed, and costs what it says, in the eyes of one who shares nothing with the solvers. */
function expectSound(problem: PlacementProblem, answer: Placed): void {
  const {broken, total} = verifyPlacement(problem, placementOf(answer))
  expect(broken).toEqual([])
  expect(answer.objective.total).toBeCloseTo(total, 8)
}

describe('packed instances', () => {
  test.each(SEEDS)(
    'seed %i: the proven optimum is at most what the genetic search finds, and that at most what greedy does',
    async (seed) => {
      const problem = generateProblem({components: 26, nodes: 10, seed})
      const asked = problem.components.reduce((sum, {need}) => sum + need.cpuMillicores, 0)
      const there = problem.nodes.reduce((sum, {free}) => sum + free.cpuMillicores, 0)
      expect(asked / there).toBeGreaterThanOrEqual(0.85)
      const [exact, genetic, greedy] = await Promise.all(METHODS.map((by) => solve(problem, by)))
      if (exact?.kind !== 'placed' || genetic?.kind !== 'placed') throw new Error('It is feasible by construction.')
      expect(exact.isProven).toBe(true)
      expectSound(problem, exact)
      expectSound(problem, genetic)
      expect(exact.objective.total).toBeLessThanOrEqual(genetic.objective.total + 1e-6)
      expect(greedy?.kind).not.toBe('infeasible')
      if (greedy?.kind !== 'placed') return
      expectSound(problem, greedy)
      expect(genetic.objective.total).toBeLessThanOrEqual(greedy.objective.total + 1e-6)
    },
    SLOW_MS,
  )

  test.each(INSTANCE_KINDS.filter((kind) => kind !== 'feasible'))(
    'all solvers say that an instance is infeasible, and why: %s',
    async (kind) => {
      const codes = {
        'no-eligible-node': 'no-eligible-node',
        'group-too-large': 'group-too-large',
        'over-capacity': 'total-cpu-short',
        'apart-too-many': 'apart-too-many',
        crowded: 'components-conflict',
      }
      for (const seed of [1, 2, 3]) {
        const problem = generateProblem({components: 26, nodes: 10, seed, kind})
        for (const by of METHODS) {
          const answer = await solve(problem, by)
          if (answer.kind !== 'infeasible') throw new Error(`${by}, seed ${seed}: ${answer.kind}`)
          expect(answer.reasons.map(({code}) => code)).toContain(codes[kind])
        }
      }
    },
    SLOW_MS,
  )

  test(
    'a conflict is named by exactly those that cannot be together',
    async () => {
      const answer = await solve(generateProblem({components: 26, nodes: 10, seed: 2, kind: 'crowded'}), 'exact')
      if (answer.kind !== 'infeasible') throw new Error(answer.kind)
      expect(answer.reasons[0]?.message).toMatch(/^component-0001, component-0002, component-0003 cannot be placed together on node-/)
    },
    SLOW_MS,
  )

  test(
    'the same seed gives the same genetic answer, front included',
    async () => {
      const problem = generateProblem({components: 26, nodes: 10, seed: 5})
      expect(await solve(problem, 'genetic', 9)).toEqual(await solve(problem, 'genetic', 9))
    },
    SLOW_MS,
  )

  test(
    'no member of the front is better than another in everything',
    async () => {
      const answer = await solve(generateProblem({components: 26, nodes: 10, seed: 6}), 'genetic')
      if (answer.kind !== 'placed') throw new Error(answer.kind)
      const front = answer.front ?? []
      const isBetter = (a: Placed['objective'], b: Placed['objective']) =>
        a.total < b.total - 1e-9 && a.latencyMs < b.latencyMs - 1e-9 && a.moves < b.moves && a.price < b.price - 1e-9
      expect(front.length).toBeGreaterThan(1)
      expect(front.some((one) => front.some((other) => isBetter(other, one)))).toBe(false)
      expect(front[0]).toEqual(answer.objective)
    },
    SLOW_MS,
  )

  test.each(['genetic', 'greedy'] as const)(
    'a bound of the %s answer is never above the optimum',
    async (by) => {
      for (const seed of [6, 13]) {
        const problem = generateProblem({components: 26, nodes: 10, seed})
        const exact = await solve(problem, 'exact')
        const answer = await solvePlacement(problem, {by, seed: 1, evaluations: 100_000, isBounded: true, now: () => performance.now()})
        if (exact.kind !== 'placed' || answer.kind !== 'placed') continue
        expect(answer.bound).toBeLessThanOrEqual(exact.objective.total + 1e-6)
        expect(answer.gap).toBeGreaterThanOrEqual(0)
      }
    },
    SLOW_MS,
  )
})

describe('small problems, beside every placement there is', () => {
  test(
    'exact finds the least of all allowed placements, or that there is none',
    async () => {
      await fc.assert(
        fc.asyncProperty(smallProblem(), async (problem) => {
          const least = byTryingAll(problem)
          const answer = await solve(problem, 'exact')
          if (least === undefined) {
            expect(answer.kind).toBe('infeasible')
            return
          }
          if (answer.kind !== 'placed') throw new Error(`There is one of ${least}, and the answer is ${answer.kind}.`)
          expectSound(problem, answer)
          expect(answer.isProven).toBe(true)
          expect(answer.objective.total).toBeCloseTo(least, 6)
        }),
        {numRuns: 60},
      )
    },
    SLOW_MS,
  )
})

const NODES = ['a', 'b', 'c']
const COMPONENTS = ['p', 'q', 'r', 's']

function smallProblem(): fc.Arbitrary<PlacementProblem> {
  const amount = fc.integer({min: 1, max: 4})
  const node = fc.record({cpu: fc.integer({min: 2, max: 9}), price: fc.integer({min: 0, max: 3}), isOn: fc.boolean()})
  const component = fc.record({
    cpu: amount,
    instances: fc.integer({min: 1, max: 2}),
    may: fc.array(fc.boolean(), {minLength: 3, maxLength: 3}),
    cost: fc.array(fc.integer({min: 0, max: 2}), {minLength: 3, maxLength: 3}),
    home: fc.option(fc.constantFrom(...NODES), {nil: undefined}),
    isSpread: fc.boolean(),
  })
  const pair = fc.uniqueArray(fc.constantFrom(...COMPONENTS), {minLength: 2, maxLength: 2})
  return fc
    .record({
      nodes: fc.array(node, {minLength: 3, maxLength: 3}),
      components: fc.array(component, {minLength: 4, maxLength: 4}),
      together: fc.array(pair, {maxLength: 1}),
      apart: fc.array(pair, {maxLength: 2}),
      links: fc.array(fc.record({pair, latencyMs: amount}), {maxLength: 4}),
    })
    .map(({nodes, components, together, apart, links}) => ({
      name: 'small',
      weights: {price: 1, watts: 0.01, latencyMs: 0.7, moves: 0.9},
      nodes: nodes.map(({cpu, price, isOn}, at) => ({
        name: NODES[at] ?? '',
        free: {...NO_RESOURCES, cpuMillicores: cpu * 1000},
        pricePerHour: price,
        idleWatts: 10 * price,
        wattsPerCore: 5,
        isOn,
      })),
      components: components.map(({cpu, instances, may, cost, home, isSpread}, at) => ({
        name: COMPONENTS[at] ?? '',
        instances,
        need: {...NO_RESOURCES, cpuMillicores: cpu * 1000},
        eligible: NODES.flatMap((name, index) => (may[index] === true ? {node: name, cost: cost[index] ?? 0} : [])),
        refusals: [],
        current: home === undefined ? [] : [{node: home, instances: 1}],
        isSpread,
      })),
      together,
      apart,
      links: links.map(({pair: [one = '', other = ''], latencyMs}) => ({between: [one, other], latencyMs})),
    }))
}

/** What the cheapest allowed placement costs. */
function byTryingAll(problem: PlacementProblem): number | undefined {
  const choices = problem.components.map(({instances}) =>
    instances === 1
      ? NODES.map((node) => [{node, instances: 1}])
      : NODES.flatMap((one, at) =>
          NODES.slice(at).map((other) =>
            one === other ? [{node: one, instances: 2}] : [one, other].map((node) => ({node, instances: 1})),
          ),
        ),
  )
  let least: number | undefined
  const extend = (at: number, placement: Placement): void => {
    if (at === choices.length) {
      const {broken, total} = verifyPlacement(problem, placement)
      if (broken.length === 0 && (least === undefined || total < least)) least = total
      return
    }
    for (const hosts of choices[at] ?? []) extend(at + 1, new Map([...placement, [problem.components[at]?.name ?? '', hosts]]))
  }
  extend(0, new Map())
  return least
}

import {RandomStreams} from '../../support/random-streams.js'
import {AS_ASKED, Assignment, type Emphasis} from './assignment.js'
import {fill} from './construct.js'
import {improve, optionsOf} from './local-search.js'
import {type Model, placementOf} from './model.js'
import {evaluate, type Objective} from './objective.js'
import {frontOf, type Scores, select} from './pareto.js'

export type GeneticOptions = {
  readonly seed: number
  /** Changes that are weighed at most: what makes it end at the same point each time. */
  readonly evaluations: number
  readonly populationSize: number
  /** Where a person sets a limit in time, too: then the same seed need not give the same answer. */
  readonly leftMs?: () => number
}

/** How many live at once, and how many changes are weighed: what a problem of that size needs. A large one has few founders, for each takes long. */
export function geneticSize({unitCount, nodeCount}: Model): {readonly populationSize: number; readonly evaluations: number} {
  const isLarge = unitCount * nodeCount > 50_000
  const evaluations = isLarge ? 10_000_000 : Math.min(1_300_000, Math.max(20_000, 1_300 * unitCount * nodeCount))
  return {populationSize: isLarge ? 6 : 24, evaluations}
}

export type Individual = {readonly nodeOf: Int32Array; readonly objective: Objective}

export type GeneticAnswer = {
  /** `undefined` where none was found. */
  readonly best: Individual | undefined
  /** None of them is better than another in everything; the best by the person's weights is one of them. */
  readonly front: readonly Individual[]
  readonly generations: number
  readonly evaluations: number
  readonly isOutOfTime: boolean
}

/**
 * A genetic search whose children are improved by local search (a memetic algorithm): a child takes its first parent's places, for the guests of some
 * nodes its second parent's, changes a few at random, and is improved, mostly by the person's weights and now and then by others, so that the front is
 * wide. Survivors are chosen as in NSGA-II.
 */
export function placeGenetically(model: Model, {seed, evaluations, populationSize, leftMs}: GeneticOptions): GeneticAnswer {
  const random = new RandomStreams(seed).open('genetic-placement')
  const options = optionsOf(model)
  if (options.some((nodes) => nodes.length === 0) || model.contradictions.length > 0)
    return {best: undefined, front: [], generations: 0, evaluations: 0, isOutOfTime: false}
  let spent = 0
  let isOutOfTime = false
  const mayGoOn = (assignment?: Assignment): boolean => {
    if (leftMs !== undefined && leftMs() <= 0) isOutOfTime = true
    return !isOutOfTime && spent + (assignment?.evaluations ?? 0) < evaluations
  }
  const raised = (emphasis: Emphasis, begin: (assignment: Assignment) => readonly number[]): Individual | undefined => {
    const assignment = new Assignment(model, emphasis)
    improve(model, options, assignment, begin(assignment), () => mayGoOn(assignment))
    spent += assignment.evaluations
    if (!assignment.isAllowed()) return undefined
    return {nodeOf: assignment.nodeOf, objective: evaluate(model.problem, placementOf(model, assignment.nodeOf))}
  }
  const everyone = Array.from({length: model.unitCount}, (_, unit) => unit)
  const founder = (noise: number, emphasis: Emphasis) =>
    raised(emphasis, (assignment) => {
      fill(model, options, assignment, random, noise)
      return shuffled(everyone, random)
    })
  let population: Individual[] = []
  for (let at = 0; at < 4 * populationSize && population.length < populationSize && (at === 0 || mayGoOn()); at += 1)
    population.push(...present(founder(at === 0 ? 0 : random(), at % 3 === 2 ? emphasisBy(random) : AS_ASKED)))
  let best = leastOf(population)
  let generations = 0
  for (; mayGoOn() && population.length > 0; generations += 1) {
    const children: Individual[] = []
    for (let at = 0; at < populationSize / 2 && mayGoOn(); at += 1) {
      const isFirstBest = best !== undefined && random() < 0.5
      const one = isFirstBest ? best : picked(population, random)
      const other = picked(population, random)
      if (one === undefined || other === undefined) break
      const emphasis = random() < 0.8 ? AS_ASKED : emphasisBy(random)
      children.push(...present(raised(emphasis, (assignment) => cross(model, options, assignment, [one, other], random))))
    }
    best = leastOf([...children, ...present(best)])
    population = [...select([...population, ...children], scoresOf, populationSize)]
  }
  return {best, front: frontOf([...population, ...present(best)], scoresOf), generations, evaluations: spent, isOutOfTime}
}

function scoresOf({objective: {total, latencyMs, moves, price}}: Individual): Scores {
  return [total, latencyMs, moves, price]
}

function present<T>(one: T | undefined): readonly T[] {
  return one === undefined ? [] : [one]
}

function leastOf(all: readonly Individual[]): Individual | undefined {
  return all.reduce<Individual | undefined>(
    (best, one) => (best === undefined || one.objective.total < best.objective.total ? one : best),
    undefined,
  )
}

function picked(population: readonly Individual[], random: () => number): Individual | undefined {
  const [a, b] = [population[Math.floor(random() * population.length)], population[Math.floor(random() * population.length)]]
  if (a === undefined || b === undefined) return a ?? b
  return a.objective.total <= b.objective.total === random() < 0.75 ? a : b
}

/** Each objective between a quarter and four times what the person's weights say. */
function emphasisBy(random: () => number): Emphasis {
  const one = () => 4 ** (2 * random() - 1)
  return {running: one(), latency: one(), moves: one()}
}

/** Returns whose place is new. */
function cross(
  {nodeCount, unitCount}: Model,
  options: readonly Int32Array[],
  assignment: Assignment,
  [one, other]: readonly [Individual, Individual],
  random: () => number,
): readonly number[] {
  assignment.load(one.nodeOf)
  const share = random() ** 2
  const isTaken = Uint8Array.from({length: nodeCount}, () => Number(random() < share))
  const changed = new Set<number>()
  for (let unit = 0; unit < unitCount; unit += 1) {
    const node = other.nodeOf[unit] ?? -1
    if (isTaken[node] !== 1 || assignment.nodeOf[unit] === node) continue
    assignment.place(unit, node)
    changed.add(unit)
  }
  for (let left = 1 + Math.floor(random() * Math.min(12, 1 + unitCount / 8)); left > 0; left -= 1) {
    const unit = Math.floor(random() * unitCount)
    const nodes = options[unit] ?? new Int32Array(0)
    assignment.place(unit, nodes[Math.floor(random() * nodes.length)] ?? -1)
    changed.add(unit)
  }
  return shuffled([...changed], random)
}

function shuffled(items: readonly number[], random: () => number): number[] {
  const all = [...items]
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const [a, b] = [all[at] ?? 0, all[other] ?? 0]
    all[at] = b
    all[other] = a
  }
  return all
}

import type {HostShare} from '../../platform/contract/index.js'
import type {Reason} from '../../support/reason.js'
import {classesOf} from './columns.js'
import {placeExactly} from './exact.js'
import {geneticSize, type Individual, placeGenetically} from './genetic.js'
import {placeGreedily} from './greedy.js'
import {loadSolver} from './highs.js'
import {conflictReasons, obviousReasons} from './infeasible.js'
import {type Deadline, solveMaster} from './master.js'
import {type Model, modelOf, placementOf} from './model.js'
import {evaluate, type Objective} from './objective.js'
import type {PlacementProblem} from './problem.js'
import {relaxedBound} from './relaxation.js'

export const METHODS = ['exact', 'genetic', 'greedy'] as const
export type Method = (typeof METHODS)[number]

export type PlaceOptions = {
  readonly by: Method
  readonly seed: number
  /** Absent: the exact search has a minute, the genetic one as many evaluations as the size needs. */
  readonly timeLimitMs?: number
  /** Of the genetic search, in place of what the size needs. */
  readonly evaluations?: number
  /** Whether a heuristic's answer is to come with a lower bound. It takes time of its own. */
  readonly isBounded?: boolean
  /** Milliseconds that only grow. */
  readonly now: () => number
}

export type PlacementAnswer = Placed | Unplaceable | Unfinished

export type Placed = {
  readonly kind: 'placed'
  readonly by: Method
  readonly hosts: readonly {readonly component: string; readonly hosts: readonly HostShare[]}[]
  readonly objective: Objective
  /** No placement costs less. */
  readonly bound?: number
  /** The part of the cost that a better placement could save at most; 0: proven to be the best. */
  readonly gap?: number
  readonly isProven: boolean
  /** Placements of which none is better in everything, by cost. */
  readonly front?: readonly Objective[]
  readonly search?: {readonly generations: number; readonly evaluations: number}
  /** The time limit ended the search: the same question may have another answer next time. */
  readonly isOutOfTime: boolean
}

export type Unplaceable = {readonly kind: 'infeasible'; readonly by: Method; readonly reasons: readonly Reason[]}
/** No placement was found, and that there is none is not proven. */
export type Unfinished = {readonly kind: 'unfinished'; readonly by: Method; readonly reasons: readonly Reason[]}

const EXACT_LIMIT_MS = 60_000
const EXPLAIN_MS = 5_000
const BOUND_MS = 8_000
/** Of the genetic search that goes before the exact one: its part of what it would have alone. */
const WARM_UP = 0.25
/** Units times nodes up to which a bound is had from patterns. */
const PATTERN_SIZE = 20_000

/** Places everything, or says why not. It may block its thread for as long as it takes. */
export async function solvePlacement(problem: PlacementProblem, options: PlaceOptions): Promise<PlacementAnswer> {
  const model = modelOf(problem)
  const reasons = obviousReasons(model)
  if (reasons.length > 0) return {kind: 'infeasible', by: options.by, reasons}
  switch (options.by) {
    case 'exact':
      return exact(model, options)
    case 'genetic':
      return genetic(model, options)
    case 'greedy':
      return greedy(model, options)
  }
}

async function exact(model: Model, options: PlaceOptions): Promise<PlacementAnswer> {
  const deadline = within(options, options.timeLimitMs ?? EXACT_LIMIT_MS)
  const size = geneticSize(model)
  const warm = placeGenetically(model, {...size, evaluations: WARM_UP * size.evaluations, seed: options.seed, leftMs: deadline.leftMs})
  const known = warm.front.map(({nodeOf, objective}) => ({nodeOf, cost: objective.total}))
  const {nodeOf, bound, isProven} = placeExactly(model, await loadSolver(), known, deadline)
  if (nodeOf === undefined) return none(model, options, isProven)
  const placed = answer(model, 'exact', nodeOf, {isOutOfTime: !isProven})
  return isProven ? {...placed, bound: placed.objective.total, gap: 0, isProven} : {...placed, ...gapOf(placed.objective, bound)}
}

async function genetic(model: Model, options: PlaceOptions): Promise<PlacementAnswer> {
  const size = geneticSize(model)
  const limit = options.timeLimitMs === undefined ? {} : {leftMs: within(options, options.timeLimitMs).leftMs}
  const found = placeGenetically(model, {...size, evaluations: options.evaluations ?? size.evaluations, seed: options.seed, ...limit})
  const {best, front, generations, evaluations, isOutOfTime} = found
  if (best === undefined) return none(model, options, false)
  const search = {generations, evaluations}
  const objectives = front.map(({objective}) => objective).toSorted((a, b) => a.total - b.total)
  const placed = {...answer(model, 'genetic', best.nodeOf, {isOutOfTime}), front: objectives, search}
  return options.isBounded === true ? {...placed, ...(await boundOf(model, front, placed.objective, options))} : placed
}

async function greedy(model: Model, options: PlaceOptions): Promise<PlacementAnswer> {
  const {nodeOf, unplaced} = placeGreedily(model)
  if (unplaced.length === 0) {
    const placed = answer(model, 'greedy', nodeOf, {isOutOfTime: false})
    return options.isBounded === true
      ? {...placed, ...(await boundOf(model, [{nodeOf, objective: placed.objective}], placed.objective, options))}
      : placed
  }
  const without = await none(model, options, false)
  if (without.kind === 'infeasible') return without
  const names = unplaced.map((unit) => model.units[unit]?.name ?? '')
  const message = `greedy placement found no room for ${names.join(', ')} beside what it had placed before`
  return {kind: 'unfinished', by: 'greedy', reasons: [{code: 'no-room-left', message, wayOut: 'Try --by genetic or --by exact.'}]}
}

/** A search found nothing: there is nothing, or it was not good enough. */
async function none(model: Model, options: PlaceOptions, isProven: boolean): Promise<Unplaceable | Unfinished> {
  const solver = await loadSolver()
  const deadline = within(options, EXPLAIN_MS)
  const isImpossible = isProven || solveMaster(model, classesOf(model), solver, [], deadline).isInfeasible
  if (isImpossible)
    return {kind: 'infeasible', by: options.by, reasons: conflictReasons(model.problem, solver, within(options, EXPLAIN_MS))}
  const message = 'no placement was found, and it is not proven that there is none'
  return {kind: 'unfinished', by: options.by, reasons: [{code: 'nothing-found', message, wayOut: 'Give it more time, or try --by exact.'}]}
}

async function boundOf(model: Model, known: readonly Individual[], objective: Objective, options: PlaceOptions) {
  const deadline = within(options, BOUND_MS)
  if (model.unitCount * model.nodeCount > PATTERN_SIZE) return gapOf(objective, relaxedBound(model, objective.total, deadline))
  const nodeOfs = known.map(({nodeOf}) => nodeOf)
  return gapOf(objective, solveMaster(model, classesOf(model), await loadSolver(), nodeOfs, deadline).bound + model.allLinks)
}

function gapOf({total}: Objective, bound: number): {readonly bound?: number; readonly gap?: number} {
  if (!Number.isFinite(bound)) return {}
  const least = Math.min(bound, total)
  return {bound: least, gap: total <= 0 ? 0 : (total - least) / total}
}

function answer(model: Model, by: Method, nodeOf: Int32Array, {isOutOfTime}: {readonly isOutOfTime: boolean}): Placed {
  const placement = placementOf(model, nodeOf)
  return {
    kind: 'placed',
    by,
    hosts: [...placement].map(([component, hosts]) => ({component, hosts})),
    objective: evaluate(model.problem, placement),
    isProven: false,
    isOutOfTime,
  }
}

function within({now}: PlaceOptions, limitMs: number): Deadline {
  const endMs = now() + limitMs
  return {leftMs: () => endMs - now()}
}

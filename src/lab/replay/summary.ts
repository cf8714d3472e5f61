import {type Estimate, estimate} from '../run/statistics.js'
import type {Score} from './contract.js'
import {CONSTANTS, type ContenderResult, OPTIMUM, type SeedResult} from './replay.js'

/** What became of one contender, over all seeds. */
export type ContenderSummary = {
  readonly name: string
  readonly kind: ContenderResult['kind']
  readonly score: Estimate
  /** One for each seed, in their order. */
  readonly scores: readonly number[]
  /** Its score minus the clairvoyant optimum's, seed by seed. */
  readonly regret: Estimate
  /** Its score minus that of the constant choice that is best on average, seed by seed: negative is better. */
  readonly beyondConstant: Estimate
  readonly underperforming: Estimate
  readonly targetMissed: Estimate
  readonly dear: Estimate
  readonly moves: Estimate
  readonly faults: readonly string[]
  /** Seeds with which each of its turns failed: it stayed where it was, and that is its score. Absent: none. */
  readonly silentWith?: readonly number[]
}

export type ReplaySummary = {
  readonly seeds: number
  /** Best first; the optimum is first by construction. */
  readonly contenders: readonly ContenderSummary[]
  readonly bestConstant: string
  /** The best of those that know only the past, and of that what was measured where they were. */
  readonly best: string
  /** Whether its interval against the best constant choice lies below zero; undefined: one seed has no interval. */
  readonly pays: boolean | undefined
  /** Policies that could not be run with one seed or more: nothing of them is scored here. Absent: none. */
  readonly failed?: readonly FailedSummary[]
}

export type FailedSummary = {readonly name: string; readonly seeds: readonly number[]; readonly whys: readonly string[]}

export function summaryOf(results: readonly SeedResult[]): ReplaySummary {
  const failed = failedIn(results)
  const isWhole = ({name}: {readonly name: string}) => failed.every((one) => one.name !== name)
  const names = results[0]?.contenders.filter(isWhole).map(({name}) => name) ?? []
  const scoresOf = (name: string) => results.map((result) => scoreIn(result, name).score)
  const means = new Map(names.map((name) => [name, mean(scoresOf(name))]))
  const bestConstant = CONSTANTS.toSorted((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0))[0] ?? CONSTANTS[0]
  const contenders = names.map((name) => contenderOf(name, bestConstant, results)).toSorted((a, b) => a.score.mean - b.score.mean)
  const best = contenders.find(({kind}) => kind === 'rule' || kind === 'policy')
  return {
    seeds: results.length,
    contenders,
    bestConstant,
    best: best?.name ?? bestConstant,
    pays: best === undefined ? undefined : isBelow(best.beyondConstant),
    ...(failed.length === 0 ? {} : {failed}),
  }
}

/** Seeds are paired: what is not there with each is not to be held against the others. */
function failedIn(results: readonly SeedResult[]): readonly FailedSummary[] {
  const all = results.flatMap(({seed, failed = []}) => failed.map((one) => ({...one, seed})))
  return [...Map.groupBy(all, ({name}) => name)].map(([name, own]) => ({
    name,
    seeds: own.map(({seed}) => seed),
    whys: [...new Set(own.map(({why}) => why))],
  }))
}

/** Whether an interval lies below zero. */
export function isBelow({mean: middle, halfWidth}: Estimate): boolean | undefined {
  return halfWidth === undefined ? undefined : middle + halfWidth < 0
}

function contenderOf(name: string, bestConstant: string, results: readonly SeedResult[]): ContenderSummary {
  const own = results.map((result) => scoreIn(result, name))
  const beyond = (other: string) => estimate(results.map((result, place) => (own[place]?.score ?? 0) - scoreIn(result, other).score))
  const part = (of: (score: Score) => number) => estimate(own.map(of))
  const first = results[0]?.contenders.find((one) => one.name === name)
  const silentWith = results.filter(({contenders}) => contenders.some((one) => one.name === name && isSilent(one))).map(({seed}) => seed)
  return {
    name,
    kind: first?.kind ?? 'rule',
    score: part(({score}) => score),
    scores: own.map(({score}) => score),
    regret: beyond(OPTIMUM),
    beyondConstant: beyond(bestConstant),
    underperforming: part(({underperforming}) => underperforming),
    targetMissed: part(({targetMissed}) => targetMissed),
    dear: part(({dear}) => dear),
    moves: part(({moves}) => moves),
    faults: [...new Set(results.flatMap(({contenders}) => contenders.find((one) => one.name === name)?.faults ?? []))],
    ...(silentWith.length === 0 ? {} : {silentWith}),
  }
}

function isSilent({answers, faults}: ContenderResult): boolean {
  return answers === 0 && faults.length > 0
}

function scoreIn({seed, contenders}: SeedResult, name: string): Score {
  const found = contenders.find((one) => one.name === name)
  if (found === undefined) throw new RangeError(`${name} is not among the results of seed ${seed}.`)
  return found.score
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

import type {Estimate} from '../run/statistics.js'

/** What was answered by one run of the lab, as far as two of them can be held against one another. */
export type SavedResult = {
  readonly file: string
  readonly kind: 'replay' | 'run'
  /** What is measured of each contender; lower is better. */
  readonly measure: string
  /** What was asked, by its path: two results are comparable where all of it is the same. */
  readonly subject: ReadonlyMap<string, string>
  readonly seeds: readonly number[]
  readonly points: readonly ResultPoint[]
  /** What was told of contenders that failed, or did nothing: their values may say nothing of them. */
  readonly remarks: readonly string[]
}

/** Of one setting of what is assumed: for each contender a value for each seed, in their order. */
export type ResultPoint = {readonly name: string; readonly contenders: ReadonlyMap<string, readonly number[]>}

export type Verdict = 'better' | 'worse' | 'unsure' | 'same'

/** One contender in two results, on the same seeds. */
export type Paired = {
  readonly name: string
  /** As it is called in the second, where that is another name. */
  readonly as?: string
  readonly before: Estimate
  readonly after: Estimate
  /** After minus before, seed by seed: below zero is better. */
  readonly difference: Estimate
  /** What the interval of the difference says. */
  readonly verdict: Verdict
}

/** A contender that stands elsewhere in the order of means among those of both; 1 is best. */
export type Moved = {readonly name: string; readonly before: number; readonly after: number}

export type PointComparison = {
  readonly point: string
  readonly contenders: readonly Paired[]
  readonly ranking: readonly Moved[]
}

export type ResultComparison = {
  readonly before: string
  readonly after: string
  readonly measure: string
  readonly seeds: readonly number[]
  readonly points: readonly PointComparison[]
  /** What has no partner in the other and was left out, and what each tells of its contenders. */
  readonly notes: readonly string[]
}

import type {ApplicationDescription} from '../../descriptions/types.js'
import {given} from '../../support/given.js'
import type {TrialResult, TrialSlice, Variant} from './contract.js'
import {type Estimate, estimate} from './statistics.js'
import {runTrial} from './trial.js'

export type CompareRequest = {
  readonly variants: readonly Variant[]
  readonly applications: readonly ApplicationDescription[]
  /** Digests of what was run on: results of other subjects are not comparable. */
  readonly subject: {readonly scenario: string; readonly applications: string}
  /** The same for every variant, so that they meet the same chances. */
  readonly seeds: readonly number[]
  readonly durationMs: number
  readonly open: (seed: number) => Promise<TrialSlice>
  readonly say: (text: string) => void
  readonly signal: AbortSignal
}

/** What came of a variant, over all seeds. */
export type VariantSummary = {
  readonly variant: string
  /** The share of the measured time in which a target was missed, over all targets and the seeds with which one was measured. Absent: none was. */
  readonly missed?: Estimate
  /** Against the first variant, over the seeds with which both were measured: negative is better. Absent of the first, and without such a seed. */
  readonly missedBeyondFirst?: Estimate
  /** For which share of the time targets were measured. */
  readonly measured: Estimate
  /** Applications that were not deployed, with which seeds. Absent: none. */
  readonly neverDeployed?: readonly {readonly application: string; readonly seeds: readonly number[]}[]
  readonly changes: Estimate
  readonly cost: Estimate
  readonly failures: readonly string[]
}

export type Comparison = {
  readonly subject: CompareRequest['subject']
  readonly seeds: readonly number[]
  readonly durationMs: number
  readonly summaries: readonly VariantSummary[]
  readonly trials: readonly (TrialResult & {readonly seed: number})[]
}

/** Runs every variant on every seed, one after the other, each on a slice of its own. */
export async function compareVariants({
  variants,
  applications,
  subject,
  seeds,
  durationMs,
  open,
  say,
  signal,
}: CompareRequest): Promise<Comparison> {
  const trials: (TrialResult & {readonly seed: number})[] = []
  for (const variant of variants) {
    for (const seed of seeds) {
      signal.throwIfAborted()
      say(
        `Running ${variant.name}${seeds.length === 1 ? '' : `, seed ${seed}`} (${trials.length + 1} of ${variants.length * seeds.length})`,
      )
      const slice = await open(seed)
      try {
        trials.push({...(await runTrial(slice, {variant, applications, durationMs, signal})), seed})
      } finally {
        await slice.stop()
      }
    }
  }
  return {subject, seeds, durationMs, summaries: summarise(variants, trials), trials}
}

/** What came of every variant, seed by seed. */
export function summarise(variants: readonly Variant[], trials: Comparison['trials']): readonly VariantSummary[] {
  const of = (name: string | undefined) => trials.filter((trial) => trial.variant === name)
  const base = new Map(of(variants[0]?.name).map((trial) => [trial.seed, missedShare(trial)]))
  return variants.map(({name}, place): VariantSummary => {
    const own = of(name)
    const neverDeployed = notDeployedIn(own)
    return {
      variant: name,
      ...given({
        missed: estimated(own.map(missedShare)),
        missedBeyondFirst: place === 0 ? undefined : estimated(own.map((trial) => difference(missedShare(trial), base.get(trial.seed)))),
      }),
      measured: estimate(own.map(({measured}) => measured)),
      ...(neverDeployed.length === 0 ? {} : {neverDeployed}),
      changes: estimate(own.map(({changes}) => changes.length)),
      cost: estimate(own.map(({cost}) => cost)),
      failures: [...new Set(own.flatMap(({failures}) => failures.map(({policy, reason}) => `${policy}: ${reason}`)))],
    }
  })
}

function notDeployedIn(trials: Comparison['trials']): NonNullable<VariantSummary['neverDeployed']> {
  const all = trials.flatMap(({deployedAfterMs, seed}) =>
    Object.entries(deployedAfterMs).flatMap(([application, afterMs]) => (afterMs === null ? [{application, seed}] : [])),
  )
  return [...Map.groupBy(all, ({application}) => application)].map(([application, own]) => ({
    application,
    seeds: own.map(({seed}) => seed),
  }))
}

/** Of what there is. */
function estimated(values: readonly (number | undefined)[]): Estimate | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length === 0 ? undefined : estimate(known)
}

function difference(own: number | undefined, other: number | undefined): number | undefined {
  return own === undefined || other === undefined ? undefined : own - other
}

/** Of the measured time, over all targets; undefined: nothing was measured. */
export function missedShare({targets}: Pick<TrialResult, 'targets'>): number | undefined {
  const measuredMs = targets.reduce((sum, target) => sum + target.measuredMs, 0)
  return measuredMs === 0 ? undefined : targets.reduce((sum, target) => sum + target.missedMs, 0) / measuredMs
}

import {DAY_MS} from '../../policy/builtin/carbon/forecaster.js'
import {type Estimate, estimate} from '../run/statistics.js'

/** What one job cost, beside what it would have cost at once and at best. */
export type Outcome = {readonly arrivalMs: number; readonly now: number; readonly best: number; readonly cost: number}

/** What was saved against running at once, by jobs that arrived in one block of time, and what could have been. */
export type Savings = {readonly saved: number; readonly possible: number}

/**
 * The part of what could be saved that was saved, over all blocks. The interval is that of a ratio of two sums (the delta method), by Student's t over the
 * blocks: jobs of one week resemble one another, weeks far less. Where nothing could be saved there is no such share.
 */
export function shareSaved(blocks: readonly Savings[]): Estimate | undefined {
  const saved = blocks.reduce((sum, block) => sum + block.saved, 0)
  const possible = blocks.reduce((sum, block) => sum + block.possible, 0)
  if (!(possible > 0)) return undefined
  const share = saved / possible
  const {halfWidth} = estimate(blocks.map((block) => block.saved - share * block.possible))
  const perBlock = possible / blocks.length
  return {mean: share, count: blocks.length, ...(halfWidth === undefined ? {} : {halfWidth: halfWidth / perBlock})}
}

/** `month`: `2022-07`. */
export type MonthShare = {readonly month: string; readonly share: Estimate | undefined}

/** Weeks are counted from the first job. */
export function savingsByWeek(outcomes: readonly Outcome[]): readonly Savings[] {
  const firstMs = outcomes[0]?.arrivalMs ?? 0
  const weeks = Map.groupBy(outcomes, ({arrivalMs}) => Math.floor((arrivalMs - firstMs) / (7 * DAY_MS)))
  return [...weeks.values()].map((jobs) => ({
    saved: jobs.reduce((sum, {now, cost}) => sum + now - cost, 0),
    possible: jobs.reduce((sum, {now, best}) => sum + now - best, 0),
  }))
}

export function sharesByMonth(outcomes: readonly Outcome[]): readonly MonthShare[] {
  const months = Map.groupBy(outcomes, ({arrivalMs}) => new Date(arrivalMs).toISOString().slice(0, 7))
  return [...months].map(([month, jobs]) => ({month, share: shareSaved(savingsByWeek(jobs))}))
}

import {type Estimate, estimate} from '../run/statistics.js'

/** What was saved against running at once, by jobs that arrived in one block of time. */
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

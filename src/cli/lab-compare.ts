import {compareResults, type Pair} from '../lab/results/compare.js'
import type {ResultComparison} from '../lab/results/contract.js'
import {savedResult} from '../lab/results/saved.js'
import {readNamedFile} from '../support/files.js'
import {UsageError} from './errors.js'

/** Saved answers of the lab, each against the first. `pairs`: `NAME=OTHER`. */
export async function compareSaved(
  first: string,
  others: readonly string[],
  pairs: readonly string[],
): Promise<readonly ResultComparison[]> {
  const chosen = pairs.map(pairOf)
  const [before, ...afters] = await Promise.all([first, ...others].map(async (file) => savedResult(await readNamedFile(file), file)))
  return before === undefined ? [] : afters.map((after) => compareResults(before, after, chosen))
}

function pairOf(text: string): Pair {
  const [before = '', after = ''] = text.split('=', 2)
  if (before === '' || after === '') throw new UsageError(`--pair takes NAME=OTHER, and got "${text}".`)
  return {before, after}
}

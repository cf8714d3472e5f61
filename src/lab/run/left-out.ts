import {OperationalError} from '../../support/errors.js'
import {suggest} from '../../support/suggest.js'
import type {TrialSlice} from './contract.js'

const HEARD_MS = 1_000

/** Rejects with `policy-not-found` and every name of a policy that shall be left out and does not run from the beginning: nothing would be left out. */
export async function checkLeftOut(slice: TrialSlice, without: readonly string[], signal: AbortSignal): Promise<void> {
  await slice.pass(HEARD_MS, signal)
  const known = slice.service.policies().map(({name}) => name)
  const unknown = without.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  const near = unknown.flatMap((name) => suggest(name, known) ?? [])
  throw new OperationalError(`No built-in policy ${unknown.join(', ')} runs here that could be left out.`, {
    code: 'policy-not-found',
    exit: 'usage',
    hints: [...near.map((name) => `Did you mean ${name}?`), `Those that run are ${[...new Set(known)].toSorted().join(', ')}.`],
  })
}

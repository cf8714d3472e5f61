import type {Outcome, Reason} from '../../platform/contract/index.js'
import {OperationalError} from '../../support/errors.js'
import {type Missing, notFoundError} from '../../support/not-found.js'
import type {ContinuumView} from '../roles/continuum-view.js'

/** What lists them. */
const LISTS: {readonly [what: string]: string} = {
  application: 'mlsysops app list',
  cluster: 'mlsysops infra list',
  node: 'mlsysops infra list',
  policy: 'mlsysops policy list',
  mechanism: 'mlsysops mechanism list',
  metric: 'mlsysops telemetry query',
  decision: 'mlsysops policy decisions',
}

export function applicationNotFound(name: string, known: Iterable<string>): OperationalError {
  return notFound('application', name, known)
}

/** Of a component or a container the application is what it is within. */
export function notFound(
  what: string,
  name: string,
  known: Iterable<string>,
  more: Pick<Missing, 'within' | 'code' | 'instead' | 'hints'> = {},
): OperationalError {
  const list = LISTS[what] ?? (more.within === undefined ? undefined : `mlsysops app status ${more.within}`)
  return notFoundError({what, name, known, ...(list === undefined ? {} : {list}), ...more})
}

/**
 * To be asked before something is refused for want of a node: where a cluster's agent has not told of its nodes yet, because it or this one has just
 * begun, or because this one does not lead, the node may well be there.
 */
export function mustHaveToldNodes(view: Pick<ContinuumView, 'hasToldNodes'>, clusters: Iterable<string>): void {
  const silent = [...clusters].filter((cluster) => !view.hasToldNodes(cluster)).toSorted()
  if (silent.length === 0) return
  throw new OperationalError(`The agent of ${silent.join(', ')} has not told of its nodes yet.`, {
    code: 'cluster-unheard',
    exit: 'remote',
    hints: ['Try again in a moment; mlsysops agent list says who is heard.'],
  })
}

/** `known`: those that are looked at for what was probably meant, newest first. Of their ids only the last few tell a person anything. */
export function decisionNotFound(id: string, known: readonly string[]): OperationalError {
  const last = known.slice(0, 3)
  return notFound('decision', id, known, {
    instead: last.length === 0 ? 'None was taken yet.' : `The last ${last.length === 1 ? 'one' : 'ones'}: ${last.join(', ')}.`,
    hints: ['What waits for an approval: mlsysops plan list', 'What is older is no longer kept.'],
  })
}

/** Turns what a platform answered into an error, unless it accepted. */
export function mustBeAccepted(outcome: Outcome, what: string): string {
  switch (outcome.kind) {
    case 'accepted':
      return outcome.revision
    case 'stale':
      throw new OperationalError(`${what} was changed by someone else meanwhile.`, {
        code: 'revision-conflict',
        exit: 'remote',
        hints: ['Read it again, and repeat the change on what it is now.'],
      })
    case 'refused':
      throw refused(`${what} was refused`, 'refused', outcome.reasons)
  }
}

export function refused(what: string, code: string, reasons: readonly Reason[]): OperationalError {
  return new OperationalError(`${what}: ${reasons.map((reason) => reason.message).join('; ')}.`, {
    code,
    exit: 'remote',
    hints: reasons.flatMap((reason) => reason.wayOut ?? []),
    details: {reasons},
  })
}

import type {Outcome, Reason} from '../../platform/contract/index.js'
import {OperationalError} from '../../support/errors.js'
import {suggest} from '../../support/suggest.js'

export function applicationNotFound(name: string, known: Iterable<string>): OperationalError {
  const near = suggest(name, known)
  return new OperationalError(`There is no application ${name}.`, {
    code: 'application-not-found',
    exit: 'remote',
    hints: [...(near === undefined ? [] : [`Did you mean ${near}?`]), 'mlsysops app list'],
  })
}

export function notFound(what: string, name: string, known: Iterable<string>): OperationalError {
  const names = [...known]
  const near = suggest(name, names)
  return new OperationalError(`There is no ${what} ${name}.`, {
    code: `${what.replaceAll(' ', '-')}-not-found`,
    exit: 'remote',
    hints: near === undefined ? namesHint(names) : [`Did you mean ${near}?`],
  })
}

const NAMED_AT_MOST = 8

/** Which there are, the first few by name. */
export function namesHint(names: readonly string[]): readonly string[] {
  if (names.length === 0) return []
  const rest = names.length - NAMED_AT_MOST
  return [`There are: ${names.slice(0, NAMED_AT_MOST).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`]
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

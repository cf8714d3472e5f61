import {type ExitName, OperationalError} from './errors.js'
import {suggest} from './suggest.js'

export type Missing = {
  /** What was looked for: `application`. */
  readonly what: string
  readonly name: string
  /** The names that there are. */
  readonly known: Iterable<string>
  /** The command that lists them. */
  readonly list?: string
  /** What it would be part of: `smart-city`. */
  readonly within?: string
  /** Default: `application-not-found`. */
  readonly code?: string
  /** Default: `remote`, of what a slice has. `precondition` is of what this machine has. */
  readonly exit?: ExitName
  /** Said where no name is near, in place of the first few. */
  readonly instead?: string
  /** Said after the others. */
  readonly hints?: readonly string[]
}

/** The one way to say that a name is not known: what was probably meant, or which there are, and what lists them. */
export function notFoundError({what, name, known, list, within, code, exit = 'remote', instead, hints = []}: Missing): OperationalError {
  const names = [...new Set(known)]
  const near = suggest(name, names)
  const meant = near === undefined ? (instead === undefined ? namesHint(names) : [instead]) : [`Did you mean ${near}?`]
  return new OperationalError(`There is no ${what} ${name}${within === undefined ? '' : ` in ${within}`}.`, {
    code: code ?? `${what.replaceAll(' ', '-')}-not-found`,
    exit,
    hints: [...meant, ...(list === undefined ? [] : [list]), ...hints],
  })
}

const NAMED_AT_MOST = 8

/** Which there are, the first few by name. */
function namesHint(names: readonly string[]): readonly string[] {
  if (names.length === 0) return []
  const rest = names.length - NAMED_AT_MOST
  const shown = `${names.slice(0, NAMED_AT_MOST).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
  return [`There ${names.length === 1 ? 'is' : 'are'}: ${shown}.`]
}

import {stripVTControlCharacters} from 'node:util'
import {EXIT, OperationalError} from '../support/errors.js'
import {StoppedBySignal} from '../support/signals.js'
import {suggest} from '../support/suggest.js'

/** An error as both modes of output tell it. */
export type Failure = {
  readonly code: string
  readonly message: string
  readonly hints: readonly string[]
  readonly details: unknown
  readonly status: number
  /** Only of a bug: for the person, an operational error's stack is noise. */
  readonly stack?: string
}

/** Every error that reaches the top, as data. What is neither an `OperationalError` nor a stop is a bug. */
export function failureOf(error: unknown): Failure {
  if (error instanceof StoppedBySignal) {
    return {code: 'stopped', message: `Stopped by ${error.signalName}.`, hints: [], details: null, status: error.exitStatus}
  }
  if (error instanceof OutputClosed)
    return {code: 'output-closed', message: 'Nobody reads the output.', hints: [], details: null, status: error.exitStatus}
  if (error instanceof OperationalError) {
    const {code, message, hints, details = null} = error
    return {code, message, hints, details, status: EXIT[error.exit]}
  }
  // `fetch`, timers and streams reject with an AbortError that carries the reason of the abort as its cause.
  if (error instanceof Error && error.name === 'AbortError' && error.cause instanceof StoppedBySignal) return failureOf(error.cause)
  return bug(error)
}

export function failureJson(failure: Failure): {readonly error: object} {
  const {code, message, hints, details} = failure
  return {error: {code, message, hints, details: failure.stack === undefined ? details : {stack: failure.stack.split('\n')}}}
}

export class UsageError extends OperationalError {
  /** The message as it was given: oclif writes its own around that of an error which comes from a flag's parser. */
  readonly statement: string

  constructor(message: string, options: {readonly code?: string; readonly hints?: readonly string[]; readonly cause?: unknown} = {}) {
    super(message, {code: 'usage', exit: 'usage', ...options})
    this.statement = message
  }
}

/**
 * What oclif's parser rejects with, in our words. Its classes are not exported by the package, so they are told apart by the data they
 * carry. `undefined`: not an error of the parser.
 */
export function usageErrorOf(error: unknown, command: CommandShape): UsageError | undefined {
  if (!(error instanceof Error) || !('oclif' in error)) return undefined
  const help = `${command.name} --help`
  if ('flags' in error && isStrings(error.flags)) {
    const hints = error.flags.flatMap((flag) => flagSuggestion(flag, command.flags))
    return new UsageError(`${command.name} has no flag ${error.flags.join(', ')}.`, {hints: [...hints, help], cause: error})
  }
  if ('args' in error && Array.isArray(error.args)) {
    const names = error.args.map(argumentName)
    if (names.every((name) => name !== undefined)) {
      return new UsageError(`${command.name} needs ${names.map((name) => `<${name}>`).join(' ')}.`, {
        hints: [command.usage, help],
        cause: error,
      })
    }
    const extra = error.args.filter((one) => typeof one === 'string').join(' ')
    return new UsageError(`${command.name} does not take ${JSON.stringify(extra)}.`, {hints: [command.usage, help], cause: error})
  }
  const missing = linesOf(error.message).flatMap((line) => /^Missing required flag (\S+)$/.exec(line)?.[1] ?? [])
  const message =
    missing.length > 0 ? `${command.name} needs ${missing.map((flag) => `--${flag}`).join(' and ')}.` : sentence(error.message)
  return new UsageError(message, {hints: [command.usage, help], cause: error})
}

/** Nobody reads the output any more. The status is that of a program which SIGPIPE has ended. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed'
  readonly exitStatus = 141
}

export type CommandShape = {
  /** `mlsysops app deploy` */
  readonly name: string
  readonly usage: string
  readonly flags: readonly string[]
}

function bug(error: unknown): Failure {
  const known = error instanceof Error ? error : new Error(`A value that is not an error was thrown: ${String(error)}`)
  return {
    code: 'bug',
    message: `This is a bug in mlsysops: ${known.message}`,
    hints: ['Please report it with the lines above, the command that you gave, and what `mlsysops doctor --json` says.'],
    details: null,
    status: EXIT.bug,
    stack: stackOf(known),
  }
}

/** The stack with those of the causes: the first cause is where it began. */
function stackOf(error: Error): string {
  const own = error.stack ?? `${error.name}: ${error.message}`
  return error.cause instanceof Error ? `${own}\nCaused by: ${stackOf(error.cause)}` : own
}

function flagSuggestion(flag: string, known: readonly string[]): readonly string[] {
  const name = flag.replace(/^-+/, '').split('=')[0] ?? ''
  const near = suggest(name, known)
  const meant = near === undefined ? withWords(name, known) : [near]
  return meant.length === 0 ? [] : [`Did you mean ${meant.map((one) => `--${one}`).join(' or ')}?`]
}

/** Flags that hold all the words of this one: `--cpu-request` is `--request-cpu`. */
function withWords(name: string, known: readonly string[]): readonly string[] {
  const words = name.split('-')
  return known.filter((one) => words.every((word) => one.split('-').includes(word))).slice(0, 3)
}

function argumentName(arg: unknown): string | undefined {
  return typeof arg === 'object' && arg !== null && 'name' in arg && typeof arg.name === 'string' ? arg.name : undefined
}

/** The parser's own sentence without its pointer to the help and its colour codes. */
function sentence(message: string): string {
  const text = linesOf(message).join(' ')
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function linesOf(message: string): readonly string[] {
  return stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== 'See more help with --help' && !/^The following errors? occurred:$/.test(line))
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

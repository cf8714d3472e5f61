import type {Clock} from '../support/clock.js'
import {notFoundError} from '../support/not-found.js'
import {followLines, lastLines} from './log-file.js'
import {type LogRecord, logRecord} from './log-record.js'

/** A process and where its output goes. */
export type LogSource = {readonly role: string; readonly path: string}
export type LogLine = {
  readonly process: string
  /** As it was written. */
  readonly text: string
  /** The same, taken apart; absent: it is of a form that is not known. */
  readonly record?: Omit<LogRecord, 'timeMs'> & {readonly time: string}
}

/** Those of a process: by its role, or by its program in every cluster. Rejects a name that none has. */
export function selectLogs(sources: readonly LogSource[], process: string | undefined): readonly LogSource[] {
  if (process === undefined) return sources
  const found = sources.filter(({role}) => role === process || role.endsWith(`/${process}`))
  if (found.length > 0) return found
  const known = sources.map(({role}) => role)
  throw notFoundError({what: 'process', name: process, known, list: 'mlsysops testbed status', exit: 'precondition'})
}

/** The last lines of each process, then, with `follow`, each new one as it comes, until the signal is aborted. */
export async function* readLogs(
  sources: readonly LogSource[],
  options: {readonly lines: number; readonly follow: boolean},
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<LogLine, void, undefined> {
  for (const {role, path} of sources) for (const text of lastLines(path, options.lines)) yield lineOf(role, text, clock)
  if (options.follow) yield* merge(sources.map(({role, path}) => tagged(role, followLines(path, clock, signal), clock)))
}

async function* tagged(role: string, lines: AsyncIterable<string>, clock: Clock): AsyncGenerator<LogLine, void, undefined> {
  for await (const text of lines) yield lineOf(role, text, clock)
}

function lineOf(process: string, text: string, clock: Clock): LogLine {
  const found = logRecord(text, clock.now())
  if (found === undefined) return {process, text}
  const {timeMs, ...rest} = found
  return {process, text, record: {time: new Date(timeMs).toISOString(), ...rest}}
}

/** Whatever comes first, from any of them. */
async function* merge<T>(sources: readonly AsyncGenerator<T, void, undefined>[]): AsyncGenerator<T, void, undefined> {
  const pending = new Map(sources.map((source) => [source, next(source)]))
  while (pending.size > 0) {
    const {source, result} = await Promise.race(pending.values())
    if (result.done === true) pending.delete(source)
    else {
      yield result.value
      pending.set(source, next(source))
    }
  }
}

async function next<T>(source: AsyncGenerator<T, void, undefined>) {
  return {source, result: await source.next()}
}

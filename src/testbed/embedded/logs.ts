import type {Clock} from '../../support/clock.js'
import {followLines, lastLines} from '../log-file.js'
import {DAEMON_ROLES, type DaemonRole, type EmbeddedConfig} from './config.js'

export type LogLine = {readonly process: DaemonRole; readonly text: string}

/** The last lines of each process, then, with `follow`, each new one as it comes, until the signal is aborted. */
export async function* readLogs(
  {logPaths}: EmbeddedConfig,
  options: {readonly process?: DaemonRole | undefined; readonly lines: number; readonly follow: boolean},
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<LogLine, void, undefined> {
  const roles = options.process === undefined ? DAEMON_ROLES : [options.process]
  for (const role of roles) for (const text of lastLines(logPaths[role], options.lines)) yield {process: role, text}
  if (options.follow) yield* merge(roles.map((role) => tagged(role, followLines(logPaths[role], clock, signal))))
}

async function* tagged(role: DaemonRole, lines: AsyncIterable<string>): AsyncGenerator<LogLine, void, undefined> {
  for await (const text of lines) yield {process: role, text}
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

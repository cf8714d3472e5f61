import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import type {Clock} from './clock.js'

export type MemoryParts = {
  readonly clock: Pick<Clock, 'every'>
  /** What the process takes of the machine, in bytes. */
  readonly resident?: () => number
  /** Collects what is garbage and gives empty pages back. */
  readonly collect?: () => void
}

const LOOK_MS = 60_000
/** Growth that is worth the pause of a collection, which is about 3 ms for each MiB that is in use. */
const WORTH_BYTES = 48 * 2 ** 20

/**
 * Gives memory back that a burst of work took, until the signal is aborted. V8 (13.6, of Node 24) keeps the pages of a heap that has shrunk for as long as the
 * process lives; only a collection of the last resort returns them. Looks once a minute, and collects where the process has grown since it did so last.
 */
export async function giveMemoryBack(
  {clock, resident = () => process.memoryUsage.rss(), collect = collectGarbage}: MemoryParts,
  signal: AbortSignal,
): Promise<void> {
  let before = resident()
  for await (const _ of clock.every(LOOK_MS, signal)) {
    if (resident() - before < WORTH_BYTES) continue
    collect()
    before = resident()
  }
}

let gc: ((options: object) => void) | undefined

/** All of it, of this thread; empty pages go back to the machine. */
export function collectGarbage(): void {
  if (gc === undefined) {
    setFlagsFromString('--expose-gc')
    gc = runInNewContext('gc') as (options: object) => void
  }
  gc({type: 'major', flavor: 'last-resort'})
}

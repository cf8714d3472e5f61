import type {NoteStore} from '../../platform/contract/index.js'
import {OperationalError} from '../../support/errors.js'
import {readNotes} from '../notes.js'

type Stamp = {readonly policy: string; readonly timeMs: number}
/** Of each policy; a budget that allows more keeps as many as it needs. */
const KEPT = 32
const PREFIX = 'budget/'

/**
 * When each target was changed, and by whom: what cooldowns and change budgets are counted from. Kept with the platform, so that an agent that
 * restarts (or takes over) does not begin to count anew.
 */
export class ChangeStamps {
  readonly #notes: NoteStore
  readonly #byTarget = new Map<string, {readonly stamps: readonly Stamp[]; readonly revision: string | undefined}>()

  constructor(notes: NoteStore) {
    this.#notes = notes
  }

  /** Reads what earlier lives of this agent left. */
  async load(signal: AbortSignal): Promise<void> {
    for (const {key, value, revision} of await readNotes(this.#notes, PREFIX, signal)) {
      const stamps = Array.isArray(value) ? value.filter(isStamp) : []
      this.#byTarget.set(key.slice(PREFIX.length), {stamps, revision})
    }
  }

  lastChange(target: string): Stamp | undefined {
    return this.#byTarget.get(target)?.stamps.at(-1)
  }

  /** Changes of the target by this policy after a time, oldest first. */
  changesSince(target: string, policy: string, sinceMs: number): readonly number[] {
    const stamps = this.#byTarget.get(target)?.stamps ?? []
    return stamps.filter((stamp) => stamp.policy === policy && stamp.timeMs > sinceMs).map((stamp) => stamp.timeMs)
  }

  /** Durable when it resolves: it is written before the change is made. `budget`: how many of this policy's changes will be asked for. */
  async add(target: string, policy: string, timeMs: number, budget: number, signal: AbortSignal): Promise<void> {
    const known = this.#byTarget.get(target)
    const own = (known?.stamps ?? []).filter((stamp) => stamp.policy === policy).slice(1 - Math.max(KEPT, budget))
    const others = (known?.stamps ?? []).filter((stamp) => stamp.policy !== policy)
    const stamps = [...others, ...own, {policy, timeMs}].toSorted((a, b) => a.timeMs - b.timeMs)
    this.#byTarget.set(target, {stamps, revision: known?.revision})
    let outcome = await this.#notes.put(PREFIX + target, stamps, known?.revision, signal)
    if (outcome.kind === 'stale') {
      const newest = await this.#notes.get(PREFIX + target, signal)
      outcome = await this.#notes.put(PREFIX + target, stamps, newest?.revision, signal)
    }
    if (outcome.kind !== 'accepted') {
      throw new OperationalError(`The change of ${target} could not be counted against its budget, so it was not made.`, {
        code: 'budget-not-kept',
        exit: 'remote',
      })
    }
    this.#byTarget.set(target, {stamps, revision: outcome.revision})
  }

  /** What is gone needs no budget. */
  async forget(target: string, signal: AbortSignal): Promise<void> {
    if (this.#byTarget.delete(target)) await this.#notes.delete(PREFIX + target, signal)
  }
}

function isStamp(value: unknown): value is Stamp {
  return (
    typeof value === 'object' &&
    value !== null &&
    'policy' in value &&
    typeof value.policy === 'string' &&
    'timeMs' in value &&
    typeof value.timeMs === 'number'
  )
}

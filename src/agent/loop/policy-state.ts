import type {NoteStore} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import type {JsonValue} from '../../support/json.js'
import {oneAtATime} from '../../support/one-at-a-time.js'

const PREFIX = 'policy-state/'

type Kept = {readonly shape: string; readonly state: JsonValue}

export type PolicyStatePorts = {
  readonly notes: NoteStore
  readonly clock: Pick<Clock, 'schedule'>
  readonly onError: (error: unknown) => void
  readonly signal: AbortSignal
}

const WRITTEN_AFTER_MS = 5_000

/**
 * What each policy instance remembers, kept with the platform. Writes are put together: a state that changes many times a second is written some seconds
 * later, once, and before the agent stops; a change of the world is never made on the strength of it alone.
 */
export class PolicyStates {
  readonly #ports: PolicyStatePorts
  readonly #revisions = new Map<string, string>()
  readonly #written = new Map<string, string>()
  readonly #pending = new Map<string, Kept>()
  readonly #inTurn = oneAtATime()
  #flushing: Promise<void> = Promise.resolve()
  #cancelFlush: (() => void) | undefined

  constructor(ports: PolicyStatePorts) {
    this.#ports = ports
  }

  /** What was kept of this shape; `undefined`: nothing, or of another. */
  async load(key: string, shape: string, signal: AbortSignal): Promise<JsonValue | undefined> {
    const kept = this.#pending.get(key) ?? (await this.#read(key, signal))
    return kept?.shape === shape ? kept.state : undefined
  }

  remember(key: string, shape: string, state: JsonValue): void {
    this.#pending.set(key, {shape, state})
    this.#flushSoon()
  }

  /** Writes what is new. What could not be written is written later, and it rejects. */
  async flush(signal: AbortSignal): Promise<void> {
    this.#cancelFlush?.()
    this.#cancelFlush = undefined
    this.#flushing = this.#inTurn(() => this.#flushNow(signal))
    try {
      await this.#flushing
    } finally {
      this.#flushSoon()
    }
  }

  #flushSoon(): void {
    const {clock, onError, signal} = this.#ports
    if (this.#pending.size === 0 || this.#cancelFlush !== undefined || signal.aborted) return
    this.#cancelFlush = clock.schedule(WRITTEN_AFTER_MS, () => void this.flush(signal).catch(onError))
  }

  async #flushNow(signal: AbortSignal): Promise<void> {
    for (const [key, kept] of [...this.#pending]) {
      this.#pending.delete(key)
      try {
        if (!(await this.#write(key, kept, signal))) this.#keepPending(key, kept)
      } catch (error) {
        this.#keepPending(key, kept)
        throw error
      }
    }
  }

  /** What it remembered since is newer. */
  #keepPending(key: string, kept: Kept): void {
    if (!this.#pending.has(key)) this.#pending.set(key, kept)
  }

  /** False: somebody else had written; it is to be written again, after that. */
  async #write(key: string, kept: Kept, signal: AbortSignal): Promise<boolean> {
    const {notes} = this.#ports
    const text = JSON.stringify(kept)
    if (this.#written.get(key) === text) return true
    const outcome = await notes.put(PREFIX + key, kept, this.#revisions.get(key), signal)
    if (outcome.kind === 'accepted') {
      this.#revisions.set(key, outcome.revision)
      this.#written.set(key, text)
    } else if (outcome.kind === 'stale') {
      const newest = await notes.get(PREFIX + key, signal)
      if (newest === undefined) this.#revisions.delete(key)
      else this.#revisions.set(key, newest.revision)
    }
    return outcome.kind !== 'stale'
  }

  async #read(key: string, signal: AbortSignal): Promise<Kept | undefined> {
    const note = await this.#ports.notes.get(PREFIX + key, signal)
    if (note === undefined) return undefined
    this.#revisions.set(key, note.revision)
    // What is stored was of this shape when it was written.
    const kept = note.value as Kept
    this.#written.set(key, JSON.stringify(kept))
    return kept
  }

  async forget(key: string, signal: AbortSignal): Promise<void> {
    this.#pending.delete(key)
    // What is being written now would stay behind. Whoever flushes is told where that fails.
    await this.#flushing.catch(() => undefined)
    this.#pending.delete(key)
    this.#written.delete(key)
    if (this.#revisions.delete(key)) await this.#ports.notes.delete(PREFIX + key, signal)
  }
}

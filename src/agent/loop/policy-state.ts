import type {NoteStore} from '../../platform/contract/index.js'
import type {JsonValue} from '../../support/json.js'

const PREFIX = 'policy-state/'

type Kept = {readonly shape: string; readonly state: JsonValue}

/**
 * What each policy instance remembers, kept with the platform. Writes are put together: a state that changes many times a second is written when
 * `flush` is called (every few seconds, and before the agent stops); a change of the world is never made on the strength of it alone.
 */
export class PolicyStates {
  readonly #notes: NoteStore
  readonly #revisions = new Map<string, string>()
  readonly #written = new Map<string, string>()
  readonly #pending = new Map<string, Kept>()
  #flushing: Promise<void> = Promise.resolve()

  constructor(notes: NoteStore) {
    this.#notes = notes
  }

  /** What was kept of this shape; `undefined`: nothing, or of another. */
  async load(key: string, shape: string, signal: AbortSignal): Promise<JsonValue | undefined> {
    const kept = this.#pending.get(key) ?? (await this.#read(key, signal))
    return kept?.shape === shape ? kept.state : undefined
  }

  remember(key: string, shape: string, state: JsonValue): void {
    this.#pending.set(key, {shape, state})
  }

  async flush(signal: AbortSignal): Promise<void> {
    this.#flushing = this.#flushNow(signal)
    await this.#flushing
  }

  async #flushNow(signal: AbortSignal): Promise<void> {
    for (const [key, kept] of [...this.#pending]) {
      this.#pending.delete(key)
      const text = JSON.stringify(kept)
      if (this.#written.get(key) === text) continue
      const outcome = await this.#notes.put(PREFIX + key, kept, this.#revisions.get(key), signal)
      if (outcome.kind === 'accepted') {
        this.#revisions.set(key, outcome.revision)
        this.#written.set(key, text)
      } else if (outcome.kind === 'stale') {
        const newest = await this.#notes.get(PREFIX + key, signal)
        if (newest === undefined) this.#revisions.delete(key)
        else this.#revisions.set(key, newest.revision)
        if (!this.#pending.has(key)) this.#pending.set(key, kept)
      }
    }
  }

  async #read(key: string, signal: AbortSignal): Promise<Kept | undefined> {
    const note = await this.#notes.get(PREFIX + key, signal)
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
    if (this.#revisions.delete(key)) await this.#notes.delete(PREFIX + key, signal)
  }
}

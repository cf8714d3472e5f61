import type {ApplicationSpec, NoteStore} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {readNotes, writeNote} from '../notes.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import type {GenerationView} from '../service.js'

export type HistoryPorts = {
  readonly notes: NoteStore
  readonly view: ContinuumView
  readonly clock: Clock
  readonly isLeading: () => boolean
}

const KEPT_GENERATIONS = 20
/** Who changes a description by the API writes it down at once, with the person's name; what nobody has written down by then came by another way. */
const GRACE_MS = 3_000
const LOOK_MS = 1_000

/** The descriptions that applications had, whoever changed them: by the API, or past it with `kubectl`. */
export class History {
  readonly #ports: HistoryPorts
  /** What was seen and is perhaps not written down. */
  readonly #seen = new Map<string, {readonly spec: ApplicationSpec; readonly machineMs: number}>()

  constructor(ports: HistoryPorts) {
    this.#ports = ports
  }

  /** Newest first. */
  async of(spec: ApplicationSpec, signal: AbortSignal): Promise<readonly GenerationView[]> {
    const notes = await readNotes(this.#ports.notes, prefixOf(spec), signal)
    // What we wrote ourselves, in this form.
    return notes.map((note) => note.value as GenerationView).toSorted((a, b) => b.generation - a.generation)
  }

  async remember(spec: ApplicationSpec, by: string, signal: AbortSignal): Promise<void> {
    const {notes} = this.#ports
    const {generation, description, updatedMs} = spec
    const kept: GenerationView = {generation, description, by, timeMs: updatedMs}
    this.#seen.delete(keyOf(spec))
    await writeNote(notes, keyOf(spec), kept, signal)
    if (generation > KEPT_GENERATIONS) await notes.delete(`${prefixOf(spec)}${generation - KEPT_GENERATIONS}`, signal)
  }

  /** The description of an application was seen, for the first time or changed. */
  observe(spec: ApplicationSpec): void {
    this.#seen.set(keyOf(spec), {spec, machineMs: this.#ports.clock.machine.now()})
  }

  /** Writes down what came past the API. */
  async run(signal: AbortSignal): Promise<void> {
    const {clock, isLeading} = this.#ports
    for await (const _ of clock.every(LOOK_MS, signal)) {
      const dueMs = clock.machine.now() - GRACE_MS
      for (const [key, {spec, machineMs}] of this.#seen) {
        if (!isLeading() || machineMs > dueMs) continue
        await this.#fillIn(spec, signal)
        this.#seen.delete(key)
      }
    }
  }

  /** Nothing of an application that is gone is kept. */
  async forget(spec: ApplicationSpec, signal: AbortSignal): Promise<void> {
    const {notes} = this.#ports
    for (const [key, {spec: seen}] of this.#seen) if (seen.uid === spec.uid) this.#seen.delete(key)
    for (const note of await readNotes(notes, prefixOf(spec), signal)) await notes.delete(note.key, signal)
  }

  async #fillIn(spec: ApplicationSpec, signal: AbortSignal): Promise<void> {
    const {notes, view} = this.#ports
    const known = await readNotes(notes, prefixOf(spec), signal)
    const isStillThere = view.applications.get(spec.name)?.uid === spec.uid
    if (isStillThere && known.every(({key}) => key !== keyOf(spec))) await this.remember(spec, spec.changedBy ?? 'unknown', signal)
  }
}

function keyOf(spec: ApplicationSpec): string {
  return `${prefixOf(spec)}${spec.generation}`
}

function prefixOf({name, uid}: ApplicationSpec): string {
  return `history/${name}/${uid}/`
}

import type {KnobWish} from '../../mechanism/builtin/knobs/contract.js'
import type {NoteStore} from '../../platform/contract/index.js'
import {readNotes, writeNote} from '../notes.js'
import {isKnobWish} from './payloads.js'
import {isRecord} from './shapes.js'

/** `over`: the cluster's wish, which holds nothing, that had been followed when this was wanted. Absent: there was none. */
export type OwnWish = {readonly wish: KnobWish; readonly over?: string}

const PREFIX = 'knobs/'

/** What policies of a node want of its knobs: kept with the machine, so that a later life of its agent knows them again. */
export class OwnWishes {
  readonly #notes: NoteStore | undefined
  readonly #wishes = new Map<string, OwnWish>()

  constructor(notes: NoteStore | undefined) {
    this.#notes = notes
  }

  async load(signal: AbortSignal): Promise<void> {
    if (this.#notes === undefined) return
    for (const {key, value} of await readNotes(this.#notes, PREFIX, signal))
      if (isOwnWish(value)) this.#wishes.set(key.slice(PREFIX.length), value)
  }

  get(knob: string): OwnWish | undefined {
    return this.#wishes.get(knob)
  }

  /** Durable when it resolves. */
  async put(knob: string, own: OwnWish, signal: AbortSignal): Promise<void> {
    if (this.#notes !== undefined) await writeNote(this.#notes, PREFIX + knob, own, signal)
    this.#wishes.set(knob, own)
  }

  async drop(knob: string, signal: AbortSignal): Promise<void> {
    if (!this.#wishes.has(knob)) return
    await this.#notes?.delete(PREFIX + knob, signal)
    this.#wishes.delete(knob)
  }
}

function isOwnWish(value: unknown): value is OwnWish {
  return isRecord(value) && isKnobWish(value['wish']) && (value['over'] === undefined || typeof value['over'] === 'string')
}

import type {NoteStore} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {readNotes, writeNote} from '../notes.js'
import {type NodeSurroundings, nowhere, worldOfNode} from './node-surroundings.js'
import {isSurroundings} from './payloads.js'

const NOTE = 'surroundings'

/** What a node was told last of what is around it, kept with the machine: it holds also while the cluster cannot be heard. */
export class KnownSurroundings {
  readonly #notes: NoteStore
  readonly #clock: Pick<Clock, 'now'>
  readonly #onKnown: (surroundings: NodeSurroundings) => void
  #now: NodeSurroundings | undefined
  #world: World | undefined

  constructor(notes: NoteStore, clock: Pick<Clock, 'now'>, onKnown: (surroundings: NodeSurroundings) => void) {
    this.#notes = notes
    this.#clock = clock
    this.#onKnown = onKnown
  }

  /** Undefined: nothing was ever told. */
  get now(): NodeSurroundings | undefined {
    return this.#now
  }

  async recall(signal: AbortSignal): Promise<void> {
    for (const {key, value} of await readNotes(this.#notes, NOTE, signal)) if (key === NOTE && isSurroundings(value)) this.#know(value)
  }

  /** Kept before it holds. Resolves with what held before. */
  async take(surroundings: NodeSurroundings, signal: AbortSignal): Promise<NodeSurroundings | undefined> {
    const before = this.#now
    await writeNote(this.#notes, NOTE, surroundings, signal)
    this.#know(surroundings)
    return before
  }

  world(): World {
    const nowMs = this.#clock.now()
    if (this.#world === undefined) this.#world = this.#now === undefined ? nowhere(nowMs) : worldOfNode(this.#now, nowMs)
    else if (this.#world.nowMs !== nowMs) this.#world = {...this.#world, nowMs}
    return this.#world
  }

  #know(surroundings: NodeSurroundings): void {
    this.#now = surroundings
    this.#world = undefined
    this.#onKnown(surroundings)
  }
}

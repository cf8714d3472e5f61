import type {Fabric} from '../../fabric/contract/index.js'
import type {NoteStore} from '../../platform/contract/index.js'
import type {Modes} from '../modes.js'
import {MODE_NOTE, OWN_MODES_NOTE, writeNote} from '../notes.js'
import {type AgentAddress, topics} from '../topics.js'
import {areOwnModes, isMode} from './payloads.js'

export type ModeFollowerPorts = {
  readonly fabric: Fabric
  readonly address: AgentAddress
  /** The cluster's own. */
  readonly notes: NoteStore
  readonly modes: Modes
  /** One after the other, until it succeeds. */
  readonly inOrder: (part: string, work: () => Promise<void>) => void
  readonly signal: AbortSignal
}

/** Hears from the continuum who decides, and remembers it: until the continuum says otherwise, what it said last holds, also when it cannot be heard. */
export class ModeFollower {
  readonly #ports: ModeFollowerPorts
  readonly #told = new Map<string, string>()

  constructor(ports: ModeFollowerPorts) {
    this.#ports = ports
  }

  async listen(): Promise<void> {
    const {fabric, address, modes, signal} = this.#ports
    await fabric.subscribe(
      topics.mode(address),
      ({payload}) => {
        if (!isMode(payload)) return
        modes.set({slice: payload})
        this.#remember(MODE_NOTE, payload)
      },
      signal,
    )
    await fabric.subscribe(
      topics.ownModes(address),
      ({payload}) => {
        if (!areOwnModes(payload)) return
        modes.set({own: payload})
        this.#remember(OWN_MODES_NOTE, payload)
      },
      signal,
    )
  }

  /** Before the loop begins. */
  async recall(signal: AbortSignal): Promise<void> {
    const {notes, modes} = this.#ports
    const slice = (await notes.get(MODE_NOTE, signal))?.value
    const own = (await notes.get(OWN_MODES_NOTE, signal))?.value
    modes.recall({slice: isMode(slice) ? slice : undefined, own: areOwnModes(own) ? own : undefined})
  }

  /** It is told again and again. */
  #remember(note: string, value: unknown): void {
    const text = JSON.stringify(value)
    if (this.#told.get(note) === text) return
    this.#told.set(note, text)
    const {notes, inOrder, signal} = this.#ports
    inOrder('mode', () => writeNote(notes, note, value, signal))
  }
}

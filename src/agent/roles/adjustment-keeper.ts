import {isDeepStrictEqual} from 'node:util'
import {type Adjustments, stillHolding} from '../../matching/adjustments.js'
import {readAdjustments, writeAdjustments} from '../../mechanism/adjustment-notes.js'
import type {NoteStore} from '../../platform/contract/index.js'
import type {ClusterView} from './cluster-view.js'

export type KeeperPorts = {
  readonly view: ClusterView
  readonly notes: NoteStore
  /** Whether this policy is there for that application: one that merely cannot run at present is. */
  readonly isThere: (policy: string, application: string) => boolean
  readonly mayAct: () => boolean
  /** One after the other, until it succeeds. */
  readonly inOrder: (part: string, work: () => Promise<void>) => void
  readonly signal: AbortSignal
}

/**
 * Lifts adjustments that are over: their policy is removed, disabled or bound elsewhere, their application is gone, or its description says something
 * else of what they changed. It goes by what is, not by what happened: what ended while no agent was here is lifted when one is.
 */
export class AdjustmentKeeper {
  readonly #ports: KeeperPorts

  constructor(ports: KeeperPorts) {
    this.#ports = ports
  }

  check(): void {
    if (this.#ports.view.adjustments.values().size > 0) this.#ports.inOrder('adjustments', () => this.#lift())
  }

  async #lift(): Promise<void> {
    const {view, notes, mayAct, signal} = this.#ports
    if (!mayAct()) return
    for (const note of view.adjustments.values().values()) {
      const kept = readAdjustments(note)
      if (kept === undefined) continue
      const adjustments = this.#lasting(kept.ref.application, kept.uid, kept.adjustments)
      // Where somebody was faster, the change of the note has it looked at again.
      if (!isDeepStrictEqual(adjustments, kept.adjustments)) await writeAdjustments(notes, {...kept, adjustments}, note.revision, signal)
    }
  }

  #lasting(name: string, uid: string, adjustments: Adjustments): Adjustments {
    const {view, isThere} = this.#ports
    const application = view.applications.get(name)
    if (application?.uid !== uid) return []
    return stillHolding(application.description, adjustments).filter(({policy}) => isThere(policy, name))
  }
}

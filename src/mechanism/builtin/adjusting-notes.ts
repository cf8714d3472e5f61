import {isDeepStrictEqual} from 'node:util'
import type {Adjustments} from '../../matching/adjustments.js'
import type {ClusterPlatform, ComponentIntent, ComponentRef, NoteStore, Outcome} from '../../platform/contract/index.js'
import {adjustmentKey, readAdjustments, writeAdjustments} from '../adjustment-notes.js'

/** What holds of a component before a change and after it, and which of both is written. */
export class AdjustingNotes {
  readonly before: Adjustments
  readonly after: Adjustments
  readonly #notes: NoteStore
  readonly #ref: ComponentRef
  readonly #uid: string
  #revision: string | undefined
  #isKept: boolean

  private constructor(options: {
    readonly notes: NoteStore
    readonly ref: ComponentRef
    readonly uid: string
    readonly revision: string | undefined
    readonly before: Adjustments
    readonly after: Adjustments
    readonly isKept: boolean
  }) {
    this.#isKept = options.isKept
    this.#notes = options.notes
    this.#ref = options.ref
    this.#uid = options.uid
    this.#revision = options.revision
    this.before = options.before
    this.after = options.after
  }

  /** `change`: from what is written now to what holds without this change, and with it. */
  static async open(
    notes: NoteStore,
    ref: ComponentRef,
    uid: string,
    change: (written: Adjustments) => {readonly before: Adjustments; readonly after: Adjustments},
    signal: AbortSignal,
  ): Promise<AdjustingNotes> {
    const note = await notes.get(adjustmentKey(ref), signal)
    const known = note === undefined ? undefined : readAdjustments(note)
    const written = known?.uid === uid ? known.adjustments : []
    const {before, after} = change(written)
    // An earlier attempt of the same decision may have written it.
    return new AdjustingNotes({notes, ref, uid, revision: note?.revision, before, after, isKept: !isDeepStrictEqual(written, before)})
  }

  /** Whether the change is written. */
  get isKept(): boolean {
    return this.#isKept
  }

  /** The change holds from now on, also for other lives of the agent. Says where it could not be written. */
  async keep(signal: AbortSignal): Promise<Exclude<Outcome, {kind: 'accepted'}> | undefined> {
    return this.#isKept ? undefined : await this.#write(this.after, true, signal)
  }

  /** What held before holds again. Where somebody else wrote meanwhile, theirs stays. */
  async takeBack(signal: AbortSignal): Promise<void> {
    if (this.#isKept) await this.#write(this.before, false, signal)
  }

  async #write(adjustments: Adjustments, isKept: boolean, signal: AbortSignal): Promise<Exclude<Outcome, {kind: 'accepted'}> | undefined> {
    const outcome = await writeAdjustments(this.#notes, {ref: this.#ref, uid: this.#uid, adjustments}, this.#revision, signal)
    if (outcome.kind !== 'accepted') return outcome
    this.#isKept = isKept
    this.#revision = adjustments.length === 0 ? undefined : outcome.revision
    return undefined
  }
}

/**
 * The platform, where each step is followed by what policies want. A step of the change is asked of the platform first, for it refuses a stale epoch;
 * before a step back the wish is taken back, so that nobody else would bring it up again.
 */
export function keepingNotes(
  platform: ClusterPlatform,
  notes: AdjustingNotes,
  isForward: (intent: ComponentIntent) => boolean,
): Pick<ClusterPlatform, 'apply' | 'remove'> {
  const then = async (outcome: Outcome, signal: AbortSignal): Promise<Outcome> =>
    outcome.kind === 'accepted' ? ((await notes.keep(signal)) ?? outcome) : outcome
  return {
    apply: async (intent, epoch, signal) => {
      if (isForward(intent)) return await then(await platform.apply(intent, epoch, signal), signal)
      await notes.takeBack(signal)
      return await platform.apply(intent, epoch, signal)
    },
    remove: async (ref, epoch, signal) => await then(await platform.remove(ref, epoch, signal), signal),
  }
}

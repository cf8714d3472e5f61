import type {Journal, SliceEvent} from '../../knowledge/contract.js'
import {ChangeSignal} from '../change-signal.js'

export type NumberedEvent = SliceEvent & {readonly id: number}
export type StreamItem = NumberedEvent | {readonly kind: 'gap'; readonly id: number}

const PAGE = 500

/** The slice's event log: every event is kept by the journal first; who listens reads it from there, so who comes back later misses nothing that is kept. */
export class EventHub {
  readonly #journal: Journal
  readonly #changes = new ChangeSignal()
  readonly #onError: (error: unknown) => void

  constructor(journal: Journal, onError: (error: unknown) => void) {
    this.#journal = journal
    this.#onError = onError
  }

  publish(event: SliceEvent): void {
    void this.#journal
      .record(event)
      .then(() => this.#changes.fire())
      .catch(this.#onError)
  }

  /** Ends with the signal. `afterId` undefined: only what is new. */
  async *stream(afterId: number | undefined, signal: AbortSignal): AsyncIterable<StreamItem> {
    let cursor = afterId ?? this.#journal.lastEventId()
    while (!signal.aborted) {
      const changed = this.#changes.wait(signal)
      const {events, gap} = this.#journal.eventsSince(cursor, PAGE)
      if (gap) yield {kind: 'gap', id: cursor}
      for (const event of events) {
        cursor = event.id
        yield event
      }
      if (events.length < PAGE) await changed
    }
  }
}

import type {Journal, SliceEvent} from '../../knowledge/contract.js'

export type NumberedEvent = SliceEvent & {readonly id: number}
export type StreamItem = NumberedEvent | {readonly kind: 'gap'; readonly id: number}

const PAGE = 500
/** A watcher that is so far behind reads the rest from the journal again. */
const LIVE_LIMIT = 1_000

/** The slice's event log: everything is numbered by the journal first, then told to whoever listens; who comes back later misses nothing that is kept. */
export class EventHub {
  readonly #journal: Journal
  readonly #live = new Set<(event: NumberedEvent) => void>()
  readonly #onError: (error: unknown) => void

  constructor(journal: Journal, onError: (error: unknown) => void) {
    this.#journal = journal
    this.#onError = onError
  }

  publish(event: SliceEvent): void {
    void this.#journal
      .record(event)
      .then((id) => {
        for (const tell of this.#live) tell({...event, id})
      })
      .catch(this.#onError)
  }

  /** Ends with the signal. `afterId` undefined: only what is new. */
  async *stream(afterId: number | undefined, signal: AbortSignal): AsyncIterable<StreamItem> {
    let live: NumberedEvent[] = []
    let isBehind = afterId !== undefined
    let cursor = afterId ?? 0
    let wake = Promise.withResolvers<void>()
    const tell = (event: NumberedEvent) => {
      if (live.length >= LIVE_LIMIT) {
        live = []
        isBehind = true
      }
      live.push(event)
      wake.resolve()
    }
    const stop = () => wake.resolve()
    this.#live.add(tell)
    signal.addEventListener('abort', stop, {once: true})
    try {
      while (!signal.aborted) {
        if (isBehind) {
          const {events, gap} = this.#journal.eventsSince(cursor, PAGE)
          if (gap) yield {kind: 'gap', id: cursor}
          for (const event of events) {
            cursor = event.id
            yield event
          }
          isBehind = events.length === PAGE
          continue
        }
        const next = live.splice(0).filter((event) => event.id > cursor)
        for (const event of next.toSorted((a, b) => a.id - b.id)) {
          cursor = event.id
          yield event
        }
        if (live.length > 0 || isBehind) continue
        wake = Promise.withResolvers()
        if (live.length === 0 && !signal.aborted) await wake.promise
      }
    } finally {
      this.#live.delete(tell)
      signal.removeEventListener('abort', stop)
    }
  }
}

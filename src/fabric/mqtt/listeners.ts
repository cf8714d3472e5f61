import type {FabricMessage} from '../contract/index.js'
import {matchesPattern} from '../contract/topics.js'
import {decodePayload} from '../payload.js'

export type Listener = {
  readonly pattern: string
  readonly onMessage: (message: FabricMessage) => void
  /**
   * Topics that it heard of since it began, or since the connection is back. What is retained is news only before that: the broker repeats it whenever
   * someone else here subscribes, and may tell what was replaced after what replaced it.
   */
  readonly heard: Set<string>
}

const REMEMBERED_ROUTES = 10_000

/** Who listens here to what: one subscription at the broker serves all who have the same pattern, and one message all whose patterns match. */
export class Listeners {
  readonly #listeners = new Set<Listener>()
  readonly #routes = new Map<string, readonly Listener[]>()
  readonly #onUnreadable: () => void

  constructor(onUnreadable: () => void) {
    this.#onUnreadable = onUnreadable
  }

  get patterns(): ReadonlySet<string> {
    return new Set([...this.#listeners].map(({pattern}) => pattern))
  }

  add(pattern: string, onMessage: Listener['onMessage']): Listener {
    const listener = {pattern, onMessage, heard: new Set<string>()}
    this.#listeners.add(listener)
    this.#routes.clear()
    return listener
  }

  delete(listener: Listener): void {
    this.#listeners.delete(listener)
    this.#routes.clear()
  }

  clear(): void {
    this.#listeners.clear()
    this.#routes.clear()
  }

  /** A new connection: what is retained is news again. */
  startAgain(): void {
    for (const {heard} of this.#listeners) heard.clear()
  }

  deliver(topic: string, bytes: Buffer, retained: boolean): void {
    const hearing = this.#route(topic).filter(({heard}) => !retained || !heard.has(topic))
    if (hearing.length === 0) return
    const payload = decodePayload(bytes)
    if (payload === undefined) {
      this.#onUnreadable()
      return
    }
    const message: FabricMessage = Object.freeze({topic, payload, retained})
    for (const listener of hearing) {
      listener.heard.add(topic)
      // One of those before it may have ended it.
      if (this.#listeners.has(listener)) listener.onMessage(message)
    }
  }

  #route(topic: string): readonly Listener[] {
    const known = this.#routes.get(topic)
    if (known) return known
    if (this.#routes.size >= REMEMBERED_ROUTES) this.#routes.clear()
    const found = [...this.#listeners].filter(({pattern}) => matchesPattern(pattern, topic))
    this.#routes.set(topic, found)
    return found
  }
}

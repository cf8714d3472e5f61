import type {JsonValue} from '../../support/json.js'
import {decodePayload} from '../payload.js'

type Entry = {readonly payload: Buffer; readonly by: string}

/** What a broker retains, and by whom: kept beside the broker's own memory, which says neither. */
export class RetainedTopics {
  readonly #entries = new Map<string, Entry>()
  readonly #counts = new Map<string, number>()
  readonly #limit: number

  /** So many topics for each client. */
  constructor(limit: number) {
    this.#limit = limit
  }

  get size(): number {
    return this.#entries.size
  }

  /** False: it would be one too many. */
  put(topic: string, payload: Buffer, by: string): boolean {
    const before = this.#entries.get(topic)
    const isNew = before?.by !== by
    if (payload.length > 0 && isNew && (this.#counts.get(by) ?? 0) >= this.#limit) return false
    if (before !== undefined) this.#count(before.by, -1)
    this.#entries.delete(topic)
    if (payload.length === 0) return true
    this.#entries.set(topic, {payload, by})
    this.#count(by, 1)
    return true
  }

  read(topic: string): JsonValue | undefined {
    const entry = this.#entries.get(topic)
    return entry === undefined ? undefined : decodePayload(entry.payload)
  }

  #count(by: string, change: number): void {
    const count = (this.#counts.get(by) ?? 0) + change
    if (count === 0) this.#counts.delete(by)
    else this.#counts.set(by, count)
  }
}

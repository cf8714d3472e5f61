import {disconnected, type Session} from './session.js'

export type OutboxLimits = {
  /** Messages that the broker has not acknowledged. */
  readonly inFlight: number
  /** Messages that wait behind them. */
  readonly waiting: number
}

export type OutboxCounters = {sent: number; coalesced: number; dropped: number}

type Entry = {readonly topic: string; readonly payload: Buffer; readonly isState: boolean; readonly settle: (error?: Error) => void}

/**
 * What goes to the broker, in the order in which it came. Where more waits than may, of each state only the newest stays, for the older ones were on the
 * way to it; if that is not enough the oldest that are no state are dropped: what is measured is measured again. Both are counted.
 */
export class Outbox {
  readonly #limits: OutboxLimits
  readonly #counters: OutboxCounters
  #session: Session | undefined
  #waiting: Entry[] = []
  #inFlight = 0

  constructor(limits: OutboxLimits, counters: OutboxCounters) {
    this.#limits = limits
    this.#counters = counters
  }

  /** Resolves when the broker has it, or when it is a state that a newer one replaced. Rejects with `fabric-disconnected`. */
  push(topic: string, payload: Buffer, isState: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({topic, payload, isState, settle: (error) => (error === undefined ? resolve() : reject(error))})
      if (this.#waiting.length > this.#limits.waiting) this.#shrink()
      this.#pump()
    })
  }

  open(session: Session): void {
    this.#session = session
    this.#inFlight = 0
    this.#pump()
  }

  /** What waits has failed; whoever keeps a state says it again. */
  close(): void {
    this.#session = undefined
    const waiting = this.#waiting
    this.#waiting = []
    for (const {settle} of waiting) settle(disconnected('The connection was lost before the message was sent.'))
  }

  #pump(): void {
    const session = this.#session
    while (session !== undefined && this.#inFlight < this.#limits.inFlight) {
      const entry = this.#waiting.shift()
      if (entry === undefined) return
      this.#inFlight++
      void this.#send(entry, session)
    }
  }

  async #send({topic, payload, isState, settle}: Entry, session: Session): Promise<void> {
    try {
      await session.publish(topic, payload, isState)
      this.#counters.sent++
      settle()
    } catch (error) {
      settle(error instanceof Error ? error : new Error(String(error)))
    }
    // Another session counts anew.
    if (this.#session !== session) return
    this.#inFlight--
    this.#pump()
  }

  #shrink(): void {
    const newest = new Map<string, Entry>()
    for (const entry of this.#waiting) if (entry.isState) newest.set(entry.topic, entry)
    const [kept, replaced] = split(this.#waiting, (entry) => !entry.isState || newest.get(entry.topic) === entry)
    // With room for many more, or each further message would cost a pass over all.
    let excess = Math.max(0, kept.length - Math.floor(this.#limits.waiting * 0.75))
    const [staying, dropped] = split(kept, ({isState}) => isState || excess-- <= 0)
    this.#waiting = staying
    this.#counters.coalesced += replaced.length
    this.#counters.dropped += dropped.length
    for (const {settle} of replaced) settle()
    for (const {settle} of dropped) settle(disconnected('The broker takes less than is sent: the oldest message was dropped.'))
  }
}

function split<T>(items: readonly T[], belongs: (item: T) => boolean): readonly [T[], T[]] {
  const yes: T[] = []
  const no: T[] = []
  for (const item of items) (belongs(item) ? yes : no).push(item)
  return [yes, no]
}

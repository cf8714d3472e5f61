import {priorityOf} from './priority.js'
import {type Proposal, proposerKey} from './proposal.js'

type Waiting = {
  readonly key: string
  /** Since when it is in the line, whatever went before it meanwhile: this is what ages. */
  readonly sinceMs: number
  /** When it last said that it still wants it. */
  readonly askedMs: number
  readonly priority: (nowMs: number) => number
  readonly wake: () => void
}

/** How long the first in the waiting line of a freed target keeps the others out. */
const RESERVED_MS = 2_000
/** Whoever has not asked again for so long does not want it any more. */
const FORGOTTEN_MS = 60_000

/**
 * Who waits for which target, and for whom it is kept when it becomes free. A place in the line is held until its owner has had the target, so that
 * waiting adds up and nobody starves.
 */
export class WaitingLine {
  readonly #lines = new Map<string, ReadonlyMap<string, Waiting>>()
  readonly #reserved = new Map<string, {readonly key: string; readonly untilMs: number}>()

  /** Joins, or says again that it waits. `wake` is called when the target is free. */
  join(target: string, proposal: Proposal, nowMs: number, wake: () => void): void {
    const key = proposerKey(proposal.proposer)
    const line = this.#lines.get(target) ?? new Map<string, Waiting>()
    const sinceMs = line.get(key)?.sinceMs ?? Math.min(proposal.sinceMs, nowMs)
    const priority = (atMs: number) =>
      priorityOf(proposal.proposer, {core: proposal.descriptor.core, priority: proposal.priority}, atMs - sinceMs)
    this.#lines.set(target, new Map([...line, [key, {key, sinceMs, askedMs: nowMs, priority, wake}]]))
  }

  /** The target is free: it is kept for the first for a moment, and all are woken. */
  free(target: string, nowMs: number): void {
    const line = [...(this.#lines.get(target)?.values() ?? [])]
      .filter((one) => nowMs - one.askedMs < FORGOTTEN_MS)
      .toSorted((a, b) => b.priority(nowMs) - a.priority(nowMs) || a.sinceMs - b.sinceMs)
    const [first] = line
    if (first === undefined) {
      this.forget(target)
      return
    }
    this.#lines.set(target, new Map(line.map((one) => [one.key, one])))
    this.#reserved.set(target, {key: first.key, untilMs: nowMs + RESERVED_MS})
    for (const {wake} of line) wake()
  }

  reservedFor(target: string, nowMs: number): {readonly key: string; readonly untilMs: number} | undefined {
    const reserved = this.#reserved.get(target)
    if (reserved === undefined || reserved.untilMs > nowMs) return reserved
    // It did not come: it had its chance.
    this.leave(target, reserved.key)
    return undefined
  }

  /** The one for whom it was kept is here: whether it gets the target or not, the others are kept out no longer. */
  claim(target: string): void {
    this.#reserved.delete(target)
  }

  /** It has the target now, or does not want it. */
  leave(target: string, key: string): void {
    this.#reserved.delete(target)
    const left = new Map(this.#lines.get(target) ?? [])
    left.delete(key)
    if (left.size === 0) this.#lines.delete(target)
    else this.#lines.set(target, left)
  }

  forget(target: string): void {
    this.#reserved.delete(target)
    this.#lines.delete(target)
  }
}

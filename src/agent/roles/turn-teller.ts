import type {Clock, Release} from '../../support/clock.js'
import type {TurnBatch, TurnReport} from '../turn-report.js'
import {briefTurn} from './brief-turn.js'

export type TurnTellerPorts = {
  readonly clock: Clock
  readonly tell: (batch: TurnBatch) => Promise<void>
  readonly onError: (error: unknown) => void
}

/** Turns are told together that come within this time. */
const FLUSH_MS = 500
/** Of one policy, at a time. */
const MOST_TOLD = 20
/** One that only repeats the last is counted, and told with the others of its kind this long after. */
const REPEAT_MS = 5_000
/** However long it is asked for. */
const LONGEST_MS = 60_000

/** What an instance said last; `repeated` are those like it that are not told yet. */
type Last = {readonly shape: string; toldMs: number; repeated: TurnReport | undefined}

type Watched = {
  readonly policy: string
  untilMs: number
  /** To be told next. */
  turns: TurnReport[]
  omitted: number
  /** By application. */
  readonly last: Map<string, Last>
  flush: Release | undefined
  repeat: Release | undefined
}

/**
 * Tells each turn of the policies of one agent that somebody watches, for as long as that was asked for and no longer; of any other it keeps nothing.
 * All by the machine's time: somebody sits there.
 */
export class TurnTeller {
  readonly #ports: TurnTellerPorts
  readonly #watched = new Map<string, Watched>()

  constructor(ports: TurnTellerPorts) {
    this.#ports = ports
  }

  /** For so long from now. */
  watch(policy: string, forMs: number): void {
    const untilMs = this.#nowMs() + Math.min(forMs, LONGEST_MS)
    const known = this.#watched.get(policy)
    if (known !== undefined) known.untilMs = untilMs
    else this.#watched.set(policy, {policy, untilMs, turns: [], omitted: 0, last: new Map(), flush: undefined, repeat: undefined})
  }

  unwatch(policy: string): void {
    const watched = this.#watched.get(policy)
    watched?.flush?.()
    watched?.repeat?.()
    this.#watched.delete(policy)
  }

  stop(): void {
    for (const policy of [...this.#watched.keys()]) this.unwatch(policy)
  }

  watcherOf(policy: string): ((turn: TurnReport) => void) | undefined {
    const watched = this.#watched.get(policy)
    if (watched === undefined) return undefined
    if (this.#nowMs() < watched.untilMs) return (turn) => this.#take(watched, briefTurn(turn))
    this.unwatch(policy)
    return undefined
  }

  #take(watched: Watched, turn: TurnReport): void {
    // A turn may end after nobody watches any more.
    if (this.#watched.get(watched.policy) !== watched) return
    const key = turn.application ?? ''
    const shape = shapeOf(turn)
    const last = watched.last.get(key)
    if (last?.shape === shape) {
      last.repeated = {...turn, count: (last.repeated?.count ?? 0) + 1}
      if (this.#nowMs() - last.toldMs >= REPEAT_MS) this.#tellRepeats(watched, last)
      else watched.repeat ??= this.#ports.clock.machine.schedule(REPEAT_MS, () => this.#tellAllRepeats(watched))
      return
    }
    if (last !== undefined) this.#tellRepeats(watched, last)
    watched.last.set(key, {shape, toldMs: this.#nowMs(), repeated: undefined})
    this.#queue(watched, turn)
  }

  #tellAllRepeats(watched: Watched): void {
    watched.repeat = undefined
    for (const last of watched.last.values()) this.#tellRepeats(watched, last)
  }

  #tellRepeats(watched: Watched, last: Last): void {
    if (last.repeated === undefined) return
    this.#queue(watched, last.repeated)
    last.repeated = undefined
    last.toldMs = this.#nowMs()
  }

  #queue(watched: Watched, turn: TurnReport): void {
    if (watched.turns.length < MOST_TOLD) watched.turns.push(turn)
    else watched.omitted += turn.count
    watched.flush ??= this.#ports.clock.machine.schedule(FLUSH_MS, () => this.#flush(watched))
  }

  #flush(watched: Watched): void {
    const {policy, turns, omitted} = watched
    watched.flush = undefined
    watched.turns = []
    watched.omitted = 0
    this.#ports.tell({policy, turns, omitted}).catch((error: unknown) => {
      watched.omitted += turns.reduce((sum, {count}) => sum + count, omitted)
      this.#ports.onError(error)
    })
  }

  #nowMs(): number {
    return this.#ports.clock.machine.now()
  }
}

/** Two of the same shape tell a person the same thing. */
function shapeOf({analysis: {verdict, reason}, plan}: TurnReport): string {
  return JSON.stringify([verdict, reason, plan?.summary, plan?.actions.map((one) => [one.reason, one.verdict.kind, one.decision])])
}

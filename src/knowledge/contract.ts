import type {Reason} from '../platform/contract/index.js'
import type {Action, Analysis, Candidate, Layer, Trigger} from '../policy/contract.js'
import type {JsonObject} from '../support/json.js'

/** Who wants it: a policy, or a person by an order. */
export type Proposer =
  /** `digest`: of the source that decided, where a person added it. */
  | {readonly kind: 'policy'; readonly policy: string; readonly version: string; readonly digest?: string}
  | {readonly kind: 'person'; readonly by: string; readonly order: string}

export type ArbiterVerdict =
  | {readonly kind: 'admitted'; readonly reason: string}
  | {readonly kind: 'deferred'; readonly code: string; readonly reason: string; readonly notBeforeMs: number}
  | {readonly kind: 'rejected'; readonly reasons: readonly Reason[]}
  /** The policy itself would not act: telemetry is missing or too old, or something it needs is not there yet. */
  | {readonly kind: 'held'; readonly reason: string}
  /** `advise` mode: it waits for a person's approval. */
  | {readonly kind: 'awaiting-approval'; readonly reason: string}

export type DecisionOutcome =
  | {readonly kind: 'none'}
  | {readonly kind: 'executing'}
  | {
      readonly kind: 'done'
      readonly message: string
      readonly durationMs: number
      /** kebab-case, such as `moved` or `image-changed`; absent: its mechanism does not say. */
      readonly change?: string
    }
  | {readonly kind: 'failed'; readonly reasons: readonly Reason[]; readonly restored: boolean}
  | {readonly kind: 'interrupted'; readonly message: string}

/** What was measured once the change had settled. */
export type Effect = {
  readonly metric: string
  readonly before?: number
  readonly predicted?: number
  readonly after?: number
  readonly measuredMs: number
  readonly message: string
}

/** Hosts that were weighed and are only counted in a record: those that would have done, and the others by the code of what spoke against them first. */
export type Unlisted = {readonly eligible: number; readonly refused: {readonly [code: string]: number}}

/** One turn of the loop, as the journal keeps it: why it ran, what it saw, what it wanted, what became of it. */
export type Decision = {
  readonly id: string
  readonly agent: string
  readonly layer: Layer
  readonly cluster?: string
  readonly application?: string
  readonly components: readonly string[]
  readonly proposer: Proposer
  readonly trigger: Trigger
  readonly analysis: Analysis
  readonly summary: string
  readonly actions: readonly Action[]
  /** All that were weighed, chosen or not; of very many the best, and examples of each refusal. */
  readonly candidates: readonly Candidate[]
  /** What `candidates` leaves out. */
  readonly unlisted?: Unlisted
  readonly verdict: ArbiterVerdict
  readonly outcome: DecisionOutcome
  readonly effect?: Effect
  /** How often the same verdict for the same wish came again without being written anew. */
  readonly repeats: number
  readonly timeMs: number
  readonly closedMs?: number
  /** Grows with each change of this record: copies elsewhere keep the newest. */
  readonly version: number
}

export type DecisionFilter = {
  readonly application?: string
  readonly component?: string
  readonly cluster?: string
  readonly agent?: string
  readonly policy?: string
  readonly verdict?: ArbiterVerdict['kind']
  readonly sinceMs?: number
  /** Only decisions with a sequence number below this (newest first). */
  readonly before?: number
  readonly limit: number
}

/** Something a watcher wants to know of: a decision (again, when it changed), a phase, a node, an agent. */
export type SliceEvent = {
  readonly timeMs: number
  readonly kind: 'decision' | 'application' | 'node' | 'cluster' | 'agent'
  readonly subject: string
  readonly message: string
  readonly data: JsonObject
}

/** How far another journal has been copied: its cursor, and its beginning, for a cursor means nothing in another journal. */
export type CopyMark = {readonly beginning: number; readonly cursor: number}

export type JournaledDecision = Decision & {readonly seq: number}

/**
 * The journal: the history of decisions. A decision is durable against the death of the process when `write` resolves. While it cannot be
 * written it rejects, and nothing new is done.
 */
export interface Journal {
  /**
   * Inserts, or replaces the record with the same id and a lower version; `false` where the one that is there is as new. Writes that come together share
   * one commit.
   */
  write(decision: Decision): Promise<boolean>
  list(filter: DecisionFilter): readonly JournaledDecision[]
  get(id: string): JournaledDecision | undefined
  /** Decisions admitted and never closed: those that an agent's death interrupted. */
  open(agent: string): readonly JournaledDecision[]
  /**
   * What was inserted or replaced after a cursor, oldest first: how copies at the layer above catch up. Cursor 0 is the beginning. No more than `limit`,
   * and no more than have `characters` together as JSON; but one at least, where there is one.
   */
  changesSince(
    cursor: number,
    limit: number,
    characters?: number,
  ): {readonly decisions: readonly JournaledDecision[]; readonly cursor: number}
  /** Where its cursors begin. The same for as long as it is the same journal; one that begins anew after a loss has another. */
  readonly beginning: number
  /** How far the journal of `source` has been copied into this one: kept with the copies, and lost with them. */
  copied(source: string): CopyMark | undefined
  /** Durable when it resolves. To be called when the copies are. */
  markCopied(source: string, mark: CopyMark): Promise<void>
  /** Appends to the slice's event log; resolves with the event's id, which only grows. The newest 10,000 are kept. */
  record(event: SliceEvent): Promise<number>
  /** Of the newest event; every later one has a greater id. */
  lastEventId(): number
  /** Events after `id`, oldest first; `gap` where older ones were already dropped. */
  eventsSince(id: number, limit: number): {readonly events: readonly (SliceEvent & {readonly id: number})[]; readonly gap: boolean}
  close(): Promise<void>
}

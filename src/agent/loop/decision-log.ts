import type {ArbiterVerdict, Decision, Journal, JournaledDecision} from '../../knowledge/contract.js'
import type {Clock} from '../../support/clock.js'
import {applicationOf, targetKey} from './target.js'

/** How long a verdict that only repeats itself stays unwritten, or twice that where very many do: they are written and copied a few at a time. */
const REPEAT_FLUSH_MS = 10_000
const PART_EVERY_MS = 200
const FEWEST_IN_PART = 4
/** So that one flush is over when the next begins. */
const MOST_PARTS = 45

/** The last record about a subject; whole only where nothing was done, for only such a one is counted when it comes again. */
type Last = {
  readonly id: string
  readonly application: string | undefined
  quiet?: {readonly decision: Decision; readonly signature: string}
}

/**
 * Writes decisions, and keeps the journal readable: where a policy comes to the same verdict about the same wish again and nothing was done, the
 * record that exists counts it instead of a new one being written.
 */
export class DecisionLog {
  readonly #journal: Journal
  readonly #clock: Clock
  readonly #last = new Map<string, Last>()
  readonly #counted = new Set<string>()
  readonly #onWrite: (decision: Decision) => void

  constructor(journal: Journal, clock: Clock, onWrite: (decision: Decision) => void) {
    this.#journal = journal
    this.#clock = clock
    this.#onWrite = onWrite
  }

  /** Writes the counts of repeated verdicts until the signal is aborted. What could not be written is tried again. */
  async run(signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
    for await (const _ of this.#clock.every(REPEAT_FLUSH_MS, signal)) await this.#flushInParts(signal).catch(onError)
  }

  /** Durable when it resolves (or only counted, where it repeats the last one). Returns the record that stands for it. */
  async write(decision: Decision): Promise<Decision> {
    const subject = subjectOf(decision)
    const last = this.#last.get(subject)
    const entry = lastOf(decision)
    if (last?.quiet !== undefined && last.quiet.signature === entry.quiet?.signature) {
      const {decision: same, signature} = last.quiet
      const again = {...same, repeats: same.repeats + 1, version: same.version + 1}
      last.quiet = {decision: again, signature}
      this.#counted.add(subject)
      return again
    }
    this.#last.set(subject, entry)
    this.#counted.delete(subject)
    try {
      await this.#journal.write(decision)
    } catch (error) {
      // It was never said, so the next one like it repeats nothing.
      if (this.#last.get(subject) === entry) this.#last.delete(subject)
      throw error
    }
    this.#onWrite(decision)
    return decision
  }

  /** A new version of a record that was written. */
  async update(decision: Decision): Promise<Decision> {
    const next = {...decision, version: decision.version + 1}
    const subject = subjectOf(decision)
    if (this.#last.get(subject)?.id === decision.id) {
      this.#last.set(subject, lastOf(next))
      this.#counted.delete(subject)
    }
    await this.#journal.write(next)
    this.#onWrite(next)
    return next
  }

  async flush(): Promise<void> {
    await this.#writeCounted([...this.#counted])
  }

  /** So that an agent that restarts goes on counting instead of saying everything again. */
  remember(decisions: readonly JournaledDecision[]): void {
    for (const decision of decisions) {
      const subject = subjectOf(decision)
      if (!this.#last.has(subject)) this.#last.set(subject, lastOf(decision))
    }
  }

  /** As it is journaled, with what was only counted since. */
  get(id: string): Decision | undefined {
    const counted = [...this.#counted].map((subject) => this.#last.get(subject)?.quiet?.decision).find((decision) => decision?.id === id)
    return counted ?? this.#journal.get(id)
  }

  forget(application: string): void {
    for (const [subject, last] of this.#last) if (last.application === application) this.#last.delete(subject)
  }

  async #flushInParts(signal: AbortSignal): Promise<void> {
    const subjects = [...this.#counted]
    const size = Math.max(FEWEST_IN_PART, Math.ceil(subjects.length / MOST_PARTS))
    for (let from = 0; from < subjects.length; from += size) {
      if (from > 0) await this.#clock.sleep(PART_EVERY_MS, signal)
      await this.#writeCounted(subjects.slice(from, from + size))
    }
  }

  async #writeCounted(subjects: readonly string[]): Promise<void> {
    await Promise.all(
      subjects.map(async (subject) => {
        const counted = this.#last.get(subject)?.quiet?.decision
        if (!this.#counted.delete(subject) || counted === undefined) return
        try {
          await this.#journal.write(counted)
        } catch (error) {
          if (this.#last.get(subject)?.id === counted.id) this.#counted.add(subject)
          throw error
        }
        this.#onWrite(counted)
      }),
    )
  }
}

function lastOf(decision: Decision): Last {
  const {id, application, verdict} = decision
  return isQuiet(verdict) ? {id, application, quiet: {decision, signature: signatureOf(decision)}} : {id, application}
}

function subjectOf(decision: Decision): string {
  const who = decision.proposer.kind === 'person' ? `order/${decision.proposer.order}` : decision.proposer.policy
  // A policy of a cluster may want something of each of its nodes, or of what only a mechanism knows.
  const others = decision.actions.flatMap(({target}) => (applicationOf(target) === undefined ? targetKey(target) : []))
  return [who, decision.application ?? '', decision.components.join(','), ...others].join('|')
}

/** Two records with the same signature tell a person the same thing. */
function signatureOf(decision: Decision): string {
  const {verdict} = decision
  const codes =
    verdict.kind === 'rejected'
      ? verdict.reasons.map((reason) => reason.code).join('|')
      : verdict.kind === 'deferred'
        ? verdict.code
        : decision.analysis.reason.replace(/\d[\d.:TZ-]*/g, '#')
  // Who approves it approves the source that would carry it out.
  const sources = verdict.kind === 'awaiting-approval' ? decision.actions.flatMap(({digest}) => digest ?? []) : []
  const wishes = [...decision.actions.map((action) => JSON.stringify(action.command)), ...sources].join('|')
  return `${verdict.kind}|${codes}|${wishes}|${decision.candidates.map((one) => `${one.host}:${one.refusals.map((reason) => reason.code).join('+')}`).join(',')}`
}

/** Nothing was done. */
function isQuiet(verdict: ArbiterVerdict): boolean {
  return verdict.kind === 'deferred' || verdict.kind === 'rejected' || verdict.kind === 'held' || verdict.kind === 'awaiting-approval'
}

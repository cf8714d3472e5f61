import type {Fabric} from '../../fabric/contract/index.js'
import type {Journal, JournaledDecision} from '../../knowledge/contract.js'
import type {NoteStore, Reason} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {given} from '../../support/given.js'
import {asJson} from '../../support/json.js'
import type {AnswerBook} from '../loop/answer-book.js'
import {type Answer, isApprovable} from '../loop/answers.js'
import type {Modes} from '../modes.js'
import {readNotes, writeNote} from '../notes.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import {isAnswer} from '../roles/payloads.js'
import type {AnsweredPlan, PlanAnswer} from '../service.js'
import {CONTINUUM, topics} from '../topics.js'
import {decisionNotFound, refused} from './refusals.js'
import {whyOutdated} from './waiting-decisions.js'

export type PlanAnswerPorts = {
  readonly fabric: Fabric
  readonly slice: string
  readonly notes: NoteStore
  readonly journal: Journal
  readonly view: ContinuumView
  readonly modes: Modes
  readonly clock: Clock
  /** Of the continuum's own layer. */
  readonly book: AnswerBook
  readonly onError: (error: unknown) => void
  readonly signal: AbortSignal
}

const PREFIX = 'answers/'
/** What was approved and is not begun by then waits again. */
const APPROVAL_HOLDS_MS = 10 * 60_000
export const REJECTION_HOLDS_MS = 60 * 60_000
/** An agent is told all of its own in one message. */
const MOST_BYTES = 512 * 1024

/** What people say to plans that wait: kept with the platform, and told to the agents whose plans they are until it is in force no more. */
export class PlanAnswers {
  readonly #ports: PlanAnswerPorts
  readonly #kept = new Map<string, Answer>()
  #isLoaded = false

  constructor(ports: PlanAnswerPorts) {
    this.#ports = ports
  }

  /** Before it has read what was answered it must say nothing: what it does not name, agents forget. */
  async load(): Promise<void> {
    for (const {value} of await readNotes(this.#ports.notes, PREFIX, this.#ports.signal))
      if (isAnswer(value)) this.#kept.set(value.decision, value)
    this.#isLoaded = true
    this.#tellOwn()
    this.tellClusters()
  }

  of(decision: string): Answer | undefined {
    const answer = this.#kept.get(decision)
    return answer !== undefined && answer.untilMs > this.#ports.clock.now() ? answer : undefined
  }

  /** All or none: rejects with all that speaks against any of them. The same answer again changes nothing. */
  async answer(
    ids: readonly string[],
    said: PlanAnswer,
    {by, isDryRun}: {readonly by: string; readonly isDryRun: boolean},
  ): Promise<readonly AnsweredPlan[]> {
    const decisions = this.#mayBeAnswered([...new Set(ids)], said)
    const answers = decisions.map((decision) => ({decision, answer: this.#answerTo(decision, said, by)}))
    const fresh = answers.filter(({decision, answer}) => !this.#isSame(this.of(decision.id), answer, said))
    const done = said.kind === 'approve' ? 'approved' : 'rejected'
    const planned = answers.map(({decision, answer}): AnsweredPlan => {
      const isFresh = fresh.some((one) => one.decision === decision)
      const holding = isFresh ? answer : (this.of(decision.id) ?? answer)
      return {kind: isDryRun && isFresh ? 'dry-run' : isFresh ? done : 'unchanged', decision, answer: holding}
    })
    if (isDryRun || fresh.length === 0) return planned
    await this.#makeRoom(fresh.map(({answer}) => answer))
    for (const {answer} of fresh) {
      await writeNote(this.#ports.notes, `${PREFIX}${answer.decision}`, answer, this.#ports.signal)
      this.#kept.set(answer.decision, answer)
    }
    this.#tellOwn()
    for (const cluster of new Set(fresh.flatMap(({decision}) => decision.cluster ?? []))) this.tell(cluster)
    await this.#ports.book.closeRejected()
    return planned
  }

  /** Drops what is in force no more, and tells the rest again: a message may have been lost. */
  async repeat(): Promise<void> {
    if (!this.#isLoaded) return
    await this.#dropEnded()
    this.tellClusters()
  }

  tellClusters(): void {
    for (const cluster of this.#ports.view.clusters.values().keys()) this.tell(cluster)
  }

  tell(cluster: string): void {
    if (!this.#isLoaded) return
    const {fabric, slice, onError} = this.#ports
    // Its own, and those of its nodes.
    const answers = this.#inForce().filter(({agent}) => agent === cluster || agent.startsWith(`${cluster}/`))
    void fabric.publish(topics.answers({slice, cluster}), asJson(answers), {retain: true}).catch(onError)
  }

  #tellOwn(): void {
    this.#ports.book.hear(this.#inForce().filter((one) => one.agent === CONTINUUM))
  }

  #inForce(): readonly Answer[] {
    const nowMs = this.#ports.clock.now()
    return [...this.#kept.values()].filter((one) => one.untilMs > nowMs).toSorted((a, b) => a.givenMs - b.givenMs)
  }

  async #dropEnded(): Promise<void> {
    for (const [decision, {untilMs}] of this.#kept) {
      if (untilMs > this.#ports.clock.now()) continue
      await this.#ports.notes.delete(`${PREFIX}${decision}`, this.#ports.signal)
      this.#kept.delete(decision)
    }
  }

  async #makeRoom(fresh: readonly Answer[]): Promise<void> {
    await this.#dropEnded()
    const sizeBytes = Buffer.byteLength(JSON.stringify([...this.#kept.values(), ...fresh]))
    if (sizeBytes <= MOST_BYTES) return
    const message = `with those that are in force they take ${sizeBytes} bytes, and ${MOST_BYTES} may be`
    const wayOut = 'Reject for a shorter time, or disable the policy: mlsysops policy disable NAME'
    throw refused(`${fresh.length} answers more are too many`, 'too-many-answers', [{code: 'too-many-answers', message, wayOut}])
  }

  #mayBeAnswered(ids: readonly string[], said: PlanAnswer): readonly JournaledDecision[] {
    const {journal} = this.#ports
    const found = ids.map((id) => ({id, decision: journal.get(id)}))
    const problems = found.flatMap(({id, decision}) => {
      if (decision === undefined) return [{code: NOT_FOUND, message: `There is no decision ${id}`}]
      const problem = this.#problemOf(decision, said)
      return problem === undefined ? [] : [{...problem, message: `${id}: ${problem.message}`}]
    })
    const [first] = problems
    if (first?.code === NOT_FOUND && problems.length === 1) throw this.#notFound(ids)
    if (first !== undefined)
      throw new OperationalError(problems.map(({message}) => `${message}.`).join('\n'), {
        code: problems.every(({code}) => code === NOT_FOUND) ? NOT_FOUND : NOT_WAITING,
        exit: 'remote',
        hints: ['mlsysops plan list'],
        details: {reasons: problems},
      })
    return found.flatMap(({decision}) => decision ?? [])
  }

  #notFound(ids: readonly string[]): OperationalError {
    const {journal} = this.#ports
    const id = ids.find((one) => journal.get(one) === undefined) ?? ''
    const known = journal.list({limit: KNOWN}).map((decision) => decision.id)
    return decisionNotFound(id, known)
  }

  #problemOf(decision: JournaledDecision, {kind}: PlanAnswer): Reason | undefined {
    const known = this.of(decision.id)
    // Said already: whatever came of it.
    if (known?.kind === kind && kind === 'approve') return undefined
    if (!isApprovable(decision)) return {code: NOT_WAITING, message: `it does not wait for an approval: it is ${standingOf(decision)}`}
    const why = whyOutdated({...this.#ports, answerOf: (id) => this.of(id)}, decision)
    return why === undefined ? undefined : {code: NOT_WAITING, message: `it does not wait any more: ${why}`}
  }

  #answerTo(decision: JournaledDecision, {kind, why, holdsMs}: PlanAnswer, by: string): Answer {
    const {id, agent, proposer, actions, application} = decision
    const [action] = actions
    if (action === undefined || proposer.kind !== 'policy') throw new Error(`decision ${id} waits, and no policy wants anything by it`)
    const spec = application === undefined ? undefined : this.#ports.view.applications.get(application)
    const givenMs = this.#ports.clock.now()
    return {
      kind,
      decision: id,
      agent,
      by,
      ...given({why}),
      givenMs,
      untilMs: givenMs + (kind === 'approve' ? APPROVAL_HOLDS_MS : (holdsMs ?? REJECTION_HOLDS_MS)),
      policy: proposer.policy,
      mechanism: action.mechanism,
      command: action.command,
      ...given({digest: action.digest}),
      ...(spec === undefined ? {} : {application: {name: spec.name, uid: spec.uid, generation: spec.generation}}),
    }
  }

  #isSame(known: Answer | undefined, answer: Answer, {holdsMs}: PlanAnswer): boolean {
    return known !== undefined && known.kind === answer.kind && known.why === answer.why && holdsMs === undefined
  }
}

const NOT_WAITING = 'decision-not-waiting'
const NOT_FOUND = 'decision-not-found'
const KNOWN = 200

function standingOf({verdict, outcome}: JournaledDecision): string {
  return verdict.kind === 'admitted' && outcome.kind !== 'none' ? `admitted, and ${outcome.kind}` : verdict.kind
}

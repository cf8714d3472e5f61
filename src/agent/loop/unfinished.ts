import type {Decision, DecisionOutcome, Journal} from '../../knowledge/contract.js'
import type {Action, Layer, Target, Trigger, World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import type {JsonObject} from '../../support/json.js'
import type {Arbiter} from './arbiter.js'
import {failureOf} from './carry-out.js'
import type {DecisionLog} from './decision-log.js'
import type {Failed} from './failures.js'
import {applicationOf, targetKey} from './target.js'

export type UnfinishedPorts = {
  readonly agent: {readonly name: string; readonly layer: Layer; readonly cluster: string | undefined}
  readonly clock: Clock
  readonly journal: Journal
  readonly log: DecisionLog
  readonly arbiter: Arbiter
  readonly newId: () => string
  readonly world: () => World
  readonly onDone: (decision: Decision) => void
  /** The application's policies look again, for what they asked for is over. */
  readonly wake: (application: string, trigger: Trigger) => void
  readonly onError: (error: unknown) => void
  readonly signal: AbortSignal
}

type Begun = Pick<Action, 'target' | 'command'>
type Finish = (decision: Decision, signal: AbortSignal) => Promise<DecisionOutcome> | undefined

/** A change under way that the platform holds, and of which no open decision is known. */
export type Orphan = {
  readonly target: Extract<Target, {kind: 'component'}>
  /** That would ask for it. */
  readonly command: JsonObject
  readonly reason: string
  readonly finish: (decision: Decision, signal: AbortSignal) => Promise<DecisionOutcome>
}

/** Carries on with what an earlier life of the agent (or another agent that led before it) began. Its targets are locked until the outcome is known. */
export class Unfinished {
  readonly #ports: UnfinishedPorts

  constructor(ports: UnfinishedPorts) {
    this.#ports = ports
  }

  async resume(finish: Finish): Promise<void> {
    const {journal, agent, clock, log, arbiter} = this.#ports
    for (const decision of journal.open(agent.name)) {
      const [action] = decision.actions
      if (action !== undefined && arbiter.isLocked(targetKey(action.target))) continue
      const abort = new AbortController()
      const running = action === undefined ? undefined : finish(decision, AbortSignal.any([this.#ports.signal, abort.signal]))
      if (action === undefined || running === undefined) {
        const message = 'The agent stopped before it was begun; the policy decides anew.'
        await log.update({...decision, outcome: {kind: 'interrupted', message}, closedMs: clock.now()})
      } else this.#follow(decision, action, `${action.reason} (resumed)`, running, abort)
    }
  }

  async adopt({target, command, reason, finish}: Orphan): Promise<void> {
    const {agent, clock, log, arbiter, newId} = this.#ports
    if (arbiter.isLocked(targetKey(target))) return
    const abort = new AbortController()
    const draft: Decision = {
      id: newId(),
      agent: agent.name,
      layer: agent.layer,
      ...(agent.cluster === undefined ? {} : {cluster: agent.cluster}),
      application: target.application,
      components: [target.component],
      proposer: {kind: 'policy', policy: RECOVERY, version: '1.0.0'},
      trigger: {kind: 'component', component: target.component, change: 'its change was left unfinished'},
      analysis: {verdict: 'adapt', reason},
      summary: reason,
      actions: [],
      candidates: [],
      verdict: {kind: 'admitted', reason: 'Admitted: what the platform holds as begun is brought to its end.'},
      outcome: {kind: 'executing'},
      repeats: 0,
      timeMs: clock.now(),
      version: 1,
    }
    this.#lock(draft, {target, command}, reason, abort)
    let decision: Decision
    try {
      decision = await log.write(draft)
    } catch (error) {
      arbiter.release(draft.id, targetKey(target), clock.now())
      throw error
    }
    this.#follow(decision, {target, command}, reason, finish(decision, AbortSignal.any([this.#ports.signal, abort.signal])), abort)
  }

  #lock({id, proposer}: Decision, begun: Begun, what: string, abort: AbortController): void {
    const {arbiter, world} = this.#ports
    arbiter.resume({decision: id, proposer, what}, begun, world(), (reason) => {
      abort.abort(new Error(reason))
      return true
    })
  }

  #follow(decision: Decision, begun: Begun, what: string, running: Promise<DecisionOutcome>, abort: AbortController): void {
    this.#lock(decision, begun, what, abort)
    void this.#conclude(decision, begun.target, running).catch((error: unknown) => this.#ports.onError(error))
  }

  async #conclude(decision: Decision, target: Target, running: Promise<DecisionOutcome>): Promise<void> {
    const {arbiter, clock, log, onDone, signal, wake} = this.#ports
    let failed: Failed | undefined
    try {
      const outcome = await running
      failed = failureOf(outcome)
      const closed = await log.update({...decision, outcome, closedMs: clock.now()})
      if (outcome.kind === 'done') onDone(closed)
    } finally {
      arbiter.release(decision.id, targetKey(target), clock.now(), failed)
      const application = applicationOf(target)
      if (!signal.aborted && application !== undefined) wake(application, {kind: 'deferral', decision: decision.id})
    }
  }
}

/** Who finishes what nobody knows of; it proposes nothing of its own. */
const RECOVERY = 'recovery'

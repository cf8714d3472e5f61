import {isDeepStrictEqual} from 'node:util'
import type {Trigger} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {type Answer, isApprovable, rejectionOf} from './answers.js'
import type {DecisionLog} from './decision-log.js'
import {instanceKey} from './policy-instance.js'

export type AnswerBookPorts = {
  readonly log: DecisionLog
  readonly clock: Pick<Clock, 'now'>
  readonly wake: (key: string, trigger: Trigger) => void
}

/** What people said to plans of one agent. */
export class AnswerBook {
  readonly #ports: AnswerBookPorts
  #answers: readonly Answer[] = []

  constructor(ports: AnswerBookPorts) {
    this.#ports = ports
  }

  all(): readonly Answer[] {
    return this.#answers
  }

  /** All that is in force: others are forgotten. To be called before the loop starts where anything is known, for a rejection holds from the first turn. */
  hear(answers: readonly Answer[]): void {
    const before = this.#answers
    this.#answers = answers
    for (const {kind, decision, policy, by, application} of answers) {
      if (kind === 'reject' || before.some((one) => one.decision === decision && one.kind === kind)) continue
      const trigger = {kind: 'order', order: decision, by} as const
      this.#ports.wake(instanceKey(policy, application?.name), trigger)
      this.#ports.wake(instanceKey(policy, undefined), trigger)
    }
  }

  /** Ends the decisions that people rejected. May be called again: those that have ended stay as they are. */
  async closeRejected(): Promise<void> {
    const {log, clock} = this.#ports
    for (const answer of this.#answers) {
      const known = answer.kind === 'reject' && answer.untilMs > clock.now() ? log.get(answer.decision) : undefined
      const verdict = rejectionOf(answer)
      if (known === undefined || !isApprovable(known) || isDeepStrictEqual(known.verdict, verdict)) continue
      await log.update({...known, verdict, closedMs: clock.now()})
    }
  }
}

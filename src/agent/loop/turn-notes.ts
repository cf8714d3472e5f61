import type {ArbiterVerdict} from '../../knowledge/contract.js'
import type {Action, Analysis, Plan} from '../../policy/contract.js'
import {given} from '../../support/given.js'
import type {TurnPlan, TurnReport} from '../turn-report.js'

/** Hears what goes on in a turn while it goes on. */
export interface TurnWatch {
  said(analysis: Analysis): void
  planned(plan: Plan | undefined): void
  judged(action: Action, verdict: ArbiterVerdict, decision?: string): void
}

/** Of one turn. */
export class TurnNotes implements TurnWatch {
  readonly #now: () => number
  readonly #startedMs: number
  #analysis: Pick<TurnReport, 'analysis' | 'tookMs'> | undefined
  #plan: Omit<TurnPlan, 'actions'> | undefined
  readonly #actions: TurnPlan['actions'][number][] = []

  constructor(now: () => number) {
    this.#now = now
    this.#startedMs = now()
  }

  /** A policy that fails after it wanted something is told as failed. */
  said(analysis: Analysis): void {
    this.#analysis = {analysis, tookMs: this.#now() - this.#startedMs}
  }

  planned(plan: Plan | undefined): void {
    const before = this.#startedMs + (this.#analysis?.tookMs ?? 0)
    this.#plan = {tookMs: this.#now() - before, ...given({summary: plan?.summary})}
  }

  judged({reason}: Action, verdict: ArbiterVerdict, decision?: string): void {
    this.#actions.push({reason, verdict, ...given({decision})})
  }

  /** Undefined where the policy was not asked: its application was gone. */
  read(): Pick<TurnReport, 'analysis' | 'tookMs' | 'plan'> | undefined {
    if (this.#analysis === undefined) return undefined
    return {...this.#analysis, ...(this.#plan === undefined ? {} : {plan: {...this.#plan, actions: this.#actions}})}
  }
}

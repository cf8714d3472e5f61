import type {Decision} from '../../knowledge/contract.js'
import {DISRUPTION_BUDGET} from '../../matching/budgets.js'
import {ROLLED_BACK} from '../../mechanism/contract.js'
import type {Reason} from '../../platform/contract/index.js'
import {FAILED_BEFORE} from '../loop/failures.js'

type Refusal = {readonly policy: string; readonly components: readonly string[]; readonly reason: Reason}

/** What policies last could not do for each application: why it is not as it should be. */
export class Refusals {
  /** By application, then by policy and components. */
  readonly #known = new Map<string, Map<string, Refusal>>()

  take({application, components, proposer, verdict, outcome}: Decision): void {
    if (application === undefined) return
    const policy = proposer.kind === 'policy' ? proposer.policy : BY_ORDER
    const key = `${policy}|${components.join()}`
    const refusals = this.#known.get(application) ?? new Map<string, Refusal>()
    this.#known.set(application, refusals)
    const reason = reasonOf(verdict, outcome)
    if (reason === undefined) refusals.delete(key)
    else refusals.set(key, {policy, components, reason})
  }

  /** Of these policies, and of orders; a policy that holds speaks of several components in one sentence. */
  of(application: string, component: string, policies: ReadonlySet<string>): readonly Reason[] {
    return [...(this.#known.get(application)?.values() ?? [])]
      .filter(({policy}) => policies.has(policy) || (policy === BY_ORDER && policies.size > 0))
      .filter(({components, reason}) => (components.length === 0 ? speaksOf(reason.message, component) : components.includes(component)))
      .map(({reason}) => reason)
  }

  forget(application: string): void {
    this.#known.delete(application)
  }
}

const BY_ORDER = 'order'

function reasonOf(verdict: Decision['verdict'], outcome: Decision['outcome']): Reason | undefined {
  const tell = (reasons: readonly Reason[]) => reasons.map((reason) => reason.message).join('; ')
  if (verdict.kind === 'rejected') return {code: verdict.reasons[0]?.code ?? 'rejected', message: tell(verdict.reasons)}
  if (verdict.kind === 'held') return {code: 'held', message: verdict.reason}
  if (verdict.kind === 'deferred') return DEFERRALS.has(verdict.code) ? {code: wordFor(verdict.code), message: verdict.reason} : undefined
  return outcome.kind === 'failed' ? {code: wordFor(outcome.reasons[0]?.code), message: tell(outcome.reasons)} : undefined
}

/** Those that say why something is not as it should be; the others pass in a moment. */
const DEFERRALS: ReadonlySet<string> = new Set([DISRUPTION_BUDGET, FAILED_BEFORE, ROLLED_BACK])

function wordFor(code: string | undefined): string {
  return code === ROLLED_BACK || code === DISRUPTION_BUDGET ? code : 'failed'
}

function speaksOf(message: string, component: string): boolean {
  return message.split(/[^\w-]+/).includes(component)
}

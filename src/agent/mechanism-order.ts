import type {ArbiterVerdict, Decision, DecisionOutcome} from '../knowledge/contract.js'
import type {JsonObject} from '../support/json.js'

/** A person's order for one mechanism of one agent, as it travels. */
export type MechanismOrder = {
  readonly id: string
  readonly by: string
  readonly mechanism: string
  readonly command: JsonObject
  /** After this it is not begun any more, in ms. */
  readonly untilMs: number
  readonly isDryRun: boolean
}

/** What the agent says of it: first its verdict, then its outcome. */
export type OrderReport = {readonly verdict: ArbiterVerdict; readonly outcome: DecisionOutcome}

export function reportOf({verdict, outcome}: Pick<Decision, 'verdict' | 'outcome'>): OrderReport {
  return {verdict, outcome: verdict.kind === 'admitted' && outcome.kind === 'none' ? {kind: 'executing'} : outcome}
}

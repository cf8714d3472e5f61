import type {Proposer} from '../../knowledge/contract.js'
import type {Verdict} from '../../mechanism/contract.js'
import type {Action, PolicyDescriptor} from '../../policy/contract.js'
import type {Answer} from './answers.js'

/** One action that wants to be carried out. */
export type Proposal = {
  readonly decision: string
  readonly proposer: Proposer
  readonly descriptor: PolicyDescriptor
  /** Of the policy, as it was bound. */
  readonly priority: number
  readonly action: Action
  /** The application that the policy is bound to; `undefined`: it is bound to its agent. */
  readonly application: string | undefined
  readonly sinceMs: number
  /** Who has approved exactly this, or orders it now: that it failed before is no reason not to try. */
  readonly approvedBy: string | undefined
  /** A person has refused exactly this, for a while. */
  readonly rejection: Answer | undefined
  /** What a mechanism said that answers from outside, and was asked before. */
  readonly inspected?: Verdict
}

/** Who it is, in the waiting line and in what a person reads. */
export function proposerKey(proposer: Proposer): string {
  return proposer.kind === 'person' ? `${proposer.by}'s order ${proposer.order}` : proposer.policy
}

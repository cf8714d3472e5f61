import type {NodeState} from '../platform/contract/index.js'
import type {Reason} from '../support/reason.js'

/** One thing that a component requires; what it says of a node that has it not. */
export type Rule = (node: NodeState) => Reason | undefined

export function unmet(code: string, message: string): Reason {
  return {code, message}
}

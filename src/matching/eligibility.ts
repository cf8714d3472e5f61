import type {Resources} from '../descriptions/resources.js'
import type {ComponentDescription} from '../descriptions/types.js'
import type {NodeState} from '../platform/contract/index.js'
import type {Reason} from '../support/reason.js'
import {needOf, shortages} from './capacity.js'
import {unmetRequirements} from './requirements.js'

export type HostQuestion = {
  readonly component: ComponentDescription
  readonly node: NodeState
  /** How many more instances than run there now. 0: it runs there already and only the requirements count. */
  readonly added: number
  /** What runs there must be made anew, which is something new for a node that is cordoned. */
  readonly isRenewed?: boolean
  /** What is free, after what was admitted but is not there yet. */
  readonly free: Resources
}

/** Why a component may not run on a node. Empty: it may. The one judgement that placement, the arbiter and `app explain` share. */
export function hostRefusals({component, node, added, isRenewed = false, free}: HostQuestion): readonly Reason[] {
  const unmet = unmetRequirements(component, node)
  const short = added > 0 ? shortages(needOf(component, added), free) : NONE
  const isSilent = added > 0 && !node.ready
  const isCordoned = node.cordoned && (added > 0 || isRenewed)
  // Most hosts of a large cluster refuse nothing.
  if (unmet.length === 0 && short.length === 0 && !isSilent && !isCordoned) return NONE
  const cordoned = {code: 'node-cordoned', message: 'the node is cordoned', wayOut: `mlsysops infra uncordon ${node.name}`}
  const silent = {code: 'node-not-ready', message: `the node is not ready since ${new Date(node.readyChangedMs).toISOString()}`}
  return [...(isCordoned ? [cordoned] : []), ...(isSilent ? [silent] : []), ...unmet, ...short]
}

const NONE: readonly Reason[] = []

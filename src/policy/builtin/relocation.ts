import {hostRefusals} from '../../matching/eligibility.js'
import type {NodeState} from '../../platform/contract/index.js'
import type {Reason} from '../../support/reason.js'
import type {PolicyInput} from '../contract.js'
import type {Movable} from './movable.js'
import {targetsKept} from './qos/kept.js'
import {shareOn} from './qos/move.js'

export type Relocation = {
  readonly from: string
  readonly to: NodeState
  /** Share of each target that must be foreseen to be left. */
  readonly margin: number
  /** How many instances go. Absent: all that are on `from`. */
  readonly instances?: number
}

/**
 * Why a component that meets its targets may not go to another node: it may not run there, would join an instance of itself (which is what spread takes
 * apart), or is not foreseen to keep its targets. Empty: it may.
 */
export function relocationRefusals(input: PolicyInput, movable: Movable, {from, to, margin, instances}: Relocation): readonly Reason[] {
  const {application, component, view} = movable
  const refusals = hostRefusals({component, node: to, added: instances ?? shareOn(view, from), free: to.free})
  if (refusals.length > 0) return refusals
  if (view.current.some((share) => share.node === to.name)) return [{code: 'instance-there', message: 'another instance of it runs there'}]
  const question = {application: application.name, component: component.metadata.name, from, to: to.name}
  const kept = targetsKept(input, question, component.qos_metrics ?? [], margin)
  return kept.kind === 'kept' ? [] : [kept.reason]
}

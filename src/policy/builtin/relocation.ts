import {hostRefusals} from '../../matching/eligibility.js'
import type {NodeState} from '../../platform/contract/index.js'
import type {Reason} from '../../support/reason.js'
import type {PolicyInput} from '../contract.js'
import type {Movable} from './movable.js'
import {targetsKept} from './qos/kept.js'

export type Relocation = {
  readonly from: string
  readonly to: NodeState
  readonly instances: number
  /** Share of each target that must be foreseen to be left. */
  readonly margin: number
}

/** Why instances of a component that is well where it is may not go to another node: they may not run there, or are not foreseen to keep its targets. */
export function relocationRefusals(
  input: PolicyInput,
  {application, component}: Movable,
  {from, to, instances, margin}: Relocation,
): readonly Reason[] {
  const refusals = hostRefusals({component, node: to, added: instances, free: to.free})
  if (refusals.length > 0) return refusals
  const question = {application: application.name, component: component.metadata.name, from, to: to.name}
  const kept = targetsKept(input, question, component.qos_metrics ?? [], margin)
  return kept.kind === 'kept' ? [] : [kept.reason]
}

/** Instances of one component are not brought together for something else's sake: that is what spread takes apart. */
export function joinsItself({view}: Movable, to: string): readonly Reason[] {
  return view.current.some((share) => share.node === to) ? [{code: 'instance-there', message: 'another instance of it runs there'}] : []
}

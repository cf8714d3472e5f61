import {isObject, type JsonObject} from '../../support/json.js'
import type {Action, PolicyInput} from '../contract.js'

/** A knob of the machine of a policy of the layer `node`. */
export type KnobView = {
  readonly node: string
  /** As it is now; `mixed` where its parts differ. */
  readonly value: string
  /** It is not as it was found. */
  readonly isSet: boolean
  /** The policy of this layer that set it. Absent: none did, or a person or the cluster has the knob. */
  readonly policy?: string
}

/** `cpu-frequency`, `cpu-governor`, `power-cap` or `cpu-set` of the policy's own node. Nothing: the machine has no such knob. */
export function knobOf(input: PolicyInput, name: string): KnobView | undefined {
  const [node] = input.world.nodes.keys()
  const nodes = input.mechanisms.get(name)?.state['nodes']
  const told = node === undefined || !isObject(nodes) ? undefined : nodes[node]
  if (node === undefined || !isObject(told) || typeof told['value'] !== 'string') return undefined
  const {own} = told
  const policy = isObject(own) ? own['policy'] : undefined
  return {node, value: told['value'], isSet: told['isSet'] === true, ...(typeof policy === 'string' ? {policy} : {})}
}

/** Sets a knob; `fields` are those of its mechanism's command: `{frequency: 'min'}`. Without them it is brought back to what it was. */
export function turn({node}: Pick<KnobView, 'node'>, name: string, fields: JsonObject | undefined, why: string): Action {
  const command = fields === undefined ? {node, command: 'reset'} : {node, command: 'set', ...fields}
  return {mechanism: name, command, target: {kind: 'knob', node, knob: name}, reason: why}
}

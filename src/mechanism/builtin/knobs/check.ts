import type {Knob, Reason} from '../../../platform/contract/index.js'
import type {World} from '../../../policy/contract.js'
import {suggest} from '../../../support/suggest.js'
import type {KnobSettings, NodeKnobs} from './contract.js'
import type {KnobCommand, KnobKind} from './kinds.js'

/** Why a node's knob may not be set so, by what its agent tells. Empty: it may. */
export function refusalsOf(kind: KnobKind, command: KnobCommand, world: World, knobs: NodeKnobs): readonly Reason[] {
  const {node} = command
  if (!world.nodes.has(node)) {
    const near = suggest(node, world.nodes.keys())
    const wayOut = near === undefined ? 'See mlsysops infra list.' : `Did you mean ${near}?`
    return [{code: 'node-unknown', message: `there is no node ${node} in this cluster`, wayOut}]
  }
  if (!knobs.isHeard(node))
    return [{code: 'node-agent-unheard', message: `the agent of ${node} is not heard`, wayOut: 'See mlsysops agent list.'}]
  const report = knobs.reports().get(node)?.get(kind.name)
  if (report === undefined)
    return [{code: 'knob-not-found', message: `${node} has no knob ${kind.name}`, wayOut: `See mlsysops mechanism state ${kind.name}.`}]
  const setting = kind.setting(command)
  return [...partRefusals(node, report.knob, setting), ...valueRefusals(node, report.knob, setting)]
}

function partRefusals(node: string, knob: Knob, {parts = []}: KnobSettings[number]): readonly Reason[] {
  const there = knob.parts.map(({part}) => part)
  const unknown = parts.filter((part) => !there.includes(part))
  if (unknown.length === 0) return []
  const message = `${knob.name} of ${node} has no ${unknown.join(', ')}`
  return [{code: 'knob-part-not-found', message, wayOut: `It has ${there.join(', ') || 'none'}.`}]
}

/** Lists of CPUs, and what only some parts take, the node itself judges. */
function valueRefusals(node: string, {name, allowed, range, value: now}: Knob, {value, parts}: KnobSettings[number]): readonly Reason[] {
  if (value === null || name === 'cpu-set' || parts !== undefined || now === 'mixed') return []
  const isInRange = range !== undefined && Number(value) >= range.min && Number(value) <= range.max
  if (allowed.includes(value) || isInRange) return []
  const choices = [...(range === undefined ? [] : [`${range.min} to ${range.max}`]), ...(allowed.length === 0 ? [] : [allowed.join(', ')])]
  const message = `${name} of ${node} cannot be ${value}`
  return [{code: 'knob-value-not-allowed', message, wayOut: `It may be ${choices.join(', or ')}.`}]
}

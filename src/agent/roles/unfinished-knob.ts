import type {Decision, DecisionOutcome} from '../../knowledge/contract.js'
import type {NodeKnobs} from '../../mechanism/builtin/knobs/contract.js'
import type {ExecutionContext, Mechanism} from '../../mechanism/contract.js'
import type {Action, Target} from '../../policy/contract.js'
import {outcomeOf} from '../loop/executor.js'

/** What an execution knew of its decision, for a later life that carries on with it. */
export function resumedContext(
  {id, proposer, summary}: Decision,
  rest: Pick<ExecutionContext, 'epoch' | 'world' | 'changed' | 'stopping'>,
): ExecutionContext {
  return {
    ...rest,
    decision: id,
    policy: proposer.kind === 'policy' ? proposer.policy : proposer.by,
    reason: summary,
    ...(proposer.kind === 'person' ? {by: proposer.by} : {}),
  }
}

/** Only where it was begun: its mechanism takes the same again for the same, and goes on waiting. */
export function finishKnob(
  {mechanisms, knobs, context}: {readonly mechanisms: readonly Mechanism[]; readonly knobs: NodeKnobs; readonly context: ExecutionContext},
  action: Action,
  {node, knob}: Extract<Target, {kind: 'knob'}>,
  signal: AbortSignal,
): Promise<DecisionOutcome> | undefined {
  const mechanism = mechanisms.find(({name}) => name === action.mechanism)
  if (mechanism === undefined || knobs.wish(node, knob)?.decision !== context.decision) return undefined
  return mechanism.apply(action.command, context, signal).then(outcomeOf)
}

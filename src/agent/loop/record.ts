import type {Decision} from '../../knowledge/contract.js'
import type {Action, Candidate, Layer, Trigger} from '../../policy/contract.js'
import {abridge} from './abridge.js'
import type {PolicyInstance} from './policy-instance.js'
import {applicationOf as targetApplication} from './target.js'

/** The turn in which something was decided. */
export type Turn = {
  readonly agent: {readonly name: string; readonly layer: Layer; readonly cluster: string | undefined}
  /** Of a policy; a person's order has no application of its own. */
  readonly instance: Pick<PolicyInstance, 'application'>
  readonly trigger: Trigger
  readonly nowMs: number
}

/** What was decided in it. */
export type Decided = Pick<Decision, 'id' | 'proposer' | 'analysis' | 'summary' | 'actions' | 'verdict'> & {
  readonly candidates: readonly Candidate[]
}

/** The record of a decision from which nothing has come yet. */
export function record({agent, instance, trigger, nowMs}: Turn, decided: Decided): Decision {
  const {actions, candidates, summary, ...rest} = decided
  const components = actions.length > 0 ? actions.map(componentOf) : [...new Set(candidates.map((one) => one.component))]
  return {
    ...rest,
    agent: agent.name,
    layer: agent.layer,
    ...(agent.cluster === undefined ? {} : {cluster: agent.cluster}),
    ...applicationOf(instance, actions),
    components: components.filter((name) => name !== '*'),
    trigger,
    summary: actions[0]?.reason ?? summary,
    actions,
    ...abridge(candidates),
    outcome: {kind: 'none'},
    repeats: 0,
    timeMs: nowMs,
    version: 1,
  }
}

/** `*`: it is about no single component. */
export function componentOf({target}: Action): string {
  return target.kind === 'component' ? target.component : '*'
}

function applicationOf({application}: Turn['instance'], actions: readonly Action[]): {readonly application?: string} {
  if (application !== undefined) return {application}
  const target = actions[0]?.target
  const own = target === undefined ? undefined : targetApplication(target)
  return own === undefined ? {} : {application: own}
}

import {isObject, type JsonValue} from '../../support/json.js'
import type {Action, Policy, PolicyInput} from '../contract.js'

const KNOBS = ['cpu-frequency', 'cpu-governor', 'power-cap', 'cpu-set']

/** Brings back what policies of a node set, once they are not there any more: removed, disabled, or bound to other nodes. */
export function knobReturn(isThere: (policy: string) => boolean): Policy<null> {
  const left = (input: PolicyInput): readonly Left[] => setIn(input).filter(({policy}) => !isThere(policy))
  return {
    descriptor: {
      name: 'knob-return',
      version: '1.0.0',
      summary: 'Brings back what policies of a node set, once they are not there any more.',
      layer: 'node',
      scope: 'global',
      core: true,
      metrics: [],
      mechanisms: KNOBS,
      intervalMs: 30_000,
      cooldownMs: 0,
    },
    initialState: async () => null,
    analyze: async (input) => {
      const found = left(input)
      const reason = found.map(({knob, policy}) => `${knob}: ${policy}, which set it, is not there any more`).join('; ')
      return {
        state: null,
        analysis: found.length === 0 ? {verdict: 'fine', reason: 'Who set a knob here is there still.'} : {verdict: 'adapt', reason},
      }
    },
    plan: async (input) => {
      const actions = left(input).map(
        ({knob, node, policy}): Action => ({
          mechanism: knob,
          target: {kind: 'knob', node, knob},
          command: {node, command: 'reset'},
          reason: `Bring ${knob} of ${node} back: ${policy}, which set it, is not there any more`,
        }),
      )
      return {state: null, plan: {actions, candidates: [], summary: actions.map((action) => action.reason).join('. ')}}
    },
  }
}

type Left = {readonly knob: string; readonly node: string; readonly policy: string}

/** What each mechanism tells of the node: whose wish it follows. */
function setIn({mechanisms}: PolicyInput): readonly Left[] {
  return KNOBS.flatMap((knob) => {
    const nodes = mechanisms.get(knob)?.state['nodes']
    return Object.entries(isObject(nodes) ? nodes : {}).flatMap(([node, told]) => {
      const policy = policyIn(told)
      return policy === undefined ? [] : [{knob, node, policy}]
    })
  })
}

function policyIn(told: JsonValue | undefined): string | undefined {
  const own = isObject(told) ? told['own'] : undefined
  const policy = isObject(own) ? own['policy'] : undefined
  return typeof policy === 'string' ? policy : undefined
}

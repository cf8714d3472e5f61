import {type RunningAgent, startNodeAgent} from '../agent/roles/node-agent.js'
import {topics} from '../agent/topics.js'
import type {HostPlatform} from '../platform/contract/index.js'
import {holding} from '../support/waiting.js'
import type {AgentGround} from './agents.js'

/** The agent of a machine. It stands apart from the others: a small machine loads nothing of theirs, unless it has policies of its own. */
export async function startNode(
  ground: Omit<AgentGround, 'clockInfo' | 'openMechanism'>,
  place: {readonly cluster: string; readonly node: string},
  platform: HostPlatform,
  signal: AbortSignal,
): Promise<RunningAgent> {
  const fabric = await ground.connect(`${place.cluster}/${place.node}`, topics.presence({slice: ground.slice, ...place}))
  const options = {...ground, ...place, platform, fabric}
  return await startNodeAgent(
    {
      ...options,
      startPolicies: async (keeper, until) => {
        const {startPolicies} = await holding(options.clock, () => import('./node-policies.js'))
        return await startPolicies({...options, keeper}, until)
      },
    },
    signal,
  )
}

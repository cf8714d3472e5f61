import type {AgentView} from '../../../agent/service.js'
import type {Layer} from '../../../policy/contract.js'

type Heard = {readonly unheardAgents?: readonly string[]; readonly agentless?: true}

/** Whether those that have it are heard now, and whether there is anyone who could: what an agent told last stays known when it is gone. */
export function heardDto(having: readonly string[], layer: Layer | undefined, agents: readonly AgentView[]): Heard {
  const online = agents.filter(({state}) => state === 'online')
  const unheardAgents = having.filter((name) => !online.some((one) => one.name === name))
  const isAgentless = layer !== undefined && !online.some((one) => one.layer === layer)
  return {...(unheardAgents.length === 0 ? {} : {unheardAgents}), ...(isAgentless ? {agentless: true} : {})}
}

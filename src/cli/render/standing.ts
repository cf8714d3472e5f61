import type {Cell} from '../text/table.js'
import type {View} from '../text/view.js'
import type {Policy} from './views.js'

type Standing = Pick<Policy, 'agents' | 'unheardAgents' | 'agentless'> & {
  readonly reports?: Policy['reports']
  readonly added?: {readonly number: number; readonly enabled?: boolean}
}

const WORST_FIRST = ['failed', 'degraded', 'disabled', 'running'] as const

/** How a policy or mechanism fares at the agents that are heard; one that is built in runs as its agents do. */
export function standingCell(one: Standing, view: View): Cell {
  const {agents, unheardAgents = [], agentless, added} = one
  const worst = WORST_FIRST.find((state) => heardReports(one).some((report) => report.state === state))
  if (worst !== undefined) return stateCell(worst, view)
  if (added?.enabled === false) return stateCell('disabled', view)
  if (agentless === true) return {text: '– no agent', paint: view.style.yellow}
  if (agents.length > 0 && agents.length === unheardAgents.length) return {text: '? not heard', paint: view.style.yellow}
  return added === undefined ? '✔ running' : '… loading'
}

/** As one agent tells it. */
export function stateCell(state: Policy['reports'][number]['state'], {style}: View) {
  switch (state) {
    case 'running':
      return {text: '✔ running', paint: style.green}
    case 'degraded':
      return {text: '▲ degraded', paint: style.yellow}
    case 'failed':
      return {text: '✘ failed', paint: style.red}
    case 'disabled':
      return {text: '– disabled', paint: style.yellow}
  }
}

/** What is wrong with it, the worst first; undefined: nothing. */
export function troubleWords(one: Standing, layer: string): string | undefined {
  const {unheardAgents = [], agentless} = one
  if (agentless === true) return noAgentWords(layer)
  const troubles = [
    ...(['failed', 'degraded'] as const).flatMap((state) => heardReports(one).filter((report) => report.state === state)),
    ...unheardAgents.map((agent) => ({agent, reason: 'it is not heard'})),
  ]
  const [first, ...others] = troubles
  if (first === undefined) return undefined
  return `${first.agent}${others.length === 0 ? '' : ` and ${others.length} more`}${first.reason === undefined ? '' : `: ${first.reason}`}`
}

export function noAgentWords(layer: string): string {
  return `no agent of the layer ${layer} is heard: nobody runs it`
}

/** What an agent told before it fell silent may be so no longer. */
function heardReports({reports = [], unheardAgents = []}: Standing): Policy['reports'] {
  return reports.filter(({agent}) => !unheardAgents.includes(agent))
}

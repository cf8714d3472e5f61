import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {type AgentPlan, type AgentsPlan, agentsOf} from '../agents/plan.js'
import type {ApiPlace} from '../api-of.js'
import {quote, type Step} from '../steps.js'

/** The places of the agents that the continuum's hears; empty where the API does not answer. */
export type HeardAgents = (
  api: ApiPlace,
  signal: AbortSignal,
) => Promise<readonly {readonly cluster: string | null; readonly node: string | null}[]>

const LIMIT_MS = 60_000
const POLL_MS = 100

/** Waits until all agents are online: that one is ready to listen does not say yet that those above hear it. */
export function awaitHeard(testbed: string, plan: AgentsPlan, {heard, clock}: {readonly heard: HeardAgents; readonly clock: Clock}): Step {
  const agents = agentsOf(plan)
  const server = `http://127.0.0.1:${plan.apiPort}`
  return {
    title: 'Wait until all agents are heard',
    kind: 'wait',
    describe: () => [
      `until test "$(curl --silent --header "Authorization: Bearer $(cat ${quote(plan.tokenFile)})" ${server}/v1/agents | grep -o '"state":"online"' | wc -l)" -ge ${agents.length}; do sleep 0.2; done`,
    ],
    async run({signal}) {
      const limitMs = clock.now() + LIMIT_MS
      for (;;) {
        const online = await heard({server, tokenFile: plan.tokenFile}, signal)
        const silent = agents.filter(({place}) => !online.some(({cluster, node}) => cluster === place.cluster && node === place.node))
        if (silent.length === 0) return 'unchanged'
        if (clock.now() > limitMs) throw notHeard(testbed, silent)
        await clock.sleep(POLL_MS, signal)
      }
    },
  }
}

function notHeard(testbed: string, silent: readonly AgentPlan[]): OperationalError {
  const names = silent.map(({name}) => name).join(' and ')
  return new OperationalError(`The continuum's agent did not hear ${names} for ${LIMIT_MS / 1000} s.`, {
    code: 'agents-not-heard',
    exit: 'timeout',
    hints: [`mlsysops testbed logs --name ${testbed}`],
  })
}

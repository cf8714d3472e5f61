import type {Api} from '../northbound/contract/api.js'
import {OperationalError} from '../support/errors.js'
import {duration} from '../support/text/quantity.js'
import {withTimeout} from '../support/waiting.js'
import type {Mechanism} from './render/views.js'
import type {WaitOptions} from './waiting.js'

const POLL_MS = 200
/** Agents load a mechanism within seconds after it was added, and tell of it with their next beat. */
const LOADED_WITHIN_MS = 20_000

/**
 * The mechanism, once each agent of its layer that is heard (`cluster`: that of the cluster) has told of its newest source, or that it could not load it.
 * Not only the first: an order that names no cluster would go to whoever was quickest. Rejects at the time limit.
 */
export async function untilLoaded(
  api: Api,
  {mechanism, cluster}: {readonly mechanism: string; readonly cluster: string | undefined},
  {clock, signal, say, timeoutMs}: WaitOptions,
): Promise<Mechanism> {
  const limitMs = Math.min(timeoutMs, LOADED_WITHIN_MS)
  let missing: readonly string[] = []
  return await withTimeout(
    clock,
    limitMs,
    async (limit) => {
      for (;;) {
        const found = await api.getMechanism({mechanism}, {signal: limit})
        missing = await withoutIt(api, found, cluster, limit)
        if (missing.length === 0) return found
        say(`Waiting until ${missing.join(', ')} ${missing.length === 1 ? 'has' : 'have'} ${mechanism}`)
        await clock.sleep(POLL_MS, limit)
      }
    },
    {signal, onTimeout: () => notLoaded(mechanism, missing, limitMs)},
  )
}

/** Agents that should have it and have not told of it yet. */
async function withoutIt(
  api: Api,
  {added, agents, reports = []}: Mechanism,
  cluster: string | undefined,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (added === undefined) return []
  const settled = reports.filter(({agent, number, state}) => number === added.number && (state === 'failed' || agents.includes(agent)))
  const {items} = await api.listAgents(undefined, {signal})
  return items
    .filter(({name, layer, state}) => layer === added.layer && state === 'online' && (cluster === undefined || name === cluster))
    .map(({name}) => name)
    .filter((name) => settled.every(({agent}) => agent !== name))
}

function notLoaded(mechanism: string, missing: readonly string[], limitMs: number): OperationalError {
  const have = missing.length === 1 ? 'has' : 'have'
  return new OperationalError(`After ${duration(limitMs)}, ${missing.join(', ')} ${have} not told yet of having ${mechanism}.`, {
    code: 'wait-timed-out',
    exit: 'timeout',
    hints: ['How it fares: mlsysops mechanism list', 'One agent that has it can be meant with --cluster.'],
    details: {mechanism, agents: missing},
  })
}

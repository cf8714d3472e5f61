import {readFileSync} from 'node:fs'
import {OperationalError} from '../support/errors.js'
import type {HeardAgents} from '../testbed/kubernetes/agents-heard.js'

const ASK_LIMIT_MS = 2_000

/** Asks the API of a testbed which agents are online. */
export const agentsHeard: HeardAgents = async ({server, tokenFile}, signal) => {
  const {createApiClient} = await import('../northbound/client/index.js')
  const api = createApiClient({url: server, token: readFileSync(tokenFile, 'utf8').trim(), timeoutMs: ASK_LIMIT_MS, signal})
  try {
    const {items} = await api.listAgents(undefined, {signal})
    return items.filter(({state}) => state === 'online').map(({cluster = null, node = null}) => ({cluster, node}))
  } catch (error) {
    // It has just been started, or its lease is still another life's: the caller asks again.
    if (error instanceof OperationalError && (error.exit === 'remote' || error.exit === 'timeout')) return []
    throw error
  } finally {
    await api.close()
  }
}

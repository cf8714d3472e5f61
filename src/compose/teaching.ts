import type {NodeDescription} from '../descriptions/types.js'
import {AGENTS_GROUP, groupOf, type Layer} from '../platform/kubernetes/api/agents.js'
import {systemClock} from '../support/clock-system.js'

/**
 * Teaches an API server the kinds, fences and rights of agents, and describes its nodes there, with the kubeconfig of an administrator. A node that is
 * described already stays as it is: people may have changed it. Says whether anything changed.
 */
export async function teachApiServer(
  kubeconfig: string,
  nodes: readonly NodeDescription[],
  signal: AbortSignal,
): Promise<'changed' | 'unchanged'> {
  const [{createKubeClient, isKubernetesError}, {installApi}, {NAMESPACES, NODE_DESCRIPTIONS}] = await Promise.all([
    import('../platform/kubernetes/client/index.js'),
    import('../platform/kubernetes/install.js'),
    import('../platform/kubernetes/kinds.js'),
  ])
  const client = await createKubeClient({kubeconfig, version: 'testbed', manager: 'mlsysops-testbed', clock: systemClock})
  try {
    const installed = await installApi({client, clock: systemClock}, signal)
    const described = await Promise.all(
      nodes.map(async ({name, ...fields}) => {
        try {
          await client.create(NODE_DESCRIPTIONS, {metadata: {name, namespace: NAMESPACES.applications}, ...fields}, signal)
          return true
        } catch (error) {
          if (isKubernetesError(error, 'already-exists')) return false
          throw error
        }
      }),
    )
    return described.some(Boolean) || installed.some(({change}) => change !== 'unchanged') ? 'changed' : 'unchanged'
  } finally {
    client.close()
  }
}

/** The groups by which an API server knows an agent with a certificate. */
export function groupsOfAgent(layer: Layer): readonly string[] {
  return [AGENTS_GROUP, groupOf(layer)]
}

/** What the agents of a slice have in common for the API server: it fences their writes, and nobody else's. */
export const AGENTS_GROUP = 'mlsysops:agents'

export type Layer = 'continuum' | 'cluster' | 'node'

/** The group of the agents of a layer, for agents with certificates; in a cluster they are the service account `mlsysops-<layer>`. */
export function groupOf(layer: Layer): string {
  return `${AGENTS_GROUP}:${layer}`
}

/** The Leases that the agents of a layer contend for. */
export const LEASE_NAMES = {continuum: 'mlsysops-continuum', cluster: 'mlsysops-cluster'} as const

export const PART_OF = {'app.kubernetes.io/part-of': 'mlsysops'} as const

/** The namespaces of a slice; both names can be set. */
export type Namespaces = {
  /** Applications, and all that the agents remember of them. */
  readonly applications: string
  /** The agents, and their leases. */
  readonly framework: string
}
export const DEFAULT_NAMESPACES: Namespaces = {applications: 'mlsysops', framework: 'mlsysops-framework'}

/** What the agents of a slice have in common for the API server: it fences their writes, and nobody else's. */
export const AGENTS_GROUP = 'mlsysops:agents'

export type Layer = 'continuum' | 'cluster' | 'node'

/** The group of the agents of a layer, for agents with certificates; in a cluster they are the service account `mlsysops-<layer>`. */
export function groupOf(layer: Layer): string {
  return `${AGENTS_GROUP}:${layer}`
}

export const EPOCH_ANNOTATION = 'mlsysops.eu/epoch'
export const SCOPE_LABEL = 'mlsysops.eu/scope'
export const CONTINUUM_LEASE = 'mlsysops-continuum'
export const CLUSTER_LEASE = 'mlsysops-cluster'

export const PART_OF = {'app.kubernetes.io/part-of': 'mlsysops'} as const

// Generated from src/descriptions/schemas/cluster.schema.json by `npm run generate`. Do not edit.
/**
 * A cluster of the slice and the nodes that belong to it.
 */
export interface ClusterDocument {
  MLSysOpsCluster: ClusterDescription
}
export interface ClusterDescription {
  /**
   * The name of the cluster's object. Where it is given it must equal `cluster_id`.
   */
  name?: string
  /**
   * The cluster's unique name.
   */
  cluster_id: string
  /**
   * The data centre that it stands in, if any.
   */
  datacenter_id?: string
  /**
   * The names of its nodes.
   *
   * Items: A DNS-1123 subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters.
   */
  nodes: string[]
}

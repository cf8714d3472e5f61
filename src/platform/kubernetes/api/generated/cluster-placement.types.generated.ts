// Generated from src/platform/kubernetes/api/schemas/cluster-placement.schema.json by `npm run generate`. Do not edit.
/**
 * Which clusters shall have an application. It is named for the application and stands beside it.
 */
export interface ClusterPlacementObject {
  apiVersion: 'mlsysops.eu/v1'
  kind: 'MLSysOpsClusterPlacement'
  metadata: ObjectMeta
  spec: {
    /**
     * The revision of the application that the clusters were given.
     */
    revision: string
    clusters: {
      /**
       * The cluster's name.
       */
      cluster: string
    }[]
  }
}
/**
 * What the API server keeps of every object; more than is named here.
 */
export interface ObjectMeta {
  name: string
  namespace?: string
  uid?: string
  resourceVersion?: string
  generation?: number
  creationTimestamp?: string
  deletionTimestamp?: string
  labels?: {
    [k: string]: string
  }
  annotations?: {
    [k: string]: string
  }
  finalizers?: string[]
}

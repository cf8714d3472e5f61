// Generated from src/platform/kubernetes/api/schemas/note.schema.json by `npm run generate`. Do not edit.
/**
 * A small value that outlives the agent which wrote it: an answer to a plan, a budget stamp, a policy's state.
 */
export interface NoteObject {
  apiVersion: 'mlsysops.eu/v1'
  kind: 'MLSysOpsNote'
  metadata: ObjectMeta
  spec: {
    /**
     * What it is about; the object's name is made of it.
     */
    key: string
    /**
     * Any JSON.
     */
    value: unknown | null
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

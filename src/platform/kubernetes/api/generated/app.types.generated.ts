// Generated from src/platform/kubernetes/api/schemas/app.schema.json by `npm run generate`. Do not edit.
/**
 * What became of an application: the status of a MLSysOpsApp, written by the continuum agent.
 */
export interface AppStatus {
  /**
   * The epoch of the lease under which it was written.
   */
  epoch?: number
  /**
   * The generation of the description that this status speaks of.
   */
  observedGeneration?: number
  /**
   * accepted: stored · placing: a cluster or host is being chosen · deploying: instances start · deployed: every component is ready or complete · degraded: it was deployed and is not now · failed: it cannot be placed or started · removing.
   */
  phase?: 'accepted' | 'placing' | 'deploying' | 'deployed' | 'degraded' | 'failed' | 'removing'
  /**
   * The clusters that have it.
   */
  clusters?: string[]
  /**
   * The same clusters, for people: `cloud, edge`.
   */
  placedOn?: string
  /**
   * How many of its components are ready.
   */
  components?: {
    ready: number
    wanted: number
    /**
     * Both, for people: `2/3`; `2/3 (not heard)` where the agent of a cluster is gone.
     */
    summary: string
  }
  /**
   * The weighted share of targets that are met; absent where none was measured.
   */
  satisfaction?: {
    /**
     * 0 to 1.
     */
    score: number
    threshold?: number
    met: boolean
  }
  /**
   * Accepted: what the object alone cannot be checked for (a name that is taken) is right too · Placed: it is given to a cluster · Ready: every component is ready or complete · Satisfied: the targets are met · Progressing: what is missing is on its way · Degraded: it fell short of what it was, a change of it was rolled back, or it could not come to be.
   */
  conditions?: Condition[]
}
export interface Condition {
  type: 'Accepted' | 'Placed' | 'Ready' | 'Satisfied' | 'Progressing' | 'Degraded'
  status: 'True' | 'False' | 'Unknown'
  /**
   * One word, in capitals where words begin.
   */
  reason: string
  message: string
  observedGeneration?: number
  /**
   * When the status last changed.
   */
  lastTransitionTime: string
}

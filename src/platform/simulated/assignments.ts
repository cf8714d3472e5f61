import type {Reason} from '../contract/index.js'
import {isOfApplication} from './deployments.js'
import type {ClusterObjects, WorldState} from './state.js'

/** Hands assignments down to clusters and their reports up, as far as the clusters can be reached; removes what has come to its end. */
export class Assignments {
  readonly #state: WorldState

  constructor(state: WorldState) {
    this.#state = state
  }

  /** Brings one application in every reachable cluster to what is assigned. */
  deliver(application: string): void {
    for (const cluster of this.#state.clusters.values()) this.#deliverTo(cluster, application)
  }

  /** After a cut: everything that was held back, in both directions. */
  rejoin(cluster: ClusterObjects): void {
    for (const application of new Set([...this.#state.assignments.keys(), ...cluster.assigned.keys()]))
      this.#deliverTo(cluster, application)
    for (const application of cluster.statuses.keys()) this.reportUp(cluster, application)
  }

  reportUp(cluster: ClusterObjects, application: string): void {
    if (this.isCut(cluster.name)) return
    const key = `${cluster.name}/${application}`
    const status = cluster.statuses.get(application)
    if (status === undefined) this.#state.statuses.delete(key)
    else if (this.#state.statuses.get(key) !== status) this.#state.statuses.set(key, status)
  }

  isCut(cluster: string): boolean {
    return this.#state.clusterRecords.get(cluster)?.cutSinceMs !== undefined
  }

  /** Forgets reports about what has gone, and an application that is to be removed when nothing of it is left anywhere. */
  finish(application: string): void {
    const isRemoved = this.#state.applications.get(application)?.deletedMs !== undefined
    let isLeft = this.#state.assignments.get(application) !== undefined
    for (const cluster of this.#state.clusters.values()) {
      // Looking for what is left is not for every turn of every application.
      if (!isRemoved && cluster.statuses.get(application) === undefined) continue
      const isHere = isPresent(cluster, application)
      isLeft ||= isHere
      if (isHere) continue
      cluster.statuses.delete(application)
      this.reportUp(cluster, application)
    }
    if (isRemoved && !isLeft) this.#state.applications.delete(application)
  }

  #deliverTo(cluster: ClusterObjects, application: string): void {
    if (this.isCut(cluster.name)) return
    const assignment = this.#state.assignments.get(application)
    const spec = this.#state.assignedSpecs.get(application)
    const isAssigned = assignment?.clusters.some((share) => share.cluster === cluster.name) ?? false
    if (!isAssigned || spec === undefined) cluster.assigned.delete(application)
    else if (cluster.assigned.get(application)?.revision !== spec.revision) cluster.assigned.set(application, spec)
  }
}

export function unreachable(cluster: string): Reason {
  return {
    code: 'cluster-unreachable',
    message: `Cluster ${cluster} cannot be reached.`,
    wayOut: 'Try again when it is ready: mlsysops infra list',
  }
}

function isPresent(cluster: ClusterObjects, application: string): boolean {
  if (cluster.assigned.get(application) !== undefined) return true
  for (const key of cluster.componentStates.keys()) if (isOfApplication(key, application)) return true
  return false
}

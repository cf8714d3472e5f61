import {ASSIGNMENTS, NODE_DESCRIPTIONS, NOTES, PLACEMENTS, SCOPE_LABEL} from '../kinds.js'
import type {Reflectors} from '../watch/reflectors.js'
import {trimOurs} from '../watch/trim.js'
import {MARK} from '../workload/index.js'
import {BUDGETS, CONFIG_MAPS, DEPLOYMENTS, JOBS, NODES, PODS, REPLICA_SETS, SERVICES} from './kinds.js'
import {trimBudget, trimNode, trimOwned, trimPod, trimReplicaSet} from './trim.js'

export type ClusterCaches = ReturnType<typeof startClusterCaches>

/** All that a cluster agent sees of its cluster. */
export function startClusterCaches(reflectors: Reflectors, namespace: string) {
  const ofComponents = {namespace, labelSelector: MARK.component}
  return {
    nodes: reflectors.start(NODES, trimNode),
    // Those of everybody: they take room too.
    pods: reflectors.start(PODS, trimPod),
    descriptions: reflectors.start(NODE_DESCRIPTIONS, trimOurs, {namespace}),
    assignments: reflectors.start(ASSIGNMENTS, trimOurs, {namespace}),
    placements: reflectors.start(PLACEMENTS, trimOurs, {namespace}),
    notes: reflectors.start(NOTES, trimOurs, {namespace, labelSelector: `${SCOPE_LABEL}=cluster`}),
    // Those of others too: most components are one, and whether its name is free need not be asked for each.
    deployments: reflectors.start(DEPLOYMENTS, trimOwned, {namespace}),
    jobs: reflectors.start(JOBS, trimOwned, ofComponents),
    services: reflectors.start(SERVICES, trimOwned, ofComponents),
    configMaps: reflectors.start(CONFIG_MAPS, trimOwned, ofComponents),
    // Anybody's: those of people bound what may be taken away.
    budgets: reflectors.start(BUDGETS, trimBudget, {namespace}),
    replicaSets: reflectors.start(REPLICA_SETS, trimReplicaSet, ofComponents),
  }
}

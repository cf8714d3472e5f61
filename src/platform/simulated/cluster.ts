import {isDeepStrictEqual} from 'node:util'
import type {ClusterPlatform, ComponentIntent, Epoch, Outcome, Reason} from '../contract/index.js'
import {simulatedNotes} from './notes.js'
import {componentKey, nodeKey} from './records.js'
import {notFound} from './refusals.js'
import type {ClusterObjects} from './state.js'
import type {World} from './world.js'

/** A cluster of the world as its agent sees it. Throws `cluster-not-found` where the scenario has none of this name. */
export function simulatedCluster(world: World, name: string): ClusterPlatform {
  const cluster = world.state.clusters.get(name)
  if (cluster === undefined) throw notFound('cluster', name, [...world.state.clusters.keys()])
  const lease = `cluster:${name}`
  /** One write under a lease: refused as stale before anything else is looked at. */
  const write = async (epoch: Epoch, signal: AbortSignal, change: () => Outcome): Promise<Outcome> => {
    signal.throwIfAborted()
    return world.turn(() => (epoch === world.leases.epochOf(lease) ? change() : {kind: 'stale'}))
  }
  return {
    nodes: () => cluster.nodeStates.watch(),
    applications: () => cluster.assigned.watch(),
    components: () => cluster.componentStates.watch(),
    intents: () => cluster.intents.watch(),
    notes: () => simulatedNotes(world, cluster.notes),
    lease: (signal) => world.leases.acquire(lease, signal),
    apply: (intent, epoch, signal) => write(epoch, signal, () => applyIntent(world, cluster, intent)),
    remove: (ref, epoch, signal) =>
      write(epoch, signal, () => {
        cluster.intents.delete(componentKey(ref))
        world.settleTraffic(cluster, ref.application)
        world.componentChanged(name, ref)
        return {kind: 'accepted', revision: world.state.revision}
      }),
    // Nobody looks at objects of this world.
    tell: () => undefined,
    report: (status, epoch, signal) =>
      write(epoch, signal, () => {
        const revision = cluster.statuses.set(status.application, status)
        world.assignments.reportUp(cluster, status.application)
        // What is reported of an application that is not here any more is forgotten again; of one that is, nothing else follows from it.
        if (cluster.assigned.get(status.application) === undefined) world.applicationChanged(status.application)
        return {kind: 'accepted', revision}
      }),
  }
}

function applyIntent(world: World, cluster: ClusterObjects, intent: ComponentIntent): Outcome {
  const key = componentKey(intent.ref)
  const current = cluster.intents.entry(key)
  if (current !== undefined && isDeepStrictEqual(current.value, intent)) return {kind: 'accepted', revision: current.revision}
  const reasons = [...obstaclesFor(world, cluster, intent)]
  if (reasons.length > 0) return {kind: 'refused', reasons}
  const revision = cluster.intents.set(key, intent)
  world.settleTraffic(cluster, intent.ref.application)
  world.componentChanged(cluster.name, intent.ref)
  return {kind: 'accepted', revision}
}

function* obstaclesFor(world: World, cluster: ClusterObjects, {ref, hosts}: ComponentIntent): Iterable<Reason> {
  if (cluster.assigned.get(ref.application) === undefined) {
    yield {
      code: 'application-not-assigned',
      message: `Application ${ref.application} is not assigned to cluster ${cluster.name}.`,
      wayOut: `mlsysops app explain ${ref.application}`,
    }
  }
  for (const {node, instances} of hosts) {
    // A host that is given up may be gone already: nothing is asked of it.
    if (instances === 0 || world.state.nodes.get(nodeKey(cluster.name, node)) !== undefined) continue
    yield {code: 'node-not-found', message: `Cluster ${cluster.name} has no node ${node}.`, wayOut: 'mlsysops infra list'}
  }
}

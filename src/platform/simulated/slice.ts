import {createHash} from 'node:crypto'
import {isDeepStrictEqual} from 'node:util'
import type {NodeDescription} from '../../descriptions/types.js'
import type {ApplicationSpec, ClusterAssignment, Epoch, Outcome, Reason, Revision, SlicePlatform} from '../contract/index.js'
import {unreachable} from './assignments.js'
import {simulatedNotes} from './notes.js'
import {type NodeRecord, nodeKey} from './records.js'
import {applicationNotFound, beingRemoved, clusterNotFound, nodeInUse, nodeNotFound} from './refusals.js'
import type {World} from './world.js'

const LEASE = 'slice'

/** The whole slice of the world as the continuum agent sees it. */
export function simulatedSlice(world: World): SlicePlatform {
  const {state} = world
  const write = async (signal: AbortSignal, change: () => Outcome): Promise<Outcome> => {
    signal.throwIfAborted()
    return world.turn(change)
  }
  const lead = (epoch: Epoch, signal: AbortSignal, change: () => Outcome): Promise<Outcome> =>
    write(signal, () => (epoch === world.leases.epochOf(LEASE) ? change() : {kind: 'stale'}))
  return {
    applications: () => state.applications.watch(),
    assignments: () => state.assignments.watch(),
    clusters: () => state.clusterStates.watch(),
    status: () => state.statuses.watch(),
    notes: () => simulatedNotes(world, state.notes),
    lease: (signal) => world.leases.acquire(LEASE, signal),
    put: (application, expected, signal) => write(signal, () => putApplication(world, application, expected)),
    delete: ({application}, signal) => write(signal, () => deleteApplication(world, application)),
    assign: (application, clusters, epoch, signal) => lead(epoch, signal, () => assign(world, application, clusters)),
    withdraw: ({application}, epoch, signal) =>
      lead(epoch, signal, () => {
        state.assignments.delete(application)
        state.assignedSpecs.delete(application)
        return delivered(world, application)
      }),
    // Nobody has an object in this world that could show it.
    announce: async (_, epoch, signal) => {
      signal.throwIfAborted()
      return epoch === world.leases.epochOf(LEASE) ? {kind: 'accepted', revision: state.revision} : {kind: 'stale'}
    },
    tell: () => undefined,
    putNode: (cluster, node, signal) => write(signal, () => onReachable(world, cluster, () => putNode(world, cluster, node))),
    deleteNode: (cluster, node, signal) => write(signal, () => onReachable(world, cluster, () => deleteNode(world, cluster, node))),
    cordon: (cluster, node, cordoned, signal) =>
      write(signal, () =>
        // That of a cluster is kept with the slice: it can be cordoned while it is cut off.
        node === undefined
          ? cordonCluster(world, cluster, cordoned)
          : onReachable(world, cluster, () => cordon(world, cluster, node, cordoned)),
      ),
  }
}

function putApplication(world: World, application: ApplicationSpec, expected: Revision | undefined): Outcome {
  const {applications} = world.state
  const entry = applications.entry(application.name)
  if (entry?.revision !== expected) return {kind: 'stale'}
  if (entry === undefined) {
    const revision = applications.create(application.name, (created) => ({
      name: application.name,
      uid: uidOf(world, application.name, created),
      generation: 1,
      revision: created,
      createdMs: world.nowMs,
      updatedMs: world.nowMs,
      description: application.description,
      orders: application.orders,
    }))
    return {kind: 'accepted', revision}
  }
  const {value: current} = entry
  if (current.deletedMs !== undefined) return refused(beingRemoved(application.name))
  const isSame = isDeepStrictEqual(current.description, application.description)
  if (isSame && isDeepStrictEqual(current.orders, application.orders)) return {kind: 'accepted', revision: entry.revision}
  const revision = applications.create(application.name, (changed) => ({
    ...current,
    generation: isSame ? current.generation : current.generation + 1,
    revision: changed,
    updatedMs: world.nowMs,
    description: application.description,
    orders: application.orders,
  }))
  return {kind: 'accepted', revision}
}

function deleteApplication(world: World, name: string): Outcome {
  const {applications} = world.state
  const entry = applications.entry(name)
  // Gone already is what was asked for.
  if (entry === undefined || entry.value.deletedMs !== undefined)
    return {kind: 'accepted', revision: entry?.revision ?? world.state.revision}
  const revision = applications.create(name, (marked) => ({
    ...entry.value,
    revision: marked,
    updatedMs: world.nowMs,
    deletedMs: world.nowMs,
  }))
  world.applicationChanged(name)
  return {kind: 'accepted', revision}
}

function assign(world: World, application: ApplicationSpec, clusters: readonly ClusterAssignment[]): Outcome {
  const {applications, assignments, assignedSpecs} = world.state
  const {name} = application
  const current = applications.get(name)
  if (current === undefined) return refused(applicationNotFound(name))
  if (current.uid !== application.uid) return {kind: 'stale'}
  const unknown = clusters.filter(({cluster}) => !world.state.clusters.has(cluster)).map(({cluster}) => clusterNotFound(cluster))
  if (unknown.length > 0) return {kind: 'refused', reasons: unknown}
  const known = assignments.entry(name)
  const carried = assignedSpecs.get(name)
  if (carried?.uid === application.uid && isNewer(carried.revision, application.revision)) return {kind: 'stale'}
  const assignment = {application: name, revision: application.revision, clusters}
  if (known !== undefined && carried?.uid === application.uid && isDeepStrictEqual(known.value, assignment)) {
    return {kind: 'accepted', revision: known.revision}
  }
  const revision = assignments.set(name, assignment)
  assignedSpecs.set(name, application)
  delivered(world, name)
  return {kind: 'accepted', revision}
}

/** An assignment of an older description never replaces a newer one: whoever sends it has not yet seen the newest. */
function isNewer(revision: Revision, than: Revision): boolean {
  return Number(revision) > Number(than)
}

function delivered(world: World, application: string): Outcome {
  world.assignments.deliver(application)
  for (const cluster of world.state.clusters.values()) world.settleTraffic(cluster, application)
  world.applicationChanged(application)
  return {kind: 'accepted', revision: world.state.revision}
}

function onReachable(world: World, cluster: string, change: () => Outcome): Outcome {
  if (!world.state.clusters.has(cluster)) return refused(clusterNotFound(cluster))
  return world.assignments.isCut(cluster) ? refused(unreachable(cluster)) : change()
}

function putNode(world: World, cluster: string, description: NodeDescription): Outcome {
  const {nodes} = world.state
  const key = nodeKey(cluster, description.name)
  const node = nodes.entry(key)
  if (node === undefined) {
    const record: NodeRecord = {
      name: description.name,
      cluster,
      description,
      ready: true,
      readyChangedMs: world.nowMs,
      cordoned: false,
      images: {},
    }
    world.addNode(record)
  } else if (!isDeepStrictEqual(node.value.description, description)) {
    nodes.set(key, {...node.value, description})
    world.outages.settleNode(key)
    world.nodeChanged(key)
  }
  return {kind: 'accepted', revision: nodes.entry(key)?.revision ?? world.state.revision}
}

/** A node that answers must be empty; one that does not takes what ran there with it: that is how a lost node is fenced. */
function deleteNode(world: World, cluster: string, name: string): Outcome {
  const key = nodeKey(cluster, name)
  const node = world.state.nodes.get(key)
  if (node === undefined) return {kind: 'accepted', revision: world.state.revision}
  const instances = world.state.instancesOn(key)
  if (node.ready && instances.length > 0)
    return refused(
      nodeInUse(
        name,
        instances.map(({id}) => id),
      ),
    )
  for (const instance of instances) world.life.destroy(instance)
  world.dropNode(key)
  return {kind: 'accepted', revision: world.state.revision}
}

function cordon(world: World, cluster: string, name: string, cordoned: boolean): Outcome {
  const key = nodeKey(cluster, name)
  const node = world.state.nodes.entry(key)
  if (node === undefined) return refused(nodeNotFound(cluster, name))
  if (node.value.cordoned === cordoned) return {kind: 'accepted', revision: node.revision}
  const revision = world.state.nodes.set(key, {...node.value, cordoned})
  world.nodeChanged(key)
  return {kind: 'accepted', revision}
}

function cordonCluster(world: World, cluster: string, cordoned: boolean): Outcome {
  const {clusterRecords} = world.state
  const known = clusterRecords.entry(cluster)
  if (known === undefined) return refused(clusterNotFound(cluster))
  if ((known.value.cordoned ?? false) === cordoned) return {kind: 'accepted', revision: known.revision}
  return {kind: 'accepted', revision: clusterRecords.set(cluster, {...known.value, cordoned})}
}

function refused(reason: Reason): Outcome {
  return {kind: 'refused', reasons: [reason]}
}

/** As long as a Kubernetes UID, and the same in every run with the same seed. */
function uidOf(world: World, name: string, revision: Revision): string {
  const hex = createHash('sha256').update(`${world.scenario.seed}/${name}/${revision}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

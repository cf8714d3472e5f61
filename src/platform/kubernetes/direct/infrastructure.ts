import {isDeepStrictEqual} from 'node:util'
import type {NodeDescription} from '../../../descriptions/types.js'
import type {Outcome, Reason} from '../../contract/index.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import {NODES, PODS} from '../cluster/kinds.js'
import {conditionOf} from '../cluster/node-state.js'
import {denied} from '../fence.js'
import {CLUSTER_DESCRIPTIONS, type ClusterObject, CORDONED_ANNOTATION, NODE_DESCRIPTIONS, type NodeObject, PLACEMENTS} from '../kinds.js'
import type {Cached} from '../watch/object-cache.js'
import {MARK} from '../workload/index.js'
import {clusterNotFound, type Member, unreachable} from './members.js'

export type InfrastructureParts = {
  readonly home: KubeClient
  readonly members: ReadonlyMap<string, Member>
  readonly namespace: string
  readonly clusters: Cached<ClusterObject>
}

/**
 * What people want of clusters and nodes. What is wanted of a node is written where the node is, so its cluster must be reached now; what is wanted
 * of a cluster, at home.
 */
export class Infrastructure {
  readonly #parts: InfrastructureParts
  readonly #members: ReadonlyMap<string, Member>
  readonly #namespace: string

  constructor(parts: InfrastructureParts) {
    this.#parts = parts
    this.#members = parts.members
    this.#namespace = parts.namespace
  }

  /** The description. The machine joins by itself; until then there is nothing but what it will be. */
  put(cluster: string, {name, ...fields}: NodeDescription, signal: AbortSignal): Promise<Outcome> {
    return this.#in(cluster, async ({client}) => {
      const ref = {name, namespace: this.#namespace}
      const current = await client.get(NODE_DESCRIPTIONS, ref, signal)
      if (current === undefined) return accepted(await client.create(NODE_DESCRIPTIONS, {metadata: ref, ...fields}, signal))
      if (isDeepStrictEqual(fieldsOf(current), fields)) return accepted(current)
      return accepted(await client.update(NODE_DESCRIPTIONS, {metadata: current.metadata, ...fields}, signal))
    })
  }

  /** A node that answers must be empty; one that does not takes what ran there with it: that is how a lost node is fenced. */
  delete(cluster: string, name: string, signal: AbortSignal): Promise<Outcome> {
    return this.#in(cluster, async ({client}) => {
      const node = await client.get(NODES, {name}, signal)
      const isReady = conditionOf(node?.status?.conditions, 'Ready')?.status === 'True'
      const used = isReady ? await this.#usersOf(client, name, signal) : []
      if (used.length > 0) return {kind: 'refused', reasons: [nodeInUse(name, used)]}
      await client.delete(NODE_DESCRIPTIONS, {name, namespace: this.#namespace}, signal)
      await client.delete(NODES, {name}, signal)
      return {kind: 'accepted', revision: node?.metadata.resourceVersion ?? ''}
    })
  }

  /** A cluster is cordoned by an annotation of its object, which is made where nobody has described the cluster. */
  async cordonCluster(cluster: string, cordoned: boolean, signal: AbortSignal): Promise<Outcome> {
    const {home, members, namespace, clusters} = this.#parts
    if (!members.has(cluster)) return {kind: 'refused', reasons: [clusterNotFound(cluster)]}
    const ref = {name: cluster, namespace}
    const annotations = {[CORDONED_ANNOTATION]: cordoned ? 'true' : null}
    try {
      const written = await home.patch(CLUSTER_DESCRIPTIONS, ref, {kind: 'merge', value: {metadata: {annotations}}}, signal)
      clusters.written(written)
      return accepted(written)
    } catch (error) {
      if (isKubernetesError(error, 'conflict')) return {kind: 'stale'}
      if (!isKubernetesError(error, 'not-found')) throw error
    }
    if (!cordoned) return {kind: 'accepted', revision: ''}
    const metadata = {...ref, annotations: {[CORDONED_ANNOTATION]: 'true'}}
    const created = await home.create(CLUSTER_DESCRIPTIONS, {metadata, nodes: []}, signal)
    clusters.written(created)
    return accepted(created)
  }

  cordon(cluster: string, name: string, cordoned: boolean, signal: AbortSignal): Promise<Outcome> {
    return this.#in(cluster, async ({client}) => {
      try {
        return accepted(await client.patch(NODES, {name}, {kind: 'merge', value: {spec: {unschedulable: cordoned}}}, signal))
      } catch (error) {
        if (isKubernetesError(error, 'not-found')) return {kind: 'refused', reasons: [nodeNotFound(cluster, name)]}
        throw error
      }
    })
  }

  async #in(cluster: string, change: (member: Member) => Promise<Outcome>): Promise<Outcome> {
    const member = this.#members.get(cluster)
    if (member === undefined) return {kind: 'refused', reasons: [clusterNotFound(cluster)]}
    try {
      return await change(member)
    } catch (error) {
      if (isKubernetesError(error, 'unreachable', 'timed-out')) return {kind: 'refused', reasons: [unreachable(cluster)]}
      if (isKubernetesError(error, 'invalid')) return {kind: 'refused', reasons: [denied(error)]}
      if (isKubernetesError(error, 'conflict')) return {kind: 'stale'}
      throw error
    }
  }

  /** What runs there of ours, and what is about to. */
  async #usersOf(client: Member['client'], node: string, signal: AbortSignal): Promise<readonly string[]> {
    const namespace = this.#namespace
    const [pods, placements] = await Promise.all([
      client.list(PODS, {namespace, labelSelector: MARK.component, fieldSelector: `spec.nodeName=${node}`}, signal),
      client.list(PLACEMENTS, {namespace}, signal),
    ])
    const wanted = placements.items.filter(({spec}) => spec.hosts.some((host) => host.node === node && host.instances > 0))
    return [
      ...new Set([
        ...pods.items.map(({metadata: {labels = {}}}) => `${labels[MARK.app]}/${labels[MARK.component]}`),
        ...wanted.map(({spec: {ref}}) => `${ref.application}/${ref.component}`),
      ]),
    ]
  }
}

function accepted({metadata}: {readonly metadata: {readonly resourceVersion?: string}}): Outcome {
  return {kind: 'accepted', revision: metadata.resourceVersion ?? ''}
}

function fieldsOf({apiVersion: _a, kind: _k, metadata: _m, ...fields}: NodeObject): Omit<NodeDescription, 'name'> {
  return fields
}

function nodeInUse(node: string, components: readonly string[]): Reason {
  return {
    code: 'node-in-use',
    message: `Node ${node} still runs ${components.join(', ')}.`,
    wayOut: `mlsysops infra drain ${node}`,
  }
}

function nodeNotFound(cluster: string, node: string): Reason {
  return {code: 'node-not-found', message: `Cluster ${cluster} has no node ${node}.`, wayOut: 'mlsysops infra list'}
}

import {isDeepStrictEqual} from 'node:util'
import type {ComponentIntent, ComponentRef, Epoch, HostShare, Outcome, Reason} from '../../contract/index.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import {fenced, fencedDeleteOf, stamped} from '../fence.js'
import {ASSIGNMENTS, PLACEMENTS, type PlacementObject} from '../kinds.js'
import type {Leadership} from '../leases.js'
import type {KubeObject, Resource} from '../objects.js'
import type {Cached} from '../watch/object-cache.js'
import {MARK, workloadOf} from '../workload/index.js'
import type {ClusterCaches} from './caches.js'
import {NODES, SERVICES} from './kinds.js'
import type {Reconciler} from './reconciler.js'
import {intentOf} from './views.js'

export type PlacementParts = {
  readonly client: KubeClient
  readonly cluster: string
  readonly namespace: string
  readonly caches: ClusterCaches
  readonly leadership: Leadership
  readonly reconciler: Pick<Reconciler, 'input'>
}

/** What the agent asked its cluster to run, as objects that outlive it. */
export class Placements {
  readonly #parts: PlacementParts

  constructor(parts: PlacementParts) {
    this.#parts = parts
  }

  apply(intent: ComponentIntent, epoch: Epoch, signal: AbortSignal): Promise<Outcome> {
    return fenced(this.#parts.leadership, epoch, signal, async () => {
      const {ref} = intent
      // Where it is not known here it is mostly not there, and the API server says so when it is made.
      const current = this.#parts.caches.placements.get(`${this.#parts.namespace}/${nameOf(ref)}`)
      if (current !== undefined && isDeepStrictEqual(intentOf(current), intent)) return accepted(current)
      const assignment = await this.#known(
        ASSIGNMENTS,
        this.#parts.caches.assignments,
        {name: ref.application, namespace: this.#parts.namespace},
        signal,
      )
      if (assignment === undefined || assignment.metadata.deletionTimestamp !== undefined)
        return {kind: 'refused', reasons: [notAssigned(ref.application, this.#parts.cluster)]}
      const missing = await this.#missingNodes(intent.hosts, signal)
      if (missing.length > 0) return {kind: 'refused', reasons: missing}
      const wanted = this.#object(intent, assignment, epoch)
      const reasons = await this.#obstacles(wanted, await this.#parts.reconciler.input(wanted, assignment, signal), signal)
      if (reasons.length > 0) return {kind: 'refused', reasons}
      return this.#write(wanted, current, signal)
    })
  }

  remove(ref: ComponentRef, epoch: Epoch, signal: AbortSignal): Promise<Outcome> {
    const {client, leadership, caches} = this.#parts
    return fenced(leadership, epoch, signal, async () => {
      const current = await this.#current(ref, signal)
      if (current === undefined || current.metadata.deletionTimestamp !== undefined) return {kind: 'accepted', revision: versionOf(current)}
      await fencedDeleteOf(client, PLACEMENTS, current, epoch, signal)
      caches.placements.deleted(current)
      return accepted(current)
    })
  }

  async #write(wanted: PlacementObject, current: PlacementObject | undefined, signal: AbortSignal): Promise<Outcome> {
    const {caches} = this.#parts
    try {
      const written = current === undefined ? await this.#create(wanted, signal) : await this.#update(wanted, current, signal)
      caches.placements.written(written)
      return accepted(written)
    } catch (error) {
      // Only a newer leader can have been faster.
      if (isKubernetesError(error, 'already-exists', 'not-found')) return {kind: 'stale'}
      throw error
    }
  }

  async #create(wanted: PlacementObject, signal: AbortSignal): Promise<PlacementObject> {
    const {client, namespace} = this.#parts
    try {
      return await client.create(PLACEMENTS, wanted, signal)
    } catch (error) {
      if (!isKubernetesError(error, 'already-exists')) throw error
      const there = await client.get(PLACEMENTS, {name: wanted.metadata.name, namespace}, signal)
      if (there === undefined) throw error
      return this.#update(wanted, there, signal)
    }
  }

  #update(wanted: PlacementObject, current: PlacementObject, signal: AbortSignal): Promise<PlacementObject> {
    return this.#parts.client.update(PLACEMENTS, {...wanted, metadata: {...wanted.metadata, resourceVersion: versionOf(current)}}, signal)
  }

  #object(intent: ComponentIntent, assignment: KubeObject, epoch: Epoch): PlacementObject {
    const {application, component} = intent.ref
    const {name, uid = ''} = assignment.metadata
    return {
      metadata: stamped(
        {
          name: nameOf(intent.ref),
          namespace: this.#parts.namespace,
          labels: {[MARK.app]: application, [MARK.component]: component},
          ownerReferences: [{apiVersion: 'mlsysops.eu/v1', kind: ASSIGNMENTS.kind, name, uid}],
        },
        epoch,
      ),
      spec: {...intent, summary: {hosts: shown(intent.hosts), goal: shown(intent.goal)}},
    }
  }

  /** What this cluster cannot or must not give, and names that others have taken. */
  async #obstacles(placement: PlacementObject, input: Parameters<typeof workloadOf>[0], signal: AbortSignal): Promise<readonly Reason[]> {
    const {client, caches, namespace} = this.#parts
    const workload = workloadOf(input)
    if (workload.kind === 'refused') return workload.reasons
    const service = workload.objects.find(({object}) => object.kind === 'Service')
    if (service === undefined) return []
    const {name} = service.object.metadata
    const there = caches.services.get(`${namespace}/${name}`) ?? (await client.get(SERVICES, {name, namespace}, signal))
    const owner = there?.metadata.labels
    const {application, component} = placement.spec.ref
    if (there === undefined || (owner?.[MARK.app] === application && owner[MARK.component] === component)) return []
    return [nameTaken(name, owner?.[MARK.app])]
  }

  async #missingNodes(hosts: readonly HostShare[], signal: AbortSignal): Promise<readonly Reason[]> {
    const {caches, cluster} = this.#parts
    const missing: Reason[] = []
    for (const {node: name, instances} of hosts) {
      // A host that is given up may be gone already: nothing is asked of it.
      if (instances > 0 && (await this.#known(NODES, caches.nodes, {name}, signal)) === undefined) missing.push(noNode(cluster, name))
    }
    return missing
  }

  #current(ref: ComponentRef, signal: AbortSignal): Promise<PlacementObject | undefined> {
    const {caches, namespace} = this.#parts
    return this.#known(PLACEMENTS, caches.placements, {name: nameOf(ref), namespace}, signal)
  }

  /** What the watch may not have told yet is asked for. */
  async #known<T extends KubeObject>(
    resource: Resource<T>,
    cache: Cached<T>,
    ref: {readonly name: string; readonly namespace?: string},
    signal: AbortSignal,
  ): Promise<T | undefined> {
    const key = ref.namespace === undefined ? ref.name : `${ref.namespace}/${ref.name}`
    return cache.get(key) ?? this.#parts.client.get(resource, ref, signal)
  }
}

function nameOf({application, component}: ComponentRef): string {
  return `${application}.${component}`
}

function accepted(object: KubeObject): Outcome {
  return {kind: 'accepted', revision: versionOf(object)}
}

function versionOf(object: KubeObject | undefined): string {
  return object?.metadata.resourceVersion ?? ''
}

function shown(hosts: readonly HostShare[]): string {
  return hosts.map(({node, instances}) => (instances === 1 ? node : `${node} x${instances}`)).join(', ')
}

function notAssigned(application: string, cluster: string): Reason {
  return {
    code: 'application-not-assigned',
    message: `Application ${application} is not assigned to cluster ${cluster}.`,
    wayOut: `mlsysops app explain ${application}`,
  }
}

function noNode(cluster: string, node: string): Reason {
  return {code: 'node-not-found', message: `Cluster ${cluster} has no node ${node}.`, wayOut: 'mlsysops infra list'}
}

function nameTaken(name: string, owner: string | undefined): Reason {
  return {
    code: 'name-taken',
    message: `A Service ${name} is there already and belongs to ${owner === undefined ? 'somebody else' : `application ${owner}`}.`,
    wayOut: 'Rename the component, or give the application a namespace of its own.',
  }
}

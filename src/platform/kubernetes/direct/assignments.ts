import {isDeepStrictEqual} from 'node:util'
import type {Clock} from '../../../support/clock.js'
import type {Logger} from '../../../support/logger.js'
import {createWorkQueue, type WorkQueue} from '../../../support/work-queue.js'
import type {ApplicationSpec, AppRef, ClusterAssignment, Epoch, Outcome, Reason} from '../../contract/index.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import {fenced, stamped} from '../fence.js'
import {
  APPLICATION_FINALIZER,
  APPS,
  type AppObject,
  ASSIGNMENT_FINALIZER,
  ASSIGNMENTS,
  type AssignmentObject,
  CLUSTER_PLACEMENTS,
  type ClusterPlacementObject,
  EPOCH_ANNOTATION,
} from '../kinds.js'
import type {Leadership} from '../leases.js'
import type {Resource} from '../objects.js'
import type {Cached} from '../watch/object-cache.js'
import type {View} from '../watch/view.js'
import {MARK} from '../workload/index.js'
import {compareRevisions} from './applications.js'
import {clusterNotFound, type Member} from './members.js'

export type AssignmentParts = {
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'now' | 'schedule'>
  readonly log: Logger
  readonly agent: string
  readonly namespace: string
  readonly leadership: Leadership
  readonly members: ReadonlyMap<string, Member>
  readonly apps: Cached<AppObject>
  readonly placements: Cached<ClusterPlacementObject>
  readonly applications: View<ApplicationSpec>
}

const PARALLEL = 8
const ALL_AGAIN_MS = 300_000

/**
 * Which clusters have an application is an object at home; that each of them has its assignment, and no other has one, is brought about from there
 * while this agent leads: at once where the cluster is reached, else when it is reached again. It takes nobody else's time.
 */
export class Assignments {
  readonly #parts: AssignmentParts
  /** As they were assigned in this life, with the orders that they were given. */
  readonly #given = new Map<string, ApplicationSpec>()
  #queue: WorkQueue | undefined
  #again: (() => void) | undefined

  constructor(parts: AssignmentParts) {
    this.#parts = parts
    const touch = (name: string | undefined): void => {
      if (name !== undefined) this.#queue?.add(name)
    }
    parts.apps.subscribe({changed: (before, after) => touch((after ?? before)?.metadata.name), settled: () => this.#touchAll()})
    parts.placements.subscribe({changed: (before, after) => touch((after ?? before)?.metadata.name), settled: () => this.#touchAll()})
    for (const {assignments} of parts.members.values())
      assignments.subscribe({changed: (before, after) => touch((after ?? before)?.metadata.name), settled: () => this.#touchAll()})
  }

  start(epoch: Epoch): void {
    const {clock, log} = this.#parts
    this.#queue = createWorkQueue({
      clock,
      concurrency: PARALLEL,
      work: (application, signal) => this.#settle(application, epoch, signal),
      onError: ({key, error, failures, retryInMs}) =>
        log.warn(
          {application: key, failures, retryInMs: Math.round(retryInMs), cause: messageOf(error)},
          'an assignment could not be delivered',
        ),
      backoff: {firstMs: 100, maxMs: 15_000},
    })
    this.#touchAll()
    const again = (): void => {
      this.#touchAll()
      this.#again = clock.schedule(ALL_AGAIN_MS, again)
    }
    this.#again = clock.schedule(ALL_AGAIN_MS, again)
  }

  async stop(): Promise<void> {
    const queue = this.#queue
    this.#queue = undefined
    this.#again?.()
    await queue?.stop()
  }

  assign(application: ApplicationSpec, clusters: readonly ClusterAssignment[], epoch: Epoch, signal: AbortSignal): Promise<Outcome> {
    return fenced(this.#parts.leadership, epoch, signal, async () => {
      const {name, uid, revision} = application
      const app = this.#parts.apps.get(this.#key(name)) ?? (await this.#parts.client.get(APPS, this.#ref(name), signal))
      if (app === undefined) return refused(applicationNotFound(name))
      if (app.metadata.uid !== uid) return {kind: 'stale'}
      const unknown = clusters.filter(({cluster}) => !this.#parts.members.has(cluster)).map(({cluster}) => clusterNotFound(cluster))
      if (unknown.length > 0) return {kind: 'refused', reasons: unknown}
      const current = await this.#placement(name, signal)
      if (current !== undefined && isOf(current, app) && this.#isOlder(application, current)) return {kind: 'stale'}
      if (clusters.length > 0 && !(await this.#holdBack(app, signal))) return refused(applicationNotFound(name))
      const spec = {revision, clusters}
      this.#given.set(name, application)
      const isSame = current !== undefined && isOf(current, app) && isDeepStrictEqual(current.spec, spec)
      const written = isSame ? current : await this.#writePlacement(app, spec, current, epoch, signal)
      await this.#deliverNow(name, epoch, signal)
      return {kind: 'accepted', revision: written.metadata.resourceVersion ?? ''}
    })
  }

  withdraw({application}: AppRef, epoch: Epoch, signal: AbortSignal): Promise<Outcome> {
    return fenced(this.#parts.leadership, epoch, signal, async () => {
      const current = await this.#placement(application, signal)
      this.#given.delete(application)
      if (current !== undefined) {
        await remove(this.#parts.client, CLUSTER_PLACEMENTS, current, epoch, signal)
        this.#parts.placements.deleted(current)
      }
      await this.#deliverNow(application, epoch, signal)
      return {kind: 'accepted', revision: current?.metadata.resourceVersion ?? ''}
    })
  }

  /** Whoever sends an older description than the clusters have has not yet seen the newest; but what is now at home is never too old. */
  #isOlder({name, revision}: ApplicationSpec, current: ClusterPlacementObject): boolean {
    return this.#parts.applications.get(name)?.revision !== revision && compareRevisions(revision, current.spec.revision) < 0
  }

  /** From now on the application goes only when no cluster has it any more. False: it is gone already, or is another one. */
  async #holdBack(app: AppObject, signal: AbortSignal): Promise<boolean> {
    const {client, apps} = this.#parts
    const {name, uid, resourceVersion = '', finalizers = []} = app.metadata
    if (finalizers.includes(APPLICATION_FINALIZER)) return true
    const value = {metadata: {resourceVersion, finalizers: [...finalizers, APPLICATION_FINALIZER]}}
    try {
      apps.written(await client.patch(APPS, this.#ref(name), {kind: 'merge', value}, signal))
      return true
    } catch (error) {
      if (!isKubernetesError(error, 'conflict', 'not-found')) throw error
      // Somebody writes to it too: the person whose it is.
      const newest = await client.get(APPS, this.#ref(name), signal)
      return newest !== undefined && newest.metadata.uid === uid && this.#holdBack(newest, signal)
    }
  }

  async #writePlacement(
    {metadata: {name, uid = ''}}: AppObject,
    spec: ClusterPlacementObject['spec'],
    current: ClusterPlacementObject | undefined,
    epoch: Epoch,
    signal: AbortSignal,
  ): Promise<ClusterPlacementObject> {
    const {client, placements} = this.#parts
    const {resourceVersion} = current?.metadata ?? {}
    const metadata = {
      ...this.#ref(name),
      ownerReferences: [{apiVersion: 'mlsysops.eu/v1', kind: APPS.kind, name, uid}],
      ...(resourceVersion === undefined ? {} : {resourceVersion}),
    }
    const object = {metadata: stamped(metadata, epoch), spec}
    const written = await (current === undefined
      ? client.create(CLUSTER_PLACEMENTS, object, signal)
      : client.update(CLUSTER_PLACEMENTS, object, signal))
    placements.written(written)
    return written
  }

  /** To those that are reached; the others have it when they are. */
  async #deliverNow(application: string, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const {members, log} = this.#parts
    const wanted = this.#clustersOf(application)
    await Promise.all(
      [...members.values()]
        .filter(({isReachable}) => isReachable)
        .map((member) =>
          this.#deliver(member, application, wanted.includes(member.name), epoch, signal).catch((error: unknown) => {
            signal.throwIfAborted()
            log.debug({application, cluster: member.name, cause: messageOf(error)}, 'an assignment is delivered later')
          }),
        ),
    )
    this.#queue?.add(application)
  }

  /** Everything about one application: its assignments in all clusters, and its end. */
  async #settle(application: string, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const {apps, placements, members} = this.#parts
    if (![apps, placements].every(({isListed, degradedMs}) => isListed && degradedMs === undefined)) return
    const wanted = this.#clustersOf(application)
    const failures: unknown[] = []
    for (const member of members.values()) {
      if (!member.isReachable) continue
      await this.#deliver(member, application, wanted.includes(member.name), epoch, signal).catch((error: unknown) => failures.push(error))
    }
    await this.#finish(application, epoch, signal)
    if (failures.length > 0) throw failures[0]
  }

  async #deliver(member: Member, application: string, isWanted: boolean, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const {leadership, agent} = this.#parts
    const known = member.assignments.get(this.#key(application))
    const isEnding = known?.metadata.deletionTimestamp !== undefined
    if (!isWanted && (known === undefined || isEnding)) return
    // One that is being withdrawn has to be gone before the next: its end is seen, and this looked at again.
    if (isWanted && isEnding) return
    const spec = isWanted ? this.#specOf(application) : undefined
    if (isWanted && (spec === undefined || (known !== undefined && isGiven(known, spec)))) return
    if (!leadership.holds(epoch) || !(await member.raise(epoch, agent, signal))) return
    if (spec !== undefined) await this.#writeAssignment(member, spec, known, epoch, signal)
    else if (known !== undefined) await remove(member.client, ASSIGNMENTS, known, epoch, signal)
  }

  async #writeAssignment(
    {client, assignments}: Member,
    {name, ...spec}: ApplicationSpec,
    known: AssignmentObject | undefined,
    epoch: Epoch,
    signal: AbortSignal,
  ): Promise<void> {
    const {resourceVersion} = known?.metadata ?? {}
    const metadata = {
      ...this.#ref(name),
      labels: {[MARK.app]: name},
      finalizers: [ASSIGNMENT_FINALIZER],
      ...(resourceVersion === undefined ? {} : {resourceVersion}),
    }
    const object = {metadata: stamped(metadata, epoch), spec}
    assignments.written(
      await (known === undefined ? client.create(ASSIGNMENTS, object, signal) : client.update(ASSIGNMENTS, object, signal)),
    )
  }

  /** An application that a person deleted goes when no cluster has it, and all were asked. */
  async #finish(application: string, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const {apps, client, members, leadership, placements} = this.#parts
    const app = apps.get(this.#key(application))
    const {finalizers = [], resourceVersion = ''} = app?.metadata ?? {}
    if (app?.metadata.deletionTimestamp === undefined || !finalizers.includes(APPLICATION_FINALIZER)) return
    if (placements.get(this.#key(application)) !== undefined || !leadership.holds(epoch)) return
    for (const {assignments} of members.values()) if (!assignments.isListed || assignments.get(this.#key(application)) !== undefined) return
    const rest = finalizers.filter((one) => one !== APPLICATION_FINALIZER)
    const value = {metadata: {...stamped({name: application, resourceVersion}, epoch), finalizers: rest}}
    try {
      await client.patch(APPS, this.#ref(application), {kind: 'merge', value}, signal)
    } catch (error) {
      if (!isKubernetesError(error, 'not-found')) throw error
    }
  }

  /** What its clusters are to have; undefined where only a new assignment can say. */
  #specOf(application: string): ApplicationSpec | undefined {
    const revision = this.#parts.placements.get(this.#key(application))?.spec.revision
    const given = this.#given.get(application)
    if (given?.revision === revision) return given
    const current = this.#parts.applications.get(application)
    return current?.revision === revision ? current : undefined
  }

  #clustersOf(application: string): readonly string[] {
    return this.#parts.placements.get(this.#key(application))?.spec.clusters.map(({cluster}) => cluster) ?? []
  }

  async #placement(application: string, signal: AbortSignal): Promise<ClusterPlacementObject | undefined> {
    const {client, placements} = this.#parts
    return placements.get(this.#key(application)) ?? client.get(CLUSTER_PLACEMENTS, this.#ref(application), signal)
  }

  #touchAll(): void {
    if (this.#queue === undefined) return
    const {apps, placements, members} = this.#parts
    const caches = [apps, placements, ...[...members.values()].map(({assignments}) => assignments)]
    for (const cache of caches) for (const {metadata} of cache.values()) this.#queue.add(metadata.name)
  }

  #key(application: string): string {
    return `${this.#parts.namespace}/${application}`
  }

  #ref(name: string): {readonly name: string; readonly namespace: string} {
    return {name, namespace: this.#parts.namespace}
  }
}

/** First an update that a newer leader's epoch would refuse, then the end of exactly that object. */
async function remove(
  client: KubeClient,
  resource: Resource,
  {metadata: {name, namespace}}: {readonly metadata: {readonly name: string; readonly namespace?: string}},
  epoch: Epoch,
  signal: AbortSignal,
): Promise<void> {
  const ref = namespace === undefined ? {name} : {name, namespace}
  const value = {metadata: {annotations: {[EPOCH_ANNOTATION]: String(epoch)}}}
  try {
    const {metadata} = await client.patch(resource, ref, {kind: 'merge', value}, signal)
    await client.delete(resource, ref, signal, metadata.resourceVersion === undefined ? {} : {resourceVersion: metadata.resourceVersion})
  } catch (error) {
    if (!isKubernetesError(error, 'not-found')) throw error
  }
}

function isOf({metadata}: ClusterPlacementObject, app: AppObject): boolean {
  return metadata.ownerReferences?.some(({uid}) => uid === app.metadata.uid) ?? false
}

function isGiven({spec}: AssignmentObject, {name: _, ...wanted}: ApplicationSpec): boolean {
  return spec.uid === wanted.uid && spec.revision === wanted.revision && isDeepStrictEqual(spec.orders, wanted.orders)
}

function refused(reason: Reason): Outcome {
  return {kind: 'refused', reasons: [reason]}
}

function applicationNotFound(application: string): Reason {
  return {code: 'application-not-found', message: `There is no application ${application}.`, wayOut: 'mlsysops app list'}
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

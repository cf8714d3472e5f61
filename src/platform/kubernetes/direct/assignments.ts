import {isDeepStrictEqual} from 'node:util'
import type {Clock} from '../../../support/clock.js'
import type {Logger} from '../../../support/logger.js'
import type {ApplicationSpec, AppRef, ClusterAssignment, Epoch, Outcome, Reason} from '../../contract/index.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import {fenced, fencedDelete, stamped} from '../fence.js'
import {APPLICATION_FINALIZER, APPS, type AppObject, CLUSTER_PLACEMENTS, type ClusterPlacementObject} from '../kinds.js'
import type {Leadership} from '../leases.js'
import type {Cached} from '../watch/object-cache.js'
import type {View} from '../watch/view.js'
import {compareRevisions, FINALIZER_MANAGER} from './applications.js'
import {Delivery, type Wanted} from './delivery.js'
import {Endings} from './endings.js'
import {clusterNotFound, type Member} from './members.js'

export type AssignmentParts = {
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'now' | 'schedule' | 'sleep'>
  readonly log: Logger
  readonly agent: string
  readonly namespace: string
  readonly leadership: Leadership
  readonly members: ReadonlyMap<string, Member>
  readonly apps: Cached<AppObject>
  readonly placements: Cached<ClusterPlacementObject>
  readonly applications: View<ApplicationSpec>
}

/** Everything is looked at again as often: nothing depends on having heard of every change. */
const ALL_AGAIN_MS = 300_000
/** Who assigns waits so long for the clusters; one that takes longer has its assignment later. */
const PATIENCE_MS = 1000

/**
 * Which clusters have an application is an object at home; that each of them has its assignment, and no other has one, follows from it while this agent
 * leads: at once where a cluster is reached, else when it is reached again.
 */
export class Assignments {
  readonly #parts: AssignmentParts
  readonly #deliveries: ReadonlyMap<string, Delivery>
  readonly #endings: Endings
  /** As they were assigned in this life, with the orders that they were given. */
  readonly #given = new Map<string, ApplicationSpec>()
  #again: (() => void) | undefined

  constructor(parts: AssignmentParts) {
    this.#parts = parts
    this.#endings = new Endings(parts)
    this.#deliveries = new Map(
      [...parts.members].map(([name, member]) => [
        name,
        new Delivery({...parts, member, wanted: (application) => this.#wantedIn(name, application)}),
      ]),
    )
    for (const cache of [parts.apps, parts.placements])
      cache.subscribe({changed: (before, after) => this.#touch((after ?? before)?.metadata.name ?? ''), settled: () => this.#touchAll()})
  }

  start(epoch: Epoch): void {
    for (const delivery of this.#deliveries.values()) delivery.start(epoch)
    this.#endings.start(epoch)
    const again = (): void => {
      this.#touchAll()
      this.#again = this.#parts.clock.schedule(ALL_AGAIN_MS, again)
    }
    again()
  }

  async stop(): Promise<void> {
    this.#again?.()
    await Promise.all([this.#endings.stop(), ...[...this.#deliveries.values()].map((delivery) => delivery.stop())])
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
      const carried = current !== undefined && isOf(current, app) ? current : undefined
      if (carried !== undefined && this.#isOlder(application, carried)) return {kind: 'stale'}
      if (clusters.length > 0 && !(await this.#holdBack(app, signal))) return refused(applicationNotFound(name))
      const spec = {revision, clusters}
      const isSame = carried !== undefined && isDeepStrictEqual(carried.spec, spec)
      const written = isSame ? carried : await this.#writePlacement(app, spec, current, epoch, signal)
      this.#given.set(name, application)
      const names = new Set(clusters.map(({cluster}) => cluster))
      await this.#deliverNow(
        name,
        (cluster) => (names.has(cluster) ? {kind: 'assigned', spec: application} : {kind: 'none'}),
        epoch,
        signal,
      )
      return {kind: 'accepted', revision: written.metadata.resourceVersion ?? ''}
    })
  }

  withdraw({application}: AppRef, epoch: Epoch, signal: AbortSignal): Promise<Outcome> {
    const {client, placements, leadership} = this.#parts
    return fenced(leadership, epoch, signal, async () => {
      const current = await this.#placement(application, signal)
      this.#given.delete(application)
      if (current !== undefined) {
        await fencedDelete(client, CLUSTER_PLACEMENTS, this.#ref(application), epoch, signal)
        placements.deleted(current)
      }
      await this.#deliverNow(application, () => ({kind: 'none'}), epoch, signal)
      return {kind: 'accepted', revision: current?.metadata.resourceVersion ?? ''}
    })
  }

  /** To those that are reached; the others have it when they are. */
  async #deliverNow(application: string, wanted: (cluster: string) => Wanted, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const {clock, log} = this.#parts
    const enough = new AbortController()
    const delivered = Promise.all(
      [...this.#deliveries].map(([cluster, delivery]) =>
        delivery.deliver(application, wanted(cluster), epoch, signal).catch((error: unknown) => {
          log.debug(
            {application, cluster, cause: error instanceof Error ? error.message : String(error)},
            'an assignment is delivered later',
          )
        }),
      ),
    ).finally(() => enough.abort())
    await Promise.race([delivered, clock.sleep(PATIENCE_MS, enough.signal).catch(() => undefined)])
    this.#touch(application)
  }

  /** Whoever sends an older description than the clusters have has not yet seen the newest; but what is now at home is never too old. */
  #isOlder({name, revision}: ApplicationSpec, carried: ClusterPlacementObject): boolean {
    return this.#parts.applications.get(name)?.revision !== revision && compareRevisions(revision, carried.spec.revision) < 0
  }

  /** From now on the application goes only when no cluster has it any more. False: it is gone already, or is another one. */
  async #holdBack(app: AppObject, signal: AbortSignal): Promise<boolean> {
    const {client, apps} = this.#parts
    const {name, uid, resourceVersion = '', finalizers = []} = app.metadata
    if (finalizers.includes(APPLICATION_FINALIZER)) return true
    const value = {metadata: {resourceVersion, finalizers: [...finalizers, APPLICATION_FINALIZER]}}
    try {
      apps.written(await client.patch(APPS, this.#ref(name), {kind: 'merge', value}, signal, {manager: FINALIZER_MANAGER}))
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

  #wantedIn(cluster: string, application: string): Wanted {
    const {apps, placements, applications} = this.#parts
    if (![apps, placements].every(({isListed, degradedMs}) => isListed && degradedMs === undefined)) return {kind: 'unknown'}
    const placement = placements.get(this.#key(application))
    if (!(placement?.spec.clusters.some((share) => share.cluster === cluster) ?? false)) return {kind: 'none'}
    const known = [this.#given.get(application), applications.get(application)]
    const spec = known.find((one) => one !== undefined && one.revision === placement?.spec.revision)
    return spec === undefined ? {kind: 'unknown'} : {kind: 'assigned', spec}
  }

  async #placement(application: string, signal: AbortSignal): Promise<ClusterPlacementObject | undefined> {
    const {client, placements} = this.#parts
    return placements.get(this.#key(application)) ?? client.get(CLUSTER_PLACEMENTS, this.#ref(application), signal)
  }

  #touch(application: string): void {
    for (const delivery of this.#deliveries.values()) delivery.touch(application)
  }

  #touchAll(): void {
    for (const {metadata} of this.#parts.placements.values()) this.#touch(metadata.name)
    for (const delivery of this.#deliveries.values()) delivery.touchAll()
    this.#endings.touchAll()
  }

  #key(application: string): string {
    return `${this.#parts.namespace}/${application}`
  }

  #ref(name: string): {readonly name: string; readonly namespace: string} {
    return {name, namespace: this.#parts.namespace}
  }
}

function isOf({metadata}: ClusterPlacementObject, app: AppObject): boolean {
  return metadata.ownerReferences?.some(({uid}) => uid === app.metadata.uid) ?? false
}

function refused(reason: Reason): Outcome {
  return {kind: 'refused', reasons: [reason]}
}

function applicationNotFound(application: string): Reason {
  return {code: 'application-not-found', message: `There is no application ${application}.`, wayOut: 'mlsysops app list'}
}

import type {Clock} from '../../../support/clock.js'
import type {Logger} from '../../../support/logger.js'
import {createWorkQueue, type WorkQueue} from '../../../support/work-queue.js'
import type {Epoch} from '../../contract/index.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import {stamped} from '../fence.js'
import {APPLICATION_FINALIZER, APPS, type AppObject, type ClusterPlacementObject} from '../kinds.js'
import type {Leadership} from '../leases.js'
import type {Cached} from '../watch/object-cache.js'
import {FINALIZER_MANAGER} from './applications.js'
import type {Member} from './members.js'

export type EndingParts = {
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'now' | 'schedule'>
  readonly log: Logger
  readonly namespace: string
  readonly leadership: Pick<Leadership, 'holds'>
  readonly members: ReadonlyMap<string, Member>
  readonly apps: Cached<AppObject>
  readonly placements: Cached<ClusterPlacementObject>
}

/** An application that was deleted goes when no cluster has it any more, and all of them were asked. */
export class Endings {
  readonly #parts: EndingParts
  #queue: WorkQueue | undefined

  constructor(parts: EndingParts) {
    this.#parts = parts
    const caches: readonly Cached<{readonly metadata: AppObject['metadata']}>[] = [
      parts.apps,
      parts.placements,
      ...[...parts.members.values()].map(({assignments}) => assignments),
    ]
    for (const cache of caches)
      cache.subscribe({
        changed: (before, after) => this.#queue?.add((after ?? before)?.metadata.name ?? ''),
        settled: () => this.touchAll(),
      })
  }

  start(epoch: Epoch): void {
    const {clock, log} = this.#parts
    this.#queue = createWorkQueue({
      clock,
      concurrency: 4,
      work: (application, signal) => this.#finish(application, epoch, signal),
      onError: ({key, error, failures}) =>
        log.warn(
          {application: key, failures, cause: error instanceof Error ? error.message : String(error)},
          'an application could not be let go',
        ),
    })
    this.touchAll()
  }

  async stop(): Promise<void> {
    const queue = this.#queue
    this.#queue = undefined
    await queue?.stop()
  }

  touchAll(): void {
    if (this.#queue !== undefined) for (const {metadata} of this.#parts.apps.values()) this.#queue.add(metadata.name)
  }

  async #finish(application: string, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const {apps, client, leadership, namespace} = this.#parts
    const key = `${namespace}/${application}`
    const app = apps.get(key)
    const {finalizers = [], resourceVersion = ''} = app?.metadata ?? {}
    if (app?.metadata.deletionTimestamp === undefined || !finalizers.includes(APPLICATION_FINALIZER)) return
    if (this.#isLeft(key) || !leadership.holds(epoch)) return
    const rest = finalizers.filter((one) => one !== APPLICATION_FINALIZER)
    const value = {metadata: {...stamped({name: application, resourceVersion}, epoch), finalizers: rest}}
    try {
      await client.patch(APPS, {name: application, namespace}, {kind: 'merge', value}, signal, {manager: FINALIZER_MANAGER})
    } catch (error) {
      if (!isKubernetesError(error, 'not-found')) throw error
    }
  }

  /** Somewhere, or perhaps: a cluster that was never heard may have it. */
  #isLeft(key: string): boolean {
    const {placements, members} = this.#parts
    if (!placements.isListed || placements.get(key) !== undefined) return true
    return [...members.values()].some(({assignments}) => !assignments.isListed || assignments.get(key) !== undefined)
  }
}

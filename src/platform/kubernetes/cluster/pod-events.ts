import type {Clock} from '../../../support/clock.js'
import type {Logger} from '../../../support/logger.js'
import {createWorkQueue, type WorkQueue} from '../../../support/work-queue.js'
import type {KubeClient} from '../client/index.js'
import type {Cached} from '../watch/object-cache.js'
import {CORE_EVENTS, type CoreEvent, type PodResource} from './kinds.js'
import {componentOf} from './views.js'

export type PodEventParts = {
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'now' | 'schedule'>
  readonly log: Logger
  readonly namespace: string
  readonly pods: Cached<PodResource>
  /** Whether a Pod is not ready and does not say why. */
  readonly isVague: (pod: PodResource) => boolean
  /** The events of a Pod of this component say something else than before. */
  readonly onNews: (component: string) => void
}

/** What becomes ready by then is never asked about. */
const FIRST_MS = 5_000
const AGAIN_MS = 30_000
/** So many Pods are asked about at a time, one after the other; what keeps more than these from being ready is mostly one and the same thing. */
const MOST = 50
const LIMIT = 50
const LONGEST = 300

/**
 * What the events of Pods tell of why they are not ready, where their status leaves it open: a volume that is not there, a sandbox that cannot be made, a
 * probe that nobody answers. Asked for only then, and few at a time.
 */
export class PodEvents {
  readonly #parts: PodEventParts
  /** By Pod, as the API server names it: what was said last, if anything was. */
  readonly #asked = new Map<string, {readonly uid: string | undefined; readonly said?: string}>()
  #queue: WorkQueue | undefined

  constructor(parts: PodEventParts) {
    this.#parts = parts
    parts.pods.subscribe({
      changed: (before, after) => {
        const pod = after ?? before
        if (pod?.metadata.namespace === parts.namespace && componentOf(pod) !== undefined) this.#look(pod.metadata.name, after)
      },
    })
  }

  /** Undefined: they say nothing, or were not asked for. */
  of({metadata}: PodResource): string | undefined {
    const asked = this.#asked.get(metadata.name)
    return asked?.uid === metadata.uid ? asked?.said : undefined
  }

  start(): void {
    const {clock, log, pods, namespace} = this.#parts
    this.#queue = createWorkQueue({
      clock,
      concurrency: 1,
      work: (name, signal) => this.#ask(name, signal),
      onError: ({key, error}) =>
        log.debug({pod: key, cause: error instanceof Error ? error.message : String(error)}, 'the events of a pod could not be read'),
      backoff: {firstMs: AGAIN_MS, maxMs: 10 * AGAIN_MS},
    })
    for (const pod of pods.values())
      if (pod.metadata.namespace === namespace && componentOf(pod) !== undefined) this.#look(pod.metadata.name, pod)
  }

  async stop(): Promise<void> {
    const queue = this.#queue
    this.#queue = undefined
    this.#asked.clear()
    await queue?.stop()
  }

  #look(name: string, pod: PodResource | undefined): void {
    const known = this.#asked.get(name)
    if (pod === undefined || !this.#parts.isVague(pod)) {
      this.#asked.delete(name)
      this.#queue?.forget(name)
    } else if (this.#queue !== undefined && known?.uid !== pod.metadata.uid && (known !== undefined || this.#asked.size < MOST)) {
      this.#asked.set(name, {uid: pod.metadata.uid})
      this.#queue.addAfter(name, FIRST_MS)
    }
  }

  async #ask(name: string, signal: AbortSignal): Promise<void> {
    const {client, namespace, pods, onNews} = this.#parts
    const pod = pods.get(`${namespace}/${name}`)
    const {uid} = this.#asked.get(name) ?? {}
    if (pod === undefined || uid === undefined || pod.metadata.uid !== uid) return
    const fieldSelector = `involvedObject.uid=${uid},type=Warning`
    const {items} = await client.list(CORE_EVENTS, {namespace, fieldSelector, limit: LIMIT}, signal)
    if (!this.#asked.has(name)) return
    const newest = items.toSorted((a, b) => timeOf(b) - timeOf(a))[0]
    const said = newest === undefined ? undefined : wordsOf(newest)
    const before = this.#asked.get(name)?.said
    this.#asked.set(name, {uid, ...(said === undefined ? {} : {said})})
    this.#queue?.addAfter(name, AGAIN_MS)
    const component = componentOf(pod)
    if (said !== before && component !== undefined) onNews(component)
  }
}

function wordsOf({reason = '', message = ''}: CoreEvent): string {
  const text = [reason, message.trim()].filter((part) => part !== '').join(': ')
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

function timeOf({lastTimestamp, eventTime, series, metadata}: CoreEvent): number {
  return Date.parse(series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? '') || 0
}

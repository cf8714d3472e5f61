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
/** An API server keeps no cache of events: it reads all of a namespace to answer, for seconds in a large cluster. It is left alone for so many times as long. */
const PAUSE = 20
const PAGE = 500
const MOST_PAGES = 4
const LONGEST = 300
const ROUND = 'round'

type Vague = {readonly uid: string | undefined; readonly said?: string}

/**
 * What the events of Pods tell of why they are not ready, where their status leaves it open: a volume that is not there, a sandbox that cannot be made, a
 * probe that nobody answers. Asked for only then, for all of them at once, and seldom.
 */
export class PodEvents {
  readonly #parts: PodEventParts
  /** The Pods that leave it open, by name. */
  readonly #vague = new Map<string, Vague>()
  #queue: WorkQueue | undefined
  #notBeforeMs = 0

  constructor(parts: PodEventParts) {
    this.#parts = parts
    parts.pods.subscribe({
      changed: (before, after) => {
        const pod = after ?? before
        if (pod !== undefined && this.#isOurs(pod)) this.#look(pod.metadata.name, after)
      },
    })
  }

  /** Undefined: they say nothing, or were not asked for. */
  of({metadata}: PodResource): string | undefined {
    const known = this.#vague.get(metadata.name)
    return known?.uid === metadata.uid ? known?.said : undefined
  }

  start(): void {
    const {clock, log, pods} = this.#parts
    this.#queue = createWorkQueue({
      clock,
      concurrency: 1,
      work: (_, signal) => this.#round(signal),
      onError: ({error}) =>
        log.debug({cause: error instanceof Error ? error.message : String(error)}, 'the events of pods could not be read'),
      backoff: {firstMs: AGAIN_MS, maxMs: 10 * AGAIN_MS},
    })
    for (const pod of pods.values()) if (this.#isOurs(pod)) this.#look(pod.metadata.name, pod)
  }

  async stop(): Promise<void> {
    const queue = this.#queue
    this.#queue = undefined
    this.#vague.clear()
    await queue?.stop()
  }

  #isOurs(pod: PodResource): boolean {
    return pod.metadata.namespace === this.#parts.namespace && componentOf(pod) !== undefined
  }

  #look(name: string, pod: PodResource | undefined): void {
    if (pod === undefined || !this.#parts.isVague(pod)) this.#vague.delete(name)
    else if (this.#queue !== undefined && this.#vague.get(name)?.uid !== pod.metadata.uid) {
      this.#vague.set(name, {uid: pod.metadata.uid})
      this.#ask(FIRST_MS)
    }
  }

  #ask(delayMs: number): void {
    this.#queue?.addAfter(ROUND, Math.max(delayMs, this.#notBeforeMs - this.#parts.clock.now()))
  }

  async #round(signal: AbortSignal): Promise<void> {
    if (this.#vague.size === 0) return
    const {clock, namespace, pods, onNews} = this.#parts
    const beganMs = clock.now()
    const newest = await this.#newestByPod(signal)
    this.#notBeforeMs = clock.now() + PAUSE * (clock.now() - beganMs)
    const concerned = new Set<string>()
    for (const [name, {uid, said: before}] of this.#vague) {
      const event = newest.get(uid ?? '')
      const said = event === undefined ? undefined : wordsOf(event)
      this.#vague.set(name, {uid, ...(said === undefined ? {} : {said})})
      const pod = pods.get(`${namespace}/${name}`)
      const component = pod === undefined ? undefined : componentOf(pod)
      if (said !== before && component !== undefined) concerned.add(component)
    }
    if (this.#vague.size > 0) this.#ask(AGAIN_MS)
    for (const component of concerned) onNews(component)
  }

  async #newestByPod(signal: AbortSignal): Promise<ReadonlyMap<string, CoreEvent>> {
    const {client, namespace} = this.#parts
    const newest = new Map<string, CoreEvent>()
    const query = {namespace, fieldSelector: 'involvedObject.kind=Pod,type=Warning', limit: PAGE}
    let next: string | undefined
    for (let page = 0; page < MOST_PAGES && (page === 0 || next !== undefined); page += 1) {
      const {items, metadata} = await client.list(CORE_EVENTS, {...query, ...(next === undefined ? {} : {continue: next})}, signal)
      for (const event of items) {
        const uid = event.involvedObject?.uid ?? ''
        const known = newest.get(uid)
        if (known === undefined || timeOf(event) > timeOf(known)) newest.set(uid, event)
      }
      next = metadata.continue === '' ? undefined : metadata.continue
    }
    return newest
  }
}

function wordsOf({reason = '', message = ''}: CoreEvent): string {
  const text = [reason, message.trim()].filter((part) => part !== '').join(': ')
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

function timeOf({lastTimestamp, eventTime, series, metadata}: CoreEvent): number {
  return Date.parse(series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? '') || 0
}

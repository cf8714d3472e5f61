import {createHash} from 'node:crypto'
import type {Clock} from '../../support/clock.js'
import type {Logger} from '../../support/logger.js'
import {createWorkQueue, type WorkQueue} from '../../support/work-queue.js'
import type {ApplicationNews} from '../contract/index.js'
import {isKubernetesError, type KubeClient} from './client/index.js'
import {type KubeObject, resource} from './objects.js'
import {RateLimit} from './rate-limit.js'
import {wordOf} from './words.js'

/** Whom an Event is about. */
export type Regarding = {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace: string
  readonly uid: string
}

export type EventRecorderParts = {
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'now' | 'schedule'>
  readonly log: Logger
  readonly namespace: string
  /** Which kind of agent writes, as `kubectl describe` shows it: `mlsysops.eu/continuum`. */
  readonly controller: string
  /** Which of them. */
  readonly instance: string
  /** The object of an application; undefined: it is gone, or another by now. */
  readonly regarding: (application: string, uid: string) => Regarding | undefined
}

/** Plain numbers since the start, for metrics. */
export type EventCounters = {readonly written: number; readonly failed: number; readonly dropped: number}

/**
 * `events.k8s.io/v1`, which the core group only keeps in its old shape: who writes, what was done and how often it came again have fields of their own, and
 * `kubectl describe` and `kubectl events` show both alike. Their text cannot be changed, only how often they came.
 */
export const EVENTS = resource<EventObject>({group: 'events.k8s.io', version: 'v1', plural: 'events', kind: 'Event', isNamespaced: true})
type EventObject = KubeObject & {
  readonly eventTime?: string
  readonly reportingController?: string
  readonly reportingInstance?: string
  readonly action?: string
  readonly reason?: string
  readonly regarding?: Regarding
  readonly note?: string
  readonly type?: 'Normal' | 'Warning'
  readonly series?: {readonly count: number; readonly lastObservedTime: string}
}

/** What the API server takes of a note, and of the name of who writes. */
const NOTE_BYTES = 1024
const INSTANCE_LENGTH = 128
/** That something came again is told so often. */
const SERIES_MS = 60_000
/** Of one application, and of all: so many at once, and one more in so long. */
const PER_APPLICATION = {burst: 25, everyMs: 10_000}
const OF_ALL = {burst: 100, everyMs: 100}
/** Events that are remembered, so that what comes again is counted. */
const KEPT = 2_000

/**
 * Writes what was decided as Events, while the agent leads; on the side: nobody waits for it, and what fails is counted and forgotten. The name of an Event
 * follows from what it says, so that another life, or another reader of a journal, does not say it twice.
 */
export class EventRecorder {
  readonly #parts: EventRecorderParts
  readonly #known = new Map<string, {news: ApplicationNews; written: number}>()
  readonly #applications = new Map<string, RateLimit>()
  readonly #all: RateLimit
  readonly #counters = {written: 0, failed: 0, dropped: 0}
  #queue: WorkQueue | undefined

  constructor(parts: EventRecorderParts) {
    this.#parts = parts
    this.#all = new RateLimit(parts.clock, OF_ALL)
  }

  get counters(): EventCounters {
    return {...this.#counters}
  }

  start(): void {
    const {clock, log} = this.#parts
    this.#queue = createWorkQueue({
      clock,
      concurrency: 1,
      // Its own failures are its end: a queue would try again for ever.
      work: (name, signal) =>
        this.#write(name, signal).catch((error: unknown) => {
          if (signal.aborted) return
          this.#counters.failed++
          log.debug({event: name, cause: error instanceof Error ? error.message : String(error)}, 'an event could not be written')
        }),
      onError: () => undefined,
    })
  }

  async stop(): Promise<void> {
    const queue = this.#queue
    this.#queue = undefined
    await queue?.stop()
  }

  tell(news: ApplicationNews): void {
    if (this.#queue === undefined) return
    const name = nameOf(news, this.#parts.controller)
    const known = this.#known.get(name)
    if (known !== undefined) {
      if (news.count <= known.news.count) return
      known.news = news
      this.#queue.addAfter(name, SERIES_MS)
    } else if (this.#limitOf(news.uid).take() && this.#all.take()) {
      this.#remember(name, news)
      this.#queue.add(name)
    } else this.#counters.dropped++
  }

  /** Of the application itself: one that takes the name of another begins anew. */
  #limitOf(uid: string): RateLimit {
    const known = this.#applications.get(uid)
    if (known !== undefined) return known
    if (this.#applications.size >= KEPT) this.#applications.clear()
    const limit = new RateLimit(this.#parts.clock, PER_APPLICATION)
    this.#applications.set(uid, limit)
    return limit
  }

  #remember(name: string, news: ApplicationNews): void {
    const [oldest] = this.#known.keys()
    if (this.#known.size >= KEPT && oldest !== undefined) this.#known.delete(oldest)
    this.#known.set(name, {news, written: 0})
  }

  async #write(name: string, signal: AbortSignal): Promise<void> {
    const known = this.#known.get(name)
    const regarding = known === undefined ? undefined : this.#parts.regarding(known.news.application, known.news.uid)
    if (known === undefined || regarding === undefined || known.written >= known.news.count) return
    const {count} = known.news
    const isNew = known.written === 0
    const written = isNew ? await this.#create(name, known.news, regarding, signal) : await this.#count(name, count, signal)
    known.written = count
    if (written) this.#counters.written++
  }

  /** False: another life has written it already. */
  async #create(name: string, news: ApplicationNews, regarding: Regarding, signal: AbortSignal): Promise<boolean> {
    const {client, namespace, controller, instance} = this.#parts
    const reason = wordOf(news.kind)
    const event: EventObject = {
      metadata: {name, namespace},
      eventTime: this.#now(),
      reportingController: controller,
      reportingInstance: instance.slice(0, INSTANCE_LENGTH),
      action: reason,
      reason,
      regarding,
      note: noteOf(news),
      type: news.isTrouble ? 'Warning' : 'Normal',
    }
    try {
      await client.create(EVENTS, event, signal)
      return true
    } catch (error) {
      if (!isKubernetesError(error, 'already-exists')) throw error
      return false
    }
  }

  /** One that the API server has dropped meanwhile (it keeps them for an hour) is not written anew. */
  async #count(name: string, count: number, signal: AbortSignal): Promise<boolean> {
    const {client, namespace} = this.#parts
    const value = {series: {count, lastObservedTime: this.#now()}}
    try {
      await client.patch(EVENTS, {name, namespace}, {kind: 'merge', value}, signal)
      return true
    } catch (error) {
      if (!isKubernetesError(error, 'not-found')) throw error
      return false
    }
  }

  /** Microseconds, as the API server wants these times. */
  #now(): string {
    return new Date(this.#parts.clock.now()).toISOString().replace('Z', '000Z')
  }
}

/** Of each writer its own: the agents of two layers tell of one decision, each on an object of its own, and may share an API server. */
function nameOf({application, about, kind}: ApplicationNews, controller: string): string {
  const subject = 'decision' in about ? about.decision : about.instance
  const digest = createHash('sha256').update(`${controller}/${subject}/${kind}`).digest('hex').slice(0, 16)
  return `${application}.${digest}`
}

/** The decision, or the instance, is named whole, whatever has to be left out before it. */
function noteOf({message, about}: ApplicationNews): string {
  const end = 'decision' in about ? ` (decision ${about.decision})` : ` (instance ${about.instance})`
  const room = NOTE_BYTES - Buffer.byteLength(end)
  if (Buffer.byteLength(message) <= room) return message + end
  let text = message.slice(0, room - 3)
  while (Buffer.byteLength(text) > room - 3) text = text.slice(0, -1)
  return `${text}…${end}`
}

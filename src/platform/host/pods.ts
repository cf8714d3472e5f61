import {OperationalError} from '../../support/errors.js'
import {backoffMs} from '../../support/retry.js'
import {type Endpoint, HttpReader} from './endpoint.js'
import {APPLICATION_LABEL, field, listOf, type NodePod, readPod, textOf} from './pod.js'
import {PodIndex} from './pod-directory.js'
import {FailureLog, type Surroundings} from './source.js'

export type PodsOptions = {
  readonly apiServer: Endpoint
  /** Only pods of this namespace are looked for, where the account may not list those of all. */
  readonly namespace?: string
  /** More pods of ours than this are not followed, and counted. */
  readonly maxPods?: number
  /** Everything is listed anew after so long, whatever the watch says. */
  readonly resyncMs?: number
}

const MAX_PODS = 1_000
const REQUEST_TIMEOUT_MS = 15_000
/** The server ends a watch after so long; between its events it sends a bookmark each minute, so a longer silence is a dead link. */
const WATCH_SECONDS = 290
const SILENCE_MS = 90_000
const PAGE_SIZE = 250
const MAX_BYTES = 32 * 2 ** 20
const MAX_EVENT_BYTES = 4 * 2 ** 20

/**
 * Follows the pods that the API server has for this node: a list, then a watch from there on, and again from the start when the server has
 * forgotten that place. What is known stays while the server cannot be reached. Never client-node: that would be most of a node agent's memory.
 */
export class PodFollower {
  readonly #options: PodsOptions
  readonly #surroundings: Surroundings
  readonly #failures: FailureLog
  /** What is known so far. */
  readonly pods = new PodIndex()

  constructor(options: PodsOptions, surroundings: Surroundings) {
    this.#options = options
    this.#surroundings = surroundings
    this.#failures = new FailureLog(surroundings)
  }

  /** Resolves when the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const {clock} = this.#surroundings
    const reader = new HttpReader(this.#options.apiServer, clock)
    const isOver = () => signal.aborted
    let failures = 0
    let place: Place | undefined
    try {
      while (!isOver()) {
        try {
          place ??= await this.#list(reader, signal)
          const startedMs = clock.now()
          place = await this.#watch(reader, place, signal)
          this.#failures.succeeded('pods')
          // A server that ends every watch at once must not be asked without a pause.
          failures = clock.now() - startedMs < 1_000 ? failures + 1 : 0
        } catch (error) {
          failures++
          if (isForgotten(error)) place = undefined
          if (!isOver()) this.#failures.failed('pods', error)
        }
        if (failures > 0) await clock.sleep(backoffMs(failures, {firstMs: 500}), signal).catch(() => undefined)
      }
    } finally {
      reader.close()
    }
  }

  async #list(reader: HttpReader, signal: AbortSignal): Promise<Place> {
    const {clock, counters} = this.#surroundings
    const {maxPods = MAX_PODS, resyncMs = 600_000} = this.#options
    const found = new Map<string, NodePod>()
    let beyond = 0
    let version = ''
    let next: string | undefined
    do {
      const query = {limit: String(PAGE_SIZE), ...(next === undefined ? {} : {continue: next})}
      const path = this.#path(query)
      const {body} = await reader.text({path, accept: 'application/json', signal, timeoutMs: REQUEST_TIMEOUT_MS, maxBytes: MAX_BYTES})
      const page: unknown = JSON.parse(body)
      version = textOf(field(page, 'metadata'), 'resourceVersion') ?? ''
      next = textOf(field(page, 'metadata'), 'continue')
      for (const item of listOf(page, 'items')) {
        const pod = readPod(item)
        if (pod === undefined || 'kind' in pod) continue
        if (found.size < maxPods) found.set(pod.uid, pod)
        else beyond++
      }
    } while (next !== undefined)
    counters.podListings++
    counters.podsBeyondLimit += beyond
    this.pods.replace(found)
    this.#failures.succeeded('pods')
    return {version, relistMs: clock.now() + resyncMs}
  }

  /** Resolves with where it stopped, `undefined` when it is time to list again; rejects when the link or the server gave up. */
  async #watch(reader: HttpReader, place: Place, signal: AbortSignal): Promise<Place | undefined> {
    const {clock} = this.#surroundings
    const silence = new AbortController()
    const ended = AbortSignal.any([signal, silence.signal])
    const path = this.#path({
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: place.version,
      timeoutSeconds: String(WATCH_SECONDS),
    })
    const beSilent = () => silence.abort(new OperationalError('The API server has fallen silent.', {code: 'watch-silent', exit: 'timeout'}))
    let stopWaiting = clock.schedule(SILENCE_MS, beSilent)
    let version = place.version
    try {
      const lines = reader.lines({
        path,
        accept: 'application/json',
        signal: ended,
        timeoutMs: REQUEST_TIMEOUT_MS,
        maxLineBytes: MAX_EVENT_BYTES,
      })
      for await (const line of lines) {
        stopWaiting()
        stopWaiting = clock.schedule(SILENCE_MS, beSilent)
        version = this.#take(JSON.parse(line)) ?? version
        place = {...place, version}
        if (clock.now() >= place.relistMs) return undefined
      }
    } catch (error) {
      if (!silence.signal.aborted) throw error
    } finally {
      stopWaiting()
    }
    return clock.now() >= place.relistMs ? undefined : place
  }

  /** The place after this event. Throws what the server says went wrong. */
  #take(event: unknown): string | undefined {
    const object = field(event, 'object')
    const type = textOf(event, 'type')
    if (type === 'ERROR') throw watchEnded(object)
    const version = textOf(field(object, 'metadata'), 'resourceVersion')
    if (type === 'BOOKMARK') return version
    const pod = readPod(object)
    if (pod === undefined) return version
    if (type === 'DELETED' || 'kind' in pod) this.pods.delete(pod.uid)
    else this.#put(pod)
    return version
  }

  #put(pod: NodePod): void {
    const isRoom = this.pods.withUid(pod.uid) !== undefined || this.pods.size < (this.#options.maxPods ?? MAX_PODS)
    if (isRoom) this.pods.put(pod)
    else this.#surroundings.counters.podsBeyondLimit++
  }

  #path(query: Readonly<Record<string, string>>): string {
    const {namespace} = this.#options
    const folder = namespace === undefined ? '/api/v1/pods' : `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods`
    const fieldSelector = `spec.nodeName=${this.#surroundings.identity.node}`
    return `${folder}?${new URLSearchParams({fieldSelector, labelSelector: APPLICATION_LABEL, ...query}).toString()}`
  }
}

type Place = {readonly version: string; readonly relistMs: number}

/** The server does not keep history that far back: only a new list helps. */
function isForgotten(error: unknown): boolean {
  return error instanceof OperationalError && field(error.details, 'status') === 410
}

function watchEnded(status: unknown): OperationalError {
  const message = textOf(status, 'message') ?? 'The API server ended the watch.'
  return new OperationalError(message, {code: 'watch-ended', exit: 'remote', details: {status: field(status, 'code')}})
}

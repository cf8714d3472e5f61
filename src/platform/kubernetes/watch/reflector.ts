import type {Clock} from '../../../support/clock.js'
import {backoffMs} from '../../../support/retry.js'
import {withTimeout} from '../../../support/waiting.js'
import {isKubernetesError, type KubeClient, KubernetesError} from '../client/index.js'
import type {KubeObject, Resource} from '../objects.js'
import {ObjectCache} from './object-cache.js'

export type ReflectorOptions<T extends KubeObject> = {
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'now' | 'schedule' | 'sleep' | 'every'>
  readonly resource: Resource<T>
  readonly namespace?: string
  readonly labelSelector?: string
  /** Keeps of an object what is needed: a cluster has thousands of pods. */
  readonly trim?: (object: T) => T
  /** Told when trouble begins and when it changes its kind; not each time. */
  readonly onTrouble?: (error: unknown) => void
  readonly timing?: Partial<Timing>
}

/** How long what may take, in ms. */
export type Timing = {
  /** A watch is ended by the server after about as long, and begun anew: a connection that died unseen is found by then. */
  readonly watchMs: number
  /** Silent for longer, the server is asked whether it is there. */
  readonly silenceMs: number
  /** Everything is listed again after about as long: the safety net under the watch. */
  readonly relistMs: number
  /** After a first failure; grows up to `maxBackoffMs`. */
  readonly firstBackoffMs: number
  readonly maxBackoffMs: number
}

/** Plain numbers since the start, for metrics. */
export type ReflectorCounters = {
  readonly lists: number
  readonly relists: number
  readonly restarts: number
  readonly failures: number
  readonly events: number
  /** When the server was last heard, in ms. */
  readonly heardMs: number
  /** From our latest write to its event. */
  readonly lagMs: number
}

const TIMING: Timing = {watchMs: 60_000, silenceMs: 15_000, relistMs: 900_000, firstBackoffMs: 100, maxBackoffMs: 5000}
const PAGE = 500
const PROBE_LIMIT_MS = 5000

/**
 * Keeps a cache of one resource true: lists it, watches it, and begins anew whenever the watch breaks, ends, falls silent or is told that it is
 * too late. It never gives up; while it cannot see, the cache says since when.
 */
export class Reflector<T extends KubeObject> {
  readonly cache: ObjectCache<T>
  readonly #options: ReflectorOptions<T>
  readonly #timing: Timing
  readonly #counters = {lists: 0, relists: 0, restarts: 0, failures: 0, events: 0, heardMs: 0, lagMs: 0}
  /** Where the next watch begins; undefined: with a list. */
  #position: string | undefined
  #listedMs = 0
  #failuresInARow = 0
  #trouble: string | undefined

  constructor(options: ReflectorOptions<T>) {
    this.#options = options
    this.#timing = {...TIMING, ...options.timing}
    this.cache = new ObjectCache(options.trim ?? ((object) => object))
  }

  get counters(): ReflectorCounters {
    return {...this.#counters}
  }

  /** Runs until the signal is aborted; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    this.#counters.heardMs = this.#options.clock.now()
    while (!signal.aborted) {
      const beganMs = this.#options.clock.now()
      try {
        if (this.#needsList()) await this.#list(signal)
        await this.#watch(signal)
        this.#counters.restarts++
        // A server that ends every watch at once must not be asked without a pause.
        if (this.#options.clock.now() - beganMs < this.#timing.firstBackoffMs) await this.#pause(1, signal)
      } catch (error) {
        await this.#failed(error, signal)
      }
    }
  }

  #needsList(): boolean {
    return (
      this.#position === undefined ||
      this.cache.degradedMs !== undefined ||
      this.#options.clock.now() - this.#listedMs > this.#timing.relistMs
    )
  }

  async #list(signal: AbortSignal): Promise<void> {
    const {client, clock, resource} = this.#options
    const objects: T[] = []
    let position: string | undefined
    let next: string | undefined
    do {
      const page = await client.list(resource, {...this.#selection(), limit: PAGE, ...(next === undefined ? {} : {continue: next})}, signal)
      objects.push(...page.items)
      // All pages are read at the version of the first.
      position ??= page.metadata.resourceVersion
      next = page.metadata.continue === '' ? undefined : page.metadata.continue
    } while (next !== undefined)
    if (position === undefined) throw new KubernetesError('unreadable', `The list of ${resource.plural} has no resource version.`)
    if (this.cache.isListed) this.#counters.relists++
    this.#counters.lists++
    // By chance a little earlier or later, so that not all caches are listed again together.
    this.#listedMs = clock.now() - Math.random() * this.#timing.relistMs * 0.2
    this.#position = position
    this.#heard()
    this.cache.replace(objects, position)
  }

  async #watch(signal: AbortSignal): Promise<void> {
    const {client, clock, resource} = this.#options
    const lasts = this.#timing.watchMs * (0.75 + Math.random() / 2)
    const watching = new AbortController()
    const stop = (): void => watching.abort(signal.reason)
    signal.addEventListener('abort', stop, {once: true})
    const guard = this.#guard(watching, clock.now() + lasts + this.#timing.silenceMs)
    let openedMs: number | undefined
    try {
      const options = {...this.#selection(), resourceVersion: this.#position ?? '', timeoutSeconds: Math.max(1, Math.round(lasts / 1000))}
      const frames = await client.watch(resource, options, watching.signal)
      openedMs = clock.now()
      this.#heard()
      for await (const frame of frames) {
        this.#heard()
        if (frame.kind === 'bookmark') this.cache.advance(frame.resourceVersion)
        else if (frame.kind === 'put') this.cache.put(frame.object)
        else this.cache.delete(frame.object)
        this.#counters.events++
        this.#counters.lagMs = this.cache.lagMs
        this.#position = frame.kind === 'bookmark' ? frame.resourceVersion : frame.object.metadata.resourceVersion
      }
    } finally {
      signal.removeEventListener('abort', stop)
      watching.abort(new Error('The watch has ended.'))
      // One that held for a while was a good one, whatever ended it.
      if (openedMs !== undefined && clock.now() - openedMs > this.#timing.firstBackoffMs * 10) this.#failuresInARow = 0
      await guard
    }
  }

  /** Ends a watch that is silent while the server does not answer either, and one that outlives its time. */
  async #guard(watching: AbortController, untilMs: number): Promise<void> {
    const {client, clock, resource} = this.#options
    for await (const nowMs of clock.every(Math.max(1, this.#timing.silenceMs / 3), watching.signal)) {
      if (nowMs > untilMs) watching.abort(this.#silent())
      if (nowMs - this.#counters.heardMs < this.#timing.silenceMs) continue
      const limitMs = Math.min(PROBE_LIMIT_MS, this.#timing.silenceMs)
      try {
        const probe = (limited: AbortSignal) => client.list(resource, {...this.#selection(), limit: 1}, limited)
        await withTimeout(clock, limitMs, probe, {signal: watching.signal, onTimeout: () => this.#silent()})
        this.#heard()
      } catch (error) {
        if (watching.signal.aborted) return
        this.cache.blind(this.#counters.heardMs)
        watching.abort(error)
      }
    }
  }

  async #failed(error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    this.#counters.failures++
    if (isKubernetesError(error, 'expired')) {
      this.#position = undefined
      // Once at once: this is how a watch is told that it was away for too long.
      if (this.#failuresInARow++ === 0) return
    } else this.#failuresInARow++
    this.#tell(error)
    // A single reset is mended before anybody can be misled by it.
    if (this.#failuresInARow > 1 || !this.cache.isListed) this.cache.blind(this.#counters.heardMs)
    await this.#pause(this.#failuresInARow, signal)
  }

  async #pause(failures: number, signal: AbortSignal): Promise<void> {
    const {firstBackoffMs: firstMs, maxBackoffMs: maxMs} = this.#timing
    // Aborted: the loop sees it.
    await this.#options.clock.sleep(backoffMs(failures, {firstMs, maxMs}), signal).catch(() => undefined)
  }

  #heard(): void {
    this.#counters.heardMs = this.#options.clock.now()
    this.#trouble = undefined
  }

  #tell(error: unknown): void {
    const kind = isKubernetesError(error) ? error.kind : 'other'
    if (kind === this.#trouble) return
    this.#trouble = kind
    this.#options.onTrouble?.(error)
  }

  #selection(): {readonly namespace?: string; readonly labelSelector?: string} {
    const {namespace, labelSelector} = this.#options
    return {...(namespace === undefined ? {} : {namespace}), ...(labelSelector === undefined ? {} : {labelSelector})}
  }

  #silent(): KubernetesError {
    const {resource, client} = this.#options
    return new KubernetesError('timed-out', `The watch of ${resource.plural} at ${client.context} has fallen silent.`)
  }
}

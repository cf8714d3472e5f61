import {createHash} from 'node:crypto'
import {aborted} from '../../support/waiting.js'
import {ByteBudget} from './byte-budget.js'
import {HttpReader} from './endpoint.js'
import {readingsOf} from './exposition.js'
import type {NodePod} from './pod.js'
import type {PodDirectory} from './pod-directory.js'
import {parsePrometheusText} from './prometheus-text.js'
import {Folding} from './readings.js'
import {type Emit, FailureLog, type Source, type Surroundings} from './source.js'

export type ScrapeOptions = {
  /** Where a pod does not say `mlsysops.eu/scrape-interval`. */
  readonly intervalMs?: number
  readonly timeoutMs?: number
  readonly maxBytes?: number
  /** Samples of one text beyond this are not read, and counted. */
  readonly maxSeries?: number
  readonly maxTargets?: number
}

const ACCEPT = 'text/plain;version=0.0.4;q=1, application/openmetrics-text;version=1.0.0;q=0.5'
const SHORTEST_INTERVAL_MS = 500
const LONGEST_INTERVAL_MS = 600_000
const MAX_BYTES_AT_ONCE = 32 * 2 ** 20

type Target = {readonly pod: NodePod; readonly url: string; readonly intervalMs: number}
type Running = {readonly target: Target; readonly stop: AbortController}

/**
 * Application metrics of the pods that ask for it by annotations: `prometheus.io/scrape: "true"`, `prometheus.io/port` (default: the first that a container declares),
 * `prometheus.io/path` (default `/metrics`), `mlsysops.eu/scrape-interval` (`5s`). Only ever the pod's own address is asked. `up` says whether it answered.
 */
export function scrapeSource(options: ScrapeOptions, pods: PodDirectory, surroundings: Surroundings): Source {
  return async (emit, signal) => {
    const scraper = new Scraper(options, surroundings, emit, signal)
    const settle = (): void => scraper.settle(pods.all())
    const stopListening = pods.onChange(settle)
    try {
      settle()
      await aborted(signal)
    } finally {
      stopListening()
      await scraper.ended()
    }
  }
}

class Scraper {
  readonly #options: ScrapeOptions
  readonly #surroundings: Surroundings
  readonly #failures: FailureLog
  readonly #emit: Emit
  readonly #signal: AbortSignal
  readonly #running = new Map<string, Running>()
  readonly #loops = new Set<Promise<void>>()
  readonly #refused = new Set<string>()
  readonly #budget = new ByteBudget(MAX_BYTES_AT_ONCE)

  constructor(options: ScrapeOptions, surroundings: Surroundings, emit: Emit, signal: AbortSignal) {
    this.#options = options
    this.#surroundings = surroundings
    this.#failures = new FailureLog(surroundings)
    this.#emit = emit
    this.#signal = signal
  }

  /** Begins and ends loops until there is one for each target, and none else. */
  settle(pods: Iterable<NodePod>): void {
    if (this.#signal.aborted) return
    const wanted = this.#targets(pods)
    for (const [uid, {target, stop}] of this.#running) {
      const now = wanted.get(uid)
      if (now !== undefined && now.url === target.url && now.intervalMs === target.intervalMs) continue
      stop.abort(new Error('The target is gone.'))
      this.#running.delete(uid)
      this.#failures.forget(target.url)
    }
    for (const [uid, target] of wanted) {
      if (this.#running.has(uid)) continue
      const stop = new AbortController()
      this.#running.set(uid, {target, stop})
      const loop = this.#follow(target, AbortSignal.any([this.#signal, stop.signal])).finally(() => this.#loops.delete(loop))
      this.#loops.add(loop)
    }
  }

  async ended(): Promise<void> {
    await Promise.all(this.#loops)
  }

  #targets(pods: Iterable<NodePod>): ReadonlyMap<string, Target> {
    const {maxTargets = 250, intervalMs = 5_000} = this.#options
    const wanted = new Map<string, Target>()
    const refused = new Set<string>()
    for (const pod of pods) {
      if (pod.annotations['prometheus.io/scrape'] !== 'true' || pod.addresses.length === 0) continue
      const url = urlOf(pod)
      if (url === undefined || wanted.size >= maxTargets) refused.add(pod.uid)
      else wanted.set(pod.uid, {pod, url, intervalMs: intervalOf(pod, intervalMs)})
    }
    for (const uid of refused) if (!this.#refused.has(uid)) this.#surroundings.counters.targetsRefused++
    this.#refused.clear()
    for (const uid of refused) this.#refused.add(uid)
    return wanted
  }

  async #follow(target: Target, signal: AbortSignal): Promise<void> {
    const {clock} = this.#surroundings
    const reader = new HttpReader({url: target.url}, clock)
    const folding = new Folding()
    try {
      // Not all at once: each target has a place of its own in the interval, the same after a restart.
      await clock.sleep(phaseOf(target.pod.uid) * target.intervalMs, signal)
      await this.#scrape(target, reader, folding, signal)
      for await (const _ of clock.every(target.intervalMs, signal)) await this.#scrape(target, reader, folding, signal)
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      reader.close()
    }
  }

  async #scrape({pod, url, intervalMs}: Target, reader: HttpReader, folding: Folding, signal: AbortSignal): Promise<void> {
    const {clock, counters, identity} = this.#surroundings
    const {timeoutMs = 5_000, maxBytes = 4 * 2 ** 20, maxSeries = 2_000} = this.#options
    const about = {...identity, application: pod.application, component: pod.component, instance: pod.name}
    const timeMs = clock.now()
    try {
      const answer = await reader.text({accept: ACCEPT, signal, timeoutMs: Math.min(timeoutMs, intervalMs), maxBytes, budget: this.#budget})
      const isOpenMetrics = answer.contentType.startsWith('application/openmetrics-text')
      const exposition = parsePrometheusText(answer.body, {isOpenMetrics, maxSamples: maxSeries})
      counters.linesMalformed += exposition.malformed
      counters.seriesBeyondLimit += exposition.beyond
      this.#failures.succeeded(url)
      this.#emit([{...about, metric: 'up', value: 1, timeMs}, ...folding.samples(readingsOf(exposition), about, timeMs)])
    } catch (error) {
      if (signal.aborted) return
      this.#failures.failed(url, error)
      this.#emit([{...about, metric: 'up', value: 0, timeMs}])
    }
  }
}

/** `undefined` where the annotations name no place that may be asked. */
function urlOf({addresses, annotations, containers}: NodePod): string | undefined {
  const [address = ''] = addresses
  const port = Number(annotations['prometheus.io/port'] ?? containers.flatMap(({ports}) => ports)[0])
  const path = annotations['prometheus.io/path'] ?? '/metrics'
  const isPlain = (annotations['prometheus.io/scheme'] ?? 'http') === 'http'
  if (!isPlain || !Number.isInteger(port) || port < 1 || port > 65_535 || !/^\/[^\s#]*$/.test(path)) return undefined
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}${path}`
}

function intervalOf({annotations}: NodePod, otherwiseMs: number): number {
  const written = annotations['mlsysops.eu/scrape-interval']
  const askedMs = written === undefined ? undefined : durationMs(written)
  return Math.min(LONGEST_INTERVAL_MS, Math.max(SHORTEST_INTERVAL_MS, askedMs ?? otherwiseMs))
}

/** `500ms`, `5s`, `1.5m`; a bare number is seconds. */
function durationMs(written: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(written.trim()) ?? []
  return number === undefined ? undefined : Number(number) * (unit === 'ms' ? 1 : unit === 'm' ? 60_000 : 1_000)
}

/** 0 to 1. */
function phaseOf(uid: string): number {
  return createHash('sha256').update(uid).digest().readUInt32BE(0) / 2 ** 32
}

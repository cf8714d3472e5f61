import type {Clock} from '../../support/clock.js'
import type {Logger} from '../../support/logger.js'
import type {Sample, SampleSource} from '../../telemetry/contract.js'

/** Takes what was measured together. Never waits and never throws: a reader that is slow loses the oldest. */
export type Emit = (samples: readonly Sample[]) => void

/** One way to measure. Resolves when the signal is aborted; what it cannot read it counts, and it goes on. */
export type Source = (emit: Emit, signal: AbortSignal) => Promise<void>

/** Whose machine it is: every sample carries both. */
export type NodeIdentity = {readonly node: string; readonly cluster: string}

/** A sample of the machine itself has neither application nor component. */
export type Identity = SampleSource & NodeIdentity

/** What every source needs beside its own options. */
export type Surroundings = {
  readonly identity: NodeIdentity
  readonly clock: Clock
  readonly log: Logger
  readonly counters: HostCounters
}

/** What was lost or refused, and what came in, since the start. */
export type HostCounters = {
  /** A slow reader lost them, the oldest first. */
  batchesDropped: number
  /** Readings of the machine, the kubelet or a pod that did not come about. */
  readingsFailed: number
  /** Lines of the Prometheus text format that are none. */
  linesMalformed: number
  /** Beyond what one target may have. */
  seriesBeyondLimit: number
  /** Beyond what one node may have, or with annotations that name no place to read. */
  targetsRefused: number
  podsBeyondLimit: number
  podListings: number
  pushesAccepted: number
  pushesRefused: number
  /** Data points of accepted pushes that nobody on this node can have measured, or that nobody can read. */
  pointsRejected: number
}

export function newCounters(): HostCounters {
  return {
    batchesDropped: 0,
    readingsFailed: 0,
    linesMalformed: 0,
    seriesBeyondLimit: 0,
    targetsRefused: 0,
    podsBeyondLimit: 0,
    podListings: 0,
    pushesAccepted: 0,
    pushesRefused: 0,
    pointsRejected: 0,
  }
}

/**
 * Logs the first failure of a row and the success that ends it: what fails every second must not fill a disk. Every failure is counted.
 */
export class FailureLog {
  readonly #surroundings: Surroundings
  readonly #failing = new Set<string>()

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  failed(what: string, error: unknown): void {
    this.#surroundings.counters.readingsFailed++
    if (this.#failing.has(what)) return
    this.#failing.add(what)
    this.#surroundings.log.warn({source: what, cause: error instanceof Error ? error.message : String(error)}, 'a source cannot be read')
  }

  succeeded(what: string): void {
    if (this.#failing.delete(what)) this.#surroundings.log.info({source: what}, 'a source can be read again')
  }

  forget(what: string): void {
    this.#failing.delete(what)
  }
}

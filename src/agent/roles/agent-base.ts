import type {Fabric, Presence} from '../../fabric/contract/index.js'
import type {Journal} from '../../knowledge/contract.js'
import type {Epoch, LeaseEvent} from '../../platform/contract/index.js'
import type {Layer} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import type {Logger} from '../../support/logger.js'
import {type AgentAddress, topics} from '../topics.js'

export type AgentCommon = {
  readonly slice: string
  readonly version: string
  readonly clock: Clock
  readonly fabric: Fabric
  readonly log: Logger
  /** Sortable and unique. */
  readonly newId: () => string
}

export type AgentWithJournal = AgentCommon & {readonly journal: Journal}

/** What runs beside the loop of every agent: a fault in one part is logged and does not take the others with it. */
export class AgentParts {
  readonly signal: AbortSignal
  readonly #stop = new AbortController()
  readonly #log: Logger
  readonly #running = new Set<Promise<void>>()

  constructor(log: Logger, signal: AbortSignal) {
    this.#log = log
    this.signal = AbortSignal.any([signal, this.#stop.signal])
  }

  /** Starts a part that lasts until the agent stops. */
  run(part: string, work: (signal: AbortSignal) => Promise<void>): void {
    const done = work(this.signal)
      .catch((error: unknown) => this.fault(error, part))
      .finally(() => this.#running.delete(done))
    this.#running.add(done)
  }

  fault(error: unknown, part: string): void {
    if (this.signal.aborted) return
    this.#log.error({part, cause: error instanceof Error ? (error.stack ?? error.message) : String(error)}, 'a part of the agent failed')
  }

  async stop(): Promise<void> {
    this.#stop.abort(new Error('the agent stops'))
    await Promise.allSettled(this.#running)
  }
}

/** Says that the agent is here; the fabric itself says when it is not any more. */
export async function announce(common: AgentCommon, address: AgentAddress, agent: string, layer: Layer): Promise<void> {
  const presence: Presence = {
    agent,
    layer,
    cluster: address.cluster ?? null,
    node: address.node ?? null,
    state: 'online',
    version: common.version,
    sinceMs: common.clock.now(),
  }
  await common.fabric.publish(topics.presence(address), presence, {retain: true})
}

/** Follows the lease; resolves `first` at the first epoch. While another agent leads, nothing new may be done. */
export class Leadership {
  #epoch: Epoch | undefined
  readonly #first = Promise.withResolvers<void>()

  get epoch(): Epoch {
    return this.#epoch ?? -1
  }

  get isLeading(): boolean {
    return this.#epoch !== undefined
  }

  get first(): Promise<void> {
    return this.#first.promise
  }

  async follow(lease: AsyncIterable<LeaseEvent>, onChange: () => void): Promise<void> {
    for await (const event of lease) {
      this.#epoch = event === 'lost' ? undefined : event
      if (event !== 'lost') this.#first.resolve()
      onChange()
    }
  }
}

import type {Fabric, Presence} from '../../fabric/contract/index.js'
import type {Journal} from '../../knowledge/contract.js'
import type {Epoch} from '../../platform/contract/index.js'
import type {Layer} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
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

export type AgentWithJournal = AgentCommon & {
  readonly journal: Journal
  /** Told when the agent begins to lead, and (with undefined) when it leads no more. */
  readonly onLead?: (epoch: Epoch | undefined) => void
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 15_000
/** A part that ran for so long before it failed begins again without a longer pause. */
const SOUND_MS = 60_000

/**
 * What runs beside the loop of every agent. A part that fails (a link that is down, a platform that is restarted) is logged, and begins again after a
 * pause; it does not take the others with it.
 */
export class AgentParts {
  readonly signal: AbortSignal
  readonly #stop = new AbortController()
  readonly #log: Logger
  readonly #clock: Clock
  readonly #running = new Set<Promise<void>>()
  #inOrder: Promise<void> = Promise.resolve()

  constructor(log: Logger, clock: Clock, signal: AbortSignal) {
    this.#log = log
    this.#clock = clock
    this.signal = AbortSignal.any([signal, this.#stop.signal])
  }

  /** Starts a part that lasts until the agent stops. Its signal ends with each attempt. */
  run(part: string, work: (signal: AbortSignal) => Promise<void>): void {
    const done = this.#keepUp(part, work).finally(() => this.#running.delete(done))
    this.#running.add(done)
  }

  /** One after the other, in the order of the calls; what a remote could not answer is tried again, for what comes after it relies on it. */
  inOrder(part: string, work: () => Promise<void>): void {
    this.#inOrder = this.#inOrder.then(() => this.#keepUp(part, work, isRemote))
  }

  fault(error: unknown, part: string): void {
    if (this.signal.aborted) return
    // Who could not be reached will be reached again; where that was said is of no use to anybody.
    if (isRemote(error)) this.#log.warn({part, cause: error.message}, 'a part of the agent waits for a remote')
    else
      this.#log.error({part, cause: error instanceof Error ? (error.stack ?? error.message) : String(error)}, 'a part of the agent failed')
  }

  /**
   * Whatever waits learns that the agent stops, before what it waits for is ended: a change whose plug-in is ended has not failed, it goes on in the next
   * life.
   */
  halt(): void {
    this.#stop.abort(new Error('the agent stops'))
  }

  async stop(): Promise<void> {
    this.halt()
    await Promise.allSettled([...this.#running, this.#inOrder])
  }

  async #keepUp(
    part: string,
    work: (signal: AbortSignal) => Promise<void>,
    canHelp: (error: unknown) => boolean = () => true,
  ): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS
    while (!this.signal.aborted) {
      const attempt = new AbortController()
      const startedMs = this.#clock.now()
      try {
        await work(AbortSignal.any([this.signal, attempt.signal]))
        return
      } catch (error) {
        this.fault(error, part)
        if (!canHelp(error)) return
      } finally {
        attempt.abort()
      }
      if (this.#clock.now() - startedMs > SOUND_MS) pauseMs = FIRST_PAUSE_MS
      await pause(this.#clock, pauseMs, this.signal)
      pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)
    }
  }
}

function isRemote(error: unknown): error is OperationalError {
  return error instanceof OperationalError && (error.exit === 'remote' || error.exit === 'timeout')
}

/** Resolves after a time, or at once when the signal is aborted. */
async function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  const over = Promise.withResolvers<void>()
  const cancel = clock.schedule(ms, () => over.resolve())
  const onAbort = () => over.resolve()
  signal.addEventListener('abort', onAbort, {once: true})
  if (signal.aborted) over.resolve()
  await over.promise
  signal.removeEventListener('abort', onAbort)
  cancel()
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

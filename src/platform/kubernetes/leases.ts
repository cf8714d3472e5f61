import type {Clock} from '../../support/clock.js'
import type {Logger} from '../../support/logger.js'
import {abortReason, withTimeout} from '../../support/waiting.js'
import type {Epoch, LeaseEvent} from '../contract/index.js'
import {isKubernetesError, type KubeClient} from './client/index.js'
import {LEASES, type LeaseObject} from './kinds.js'

export type LeadershipOptions = {
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'schedule' | 'sleep'>
  readonly log: Logger
  readonly namespace: string
  /** Of the Lease: `mlsysops-continuum`, `mlsysops-cluster`. */
  readonly name: string
  /** Whose agent it is; each of its turns as leader gets a name of its own made from it. */
  readonly holder: string
  readonly timing?: LeaseTiming
  /** Time that has passed since some moment, in ms, whether this process ran or not. */
  readonly elapsedMs?: () => number
}

export type LeaseTiming = {
  /** Who is not heard for so long has lost it: others may take over. */
  readonly lastsMs: number
  /** The holder itself counts on it no longer than this after it last asked successfully. */
  readonly countsMs: number
  readonly renewMs: number
  readonly retryMs: number
}

/** Another takes over at most `lastsMs + retryMs` after a kill: less than 15 s. */
const TIMING: LeaseTiming = {lastsMs: 10_000, countsMs: 7500, renewMs: 2500, retryMs: 1000}
/** A release must not hold up the end of a program. */
const RELEASE_LIMIT_MS = 2000

type Turn = {
  readonly holder: string
  readonly epoch: Epoch
  readonly signal: AbortSignal
  lease: LeaseObject
  renewedMs: number
  isOver: boolean
}

/**
 * Leadership by a `coordination.k8s.io` Lease, as client-go has it: who holds it renews it; who waits takes it when it was given back, or when it
 * has not changed for its whole duration by the waiting one's own clock. Clocks of different machines are never compared. Each turn raises
 * `leaseTransitions`, which is the epoch.
 */
export class Leadership {
  readonly #options: LeadershipOptions
  readonly #timing: LeaseTiming
  readonly #elapsedMs: () => number
  #turn: Turn | undefined
  #turns = 0
  #highest = 0
  /** Those in this process wait for one another: two of its parts are two candidates. */
  #line: Promise<void> = Promise.resolve()

  constructor(options: LeadershipOptions) {
    this.#options = options
    this.#timing = options.timing ?? TIMING
    this.#elapsedMs = options.elapsedMs ?? sinceBoot()
  }

  /** The epoch under which this process may write now. */
  get epoch(): Epoch | undefined {
    return this.#turn !== undefined && this.holds(this.#turn.epoch) ? this.#turn.epoch : undefined
  }

  /** Whether it can still count on this epoch, by its own clock: false after it was stopped for a while, until the API server was heard again. */
  holds(epoch: Epoch): boolean {
    const turn = this.#turn
    if (turn === undefined || turn.epoch !== epoch || turn.isOver || turn.signal.aborted) return false
    return this.#elapsedMs() - turn.renewedMs < this.#timing.countsMs
  }

  /** Whether the API server knows of no newer leader than this one. */
  async isNewest(epoch: Epoch, signal: AbortSignal): Promise<boolean> {
    const lease = await this.#read(signal)
    return (lease?.spec?.leaseTransitions ?? 0) <= epoch
  }

  /** Yields the epoch of each turn as leader, and `lost` when one ends otherwise than by the signal. Then it waits for the next. */
  async *lead(signal: AbortSignal): AsyncGenerator<LeaseEvent, void, undefined> {
    const before = this.#line
    let leave = (): void => undefined
    this.#line = new Promise((resolve) => (leave = resolve))
    try {
      if (!(await ended(before, signal))) return
      while (!signal.aborted) {
        const turn = await this.#acquire(signal)
        if (turn === undefined) return
        const over = this.#keep(turn)
        let isLost = false
        try {
          yield turn.epoch
          await over
          isLost = !isStopped(signal)
        } finally {
          turn.isOver = true
          this.#turn = undefined
          // What was lost is another's to give back, or runs out.
          if (!isLost) await this.#release(turn)
        }
        if (isLost) yield 'lost'
      }
    } finally {
      // Who gives up while others wait before it must not let those behind it pass.
      void before.then(leave)
    }
  }

  async #acquire(signal: AbortSignal): Promise<Turn | undefined> {
    const {clock, holder, log, name} = this.#options
    let isStandingBy = false
    let seen: {readonly version: string | undefined; readonly atMs: number} | undefined
    while (!signal.aborted) {
      try {
        const askedMs = this.#elapsedMs()
        const lease = await this.#read(signal)
        const version = lease?.metadata.resourceVersion
        if (seen === undefined || seen.version !== version) seen = {version, atMs: askedMs}
        const isFree = (lease?.spec?.holderIdentity ?? '') === ''
        if (isFree || askedMs - seen.atMs >= (lease?.spec?.leaseDurationSeconds ?? 0) * 1000) {
          const turn = await this.#take(lease, `${holder}_${process.pid}_${++this.#turns}`, askedMs, signal)
          if (turn !== undefined) return turn
        } else if (!isStandingBy) {
          isStandingBy = true
          log.info({lease: name, leader: lease?.spec?.holderIdentity}, 'another leads, this one stands by')
        }
      } catch (error) {
        if (isStopped(signal)) return undefined
        log.warn({lease: name, cause: messageOf(error)}, 'the lease cannot be asked for')
      }
      await clock.sleep(this.#timing.retryMs * (0.75 + Math.random() / 2), signal).catch(() => undefined)
    }
    return undefined
  }

  /** undefined: another was faster. */
  async #take(known: LeaseObject | undefined, holder: string, askedMs: number, signal: AbortSignal): Promise<Turn | undefined> {
    const {client, namespace, name} = this.#options
    // A Lease that a person deleted begins again: never with an epoch that was there before, as far as it is known here.
    const epoch = Math.max(known?.spec?.leaseTransitions ?? 0, this.#highest) + 1
    const now = microTime()
    const spec = {...this.#spec(holder, epoch), acquireTime: now, renewTime: now}
    try {
      const lease =
        known === undefined
          ? await client.create(LEASES, {metadata: {name, namespace}, spec}, signal)
          : await client.update(LEASES, {...known, spec}, signal)
      this.#highest = epoch
      this.#turn = {holder, epoch, signal, lease, renewedMs: askedMs, isOver: false}
      return this.#turn
    } catch (error) {
      if (isKubernetesError(error, 'conflict', 'already-exists', 'not-found')) return undefined
      throw error
    }
  }

  /** Resolves when the turn is over: its signal aborts, another took it, or it could not be renewed in time. */
  async #keep(turn: Turn): Promise<void> {
    const {clock, log, name} = this.#options
    const {renewMs, retryMs, countsMs} = this.#timing
    let waitMs = renewMs
    while (true) {
      await clock.sleep(waitMs * (0.8 + Math.random() * 0.2), turn.signal).catch(() => undefined)
      if (turn.signal.aborted || turn.isOver) return
      const restMs = countsMs - (this.#elapsedMs() - turn.renewedMs)
      if (restMs <= 0) {
        log.warn({lease: name, epoch: turn.epoch}, 'the lease could not be renewed in time')
        return
      }
      try {
        if (!(await this.#within(restMs, (limited) => this.#renew(turn, limited), turn.signal))) {
          log.warn({lease: name, epoch: turn.epoch}, 'another took the lease over')
          return
        }
        waitMs = renewMs
      } catch (error) {
        waitMs = retryMs / 2
        if (!isStopped(turn.signal)) log.debug({lease: name, cause: messageOf(error)}, 'the lease was not renewed')
      }
    }
  }

  /** False: it is another's now. */
  async #renew(turn: Turn, signal: AbortSignal): Promise<boolean> {
    const {client} = this.#options
    const askedMs = this.#elapsedMs()
    const spec = {...turn.lease.spec, renewTime: microTime()}
    try {
      turn.lease = await client.update(LEASES, {...turn.lease, spec}, signal)
    } catch (error) {
      if (!isKubernetesError(error, 'conflict', 'not-found')) throw error
      // Perhaps our own renewal, whose answer was lost.
      const newest = await this.#read(signal)
      if (newest?.spec?.holderIdentity !== turn.holder) return false
      turn.lease = newest
      return this.#renew(turn, signal)
    }
    turn.renewedMs = askedMs
    return true
  }

  /** So that the next need not wait. Where it fails, the lease runs out by itself. */
  async #release(turn: Turn): Promise<void> {
    const {client, log, name} = this.#options
    try {
      await this.#within(RELEASE_LIMIT_MS, async (limited) => {
        const newest = await this.#read(limited)
        if (newest?.spec?.holderIdentity !== turn.holder) return
        await client.update(LEASES, {...newest, spec: {...newest.spec, holderIdentity: '', renewTime: microTime()}}, limited)
      })
    } catch (error) {
      log.debug({lease: name, cause: messageOf(error)}, 'the lease was not given back')
    }
  }

  #within<T>(limitMs: number, work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const onTimeout = (): Error => new Error(`The lease ${this.#options.name} was not answered for within ${Math.round(limitMs)} ms.`)
    return withTimeout(this.#options.clock, limitMs, work, {...(signal === undefined ? {} : {signal}), onTimeout})
  }

  #read(signal: AbortSignal): Promise<LeaseObject | undefined> {
    const {client, namespace, name} = this.#options
    return client.get(LEASES, {name, namespace}, signal)
  }

  #spec(holderIdentity: string, leaseTransitions: Epoch): NonNullable<LeaseObject['spec']> {
    return {holderIdentity, leaseTransitions, leaseDurationSeconds: Math.ceil(this.#timing.lastsMs / 1000)}
  }
}

/** The monotonic clock goes on while a process is stopped, but not while the machine sleeps; the wall clock does. The later of both is safe. */
function sinceBoot(): () => number {
  const wallMs = Date.now()
  const monotonicMs = performance.now()
  let reachedMs = 0
  return () => {
    reachedMs = Math.max(reachedMs, performance.now() - monotonicMs, Date.now() - wallMs)
    return reachedMs
  }
}

/** False: the signal came first. */
function ended(before: Promise<void>, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false)
  return new Promise((resolve) => {
    const leave = (): void => resolve(false)
    signal.addEventListener('abort', leave, {once: true})
    void before.then(() => {
      signal.removeEventListener('abort', leave)
      resolve(true)
    })
  })
}

function isStopped(signal: AbortSignal): boolean {
  return signal.aborted
}

/** `metav1.MicroTime`. */
function microTime(): string {
  return new Date().toISOString().replace('Z', '000Z')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : abortReason(AbortSignal.abort(error)).message
}

import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import type {JsonValue} from '../../support/json.js'
import type {Logger} from '../../support/logger.js'
import {type Backoff, backoffMs} from '../../support/retry.js'
import {withTimeout} from '../../support/waiting.js'
import {mayPublish, mayRead, placeOf} from '../access.js'
import type {Fabric, FabricIdentity, FabricMessage} from '../contract/index.js'
import {isPattern, isTopic, type TopicPlace} from '../contract/topics.js'
import {formatIdentity} from '../identity.js'
import {decodePayload, encodePayload} from '../payload.js'
import {offlinePresence} from '../presence.js'
import type {Link} from './link.js'
import {Listeners} from './listeners.js'
import {Outbox, type OutboxCounters, type OutboxLimits} from './outbox.js'
import {disconnected, openSession, type Session} from './session.js'

export type MqttClientOptions = {
  readonly identity: FabricIdentity
  readonly link: Link
  readonly clock: Pick<Clock, 'now' | 'schedule' | 'sleep'>
  readonly log?: Logger
  /** What may be published on this broker; it keeps the same rule. Default: what an agent may say for itself. */
  readonly mayPublish?: (agent: TopicPlace, topic: string) => boolean
  /** Grows with each life of the agent: of two that have its certificate, the broker keeps the later one. Default: when this one began. */
  readonly life?: number
  /** Pauses between attempts to connect. Default: from 200 ms to 15 s. */
  readonly backoff?: Backoff
  /** Seconds. Default 15. */
  readonly keepaliveSeconds?: number
  /** Told of each new connection, before anything is heard of it. */
  readonly onConnected?: () => void
  /** Default: 128 that are not acknowledged, 10,000 behind them. */
  readonly outbox?: OutboxLimits
}

export type MqttClientCounters = Readonly<OutboxCounters> & {readonly connected: number; readonly unreadable: number}

/**
 * One agent's connection to a broker, which comes back by itself. What is retained here is kept here too, and said again whenever the connection is
 * back: the newest of each topic, also what was published meanwhile. Anything else rejects while there is no connection.
 */
export interface MqttFabric extends Fabric {
  readonly isConnected: boolean
  /** Resolves when there is a connection, with its subscriptions and what is retained. Rejects with the signal. */
  connected(signal: AbortSignal): Promise<void>
  /** As `publish`, for a payload that is text already and was checked. */
  forward(topic: string, payload: Buffer, retain: boolean): Promise<void>
  counters(): MqttClientCounters
}

const NOTHING = Buffer.alloc(0)
const CONNECT_WITHIN_MS = 10_000
const CLOSE_WITHIN_MS = 2_000
/** A connection that lasted so long was a good one: after it the pauses are short again. */
const SOUND_MS = 10_000
/** Before it is tried again. Until then an agent is missing to whoever took over above it. */
const LONGEST_WAIT_MS = 5_000

/** Begins to connect, and returns at once. Throws where the identity names no presence topic. */
export function createMqttClient(options: MqttClientOptions): MqttFabric {
  const place = placeOf(options.identity.presenceTopic)
  if (place === undefined) throw new RangeError(`${JSON.stringify(options.identity.presenceTopic)} is not the presence topic of an agent.`)
  return new MqttClientFabric(options, place)
}

class MqttClientFabric implements MqttFabric {
  readonly #options: MqttClientOptions
  readonly #place: TopicPlace
  readonly #life: number
  readonly #counters = {sent: 0, coalesced: 0, dropped: 0, connected: 0, unreadable: 0}
  readonly #listeners = new Listeners(() => this.#counters.unreadable++)
  readonly #outbox: Outbox
  /** What this agent retains; no bytes: it took it back, and the broker does not know yet. */
  readonly #kept = new Map<string, Buffer>()
  readonly #stop = new AbortController()
  readonly #running: Promise<void>
  #session: Session | undefined
  #connected = Promise.withResolvers<void>()
  #closing: Promise<void> | undefined

  constructor(options: MqttClientOptions, place: TopicPlace) {
    this.#options = options
    this.#place = place
    // A number that is later for what begins later, not a time: it must tell two lives apart that begin within one millisecond.
    this.#life = options.life ?? performance.timeOrigin + performance.now()
    this.#outbox = new Outbox(options.outbox ?? {inFlight: 128, waiting: 10_000}, this.#counters)
    this.#running = this.#keepConnected()
  }

  get isConnected(): boolean {
    return this.#session !== undefined
  }

  async connected(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const aborted = Promise.withResolvers<never>()
    const onAbort = (): void => aborted.reject(signal.reason)
    signal.addEventListener('abort', onAbort, {once: true})
    await Promise.race([this.#connected.promise, aborted.promise]).finally(() => signal.removeEventListener('abort', onAbort))
  }

  async publish(topic: string, payload: JsonValue, {retain = false}: {readonly retain?: boolean} = {}): Promise<void> {
    if (this.#closing) throw this.#disconnected()
    const isAllowed = this.#options.mayPublish ?? mayPublish
    if (!isTopic(topic) || !isAllowed(this.#place, topic)) throw this.#refused(`publish to ${topic}`)
    await this.forward(topic, retain && payload === null ? NOTHING : encodePayload(payload, topic), retain)
  }

  async forward(topic: string, payload: Buffer, retain: boolean): Promise<void> {
    if (retain) await this.#keep(topic, payload)
    else if (this.#session) await this.#outbox.push(topic, payload, false)
    else {
      this.#counters.dropped++
      throw this.#disconnected()
    }
  }

  async subscribe(pattern: string, onMessage: (message: FabricMessage) => void, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    if (this.#closing) throw this.#disconnected()
    if (!isPattern(pattern) || !mayRead(this.#place, pattern)) throw this.#refused(`read ${pattern}`)
    const listener = this.#listeners.add(pattern, onMessage)
    const end = (): void => {
      this.#listeners.delete(listener)
      if (!this.#listeners.patterns.has(pattern)) this.#session?.unsubscribe(pattern)
    }
    signal.addEventListener('abort', end, {once: true})
    // Without a connection, and where it is lost meanwhile, the subscription begins with the next one. Where others have it already it is made again
    // nevertheless, for what is retained.
    if (this.#session && !(await this.#subscribed(this.#session, pattern))) {
      signal.removeEventListener('abort', end)
      this.#listeners.delete(listener)
      throw this.#refused(`read ${pattern}`)
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  counters(): MqttClientCounters {
    return {...this.#counters}
  }

  async #keepConnected(): Promise<void> {
    const {clock, log, backoff} = this.#options
    const {signal} = this.#stop
    let failures = 0
    while (!signal.aborted) {
      const startedMs = clock.now()
      try {
        const session = await this.#open(signal)
        await this.#begin(session)
        await session.ended
        log?.warn({agent: this.#options.identity.agent}, 'the connection to the broker was lost')
      } catch (error) {
        log?.debug({agent: this.#options.identity.agent, cause: reasonOf(error)}, 'the broker cannot be reached')
      }
      this.#lost()
      failures = clock.now() - startedMs >= SOUND_MS ? 1 : failures + 1
      await clock.sleep(backoffMs(failures, {maxMs: LONGEST_WAIT_MS, ...backoff}), signal).catch(() => {})
    }
  }

  async #open(signal: AbortSignal): Promise<Session> {
    const {clock, link, keepaliveSeconds = 15} = this.#options
    const onTimeout = (): Error => disconnected(`The broker did not answer within ${CONNECT_WITHIN_MS} ms.`)
    const open = async (until: AbortSignal): Promise<Session> => {
      const stream = await link.open(until)
      return await openSession(
        stream,
        {
          clientId: formatIdentity(this.#place),
          life: this.#life,
          will: {topic: this.#options.identity.presenceTopic, payload: this.#offline()},
          keepaliveSeconds,
          connectTimeoutMs: CONNECT_WITHIN_MS,
          onMessage: (topic, payload, retained) => this.#listeners.deliver(topic, payload, retained),
        },
        until,
      )
    }
    return await withTimeout(clock, CONNECT_WITHIN_MS, open, {signal, onTimeout})
  }

  /** Says again what is retained, presence first, and subscribes again. */
  async #begin(session: Session): Promise<void> {
    this.#session = session
    this.#counters.connected++
    this.#listeners.startAgain()
    this.#options.onConnected?.()
    this.#outbox.open(session)
    void session.ended.then(() => this.#lost())
    const {presenceTopic} = this.#options.identity
    const kept = [...this.#kept].sort(([a], [b]) => Number(b === presenceTopic) - Number(a === presenceTopic))
    const saying = kept.map(([topic, payload]) => this.#say(topic, payload))
    await Promise.all([...this.#listeners.patterns].map((pattern) => this.#subscribed(session, pattern)))
    await Promise.all(saying)
    if (this.#session === session) this.#connected.resolve()
  }

  #lost(): void {
    if (this.#session === undefined) return
    this.#session = undefined
    this.#connected = Promise.withResolvers()
    this.#outbox.close()
  }

  async #keep(topic: string, payload: Buffer): Promise<void> {
    this.#kept.set(topic, payload)
    if (this.#session) await this.#say(topic, payload)
  }

  /** A state that does not get through is said again on the next connection. */
  async #say(topic: string, payload: Buffer): Promise<void> {
    try {
      await this.#outbox.push(topic, payload, true)
    } catch {
      return
    }
    if (payload.length === 0 && this.#kept.get(topic) === payload) this.#kept.delete(topic)
  }

  /** False: the broker refuses it. */
  async #subscribed(session: Session, pattern: string): Promise<boolean> {
    try {
      return await session.subscribe(pattern)
    } catch {
      return true
    }
  }

  async #close(): Promise<void> {
    const {clock, identity} = this.#options
    const session = this.#session
    this.#listeners.clear()
    try {
      if (session) {
        const leave = async (): Promise<void> => {
          await this.#outbox.push(identity.presenceTopic, this.#offline(), true)
          await session.end()
        }
        const onTimeout = (): Error => disconnected('The broker did not hear the farewell in time.')
        await withTimeout(clock, CLOSE_WITHIN_MS, leave, {onTimeout})
      }
    } catch {
      // A broker that does not hear it publishes the will.
      session?.cut()
    }
    this.#stop.abort(new Error('the fabric is closed'))
    await this.#running
    this.#lost()
  }

  #offline(): Buffer {
    const {identity, clock} = this.#options
    const last = this.#kept.get(identity.presenceTopic)
    const said = last === undefined ? undefined : decodePayload(last)
    return encodePayload(offlinePresence(identity.agent, this.#place, said, clock.now()), identity.presenceTopic)
  }

  #disconnected(): OperationalError {
    return disconnected(`The agent ${this.#options.identity.agent} is not connected to the fabric.`)
  }

  #refused(what: string): OperationalError {
    const {agent} = this.#options.identity
    return new OperationalError(`The agent ${agent} may not ${what}.`, {code: 'fabric-refused', exit: 'remote', details: {agent}})
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} ${error.cause.message}` : error.message
}

import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import type {JsonValue} from '../../support/json.js'
import type {Logger} from '../../support/logger.js'
import {type Backoff, retry} from '../../support/retry.js'
import {isSamePlace, mayPublish, mayRead, mayRelay, placeOf} from '../access.js'
import type {Fabric, FabricIdentity, FabricMessage} from '../contract/index.js'
import {isPattern, isTopic, type TopicPlace} from '../contract/topics.js'
import {encodePayload} from '../payload.js'
import {Bridge, type BridgeCounters} from './bridge.js'
import {type BrokerCounters, type BrokerLimits, type MqttBroker, type PublishedMessage, startBroker} from './broker.js'
import {createMqttClient, type MqttClientCounters, type MqttFabric} from './client.js'
import {type Credentials, ownPlace} from './credentials.js'
import {type Address, networkLink} from './link.js'
import {disconnected} from './session.js'

export type CarrierOptions = {
  readonly identity: FabricIdentity
  readonly credentials: Credentials
  /** Where the broker for the layer below listens. Address: 127.0.0.1 by default; port 0: one that is free. */
  readonly listen: {readonly address?: string; readonly port: number}
  /** Of a cluster agent: where the broker of the continuum agent may be. */
  readonly above?: readonly Address[]
  readonly clock: Pick<Clock, 'now' | 'schedule' | 'sleep'>
  readonly log?: Logger
  readonly backoff?: Backoff
  readonly limits?: Partial<BrokerLimits>
}

/**
 * The fabric of an agent that carries the broker of the layer below: the continuum agent's for the clusters, a cluster agent's for its nodes. Of the
 * replicas of an agent only the one that leads has a broker that listens and a connection to the one above; the others have a fabric that is not
 * connected, and keeps what they retain and where they listen until they lead.
 */
export interface CarrierFabric extends Fabric {
  /** Where the broker listens, while it does. */
  readonly address: Address | undefined
  readonly isConnectedAbove: boolean
  /**
   * Begins to carry, under the epoch of the lease: the broker above keeps the later one. Resolves when the broker listens; an address that is taken is
   * tried again. Rejects with the signal.
   */
  lead(epoch: number, signal: AbortSignal): Promise<void>
  /** Gives up broker and connection; presence says `offline`. Safe before `lead`, and again. */
  standBy(): Promise<void>
  counters(): CarrierCounters
}

export type CarrierCounters = {
  readonly broker: BrokerCounters | undefined
  readonly above: MqttClientCounters | undefined
  readonly bridge: BridgeCounters | undefined
}

/** Throws where certificate and presence topic are of different places, or of a node. */
export function createCarrierFabric(options: CarrierOptions): CarrierFabric {
  const place = ownPlace(options.credentials)
  const said = placeOf(options.identity.presenceTopic)
  if (said === undefined || !isSamePlace(place, said) || place.node !== null) {
    throw new RangeError(`The certificate is not one for the presence topic ${JSON.stringify(options.identity.presenceTopic)}.`)
  }
  return new Carrier(options, place)
}

type Subscription = {readonly pattern: string; readonly onMessage: (message: FabricMessage) => void; readonly signal: AbortSignal}

class Carrier implements CarrierFabric {
  readonly #options: CarrierOptions
  readonly #place: TopicPlace
  readonly #kept = new Map<string, Buffer>()
  readonly #subscriptions = new Set<Subscription>()
  #lead: Lead | undefined
  /** One change of the lead after the other. */
  #changing: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(options: CarrierOptions, place: TopicPlace) {
    this.#options = options
    this.#place = place
  }

  get address(): Address | undefined {
    return this.#lead?.broker.address
  }

  get isConnectedAbove(): boolean {
    return this.#lead?.above?.isConnected ?? false
  }

  lead(epoch: number, signal: AbortSignal): Promise<void> {
    return this.#change(async () => {
      if (this.#isClosed) throw disconnected('The fabric is closed.')
      await this.#endLead()
      const lead = await startLead(this.#options, this.#place, epoch, signal)
      this.#lead = lead
      for (const [topic, payload] of this.#kept) void lead.publish(topic, payload, true)
      for (const subscription of this.#subscriptions) await lead.subscribe(subscription)
    })
  }

  standBy(): Promise<void> {
    return this.#change(() => this.#endLead())
  }

  async publish(topic: string, payload: JsonValue, {retain = false}: {readonly retain?: boolean} = {}): Promise<void> {
    if (this.#isClosed) throw this.#disconnected()
    if (!isTopic(topic) || !mayPublish(this.#place, topic)) throw this.#refused(`publish to ${topic}`)
    const bytes = retain && payload === null ? Buffer.alloc(0) : encodePayload(payload, topic)
    if (retain && payload !== null) this.#kept.set(topic, bytes)
    else if (retain) this.#kept.delete(topic)
    if (this.#lead) await this.#lead.publish(topic, bytes, retain)
    else if (!retain) throw this.#disconnected()
  }

  async subscribe(pattern: string, onMessage: (message: FabricMessage) => void, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    if (this.#isClosed) throw this.#disconnected()
    if (!isPattern(pattern) || !mayRead(this.#place, pattern)) throw this.#refused(`read ${pattern}`)
    const subscription: Subscription = {pattern, onMessage, signal}
    this.#subscriptions.add(subscription)
    signal.addEventListener('abort', () => this.#subscriptions.delete(subscription), {once: true})
    await this.#lead?.subscribe(subscription)
  }

  close(): Promise<void> {
    this.#isClosed = true
    return this.standBy()
  }

  counters(): CarrierCounters {
    const {broker, above, bridge} = this.#lead ?? {}
    return {broker: broker?.counters(), above: above?.counters(), bridge: bridge?.counters()}
  }

  #change(work: () => Promise<void>): Promise<void> {
    const changed = this.#changing.then(work)
    this.#changing = changed.catch(() => {})
    return changed
  }

  async #endLead(): Promise<void> {
    const lead = this.#lead
    this.#lead = undefined
    await lead?.end()
  }

  #disconnected(): OperationalError {
    return disconnected(`The agent ${this.#options.identity.agent} is not connected to the fabric.`)
  }

  #refused(what: string): OperationalError {
    const {agent} = this.#options.identity
    return new OperationalError(`The agent ${agent} may not ${what}.`, {code: 'fabric-refused', exit: 'remote', details: {agent}})
  }
}

/** Broker, connections and bridge of one time of leading. */
class Lead {
  readonly broker: MqttBroker
  readonly above: MqttFabric | undefined
  readonly bridge: Bridge | undefined
  readonly #place: TopicPlace
  readonly #own: MqttFabric
  readonly #stop = new AbortController()
  readonly #subscribed = new WeakSet<Subscription>()

  constructor(place: TopicPlace, broker: MqttBroker, own: MqttFabric, above?: MqttFabric, bridge?: Bridge) {
    this.#place = place
    this.broker = broker
    this.#own = own
    this.above = above
    this.bridge = bridge
  }

  async publish(topic: string, payload: Buffer, retain: boolean): Promise<void> {
    await this.#own.forward(topic, payload, retain)
    if (this.above === undefined || !mayRelay(this.#place, topic)) return
    const passed = this.above.forward(topic, payload, retain)
    // A state is kept until it is through: nobody needs to wait for a link that may be down for a day.
    if (!retain) await passed
  }

  /** Once for each, whoever asks first: the lead that begins, or the subscription that comes meanwhile. */
  async subscribe(subscription: Subscription): Promise<void> {
    if (this.#subscribed.has(subscription)) return
    this.#subscribed.add(subscription)
    const {pattern, onMessage, signal} = subscription
    await this.#own.subscribe(pattern, onMessage, AbortSignal.any([signal, this.#stop.signal]))
  }

  async end(): Promise<void> {
    this.#stop.abort()
    // First: that the nodes lose their broker says nothing of the nodes.
    this.bridge?.stop()
    await Promise.all([this.above?.close(), this.#own.close()])
    await this.broker.close()
  }
}

async function startLead(options: CarrierOptions, place: TopicPlace, epoch: number, signal: AbortSignal): Promise<Lead> {
  const {identity, credentials, clock} = options
  let bridge: Bridge | undefined
  const broker = await startListening(options, place, (message) => bridge?.up(message), signal)
  const common = {identity, clock, life: epoch, ...given({log: options.log, backoff: options.backoff})}
  const own = createMqttClient({...common, link: broker.link(place)})
  let above: MqttFabric | undefined
  // From here to the bridge nothing is awaited: the first word of the first node is passed on.
  if (place.cluster !== null && options.above !== undefined) {
    const link = networkLink({addresses: options.above, credentials, broker: {...place, cluster: null}})
    above = createMqttClient({...common, mayPublish: mayRelay, link, onConnected: () => bridge?.connected()})
    bridge = new Bridge({agent: identity.agent, place, above, below: broker, clock})
    await bridge.start()
  }
  const lead = new Lead(place, broker, own, above, bridge)
  try {
    await own.connected(signal)
  } catch (error) {
    await lead.end()
    throw error
  }
  return lead
}

function startListening(
  {listen, credentials, clock, log, limits, backoff}: CarrierOptions,
  {cluster}: TopicPlace,
  onPublished: (message: PublishedMessage) => void,
  signal: AbortSignal,
): Promise<MqttBroker> {
  const role = cluster === null ? 'continuum' : 'cluster'
  return retry(() => startBroker({...listen, credentials, clock, role, onPublished, ...given({log, limits})}), {
    ...backoff,
    clock,
    signal,
    attempts: Number.POSITIVE_INFINITY,
    // Another replica may not have let go of the address yet.
    onFailure: ({error}) => log?.error({cause: error instanceof Error ? error.message : String(error)}, 'the broker cannot start yet'),
  })
}

/** Without the keys that have no value. */
function given<T extends object>(some: T): {[K in keyof T]?: NonNullable<T[K]>} {
  return Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as {[K in keyof T]?: NonNullable<T[K]>}
}

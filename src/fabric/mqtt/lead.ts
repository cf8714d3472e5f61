import type {Clock} from '../../support/clock.js'
import {given} from '../../support/given.js'
import type {Logger} from '../../support/logger.js'
import {type Backoff, retry} from '../../support/retry.js'
import {mayRelay} from '../access.js'
import type {FabricIdentity, FabricMessage} from '../contract/index.js'
import type {TopicPlace} from '../contract/topics.js'
import {Bridge} from './bridge.js'
import {type BrokerLimits, type MqttBroker, type PublishedMessage, startBroker} from './broker.js'
import {createMqttClient, type MqttFabric} from './client.js'
import type {Credentials} from './credentials.js'
import {type Address, networkLink} from './link.js'

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

export type Subscription = {readonly pattern: string; readonly onMessage: (message: FabricMessage) => void; readonly signal: AbortSignal}

/** Broker, connections and bridge of one time of leading. */
export class Lead {
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

/** Resolves when the broker listens and its own agent is connected; an address that is taken is tried again. Rejects with the signal. */
export async function startLead(options: CarrierOptions, place: TopicPlace, epoch: number, signal: AbortSignal): Promise<Lead> {
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

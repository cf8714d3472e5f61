import {OperationalError} from '../../support/errors.js'
import type {JsonValue} from '../../support/json.js'
import {oneAtATime} from '../../support/one-at-a-time.js'
import {isSamePlace, mayPublish, mayRead, placeOf} from '../access.js'
import type {Fabric, FabricMessage} from '../contract/index.js'
import {isPattern, isTopic, type TopicPlace} from '../contract/topics.js'
import {encodePayload} from '../payload.js'
import type {BridgeCounters} from './bridge.js'
import type {BrokerCounters} from './broker.js'
import type {MqttClientCounters} from './client.js'
import {ownPlace} from './credentials.js'
import {type CarrierOptions, type Lead, type Subscription, startLead} from './lead.js'
import type {Address} from './link.js'
import {disconnected} from './session.js'

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

class Carrier implements CarrierFabric {
  readonly #options: CarrierOptions
  readonly #place: TopicPlace
  readonly #kept = new Map<string, Buffer>()
  readonly #subscriptions = new Set<Subscription>()
  #lead: Lead | undefined
  /** One change of the lead after the other. */
  readonly #change = oneAtATime()
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

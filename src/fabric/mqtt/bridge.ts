import type {Clock, Release} from '../../support/clock.js'
import {isObject, type JsonValue} from '../../support/json.js'
import type {Fabric, FabricMessage} from '../contract/index.js'
import {isStateTopic, parseTopic, presenceTopic, type TopicPlace, topicOf} from '../contract/topics.js'
import {formatIdentity} from '../identity.js'
import {decodePayload, encodePayload} from '../payload.js'
import {offlinePresence} from '../presence.js'
import type {MqttBroker, PublishedMessage} from './broker.js'
import type {MqttFabric} from './client.js'

export type BridgeOptions = {
  /** The cluster agent that carries the bridge. */
  readonly agent: string
  readonly place: TopicPlace
  readonly above: Pick<MqttFabric, 'forward'> & Pick<Fabric, 'subscribe' | 'publish'>
  readonly below: Pick<MqttBroker, 'inject' | 'clients'>
  readonly clock: Pick<Clock, 'now' | 'schedule'>
}

export type BridgeCounters = {readonly up: number; readonly down: number; readonly lost: number}

/** So long after a connection everything that is retained at the other end has come, and the nodes that live have found their broker again. */
export const SETTLED_AFTER_MS = 30_000
const NOTHING = Buffer.alloc(0)

/**
 * Between the broker of a cluster and the one above. Upward goes what nodes say of themselves, their telemetry excepted: their cluster's agent tells
 * that in its own name. Downward goes what is wanted of the cluster and its nodes, and what the continuum says to all. No topic goes both ways, so
 * nothing goes in a circle.
 */
export class Bridge {
  readonly #options: BridgeOptions
  readonly #stop = new AbortController()
  readonly #timers = new Set<Release>()
  #counters = {up: 0, down: 0, lost: 0}
  /** States that were passed down. */
  readonly #passedDown = new Set<string>()
  /** Of these, what the connection that is now has not told again. */
  #untold = new Set<string>()
  /** Presences of nodes as they stand above. */
  readonly #above = new Map<string, JsonValue>()

  constructor(options: BridgeOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    const {above, place} = this.#options
    const {signal} = this.#stop
    const onDown = (message: FabricMessage): void => this.#down(message)
    const cluster = place.cluster ?? '+'
    await above.subscribe(`${topicOf(place, 'desired')}/#`, onDown, signal)
    await above.subscribe(`mlsysops/${place.slice}/${cluster}/+/desired/#`, onDown, signal)
    await above.subscribe(`${topicOf({...place, cluster: null})}/#`, onDown, signal)
    const onPresence = ({topic, payload}: FabricMessage): void => void this.#above.set(topic, payload)
    await above.subscribe(`mlsysops/${place.slice}/${cluster}/+/presence`, onPresence, signal)
    this.#later(() => this.#settlePresences())
  }

  stop(): void {
    this.#stop.abort()
    for (const cancel of this.#timers) cancel()
  }

  counters(): BridgeCounters {
    return {...this.#counters}
  }

  /** A new connection to the broker above. What was taken back there while there was none is not told: it is what stays untold. */
  connected(): void {
    this.#untold = new Set(this.#passedDown)
    const untold = this.#untold
    this.#later(() => {
      for (const topic of untold) {
        this.#passedDown.delete(topic)
        void this.#options.below.inject(topic, NOTHING, true)
      }
    })
  }

  /** A message of a node, from the cluster's broker. */
  up({from, topic, payload, retain}: PublishedMessage): void {
    if (this.#stop.signal.aborted || from.node === null || parseTopic(topic)?.rest[0] === 'telemetry') return
    const passed = topic === presenceTopic(from) ? this.#signed(payload, topic) : payload
    this.#options.above.forward(topic, passed, retain).then(
      () => this.#counters.up++,
      () => this.#counters.lost++,
    )
  }

  #down({topic, payload}: FabricMessage): void {
    const parsed = parseTopic(topic)
    if (parsed === undefined) return
    const isState = isStateTopic(parsed)
    this.#untold.delete(topic)
    if (isState && payload !== null) this.#passedDown.add(topic)
    else this.#passedDown.delete(topic)
    this.#counters.down++
    void this.#options.below.inject(topic, isState && payload === null ? NOTHING : encodePayload(payload, topic), isState)
  }

  #signed(payload: Buffer, topic: string): Buffer {
    const presence = decodePayload(payload)
    return isObject(presence) ? encodePayload({...presence, relayedBy: this.#options.agent}, topic) : payload
  }

  /** A node that went while nobody here could hear it still stands there as online. */
  #settlePresences(): void {
    const {above, below, agent, clock} = this.#options
    const here = below.clients()
    for (const [topic, presence] of this.#above) {
      const place = parseTopic(topic)
      if (place === undefined || place.node === null || !isObject(presence) || presence['state'] !== 'online') continue
      if (here.has(formatIdentity(place))) continue
      const name = typeof presence['agent'] === 'string' ? presence['agent'] : `${place.cluster}/${place.node}`
      const gone = offlinePresence(name, place, {...presence, relayedBy: agent}, clock.now())
      above.publish(topic, gone, {retain: true}).catch(() => this.#counters.lost++)
    }
  }

  #later(work: () => void): void {
    const cancel = this.#options.clock.schedule(SETTLED_AFTER_MS, () => {
      this.#timers.delete(cancel)
      if (!this.#stop.signal.aborted) work()
    })
    this.#timers.add(cancel)
  }
}

import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import type {JsonValue} from '../../support/json.js'
import {mayPublish, mayRead, placeOf} from '../access.js'
import type {Fabric, FabricIdentity, FabricMessage} from '../contract/index.js'
import {isPattern, isTopic, matchesPattern, type TopicPlace} from '../contract/topics.js'
import {frozenPayload} from '../payload.js'
import {offlinePresence} from '../presence.js'
import {Inbox} from './inbox.js'

export type BrokerOptions = {
  readonly clock: Pick<Clock, 'now'>
  /** Messages that may wait for one subscriber. Default 10,000. */
  readonly inboxLimit?: number
}

export type BrokerCounters = {readonly published: number; readonly delivered: number; readonly coalesced: number; readonly dropped: number}

/**
 * A fabric for agents that live in one process, with MQTT's semantics, so that they cannot tell it from one. Delivery is never within `publish`;
 * it takes a turn of the event loop and no time. The same calls give the same order of deliveries.
 */
export interface InProcessBroker {
  /** An agent that is connected already is taken over: the older connection is dropped. Throws where the identity names no presence topic. */
  connect(identity: FabricIdentity): Fabric
  /** The connection is gone without a word: its will is published, it hears nothing, and publishing rejects with `fabric-disconnected`. */
  drop(agent: string): void
  /** The dropped connection is back: its presence is as before, and its subscriptions begin again, with what is retained. */
  restore(agent: string): void
  counters(): BrokerCounters
}

/** Deliveries to one subscriber before the next has its turn. A number, not a time: the lab must be repeatable. */
const DELIVERED_AT_ONCE = 256
const REMEMBERED_ROUTES = 10_000
const REMEMBERED_TOPICS = 1_000

export function createInProcessBroker({clock, inboxLimit = 10_000}: BrokerOptions): InProcessBroker {
  const connections = new Map<string, Connection>()
  const subscriptions = new Set<Subscription>()
  const retained = new Map<string, JsonValue>()
  const routes = new Map<string, readonly Subscription[]>()
  /** Frozen here before: whoever passes on what it received passes on the same copy. */
  const frozen = new WeakSet<object>()
  const counters = {published: 0, delivered: 0, coalesced: 0, dropped: 0}
  let isDelivering = false

  function frozenOnce(payload: JsonValue, topic: string): JsonValue {
    if (typeof payload === 'object' && payload !== null && frozen.has(payload)) return payload
    const copy = frozenPayload(payload, topic)
    if (typeof copy === 'object' && copy !== null) frozen.add(copy)
    return copy
  }

  function route(topic: string): readonly Subscription[] {
    const known = routes.get(topic)
    if (known) return known
    if (routes.size >= REMEMBERED_ROUTES) routes.clear()
    const found = [...subscriptions].filter(({pattern}) => matchesPattern(pattern, topic))
    routes.set(topic, found)
    return found
  }

  function distribute(topic: string, payload: JsonValue, isState: boolean): void {
    counters.published++
    if (isState && payload === null) retained.delete(topic)
    else if (isState) retained.set(topic, payload)
    const message: FabricMessage = Object.freeze({topic, payload, retained: false})
    for (const subscription of route(topic)) if (subscription.connection.isUp) subscription.inbox.add(message, isState)
    deliverSoon()
  }

  function deliverSoon(): void {
    if (isDelivering) return
    isDelivering = true
    setImmediate(() => {
      isDelivering = false
      try {
        for (const subscription of [...subscriptions]) if (subscription.inbox.size > 0) deliver(subscription)
      } finally {
        // Also after a subscriber that threw, which is a bug and ends the process unless someone wants otherwise: the others lose nothing.
        for (const {inbox} of subscriptions) if (inbox.size > 0) deliverSoon()
      }
    })
  }

  function deliver(subscription: Subscription): void {
    for (const message of subscription.inbox.take(DELIVERED_AT_ONCE)) {
      if (!subscriptions.has(subscription) || !subscription.connection.isUp) return
      counters.delivered++
      subscription.onMessage(message)
    }
  }

  function begin(subscription: Subscription): void {
    for (const [topic, payload] of retained) {
      if (matchesPattern(subscription.pattern, topic)) subscription.inbox.add(Object.freeze({topic, payload, retained: true}), true)
    }
    deliverSoon()
  }

  function end(subscription: Subscription): void {
    subscriptions.delete(subscription)
    subscription.inbox.clear()
    routes.clear()
  }

  function takeDown(connection: Connection): void {
    connection.isUp = false
    for (const subscription of subscriptions) if (subscription.connection === connection) subscription.inbox.clear()
    const {identity, place, presence} = connection
    distribute(
      identity.presenceTopic,
      frozenPayload(offlinePresence(identity.agent, place, presence, clock.now()), identity.presenceTopic),
      true,
    )
  }

  function forget(connection: Connection): void {
    connection.isClosed = true
    if (connections.get(connection.identity.agent) === connection) connections.delete(connection.identity.agent)
    for (const subscription of subscriptions) if (subscription.connection === connection) end(subscription)
  }

  function fabricOf(connection: Connection): Fabric {
    const {identity, place} = connection
    return {
      async publish(topic, payload, {retain = false} = {}) {
        if (connection.isClosed || (!connection.isUp && !retain)) throw disconnected(connection)
        if (!connection.topics.has(topic)) {
          if (!isTopic(topic) || !mayPublish(place, topic)) throw refused(identity, `publish to ${topic}`)
          if (connection.topics.size >= REMEMBERED_TOPICS) connection.topics.clear()
          connection.topics.add(topic)
        }
        const copy = frozenOnce(payload, topic)
        if (topic === identity.presenceTopic && retain) connection.presence = copy
        if (connection.isUp) distribute(topic, copy, retain)
        else connection.kept.set(topic, copy)
      },
      async subscribe(pattern, onMessage, signal) {
        if (signal.aborted) return
        if (connection.isClosed) throw disconnected(connection)
        if (!isPattern(pattern) || !mayRead(place, pattern)) throw refused(identity, `read ${pattern}`)
        const subscription: Subscription = {connection, pattern, onMessage, inbox: new Inbox(inboxLimit, counters)}
        subscriptions.add(subscription)
        routes.clear()
        signal.addEventListener('abort', () => end(subscription), {once: true})
        if (connection.isUp) begin(subscription)
      },
      async close() {
        if (connection.isClosed) return
        if (connection.isUp) takeDown(connection)
        forget(connection)
      },
    }
  }

  return {
    connect(identity) {
      const place = placeOf(identity.presenceTopic)
      if (place === undefined) throw new RangeError(`${JSON.stringify(identity.presenceTopic)} is not the presence topic of an agent.`)
      const older = connections.get(identity.agent)
      if (older) {
        if (older.isUp) takeDown(older)
        forget(older)
      }
      const connection: Connection = {identity, place, topics: new Set(), isUp: true, isClosed: false, presence: undefined, kept: new Map()}
      connections.set(identity.agent, connection)
      return fabricOf(connection)
    },
    drop(agent) {
      const connection = connections.get(agent)
      if (connection?.isUp) takeDown(connection)
    },
    restore(agent) {
      const connection = connections.get(agent)
      if (connection === undefined || connection.isUp) return
      connection.isUp = true
      const {identity, presence, kept} = connection
      if (presence !== undefined) kept.set(identity.presenceTopic, presence)
      connection.kept = new Map()
      for (const [topic, payload] of kept) distribute(topic, payload, true)
      for (const subscription of subscriptions) if (subscription.connection === connection) begin(subscription)
    },
    counters: () => ({...counters}),
  }
}

type Connection = {
  readonly identity: FabricIdentity
  readonly place: TopicPlace
  /** Some that it may publish to: asked again with every message. */
  readonly topics: Set<string>
  isUp: boolean
  isClosed: boolean
  /** What the agent last said of itself. */
  presence: JsonValue | undefined
  /** What it retained while it was not connected. */
  kept: Map<string, JsonValue>
}

type Subscription = {
  readonly connection: Connection
  readonly pattern: string
  readonly onMessage: (message: FabricMessage) => void
  readonly inbox: Inbox
}

function disconnected({identity}: Connection): OperationalError {
  return new OperationalError(`The agent ${identity.agent} is not connected to the fabric.`, {code: 'fabric-disconnected', exit: 'remote'})
}

function refused({agent}: FabricIdentity, what: string): OperationalError {
  return new OperationalError(`The agent ${agent} may not ${what}.`, {code: 'fabric-refused', exit: 'remote', details: {agent}})
}

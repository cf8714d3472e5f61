import type {AedesOptions, AedesPublishPacket, AuthenticateError, Client, PublishPacket, Subscription} from 'aedes'
import type {Clock} from '../../support/clock.js'
import {isObject} from '../../support/json.js'
import type {Logger} from '../../support/logger.js'
import {mayPublish, mayRead, mayRelay} from '../access.js'
import {isPattern, isTopic, presenceTopic, type TopicPlace} from '../contract/topics.js'
import {formatIdentity} from '../identity.js'
import {decodePayload, encodePayload, LARGEST_PAYLOAD_BYTES} from '../payload.js'
import {offlinePresence} from '../presence.js'
import {Pace, type PaceLimits} from './pace.js'
import {RetainedTopics} from './retained.js'

/** Which agents a broker carries: `continuum`: the cluster agents, `cluster`: the nodes of its cluster, `slice`: all of a slice that needs only one. */
export type BrokerRole = 'continuum' | 'cluster' | 'slice'

export type GuardLimits = {
  readonly pace: PaceLimits
  /** Retained topics of one client. */
  readonly retainedTopics: number
  /** What may wait for a client that reads too slowly; it then loses its connection, and hears the state as it is when it is back. */
  readonly unreadBytes: number
}

export type GuardOptions = {
  readonly owner: TopicPlace
  readonly role: BrokerRole
  readonly clock: Pick<Clock, 'now' | 'schedule'>
  readonly log?: Logger | undefined
  readonly limits: GuardLimits
  /** Who is at the other end, by the certificate. */
  readonly placeOf: (client: Client) => TopicPlace | undefined
}

export type GuardCounters = {refused: number; superseded: number; slow: number; held: number}

/** CONNACK return codes of MQTT 3.1.1. */
const IDENTIFIER_REJECTED = 2
const NOT_AUTHORIZED = 5

type Connected = {readonly client: Client; readonly life: number}

/**
 * What a broker lets its clients do. MQTT 3.1.1 has no answer that refuses a message: our clients keep the same rules and refuse it themselves, and who
 * sends it nevertheless loses the connection.
 */
export class Guard {
  readonly counters: GuardCounters = {refused: 0, superseded: 0, slow: 0, held: 0}
  readonly retained: RetainedTopics
  readonly #options: GuardOptions
  readonly #connected = new Map<string, Connected>()
  readonly #paces = new WeakMap<Client, Pace>()

  constructor(options: GuardOptions) {
    this.#options = options
    this.retained = new RetainedTopics(options.limits.retainedTopics)
  }

  get clients(): ReadonlySet<string> {
    return new Set(this.#connected.keys())
  }

  readonly authenticate: AedesOptions['authenticate'] = (client, username, _, done) => {
    const place = this.#options.placeOf(client)
    if (place === undefined || !this.#admits(place)) {
      this.#refuse(client, place, 'connect')
      done(connackError('This broker does not carry it.', NOT_AUTHORIZED), false)
      return
    }
    const id = formatIdentity(place)
    const life = Number(username)
    const other = this.#connected.get(id)
    if (client.id !== id || !Number.isFinite(life)) {
      this.#refuse(client, place, `connect as ${client.id}`)
      done(connackError('It says another name than its certificate.', IDENTIFIER_REJECTED), false)
    } else if (other !== undefined && other.life > life) {
      this.counters.superseded++
      done(connackError('A later life of it is connected.', IDENTIFIER_REJECTED), false)
    } else {
      this.#connected.set(id, {client, life})
      done(null, true)
    }
  }

  readonly authorizePublish: AedesOptions['authorizePublish'] = (client, packet, done) => {
    const place = client === null ? undefined : this.#options.placeOf(client)
    if (client === null || place === undefined || !this.#accepts(place, packet)) {
      this.#refuse(client, place, `publish to ${packet.topic}`)
      done(new Error('It may not be published.'))
      return
    }
    // The will was written when the connection began: it lacks what the agent said since, and when it went.
    if (client.closed) packet.payload = this.#will(place, packet)
    const payload = bytesOf(packet.payload)
    if (packet.retain && !this.retained.put(packet.topic, payload, formatIdentity(place))) {
      this.#refuse(client, place, 'retain so many topics')
      done(new Error('Too many topics are retained.'))
    } else if (client.closed) done(null)
    else if (this.#paceOf(client).pass(payload.length, () => done(null))) this.counters.held++
  }

  readonly authorizeSubscribe: AedesOptions['authorizeSubscribe'] = (client, subscription: Subscription, done) => {
    const place = this.#options.placeOf(client)
    if (place !== undefined && isPattern(subscription.topic) && mayRead(place, subscription.topic)) done(null, subscription)
    else {
      this.#refuse(client, place, `read ${subscription.topic}`)
      done(null, null)
    }
  }

  readonly authorizeForward: AedesOptions['authorizeForward'] = (client, packet: AedesPublishPacket) => {
    if (client.conn.writableLength <= this.#options.limits.unreadBytes) return packet
    this.counters.slow++
    this.#options.log?.warn({client: client.id, waitingBytes: client.conn.writableLength}, 'a client of the broker reads too slowly')
    client.conn.destroy()
    return null
  }

  left(client: Client): void {
    if (this.#connected.get(client.id)?.client === client) this.#connected.delete(client.id)
  }

  #admits({slice, cluster, node}: TopicPlace): boolean {
    const {owner, role} = this.#options
    if (slice !== owner.slice) return false
    switch (role) {
      case 'slice':
        return true
      case 'continuum':
        return node === null
      case 'cluster':
        return cluster === owner.cluster
    }
  }

  #accepts(place: TopicPlace, {topic, payload}: PublishPacket): boolean {
    const isAllowed = this.#options.role === 'continuum' && place.cluster !== null ? mayRelay : mayPublish
    return isTopic(topic) && isAllowed(place, topic) && payload.length <= LARGEST_PAYLOAD_BYTES
  }

  #will(place: TopicPlace, {topic, payload}: PublishPacket): Buffer {
    if (topic !== presenceTopic(place)) return bytesOf(payload)
    const will = decodePayload(bytesOf(payload))
    const last = this.retained.read(topic) ?? will
    const agent = isObject(will) && typeof will['agent'] === 'string' ? will['agent'] : formatIdentity(place)
    return encodePayload(offlinePresence(agent, place, last, this.#options.clock.now()), topic)
  }

  #paceOf(client: Client): Pace {
    const pace = this.#paces.get(client) ?? new Pace(this.#options.clock, this.#options.limits.pace)
    this.#paces.set(client, pace)
    return pace
  }

  #refuse(client: Client | null, place: TopicPlace | undefined, what: string): void {
    this.counters.refused++
    const who = place === undefined ? 'unknown' : formatIdentity(place)
    this.#options.log?.warn({who, client: client?.id, what}, 'the broker refused')
  }
}

function connackError(message: string, returnCode: number): AuthenticateError {
  return Object.assign(new Error(message), {returnCode})
}

function bytesOf(payload: Buffer | string): Buffer {
  return typeof payload === 'string' ? Buffer.from(payload) : payload
}

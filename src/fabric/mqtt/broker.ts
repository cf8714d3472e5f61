import type {X509Certificate} from 'node:crypto'
import {type Duplex, duplexPair} from 'node:stream'
import {createServer, type Server, type TLSSocket} from 'node:tls'
import type {Aedes} from 'aedes'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import type {Logger} from '../../support/logger.js'
import type {TopicPlace} from '../contract/topics.js'
import {identityOf} from '../identity.js'
import {type Credentials, ownPlace} from './credentials.js'
import {type BrokerRole, Guard, type GuardCounters, type GuardLimits} from './guard.js'
import type {Address, Link} from './link.js'

export type BrokerOptions = {
  /** Default 127.0.0.1: who wants others to come in says so. */
  readonly address?: string
  /** 0: one that is free. */
  readonly port: number
  /** Of the agent that carries the broker: its certificate says the slice, and the cluster where the role is `cluster`. */
  readonly credentials: Credentials
  readonly role: BrokerRole
  readonly clock: Pick<Clock, 'now' | 'schedule'>
  readonly log?: Logger
  readonly limits?: Partial<BrokerLimits>
  /** Told of each message of a client, wills included, after it was handed to the broker. Not of what `inject` publishes. */
  readonly onPublished?: (message: PublishedMessage) => void
}

export type BrokerLimits = GuardLimits & {readonly connections: number}

export type PublishedMessage = {readonly from: TopicPlace; readonly topic: string; readonly payload: Buffer; readonly retain: boolean}

export type BrokerCounters = Readonly<GuardCounters> & {
  readonly clients: number
  readonly retained: number
  readonly handshakesFailed: number
}

/** A broker that runs, over TLS 1.3 with client certificates and no other way. */
export interface MqttBroker extends AsyncDisposable {
  readonly address: Address
  /** A way to this broker for an agent of this process, which needs no certificate here. */
  link(place: TopicPlace): Link
  /** As if the agent that carries the broker had said it with the rights of whoever did: for what comes from another broker. */
  inject(topic: string, payload: Buffer, retain: boolean): Promise<void>
  /** The identities of those who are connected. */
  clients(): ReadonlySet<string>
  counters(): BrokerCounters
  /** Everyone loses the connection. Calling it again does nothing. */
  close(): Promise<void>
}

const DEFAULT_LIMITS: BrokerLimits = {
  connections: 2_000,
  pace: {perSecond: 10_000, burst: 10_000},
  retainedTopics: 20_000,
  unreadBytes: 8 * 1_048_576,
}
const HANDSHAKE_WITHIN_MS = 10_000
const LONGEST_KEEPALIVE_SECONDS = 60

/** Starts listening. Rejects with `fabric-address-taken` and the like; the signal closes the broker, also later. */
export async function startBroker(options: BrokerOptions, signal?: AbortSignal): Promise<MqttBroker> {
  signal?.throwIfAborted()
  const places = new WeakMap<object, TopicPlace>()
  const limits = {...DEFAULT_LIMITS, ...options.limits}
  const owner = ownPlace(options.credentials)
  const guard = new Guard({...options, limits, owner, placeOf: ({conn}) => places.get(conn)})
  const aedes = await createAedes(options, guard, (conn) => places.get(conn))
  const conns = new Set<Duplex>()
  const track = (conn: Duplex): void => {
    conns.add(conn)
    conn.once('close', () => conns.delete(conn))
  }
  const counters = {handshakesFailed: 0}

  function admit(conn: Duplex, place: TopicPlace | undefined): void {
    if (place === undefined) {
      conn.destroy()
      return
    }
    places.set(conn, place)
    aedes.handle(conn)
  }

  const server = createServer({
    ...options.credentials,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.3',
    noDelay: true,
    handshakeTimeout: HANDSHAKE_WITHIN_MS,
  })
  server.maxConnections = limits.connections
  server.on('connection', track)
  server.on('secureConnection', (socket) => admit(socket, peerOf(socket)))
  server.on('tlsClientError', (error) => {
    counters.handshakesFailed++
    options.log?.debug({cause: error.message}, 'a handshake with the broker failed')
  })
  const address = await listen(server, options).catch((error: unknown) => {
    aedes.close()
    throw error
  })

  let injected: Promise<void> = Promise.resolve()
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    signal?.removeEventListener('abort', onAbort)
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    await new Promise<void>((resolve) => aedes.close(resolve))
    // Also those who had not yet said who they are.
    for (const conn of conns) conn.destroy()
    await closed
  }
  const onAbort = (): void => {
    closing ??= close()
  }
  signal?.addEventListener('abort', onAbort, {once: true})
  if (signal?.aborted) onAbort()

  const broker: MqttBroker = {
    address,
    link: (place) => ({
      async open(until) {
        until.throwIfAborted()
        const [ours, theirs] = duplexPair()
        // A pair of streams does not tell one end that the other was destroyed, as a line does.
        ours.once('close', () => theirs.destroy())
        theirs.once('close', () => ours.destroy())
        track(theirs)
        admit(theirs, place)
        return ours
      },
    }),
    inject(topic, payload, retain) {
      // One after the other: aedes numbers messages as they come and retains them asynchronously, and takes one that is overtaken for a duplicate.
      injected = injected.then(() => {
        if (retain) guard.retained.put(topic, payload, INJECTED)
        return new Promise<void>((resolve) => {
          aedes.publish({cmd: 'publish', qos: 1, dup: false, topic, payload, retain}, () => resolve())
        })
      })
      return injected
    },
    clients: () => guard.clients,
    counters: () => ({...guard.counters, ...counters, clients: guard.clients.size, retained: guard.retained.size}),
    close() {
      closing ??= close()
      return closing
    },
    [Symbol.asyncDispose]: () => broker.close(),
  }
  return broker
}

/** Nobody's identity. */
const INJECTED = 'injected'

async function createAedes({onPublished}: BrokerOptions, guard: Guard, placeOf: (conn: object) => TopicPlace | undefined): Promise<Aedes> {
  const library = await import('aedes')
  const aedes = await library.Aedes.createBroker({
    // Unlimited: with a limit, one client that does not read would hold up the others. What waits for it is bounded by the guard.
    concurrency: 0,
    connectTimeout: HANDSHAKE_WITHIN_MS,
    drainTimeout: 2 * HANDSHAKE_WITHIN_MS,
    keepaliveLimit: LONGEST_KEEPALIVE_SECONDS,
    maxTopicLevels: 30,
    authenticate: guard.authenticate,
    authorizePublish: guard.authorizePublish,
    authorizeSubscribe: guard.authorizeSubscribe,
    authorizeForward: guard.authorizeForward,
  } as import('aedes').AedesOptions)
  aedes.on('clientDisconnect', (client) => guard.left(client))
  if (onPublished !== undefined) {
    aedes.on('publish', ({topic, payload, retain}, client) => {
      const from = client === null ? undefined : placeOf(client.conn)
      if (from !== undefined) onPublished({from, topic, payload: typeof payload === 'string' ? Buffer.from(payload) : payload, retain})
    })
  }
  return aedes
}

function peerOf(socket: TLSSocket): TopicPlace | undefined {
  const certificate: X509Certificate | undefined = socket.getPeerX509Certificate()
  return certificate === undefined ? undefined : identityOf(certificate)
}

async function listen(server: Server, {address = '127.0.0.1', port}: BrokerOptions): Promise<Address> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'EADDRINUSE'
      reject(
        new OperationalError(`The broker cannot listen on ${address}:${port}${isTaken ? ': the address is taken' : ''}.`, {
          code: isTaken ? 'fabric-address-taken' : 'fabric-cannot-listen',
          exit: 'precondition',
          cause,
        }),
      )
    })
    server.listen(port, address, resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The server of the broker has no address.')
  return {host: address, port: bound.port}
}

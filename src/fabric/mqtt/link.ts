import {X509Certificate} from 'node:crypto'
import type {Duplex} from 'node:stream'
import {connect, type TLSSocket} from 'node:tls'
import {OperationalError} from '../../support/errors.js'
import {abortReason} from '../../support/waiting.js'
import type {TopicPlace} from '../contract/topics.js'
import {formatIdentity, identityOf} from '../identity.js'
import type {Credentials} from './credentials.js'

/** How a client reaches its broker: over the network, or within one process. */
export interface Link {
  /** A new stream, whose other end is known to be the broker. Rejects when it cannot be had, or with the signal. */
  open(signal: AbortSignal): Promise<Duplex>
}

export type Address = {readonly host: string; readonly port: number}

export type NetworkLinkOptions = {
  /** Where the broker may be. They are asked in turn until one answers: of the replicas of an agent only the one that leads does. */
  readonly addresses: readonly Address[]
  readonly credentials: Credentials
  /** Whose broker it must be, by its certificate and wherever it stands; or `host`: a broker that is none of ours is known by its host name. */
  readonly broker: TopicPlace | 'host'
}

/** TLS 1.3 with both ends' certificates, without Nagle's algorithm: with it every acknowledged message waits 40 to 90 ms. */
export function networkLink({addresses, credentials, broker}: NetworkLinkOptions): Link {
  let next = 0
  const openNext = async (signal: AbortSignal): Promise<TLSSocket> => {
    signal.throwIfAborted()
    const address = addresses[next % addresses.length]
    if (address === undefined) throw new RangeError('A link needs an address.')
    // Where it answers one stays; where not, or not in time, the next one has its turn.
    const chosen = next++
    const socket = connect({
      ...address,
      ...credentials,
      minVersion: 'TLSv1.3',
      ...(broker === 'host' ? {} : {servername: '', checkServerIdentity: (_: string, {raw}: {raw: Buffer}) => notTheBroker(raw, broker)}),
    })
    socket.setNoDelay(true)
    await secured(socket, address, signal)
    next = chosen
    return socket
  }
  return {
    async open(signal) {
      for (let asked = 1; ; asked += 1) {
        try {
          return await openNext(signal)
        } catch (error) {
          if (asked >= addresses.length || signal.aborted) throw error
        }
      }
    },
  }
}

function notTheBroker(raw: Buffer, wanted: TopicPlace): Error | undefined {
  const place = identityOf(new X509Certificate(raw))
  const found = place === undefined ? 'nobody that is known' : formatIdentity(place)
  return found === formatIdentity(wanted) ? undefined : new Error(`The broker is ${found}, not ${formatIdentity(wanted)}.`)
}

function secured(socket: TLSSocket, {host, port}: Address, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void => {
      settle()
      // What comes after this is of no interest to anyone, but would end the process.
      socket.on('error', () => {})
      socket.destroy()
      reject(new OperationalError(`The broker at ${host}:${port} cannot be reached.`, {code: 'fabric-disconnected', exit: 'remote', cause}))
    }
    const onAbort = (): void => fail(abortReason(signal))
    const onClose = (): void => fail(new Error('It closed the connection.'))
    const onSecure = (): void => {
      settle()
      resolve()
    }
    function settle(): void {
      socket.off('secureConnect', onSecure).off('error', fail).off('close', onClose)
      signal.removeEventListener('abort', onAbort)
    }
    socket.once('secureConnect', onSecure).once('error', fail).once('close', onClose)
    signal.addEventListener('abort', onAbort, {once: true})
  })
}

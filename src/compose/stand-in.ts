import {connect, createServer, type Socket} from 'node:net'
import type {Logger} from '../support/logger.js'
import {listenOn} from './northbound.js'

export type StandIn = {
  readonly address: string
  readonly port: number
  /** Where the replica that leads serves the API; undefined: nobody leads. */
  readonly leader: (signal: AbortSignal) => Promise<{readonly host: string; readonly port: number} | undefined>
  readonly log: Logger
}

/**
 * Where the API of a replica that stands by would be: passes each connection on to the one that leads, so that it does not matter which of them a
 * Service chooses. Bytes only: it neither reads nor holds what passes. Resolves when it listens.
 */
export async function standIn({address, port, leader, log}: StandIn, signal: AbortSignal): Promise<{readonly close: () => Promise<void>}> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    return socket.setNoDelay(true)
  }
  const pass = async (client: Socket): Promise<void> => {
    const place = await leader(signal)
    if (place === undefined || client.destroyed) return void client.destroy()
    const onward = keep(connect(place))
    for (const [one, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.once('close', () => other.destroy())
      one.pipe(other)
    }
  }
  const server = createServer((client) => {
    // An error before there is another end ends the connection, nothing else.
    client.on('error', () => client.destroy())
    pass(keep(client)).catch((error: unknown) => {
      log.warn({cause: error instanceof Error ? error.message : String(error)}, 'a connection could not be passed on to who leads')
      client.destroy()
    })
  })
  await listenOn(port, () => new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve)))
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

const HOLDER = /^[^@]*@([^@_/]+):(\d+)_/

/**
 * A replica that tells where its API is has it in its name as a holder: `continuum@192.0.2.7:8080_1_1`. Where it is one's own nobody else leads: the lease
 * was just lost, or is about to be taken, and a connection that is passed on to oneself would never end.
 */
export function addressOfHolder(holder: string | undefined, own: string): {readonly host: string; readonly port: number} | undefined {
  const [, host, port] = HOLDER.exec(holder ?? '') ?? []
  if (host === undefined || port === undefined || `${host}:${port}` === own) return undefined
  return {host: host.replace(/^\[|\]$/g, ''), port: Number(port)}
}

import type {SliceService} from '../agent/service.js'
import {systemClock} from '../support/clock-system.js'
import {OperationalError} from '../support/errors.js'
import {given} from '../support/given.js'
import type {Logger} from '../support/logger.js'

export type NorthboundRequest = {
  readonly service: SliceService
  readonly token: string
  readonly version: string
  readonly log: Logger
  /** Default 127.0.0.1. */
  readonly address?: string
  readonly port: number
  /** Upstream's routes, without a token, on loopback. */
  readonly upstreamPort?: number | undefined
  /** Names beside the loopback ones under which it may be addressed. */
  readonly hosts?: readonly string[] | undefined
  /** Requests a second from one client. */
  readonly rateLimit?: number | undefined
}
export type ServedNorthbound = {readonly url: string; readonly close: () => Promise<void>}

/** Serves the northbound API of a slice, and upstream's routes where they are asked for. Resolves when it listens; rejects with `port-busy`. */
export async function serveNorthbound(request: NorthboundRequest, signal: AbortSignal): Promise<ServedNorthbound> {
  const {service, token, version, log, address, port, upstreamPort, ...more} = request
  const {buildServer} = await import('../northbound/server/index.js')
  const server = await buildServer({service, token, options: {version, log, ...given({rateLimit: more.rateLimit, hosts: more.hosts})}})
  const closers: (() => Promise<void>)[] = [() => server.close()]
  const close = async (): Promise<void> => {
    await Promise.all(closers.map((one) => one()))
  }
  try {
    await untilReady(service, signal)
    const url = await listenOn(port, () => server.listen({port, ...(address === undefined ? {} : {host: address})}))
    if (upstreamPort !== undefined) {
      const {buildUpstreamServer} = await import('../northbound/upstream/index.js')
      const upstream = await buildUpstreamServer({service, options: {version, log}})
      closers.push(() => upstream.close())
      const upstreamUrl = await listenOn(upstreamPort, () => upstream.listen({port: upstreamPort}))
      log.info({url: upstreamUrl}, 'the routes of upstream are served, without a token')
    }
    return {url, close}
  } catch (error) {
    await close()
    throw error
  }
}

/** Rejects with `port-busy` where another program has it. */
export async function listenOn<T>(port: number, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new OperationalError(`Port ${port} is in use by another program.`, {
      code: 'port-busy',
      exit: 'precondition',
      hints: ['Choose another with --port, or leave it out: a free one is found then.'],
      cause: error,
    })
  }
}

const READY_WITHIN_MS = 10_000

/** The API answers from a complete picture; of an agent that waits for its lease, or for a platform that is away, it says so after a while. */
async function untilReady(service: SliceService, signal: AbortSignal): Promise<void> {
  const deadlineMs = systemClock.now() + READY_WITHIN_MS
  while (!service.health().ready && systemClock.now() < deadlineMs) await systemClock.sleep(10, signal)
}

import rateLimit from '@fastify/rate-limit'
import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify'
import type {SliceService} from '../../agent/service.js'
import {systemClock} from '../../support/clock-system.js'
import type {Route} from '../contract/route.js'
import type {OperationId} from '../contract/routes.js'
import {apiError} from './api-error.js'
import {createApp, readBodies} from './app.js'
import {registerDocuments} from './documents.js'
import {EventStreams} from './event-stream.js'
import {hostGuard, tokenGuard} from './guard.js'
import {allowOrigin, securityHeaders} from './headers.js'
import type {ServerOptions} from './options.js'
import * as defaults from './options.js'
import {problemOf} from './problem.js'
import {type RouteConfig, registerJsonOperations} from './register.js'
import {registerStreams} from './streams.js'
import {methodsAt, nothingHere} from './unknown-route.js'

/** The API, apart from listening: that is `listen`'s. */
export type NorthboundServer = {
  /** For tests: requests without a socket. */
  readonly app: FastifyInstance
  /** Resolves with the URL. Loopback where no host is given. Rejects with node's error (`EADDRINUSE`). */
  listen(address: {readonly port: number; readonly host?: string}): Promise<string>
  /** Takes no new requests, lets those under way end, tells the readers of events, and cuts what is left at the limit. Safe twice, and before `listen`. */
  close(): Promise<void>
}

/**
 * The northbound server: a thin skin over the service. Every operation of the routes table is served; all but the public ones need the token.
 * Nothing is logged but bugs and limits, and never a header.
 */
export async function buildServer(input: {
  readonly service: SliceService
  readonly token: string
  readonly options?: ServerOptions
}): Promise<NorthboundServer> {
  const {service, token, options = {}} = input
  const {clock = systemClock, log = defaults.silentLog, origins = [], closeLimitMs = defaults.DEFAULT_CLOSE_LIMIT_MS} = options
  if (token.length < 16) throw new TypeError('A token shorter than 16 characters protects nothing.')
  const streams = new EventStreams(clock, {
    stallLimitMs: options.stallLimitMs ?? defaults.DEFAULT_STALL_LIMIT_MS,
    limit: options.streamLimit ?? defaults.DEFAULT_STREAM_LIMIT,
  })
  const state = {isClosing: false}
  const app = createApp()
  const checkHost = hostGuard(options.hosts ?? [])
  const checkToken = tokenGuard(token, clock)
  const allowed = new Set(origins)

  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, log))
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders)
    checkHost(request.headers.host)
    if (allowOrigin(allowed, request, reply)) return
    if (state.isClosing) throw apiError('stopping', 'The API is about to stop.', {hints: ['mlsysops testbed status']})
    if (request.routeOptions.config.access !== 'public') checkToken(request.headers.authorization, request.ip)
    // Before fastify looks at a body that nothing will read.
    if (request.is404) throw nothingHere(request)
    done()
  })
  readBodies(app)
  await limitRates(app, options)
  registerJsonOperations(app, service, limitsOf(options))
  registerStreams(app, {service, streams, clock, log})
  registerDocuments(app, options.version ?? '0.0.0')
  await app.ready()

  const close = once(async () => {
    state.isClosing = true
    const cancel = clock.schedule(closeLimitMs, () => app.server.closeAllConnections())
    try {
      await Promise.all([streams.close('stopping'), app.close()])
    } finally {
      cancel()
    }
  })
  return {app, listen: ({port, host = '127.0.0.1'}) => app.listen({port, host}), close}
}

function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: defaults.Log): FastifyReply {
  const {problem, isBug} = problemOf(error, request.id)
  if (isBug) log.error({err: error, request: request.id, operation: request.routeOptions.config.operation}, 'request failed')
  if (problem.code === 'unauthorized') reply.header('www-authenticate', 'Bearer')
  if (problem.code === 'method-not-allowed') reply.header('allow', methodsAt(request.url).join(', '))
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

async function limitRates(app: FastifyInstance, options: ServerOptions): Promise<void> {
  const max = options.rateLimit ?? defaults.DEFAULT_RATE_LIMIT
  await app.register(rateLimit, {
    global: max > 0,
    max: Math.max(max, 1),
    timeWindow: 1_000,
    addHeaders: {'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false},
    addHeadersOnExceeding: {'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false},
    errorResponseBuilder: () =>
      apiError('rate-limited', 'Too many requests in one second.', {hints: ['Ask less often, or follow GET /v1/events.']}),
  })
}

function limitsOf(options: ServerOptions): (route: Route, id: OperationId) => RouteConfig['rateLimit'] {
  const max = options.rateLimit ?? defaults.DEFAULT_RATE_LIMIT
  const heavy = options.heavyRateLimit ?? defaults.DEFAULT_HEAVY_RATE_LIMIT
  return (route, id) => {
    if (max === 0 || id === 'getHealth') return false
    return route.cost === 'heavy' ? {max: Math.min(heavy, max)} : undefined
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}

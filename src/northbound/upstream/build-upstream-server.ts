import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify'
import type {SliceService} from '../../agent/service.js'
import {systemClock} from '../../support/clock-system.js'
import {OperationalError} from '../../support/errors.js'
import {createApp} from '../server/app.js'
import {hostGuard} from '../server/guard.js'
import {allowOrigin, securityHeaders} from '../server/headers.js'
import {DEFAULT_CLOSE_LIMIT_MS, DESCRIPTION_LIMIT_BYTES, type ServerOptions, silentLog} from '../server/options.js'
import {problemOf} from '../server/problem.js'
import {registerApplications} from './applications.js'
import {registerInfrastructure} from './infrastructure.js'
import {registerManagement} from './management.js'

export type UpstreamOptions = Pick<ServerOptions, 'version' | 'hosts' | 'clock' | 'log' | 'closeLimitMs'>
export type UpstreamServer = {
  /** For tests: requests without a socket. */
  readonly app: FastifyInstance
  /** Resolves with the URL. Loopback only, for these routes know no token. */
  listen(address: {readonly port: number}): Promise<string>
  /** Lets requests under way end, and cuts what is left at the limit. Safe twice, and before `listen`. */
  close(): Promise<void>
}

/**
 * The routes of upstream's API for its unchanged client: paths, statuses and shapes are those that `mlsysops_cli` reads, the behaviour is ours. An
 * error is `{"detail": "text"}`. Since the client has no token, this server has none either: it is opened only when asked for, and on the loopback
 * address; pages of other sites are kept out by the Host header and by the Content-Type.
 */
export async function buildUpstreamServer(input: {
  readonly service: SliceService
  readonly options?: UpstreamOptions
}): Promise<UpstreamServer> {
  const {service, options = {}} = input
  const {clock = systemClock, log = silentLog, closeLimitMs = DEFAULT_CLOSE_LIMIT_MS} = options
  const app = createApp()
  const checkHost = hostGuard(options.hosts ?? [])
  const noOrigins: ReadonlySet<string> = new Set()
  app.setErrorHandler((error, request, reply) => sendDetail(error, request, reply, log))
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({detail: `There is no ${request.method} ${request.url.split('?', 1)[0]} here.`}),
  )
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders)
    checkHost(request.headers.host)
    allowOrigin(noOrigins, request, reply)
    done()
  })
  readBodies(app)
  registerApplications(app, service)
  registerInfrastructure(app, service)
  registerManagement(app, service)
  await app.ready()

  let closed: Promise<void> | undefined
  const close = async (): Promise<void> => {
    const cancel = clock.schedule(closeLimitMs, () => app.server.closeAllConnections())
    await app.close()
    cancel()
  }
  return {
    app,
    listen: ({port}) => app.listen({port, host: '127.0.0.1'}),
    close: () => {
      closed ??= close()
      return closed
    },
  }
}

/** The client announces JSON also where it sends nothing, and sends a body where none is read: the routes get the bytes, and read what they need. */
function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', {parseAs: 'buffer', bodyLimit: DESCRIPTION_LIMIT_BYTES}, (_request, body, done) =>
    done(null, body),
  )
  // Models come as forms; they are answered, not read.
  app.addContentTypeParser('multipart/form-data', {parseAs: 'buffer', bodyLimit: DESCRIPTION_LIMIT_BYTES}, (_request, _body, done) =>
    done(null, undefined),
  )
}

function sendDetail(error: unknown, request: FastifyRequest, reply: FastifyReply, log: NonNullable<UpstreamOptions['log']>): FastifyReply {
  const {problem, isBug} = problemOf(error, request.id)
  if (isBug) log.error({err: error, request: request.id}, 'request failed')
  // The client of upstream shows only this text, so it holds all that is wrong, a line each.
  const items = (problem.problems ?? []).filter(({severity}) => severity === 'error')
  const lines = items.map(
    ({path, pointer, message, suggestion}) => `${path ?? pointer}: ${message}${suggestion === undefined ? '' : ` ${suggestion}`}`,
  )
  const hints = error instanceof OperationalError ? error.hints : []
  const detail = lines.length > 0 ? lines.join('\n') : [problem.detail, ...hints].join(' ')
  return reply.code(problem.status).send({detail})
}

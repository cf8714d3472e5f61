import type {IncomingMessage, Server, ServerResponse} from 'node:http'
import {backoffMs} from '../../../support/retry.js'
import {aborted} from '../../../support/waiting.js'
import {http} from '../http.js'
import type {PodDirectory} from '../pod-directory.js'
import {FailureLog, type Source, type Surroundings} from '../source.js'
import {CONTENT_TYPE, type Encoding, encodeResponse, encodeStatus, RPC} from './answers.js'
import {Refusal, withBody} from './body.js'
import {Intake} from './intake.js'
import {parseRequest} from './json.js'
import {MAX_POINTS, type OtlpResource} from './model.js'
import {decodeRequest} from './protobuf.js'
import {MalformedMessage} from './wire.js'

export type OtlpOptions = {
  /** Loopback, or the node's address, at which its pods reach it. */
  readonly host: string
  /** 4318 by convention; 0 takes a free one. */
  readonly port: number
  readonly maxBytes?: number
  /** Told once it listens. */
  readonly onListening?: (port: number) => void
}

const PATH = '/v1/metrics'
const MAX_CONNECTIONS = 512

/**
 * OTLP over HTTP, metrics only: `POST /v1/metrics` in protobuf or JSON, also gzipped. Answers as the specification says
 * (https://opentelemetry.io/docs/specs/otlp/#otlphttp); points of nobody on this node are rejected in a partial success. Only what is in the pods of this node is taken in.
 */
export function otlpSource(options: OtlpOptions, pods: PodDirectory, surroundings: Surroundings): Source {
  const {clock} = surroundings
  const failures = new FailureLog(surroundings)
  return async (emit, signal) => {
    const intake = new Intake(pods, surroundings, emit)
    const stopListening = pods.onChange(() => intake.forgetOthers())
    const server = http.createServer({requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 65_000}, (request, response) => {
      void answer(request, response, intake, options, surroundings)
    })
    server.maxConnections = MAX_CONNECTIONS
    try {
      // The one before us may hold the port a little longer; the other sources go on meanwhile.
      for (let attempt = 1; !signal.aborted; attempt++) {
        try {
          const port = await listen(server, options)
          failures.succeeded('otlp')
          options.onListening?.(port)
          break
        } catch (error) {
          failures.failed('otlp', error)
          await clock.sleep(backoffMs(attempt, {firstMs: 500}), signal).catch(() => undefined)
        }
      }
      await aborted(signal)
    } finally {
      stopListening()
      await close(server)
    }
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  intake: Intake,
  {maxBytes = 4 * 2 ** 20}: OtlpOptions,
  {counters, log}: Surroundings,
): Promise<void> {
  const encoding = encodingOf(request)
  try {
    if (new URL(request.url ?? '/', 'http://node').pathname !== PATH)
      throw new Refusal(404, RPC.unimplemented, `only ${PATH} is received here`)
    if (request.method !== 'POST') throw new Refusal(405, RPC.unimplemented, 'metrics are sent by POST')
    if (encoding === undefined)
      throw new Refusal(415, RPC.invalidArgument, `the content type is neither of ${Object.values(CONTENT_TYPE).join(', ')}`)
    const address = request.socket.remoteAddress ?? ''
    const rejected = await withBody(request, {maxBytes, budget: intake.budget}, (body) => intake.take(decode(body, encoding), address))
    const message = rejected === 0 ? '' : 'They belong to no pod of this node, or cannot be read: see docs/telemetry.md.'
    reply(response, 200, encoding, encodeResponse(encoding, rejected, message))
  } catch (error) {
    counters.pushesRefused++
    const refusal = error instanceof Refusal ? error : undefined
    if (refusal === undefined && !request.destroyed)
      log.error({cause: error instanceof Error ? error.stack : String(error)}, 'a push was not taken in')
    const status = refusal?.status ?? 500
    reply(
      response,
      status,
      encoding ?? 'json',
      encodeStatus(encoding ?? 'json', refusal?.rpcCode ?? 13, refusal?.message ?? 'internal error'),
    )
  }
}

function decode(body: Buffer, encoding: Encoding): readonly OtlpResource[] {
  const resources = understood(() => (encoding === 'json' ? parseRequest(body.toString('utf8')) : decodeRequest(body)))
  const points = resources.reduce((sum, {metrics}) => sum + metrics.reduce((all, {data}) => all + data.points.length, 0), 0)
  if (points > MAX_POINTS) throw new Refusal(413, RPC.resourceExhausted, `more than ${MAX_POINTS} data points in one request are not taken`)
  return resources
}

function understood<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof MalformedMessage) throw new Refusal(400, RPC.invalidArgument, `no metrics: ${error.message}`, {cause: error})
    throw error
  }
}

function encodingOf({headers}: IncomingMessage): Encoding | undefined {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase()
  return type === CONTENT_TYPE.protobuf ? 'protobuf' : type === CONTENT_TYPE.json ? 'json' : undefined
}

function reply(response: ServerResponse, status: number, encoding: Encoding, body: Buffer): void {
  if (response.destroyed || response.headersSent) return
  const retry = status === 503 ? {'retry-after': '1'} : {}
  const allow = status === 405 ? {allow: 'POST'} : {}
  // The rest of a body that is not read would come as the next request.
  const last = status === 200 ? {} : {connection: 'close'}
  response.writeHead(status, {'content-type': CONTENT_TYPE[encoding], 'content-length': body.length, ...retry, ...allow, ...last})
  response.end(body)
}

function listen(server: Server, {host, port}: OtlpOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

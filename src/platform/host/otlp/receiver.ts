import type {IncomingMessage, Server, ServerResponse} from 'node:http'
import {backoffMs} from '../../../support/retry.js'
import type {Sample} from '../../../telemetry/contract.js'
import {ByteBudget} from '../byte-budget.js'
import {http} from '../http.js'
import type {PodDirectory} from '../pods.js'
import {Folding} from '../readings.js'
import {type Emit, FailureLog, type Source, type Surroundings} from '../source.js'
import {CONTENT_TYPE, type Encoding, encodeResponse, encodeStatus, RPC} from './answers.js'
import {Refusal, withBody} from './body.js'
import {parseRequest} from './json.js'
import {MAX_POINTS, type OtlpResource} from './model.js'
import {decodeRequest} from './protobuf.js'
import {readingsOf} from './readings.js'
import {senderOf} from './senders.js'
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
const MAX_BYTES_AT_ONCE = 32 * 2 ** 20
/** Processes whose counts are remembered; the one that was silent longest is forgotten first. */
const MAX_SENDERS = 256

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

/** What was pushed, on its way to samples. */
class Intake {
  readonly budget = new ByteBudget(MAX_BYTES_AT_ONCE)
  readonly #pods: PodDirectory
  readonly #surroundings: Surroundings
  readonly #emit: Emit
  readonly #foldings = new Map<string, {readonly uid: string; readonly folding: Folding}>()

  constructor(pods: PodDirectory, surroundings: Surroundings, emit: Emit) {
    this.#pods = pods
    this.#surroundings = surroundings
    this.#emit = emit
  }

  /** How many points were not taken. Throws a `Refusal` while it is not known whose they are. */
  take(resources: readonly OtlpResource[], address: string): number {
    const {clock, counters, identity} = this.#surroundings
    const samples: Sample[] = []
    let rejected = 0
    for (const {attributes, metrics} of resources) {
      const pod = senderOf(address, attributes, this.#pods)
      if (pod === undefined) {
        if (!this.#pods.isSynced) throw new Refusal(503, RPC.unavailable, 'the pods of this node are not known yet')
        rejected += metrics.reduce((sum, {data}) => sum + data.points.length, 0)
        continue
      }
      const about = {...identity, application: pod.application, component: pod.component, instance: pod.name}
      const read = metrics.map(readingsOf)
      rejected += read.reduce((sum, {unread}) => sum + unread, 0)
      const folding = this.#foldingOf(pod.uid, attributes)
      const beyondBefore = folding.beyond
      samples.push(
        ...folding.samples(
          read.flatMap(({readings}) => readings),
          about,
          clock.now(),
        ),
      )
      counters.seriesBeyondLimit += folding.beyond - beyondBefore
      rejected += folding.beyond - beyondBefore
    }
    counters.pointsRejected += rejected
    counters.pushesAccepted++
    if (samples.length > 0) this.#emit(samples)
    return rejected
  }

  /** What pods that are gone had counted. */
  forgetOthers(): void {
    for (const [key, {uid}] of this.#foldings) if (this.#pods.withUid(uid) === undefined) this.#foldings.delete(key)
  }

  /** Each process of a pod counts for itself. */
  #foldingOf(uid: string, attributes: ReadonlyMap<string, string>): Folding {
    const who = ['k8s.container.name', 'service.name', 'service.instance.id'].map((name) => attributes.get(name) ?? '')
    const key = [uid, ...who].join('\n')
    const known = this.#foldings.get(key) ?? {uid, folding: new Folding()}
    this.#foldings.delete(key)
    this.#foldings.set(key, known)
    const [oldest] = this.#foldings.keys()
    if (oldest !== undefined && this.#foldings.size > MAX_SENDERS) this.#foldings.delete(oldest)
    return known.folding
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

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), {once: true}))
}

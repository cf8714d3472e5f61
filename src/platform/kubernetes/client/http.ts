import {request as httpRequest, type IncomingMessage} from 'node:http'
import {request as httpsRequest} from 'node:https'
import type {Clock} from '../../../support/clock.js'
import {withTimeout} from '../../../support/waiting.js'
import type {Credentials} from './credentials.js'
import {type Call, isKubernetesError, KubernetesError, refusedBy, type Status, timedOut, unreachable, unreadable} from './errors.js'

export type Outgoing = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its query. */
  readonly path: string
  readonly body?: string
  readonly contentType?: string
  /** For the whole answer, or for its head where a stream is opened. */
  readonly limitMs: number
}

/** Requests to one API server with kept connections. On node:http(s): undici costs an agent 26 MB and brings nothing that is needed here. */
export interface Http {
  /** The body of the answer. Rejects with a `KubernetesError`, or with the signal's reason. */
  send(request: Outgoing, signal: AbortSignal): Promise<string>
  /** The answer as soon as its head is there; it ends with the signal. */
  open(request: Outgoing, signal: AbortSignal): Promise<IncomingMessage>
}

/** An answer that is larger is none that was asked for: lists are read in pages. */
const LARGEST_ANSWER_BYTES = 128 * 2 ** 20
const BUSY_ATTEMPTS = 4
const BUSY_WAIT_MS = 1000

export function createHttp(options: {
  readonly credentials: Credentials
  readonly userAgent: string
  readonly clock: Pick<Clock, 'schedule' | 'sleep'>
}): Http {
  const {credentials, userAgent, clock} = options
  const callOf = ({method, path}: Outgoing): Call => ({
    context: credentials.context,
    server: credentials.server.origin,
    method,
    path: path.split('?')[0] ?? path,
  })

  /** Until the head of a good answer is there. */
  const head = async (request: Outgoing, signal: AbortSignal): Promise<IncomingMessage> => {
    const response = await connected(request, signal)
    const status = response.statusCode ?? 0
    if (status >= 200 && status < 300) return response
    throw refusedBy(callOf(request), status, statusIn(await textOf(response, callOf(request))))
  }

  const connected = async (request: Outgoing, signal: AbortSignal): Promise<IncomingMessage> => {
    try {
      return await once(request, signal)
    } catch (error) {
      signal.throwIfAborted()
      // A kept connection that the server closed in the same moment: nothing was answered. What creates is not repeated unseen.
      if (!(error instanceof ClosedConnection) || request.method === 'POST') throw unreachable(callOf(request), error)
    }
    try {
      return await once(request, signal)
    } catch (error) {
      signal.throwIfAborted()
      throw unreachable(callOf(request), error)
    }
  }

  const once = async ({method, path, body, contentType = 'application/json'}: Outgoing, signal: AbortSignal): Promise<IncomingMessage> => {
    const {agent, headers} = await credentials.access()
    const {server} = credentials
    const start = server.protocol === 'http:' ? httpRequest : httpsRequest
    return new Promise((resolve, reject) => {
      const outgoing = start(
        {
          agent,
          protocol: server.protocol,
          hostname: server.hostname.replace(/^\[|\]$/g, ''),
          port: server.port,
          method,
          path: `${server.pathname.replace(/\/$/, '')}${path}`,
          headers: {
            ...headers,
            accept: 'application/json',
            'user-agent': userAgent,
            ...(body === undefined ? {} : {'content-type': contentType, 'content-length': Buffer.byteLength(body)}),
          },
          signal,
        },
        resolve,
      )
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        const isClosed = outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
        reject(isClosed ? new ClosedConnection('The kept connection was closed.', {cause: error}) : error)
      })
      outgoing.end(body)
    })
  }

  /** Comes back once with new credentials after a 401, and a few times where the server asks for patience. */
  const patient = async <Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> => {
    let isRenewed = false
    for (let attempt = 1; ; attempt++) {
      try {
        return await work()
      } catch (error) {
        if (isKubernetesError(error, 'unauthorized') && !isRenewed) {
          isRenewed = true
          await credentials.reload()
        } else if (isKubernetesError(error, 'busy') && error.status?.code === 429 && attempt < BUSY_ATTEMPTS) {
          await clock.sleep((error.status.details?.retryAfterSeconds ?? 1) * BUSY_WAIT_MS, signal)
        } else throw error
      }
    }
  }

  return {
    send: (request, signal) =>
      withTimeout(
        clock,
        request.limitMs,
        (limited) => patient(async () => textOf(await head(request, limited), callOf(request)), limited),
        {signal, onTimeout: () => timedOut(callOf(request), request.limitMs)},
      ),
    async open(request, signal) {
      // The time limit ends with the head; the stream lives as long as the caller's signal.
      const stream = new AbortController()
      const stop = (): void => stream.abort(signal.reason)
      signal.throwIfAborted()
      signal.addEventListener('abort', stop, {once: true})
      try {
        const response = await withTimeout(clock, request.limitMs, () => patient(() => head(request, stream.signal), stream.signal), {
          signal,
          onTimeout: () => timedOut(callOf(request), request.limitMs),
        })
        response.once('close', () => signal.removeEventListener('abort', stop))
        return response
      } catch (error) {
        signal.removeEventListener('abort', stop)
        stream.abort(error)
        throw error
      }
    },
  }
}

class ClosedConnection extends Error {}

async function textOf(response: IncomingMessage, call: Call): Promise<string> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length
      if (sizeBytes > LARGEST_ANSWER_BYTES) throw unreadable(call, new RangeError('The answer is too large.'))
      chunks.push(chunk)
    }
  } catch (error) {
    // Cut off in the middle.
    throw error instanceof KubernetesError ? error : unreachable(call, error)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What stands before an API server may answer with a page: then its status has to do. */
function statusIn(text: string): Status {
  try {
    const value = JSON.parse(text) as Status & {readonly kind?: string}
    return value.kind === 'Status' ? value : {}
  } catch {
    return {}
  }
}

import {Agent, request as httpRequest, type IncomingMessage, type RequestOptions} from 'node:http'
import type {IncomingAnswer} from './errors.js'
import {timedOut, unreachable, unreadable} from './errors.js'
import type {OutgoingRequest} from './request.js'

/**
 * HTTP/1.1 with connections that are kept. It stands on node:http: undici (and the `fetch` in Node, which is undici too) costs a command 25 to
 * 50 ms and 11 MB more to load, and `fetch` refuses some ports.
 */
export type Transport = {
  readonly url: string
  /** The whole answer, whatever its status. Rejects with `api-unreachable`, `api-timed-out`, or the reason of a signal. */
  send(request: OutgoingRequest & {readonly signal?: AbortSignal; readonly timeoutMs: number}): Promise<IncomingAnswer>
  /** The answer as soon as its head is there. */
  open(request: OutgoingRequest & {readonly signal: AbortSignal; readonly timeoutMs: number}): Promise<IncomingMessage>
  close(): Promise<void>
}

/** An answer that is larger is none of ours. */
const LARGEST_ANSWER_BYTES = 64 * 1024 * 1024

export type TransportOptions = {readonly url: string; readonly signal?: AbortSignal; readonly testbed?: string | undefined}

export function createTransport(options: TransportOptions): Transport {
  const base = new URL(options.url)
  const closing = new AbortController()
  let agent: Promise<Agent> | undefined
  const connections = (): Promise<Agent> => {
    agent ??= createAgent(base.protocol)
    return agent
  }

  const head = async (request: OutgoingRequest, signal: AbortSignal): Promise<IncomingMessage> => {
    const requestOptions: RequestOptions = {
      agent: await connections(),
      protocol: base.protocol,
      hostname: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port === '' ? (base.protocol === 'https:' ? 443 : 80) : base.port,
      method: request.method,
      path: `${base.pathname.replace(/\/$/, '')}${request.path}`,
      headers: {
        host: base.host,
        ...request.headers,
        ...(request.body === undefined ? {} : {'content-length': Buffer.byteLength(request.body)}),
      },
      signal,
    }
    try {
      return await once(requestOptions, request.body)
    } catch (error) {
      // A kept connection that the server closed in the same moment: nothing was answered, so what may be repeated is.
      if (isStaleConnection(error) && request.method !== 'POST') return once(requestOptions, request.body)
      throw error
    }
  }

  /** Runs with all signals and the time limit, and says afterwards which of them it was. */
  const limited = async <Result>(
    request: OutgoingRequest & {readonly signal?: AbortSignal; readonly timeoutMs: number},
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> => {
    const others = [closing.signal, options.signal, request.signal].filter((signal) => signal !== undefined)
    for (const signal of others) signal.throwIfAborted()
    const limit = AbortSignal.timeout(request.timeoutMs)
    try {
      return await work(AbortSignal.any([limit, ...others]))
    } catch (error) {
      for (const signal of others) signal.throwIfAborted()
      if (limit.aborted) throw timedOut(options.url, `${request.method} ${request.path}`, request.timeoutMs, options.testbed)
      throw isNetworkError(error) ? unreachable(options.url, error, options.testbed) : error
    }
  }

  return {
    url: options.url,
    send: (request) =>
      limited(request, async (signal) => {
        const response = await head(request, signal)
        return {
          status: response.statusCode ?? 0,
          contentType: response.headers['content-type'] ?? '',
          text: await textOf(response, options.url),
        }
      }),
    open: async (request) => {
      const outer = AbortSignal.any([closing.signal, request.signal, ...(options.signal === undefined ? [] : [options.signal])])
      const opened = new AbortController()
      const abort = (): void => opened.abort(outer.reason)
      outer.addEventListener('abort', abort, {once: true})
      return limited(request, async (signal) => {
        const headLimit = (): void => opened.abort(signal.reason)
        signal.addEventListener('abort', headLimit, {once: true})
        try {
          return await head(request, opened.signal)
        } finally {
          signal.removeEventListener('abort', headLimit)
        }
      })
    },
    close: async () => {
      closing.abort(new DOMException('The client was closed.', 'AbortError'))
      if (agent !== undefined) (await agent).destroy()
    },
  }
}

async function createAgent(protocol: string): Promise<Agent> {
  const settings = {keepAlive: true, maxSockets: 16, scheduling: 'lifo'} as const
  if (protocol === 'http:') return new Agent(settings)
  const https = await import('node:https')
  return new https.Agent(settings)
}

class StaleConnection extends Error {}

function once(options: RequestOptions, body: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(options, resolve)
    request.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
      reject(isStale ? new StaleConnection('The kept connection was closed.', {cause: error}) : error)
    })
    request.end(body)
  })
}

async function textOf(response: IncomingMessage, url: string): Promise<string> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes > LARGEST_ANSWER_BYTES) throw unreadable(url, response.statusCode ?? 0, new RangeError('The answer is too large.'))
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function isStaleConnection(error: unknown): boolean {
  return error instanceof StaleConnection
}

function isNetworkError(error: unknown): boolean {
  return (
    error instanceof StaleConnection || (error instanceof Error && 'code' in error && typeof error.code === 'string' && !('exit' in error))
  )
}

import type {IncomingMessage} from 'node:http'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {errorOfAnswer, unreachable, unreadable} from './errors.js'
import {EventStreamParser, type StreamMessage} from './event-stream.js'
import type {Transport} from './transport.js'

/** The server says something every 15 s: after three times that, the connection is dead whatever TCP thinks. */
const SILENCE_LIMIT_MS = 45_000
const HEAD_LIMIT_MS = 10_000
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000

/**
 * What a stream of server-sent events carries, across lost connections; where its messages have ids, none that is kept is missed. Rejects where the first connection cannot be made, and where the server refuses for good; ends
 * when the signal is aborted.
 */
export async function* followEvents<Item>(options: {
  readonly transport: Transport
  readonly token: string | undefined
  readonly clock: Clock
  readonly path: string
  readonly afterId: number | undefined
  readonly signal: AbortSignal
}): AsyncGenerator<Item> {
  const {clock, signal} = options
  let lastId = options.afterId
  let wasConnected = false
  let failures = 0
  while (!signal.aborted) {
    try {
      const response = await connect({...options, lastId})
      wasConnected = true
      for await (const {id, data} of messagesOf(response, options.transport.url)) {
        failures = 0
        if (id !== '') lastId = Number(id)
        yield itemOf<Item>(data, options.transport.url)
        if (isAborted(signal)) return
      }
    } catch (error) {
      if (isAborted(signal)) return
      if (!wasConnected || !canComeBack(error)) throw error
    }
    failures++
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10))
    if (await isAbortedWithin(clock, pauseMs * (0.5 + Math.random() / 2), signal)) return
  }
}

async function connect({
  transport,
  token,
  path,
  lastId,
  signal,
}: {
  readonly transport: Transport
  readonly token: string | undefined
  readonly path: string
  readonly lastId: number | undefined
  readonly signal: AbortSignal
}): Promise<IncomingMessage> {
  const response = await transport.open({
    method: 'GET',
    path,
    headers: {
      accept: 'text/event-stream',
      ...(token === undefined ? {} : {authorization: `Bearer ${token}`}),
      ...(lastId === undefined ? {} : {'last-event-id': String(lastId)}),
    },
    signal,
    timeoutMs: HEAD_LIMIT_MS,
  })
  if (response.statusCode === 200) return response
  const chunks: Buffer[] = []
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
  const contentType = response.headers['content-type'] ?? ''
  throw errorOfAnswer({status: response.statusCode ?? 0, contentType, text: Buffer.concat(chunks).toString('utf8')}, transport.url)
}

/** Ends where the server says that it cuts the stream; rejects where the connection is lost. */
async function* messagesOf(response: IncomingMessage, url: string): AsyncGenerator<StreamMessage> {
  const parser = new EventStreamParser()
  response.setEncoding('utf8')
  response.setTimeout(SILENCE_LIMIT_MS, () => response.destroy(new Error('The event stream is silent.')))
  try {
    for await (const text of response as AsyncIterable<string>) {
      for (const message of parser.push(text)) {
        if (message.event === 'cut') return
        yield message
      }
    }
  } catch (error) {
    throw error instanceof OperationalError ? error : unreachable(url, error)
  } finally {
    response.destroy()
  }
}

function itemOf<Item>(data: string, url: string): Item {
  try {
    return JSON.parse(data) as Item
  } catch (error) {
    throw unreadable(url, 200, error)
  }
}

/** Asked anew each time: what the signal said before an `await` is not what it says after. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted
}

function canComeBack(error: unknown): boolean {
  return (
    error instanceof OperationalError && ['api-unreachable', 'api-timed-out', 'rate-limited', 'stopping', 'internal'].includes(error.code)
  )
}

async function isAbortedWithin(clock: Clock, ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(ms, signal)
  } catch (error) {
    if (!signal.aborted) throw error
  }
  return signal.aborted
}

import type {IncomingMessage} from 'node:http'
import type {KubeObject} from '../objects.js'
import {type Call, KubernetesError, refusedBy, type Status, unreachable, unreadable} from './errors.js'

/** A bookmark carries nothing but how far the watch has come. */
export type WatchFrame<T extends KubeObject> =
  | {readonly kind: 'put' | 'delete'; readonly object: T}
  | {readonly kind: 'bookmark'; readonly resourceVersion: string}

/** No object of an API server is larger: etcd takes 1.5 MiB, and the watch adds little. */
const LONGEST_LINE_BYTES = 16 * 2 ** 20

/** One JSON object a line, as a watch sends them. Throws what the server says instead of an event (`expired`), and when the stream breaks. */
export async function* readFrames<T extends KubeObject>(
  response: IncomingMessage,
  call: Call,
  signal: AbortSignal,
): AsyncGenerator<WatchFrame<T>, void, undefined> {
  try {
    for await (const line of linesOf(response, call)) yield frameOf<T>(line, call)
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof KubernetesError ? error : unreachable(call, error)
  } finally {
    response.destroy()
  }
}

async function* linesOf(response: AsyncIterable<Buffer>, call: Call): AsyncGenerator<string, void, undefined> {
  // Cut at bytes, decoded by the line: a character may be split between chunks.
  let pieces: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of response) {
    let from = 0
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
      pieces.push(chunk.subarray(from, end))
      const line = Buffer.concat(pieces).toString('utf8')
      if (line !== '') yield line
      pieces = []
      sizeBytes = 0
      from = end + 1
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from))
    sizeBytes += chunk.length - from
    if (sizeBytes > LONGEST_LINE_BYTES) throw unreadable(call, new RangeError('A line of the watch is too long.'))
  }
  if (pieces.length > 0) throw unreachable(call, new Error('The watch ended in the middle of an event.'))
}

function frameOf<T extends KubeObject>(line: string, call: Call): WatchFrame<T> {
  let frame: {readonly type?: unknown; readonly object?: unknown}
  try {
    frame = JSON.parse(line) as typeof frame
  } catch (error) {
    throw unreadable(call, error)
  }
  const {type, object} = frame
  if (typeof object !== 'object' || object === null) throw unreadable(call, new TypeError('An event of the watch has no object.'))
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
      return {kind: 'put', object: object as T}
    case 'DELETED':
      return {kind: 'delete', object: object as T}
    case 'BOOKMARK':
      return {kind: 'bookmark', resourceVersion: (object as T).metadata.resourceVersion ?? ''}
    case 'ERROR': {
      const status: Status = object
      throw refusedBy(call, status.code ?? 500, status)
    }
    default:
      throw unreadable(call, new TypeError(`The watch sends events of a kind that is not known: ${String(type)}.`))
  }
}

import type {ServerResponse} from 'node:http'
import type {Clock} from '../../support/clock.js'
import {apiError} from './api-error.js'
import {HEARTBEAT_MS} from './options.js'

/** `id`: where a reader that lost its connection may go on after it. */
export type StreamFrame = {readonly id?: number; readonly event: string; readonly data: object}
/** `frames` end with the signal of `ending`. */
export type OpenStream = {readonly frames: AsyncIterable<StreamFrame>; readonly ending: AbortController}

/** Every reader of events of one server: there is a bound to how many they are, and one end for all. */
export class EventStreams {
  readonly #clock: Clock
  readonly #stallLimitMs: number
  readonly #limit: number
  readonly #open = new Map<AbortController, Promise<void>>()

  constructor(clock: Clock, limits: {readonly stallLimitMs: number; readonly limit: number}) {
    this.#clock = clock
    this.#stallLimitMs = limits.stallLimitMs
    this.#limit = limits.limit
  }

  get size(): number {
    return this.#open.size
  }

  /** Throws `rate-limited` where there are too many already. */
  admit(): void {
    if (this.#open.size >= this.#limit) {
      throw apiError('rate-limited', `${this.#limit} readers follow the events already.`, {hints: ['Close one of them.']})
    }
  }

  /** Writes events to the response until the reader goes, is cut, or `close` is called. Never rejects; the response is ended. */
  run(
    response: ServerResponse,
    headers: {readonly [name: string]: string},
    {frames, ending}: OpenStream,
    onError: (error: unknown) => void,
  ): void {
    const goes = (): void => ending.abort('gone')
    response.once('close', goes)
    response.once('error', goes)
    response.writeHead(200, {...headers, 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no'})
    const done = this.#pump(response, frames, ending)
      .catch((error: unknown) => {
        onError(error)
        cut(response, 'internal')
      })
      .finally(() => {
        this.#open.delete(ending)
      })
    this.#open.set(ending, done)
  }

  /** Ends all streams with the reason; resolves when they are. */
  async close(reason: string): Promise<void> {
    const all = [...this.#open]
    for (const [ending] of all) ending.abort(reason)
    await Promise.all(all.map(([, done]) => done))
  }

  async #pump(response: ServerResponse, frames: OpenStream['frames'], ending: AbortController): Promise<void> {
    const {signal} = ending
    let cancelBeat = (): void => {}
    const beat = (): void => {
      if (!response.writableNeedDrain) response.write(': heartbeat\n\n')
      cancelBeat = this.#clock.schedule(HEARTBEAT_MS, beat)
    }
    response.write('retry: 1000\n: connected\n\n')
    cancelBeat = this.#clock.schedule(HEARTBEAT_MS, beat)
    try {
      for await (const frame of frames) {
        if (signal.aborted) break
        // What the reader has not taken stays in one socket's buffer: the next event is fetched when that is empty again.
        const isTaken = response.write(textOf(frame))
        if (!isTaken && !(await this.#drained(response, signal))) {
          // Without effect where the stream ends for another reason.
          ending.abort('too slow')
          break
        }
      }
    } finally {
      cancelBeat()
      const reason: unknown = signal.reason
      cut(response, typeof reason === 'string' ? reason : 'ended')
    }
  }

  /** False where the reader left it unread for too long, or the stream ends. */
  #drained(response: ServerResponse, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false)
    return new Promise((resolve) => {
      const settle = (isDrained: boolean) => () => {
        cancel()
        response.off('drain', drained)
        signal.removeEventListener('abort', ended)
        resolve(isDrained)
      }
      const drained = settle(true)
      const ended = settle(false)
      const cancel = this.#clock.schedule(this.#stallLimitMs, ended)
      response.once('drain', drained)
      signal.addEventListener('abort', ended, {once: true})
    })
  }
}

/** Tells the reason where the reader still takes it; a reader that does not is dropped. */
function cut(response: ServerResponse, reason: string): void {
  if (response.destroyed || response.writableEnded) return
  const text = `event: cut\ndata: ${JSON.stringify({reason})}\n\n`
  if (!response.writableNeedDrain) {
    response.end(text)
    return
  }
  response.write(text)
  response.destroy()
}

function textOf({id, event, data}: StreamFrame): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

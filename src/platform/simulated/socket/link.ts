import {connect, type Socket} from 'node:net'
import type {Clock} from '../../../support/clock.js'
import {systemClock} from '../../../support/clock-system.js'
import {OperationalError} from '../../../support/errors.js'
import {encodeFrame, readFrames} from './frames.js'
import {fromWire, type Hello, PROTOCOL, PULSE_MS, type ServerFrame, SILENCE_MS} from './protocol.js'

/** Between two attempts to reach the world, in real ms. */
const FIRST_BACKOFF_MS = 20
const LONGEST_BACKOFF_MS = 1000

export type LinkListener = {
  /** The world is there (again). */
  readonly onUp: (hello: Hello) => void
  /** It is gone; attempts to reach it have begun. */
  readonly onDown: () => void
  /** What answers there cannot be spoken with; the link is closed. */
  readonly onRefused: (error: OperationalError) => void
}

export type StreamListener = {
  readonly onItem: (item: unknown) => void
  /** The world is there again: items begin anew. */
  readonly onRestart?: () => void
  readonly onDown?: () => void
  /** Nothing more comes, now or later. */
  readonly onEnd: (error: Error | undefined) => void
}

type OpenCall = {readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void}
type OpenStream = {readonly name: string; readonly args: readonly unknown[]; readonly listener: StreamListener}

/**
 * One connection to the world that mends itself: it tries again with growing, jittered waits until its signal is aborted. Streams are opened again by
 * themselves. A call that was under way when the connection broke fails with `world-unreachable`, for nobody can know whether it was heard; one made
 * meanwhile waits up to its limit.
 */
export class Link {
  readonly #path: string
  readonly #clock: Clock
  readonly #waitMs: number
  readonly #calls = new Map<number, OpenCall>()
  readonly #streams = new Map<number, OpenStream>()
  readonly #waiting = new Set<() => void>()
  readonly #life = new AbortController()
  #listener: LinkListener = {onUp: () => undefined, onDown: () => undefined, onRefused: () => undefined}
  #socket: Socket | undefined
  #refusal: OperationalError | undefined
  #nextId = 1
  #attempts = 0
  #downSince = performance.now()

  constructor(path: string, options: {readonly waitMs: number; readonly clock?: Clock}) {
    this.#path = path
    this.#waitMs = options.waitMs
    this.#clock = options.clock ?? systemClock
  }

  get isUp(): boolean {
    return this.#socket !== undefined
  }

  /** Begins to connect; `listener` hears of every change from now on. */
  begin(listener: LinkListener): void {
    this.#listener = listener
    this.#attempt()
  }

  close(): void {
    if (this.#life.signal.aborted) return
    this.#life.abort()
    this.#socket?.destroy()
    this.#socket = undefined
    const error = unreachable(this.#path, 'The connection was closed.')
    for (const {reject} of this.#calls.values()) reject(error)
    this.#calls.clear()
    for (const {listener} of this.#streams.values()) listener.onEnd(undefined)
    this.#streams.clear()
    for (const wake of this.#waiting) wake()
  }

  async call(name: string, args: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    signal?.throwIfAborted()
    await this.#up(signal)
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#calls.delete(id)
        this.#write({cancel: id})
        reject(toError(signal?.reason))
      }
      const settle =
        <T>(how: (value: T) => void): ((value: T) => void) =>
        (value) => {
          signal?.removeEventListener('abort', onAbort)
          how(value)
        }
      this.#calls.set(id, {resolve: settle(resolve), reject: settle(reject)})
      signal?.addEventListener('abort', onAbort, {once: true})
      try {
        this.#write({id, call: name, args})
      } catch (error) {
        this.#calls.delete(id)
        settle(reject)(error)
      }
    })
  }

  /** The returned function cancels it. */
  stream(name: string, args: readonly unknown[], listener: StreamListener): () => void {
    const id = this.#nextId++
    this.#streams.set(id, {name, args, listener})
    if (this.isUp) this.#write({id, stream: name, args})
    else listener.onDown?.()
    return () => {
      if (this.#streams.delete(id)) this.#write({cancel: id})
    }
  }

  /** Resolves when the world is there; rejects when it is not in time. */
  async #up(signal: AbortSignal | undefined): Promise<void> {
    const giveUpAt = performance.now() + this.#waitMs
    while (!this.isUp) {
      if (this.#refusal !== undefined) throw this.#refusal
      if (this.#life.signal.aborted) throw unreachable(this.#path, 'The connection was closed.')
      const restMs = giveUpAt - performance.now()
      if (restMs <= 0)
        throw unreachable(this.#path, `It has not answered for ${Math.round((performance.now() - this.#downSince) / 1000)} s.`)
      await this.#change(restMs, signal)
    }
  }

  #change(limitMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (settle: () => void): void => {
        this.#waiting.delete(wake)
        cancel()
        signal?.removeEventListener('abort', onAbort)
        settle()
      }
      const wake = (): void => done(resolve)
      const onAbort = (): void => done(() => reject(toError(signal?.reason)))
      const cancel = this.#clock.schedule(limitMs, wake)
      this.#waiting.add(wake)
      signal?.addEventListener('abort', onAbort, {once: true})
    })
  }

  #attempt(): void {
    if (this.#life.signal.aborted) return
    const socket = connect({path: this.#path, noDelay: true})
    const silence = new AbortController()
    let heardAt = performance.now()
    socket.on('error', () => undefined) // What went wrong shows in `close`, which always follows, and in what a waiting call is told.
    socket.on('close', () => {
      silence.abort()
      this.#down(socket)
    })
    readFrames(socket, (frame) => {
      heardAt = performance.now()
      this.#receive(socket, frame as ServerFrame)
    })
    void this.#watchSilence(socket, silence.signal, () => performance.now() - heardAt)
  }

  async #watchSilence(socket: Socket, signal: AbortSignal, silentMs: () => number): Promise<void> {
    for await (const _ of this.#clock.every(PULSE_MS, signal)) {
      if (silentMs() > SILENCE_MS) socket.destroy()
      else if (this.#socket === socket) this.#write({pulse: true})
    }
  }

  #receive(socket: Socket, frame: ServerFrame): void {
    if ('hello' in frame) this.#greet(socket, frame.hello)
    else if ('pulse' in frame) return
    else if ('item' in frame) this.#streams.get(frame.id)?.listener.onItem(frame.item)
    else if ('value' in frame) this.#settle(frame.id)?.resolve(frame.value)
    else if ('error' in frame) this.#fail(frame.id, fromWire(frame.error))
    else this.#endStream(frame.id, undefined)
  }

  #greet(socket: Socket, hello: Hello): void {
    if (hello.protocol !== PROTOCOL) {
      this.#refusal = new OperationalError(
        `The simulated world speaks version ${hello.protocol} of its protocol, this program ${PROTOCOL}.`,
        {
          code: 'world-protocol-differs',
          exit: 'precondition',
          hints: ['Restart the testbed with this version: mlsysops testbed down, then up.'],
        },
      )
      socket.destroy()
      this.close()
      this.#listener.onRefused(this.#refusal)
      return
    }
    this.#socket = socket
    this.#attempts = 0
    this.#listener.onUp(hello)
    for (const [id, {name, args, listener}] of this.#streams) {
      listener.onRestart?.()
      this.#write({id, stream: name, args})
    }
    for (const wake of [...this.#waiting]) wake()
  }

  #down(socket: Socket): void {
    const wasUp = this.#socket === socket
    if (wasUp) {
      this.#socket = undefined
      this.#downSince = performance.now()
      const error = unreachable(this.#path, 'The connection broke before the answer came: whether it was heard is not known.')
      for (const {reject} of this.#calls.values()) reject(error)
      this.#calls.clear()
      this.#listener.onDown()
      for (const {listener} of this.#streams.values()) listener.onDown?.()
    }
    if (this.#life.signal.aborted) return
    const longest = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** this.#attempts++)
    const cancel = this.#clock.schedule(longest * (0.5 + Math.random() / 2), () => this.#attempt())
    this.#life.signal.addEventListener('abort', cancel, {once: true})
  }

  #settle(id: number): OpenCall | undefined {
    const call = this.#calls.get(id)
    this.#calls.delete(id)
    return call
  }

  #fail(id: number, error: Error): void {
    const call = this.#settle(id)
    if (call === undefined) this.#endStream(id, error)
    else call.reject(error)
  }

  #endStream(id: number, error: Error | undefined): void {
    const stream = this.#streams.get(id)
    this.#streams.delete(id)
    stream?.listener.onEnd(error)
  }

  #write(frame: object): void {
    this.#socket?.write(encodeFrame(frame))
  }
}

export function unreachable(path: string, why: string): OperationalError {
  return new OperationalError(`The simulated world cannot be reached. ${why}`, {
    code: 'world-unreachable',
    exit: 'remote',
    hints: ['mlsysops testbed status', 'mlsysops testbed up'],
    details: {path},
  })
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('Aborted.', {cause: reason})
}

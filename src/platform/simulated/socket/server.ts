import {chmodSync, lstatSync, unlinkSync} from 'node:fs'
import {connect, createServer, type Server, type Socket} from 'node:net'
import {systemClock} from '../../../support/clock-system.js'
import {OperationalError} from '../../../support/errors.js'
import type {WatchEvent} from '../../contract/index.js'
import type {World} from '../world.js'
import {type Call, callsOf, type Stream} from './calls.js'
import {readFrames, toError, writeFrame} from './frames.js'
import {type ClientFrame, type Hello, PROTOCOL, PULSE_MS, SILENCE_MS, SNAPSHOT_PART, toWire} from './protocol.js'

export type ServeOptions = {
  /** A Unix socket's path (at most 107 bytes), or a named pipe. */
  readonly path: string
  readonly slice: string
  /** Ms of the world in one real ms. */
  readonly speed: number
  /** A connection that broke: there is nobody to throw it to. */
  readonly onError?: (error: Error) => void
}

export type WorldServer = {
  readonly connections: number
  /** Ends every connection. Closing again does nothing. */
  close(): Promise<void>
}

/**
 * Lets agents in other processes reach the world. The socket is the user's alone (mode 0600). What a connection holds (leases, watches) ends with it; the
 * world itself does not notice who comes and goes. Rejects with `world-socket-busy` where another world listens there.
 */
export async function serveWorld(world: World, options: ServeOptions): Promise<WorldServer> {
  await clearStaleSocket(options.path)
  const table = callsOf(world, options)
  const connections = new Set<Socket>()
  const hello = (): Hello => ({
    protocol: PROTOCOL,
    slice: options.slice,
    originMs: world.originMs,
    nowMs: world.clock.now(),
    speed: options.speed,
  })
  const server = createServer({noDelay: true}, (socket) => {
    connections.add(socket)
    socket.on('close', () => connections.delete(socket))
    new Connection(socket, table, options.onError ?? (() => undefined)).begin(hello())
  })
  await listen(server, options.path)
  let closing: Promise<void> | undefined
  return {
    get connections() {
      return connections.size
    },
    close() {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of connections) socket.destroy()
      })
      return closing
    },
  }
}

type Table = {readonly calls: ReadonlyMap<string, Call>; readonly streams: ReadonlyMap<string, Stream>}

class Connection {
  readonly #socket: Socket
  readonly #table: Table
  readonly #onError: (error: Error) => void
  readonly #open = new Map<number, AbortController>()
  readonly #life = new AbortController()

  constructor(socket: Socket, table: Table, onError: (error: Error) => void) {
    this.#socket = socket
    this.#table = table
    this.#onError = onError
  }

  begin(hello: Hello): void {
    const socket = this.#socket
    let heardAt = performance.now()
    // Every frame that waits for room listens for it: hundreds of watches may, and each goes when it is written.
    socket.setMaxListeners(0)
    socket.on('error', this.#onError)
    socket.on('close', () => {
      this.#life.abort()
      for (const controller of this.#open.values()) controller.abort()
    })
    readFrames(socket, (frame) => {
      heardAt = performance.now()
      // Our own client sends nothing else; what is not of this shape is answered like an unknown call.
      this.#receive(frame as ClientFrame)
    })
    void this.#send({hello})
    void this.#pulse(() => performance.now() - heardAt)
  }

  async #pulse(silentMs: () => number): Promise<void> {
    for await (const _ of systemClock.every(PULSE_MS, this.#life.signal)) {
      if (silentMs() > SILENCE_MS) this.#socket.destroy()
      else void this.#send({pulse: true})
    }
  }

  #receive(frame: ClientFrame): void {
    if ('cancel' in frame) this.#open.get(frame.cancel)?.abort()
    else if ('call' in frame) void this.#answer(frame.id, (signal) => this.#call(frame.id, frame.call, frame.args, signal))
    else if ('stream' in frame) void this.#answer(frame.id, (signal) => this.#stream(frame.id, frame.stream, frame.args, signal))
  }

  async #answer(id: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const controller = new AbortController()
    this.#open.set(id, controller)
    try {
      await work(controller.signal)
    } catch (error) {
      // Whoever cancelled does not wait for an answer.
      if (!controller.signal.aborted) await this.#send({id, error: toWire(error)})
    } finally {
      this.#open.delete(id)
    }
  }

  async #call(id: number, name: string, args: readonly unknown[], signal: AbortSignal): Promise<void> {
    const call = this.#table.calls.get(name)
    if (call === undefined) throw unknownCall(name)
    await this.#send({id, value: (await call(args, signal)) ?? null})
  }

  /** The next item is asked for when the last one has been taken: meanwhile a watch coalesces, and nothing piles up here. */
  async #stream(id: number, name: string, args: readonly unknown[], signal: AbortSignal): Promise<void> {
    const open = this.#table.streams.get(name)
    if (open === undefined) throw unknownCall(name)
    const items = open(args, signal)
    signal.addEventListener('abort', () => items.close?.(), {once: true})
    for await (const item of items) {
      if (signal.aborted) break
      for (const part of partsOf(item)) await this.#send({id, item: part})
    }
    if (!signal.aborted) await this.#send({id, end: true})
  }

  async #send(frame: object): Promise<void> {
    try {
      await writeFrame(this.#socket, frame)
    } catch (error) {
      this.#socket.destroy(toError(error))
    }
  }
}

/** A long snapshot goes in several frames; the client puts them together. */
function* partsOf(item: unknown): Iterable<unknown> {
  if (!isSnapshot(item) || item.items.length <= SNAPSHOT_PART) {
    yield item
    return
  }
  let from = 0
  for (; from + SNAPSHOT_PART < item.items.length; from += SNAPSHOT_PART) {
    yield {kind: 'snapshot-part', items: item.items.slice(from, from + SNAPSHOT_PART)}
  }
  yield {kind: 'snapshot', items: item.items.slice(from)}
}

function isSnapshot(item: unknown): item is Extract<WatchEvent<unknown>, {kind: 'snapshot'}> {
  return typeof item === 'object' && item !== null && 'kind' in item && item.kind === 'snapshot'
}

function unknownCall(name: string): OperationalError {
  return new OperationalError(`The simulated world knows no ${name}.`, {code: 'world-call-unknown', exit: 'usage'})
}

async function listen(server: Server, path: string): Promise<void> {
  const isPipe = path.startsWith('\\\\')
  // The file must never be open to others, not even between its making and chmod.
  const mask = isPipe ? undefined : process.umask(0o177)
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, () => {
        server.off('error', reject)
        resolve()
      })
    })
    if (!isPipe) chmodSync(path, 0o600)
  } finally {
    if (mask !== undefined) process.umask(mask)
  }
}

/** A socket file outlives a world that was killed. It is removed only when nobody answers behind it. */
async function clearStaleSocket(path: string): Promise<void> {
  if (path.startsWith('\\\\')) return
  const isAnswered = await new Promise<boolean>((resolve) => {
    const probe = connect(path)
    probe.once('connect', () => {
      probe.destroy()
      resolve(true)
    })
    probe.once('error', () => resolve(false))
  })
  if (isAnswered) {
    throw new OperationalError('Another simulated world already listens there.', {
      code: 'world-socket-busy',
      exit: 'precondition',
      details: {path},
    })
  }
  const found = lstatSync(path, {throwIfNoEntry: false})
  if (found === undefined) return
  if (!found.isSocket()) {
    const message = 'The file where the simulated world would listen is no socket.'
    throw new OperationalError(message, {code: 'world-socket-taken', exit: 'precondition', details: {path}})
  }
  unlinkSync(path)
}

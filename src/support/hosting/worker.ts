import {Worker} from 'node:worker_threads'
import {systemClock} from '../clock-system.js'
import {OperationalError} from '../errors.js'
import {heapLimits, type MemoryLimit, MemoryWatch, tooMuchMemory} from './memory.js'
import type {OutputLog} from './output-log.js'

type Refusal = Pick<OperationalError, 'code' | 'exit' | 'hints'> & {readonly details?: unknown}

/** What a worker says to its agent; `Loaded` is what it tells of what it has loaded. Answers come as JSON, whose size is bounded. */
export type WorkerSays<Loaded> =
  | {readonly kind: 'loaded'; readonly descriptor: Loaded}
  | {readonly kind: 'not-loaded'; readonly message: string; readonly refusal?: Refusal}
  | {readonly kind: 'answer'; readonly call: number; readonly json: string}
  | {readonly kind: 'failed'; readonly call: number; readonly message: string}
  | {readonly kind: 'output'; readonly stream: 'out' | 'err'; readonly lines: readonly string[]}

export type GuardedWorkerOptions = {
  /** The program of the worker. */
  readonly program: URL
  /** What it is started with. */
  readonly start: unknown
  readonly limits: MemoryLimit & {readonly loadMs: number}
  /** The codes of what is told of it: that it failed, that it cannot be loaded. */
  readonly codes: {readonly failed: string; readonly invalid: string}
  readonly output: OutputLog
}

type Pending = {readonly resolve: (json: unknown) => void; readonly reject: (error: Error) => void}

/** A worker thinks in real time, also where the slice's is virtual. */
const MACHINE = systemClock.machine

/**
 * A worker thread for what a person wrote, from its start to its end. What throws, hangs, exits, floods or takes too much memory there ends the worker
 * at most: whoever asked is told what it did.
 */
export class GuardedWorker<Loaded> {
  readonly descriptor: Loaded
  /** Resolves with why it was ended, where nobody asked it anything then. */
  readonly faulted: Promise<string>
  readonly #life: WorkerLife<Loaded>
  #calls = 0

  private constructor(descriptor: Loaded, life: WorkerLife<Loaded>) {
    this.descriptor = descriptor
    this.faulted = life.faulted.promise
    this.#life = life
  }

  /** Rejects where it cannot be loaded. */
  static async start<Loaded>(options: GuardedWorkerOptions): Promise<GuardedWorker<Loaded>> {
    const life = new WorkerLife<Loaded>(options)
    try {
      return new GuardedWorker(await life.load(), life)
    } catch (error) {
      await life.end()
      throw error
    }
  }

  get isAlive(): boolean {
    return this.#life.isAlive
  }

  async end(): Promise<void> {
    await this.#life.end()
  }

  /** Tells it something to which there is no answer. */
  tell(message: object): void {
    this.#life.tell(message)
  }

  /** Asks what `messageOf` makes of the number of the call. One that does not answer in time is ended, with all that it was asked. */
  async ask(messageOf: (call: number) => object, callMs: number, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted()
    const life = this.#life
    if (!life.isAlive) throw life.fault('its worker has ended')
    const call = ++this.#calls
    const answer = Promise.withResolvers<unknown>()
    life.pending.set(call, answer)
    const cancel = MACHINE.schedule(callMs, () => life.giveUp(`it did not answer within ${callMs / 1000} s`))
    const watched = life.memory.closely()
    const onAbort = (): void => answer.reject(signal.reason instanceof Error ? signal.reason : new Error('It was asked no longer.'))
    signal.addEventListener('abort', onAbort, {once: true})
    try {
      life.tell(messageOf(call))
      return await answer.promise
    } finally {
      cancel()
      watched()
      signal.removeEventListener('abort', onAbort)
      life.pending.delete(call)
    }
  }
}

/** The thread itself, and who waits for something of it. */
class WorkerLife<Loaded> {
  readonly pending = new Map<number, Pending>()
  readonly faulted = Promise.withResolvers<string>()
  readonly memory: MemoryWatch
  readonly #options: GuardedWorkerOptions
  readonly #worker: Worker
  readonly #loaded = Promise.withResolvers<Loaded>()
  #isLoading = true
  #hasEnded = false

  constructor(options: GuardedWorkerOptions) {
    const {program, start, limits} = options
    this.#options = options
    this.#worker = new Worker(program, {
      workerData: start,
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: heapLimits(limits),
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    this.#worker.unref()
    this.#worker.on('message', (message: WorkerSays<Loaded>) => this.#hear(message))
    this.#worker.on('error', (error: unknown) => this.#ended(causeOf(error, limits)))
    this.#worker.on('exit', (code) => this.#ended(`it ended itself, with status ${code}`))
    this.memory = new MemoryWatch(this.#worker, limits, (why) => this.giveUp(why))
  }

  /** From now on, not only when it is gone: whoever asks next begins another. */
  get isAlive(): boolean {
    return !this.#hasEnded
  }

  async load(): Promise<Loaded> {
    const {loadMs} = this.#options.limits
    const cancel = MACHINE.schedule(loadMs, () => this.giveUp(notLoaded(loadMs)))
    const watched = this.memory.closely()
    try {
      return await this.#loaded.promise
    } finally {
      this.#isLoading = false
      cancel()
      watched()
    }
  }

  tell(message: object): void {
    this.#worker.postMessage(message)
  }

  /** Ends it, and tells whoever waits for something of it why. */
  giveUp(why: string): void {
    if (this.#hasEnded) return
    if (!this.#isLoading && this.pending.size === 0) this.faulted.resolve(why)
    this.#ended(why)
    void this.#worker.terminate()
  }

  async end(): Promise<void> {
    this.#ended('it was ended')
    await this.#worker.terminate()
  }

  fault(why: string): OperationalError {
    return new OperationalError(why, {code: this.#options.codes.failed, exit: 'remote'})
  }

  /** It is its author who must mend it; whether it is one of its kind was never seen. */
  #unloadable(why: string): OperationalError {
    return new OperationalError(why, {code: this.#options.codes.failed, exit: 'invalid'})
  }

  #hear(message: WorkerSays<Loaded>): void {
    switch (message.kind) {
      case 'loaded':
        this.#loaded.resolve(message.descriptor)
        return
      case 'not-loaded':
        this.#loaded.reject(new OperationalError(message.message, message.refusal ?? {code: this.#options.codes.invalid, exit: 'invalid'}))
        return
      case 'output':
        for (const line of message.lines) this.#options.output.add(message.stream, line)
        return
      case 'answer':
        this.pending.get(message.call)?.resolve(JSON.parse(message.json))
        this.pending.delete(message.call)
        return
      case 'failed':
        this.pending.get(message.call)?.reject(this.fault(message.message))
        this.pending.delete(message.call)
    }
  }

  #ended(why: string): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.memory.end()
    this.#loaded.reject(this.#unloadable(why))
    for (const call of this.pending.values()) call.reject(this.fault(why))
    this.pending.clear()
  }
}

function notLoaded(loadMs: number): string {
  return `it was not loaded within ${loadMs / 1000} s: it never finished (a loop, or an await at its top level?)`
}

function causeOf(error: unknown, limit: MemoryLimit): string {
  if (!(error instanceof Error)) return `it threw where nobody waited for it: ${String(error)}`
  const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isOutOfMemory ? tooMuchMemory(limit) : `it threw where nobody waited for it: ${error.message}`
}

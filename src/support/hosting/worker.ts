import {Worker} from 'node:worker_threads'
import {systemClock} from '../clock-system.js'
import {OperationalError} from '../errors.js'
import {heapLimits, type MemoryLimit, tooMuchMemory, watchMemory} from './memory.js'
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
  readonly #worker: Worker
  readonly #options: GuardedWorkerOptions
  readonly #pending: Map<number, Pending>
  #calls = 0

  private constructor(worker: Worker, descriptor: Loaded, pending: Map<number, Pending>, options: GuardedWorkerOptions) {
    this.#worker = worker
    this.descriptor = descriptor
    this.#pending = pending
    this.#options = options
  }

  /** Rejects where it cannot be loaded. */
  static async start<Loaded>(options: GuardedWorkerOptions): Promise<GuardedWorker<Loaded>> {
    const {program, start, limits, codes, output} = options
    const worker = new Worker(program, {
      workerData: start,
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: heapLimits(limits),
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    worker.unref()
    const pending = new Map<number, Pending>()
    const loaded = Promise.withResolvers<Loaded>()
    const fault = (why: string) => faultOf(why, codes.failed)
    const unloadable = (why: string) => new OperationalError(why, {code: codes.invalid, exit: 'invalid'})
    const ended = (why: string): void => {
      const error = fault(why)
      loaded.reject(unloadable(why))
      for (const call of pending.values()) call.reject(error)
      pending.clear()
    }
    worker.on('message', (message: WorkerSays<Loaded>) => {
      switch (message.kind) {
        case 'loaded':
          return loaded.resolve(message.descriptor)
        case 'not-loaded':
          return loaded.reject(new OperationalError(message.message, message.refusal ?? {code: codes.invalid, exit: 'invalid'}))
        case 'output':
          return message.lines.forEach((line) => void output.add(message.stream, line))
        case 'answer':
          pending.get(message.call)?.resolve(JSON.parse(message.json))
          pending.delete(message.call)
          return
        case 'failed':
          pending.get(message.call)?.reject(fault(message.message))
          pending.delete(message.call)
      }
    })
    worker.on('error', (error: unknown) => ended(causeOf(error, limits)))
    worker.on('exit', (code) => ended(`it ended itself, with status ${code}`))
    const cancel = MACHINE.schedule(limits.loadMs, () => loaded.reject(unloadable(notLoaded(limits.loadMs))))
    try {
      return new GuardedWorker(worker, await loaded.promise, pending, options)
    } catch (error) {
      await worker.terminate()
      throw error
    } finally {
      cancel()
    }
  }

  get isAlive(): boolean {
    return this.#worker.threadId !== -1
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  /** Tells it something to which there is no answer. */
  tell(message: object): void {
    this.#worker.postMessage(message)
  }

  /** Asks what `messageOf` makes of the number of the call. One that does not answer in time is ended, with all that it was asked. */
  async ask(messageOf: (call: number) => object, callMs: number, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted()
    if (!this.isAlive) throw this.#fault('its worker has ended')
    const call = ++this.#calls
    const answer = Promise.withResolvers<unknown>()
    this.#pending.set(call, answer)
    // Whatever else it was asked ends with it, for the same reason.
    const give = (why: string): void => {
      for (const one of this.#pending.values()) one.reject(this.#fault(why))
      void this.#worker.terminate()
    }
    const cancel = MACHINE.schedule(callMs, () => give(`it did not answer within ${callMs / 1000} s`))
    const unwatch = watchMemory(this.#worker, this.#options.limits, give)
    const onAbort = (): void => answer.reject(signal.reason instanceof Error ? signal.reason : new Error('It was asked no longer.'))
    signal.addEventListener('abort', onAbort, {once: true})
    try {
      this.#worker.postMessage(messageOf(call))
      return await answer.promise
    } finally {
      cancel()
      unwatch()
      signal.removeEventListener('abort', onAbort)
      this.#pending.delete(call)
    }
  }

  #fault(why: string): OperationalError {
    return faultOf(why, this.#options.codes.failed)
  }
}

function notLoaded(loadMs: number): string {
  return `it was not loaded within ${loadMs / 1000} s: it never finished (a loop, or an await at its top level?)`
}

function faultOf(why: string, code: string): OperationalError {
  return new OperationalError(why, {code, exit: 'remote'})
}

function causeOf(error: unknown, limit: MemoryLimit): string {
  if (!(error instanceof Error)) return `it threw where nobody waited for it: ${String(error)}`
  const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isOutOfMemory ? tooMuchMemory(limit) : `it threw where nobody waited for it: ${error.message}`
}

import {Worker} from 'node:worker_threads'
import type {Clock} from '../../support/clock.js'
import {systemClock} from '../../support/clock-system.js'
import {OperationalError} from '../../support/errors.js'
import type {JsonValue} from '../../support/json.js'
import {holding} from '../../support/waiting.js'
import type {AuthoredDescriptor} from '../author/descriptor.js'
import type {AnalyzeResult, PlanResult, PolicyInput} from '../contract.js'
import {Guard} from '../guard.js'
import type {HostedPolicy} from '../hosted.js'
import {KeptProcess} from '../kept-process.js'
import {OutputLog} from '../output-log.js'
import {heapLimits, tooMuchMemory, WORKER_LIMITS, type WorkerLimits, watchMemory} from './limits.js'
import {InputSender} from './sender.js'
import type {FromWorker, ToWorker, WorkerStart} from './wire.js'

export type WorkerPolicyOptions = {
  /** What it runs: a file of code, or a model policy. */
  readonly start: WorkerStart
  /** The program of the worker: it calls `servePolicy`. */
  readonly program: URL
  readonly clock: Pick<Clock, 'now' | 'machine' | 'hold'>
  readonly limits?: Partial<WorkerLimits>
}

/** A worker thinks in real time, also where the slice's is virtual. */
const MACHINE = systemClock.machine

/**
 * A policy in a worker thread of its own. What throws, hangs, exits, floods or takes too much memory there ends the worker at most: who asked is told
 * what the policy did, and the next call (after a pause) begins with a new worker. Rejects with `policy-invalid` where the file is no policy.
 */
export async function startWorkerPolicy(options: WorkerPolicyOptions): Promise<HostedPolicy> {
  const policy = new WorkerPolicy(options)
  return policy.start()
}

/** While a worker is waited for, virtual time waits, too. */
class WorkerPolicy {
  readonly #options: WorkerPolicyOptions
  readonly #limits: WorkerLimits
  readonly #guard: Guard
  readonly #output: OutputLog
  readonly #worker: KeptProcess<LiveWorker>

  constructor(options: WorkerPolicyOptions) {
    this.#options = options
    this.#limits = {...WORKER_LIMITS, ...options.limits}
    this.#guard = new Guard(options.clock.machine)
    this.#output = new OutputLog(options.clock.now)
    this.#worker = new KeptProcess(() => LiveWorker.start(this.#options, this.#limits, this.#output))
  }

  async start(): Promise<HostedPolicy> {
    const {descriptor} = await holding(this.#options.clock, () => this.#worker.get())
    const {windowMs: _, stateVersion, ...known} = descriptor
    return {
      descriptor: known,
      stateVersion,
      initialState: async () => (await this.#ask<{readonly state: JsonValue}>('initial-state', undefined, null, NEVER)).state,
      analyze: (input, state, signal) => this.#ask<AnalyzeResult<JsonValue>>('analyze', input, state, signal),
      plan: (input, state, signal) => this.#ask<PlanResult<JsonValue>>('plan', input, state, signal),
      output: () => this.#output.lines(),
      health: () => this.#guard.health(),
      close: () => holding(this.#options.clock, () => this.#worker.close()),
    }
  }

  #ask<T>(kind: 'initial-state' | 'analyze' | 'plan', input: PolicyInput | undefined, state: JsonValue, signal: AbortSignal): Promise<T> {
    const ask = async () => {
      const worker = await this.#worker.get()
      // JSON that the worker has checked.
      return (await worker.ask(kind, input, state, signal)) as T
    }
    return this.#guard.ask(() => holding(this.#options.clock, ask), signal)
  }
}

const NEVER = new AbortController().signal

type Pending = {readonly resolve: (json: unknown) => void; readonly reject: (error: Error) => void}

/** One worker, from its start to its end. */
class LiveWorker {
  readonly descriptor: AuthoredDescriptor
  readonly #worker: Worker
  readonly #limits: WorkerLimits
  readonly #sender: InputSender
  readonly #pending: Map<number, Pending>
  #calls = 0
  #last: Promise<unknown> = Promise.resolve()

  private constructor(worker: Worker, descriptor: AuthoredDescriptor, pending: Map<number, Pending>, limits: WorkerLimits) {
    this.#worker = worker
    this.descriptor = descriptor
    this.#pending = pending
    this.#limits = limits
    this.#sender = new InputSender(descriptor)
  }

  static async start({start, program}: WorkerPolicyOptions, limits: WorkerLimits, output: OutputLog): Promise<LiveWorker> {
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
    const loaded = Promise.withResolvers<AuthoredDescriptor>()
    const ended = (why: string): void => {
      const error = policyFault(why)
      loaded.reject(error)
      for (const call of pending.values()) call.reject(error)
      pending.clear()
    }
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'loaded':
          return loaded.resolve(message.descriptor)
        case 'not-loaded':
          return loaded.reject(new OperationalError(message.message, message.refusal ?? {code: 'policy-invalid', exit: 'invalid'}))
        case 'output':
          return message.lines.forEach((line) => void output.add(message.stream, line))
        case 'answer':
          pending.get(message.call)?.resolve(JSON.parse(message.json))
          pending.delete(message.call)
          return
        case 'failed':
          pending.get(message.call)?.reject(policyFault(message.message))
          pending.delete(message.call)
      }
    })
    worker.on('error', (error: unknown) => ended(causeOf(error, limits)))
    worker.on('exit', (code) => ended(`it ended itself, with status ${code}`))
    const cancel = MACHINE.schedule(limits.loadMs, () => loaded.reject(policyFault(`it was not loaded within ${limits.loadMs / 1000} s`)))
    try {
      return new LiveWorker(worker, await loaded.promise, pending, limits)
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

  /** One after the other, in the order in which they were asked: each is told only what is new since the one before. */
  ask(kind: ToWorker['kind'], input: PolicyInput | undefined, state: JsonValue, signal: AbortSignal): Promise<unknown> {
    const asked = this.#last.catch(() => undefined).then(() => this.#askNow(kind, input, state, signal))
    this.#last = asked
    return asked
  }

  async #askNow(kind: ToWorker['kind'], input: PolicyInput | undefined, state: JsonValue, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted()
    if (!this.isAlive) throw policyFault('its worker has ended')
    const call = ++this.#calls
    const answer = Promise.withResolvers<unknown>()
    this.#pending.set(call, answer)
    const give = (why: string): void => {
      answer.reject(policyFault(why))
      void this.#worker.terminate()
    }
    const {callMs} = this.#limits
    const cancel = MACHINE.schedule(callMs, () => give(`it did not answer within ${callMs / 1000} s`))
    const unwatch = watchMemory(this.#worker, this.#limits, give)
    const onAbort = (): void => answer.reject(signal.reason instanceof Error ? signal.reason : new Error('It was asked no longer.'))
    signal.addEventListener('abort', onAbort, {once: true})
    try {
      const message: ToWorker =
        kind === 'initial-state' || input === undefined
          ? {kind: 'initial-state', call}
          : {kind, call, input: this.#sender.wireOf(input), state}
      this.#worker.postMessage(message)
      return await answer.promise
    } finally {
      cancel()
      unwatch()
      signal.removeEventListener('abort', onAbort)
      this.#pending.delete(call)
    }
  }
}

function policyFault(why: string): OperationalError {
  return new OperationalError(why, {code: 'policy-failed', exit: 'remote'})
}

function causeOf(error: unknown, limits: WorkerLimits): string {
  if (!(error instanceof Error)) return `it threw where nobody waited for it: ${String(error)}`
  const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isOutOfMemory ? tooMuchMemory(limits) : `it threw where nobody waited for it: ${error.message}`
}

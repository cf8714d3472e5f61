import type {Clock} from '../../support/clock.js'
import {Guard} from '../../support/hosting/guard.js'
import {KeptProcess} from '../../support/hosting/kept-process.js'
import {OutputLog} from '../../support/hosting/output-log.js'
import {GuardedWorker} from '../../support/hosting/worker.js'
import type {JsonValue} from '../../support/json.js'
import {oneAtATime} from '../../support/one-at-a-time.js'
import {holding, NEVER} from '../../support/waiting.js'
import type {AuthoredDescriptor} from '../author/descriptor.js'
import type {AnalyzeResult, PlanResult, PolicyInput} from '../contract.js'
import {type HostedPolicy, POLICY_CLOSED, POLICY_FAILED} from '../hosted.js'
import {WORKER_LIMITS, type WorkerLimits} from './limits.js'
import {InputSender} from './sender.js'
import type {ToWorker, WorkerStart} from './wire.js'

export type WorkerPolicyOptions = {
  /** What it runs: a file of code, or a model policy. */
  readonly start: WorkerStart
  /** The program of the worker: it calls `servePolicy`. */
  readonly program: URL
  readonly clock: Pick<Clock, 'now' | 'machine' | 'hold'>
  readonly limits?: Partial<WorkerLimits>
}

const CODES = {failed: POLICY_FAILED.code, invalid: 'policy-invalid'}

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
    this.#guard = new Guard(options.clock.machine, POLICY_FAILED)
    this.#output = new OutputLog(options.clock.now)
    this.#worker = new KeptProcess({
      begin: () => LiveWorker.start(options, this.#limits, this.#output),
      closed: POLICY_CLOSED,
      onFault: (why) => this.#guard.blame(why),
    })
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

/** One worker, which is told of each input only what is new since the one before. */
class LiveWorker {
  readonly #worker: GuardedWorker<AuthoredDescriptor>
  readonly #limits: WorkerLimits
  readonly #sender: InputSender
  readonly #inTurn = oneAtATime()

  private constructor(worker: GuardedWorker<AuthoredDescriptor>, limits: WorkerLimits) {
    this.#worker = worker
    this.#limits = limits
    this.#sender = new InputSender(worker.descriptor)
  }

  static async start({start, program}: WorkerPolicyOptions, limits: WorkerLimits, output: OutputLog): Promise<LiveWorker> {
    return new LiveWorker(await GuardedWorker.start({program, start, limits, codes: CODES, output}), limits)
  }

  get descriptor(): AuthoredDescriptor {
    return this.#worker.descriptor
  }

  get isAlive(): boolean {
    return this.#worker.isAlive
  }

  get faulted(): Promise<string> {
    return this.#worker.faulted
  }

  async end(): Promise<void> {
    await this.#worker.end()
  }

  /** One after the other, in the order in which they were asked. */
  ask(kind: ToWorker['kind'], input: PolicyInput | undefined, state: JsonValue, signal: AbortSignal): Promise<unknown> {
    const messageOf = (call: number): ToWorker =>
      kind === 'initial-state' || input === undefined
        ? {kind: 'initial-state', call}
        : {kind, call, input: this.#sender.wireOf(input), state}
    return this.#inTurn(() => this.#worker.ask(messageOf, this.#limits.callMs, signal))
  }
}

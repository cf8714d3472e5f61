import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {systemClock} from '../../support/clock-system.js'
import {OperationalError} from '../../support/errors.js'
import {Guard} from '../../support/hosting/guard.js'
import {KeptProcess} from '../../support/hosting/kept-process.js'
import type {OutputLog} from '../../support/hosting/output-log.js'
import {asJson, type JsonObject, type JsonValue} from '../../support/json.js'
import {holding} from '../../support/waiting.js'
import type {ExecutionContext, Mechanism, MechanismOutcome, Verdict} from '../contract.js'
import {outcomeFrom, verdictFrom, viewFrom} from './answers.js'
import {type PluginDescriptor, targetOf} from './descriptor.js'
import type {HostedMechanism} from './hosted.js'
import type {PluginMethod, PluginProcess} from './process.js'
import {worldFor} from './world.js'

export type PluginOptions = {
  readonly digest: string
  readonly clock: Pick<Clock, 'now' | 'machine' | 'hold'>
  readonly output: OutputLog
  /** Starts what runs it: once now, and again whenever that has ended. */
  readonly open: () => Promise<PluginProcess>
}

/** A mechanism thinks in real time, also where the slice's is virtual. */
const MACHINE = systemClock.machine
/** So long a change may take to end after it was told to. */
const GRACE_MS = 5_000
const FAILED = {code: 'mechanism-failed', hints: ['mlsysops mechanism list']}
const CLOSED = {code: 'mechanism-closed', message: 'it was taken away'}
const NEVER = new AbortController().signal

/** Rejects with `mechanism-invalid` where it is none, and as `open` does. */
export async function hostMechanism(options: PluginOptions): Promise<HostedMechanism> {
  const {clock, output} = options
  const first = await holding(clock, options.open)
  const plugin = new Plugin(first, options)
  await plugin.look()
  return {
    descriptor: first.descriptor,
    mechanism: plugin.mechanism(),
    output: () => output.lines(),
    health: () => plugin.health(),
    retire: () => plugin.retire(),
    close: () => holding(clock, () => plugin.close()),
  }
}

type Views = {readonly options: JsonObject; readonly state: JsonObject}

class Plugin {
  readonly #descriptor: PluginDescriptor
  readonly #options: PluginOptions
  readonly #guard: Guard
  readonly #process: KeptProcess<PluginProcess>
  readonly #isSerial: boolean
  #looking: Promise<void> | undefined
  #views: Views = {options: {}, state: {}}
  #changes = 0
  /** Resolved when no change is under way any more. */
  #idle = Promise.withResolvers<void>()
  #epoch = Number.NEGATIVE_INFINITY

  constructor(first: PluginProcess, options: PluginOptions) {
    this.#process = new KeptProcess({begin: options.open, closed: CLOSED, first})
    this.#isSerial = first.isSerial
    this.#descriptor = first.descriptor
    this.#options = options
    this.#guard = new Guard(options.clock.machine, FAILED)
  }

  health(): ReturnType<Guard['health']> {
    return this.#guard.health()
  }

  mechanism(): Mechanism {
    const {name, summary, commandSchema, permission} = this.#descriptor
    return {
      name,
      summary,
      commandSchema,
      digest: this.#options.digest,
      permission: () => permission,
      overruledBy: () => undefined,
      target: (command) => targetOf(this.#descriptor, command),
      options: async () => this.#lookSoon().options,
      state: async () => this.#lookSoon().state,
      check: () => ({kind: 'not-yet', reason: {code: 'mechanism-unasked', message: `${name} was not asked yet`}}),
      inspect: (command, world, signal) => this.#inspect(command, world, signal),
      apply: (command, context, signal) => this.#apply(command, context, signal),
    }
  }

  async close(): Promise<void> {
    await this.#process.close()
  }

  async retire(): Promise<void> {
    if (this.#changes > 0) await this.#idle.promise
    await this.close()
  }

  /** Asks for its options and its state. Where it does not answer, what it said last stays, and its health says why. */
  async look(): Promise<void> {
    if (this.#isBusy() || this.#process.isClosed) return
    this.#looking ??= this.#lookNow().finally(() => {
      this.#looking = undefined
    })
    await this.#looking
  }

  /** Who asks for a view is never kept waiting by a mechanism that does not answer. */
  #lookSoon(): Views {
    void this.look()
    return this.#views
  }

  async #lookNow(): Promise<void> {
    try {
      this.#views = await this.#guard.ask(async () => {
        const options = viewFrom(await this.#question('options', {}), 'options')
        return {options, state: viewFrom(await this.#question('state', {}), 'state')}
      }, NEVER)
    } catch (error) {
      // The guard keeps why, and tells it to whoever looks at its health.
      if (!(error instanceof OperationalError)) throw error
    }
  }

  async #inspect(command: JsonObject, world: World, signal: AbortSignal): Promise<Verdict> {
    const {name} = this.#descriptor
    if (this.#isBusy())
      return {kind: 'not-yet', reason: {code: 'mechanism-busy', message: `${name} carries out another change, and does one at a time`}}
    try {
      const params = {command, world: worldFor(command, world)}
      return await this.#guard.ask(async () => verdictFrom(await this.#question('check', params)), signal)
    } catch (error) {
      signal.throwIfAborted()
      return {kind: 'not-yet', reason: {code: 'mechanism-failed', message: `${name} cannot say whether it may: ${wordsOf(error)}`}}
    }
  }

  async #apply(command: JsonObject, context: ExecutionContext, signal: AbortSignal): Promise<MechanismOutcome> {
    const {name} = this.#descriptor
    if (context.epoch < this.#epoch) return {kind: 'stale'}
    this.#epoch = context.epoch
    const startedMs = this.#options.clock.now()
    const ended = AbortSignal.any([signal, context.stopping])
    this.#changes += 1
    try {
      const answer = await this.#guard.ask(() => this.#change(command, context, signal), ended)
      const outcome = outcomeFrom(answer, this.#options.clock.now() - startedMs, `${name} did it.`)
      return outcome.kind === 'failed' && signal.aborted ? takenBack(signal, outcome.restored) : outcome
    } catch (error) {
      context.stopping.throwIfAborted()
      if (signal.aborted) return takenBack(signal, false)
      return {kind: 'failed', restored: false, reasons: [{code: 'mechanism-failed', message: `${name} failed: ${wordsOf(error)}`}]}
    } finally {
      this.#changes -= 1
      if (this.#changes === 0) {
        this.#idle.resolve()
        this.#idle = Promise.withResolvers()
      }
      if (!ended.aborted) await this.#lookAnew()
      else if (!context.stopping.aborted) void this.look()
    }
  }

  /** What holds now is known before anyone hears that the change is done: what it is asked already may be older. */
  async #lookAnew(): Promise<void> {
    await this.#looking
    await this.look()
  }

  /** The slice's time goes on meanwhile. An abort is passed on; where the agent stops, what runs it is ended, and all stays as it is. */
  async #change(command: JsonObject, context: ExecutionContext, signal: AbortSignal): Promise<JsonValue> {
    const process = await this.#process.get()
    const {decision, policy, reason, epoch, by, stopping} = context
    const of = {decision, policy, reason, epoch, ...(by === undefined ? {} : {by})}
    let cancel = (): void => undefined
    let call: number | undefined
    const end = (): void => void process.end()
    const stop = (): void => {
      if (stopping.aborted || call === undefined) {
        end()
        return
      }
      process.abort(call, signal.reason instanceof Error ? signal.reason.message : String(signal.reason))
      cancel = MACHINE.schedule(GRACE_MS, end)
    }
    const begun = (id: number): void => {
      call = id
      if (signal.aborted || stopping.aborted) stop()
    }
    signal.addEventListener('abort', stop, {once: true})
    stopping.addEventListener('abort', end, {once: true})
    try {
      return await process.ask('apply', {command, context: asJson(of)}, this.#descriptor.limits.applyMs, begun)
    } finally {
      signal.removeEventListener('abort', stop)
      stopping.removeEventListener('abort', end)
      cancel()
    }
  }

  /** While it is waited for, virtual time waits, too. */
  #question(method: Exclude<PluginMethod, 'apply'>, params: JsonObject): Promise<JsonValue> {
    return holding(this.#options.clock, async () => (await this.#process.get()).ask(method, params, this.#descriptor.limits.answerMs))
  }

  #isBusy(): boolean {
    return this.#isSerial && this.#changes > 0
  }
}

function takenBack({reason}: AbortSignal, restored: boolean): MechanismOutcome {
  const message = `taken back: ${reason instanceof Error ? reason.message : 'a person ordered otherwise'}`
  return {kind: 'failed', restored, reasons: [{code: 'taken-back', message}]}
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

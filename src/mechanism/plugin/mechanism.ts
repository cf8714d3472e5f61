import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {Guard} from '../../support/hosting/guard.js'
import {KeptProcess} from '../../support/hosting/kept-process.js'
import type {OutputLog} from '../../support/hosting/output-log.js'
import type {JsonObject, JsonValue} from '../../support/json.js'
import {holding} from '../../support/waiting.js'
import type {ExecutionContext, Mechanism, MechanismOutcome, Verdict} from '../contract.js'
import {outcomeFrom, verdictFrom} from './answers.js'
import {askForChange} from './change.js'
import {type PluginDescriptor, targetOf} from './descriptor.js'
import type {HostedMechanism} from './hosted.js'
import type {PluginMethod, PluginProcess} from './process.js'
import {LatestViews} from './views.js'
import {worldFor} from './world.js'

export type PluginOptions = {
  readonly digest: string
  readonly clock: Pick<Clock, 'now' | 'machine' | 'hold'>
  readonly output: OutputLog
  /** Starts what runs it: once now, and again whenever that has ended. */
  readonly open: () => Promise<PluginProcess>
}

const FAILED = {code: 'mechanism-failed', hints: ['mlsysops mechanism list']}
const CLOSED = {code: 'mechanism-closed', message: 'it was taken away'}

/** Rejects with `mechanism-invalid` where it is none, and as `open` does. */
export async function hostMechanism(options: PluginOptions): Promise<HostedMechanism> {
  const {clock, output} = options
  const first = await options.open()
  const plugin = new Plugin(first, options)
  await plugin.look()
  return {
    descriptor: first.descriptor,
    mechanism: plugin.mechanism(),
    output: () => output.lines(),
    health: () => plugin.health(),
    settled: () => plugin.settled(),
    close: () => holding(clock, () => plugin.close()),
  }
}

class Plugin {
  readonly #descriptor: PluginDescriptor
  readonly #options: PluginOptions
  /** Of what it is asked about changes; what it says of itself fails by itself. */
  readonly #guard: Guard
  readonly #viewGuard: Guard
  readonly #process: KeptProcess<PluginProcess>
  readonly #isSerial: boolean
  readonly #views: LatestViews
  #changes = 0
  /** Resolved when no change is under way any more. */
  #idle = Promise.withResolvers<void>()
  #epoch = Number.NEGATIVE_INFINITY

  constructor(first: PluginProcess, options: PluginOptions) {
    this.#process = new KeptProcess({begin: options.open, closed: CLOSED, onFault: (why) => this.#blame(why), first})
    this.#isSerial = first.isSerial
    this.#descriptor = first.descriptor
    this.#options = options
    this.#guard = new Guard(options.clock.machine, FAILED)
    this.#viewGuard = new Guard(options.clock.machine, FAILED)
    this.#views = new LatestViews({
      guard: this.#viewGuard,
      question: (method) => this.#question(method, {}),
      mayAsk: () => !this.#isBusy() && !this.#process.isClosed,
    })
  }

  look(): Promise<void> {
    return this.#views.look()
  }

  health(): ReturnType<Guard['health']> {
    const ofChanges = this.#guard.health()
    return ofChanges.state === 'running' ? this.#viewGuard.health() : ofChanges
  }

  mechanism(): Mechanism {
    const {name, summary, commandSchema, permission, target} = this.#descriptor
    return {
      name,
      summary,
      commandSchema,
      ...(target.kind === 'own' ? {} : {names: 'application'}),
      digest: this.#options.digest,
      permission: () => permission,
      overruledBy: () => undefined,
      target: (command) => targetOf(this.#descriptor, command),
      options: async () => this.#views.latest().options,
      state: async () => this.#views.latest().state,
      check: () => ({kind: 'not-yet', reason: {code: 'mechanism-unasked', message: `${name} was not asked yet`}}),
      inspect: (command, world, signal) => this.#inspect(command, world, signal),
      apply: (command, context, signal) => this.#apply(command, context, signal),
    }
  }

  async close(): Promise<void> {
    await this.#process.close()
  }

  async settled(): Promise<void> {
    if (this.#changes > 0) await this.#idle.promise
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
      const outcome = await this.#guard.ask(async () => {
        const answer = await askForChange(await this.#process.get(), command, context, signal)
        return outcomeFrom(answer, this.#options.clock.now() - startedMs, `${name} did it.`)
      }, ended)
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
      // What holds now is known before anyone hears that the change is done.
      if (!ended.aborted) await this.#views.lookAnew()
      else if (!context.stopping.aborted) void this.#views.look()
    }
  }

  /** While it is waited for, virtual time waits, too. */
  #question(method: Exclude<PluginMethod, 'apply'>, params: JsonObject): Promise<JsonValue> {
    return holding(this.#options.clock, async () => (await this.#process.get()).ask(method, params, this.#descriptor.limits.answerMs))
  }

  /** Nobody asked it anything: nothing begins it again before its pause is over. */
  #blame(why: string): void {
    this.#guard.blame(why)
    this.#viewGuard.blame(why)
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

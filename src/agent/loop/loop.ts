import type {ArbiterVerdict, Decision, DecisionOutcome, Journal} from '../../knowledge/contract.js'
import type {Mechanism, Room} from '../../mechanism/contract.js'
import type {ApplicationSpec, Epoch, NoteStore, Order, Reason} from '../../platform/contract/index.js'
import type {Action, Layer, Policy, PolicyInput, Predictor, Target, Trigger, World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {given} from '../../support/given.js'
import type {JsonObject} from '../../support/json.js'
import {oneAtATime} from '../../support/one-at-a-time.js'
import type {TelemetryReader} from '../../telemetry/contract.js'
import type {TurnReport} from '../turn-report.js'
import {AnswerBook} from './answer-book.js'
import {Arbiter, type Mode} from './arbiter.js'
import {LoopCounters} from './counters.js'
import {DecisionLog} from './decision-log.js'
import {EffectMeter, type EffectPorts} from './effects.js'
import {execute} from './executor.js'
import {carryOutOrder, foresee, type PersonsOrder} from './persons-order.js'
import {instanceKey} from './policy-instance.js'
import {PolicyLoop} from './policy-loop.js'
import {PolicyStates} from './policy-state.js'
import {priorityOf} from './priority.js'
import {Slots} from './slots.js'
import {ChangeStamps} from './stamps.js'
import {targetKey} from './target.js'
import {type TurnPorts, turn} from './turn.js'
import {type Orphan, Unfinished} from './unfinished.js'
import {watchedTurn} from './watched-turn.js'

export type LoopOptions = {
  readonly agent: {readonly name: string; readonly layer: Layer; readonly cluster: string | undefined}
  readonly clock: Clock
  readonly journal: Journal
  readonly notes: NoteStore
  readonly telemetry: TelemetryReader
  readonly predictor: Predictor
  readonly policies: readonly Policy[]
  readonly mechanisms: readonly Mechanism[]
  /** Problems of a command against its mechanism's schema; empty where it is valid. */
  readonly validate: (mechanism: Mechanism, command: JsonObject) => readonly string[]
  readonly world: () => World
  /** Resolves at the next change of the world; with a target, of what concerns it. */
  readonly changed: (signal: AbortSignal, target?: Target) => Promise<void>
  readonly orders: (application: ApplicationSpec, nowMs: number) => readonly Order[]
  /** Who decides for an application; without one, for the slice. */
  readonly mode: (application: string | undefined) => Mode
  readonly epoch: () => Epoch
  readonly impediment: () => string | undefined
  readonly newId: () => string
  readonly learn: EffectPorts['learn']
  readonly onDecision: (decision: Decision) => void
  /** Why a mechanism that this agent does not have is none of its layer. */
  readonly elsewhere?: (mechanism: string) => Reason | undefined
  /** What is kept free for a decision that was admitted. */
  readonly reservedFor?: (decision: string) => Room | undefined
  readonly onAdmitted?: (decision: string, action: Action) => void
  readonly onClosed?: (decision: string) => void
  /** What a person ordered has been carried out, well or not; its decision is closed when this resolves. */
  readonly onOrderExecuted?: (mechanism: string) => Promise<void>
  readonly onVerdict?: (verdict: ArbiterVerdict, sinceMs: number) => void
  /** Whom to tell each turn of this policy; undefined: nobody watches it. */
  readonly watcherOf?: (policy: string) => ((turn: TurnReport) => void) | undefined
  readonly onError: (error: unknown, where: string) => void
  readonly signal: AbortSignal
}

/** A person's order for a mechanism of this agent. */
export type Wish = {readonly id: string; readonly by: string; readonly mechanism: string; readonly command: JsonObject}

const CHANGES_AT_ONCE = 128

/** The MAPE-K loop of one agent, whatever its layer: policies, arbiter, executor and journal, wired once. */
export class Loop {
  readonly counters = new LoopCounters()
  readonly policies: PolicyLoop
  /** What people say to its plans. */
  readonly answers: AnswerBook
  readonly #options: LoopOptions
  readonly #mechanisms: Map<string, Mechanism>
  readonly #states: PolicyStates
  readonly #stamps: ChangeStamps
  readonly #log: DecisionLog
  readonly #arbiter: Arbiter
  readonly #effects: EffectMeter
  readonly #unfinished: Unfinished
  readonly #turnPorts: TurnPorts
  readonly #slots = new Slots(CHANGES_AT_ONCE)
  #hasBegun = false
  #mechanismViews: PolicyInput['mechanisms'] = new Map()
  readonly #refreshInTurn = oneAtATime()

  constructor(options: LoopOptions) {
    this.#options = options
    const {clock, journal, notes} = options
    this.#mechanisms = new Map(options.mechanisms.map((mechanism) => [mechanism.name, mechanism]))
    this.#states = new PolicyStates({...options, onError: (error) => this.#fault(error, 'policy states')})
    this.#stamps = new ChangeStamps(notes)
    this.#log = new DecisionLog(journal, clock, options.onDecision)
    this.answers = new AnswerBook({log: this.#log, clock, wake: (key, trigger) => this.policies.wake(key, trigger)})
    this.#arbiter = new Arbiter({
      mechanisms: this.#mechanisms,
      validate: (name, command) => {
        const mechanism = this.#mechanisms.get(name)
        return mechanism === undefined ? [] : options.validate(mechanism, command)
      },
      stamps: this.#stamps,
      mode: options.mode,
      elsewhere: options.elsewhere ?? (() => undefined),
      orders: (application, component, nowMs) => {
        const spec = options.world().applications.get(application)
        return spec === undefined ? [] : options.orders(spec, nowMs).filter((order) => order.component === component)
      },
    })
    this.#effects = new EffectMeter({
      clock,
      telemetry: options.telemetry,
      write: (decision) => this.#log.update(decision),
      learn: options.learn,
      onError: (error) => options.onError(error, 'effects'),
    })
    this.#unfinished = new Unfinished({
      ...options,
      log: this.#log,
      arbiter: this.#arbiter,
      onDone: (decision) => {
        const descriptor = this.#descriptors().get(decision.proposer.kind === 'policy' ? decision.proposer.policy : '')
        if (descriptor !== undefined) this.#effects.expect(decision, descriptor)
      },
      wake: (application, trigger) => {
        this.policies.wakeApplication(application, trigger)
        this.policies.wakeGlobal(trigger)
      },
      onError: (error) => this.#fault(error, 'resume'),
    })
    this.#turnPorts = this.#portsOfTurns()
    this.policies = new PolicyLoop({
      clock,
      states: this.#states,
      policies: options.policies,
      turn: (instance, trigger, sinceMs) => {
        const tell = options.watcherOf?.(instance.policy.descriptor.name)
        return tell === undefined
          ? turn(this.#turnPorts, instance, trigger, sinceMs)
          : watchedTurn(this.#turnPorts, {instance, trigger, sinceMs}, tell)
      },
      onError: (error, instance) => this.#fault(error, instance.key),
    })
  }

  /** Reads what earlier lives left, and begins. Touches no workload. May be called again where it rejected. */
  async start(signal: AbortSignal): Promise<void> {
    const {journal, agent} = this.#options
    await this.#stamps.load(signal)
    await this.refreshMechanisms(signal)
    this.#log.remember(journal.list({agent: agent.name, limit: 2_000}))
    this.#effects.resume(journal.list({agent: agent.name, verdict: 'admitted', limit: 100}), this.#descriptors())
    await this.policies.start(signal)
    if (this.#hasBegun) return
    this.#hasBegun = true
    void this.#log.run(this.#options.signal, (error) => this.#fault(error, 'journal'))
  }

  /**
   * Decisions that were admitted and never closed. `finish` carries on with what the platform still holds of one; `undefined` from it says that the
   * platform holds nothing of it, so it was never begun and is closed as interrupted.
   */
  async resume(finish: (decision: Decision, signal: AbortSignal) => Promise<Decision['outcome']> | undefined): Promise<void> {
    await this.#unfinished.resume(finish)
  }

  /** Finishes a change that the platform holds and that no journal knows of (it may be lost with its disk). Does nothing while its target is locked. */
  async adopt(orphan: Orphan): Promise<void> {
    await this.#unfinished.adopt(orphan)
  }

  async wakeApplication(application: ApplicationSpec, trigger: Trigger): Promise<void> {
    await this.policies.bindApplication(application, trigger, this.#options.signal)
  }

  /** The application is gone: its policies, their states, budgets and counted verdicts go with it. */
  async forgetApplication(application: ApplicationSpec): Promise<void> {
    const {signal} = this.#options
    this.#log.forget(application.name)
    for (const instance of this.policies.retireApplication(application.name)) await this.#states.forget(instance.key, signal)
    const targets = [
      ...application.description.components.map(
        ({metadata}) => ({kind: 'component', application: application.name, component: metadata.name}) as const,
      ),
      {kind: 'application', application: application.name} as const,
    ]
    for (const target of targets) {
      this.#arbiter.forget(targetKey(target))
      await this.#stamps.forget(targetKey(target), signal)
    }
  }

  /** What a policy that is gone remembered of these applications, or of its agent. One that took its place has begun anew already. */
  async forgetPolicy(policy: string, applications: Iterable<string>): Promise<void> {
    for (const application of [undefined, ...applications]) {
      const key = instanceKey(policy, application)
      if (this.policies.instances().every((instance) => instance.key !== key)) await this.#states.forget(key, this.#options.signal)
    }
  }

  /**
   * Goes on with what an earlier life had begun through a mechanism that a person added: it is asked again, for it does nothing twice. Undefined: the
   * mechanism is none of those, or it was not begun.
   */
  finishForeign(decision: Decision, signal: AbortSignal): Promise<Decision['outcome']> | undefined {
    const [action] = decision.actions
    if (action?.digest === undefined || decision.outcome.kind !== 'executing') return undefined
    if (this.#mechanisms.get(action.mechanism)?.digest === action.digest)
      return execute({...this.#options, mechanisms: this.#mechanisms}, decision, action, signal)
    const message = `The agent stopped while ${action.mechanism} did it, and that source of ${action.mechanism} does not run here any more.`
    return Promise.resolve({kind: 'interrupted', message})
  }

  isLocked(target: Parameters<typeof targetKey>[0]): boolean {
    return this.#arbiter.isLocked(targetKey(target))
  }

  /** What would become of a person's order; nothing is done or written. */
  foresee(order: Wish): Promise<ArbiterVerdict> {
    return foresee(this.#turnPorts, this.#orderOf(order))
  }

  /** Resolves when a person's order is closed, with its decision; `onVerdict` is told before. Journaled as any decision, under the order's id. */
  async order(order: Wish, onVerdict: (decision: Decision) => void = () => undefined): Promise<Decision> {
    return await carryOutOrder(this.#turnPorts, this.#orderOf(order), onVerdict)
  }

  /** Those that it has now: what a person adds or removes comes and goes. */
  mechanisms(): readonly Mechanism[] {
    return [...this.#mechanisms.values()]
  }

  mechanism(name: string): Mechanism | undefined {
    return this.#mechanisms.get(name)
  }

  /** From now on commands of that name go there. What is under way ends where it began. */
  putMechanism(mechanism: Mechanism): void {
    this.#mechanisms.set(mechanism.name, mechanism)
  }

  takeMechanism(name: string): void {
    this.#mechanisms.delete(name)
  }

  mechanismViews(): PolicyInput['mechanisms'] {
    return this.#mechanismViews
  }

  /** One after the other: what was seen earlier never takes the place of what was seen later. */
  refreshMechanisms(signal: AbortSignal): Promise<void> {
    return this.#refreshInTurn(() => this.#refreshNow(signal))
  }

  async #refreshNow(signal: AbortSignal): Promise<void> {
    const world = this.#options.world()
    const views = [...this.#mechanisms.values()].map(
      async (mechanism) =>
        [mechanism.name, {options: await mechanism.options(signal), state: await mechanism.state(signal, world)}] as const,
    )
    this.#mechanismViews = new Map(await Promise.all(views))
  }

  /** Ends what thinks, and keeps what the policies remember. What executes goes on in the next life. */
  async stop(): Promise<void> {
    await this.policies.stop()
    await this.#states.flush(AbortSignal.timeout(1_000))
    await this.#log.flush()
  }

  #portsOfTurns(): TurnPorts {
    const options = this.#options
    return {
      ...options,
      mechanisms: () => this.#mechanismViews,
      answers: () => this.answers.all(),
      arbiter: this.#arbiter,
      identified: (action) => this.#identified(action),
      log: this.#log,
      stamps: this.#stamps,
      states: this.#states,
      execute: (decision, action, signal) => {
        const work = async () => {
          const outcome =
            this.#supersededBy(action) ?? (await execute({...options, mechanisms: this.#mechanisms}, decision, action, signal))
          if (decision.proposer.kind === 'person') await options.onOrderExecuted?.(action.mechanism)
          return outcome
        }
        return this.#slots.run(this.#priorityOf(decision), work, signal)
      },
      onDone: (decision, descriptor) => this.#effects.expect(decision, descriptor),
      onVerdict: (verdict, sinceMs) => {
        this.counters.verdict(verdict.kind, options.clock.now() - sinceMs)
        options.onVerdict?.(verdict, sinceMs)
      },
      wake: (key, trigger) => this.policies.wake(key, trigger),
      wakeAt: (key, atMs, trigger) => this.policies.wakeAt(key, atMs, trigger),
      onError: (error, where) => this.#fault(error, where),
    }
  }

  /** What it changes is known of a command that its mechanism knows; any other is refused before that is asked. */
  #orderOf({id, by, mechanism: name, command}: Wish): PersonsOrder {
    const mechanism = this.#mechanisms.get(name)
    const isValid = mechanism !== undefined && this.#options.validate(mechanism, command).length === 0
    const target = isValid ? mechanism.target(command) : ({kind: 'knob', node: '', knob: ''} as const)
    const action = {mechanism: name, command, target, reason: `${by} ordered ${name} ${JSON.stringify(command)}`}
    return {id, by, action: this.#identified(action), sinceMs: this.#options.clock.now()}
  }

  /** What a policy says of a digest counts for nothing. */
  #identified({digest: _, ...action}: Action): Action {
    return {...action, ...given({digest: this.#mechanisms.get(action.mechanism)?.digest})}
  }

  /** Between its admission and its turn a person may have added another source: what was judged, or approved, is not that. */
  #supersededBy({mechanism: name, digest}: Action): DecisionOutcome | undefined {
    const mechanism = this.#mechanisms.get(name)
    if (mechanism === undefined || mechanism.digest === digest) return undefined
    const message = `${name} has another source since it was decided; nothing was done.`
    return {kind: 'failed', restored: true, reasons: [{code: 'superseded', message}]}
  }

  /** It grows while the decision waits. */
  #priorityOf({proposer, timeMs}: Decision): () => number {
    const weight = this.policies.weightOf(proposer.kind === 'policy' ? proposer.policy : '')
    return () => priorityOf(proposer, weight, this.#options.clock.now() - timeMs)
  }

  #descriptors(): ReadonlyMap<string, Policy['descriptor']> {
    return new Map(this.policies.descriptors().map((descriptor) => [descriptor.name, descriptor]))
  }

  #fault(error: unknown, where: string): void {
    if (this.#options.signal.aborted) return
    this.counters.error()
    this.#options.onError(error, where)
  }
}

import type {ApplicationSpec} from '../../platform/contract/index.js'
import {type Binding, type BoundPolicy, binds, unbound} from '../../policy/binding.js'
import type {Policy, PolicyDescriptor, Trigger} from '../../policy/contract.js'
import {instanceKey, type PolicyInstance} from './policy-instance.js'
import type {PolicyStates} from './policy-state.js'
import type {Weight} from './priority.js'
import {TurnQueue, type TurnQueuePorts} from './turn-queue.js'

export type PolicyLoopPorts = TurnQueuePorts & {
  readonly states: PolicyStates
  /** Those that are there from the beginning. */
  readonly policies: readonly Policy[]
}

/** Stands in a descriptor for the metrics that an application has targets of. */
export const QOS_METRICS = 'qos_metrics'

/** Which policies there are, for which applications, and what wakes them. */
export class PolicyLoop {
  readonly #ports: PolicyLoopPorts
  readonly #policies: Map<string, BoundPolicy>
  /** Those that keep the slice as described, where no other of their name does. */
  readonly #cores: ReadonlyMap<string, BoundPolicy>
  readonly #instances = new Map<string, PolicyInstance>()
  /** Of each application. */
  readonly #labels = new Map<string, readonly string[]>()
  readonly #queue: TurnQueue

  constructor(ports: PolicyLoopPorts) {
    this.#ports = ports
    this.#queue = new TurnQueue(ports)
    this.#policies = new Map(ports.policies.map((policy) => [policy.descriptor.name, unbound(policy)]))
    this.#cores = new Map([...this.#policies].filter(([, {policy}]) => policy.descriptor.core))
  }

  /** Binds the global policies. */
  async start(signal: AbortSignal): Promise<void> {
    for (const bound of this.#policies.values()) if (bound.policy.descriptor.scope === 'global') await this.#bind(bound, undefined, signal)
  }

  /** It is there, or is described anew. */
  async bindApplication({name, description}: ApplicationSpec, trigger: Trigger, signal: AbortSignal): Promise<void> {
    this.#labels.set(name, description.labels ?? [])
    for (const instance of this.#instancesOf(name)) if (!this.#isWanted(instance.bound, name)) this.#retire(instance)
    const wanted = [...this.#policies.keys()].flatMap((policy) => this.#boundFor(policy, name) ?? [])
    await Promise.all(wanted.map((bound) => this.#bind(bound, name, signal)))
    this.wakeApplication(name, trigger)
  }

  /**
   * From now on this policy runs, in the place of one of its name, for the applications that it is bound to; its instances go on with what they
   * remember. A policy of a built-in one's name takes its place until `take` gives it back. A core one goes on for the applications that the other is not
   * for, and with its upkeep for all.
   */
  async put(bound: BoundPolicy, applications: Iterable<string>, signal: AbortSignal): Promise<void> {
    const {name, scope} = bound.policy.descriptor
    const names = [...applications]
    const before = this.#retirePolicy(name)
    this.#policies.set(name, bound)
    const upkeep = this.builtIn(name)?.upkeep
    if (upkeep !== undefined && this.builtIn(name) !== bound.policy && !this.#policies.has(upkeep.descriptor.name))
      await this.put(unbound(upkeep), names, signal)
    if (scope === 'global') await this.#bind(bound, undefined, signal)
    for (const application of names) {
      const wanted = this.#boundFor(name, application)
      if (wanted !== undefined) await this.#bind(wanted, application, signal)
    }
    // What a retired instance was about to be told, the new one is told.
    for (const {key, pending} of before) if (pending !== undefined) this.wake(key, pending.trigger)
    for (const instance of this.#instances.values())
      if (instance.policy.descriptor.name === name) this.#queue.add(instance, {kind: 'interval'})
  }

  /** The one of that name that is there from the beginning. */
  builtIn(name: string): Policy | undefined {
    return this.#ports.policies.find((policy) => policy.descriptor.name === name)
  }

  /** It runs no longer; a built-in one of its name does again. Resolves with what ran of it. */
  async take(name: string, applications: Iterable<string>, signal: AbortSignal): Promise<readonly PolicyInstance[]> {
    const builtIn = this.builtIn(name)
    const retired = this.#retirePolicy(name)
    this.#policies.delete(name)
    if (builtIn?.upkeep !== undefined) await this.take(builtIn.upkeep.descriptor.name, [], signal)
    if (builtIn !== undefined) await this.put(unbound(builtIn), applications, signal)
    return retired
  }

  retireApplication(application: string): readonly PolicyInstance[] {
    this.#labels.delete(application)
    const retired = this.#instancesOf(application)
    for (const instance of retired) this.#retire(instance)
    return retired
  }

  /** Whether an application is among those of a binding. */
  binds(binding: Binding, application: string): boolean {
    return binds(binding, application, this.#labels.get(application) ?? [])
  }

  wake(key: string, trigger: Trigger): void {
    const instance = this.#instances.get(key)
    if (instance !== undefined) this.#queue.add(instance, trigger)
  }

  /** Once, at the soonest of the times that were asked for since it ran last. */
  wakeAt(key: string, atMs: number, trigger: Trigger): void {
    const instance = this.#instances.get(key)
    if (instance !== undefined) this.#queue.addAt(instance, atMs, trigger)
  }

  wakeApplication(application: string, trigger: Trigger): void {
    for (const {policy} of this.#policies.values()) {
      if (policy.descriptor.scope === 'application') this.wake(instanceKey(policy.descriptor.name, application), trigger)
    }
  }

  wakeGlobal(trigger: Trigger): void {
    for (const {policy} of this.#policies.values()) if (policy.descriptor.scope === 'global') this.wake(policy.descriptor.name, trigger)
  }

  wakeAll(trigger: Trigger): void {
    for (const instance of this.#instances.values()) this.#queue.add(instance, trigger)
  }

  /** Wakes those of an application's policies that this metric concerns; a target of the application concerns who asked for its targets. */
  wakeForMetric(application: string, trigger: Extract<Trigger, {kind: 'metric'}>, isTarget: boolean): void {
    for (const {policy} of this.#policies.values()) {
      const {name, scope, metrics} = policy.descriptor
      const isConcerned = metrics.includes(trigger.metric) || (isTarget && metrics.includes(QOS_METRICS))
      if (scope === 'application' && isConcerned) this.wake(instanceKey(name, application), trigger)
    }
  }

  weightOf(name: string): Weight {
    const bound = this.#policies.get(name)
    return {core: bound?.policy.descriptor.core === true, priority: bound?.priority ?? 0}
  }

  instances(): readonly PolicyInstance[] {
    return [...this.#instances.values()]
  }

  descriptors(): readonly PolicyDescriptor[] {
    return [...this.#policies.values()].map(({policy}) => policy.descriptor)
  }

  /** Starts nothing more, and resolves when what runs has ended. */
  async stop(): Promise<void> {
    await this.#queue.stop(this.#instances.values())
  }

  async #bind(bound: BoundPolicy, application: string | undefined, signal: AbortSignal): Promise<void> {
    const {policy, stateShape} = bound
    const key = instanceKey(policy.descriptor.name, application)
    if (this.#instances.has(key)) return
    const state = await this.#ports.states.load(key, stateShape, signal)
    if (this.#instances.has(key) || !this.#isWanted(bound, application)) return
    const instance: PolicyInstance = {
      key,
      bound,
      policy,
      application,
      state,
      pending: undefined,
      isRunning: false,
      isRetired: false,
      cancelTimer: undefined,
      deferred: undefined,
      last: undefined,
    }
    this.#instances.set(key, instance)
    this.#queue.addAfter(instance, policy.descriptor.intervalMs)
  }

  /** Which policy of that name is for an application: the added one, or the core one that it leaves the application to. */
  #boundFor(name: string, application: string): BoundPolicy | undefined {
    const bound = this.#policies.get(name)
    if (bound === undefined || this.#isFor(bound, application)) return bound
    const core = this.#cores.get(name)
    return core !== undefined && this.#isFor(core, application) ? core : undefined
  }

  #isFor({policy, binding}: BoundPolicy, application: string): boolean {
    return policy.descriptor.scope === 'application' && this.binds(binding, application)
  }

  #instancesOf(application: string): readonly PolicyInstance[] {
    return [...this.#instances.values()].filter((instance) => instance.application === application)
  }

  #isWanted(bound: BoundPolicy, application: string | undefined): boolean {
    const {name} = bound.policy.descriptor
    return (application === undefined ? this.#policies.get(name) : this.#boundFor(name, application)) === bound
  }

  #retirePolicy(name: string): readonly PolicyInstance[] {
    const retired = [...this.#instances.values()].filter(({policy}) => policy.descriptor.name === name)
    for (const instance of retired) this.#retire(instance)
    return retired
  }

  #retire(instance: PolicyInstance): void {
    this.#queue.retire(instance)
    this.#instances.delete(instance.key)
  }
}

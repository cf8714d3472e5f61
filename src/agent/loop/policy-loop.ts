import {setImmediate as nextRound} from 'node:timers/promises'
import type {ApplicationSpec} from '../../platform/contract/index.js'
import type {Policy, PolicyDescriptor, Trigger} from '../../policy/contract.js'
import type {Clock, Release} from '../../support/clock.js'
import type {JsonValue} from '../../support/json.js'
import {instanceKey, type PolicyInstance} from './policy-instance.js'
import type {PolicyStates} from './policy-state.js'

export type PolicyLoopPorts = {
  readonly clock: Clock
  readonly states: PolicyStates
  readonly policies: readonly Policy[]
  /** One turn: analyze, plan, arbitrate, journal; execution goes on by itself. Resolves with when the policy wants to run again. */
  readonly turn: (instance: PolicyInstance, trigger: Trigger, sinceMs: number) => Promise<{readonly nextMs: number}>
  /** A fault that is not the policy's: it is logged where the loop was composed. */
  readonly onError: (error: unknown, instance: PolicyInstance) => void
}

/** How many policy instances may think at once: they share one thread, but may wait for workers and models. */
const CONCURRENCY = 8
const SHORTEST_INTERVAL_MS = 100

/**
 * When which policy runs: events first, its interval as the safety net. An instance never runs twice at once; what wakes it meanwhile makes it run
 * once more. Core policies go before the others.
 */
export class PolicyLoop {
  readonly #ports: PolicyLoopPorts
  readonly #instances = new Map<string, PolicyInstance>()
  readonly #core = new Set<PolicyInstance>()
  readonly #others = new Set<PolicyInstance>()
  #running = 0
  #hold: Release | undefined
  #isStopped = false
  #idle: (() => void)[] = []
  #breath: Promise<void> = Promise.resolve()

  constructor(ports: PolicyLoopPorts) {
    this.#ports = ports
  }

  /** Binds the global policies. */
  async start(signal: AbortSignal): Promise<void> {
    for (const policy of this.#ports.policies) if (policy.descriptor.scope === 'global') await this.#bind(policy, undefined, signal)
  }

  async bindApplication(application: ApplicationSpec, trigger: Trigger, signal: AbortSignal): Promise<void> {
    const policies = this.#ports.policies.filter(({descriptor}) => descriptor.scope === 'application')
    await Promise.all(policies.map((policy) => this.#bind(policy, application.name, signal)))
    this.wakeApplication(application.name, trigger)
  }

  retireApplication(application: string): readonly PolicyInstance[] {
    const retired = [...this.#instances.values()].filter((instance) => instance.application === application)
    for (const instance of retired) this.#retire(instance)
    return retired
  }

  wake(key: string, trigger: Trigger): void {
    const instance = this.#instances.get(key)
    if (instance !== undefined) this.#enqueue(instance, trigger)
  }

  /** Once, at the soonest of the times that were asked for since it ran last. */
  wakeAt(key: string, atMs: number, trigger: Trigger): void {
    const instance = this.#instances.get(key)
    if (instance === undefined || this.#isStopped || (instance.deferred !== undefined && instance.deferred.atMs <= atMs)) return
    instance.deferred?.cancel()
    const cancel = this.#ports.clock.schedule(Math.max(0, atMs - this.#ports.clock.now()), () => {
      instance.deferred = undefined
      this.#enqueue(instance, trigger)
    })
    instance.deferred = {atMs, cancel}
  }

  wakeApplication(application: string, trigger: Trigger): void {
    for (const {descriptor} of this.#ports.policies) {
      if (descriptor.scope === 'application') this.wake(instanceKey(descriptor.name, application), trigger)
    }
  }

  wakeGlobal(trigger: Trigger): void {
    for (const {descriptor} of this.#ports.policies) if (descriptor.scope === 'global') this.wake(descriptor.name, trigger)
  }

  wakeAll(trigger: Trigger): void {
    for (const instance of this.#instances.values()) this.#enqueue(instance, trigger)
  }

  instances(): readonly PolicyInstance[] {
    return [...this.#instances.values()]
  }

  descriptors(): readonly PolicyDescriptor[] {
    return this.#ports.policies.map((policy) => policy.descriptor)
  }

  /** Starts nothing more, and resolves when what runs has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const instance of this.#instances.values()) cancelTimers(instance)
    this.#core.clear()
    this.#others.clear()
    if (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve))
    this.#hold?.()
  }

  async #bind(policy: Policy, application: string | undefined, signal: AbortSignal): Promise<void> {
    const key = instanceKey(policy.descriptor.name, application)
    if (this.#instances.has(key)) return
    const state: JsonValue = (await this.#ports.states.load(key, signal)) ?? (await policy.initialState())
    const instance: PolicyInstance = {
      key,
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
    this.#scheduleNext(instance, policy.descriptor.intervalMs)
  }

  #retire(instance: PolicyInstance): void {
    instance.isRetired = true
    cancelTimers(instance)
    this.#core.delete(instance)
    this.#others.delete(instance)
    this.#instances.delete(instance.key)
  }

  #enqueue(instance: PolicyInstance, trigger: Trigger): void {
    if (this.#isStopped || instance.isRetired) return
    instance.pending = {trigger, sinceMs: instance.pending?.sinceMs ?? this.#ports.clock.now()}
    if (instance.isRunning) return
    this.#queueOf(instance).add(instance)
    this.#hold ??= this.#ports.clock.hold()
    this.#pump()
  }

  #pump(): void {
    while (this.#running < CONCURRENCY && !this.#isStopped) {
      const instance = first(this.#core) ?? first(this.#others)
      if (instance === undefined) break
      this.#queueOf(instance).delete(instance)
      void this.#run(instance)
    }
    if (this.#running > 0) return
    this.#hold?.()
    this.#hold = undefined
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  async #run(instance: PolicyInstance): Promise<void> {
    const {pending} = instance
    if (pending === undefined) return
    instance.pending = undefined
    instance.isRunning = true
    cancelTimers(instance)
    this.#running += 1
    let nextMs = instance.policy.descriptor.intervalMs
    try {
      await this.#breathe()
      if (instance.isRetired || this.#isStopped) return
      nextMs = (await this.#ports.turn(instance, pending.trigger, pending.sinceMs)).nextMs
    } catch (error) {
      this.#ports.onError(error, instance)
    } finally {
      instance.isRunning = false
      this.#running -= 1
      if (!instance.isRetired && !this.#isStopped) {
        // Where the policy asked to look again soon, what woke it is still what it looks at.
        const isFollowUp = nextMs < instance.policy.descriptor.intervalMs
        this.#scheduleNext(instance, nextMs, isFollowUp ? pending.trigger : undefined)
        if (this.#isPending(instance)) this.#queueOf(instance).add(instance)
      }
      this.#pump()
    }
  }

  /** One turn a round of the event loop: however many wait, the lease is renewed and the platform heard in between. */
  #breathe(): Promise<void> {
    this.#breath = this.#breath.then(() => nextRound())
    return this.#breath
  }

  #isPending(instance: PolicyInstance): boolean {
    return instance.pending !== undefined
  }

  #scheduleNext(instance: PolicyInstance, delayMs: number, trigger: Trigger = {kind: 'interval'}): void {
    instance.cancelTimer?.()
    instance.cancelTimer = this.#ports.clock.schedule(Math.max(delayMs, SHORTEST_INTERVAL_MS), () => this.#enqueue(instance, trigger))
  }

  #queueOf(instance: PolicyInstance): Set<PolicyInstance> {
    return instance.policy.descriptor.core ? this.#core : this.#others
  }
}

/** Whatever was to wake it later: when it runs, it says anew when it wants to. */
function cancelTimers(instance: PolicyInstance): void {
  instance.cancelTimer?.()
  instance.deferred?.cancel()
  instance.deferred = undefined
}

function first(queue: ReadonlySet<PolicyInstance>): PolicyInstance | undefined {
  for (const instance of queue) return instance
  return undefined
}

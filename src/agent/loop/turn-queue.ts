import {setImmediate as nextRound} from 'node:timers/promises'
import type {Trigger} from '../../policy/contract.js'
import type {Clock, Release} from '../../support/clock.js'
import type {PolicyInstance} from './policy-instance.js'

export type TurnQueuePorts = {
  readonly clock: Clock
  /** One turn: analyze, plan, arbitrate, journal; execution goes on by itself. Resolves with when the policy wants to run again. */
  readonly turn: (instance: PolicyInstance, trigger: Trigger, sinceMs: number) => Promise<{readonly nextMs: number}>
  /** A fault that is not the policy's: it is logged where the loop was composed. */
  readonly onError: (error: unknown, instance: PolicyInstance) => void
}

/** How many policy instances may think at once: they share one thread, but may wait for workers and models. */
const CONCURRENCY = 8
/** Of one that runs elsewhere: it answers one after the other, and must not keep the others waiting while it thinks. */
const HOSTED_CONCURRENCY = 1
const SHORTEST_INTERVAL_MS = 100

/**
 * When which policy has its turn: events first, its interval as the safety net. An instance never runs twice at once; what wakes it meanwhile makes it run
 * once more. Core policies go before the others.
 */
export class TurnQueue {
  readonly #ports: TurnQueuePorts
  readonly #core = new Set<PolicyInstance>()
  readonly #others = new Set<PolicyInstance>()
  /** How many of each policy run now. */
  readonly #hosted = new Map<string, number>()
  #running = 0
  #hold: Release | undefined
  #isStopped = false
  #idle: (() => void)[] = []
  #breath: Promise<void> = Promise.resolve()

  constructor(ports: TurnQueuePorts) {
    this.#ports = ports
  }

  add(instance: PolicyInstance, trigger: Trigger): void {
    if (this.#isStopped || instance.isRetired || !wakes(instance, trigger)) return
    instance.pending = {trigger, sinceMs: instance.pending?.sinceMs ?? this.#ports.clock.now()}
    if (instance.isRunning) return
    this.#queueOf(instance).add(instance)
    this.#hold ??= this.#ports.clock.hold()
    this.#pump()
  }

  /** Once, at the soonest of the times that were asked for since it ran last. */
  addAt(instance: PolicyInstance, atMs: number, trigger: Trigger): void {
    if (this.#isStopped || (instance.deferred !== undefined && instance.deferred.atMs <= atMs)) return
    instance.deferred?.cancel()
    const cancel = this.#ports.clock.schedule(Math.max(0, atMs - this.#ports.clock.now()), () => {
      instance.deferred = undefined
      this.add(instance, trigger)
    })
    instance.deferred = {atMs, cancel}
  }

  /** In the place of the time that it was to run next. */
  addAfter(instance: PolicyInstance, delayMs: number, trigger: Trigger = {kind: 'interval'}): void {
    instance.cancelTimer?.()
    instance.cancelTimer = this.#ports.clock.schedule(Math.max(delayMs, SHORTEST_INTERVAL_MS), () => this.add(instance, trigger))
  }

  /** It has no turn any more. One that is under way ends. */
  retire(instance: PolicyInstance): void {
    instance.isRetired = true
    cancelTimers(instance)
    this.#queueOf(instance).delete(instance)
  }

  /** Starts nothing more, and resolves when what runs has ended. */
  async stop(instances: Iterable<PolicyInstance>): Promise<void> {
    this.#isStopped = true
    for (const instance of instances) cancelTimers(instance)
    this.#core.clear()
    this.#others.clear()
    if (this.#isBusy()) await new Promise<void>((resolve) => this.#idle.push(resolve))
    this.#hold?.()
  }

  #pump(): void {
    while (!this.#isStopped) {
      const instance = this.#next(this.#core) ?? this.#next(this.#others)
      if (instance === undefined) break
      this.#queueOf(instance).delete(instance)
      void this.#run(instance)
    }
    if (this.#isBusy()) return
    this.#hold?.()
    this.#hold = undefined
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  #isBusy(): boolean {
    return this.#running > 0 || this.#hosted.size > 0
  }

  /** The first that has a place: here, or where it runs. */
  #next(queue: ReadonlySet<PolicyInstance>): PolicyInstance | undefined {
    for (const instance of queue) {
      const running = isHosted(instance) ? (this.#hosted.get(instance.policy.descriptor.name) ?? 0) : this.#running
      if (running < (isHosted(instance) ? HOSTED_CONCURRENCY : CONCURRENCY)) return instance
    }
    return undefined
  }

  #count(instance: PolicyInstance, more: 1 | -1): void {
    if (!isHosted(instance)) {
      this.#running += more
      return
    }
    const {name} = instance.policy.descriptor
    const running = (this.#hosted.get(name) ?? 0) + more
    if (running === 0) this.#hosted.delete(name)
    else this.#hosted.set(name, running)
  }

  async #run(instance: PolicyInstance): Promise<void> {
    const {pending} = instance
    if (pending === undefined) return
    instance.pending = undefined
    instance.isRunning = true
    cancelTimers(instance)
    this.#count(instance, 1)
    let nextMs = instance.policy.descriptor.intervalMs
    try {
      await this.#breathe()
      if (instance.isRetired || this.#isStopped) return
      nextMs = (await this.#ports.turn(instance, pending.trigger, pending.sinceMs)).nextMs
    } catch (error) {
      this.#ports.onError(error, instance)
    } finally {
      instance.isRunning = false
      this.#count(instance, -1)
      if (!instance.isRetired && !this.#isStopped) {
        // Where the policy asked to look again soon, what woke it is still what it looks at.
        const isFollowUp = nextMs < instance.policy.descriptor.intervalMs
        this.addAfter(instance, nextMs, isFollowUp ? pending.trigger : undefined)
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

  #queueOf(instance: PolicyInstance): Set<PolicyInstance> {
    return instance.policy.descriptor.core ? this.#core : this.#others
  }
}

function wakes({policy}: PolicyInstance, {kind}: Trigger): boolean {
  return policy.descriptor.isPaced !== true || kind === 'interval' || kind === 'application'
}

/** Whatever was to wake it later: when it runs, it says anew when it wants to. */
function cancelTimers(instance: PolicyInstance): void {
  instance.cancelTimer?.()
  instance.deferred?.cancel()
  instance.deferred = undefined
}

function isHosted({policy}: PolicyInstance): boolean {
  return 'health' in policy
}

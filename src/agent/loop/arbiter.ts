import type {ArbiterVerdict, Proposer} from '../../knowledge/contract.js'
import type {Mechanism} from '../../mechanism/contract.js'
import type {Order, Reason} from '../../platform/contract/index.js'
import type {Action, PolicyDescriptor, World} from '../../policy/contract.js'
import {priorityOf} from './priority.js'
import type {ChangeStamps} from './stamps.js'
import {describeTarget, targetKey} from './target.js'

export type Mode = 'heuristic' | 'ml' | 'advise'

/** One action that wants to be carried out. */
export type Proposal = {
  readonly decision: string
  readonly proposer: Proposer
  readonly descriptor: PolicyDescriptor
  readonly action: Action
  readonly sinceMs: number
  /** A person has approved exactly this. */
  readonly approved: boolean
}

type Lock = {readonly decision: string; readonly proposer: Proposer; readonly what: string; readonly abort: (reason: string) => boolean}
type Waiting = {readonly policy: string; readonly priority: (nowMs: number) => number; readonly sinceMs: number; readonly wake: () => void}

export type ArbiterPorts = {
  readonly mechanisms: ReadonlyMap<string, Mechanism>
  readonly validate: (mechanism: string, command: Action['command']) => readonly string[]
  readonly stamps: ChangeStamps
  readonly mode: () => Mode
  /** Orders in force on a target, newest last. */
  readonly orders: (application: string, component: string, nowMs: number) => readonly Order[]
}

/** The policy wants what it is already being given: nothing that a person need read. */
export const UNDER_WAY = 'under-way'
/** How long the first in the waiting line of a freed target keeps the others out. */
const RESERVED_MS = 2_000
/** How soon a proposal that met a lock is looked at again if nobody frees it. */
const LOCK_RETRY_MS = 5_000

/**
 * The one place that admits, defers or rejects. It holds the locks, and asks in the order of the design: known mechanism and valid command,
 * permitted actions, a person's order, eligibility, lock, waiting line, cooldown, budget, mode.
 */
export class Arbiter {
  readonly #ports: ArbiterPorts
  readonly #locks = new Map<string, Lock>()
  readonly #waiting = new Map<string, Waiting[]>()
  readonly #reserved = new Map<string, {readonly policy: string; readonly untilMs: number}>()

  constructor(ports: ArbiterPorts) {
    this.#ports = ports
  }

  /** `wake` is called when a deferred proposal should be made again. An admitted one holds its target's lock until `release`. */
  judge(proposal: Proposal, world: World, wake: () => void, abort: (reason: string) => boolean): ArbiterVerdict {
    const {action, descriptor, proposer} = proposal
    const mechanism = this.#ports.mechanisms.get(action.mechanism)
    if (mechanism === undefined)
      return rejected('mechanism-unknown', `There is no mechanism ${action.mechanism} at this agent.`, 'mlsysops mechanism list')
    const faults = this.#ports.validate(action.mechanism, action.command)
    if (faults.length > 0) return rejected('command-invalid', `The command for ${action.mechanism} is not valid: ${faults.join('; ')}.`)

    const byPerson = proposer.kind === 'person'
    if (!byPerson) {
      const refusal = this.#notPermitted(mechanism, action, world) ?? this.#overruled(mechanism, action, world.nowMs)
      if (refusal !== undefined) return {kind: 'rejected', reasons: [refusal]}
    }
    const check = mechanism.check(action.command, world)
    if (check.kind === 'inadmissible') return {kind: 'rejected', reasons: check.reasons}

    const target = targetKey(action.target)
    return (
      this.#locked(proposal, target, world.nowMs, wake) ??
      (byPerson
        ? undefined
        : (this.#inLine(target, descriptor.name, world.nowMs, proposal, wake) ?? this.#paused(target, descriptor, world.nowMs))) ??
      (this.#ports.mode() === 'advise' && !byPerson && !descriptor.core && !proposal.approved
        ? {
            kind: 'awaiting-approval',
            reason: `The slice is in advise mode: a person must approve it (mlsysops decision approve ${proposal.decision}).`,
          }
        : this.#admit(proposal, target, abort))
    )
  }

  /** The outcome is known: the target is free, and the first in its waiting line may try again. */
  release(decision: string, target: string, nowMs: number): void {
    if (this.#locks.get(target)?.decision !== decision) return
    this.#locks.delete(target)
    const line = this.#waiting.get(target)
    if (line === undefined || line.length === 0) return
    this.#waiting.delete(target)
    const byPriority = line.toSorted((a, b) => b.priority(nowMs) - a.priority(nowMs) || a.sinceMs - b.sinceMs)
    const first = byPriority[0]
    if (first !== undefined) this.#reserved.set(target, {policy: first.policy, untilMs: nowMs + RESERVED_MS})
    for (const waiting of byPriority) waiting.wake()
  }

  /** Takes the lock of a change that an earlier life of this agent began. */
  resume(decision: string, proposer: Proposer, target: string, what: string, abort: (reason: string) => boolean): void {
    this.#locks.set(target, {decision, proposer, what, abort})
  }

  isLocked(target: string): boolean {
    return this.#locks.has(target)
  }

  #notPermitted(mechanism: Mechanism, action: Action, world: World): Reason | undefined {
    const needed = mechanism.permission(action.command, world)
    if (needed === undefined || action.target.kind === 'knob') return undefined
    const permitted = world.applications.get(action.target.application)?.description.permitted_actions
    if (permitted === undefined || permitted.includes('*') || permitted.some((name) => name === needed)) return undefined
    return {
      code: 'not-permitted',
      message: `${action.target.application} does not permit ${needed} (its permitted_actions: ${permitted.join(', ') || 'none'}).`,
      wayOut: `Add ${needed} to permitted_actions, or order it yourself: mlsysops app move ${action.target.application} …`,
    }
  }

  #overruled(mechanism: Mechanism, action: Action, nowMs: number): Reason | undefined {
    if (action.target.kind !== 'component') return undefined
    const orders = this.#ports.orders(action.target.application, action.target.component, nowMs)
    for (const order of orders.toReversed()) {
      const refusal = mechanism.overruledBy(action.command, order)
      if (refusal !== undefined) return refusal
    }
    return undefined
  }

  #locked(proposal: Proposal, target: string, nowMs: number, wake: () => void): ArbiterVerdict | undefined {
    const lock = this.#locks.get(target)
    if (lock === undefined) return undefined
    const isOwn = lock.proposer.kind === 'policy' && proposal.proposer.kind === 'policy' && lock.proposer.policy === proposal.proposer.policy
    if (isOwn) return {kind: 'deferred', code: UNDER_WAY, reason: `Its own change is under way: ${lock.what}.`, notBeforeMs: nowMs + LOCK_RETRY_MS}
    const holder = lock.proposer.kind === 'person' ? `${lock.proposer.by}'s order` : lock.proposer.policy
    const aborting =
      proposal.proposer.kind === 'person' && lock.proposer.kind !== 'person' && lock.abort(`${proposal.proposer.by} ordered otherwise`)
    this.#wait(target, proposal, nowMs, wake)
    const what = describeTarget(proposal.action.target)
    return {
      kind: 'deferred',
      code: 'target-locked',
      reason: `${what} is being changed by ${holder} (${lock.what})${aborting ? ', which is now taken back' : ''}.`,
      notBeforeMs: nowMs + LOCK_RETRY_MS,
    }
  }

  #inLine(target: string, policy: string, nowMs: number, proposal: Proposal, wake: () => void): ArbiterVerdict | undefined {
    const reserved = this.#reserved.get(target)
    if (reserved === undefined) return undefined
    if (reserved.policy === policy || reserved.untilMs <= nowMs) {
      this.#reserved.delete(target)
      return undefined
    }
    this.#wait(target, proposal, nowMs, wake)
    return {
      kind: 'deferred',
      code: 'waits-in-line',
      reason: `${reserved.policy} waited longer for ${describeTarget(proposal.action.target)}.`,
      notBeforeMs: reserved.untilMs,
    }
  }

  #paused(target: string, descriptor: PolicyDescriptor, nowMs: number): ArbiterVerdict | undefined {
    const last = this.#ports.stamps.lastChange(target)
    if (last !== undefined && nowMs - last.timeMs < descriptor.cooldownMs) {
      const notBeforeMs = last.timeMs + descriptor.cooldownMs
      return {
        kind: 'deferred',
        code: 'cooldown',
        reason: `It was changed ${seconds(nowMs - last.timeMs)} ago by ${last.policy}; ${descriptor.name} leaves a target alone for ${seconds(descriptor.cooldownMs)} after a change.`,
        notBeforeMs,
      }
    }
    const {budget} = descriptor
    if (budget === undefined) return undefined
    const changes = this.#ports.stamps.changesSince(target, descriptor.name, nowMs - budget.windowMs)
    const first = changes.at(-budget.changes)
    if (first === undefined) return undefined
    return {
      kind: 'deferred',
      code: 'budget-spent',
      reason: `${descriptor.name} has changed it ${changes.length} times within ${seconds(budget.windowMs)}, as often as its budget allows.`,
      notBeforeMs: first + budget.windowMs,
    }
  }

  #wait(target: string, proposal: Proposal, nowMs: number, wake: () => void): void {
    const line = this.#waiting.get(target) ?? []
    const policy = proposal.descriptor.name
    const sinceMs = line.find((one) => one.policy === policy)?.sinceMs ?? Math.min(proposal.sinceMs, nowMs)
    const priority = (atMs: number) => priorityOf(proposal.proposer, proposal.descriptor.core, atMs - sinceMs)
    this.#waiting.set(target, [...line.filter((one) => one.policy !== policy), {policy, priority, sinceMs, wake}])
  }

  #admit(proposal: Proposal, target: string, abort: (reason: string) => boolean): ArbiterVerdict {
    this.#locks.set(target, {decision: proposal.decision, proposer: proposal.proposer, what: proposal.action.reason, abort})
    this.#reserved.delete(target)
    const why =
      proposal.proposer.kind === 'person'
        ? `${proposal.proposer.by} ordered it`
        : proposal.approved
          ? 'a person approved it'
          : 'it is permitted, eligible and due'
    return {kind: 'admitted', reason: `Admitted: ${why}.`}
  }
}

function rejected(code: string, message: string, wayOut?: string): ArbiterVerdict {
  return {kind: 'rejected', reasons: [wayOut === undefined ? {code, message} : {code, message, wayOut}]}
}

function seconds(ms: number): string {
  return ms < 90_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`
}

import type {ArbiterVerdict, Proposer} from '../../knowledge/contract.js'
import {permits} from '../../matching/permitted.js'
import type {Mechanism, Verdict} from '../../mechanism/contract.js'
import type {Order, Reason} from '../../platform/contract/index.js'
import type {Action, Mode, PolicyDescriptor, World} from '../../policy/contract.js'
import {rejectionOf} from './answers.js'
import {type Failed, Failures} from './failures.js'
import {type Proposal, proposerKey} from './proposal.js'
import type {ChangeStamps} from './stamps.js'
import {applicationOf, describeTarget, targetKey} from './target.js'
import {WaitingLine} from './waiting-line.js'

export type {Mode} from '../../policy/contract.js'

type Lock = {
  readonly decision: string
  readonly proposer: Proposer
  readonly what: string
  /** The wish that it carries out, so that a failure is told from one of another wish. */
  readonly wish: string
  readonly sinceMs: number
  readonly abort: (reason: string) => boolean
}

/** Of a proposal what it is about, whatever a person answers to it. */
type Subject = Pick<Proposal, 'proposer' | 'descriptor' | 'action' | 'application'>
type Rejected = Extract<ArbiterVerdict, {kind: 'rejected'}>

export type ArbiterPorts = {
  readonly mechanisms: ReadonlyMap<string, Mechanism>
  readonly validate: (mechanism: string, command: Action['command']) => readonly string[]
  readonly stamps: ChangeStamps
  /** Who decides for an application; without one, for the slice. */
  readonly mode: (application: string | undefined) => Mode
  /** Why a mechanism that is not here is none of this layer. */
  readonly elsewhere?: (mechanism: string) => Reason | undefined
  /** Orders in force on a target, newest last. */
  readonly orders: (application: string, component: string, nowMs: number) => readonly Order[]
}

/** How a person orders what policies need a permission for. */
const ORDERS: {readonly [permission: string]: string | undefined} = {
  component_relocation: 'move',
  component_scaling: 'scale',
  change_container_image: 'set-image',
  change_container_resource_requirements: 'set-resources',
}

/** The policy wants what it is already being given: nothing that a person need read. */
export const UNDER_WAY = 'under-way'
/** How soon a proposal that met a lock is looked at again if nobody frees it. */
const LOCK_RETRY_MS = 5_000
const WORLD_RETRY_MS = 30_000

/**
 * The one place that admits, defers or rejects. It holds the locks, and asks in the order of the design: known mechanism and valid command,
 * declared by the policy, permitted actions, a person's order, eligibility, a person's refusal, lock, earlier failure, what the world does not allow
 * yet, waiting line, cooldown, budget, mode.
 */
export class Arbiter {
  readonly #ports: ArbiterPorts
  readonly #locks = new Map<string, Lock>()
  readonly #line = new WaitingLine()
  readonly #failures = new Failures()

  constructor(ports: ArbiterPorts) {
    this.#ports = ports
  }

  /** `wake` is called when a deferred proposal should be made again. An admitted one holds its target's lock until `release`. */
  judge(proposal: Proposal, world: World, wake: () => void, abort: (reason: string) => boolean): ArbiterVerdict {
    const check = this.#consider(proposal, world)
    if (check.kind === 'rejected') return check
    const {action, descriptor, proposer, rejection} = proposal
    if (rejection !== undefined) return rejectionOf(rejection)
    const byPerson = proposer.kind === 'person'
    const target = targetKey(action.target)
    const wish = wishOf(action, world)
    return (
      this.#locked(proposal, target, world.nowMs, wake) ??
      (proposal.approvedBy === undefined ? this.#failures.pause(target, wish, world.nowMs) : undefined) ??
      waitsFor(check, world.nowMs) ??
      (byPerson ? undefined : (this.#inLine(target, world.nowMs, proposal, wake) ?? this.#paused(target, descriptor, world.nowMs))) ??
      (proposal.approvedBy === undefined && !descriptor.core ? this.#adviceOn(proposal) : undefined) ??
      this.#admit(proposal, target, wish, world.nowMs, abort)
    )
  }

  /**
   * Asks a mechanism that answers from outside whether it may be done, before it is judged; the answer belongs into the proposal. Undefined: there is
   * nothing to ask, or it is rejected without asking.
   */
  async inspect(proposal: Subject, world: World, signal: AbortSignal): Promise<Verdict | undefined> {
    const {mechanism: name, command} = proposal.action
    const mechanism = this.#ports.mechanisms.get(name)
    if (mechanism?.inspect === undefined || this.#refusal(mechanism, proposal, world) !== undefined) return undefined
    return mechanism.inspect(command, world, signal)
  }

  /** What a person's order would meet now; it takes no lock and joins no line. */
  foresee(proposal: Proposal, world: World): ArbiterVerdict {
    const check = this.#consider(proposal, world)
    if (check.kind === 'rejected') return check
    const lock = this.#locks.get(targetKey(proposal.action.target))
    const waits = waitsFor(check, world.nowMs)
    if (waits !== undefined || lock === undefined) return waits ?? {kind: 'admitted', reason: 'It would be admitted now.'}
    const reason = `${describeTarget(proposal.action.target)} is being changed (${lock.what}); the order would go next, or take that change back.`
    return {kind: 'deferred', code: 'target-locked', reason, notBeforeMs: world.nowMs + LOCK_RETRY_MS}
  }

  /** What speaks against it whoever else wants something, or what its mechanism says of it. */
  #consider(proposal: Proposal, world: World): Rejected | Exclude<Verdict, {kind: 'inadmissible'}> {
    const {action, inspected} = proposal
    const mechanism = this.#ports.mechanisms.get(action.mechanism)
    if (mechanism === undefined) return this.#missing(action.mechanism)
    const refusal = this.#refusal(mechanism, proposal, world)
    if (refusal !== undefined) return refusal
    const check = inspected ?? mechanism.check(action.command, world)
    return check.kind === 'inadmissible' ? {kind: 'rejected', reasons: check.reasons} : check
  }

  /** What speaks against it without its mechanism being asked. */
  #refusal(mechanism: Mechanism, proposal: Subject, world: World): Rejected | undefined {
    const {action, proposer} = proposal
    const faults = this.#ports.validate(action.mechanism, action.command)
    if (faults.length > 0) return rejected('command-invalid', `The command for ${action.mechanism} is not valid: ${faults.join('; ')}.`)
    const fault = undeclared(mechanism, proposal)
    if (fault !== undefined) return {kind: 'rejected', reasons: [fault]}
    if (proposer.kind !== 'person') {
      const refusal = this.#notPermitted(mechanism, proposal, world) ?? this.#overruled(mechanism, action, world)
      if (refusal !== undefined) return {kind: 'rejected', reasons: [refusal]}
    }
    return undefined
  }

  #missing(mechanism: string): Rejected {
    const elsewhere = this.#ports.elsewhere?.(mechanism)
    if (elsewhere !== undefined) return {kind: 'rejected', reasons: [elsewhere]}
    return rejected('mechanism-unknown', `There is no mechanism ${mechanism} at this agent.`, 'mlsysops mechanism list')
  }

  /** The outcome is known: the target is free, and the first in its waiting line may try again. `failed`: why; the same wish is not tried again at once. */
  release(decision: string, target: string, nowMs: number, failed?: Failed): void {
    const lock = this.#locks.get(target)
    if (lock?.decision !== decision) return
    this.#locks.delete(target)
    if (failed === undefined) this.#failures.clear(target)
    else this.#failures.add(target, lock.wish, failed, nowMs, nowMs - lock.sinceMs)
    this.#line.free(target, nowMs)
  }

  /** Takes the lock of a change that an earlier life of this agent began. Where it fails, that counts against whoever wants the same again. */
  resume(
    {decision, proposer, what}: Pick<Lock, 'decision' | 'proposer' | 'what'>,
    begun: Pick<Action, 'target' | 'command'>,
    world: World,
    abort: (reason: string) => boolean,
  ): void {
    this.#locks.set(targetKey(begun.target), {decision, proposer, what, wish: wishOf(begun, world), sinceMs: world.nowMs, abort})
  }

  /** The target is gone, and what is known of it with it. */
  forget(target: string): void {
    this.#failures.clear(target)
    this.#line.forget(target)
  }

  isLocked(target: string): boolean {
    return this.#locks.has(target)
  }

  #notPermitted(mechanism: Mechanism, {action, application: bound}: Subject, world: World): Reason | undefined {
    const needed = mechanism.permission(action.command, world)
    if (needed === undefined) return undefined
    if (action.target.kind === 'knob') return notPermittedOnNode(needed, action.mechanism, action.target.node, world)
    // What only a mechanism knows belongs to no application: the one for which the policy works is asked, where it is for one.
    const application = action.target.kind === 'external' ? bound : action.target.application
    const description = application === undefined ? undefined : world.applications.get(application)?.description
    if (description === undefined || permits(description, needed)) return undefined
    const permitted = description.permitted_actions ?? []
    const order = ORDERS[needed]
    return {
      code: 'not-permitted',
      message: `${application} does not permit ${needed} (its permitted_actions: ${permitted.join(', ') || 'none'}).`,
      wayOut: `Add ${needed} to permitted_actions${order === undefined ? '' : `, or order it yourself: mlsysops app ${order} ${application} …`}`,
    }
  }

  #overruled(mechanism: Mechanism, action: Action, world: World): Reason | undefined {
    const held = mechanism.heldBy?.(action.command, world)
    if (held !== undefined) return held
    if (action.target.kind !== 'component') return undefined
    const orders = this.#ports.orders(action.target.application, action.target.component, world.nowMs)
    for (const order of orders.toReversed()) {
      const refusal = mechanism.overruledBy(action.command, order, world)
      if (refusal !== undefined) return refusal
    }
    return undefined
  }

  #locked(proposal: Proposal, target: string, nowMs: number, wake: () => void): ArbiterVerdict | undefined {
    const lock = this.#locks.get(target)
    if (lock === undefined) return undefined
    const isOwn = proposerKey(lock.proposer) === proposerKey(proposal.proposer)
    if (isOwn)
      return {kind: 'deferred', code: UNDER_WAY, reason: `Its own change is under way: ${lock.what}.`, notBeforeMs: nowMs + LOCK_RETRY_MS}
    const {proposer} = proposal
    const aborting = proposer.kind === 'person' && this.#yields(lock, proposal, nowMs) && lock.abort(`${proposer.by} ordered otherwise`)
    this.#line.join(target, proposal, nowMs, wake)
    const holder = lock.proposer.kind === 'person' ? `${lock.proposer.by}'s order` : lock.proposer.policy
    return {
      kind: 'deferred',
      code: 'target-locked',
      reason: `${describeTarget(proposal.action.target)} is being changed by ${holder} (${lock.what})${aborting ? ', which is now taken back' : ''}.`,
      notBeforeMs: nowMs + LOCK_RETRY_MS,
    }
  }

  /** To a person's order a policy's change gives way, and so does an order that is not in force any more. */
  #yields({proposer}: Lock, {action}: Proposal, nowMs: number): boolean {
    if (proposer.kind !== 'person' || action.target.kind !== 'component') return proposer.kind !== 'person'
    return !this.#ports.orders(action.target.application, action.target.component, nowMs).some((order) => order.id === proposer.order)
  }

  #inLine(target: string, nowMs: number, proposal: Proposal, wake: () => void): ArbiterVerdict | undefined {
    const reserved = this.#line.reservedFor(target, nowMs)
    if (reserved === undefined) return undefined
    if (reserved.key === proposerKey(proposal.proposer)) {
      this.#line.claim(target)
      return undefined
    }
    this.#line.join(target, proposal, nowMs, wake)
    return {
      kind: 'deferred',
      code: 'waits-in-line',
      reason: `${reserved.key} goes first for ${describeTarget(proposal.action.target)}.`,
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

  #adviceOn({action: {target}, application, decision}: Proposal): ArbiterVerdict | undefined {
    const concerned = applicationOf(target) ?? application
    if (this.#ports.mode(concerned) !== 'advise') return undefined
    const reason = `${concerned ?? 'The slice'} is in advise mode: a person must approve it (mlsysops plan approve ${decision}).`
    return {kind: 'awaiting-approval', reason}
  }

  #admit(proposal: Proposal, target: string, wish: string, nowMs: number, abort: (reason: string) => boolean): ArbiterVerdict {
    this.#locks.set(target, {
      decision: proposal.decision,
      proposer: proposal.proposer,
      what: proposal.action.reason,
      wish,
      sinceMs: nowMs,
      abort,
    })
    this.#line.leave(target, proposerKey(proposal.proposer))
    const why =
      proposal.proposer.kind === 'person'
        ? `${proposal.proposer.by} ordered it`
        : proposal.approvedBy !== undefined
          ? `${proposal.approvedBy} approved it`
          : 'it is permitted, eligible and due'
    return {kind: 'admitted', reason: `Admitted: ${why}.`}
  }
}

/** A policy may use the mechanisms that it names, on what they say that they change, and only what it is bound to. */
function undeclared(mechanism: Mechanism, {action, descriptor, application}: Subject): Reason | undefined {
  const {name, mechanisms} = descriptor
  if (!mechanisms.includes(action.mechanism)) {
    return {
      code: 'mechanism-not-declared',
      message: `${name} does not say that it uses ${action.mechanism} (its mechanisms: ${mechanisms.join(', ') || 'none'}).`,
      wayOut: `Name ${action.mechanism} in the descriptor of ${name}.`,
    }
  }
  const target = targetKey(mechanism.target(action.command))
  if (target !== targetKey(action.target)) {
    return {code: 'target-differs', message: `The command changes ${target}, and the action says ${targetKey(action.target)}.`}
  }
  const changed = applicationOf(action.target)
  if (application === undefined || changed === undefined || changed === application) return undefined
  return {code: 'target-foreign', message: `${name} is bound to ${application} here, and the command changes ${changed}.`}
}

/** Of a node the description says what may be done to it. */
function notPermittedOnNode(needed: string, mechanism: string, name: string, world: World): Reason | undefined {
  const node = world.nodes.get(name)
  const permitted = node?.description.permitted_actions
  if (permitted === undefined || permitted.includes('*') || permitted.some((one) => one === needed)) return undefined
  return {
    code: 'not-permitted',
    message: `${name} does not permit ${needed} (its permitted_actions: ${permitted.join(', ') || 'none'}).`,
    wayOut: `Add ${needed} to permitted_actions of the node, or order it yourself: mlsysops mechanism apply ${mechanism} …`,
  }
}

/** What changes in the world wakes whoever waits for it; this is the safety net. */
function waitsFor(check: Verdict, nowMs: number): ArbiterVerdict | undefined {
  if (check.kind !== 'not-yet') return undefined
  const {code, message} = check.reason
  return {kind: 'deferred', code, reason: `It waits: ${message}.`, notBeforeMs: nowMs + WORLD_RETRY_MS}
}

/** The same wish of the same application as it is described now. */
function wishOf({command, target}: Pick<Action, 'command' | 'target'>, world: World): string {
  const revision = world.applications.get(applicationOf(target) ?? '')?.revision ?? ''
  return `${revision}|${JSON.stringify(command)}`
}

function rejected(code: string, message: string, wayOut?: string): Rejected {
  return {kind: 'rejected', reasons: [wayOut === undefined ? {code, message} : {code, message, wayOut}]}
}

function seconds(ms: number): string {
  return ms < 90_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`
}

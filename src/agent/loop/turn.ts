import {isDeepStrictEqual} from 'node:util'
import type {ArbiterVerdict, Decision, DecisionOutcome, Proposer} from '../../knowledge/contract.js'
import {ROLLED_BACK} from '../../mechanism/contract.js'
import type {ApplicationSpec, Order} from '../../platform/contract/index.js'
import type {Action, Analysis, Layer, Mode, Plan, PolicyInput, Predictor, Trigger, World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import type {JsonValue} from '../../support/json.js'
import type {TelemetryReader} from '../../telemetry/contract.js'
import {type Arbiter, UNDER_WAY} from './arbiter.js'
import type {DecisionLog} from './decision-log.js'
import type {Failed} from './failures.js'
import type {PolicyInstance} from './policy-instance.js'
import type {PolicyStates} from './policy-state.js'
import {componentOf, record, type Turn} from './record.js'
import type {ChangeStamps} from './stamps.js'
import {isWanted, targetKey} from './target.js'
import {withinTimeLimit} from './time-limit.js'

export type TurnPorts = {
  readonly agent: {readonly name: string; readonly layer: Layer; readonly cluster: string | undefined}
  readonly clock: Clock
  readonly world: () => World
  readonly telemetry: TelemetryReader
  readonly predictor: Predictor
  readonly mechanisms: () => PolicyInput['mechanisms']
  readonly arbiter: Arbiter
  readonly log: DecisionLog
  readonly stamps: ChangeStamps
  readonly states: PolicyStates
  readonly newId: () => string
  readonly mode: () => Mode
  /** Why nothing new may be done now: the platform is not heard, another agent leads, the journal cannot be written. */
  readonly impediment: () => string | undefined
  /** Orders in force on an application, newest last. */
  readonly orders: (application: ApplicationSpec, nowMs: number) => readonly Order[]
  readonly execute: (decision: Decision, action: Action, signal: AbortSignal) => Promise<DecisionOutcome>
  /** Called before anything is done, and when all is done: so that room which is promised is not promised twice. */
  readonly onAdmitted?: (decision: string, action: Action) => void
  readonly onClosed?: (decision: string) => void
  /** Called when a decision has ended well; its effect is measured later. */
  readonly onDone: (decision: Decision, instance: PolicyInstance) => void
  readonly onVerdict: (verdict: ArbiterVerdict, sinceMs: number) => void
  readonly wake: (key: string, trigger: Trigger) => void
  readonly wakeAt: (key: string, atMs: number, trigger: Trigger) => void
  readonly onError: (error: unknown, where: string) => void
  readonly signal: AbortSignal
}

/** How soon a policy is asked again after its own change has ended; what changed in the world meanwhile wakes it anyway. */
const AGAIN_MS = 100
const POLICY_TIME_LIMIT_MS = 10_000

/** One turn of the loop for one policy instance: analyze, plan, then for each action arbitrate, journal and execute. */
export async function turn(
  ports: TurnPorts,
  instance: PolicyInstance,
  trigger: Trigger,
  sinceMs: number,
): Promise<{readonly nextMs: number}> {
  const {descriptor} = instance.policy
  const nextMs = descriptor.intervalMs
  const world = ports.world()
  const application = instance.application === undefined ? undefined : world.applications.get(instance.application)
  if (instance.application !== undefined && application === undefined) return {nextMs}
  const impediment = ports.impediment()
  if (impediment !== undefined) {
    remember(instance, {verdict: 'hold', reason: impediment}, world.nowMs)
    return {nextMs}
  }
  const input: PolicyInput = {
    nowMs: world.nowMs,
    mode: ports.mode(),
    trigger,
    world,
    application,
    telemetry: ports.telemetry,
    predictor: ports.predictor,
    mechanisms: ports.mechanisms(),
    isUnderWay: (target) => ports.arbiter.isLocked(targetKey(target)),
  }
  const draft = {ports, instance, trigger, sinceMs, world}
  try {
    const analyzed = await limited(ports, (signal) => instance.policy.analyze(input, instance.state, signal))
    keepState(ports, instance, analyzed.state)
    remember(instance, analyzed.analysis, world.nowMs)
    const wantsNext = analyzed.nextAnalyzeMs ?? nextMs
    if (analyzed.analysis.verdict === 'fine') {
      ports.onVerdict({kind: 'held', reason: analyzed.analysis.reason}, sinceMs)
      return {nextMs: wantsNext}
    }
    if (analyzed.analysis.verdict === 'hold') {
      await conclude(
        draft,
        analyzed.analysis,
        {actions: [], candidates: [], summary: analyzed.analysis.reason},
        {kind: 'held', reason: analyzed.analysis.reason},
      )
      return {nextMs: wantsNext}
    }
    const planned = await limited(ports, (signal) => instance.policy.plan(input, instance.state, signal))
    keepState(ports, instance, planned.state)
    await decide(draft, analyzed.analysis, planned.plan)
    return {nextMs: wantsNext}
  } catch (error) {
    if (ports.signal.aborted) return {nextMs}
    // A policy that fails must not look idle (upstream turned every exception into "nothing to do").
    const reason = `${descriptor.name} failed: ${error instanceof Error ? error.message : String(error)}`
    ports.onError(error, instance.key)
    remember(instance, {verdict: 'hold', reason}, world.nowMs)
    if (error instanceof OperationalError && error.code.startsWith('journal-')) return {nextMs}
    await conclude(draft, {verdict: 'hold', reason}, {actions: [], candidates: [], summary: reason}, {kind: 'held', reason})
    return {nextMs}
  }
}

function limited<T>({clock, signal}: TurnPorts, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return withinTimeLimit(clock, POLICY_TIME_LIMIT_MS, run, signal)
}

type Draft = {
  readonly ports: TurnPorts
  readonly instance: PolicyInstance
  readonly trigger: Trigger
  readonly sinceMs: number
  readonly world: World
}

/** Each action is a decision of its own: one that is refused does not take the others with it. */
async function decide(draft: Draft, analysis: Analysis, plan: Plan | undefined): Promise<void> {
  if (plan === undefined) return
  if (plan.actions.length === 0) {
    await conclude(draft, analysis, plan, {kind: 'rejected', reasons: [{code: 'no-eligible-change', message: plan.summary}]})
    return
  }
  await Promise.all(plan.actions.map((action) => decideAction(draft, analysis, plan, action)))
}

async function decideAction(draft: Draft, analysis: Analysis, plan: Plan, action: Action): Promise<void> {
  const {ports, instance} = draft
  const {descriptor} = instance.policy
  const orders = ordersOf(draft, action)
  // Whose deed it is may be said by core policies only: they carry orders out.
  const order = descriptor.core ? orders.find((one) => one.id === action.order && one.component === componentOf(action)) : undefined
  const proposer: Proposer =
    order === undefined
      ? {kind: 'policy', policy: descriptor.name, version: descriptor.version}
      : {kind: 'person', by: order.by, order: order.id}
  const approval = approvalOf(draft, orders, action)
  const proposal = {
    decision: approval?.id ?? ports.newId(),
    proposer,
    descriptor,
    priority: instance.bound.priority,
    action,
    application: instance.application,
    sinceMs: draft.sinceMs,
    approved: approval !== undefined,
  }
  const deferral: Trigger = {kind: 'deferral', decision: proposal.decision}
  const target = targetKey(action.target)
  const abort = new AbortController()
  const stop = (reason: string) => {
    abort.abort(new Error(reason))
    return true
  }
  // While the policy thought, the platform may have fallen silent; and the world is newer than what it saw: an admission in between may have taken the room.
  const impediment = ports.impediment()
  const verdict: ArbiterVerdict =
    impediment === undefined
      ? ports.arbiter.judge(proposal, ports.world(), () => ports.wake(instance.key, deferral), stop)
      : {kind: 'held', reason: impediment}
  ports.onVerdict(verdict, draft.sinceMs)
  // When its own change ends, the policy is woken anyway.
  if (verdict.kind === 'deferred' && verdict.code === UNDER_WAY) return
  if (verdict.kind === 'deferred') ports.wakeAt(instance.key, verdict.notBeforeMs, deferral)
  const candidates = plan.candidates.filter((one) => one.component === componentOf(action) || one.component === '*')
  const isApproved = verdict.kind === 'admitted' && approval !== undefined
  const id = isApproved || approval === undefined ? proposal.decision : ports.newId()
  const decision = {
    ...record(turnOf(draft), {id, proposer, analysis, summary: plan.summary, actions: [action], candidates, verdict}),
    ...(isApproved ? {version: approval.version + 1} : {}),
  }
  if (verdict.kind !== 'admitted') {
    await ports.log.write(decision)
    return
  }
  ports.onAdmitted?.(id, action)
  void carryOut(draft, decision, action, target, abort.signal).catch((error: unknown) => ports.onError(error, instance.key))
}

/** Journal, stamp, act, journal again; the lock is given back whatever happens. */
async function carryOut(draft: Draft, decision: Decision, action: Action, target: string, abort: AbortSignal): Promise<void> {
  const {ports, instance} = draft
  const {descriptor} = instance.policy
  const signal = AbortSignal.any([ports.signal, abort])
  const release = ports.clock.hold()
  let failed: Failed | undefined
  try {
    const begun = await ports.log.write({...decision, outcome: {kind: 'executing'}})
    const outcome = await outcomeOf(async () => {
      await ports.stamps.add(target, descriptor.name, ports.clock.now(), descriptor.budget?.changes ?? 0, ports.signal)
      release()
      return await ports.execute(begun, action, signal)
    }, draft)
    // Stopped between journal and act: what was asked stays open with the platform, and the next life finishes it.
    if (ports.signal.aborted) return
    failed = failureOf(outcome)
    const closed = await ports.log.update({...begun, outcome, closedMs: ports.clock.now()})
    if (outcome.kind === 'done') ports.onDone(closed, instance)
    // What was taken away, and is wanted no more, is not counted any longer: whoever forgets an application may have been here before.
    if (outcome.kind === 'done' && !isWanted(ports.world(), action.target)) await ports.stamps.forget(target, ports.signal)
  } catch (error) {
    failed ??= {why: error instanceof Error ? error.message : String(error), isRolledBack: false}
    if (!ports.signal.aborted) throw error
  } finally {
    release()
    ports.onClosed?.(decision.id)
    ports.arbiter.release(decision.id, target, ports.clock.now(), failed)
    // Not at once: a policy that always wants something must not keep the agent from everything else.
    ports.wakeAt(instance.key, ports.clock.now() + AGAIN_MS, {kind: 'deferral', decision: decision.id})
  }
}

/** A fault of the execution is an outcome, too: it is journaled, and logged. */
async function outcomeOf(run: () => Promise<DecisionOutcome>, {ports, instance}: Draft): Promise<DecisionOutcome> {
  try {
    return await run()
  } catch (error) {
    if (!ports.signal.aborted) ports.onError(error, instance.key)
    const message = error instanceof Error ? error.message : String(error)
    return {kind: 'failed', restored: false, reasons: [{code: 'execution-fault', message}]}
  }
}

/** Why the same wish should not be tried again at once. What a person took back, or what is not wanted any more, did not fail. */
export function failureOf(outcome: DecisionOutcome): Failed | undefined {
  if (outcome.kind !== 'failed') return undefined
  const [reason] = outcome.reasons
  if (reason?.code === 'taken-back' || reason?.code === 'superseded') return undefined
  return {why: reason?.message ?? 'no reason was given', isRolledBack: reason?.code === ROLLED_BACK}
}

async function conclude(draft: Draft, analysis: Analysis, plan: Plan, verdict: ArbiterVerdict): Promise<void> {
  const {instance, ports} = draft
  const {name, version} = instance.policy.descriptor
  ports.onVerdict(verdict, draft.sinceMs)
  const {summary, candidates} = plan
  const proposer = {kind: 'policy', policy: name, version} as const
  await ports.log.write(record(turnOf(draft), {id: ports.newId(), proposer, analysis, summary, actions: [], candidates, verdict}))
}

function turnOf({ports: {agent}, instance, trigger, world: {nowMs}}: Draft): Turn {
  return {agent, instance, trigger, nowMs}
}

function ordersOf(draft: Draft, action: Action): readonly Order[] {
  if (action.target.kind === 'knob') return []
  const application = draft.world.applications.get(action.target.application)
  return application === undefined ? [] : draft.ports.orders(application, draft.world.nowMs)
}

/** The decision that waits for a person and that a person has approved, where this is what it wants: the same policy, the same command. */
function approvalOf({ports, instance}: Draft, orders: readonly Order[], action: Action): Decision | undefined {
  for (const {wish} of orders) {
    const waiting = wish.kind === 'approve' ? ports.log.get(wish.decision) : undefined
    if (waiting?.verdict.kind !== 'awaiting-approval' || waiting.proposer.kind !== 'policy') continue
    const isSame = isDeepStrictEqual(waiting.actions[0]?.command, action.command) && waiting.actions[0]?.mechanism === action.mechanism
    if (waiting.proposer.policy === instance.policy.descriptor.name && isSame) return waiting
  }
  return undefined
}

function keepState(ports: TurnPorts, instance: PolicyInstance, state: JsonValue): void {
  // One that was replaced while it thought has nothing to say any more: another goes on with what it had said before.
  if (state === instance.state || instance.isRetired) return
  instance.state = state
  ports.states.remember(instance.key, instance.bound.stateShape, state)
}

function remember(instance: PolicyInstance, analysis: Analysis, timeMs: number): void {
  instance.last = {analysis, timeMs}
}

import type {ArbiterVerdict, Decision, DecisionOutcome, Proposer} from '../../knowledge/contract.js'
import type {ApplicationSpec, Order} from '../../platform/contract/index.js'
import type {Action, Analysis, Layer, Mode, Plan, PolicyDescriptor, PolicyInput, Predictor, Trigger, World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {given} from '../../support/given.js'
import {StillFailing} from '../../support/hosting/guard.js'
import type {JsonValue} from '../../support/json.js'
import type {TelemetryReader} from '../../telemetry/contract.js'
import {type Answer, answerTo, isApprovable} from './answers.js'
import {type Arbiter, UNDER_WAY} from './arbiter.js'
import {carryOut} from './carry-out.js'
import type {DecisionLog} from './decision-log.js'
import type {PolicyInstance} from './policy-instance.js'
import type {PolicyStates} from './policy-state.js'
import {componentOf, record, type Turn} from './record.js'
import type {ChangeStamps} from './stamps.js'
import {applicationOf, targetKey} from './target.js'
import {withinTimeLimit} from './time-limit.js'
import type {TurnWatch} from './turn-notes.js'

export type TurnPorts = {
  readonly agent: {readonly name: string; readonly layer: Layer; readonly cluster: string | undefined}
  readonly clock: Clock
  readonly world: () => World
  readonly telemetry: TelemetryReader
  readonly predictor: Predictor
  readonly mechanisms: () => PolicyInput['mechanisms']
  readonly arbiter: Arbiter
  /** The action with the digest of its mechanism, where a person added that. */
  readonly identified: (action: Action) => Action
  readonly log: DecisionLog
  readonly stamps: ChangeStamps
  readonly states: PolicyStates
  readonly newId: () => string
  readonly mode: (application: string | undefined) => Mode
  /** What people said to plans of this agent. */
  readonly answers: () => readonly Answer[]
  /** Why nothing new may be done now: the platform is not heard, another agent leads, the journal cannot be written. */
  readonly impediment: () => string | undefined
  /** Orders in force on an application, newest last. */
  readonly orders: (application: ApplicationSpec, nowMs: number) => readonly Order[]
  readonly execute: (decision: Decision, action: Action, signal: AbortSignal) => Promise<DecisionOutcome>
  /** Called before anything is done, and when all is done: so that room which is promised is not promised twice. */
  readonly onAdmitted?: (decision: string, action: Action) => void
  readonly onClosed?: (decision: string) => void
  /** Called when a decision has ended well; its effect is measured later. */
  readonly onDone: (decision: Decision, descriptor: PolicyDescriptor) => void
  readonly onVerdict: (verdict: ArbiterVerdict, sinceMs: number) => void
  readonly wake: (key: string, trigger: Trigger) => void
  readonly wakeAt: (key: string, atMs: number, trigger: Trigger) => void
  readonly onError: (error: unknown, where: string) => void
  /** Of this turn; absent: nobody watches the policy. */
  readonly watch?: TurnWatch
  readonly signal: AbortSignal
}

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
    remember(ports, instance, {verdict: 'hold', reason: impediment}, world.nowMs)
    return {nextMs}
  }
  const input: PolicyInput = {
    nowMs: world.nowMs,
    mode: ports.mode(instance.application),
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
    // Here, so that one that fails at it harms only itself.
    const state = instance.state === undefined ? await limited(ports, () => instance.policy.initialState()) : instance.state
    // What it begins with is no change of it.
    instance.state = state
    const analyzed = await limited(ports, (signal) => instance.policy.analyze(input, state, signal))
    keepState(ports, instance, analyzed.state)
    remember(ports, instance, analyzed.analysis, world.nowMs)
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
    const planned = await limited(ports, (signal) => instance.policy.plan(input, analyzed.state, signal))
    keepState(ports, instance, planned.state)
    ports.watch?.planned(planned.plan)
    await decide(draft, analyzed.analysis, planned.plan)
    return {nextMs: wantsNext}
  } catch (error) {
    if (ports.signal.aborted) return {nextMs}
    // A policy that fails must not look idle (upstream turned every exception into "nothing to do").
    const reason = `${descriptor.name} failed: ${error instanceof Error ? error.message : String(error)}`
    const wasSaid = instance.last?.analysis.reason === reason
    remember(ports, instance, {verdict: 'hold', reason}, world.nowMs)
    // It was not asked again: how often it failed is what is counted.
    if (error instanceof StillFailing && wasSaid) return {nextMs}
    ports.onError(error, instance.key)
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

async function decideAction(draft: Draft, analysis: Analysis, plan: Plan, wanted: Action): Promise<void> {
  const {ports, instance} = draft
  const {descriptor} = instance.policy
  // The source of its mechanism that is asked about it now is the one that may carry it out.
  const action = ports.identified(wanted)
  const orders = ordersOf(draft, action)
  // Whose deed it is may be said by core policies only: they carry orders out.
  const order = descriptor.core ? orders.find((one) => one.id === action.order && one.component === componentOf(action)) : undefined
  const proposer: Proposer = order === undefined ? proposerOf(instance) : {kind: 'person', by: order.by, order: order.id}
  const about = {proposer, descriptor, application: instance.application}
  const inspected = await ports.arbiter.inspect({...about, action}, ports.world(), ports.signal)
  // Its policy may be gone by now; and what a person said meanwhile counts.
  if (instance.isRetired) return
  const answer = answerTo(ports.answers(), descriptor.name, action, ports.world())
  const approval = answer?.kind === 'approve' ? openOf(ports, answer) : undefined
  const proposal = {
    ...about,
    decision: approval?.id ?? ports.newId(),
    priority: instance.bound.priority,
    action,
    sinceMs: draft.sinceMs,
    approvedBy: approval === undefined ? undefined : answer?.by,
    rejection: answer?.kind === 'reject' ? answer : undefined,
    ...given({inspected}),
  }
  const deferral: Trigger = {kind: 'deferral', decision: proposal.decision}
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
  if (verdict.kind === 'deferred' && verdict.code === UNDER_WAY) {
    ports.watch?.judged(action, verdict)
    return
  }
  if (verdict.kind === 'deferred') ports.wakeAt(instance.key, verdict.notBeforeMs, deferral)
  const candidates = plan.candidates.filter((one) => one.component === componentOf(action) || one.component === '*')
  const isApproved = verdict.kind === 'admitted' && approval !== undefined
  const id = isApproved || approval === undefined ? proposal.decision : ports.newId()
  const decision = {
    ...record(turnOf(draft), {id, proposer, analysis, summary: plan.summary, actions: [action], candidates, verdict}),
    ...(isApproved ? {version: approval.version + 1} : {}),
  }
  if (verdict.kind !== 'admitted') {
    const written = await ports.log.write(decision)
    ports.watch?.judged(action, verdict, written.id)
    return
  }
  ports.watch?.judged(action, verdict, id)
  ports.onAdmitted?.(id, action)
  void carryOut(ports, {key: instance.key, descriptor}, {decision, action, abort: abort.signal}).catch((error: unknown) =>
    ports.onError(error, instance.key),
  )
}

async function conclude(draft: Draft, analysis: Analysis, plan: Plan, verdict: ArbiterVerdict): Promise<void> {
  const {instance, ports} = draft
  const proposer = proposerOf(instance)
  ports.onVerdict(verdict, draft.sinceMs)
  const {summary, candidates} = plan
  await ports.log.write(record(turnOf(draft), {id: ports.newId(), proposer, analysis, summary, actions: [], candidates, verdict}))
}

function proposerOf({policy: {descriptor}, bound: {digest}}: PolicyInstance): Proposer {
  const {name, version} = descriptor
  return {kind: 'policy', policy: name, version, ...(digest === undefined ? {} : {digest})}
}

function turnOf({ports: {agent}, instance, trigger, world: {nowMs}}: Draft): Turn {
  return {agent, instance, trigger, nowMs}
}

function ordersOf(draft: Draft, action: Action): readonly Order[] {
  const application = draft.world.applications.get(applicationOf(action.target) ?? '')
  return application === undefined ? [] : draft.ports.orders(application, draft.world.nowMs)
}

/** What was approved, and has not been carried out yet: an approval holds once. */
function openOf({log}: TurnPorts, {decision}: Answer): Decision | undefined {
  const known = log.get(decision)
  return known !== undefined && isApprovable(known) ? known : undefined
}

function keepState(ports: TurnPorts, instance: PolicyInstance, state: JsonValue): void {
  // One that was replaced while it thought has nothing to say any more: another goes on with what it had said before.
  if (state === instance.state || instance.isRetired) return
  instance.state = state
  ports.states.remember(instance.key, instance.bound.stateShape, state)
}

function remember({watch}: TurnPorts, instance: PolicyInstance, analysis: Analysis, timeMs: number): void {
  watch?.said(analysis)
  const {last} = instance
  const isSame = last?.analysis.verdict === analysis.verdict && last.analysis.reason === analysis.reason
  instance.last = {analysis, timeMs, sinceMs: isSame ? last.sinceMs : timeMs}
}

import type {Reason} from '../../../platform/contract/index.js'
import type {Clock} from '../../../support/clock.js'
import {given} from '../../../support/given.js'
import {asJson, type JsonObject} from '../../../support/json.js'
import type {ExecutionContext, Mechanism, MechanismOutcome} from '../../contract.js'
import {refusalsOf} from './check.js'
import {isFree, type KnobReport, type KnobWish, type NodeKnobs} from './contract.js'
import {type KnobCommand, type KnobKind, knobKinds} from './kinds.js'
import {withSetting} from './settings.js'

export type KnobPorts = {
  readonly knobs: NodeKnobs
  readonly clock: Clock
  /** How long a node's agent may take to answer; absent: 30 s. */
  readonly limitMs?: number
}

const LIMIT_MS = 30_000

/** The mechanisms that set something of a cluster's nodes through the agents of these. */
export function createKnobMechanisms(ports: KnobPorts): readonly Mechanism[] {
  return knobKinds.map((kind) => createKnobMechanism(kind, ports))
}

function createKnobMechanism(kind: KnobKind, ports: KnobPorts): Mechanism<KnobCommand> {
  const {knobs} = ports
  const {name, summary, commandSchema} = kind
  return {
    name,
    summary,
    commandSchema,
    names: 'node',
    stateKind: 'nodes',
    // What is not as it was found may always be brought back.
    permission: ({command}) => (command === 'reset' ? undefined : kind.permission),
    overruledBy: () => undefined,
    heldBy: (command) => {
      const {node} = command
      const above = knobs.above?.(node, name)
      return heldByPerson(above ?? knobs.wish(node, name), name, node) ?? heldAbove(above, name, node) ?? alreadySo(kind, command, knobs)
    },
    target: ({node}) => ({kind: 'knob', node, knob: name}),
    options: async () => ({nodes: ofNodes(knobs, name, optionsOf)}),
    state: async () => ({nodes: ofNodes(knobs, name, stateOf)}),
    check: (command, world) => {
      const reasons = refusalsOf(kind, command, world, knobs)
      return reasons.length === 0 ? {kind: 'admissible'} : {kind: 'inadmissible', reasons}
    },
    apply: (command, context, signal) => apply(kind, ports, command, context, signal),
  }
}

function heldByPerson(wish: KnobWish | undefined, name: string, node: string): Reason | undefined {
  if (wish?.by === undefined) return undefined
  return {
    code: 'person-ordered',
    message: `${wish.by} set ${name} of ${node}, and it holds until a person resets it`,
    wayOut: `mlsysops mechanism apply ${name} --set command=reset --set node=${node}`,
  }
}

function heldAbove(wish: KnobWish | undefined, name: string, node: string): Reason | undefined {
  if (wish === undefined || isFree(wish)) return undefined
  return {
    code: 'cluster-wanted',
    message: `${wish.policy ?? 'the cluster’s agent'} set ${name} of ${node} for the cluster, and that stands above what a node policy wants`,
    wayOut: `mlsysops mechanism apply ${name} --set command=reset --set node=${node}`,
  }
}

/** Nothing would change: it need not be done, nor written down, again and again. */
function alreadySo(kind: KnobKind, command: KnobCommand, knobs: NodeKnobs): Reason | undefined {
  const {node} = command
  const wish = knobs.wish(node, kind.name)
  const report = knobs.reports().get(node)?.get(kind.name)
  if (wish === undefined || report?.decision !== wish.decision || !report.isFollowed) return undefined
  if (JSON.stringify(withSetting(wish.settings, kind.setting(command))) !== JSON.stringify(wish.settings)) return undefined
  return {
    code: 'already-so',
    message: `${kind.name} of ${node} is so already, as ${wish.policy ?? 'it was'} wanted`,
    wayOut: 'A policy says `fine` while all is as it wants it.',
  }
}

function ofNodes(knobs: NodeKnobs, name: string, tell: (report: KnobReport, wish: KnobWish | undefined, isHeard: boolean) => JsonObject) {
  const told = [...knobs.reports()].flatMap(([node, reports]) => {
    const report = reports.get(name)
    return report === undefined ? [] : [[node, tell(report, knobs.wish(node, name), knobs.isHeard(node))] as const]
  })
  return Object.fromEntries(told.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function optionsOf({knob: {allowed, range, unit}}: KnobReport): JsonObject {
  return {allowed, ...(range === undefined ? {} : {range}), ...(unit === undefined ? {} : {unit})}
}

function stateOf(
  {knob: {value, parts, isSet}, reasons, sinceMs, decision, own}: KnobReport,
  wish: KnobWish | undefined,
  isHeard: boolean,
): JsonObject {
  return {
    value,
    ...(value === 'mixed' ? {parts: parts.map((part) => ({...part}))} : {}),
    isSet,
    isHeard,
    ...(wish === undefined ? {} : {wanted: wish.settings.map((setting) => ({...setting})), decision: wish.decision}),
    ...(wish?.by === undefined ? {} : {by: wish.by}),
    ...(wish?.policy === undefined ? {} : {policy: wish.policy}),
    ...(own === undefined ? {} : {own: {...own}}),
    ...(decision === undefined ? {} : {sinceMs}),
    ...(reasons.length === 0 ? {} : {reasons: reasons.map((reason) => asJson(reason))}),
  }
}

async function apply(
  kind: KnobKind,
  {knobs, clock, limitMs = LIMIT_MS}: KnobPorts,
  command: KnobCommand,
  context: ExecutionContext,
  signal: AbortSignal,
): Promise<MechanismOutcome> {
  const {node} = command
  const startedMs = clock.now()
  const before = knobs.wish(node, kind.name)
  // Tried again, or resumed: what it began from is still what it goes back to.
  const wish = before?.decision === context.decision ? {...before, epoch: context.epoch} : wishOf(kind, command, context, before)
  await knobs.want(node, kind.name, wish, signal)
  const limit = new AbortController()
  const cancel = clock.schedule(limitMs, () => limit.abort())
  const either = AbortSignal.any([signal, limit.signal, context.stopping])
  const goBack = async (): Promise<void> => {
    const {epoch, decision, fallback} = wish
    await knobs.want(node, kind.name, {epoch, decision: `${decision}/back`, fallback, ...fallback}, context.stopping)
  }
  try {
    for (;;) {
      context.stopping.throwIfAborted()
      const report = knobs.reports().get(node)?.get(kind.name)
      if (report !== undefined && report.epoch > wish.epoch) return {kind: 'stale'}
      if (report?.decision === wish.decision && report.epoch === wish.epoch) {
        if (report.isFollowed) return {kind: 'done', message: messageOf(kind, node, report), durationMs: clock.now() - startedMs}
        await goBack()
        return {kind: 'refused', reasons: report.reasons}
      }
      const why = signal.aborted ? takenBack(signal) : limit.signal.aborted ? unanswered(kind, node, knobs, limitMs) : undefined
      if (why !== undefined) {
        await goBack()
        return {kind: 'failed', reasons: [why], restored: true}
      }
      await knobs.changed(either)
    }
  } finally {
    cancel()
  }
}

function wishOf(kind: KnobKind, command: KnobCommand, context: ExecutionContext, before: KnobWish | undefined): KnobWish {
  const {epoch, decision, by} = context
  const setting = kind.setting(command)
  const isReset = setting.value === null && setting.parts === undefined
  const holder = isReset ? undefined : (by ?? before?.by)
  const policy = isReset || holder !== undefined ? undefined : context.policy
  return {
    epoch,
    decision,
    settings: withSetting(before?.settings ?? [], setting),
    fallback: {settings: before?.settings ?? [{value: null}], ...given({by: before?.by, policy: before?.policy})},
    ...given({by: holder, policy}),
  }
}

function messageOf({name}: KnobKind, node: string, {knob}: KnobReport): string {
  const unit = knob.unit === undefined || knob.value === 'mixed' ? '' : ` ${knob.unit}`
  return `${name} of ${node} is ${knob.value}${unit}${knob.isSet ? '' : ', as it was before it was first set'}.`
}

function takenBack(signal: AbortSignal): Reason {
  return {code: 'taken-back', message: `taken back: ${signal.reason instanceof Error ? signal.reason.message : String(signal.reason)}`}
}

function unanswered({name}: KnobKind, node: string, knobs: NodeKnobs, limitMs: number): Reason {
  const what = knobs.isHeard(node) ? `the agent of ${node} is there, and did not say` : `the agent of ${node} is not heard, so nobody said`
  return {
    code: 'knob-unanswered',
    message: `${what} within ${limitMs / 1000} s what became of ${name}`,
    wayOut: `mlsysops mechanism state ${name} --node ${node}`,
  }
}

import {meets, RELATION_SYMBOL} from '../../matching/qos.js'
import type {JsonObject} from '../../support/json.js'
import type {AnalyzeAnswer, PlanAnswer, PolicyDefinition} from '../author/define.js'
import {round} from '../builtin/qos/targets.js'
import type {PolicyInput} from '../contract.js'
import {reachMs} from './features/spec.js'
import type {LoadedModel} from './foresee.js'
import {cheaperThere, moveForMiss} from './hosts.js'
import {type ModelState, type Outlook, outlooksOf, watchedFor} from './outlook.js'
import type {ModelPolicySpec} from './read.js'

/** Turns that are nearer to one another count as one: an event may bring many. */
const LEAST_TURN_MS = 1_000

/** A model policy as any other policy: what `analyze` cannot say by the model it hands over, in its state. */
export function modelDefinition(model: LoadedModel): PolicyDefinition<ModelState> {
  const {spec} = model
  return {
    name: spec.name,
    version: spec.version,
    summary: spec.summary === '' ? `Moves a component before ${spec.forecast.metric} is foreseen to miss its target.` : spec.summary,
    metrics: [
      ...new Set(['qos_metrics', spec.forecast.metric, ...spec.features.flatMap((one) => (one.kind === 'metric' ? [one.metric] : []))]),
    ],
    interval: spec.intervalMs,
    cooldown: spec.cooldownMs,
    budget: {changes: spec.budget.changes, per: spec.budget.windowMs},
    settle: Math.max(30_000, spec.forecast.horizonMs),
    window: Math.max(60_000, ...spec.features.map(reachMs)),
    initialState: () => ({turns: {}, countedMs: {}, calmSinceMs: {}, handedOver: null}),
    analyze: (input, state) => analyze(model, input, state),
    plan: (input, state) => plan(model, input, state),
  }
}

async function analyze(model: LoadedModel, input: PolicyInput, before: ModelState): Promise<AnalyzeAnswer<ModelState>> {
  const {spec} = model
  const watched = watchedFor(spec, input)
  if (watched.length === 0)
    return {
      verdict: 'fine',
      reason: `No component of it that runs and may move has a target of ${spec.forecast.metric}.`,
      state: {turns: {}, countedMs: {}, calmSinceMs: {}, handedOver: null},
    }
  const seen = await outlooksOf(model, input, watched)
  if (seen.kind === 'handed-over')
    return {verdict: 'fine', reason: seen.why, evidence: seen.evidence, state: {...before, turns: {}, countedMs: {}, handedOver: seen.why}}
  const state = advance(spec, seen.outlooks, before, input.nowMs)
  const due = dueOf(spec, seen.outlooks, state)
  if (due !== undefined) {
    const times = state.turns[due.component] ?? 0
    return {
      verdict: 'adapt',
      reason: `${tell(spec, due)}, in ${times} turn${times === 1 ? '' : 's'} in a row`,
      evidence: told(spec, due, state),
      state,
    }
  }
  const cheaper = await cheaperOf(model, input, seen.outlooks, state)
  if (cheaper !== undefined)
    return {
      verdict: 'adapt',
      reason: `${tell(spec, cheaper.outlook)}; ${cheaper.candidate.host} is cheaper and foreseen to do`,
      evidence: told(spec, cheaper.outlook, state),
      state,
    }
  const [first] = seen.outlooks
  return {
    verdict: 'fine',
    reason: seen.outlooks.map((one) => tell(spec, one)).join('; '),
    ...(first === undefined ? {} : {evidence: told(spec, first, state)}),
    state,
  }
}

async function plan(model: LoadedModel, input: PolicyInput, state: ModelState): Promise<PlanAnswer<ModelState> | undefined> {
  const seen = await outlooksOf(model, input, watchedFor(model.spec, input))
  if (seen.kind === 'handed-over') return undefined
  const due = dueOf(model.spec, seen.outlooks, state)
  if (due !== undefined) return moveForMiss(model, input, due)
  return (await cheaperOf(model, input, seen.outlooks, state))?.plan
}

function advance(spec: ModelPolicySpec, outlooks: readonly Outlook[], before: ModelState, nowMs: number): ModelState {
  const turns: {[component: string]: number} = {}
  const countedMs: {[component: string]: number} = {}
  const calmSinceMs: {[component: string]: number} = {}
  for (const {component, here, watched} of outlooks) {
    const {relation, target} = watched.metric
    if (meets(here, relation, target)) {
      calmSinceMs[component] = before.calmSinceMs[component] ?? nowMs
      continue
    }
    const last = before.countedMs[component]
    const isAnother = last === undefined || nowMs - last >= LEAST_TURN_MS
    turns[component] = Math.min(spec.rule.sustain, (before.turns[component] ?? 0) + (isAnother ? 1 : 0))
    countedMs[component] = isAnother ? nowMs : last
  }
  return {turns, countedMs, calmSinceMs, handedOver: null}
}

/** The one that is foreseen to miss its target by most, relative to it, among those foreseen so long enough. */
function dueOf({rule}: ModelPolicySpec, outlooks: readonly Outlook[], {turns}: ModelState): Outlook | undefined {
  const distance = ({here, watched: {metric}}: Outlook) =>
    Math.abs(here - metric.target) / Math.max(Math.abs(metric.target), Number.EPSILON)
  return outlooks.filter(({component}) => (turns[component] ?? 0) >= rule.sustain).toSorted((a, b) => distance(b) - distance(a))[0]
}

async function cheaperOf(model: LoadedModel, input: PolicyInput, outlooks: readonly Outlook[], {calmSinceMs}: ModelState) {
  const {cheaper, calmMs} = model.spec.rule
  if (!cheaper) return undefined
  for (const outlook of outlooks) {
    const since = calmSinceMs[outlook.component]
    if (since === undefined || input.nowMs - since < calmMs) continue
    const found = await cheaperThere(model, input, outlook)
    if (found !== undefined) return {outlook, ...found}
  }
  return undefined
}

function tell({forecast}: ModelPolicySpec, {component, node, here, watched: {metric}}: Outlook): string {
  const when = `in ${forecast.horizonMs / 1_000} s`
  return `${metric.application_metric_id} of ${component} on ${node} is foreseen to be ${round(here)} ${when}, target ${RELATION_SYMBOL[metric.relation]} ${metric.target}`
}

/** The numbers that a verdict rests on. */
function told({forecast}: ModelPolicySpec, {component, node, watched, evidence}: Outlook, {turns}: ModelState): JsonObject {
  const {metric, value} = watched
  return {
    component,
    metric: metric.application_metric_id,
    value,
    target: metric.target,
    relation: metric.relation,
    node,
    decidedBy: 'model',
    horizonMs: forecast.horizonMs,
    turns: turns[component] ?? 0,
    ...evidence,
  }
}

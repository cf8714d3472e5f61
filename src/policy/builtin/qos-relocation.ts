import {MECHANISMS} from '../../mechanism/contract.js'
import type {ApplicationSpec} from '../../platform/contract/index.js'
import type {Analysis, Plan, Policy, PolicyInput} from '../contract.js'
import {betterHost} from './qos/better-host.js'
import {cheaperHost} from './qos/cheaper-host.js'
import {move} from './qos/move.js'
import {advance, evidenceOf, mostMissed, round, SUSTAIN_MS, type TargetState, tell, type Watched, watchedOf} from './qos/targets.js'

/**
 * Moves a component whose quality-of-service target is missed to the eligible host that is foreseen best; and back to a cheaper one when that is
 * foreseen to keep the target with room to spare. Holds where telemetry is stale or missing.
 */
export const qosRelocation: Policy<TargetState> = {
  descriptor: {
    name: 'qos-relocation',
    version: '1.0.0',
    summary: 'Moves a component that misses its target to the host that is foreseen best, and back to a cheaper one that will do.',
    layer: 'cluster',
    scope: 'application',
    core: false,
    metrics: ['qos_metrics'],
    mechanisms: [MECHANISMS.placement],
    intervalMs: 10_000,
    cooldownMs: 60_000,
    budget: {changes: 4, windowMs: 600_000},
    settleMs: 30_000,
  },
  initialState: async () => ({missedSince: {}, metSince: {}}),
  analyze: async (input, state) => {
    const watched = watchedOf(input)
    const next = advance(watched, state, input.nowMs)
    const analysis = analyse(watched, next, input)
    const waiting = watched
      .map((one) => next.missedSince[one.key])
      .filter((since) => since !== undefined && input.nowMs - since < SUSTAIN_MS)
    return {analysis, state: same(state, next) ? state : next, ...(waiting.length > 0 ? {nextAnalyzeMs: 1_000} : {})}
  },
  plan: async (input, state) => ({plan: input.application === undefined ? undefined : plan(input, input.application, state), state}),
}

function analyse(watched: readonly Watched[], state: TargetState, input: PolicyInput): Analysis {
  const due = mostMissed(watched, state, input.nowMs)
  if (due !== undefined) {
    return {
      verdict: 'adapt',
      reason: `${tell(due)}, for ${seconds(input.nowMs - (state.missedSince[due.key] ?? input.nowMs))}`,
      evidence: evidenceOf(due, state, input.nowMs),
    }
  }
  const stale = watched.find((one) => one.value === undefined)
  if (stale !== undefined) {
    const heard = stale.ageMs === undefined ? 'was never heard' : `was last heard ${seconds(stale.ageMs)} ago`
    return {
      verdict: 'hold',
      reason: `${stale.metric.application_metric_id} of ${stale.view.component.metadata.name} ${heard}; nothing is done on telemetry older than ${seconds(stale.freshness.freshMs)}`,
      evidence: {
        component: stale.view.component.metadata.name,
        metric: stale.metric.application_metric_id,
        freshMs: stale.freshness.freshMs,
      },
    }
  }
  const missed = watched.find((one) => state.missedSince[one.key] !== undefined)
  if (missed !== undefined)
    return {
      verdict: 'fine',
      reason: `${tell(missed)}, but for less than ${SUSTAIN_MS / 1000} s`,
      evidence: evidenceOf(missed, state, input.nowMs),
    }
  const cheaper = input.application === undefined ? undefined : cheaperHost(input, input.application, watched, state)
  if (cheaper !== undefined) {
    return {
      verdict: 'adapt',
      reason: `${tell(cheaper.watched)}; ${cheaper.node.name} is cheaper and foreseen to do`,
      evidence: evidenceOf(cheaper.watched, state, input.nowMs),
    }
  }
  const first = watched[0]
  if (first === undefined) return {verdict: 'fine', reason: 'No component of it that runs and may move has a target.'}
  return {verdict: 'fine', reason: watched.map(tell).join('; '), evidence: evidenceOf(first, state, input.nowMs)}
}

function plan(input: PolicyInput, application: ApplicationSpec, state: TargetState): Plan | undefined {
  const watched = watchedOf(input)
  const due = mostMissed(watched, state, input.nowMs)
  if (due !== undefined) return betterHost(input, application, due)
  const cheaper = cheaperHost(input, application, watched, state)
  if (cheaper === undefined) return undefined
  const action = move(
    application,
    cheaper.watched,
    cheaper.from,
    cheaper.node.name,
    `it is cheaper and foreseen to keep the target: ${round(cheaper.candidate.prediction?.value ?? 0)}`,
  )
  return {actions: [action], candidates: [{...cheaper.candidate, chosen: true}], summary: action.reason}
}

function same(a: TargetState, b: TargetState): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(0)} s`
}

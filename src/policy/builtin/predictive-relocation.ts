import {MECHANISMS} from '../../mechanism/contract.js'
import type {ApplicationSpec} from '../../platform/contract/index.js'
import type {CatalogueEntry} from '../catalogue-entry.js'
import type {Analysis, Plan, Policy, PolicyInput} from '../contract.js'
import {alikeStretches} from './predictive/forecast.js'
import {type Option, optionsOf, type Terms} from './predictive/hosts.js'
import {begin, historyOf, type Memory, remember} from './predictive/record.js'
import {move} from './qos/move.js'
import {tell, type Watched, watchedOf} from './qos/targets.js'

/** By component: what was measured of its first target. */
type State = {readonly memories: {readonly [component: string]: Memory}}

/** Moves a component before its target is missed, and back before that costs more than it is worth. */
export const predictiveRelocation: CatalogueEntry = {
  name: 'predictive-relocation',
  summary: 'Moves a component by what its target’s metric is foreseen to be in the minutes to come: it learns how the load repeats itself.',
  layer: 'cluster',
  parameters: [
    {
      name: 'stepMs',
      summary: 'Time between two values that it remembers.',
      default: 20_000,
      isWhole: true,
      min: 1_000,
      max: 600_000,
      atMost: 'horizonMs',
    },
    {name: 'horizonMs', summary: 'How far it looks ahead.', default: 300_000, isWhole: true, min: 10_000, max: 3_600_000},
    {name: 'moveMs', summary: 'How long a move takes.', default: 20_000, isWhole: true, min: 1_000, max: 600_000},
    {name: 'bound', summary: 'The target times this is what must be kept.', default: 1, min: 0.1, max: 10},
    {
      name: 'dear',
      summary: 'Weight of a second on the dearest host, against one in which the bound is not kept.',
      default: 0.25,
      min: 0,
      max: 100,
    },
    {name: 'moving', summary: 'Weight of a second in which a move is under way.', default: 1, min: 0, max: 100},
  ],
  create: ({stepMs, horizonMs, moveMs, bound, dear, moving}) =>
    policyOf({
      stepMs: Number(stepMs),
      horizonMs: Number(horizonMs),
      moveMs: Number(moveMs),
      bound: Number(bound),
      dear: Number(dear),
      moving: Number(moving),
    }),
}

function policyOf(terms: Terms): Policy<State> {
  return {
    descriptor: {
      name: 'predictive-relocation',
      version: '1.0.0',
      summary: predictiveRelocation.summary,
      layer: 'cluster',
      scope: 'application',
      core: false,
      metrics: ['qos_metrics'],
      mechanisms: [MECHANISMS.placement],
      intervalMs: terms.stepMs,
      cooldownMs: terms.moveMs,
      budget: {changes: 12, windowMs: 1_800_000},
      settleMs: 30_000,
    },
    initialState: async () => ({memories: {}}),
    analyze: async (input, state) => {
      const watched = firstTargets(input)
      const next = advance(watched, state, input, terms)
      return {analysis: analyse(watched, next, input, terms), state: next}
    },
    plan: async (input, state) => ({plan: plan(firstTargets(input), state, input, terms), state}),
  }
}

/** Of each component the first: a move is for one reason. */
function firstTargets(input: PolicyInput): readonly Watched[] {
  const seen = new Set<string>()
  return watchedOf(input).filter(({view}) => {
    const {name} = view.component.metadata
    const isFirst = !seen.has(name)
    seen.add(name)
    return isFirst
  })
}

function advance(watched: readonly Watched[], state: State, input: PolicyInput, {stepMs}: Terms): State {
  const memories = {...state.memories}
  for (const one of watched) {
    const component = one.view.component.metadata.name
    const node = one.view.current[0]?.node
    const {application} = input
    if (node === undefined || application === undefined || one.value === undefined) continue
    const known = memories[component]
    // Where a person set another step, what was remembered means nothing any more.
    const memory = known?.stepMs === stepMs ? known : begin(node, input.nowMs, stepMs)
    const newest = input.telemetry.latest({metric: one.metric.application_metric_id, application: application.name, component, node})
    memories[component] = remember(
      memory,
      newest?.timeMs ?? input.nowMs,
      asOnReference(input, application, one, node, memory, newest?.value),
    )
  }
  return {memories}
}

/** A value that was measured here, as it would be where the memory begins. */
function asOnReference(
  input: PolicyInput,
  application: ApplicationSpec,
  {view, metric}: Watched,
  from: string,
  {reference}: Memory,
  value: number | undefined,
): number | undefined {
  if (value === undefined || from === reference) return value
  const [component, name] = [view.component.metadata.name, metric.application_metric_id]
  const asked = {...input, application: application.name, component, metric: name, from}
  const [here, there] = [input.predictor.predict({...asked, to: from}), input.predictor.predict({...asked, to: reference})]
  return 'unknown' in here || 'unknown' in there || here.value === 0 ? undefined : (value * there.value) / here.value
}

function analyse(watched: readonly Watched[], state: State, input: PolicyInput, terms: Terms): Analysis {
  const stale = watched.find(({value}) => value === undefined)
  if (stale !== undefined)
    return {
      verdict: 'hold',
      reason: `${stale.metric.application_metric_id} of ${stale.view.component.metadata.name} is not heard: nothing can be foreseen from it`,
    }
  const best = bestOf(watched, state, input, terms)
  if (best === undefined) {
    const words = watched.map(tell).join('; ')
    return {
      verdict: 'fine',
      reason: words === '' ? 'No component of it that runs and may move has a target.' : `${words}; no move is worth it`,
    }
  }
  const {watched: due, option} = best
  return {
    verdict: 'adapt',
    reason: `${tell(due)}; on ${option.candidate.host} the next ${terms.horizonMs / 60_000} min are foreseen to cost less`,
    evidence: {
      component: option.candidate.component,
      metric: due.metric.application_metric_id,
      value: due.value,
      target: due.metric.target,
      relation: due.metric.relation,
      node: due.view.current[0]?.node,
      repetition: repetition(state, due),
      ...option.candidate.terms,
    },
  }
}

function plan(watched: readonly Watched[], state: State, input: PolicyInput, terms: Terms): Plan | undefined {
  const best = bestOf(watched, state, input, terms)
  if (best === undefined || input.application === undefined) return undefined
  const {option, options, watched: due} = best
  const {candidate, worth} = option
  const why = `${worth?.ifMoving.toFixed(1)} steps of a missed bound are foreseen in the next ${terms.horizonMs / 60_000} min, and ${worth?.ifStaying.toFixed(1)} where it is`
  const action = move(input.application, due, due.view.current[0]?.node ?? '', candidate.host, why)
  return {
    actions: [action],
    candidates: options.map((one) => ({...one.candidate, chosen: one.candidate.host === candidate.host})),
    summary: action.reason,
  }
}

type Best = {readonly watched: Watched; readonly option: Option; readonly options: readonly Option[]}

/** The move that saves most; of the components the first by name that has one. */
function bestOf(watched: readonly Watched[], state: State, input: PolicyInput, terms: Terms): Best | undefined {
  for (const one of watched) {
    const memory = state.memories[one.view.component.metadata.name]
    if (memory === undefined || input.application === undefined || one.view.current.length !== 1) continue
    const options = optionsOf(input, input.application, one, memory, terms)
    const [option] = options
      .filter(({worth}) => worth?.isMoving === true)
      .toSorted((a, b) => (b.candidate.score ?? 0) - (a.candidate.score ?? 0) || (a.candidate.host < b.candidate.host ? -1 : 1))
    if (option !== undefined) return {watched: one, option, options}
  }
  return undefined
}

/** How well the past is known to repeat itself here. */
function repetition({memories}: State, {view}: Watched): string {
  const memory = memories[view.component.metadata.name]
  const [best] = memory === undefined ? [] : alikeStretches(historyOf(memory))
  return best === undefined
    ? 'nothing like the last minutes is remembered'
    : `the last minutes were like earlier ones (correlation ${best.likeness.toFixed(2)})`
}

import {MECHANISMS} from '../../../mechanism/contract.js'
import type {ApplicationSpec} from '../../../platform/contract/index.js'
import type {CatalogueEntry} from '../../catalogue-entry.js'
import type {Analysis, Candidate, Plan, Policy, PolicyInput} from '../../contract.js'
import {NOT_FORESEEABLE} from '../qos/kept.js'
import {move} from '../qos/move.js'
import {gainPercent, type Judged, nearest} from './nearness.js'
import {type FollowOptions, type NearSituation, nearSituation} from './problem.js'

export const followTheDataEntry: CatalogueEntry = {
  name: 'follow-the-data',
  summary: 'Least latency between components that talk: moves a component nearer to those that it interacts with.',
  layer: 'cluster',
  parameters: [
    {name: 'minGainPercent', summary: 'What a move must save of the latencies of the component.', default: 20, min: 1, max: 100},
    {name: 'assumedMs', summary: 'Between two nodes of the cluster where nothing is measured.', default: 1, min: 0},
    {
      name: 'windowMs',
      summary: 'Over so long measured latencies are averaged.',
      default: 300_000,
      isWhole: true,
      min: 10_000,
      max: 900_000,
    },
    {name: 'marginPercent', summary: 'What must be foreseen to be left of each target.', default: 0, min: 0, max: 90},
    {name: 'intervalMs', summary: 'How often it looks.', default: 60_000, isWhole: true, min: 10_000},
    {name: 'cooldownMs', summary: 'How long it leaves a component alone after any change of it.', default: 600_000, isWhole: true, min: 0},
  ],
  create: (values) => {
    const number = (name: string) => Number(values[name])
    return followTheData({
      minGainPercent: number('minGainPercent'),
      assumedMs: number('assumedMs'),
      windowMs: number('windowMs'),
      marginPercent: number('marginPercent'),
      intervalMs: number('intervalMs'),
      cooldownMs: number('cooldownMs'),
    })
  },
}

/** Moves one component of an application at a time: where the next should go depends on where this one is. */
function followTheData(options: FollowOptions): Policy {
  return {
    descriptor: {
      name: followTheDataEntry.name,
      version: '1.0.0',
      summary: followTheDataEntry.summary,
      layer: 'cluster',
      scope: 'application',
      core: false,
      metrics: [],
      mechanisms: [MECHANISMS.placement],
      intervalMs: options.intervalMs,
      cooldownMs: options.cooldownMs,
    },
    initialState: async () => null,
    analyze: async (input, state) => ({analysis: analyse(input, options), state}),
    plan: async (input, state) => ({plan: input.application === undefined ? undefined : plan(input, input.application, options), state}),
  }
}

function analyse(input: PolicyInput, options: FollowOptions): Analysis {
  const {application} = input
  const interactions = application?.description.component_interactions ?? []
  if (application === undefined || application.deletedMs !== undefined || interactions.length === 0)
    return {verdict: 'fine', reason: 'It describes no component_interactions.'}
  const situation = nearSituation(input, application, options)
  const {problem, unplaced, staying} = situation
  const absent = unplaced.length === 0 ? '' : ` Not counted: ${unplaced.join('; ')}.`
  const {best, judged} = nearest(problem)
  if (best !== undefined) return {verdict: 'adapt', reason: `${tell(best, situation)}.${absent}`, evidence: evidenceOf(best, situation)}
  if (judged.length === 0) {
    const stays = staying.map(({component, why}) => `${component}: ${why}`).join('; ')
    const reason = `Nothing that talks to something placed may be moved.${stays === '' ? '' : ` ${stays}.`}${absent}`
    return {verdict: unplaced.length > 0 ? 'hold' : 'fine', reason}
  }
  const refused = judged.filter(({refusals}) => refusals.every(({code}) => code !== 'no-gain' && code !== 'runs-there'))
  const silent = refused.find(({refusals}) => refusals.some(({code}) => code === NOT_FORESEEABLE))
  const told = silent ?? refused[0]
  if (told === undefined)
    return {verdict: 'fine', reason: `Nothing would be nearer to what it talks to by ${options.minGainPercent} % elsewhere.${absent}`}
  const reason = `${told.component} would be nearer on ${told.host} (${sums(told)}), but ${told.refusals[0]?.message ?? ''}.${absent}`
  return {verdict: silent === undefined ? 'fine' : 'hold', reason, evidence: evidenceOf(told, situation)}
}

function plan(input: PolicyInput, application: ApplicationSpec, options: FollowOptions): Plan | undefined {
  const situation = nearSituation(input, application, options)
  const {best, judged} = nearest(situation.problem)
  const its = best === undefined ? undefined : situation.movables.get(best.component)
  if (best === undefined || its === undefined) return undefined
  const action = move(application, its, best.from, best.host, tell(best, situation))
  const weighed = judged.filter(({component, from}) => component === best.component && from === best.from)
  const candidates = weighed.map(
    (one): Candidate => ({
      component: one.component,
      host: one.host,
      chosen: one === best,
      refusals: one.refusals,
      score: -round(one.thereMs),
      terms: {nowMs: round(one.nowMs), thereMs: round(one.thereMs)},
    }),
  )
  return {actions: [action], candidates, summary: action.reason}
}

function evidenceOf(judged: Judged, {heardLinks}: NearSituation) {
  const {component, from, host, nowMs, thereMs} = judged
  return {component, from, host, nowMs, thereMs, gainPercent: gainPercent(judged), measuredLinks: heardLinks(component, from, host)}
}

function tell(judged: Judged, {partnersOf, heardLinks}: NearSituation): string {
  const {component, from, host} = judged
  const basis = heardLinks(component, from, host) > 0 ? 'as measured' : 'as assumed'
  return `${component} would be nearer to ${partnersOf(component).join(' and ')} on ${host}: its interactions come to ${sums(judged)}, by criticality, ${basis}`
}

function sums(judged: Judged): string {
  return `${judged.thereMs.toFixed(1)} ms instead of ${judged.nowMs.toFixed(1)} ms, ${gainPercent(judged).toFixed(0)} % less`
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}

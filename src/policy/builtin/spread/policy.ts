import {MECHANISMS} from '../../../mechanism/contract.js'
import type {ApplicationSpec, HostShare} from '../../../platform/contract/index.js'
import type {CatalogueEntry} from '../../catalogue-entry.js'
import type {Action, Analysis, Candidate, Plan, Policy, PolicyInput} from '../../contract.js'
import {NOT_FORESEEABLE} from '../qos/kept.js'
import {type Evening, evening, type OneMove, skewOf, type Uneven} from './evening.js'
import {type SpreadOptions, type SpreadSituation, spreadSituation} from './problem.js'

export const spreadEntry: CatalogueEntry = {
  name: 'spread',
  summary: 'Least that fails at once: keeps the instances of a component, and components named together, over nodes or zones evenly.',
  layer: 'cluster',
  parameters: [
    {name: 'over', summary: 'What fails at once: node, or the key of a node’s label, such as zone for zone:a.', default: 'node'},
    {name: 'maxSkew', summary: 'By how many the fullest may exceed the least filled.', default: 1, isWhole: true, min: 1, max: 100},
    {name: 'together', summary: 'Components to keep apart from each other: web,db; several sets with a semicolon.', default: ''},
    {name: 'intervalMs', summary: 'How often it looks.', default: 60_000, isWhole: true, min: 10_000},
    {name: 'cooldownMs', summary: 'How long it leaves a component alone after any change of it.', default: 60_000, isWhole: true, min: 0},
  ],
  create: (values) =>
    spread({
      over: String(values['over']),
      maxSkew: Number(values['maxSkew']),
      together: setsIn(String(values['together'])),
      intervalMs: Number(values['intervalMs']),
      cooldownMs: Number(values['cooldownMs']),
    }),
}

/** Moves one instance at a time, and only where that makes it more even. */
function spread(options: SpreadOptions): Policy {
  return {
    descriptor: {
      name: spreadEntry.name,
      version: '1.0.0',
      summary: spreadEntry.summary,
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

function setsIn(text: string): readonly (readonly string[])[] {
  const sets = text.split(';').map((set) => set.split(',').map((name) => name.trim()))
  return sets.map((names) => names.filter((name) => name !== '')).filter((names) => names.length > 0)
}

function analyse(input: PolicyInput, options: SpreadOptions): Analysis {
  const {application} = input
  if (application === undefined || application.deletedMs !== undefined) return {verdict: 'fine', reason: 'There is nothing to spread.'}
  const situation = spreadSituation(input, application, options)
  const {problem, unlabelled, unknown} = situation
  if (problem.groups.length === 0)
    return {verdict: unknown.length > 0 ? 'hold' : 'fine', reason: `Nothing of it has several instances.${strangers(application, unknown)}`}
  const missing = missingFor(situation, application, options)
  const found = evening(problem)
  const [first] = found.uneven
  const {over, maxSkew} = options
  if (first === undefined) {
    if (missing !== '') return {verdict: 'hold', reason: missing.trim()}
    const names = problem.groups.map(({name}) => name).join('; ')
    return {verdict: 'fine', reason: `Even over ${over}, to within ${maxSkew}: ${names}.`}
  }
  const evidence = {over, maxSkew, skew: skewOf(first), instances: Object.fromEntries(first.counts), unlabelled: [...unlabelled]}
  const isUnforeseeable = found.move === undefined && found.judged.some(({refusals}) => refusals.some(({code}) => code === NOT_FORESEEABLE))
  const reason = isUnforeseeable ? `${uneven(first)}, but ${whyStuck(found)}` : uneven(found.move?.uneven ?? first)
  return {verdict: isUnforeseeable ? 'hold' : 'adapt', reason: `${reason}; ${maxSkew} more is allowed.${missing}`, evidence}
}

function missingFor({unlabelled, unknown}: SpreadSituation, application: ApplicationSpec, {over}: SpreadOptions): string {
  const which = unlabelled.length > 4 ? `${unlabelled.slice(0, 3).join(', ')} and ${unlabelled.length - 3} others` : unlabelled.join(', ')
  const labels = unlabelled.length === 0 ? '' : ` With what ${which} fails is not known: no label ${over}:… is described.`
  return `${labels}${strangers(application, unknown)}`
}

function strangers({name}: ApplicationSpec, unknown: readonly string[]): string {
  return unknown.length === 0 ? '' : ` ${name} has no component ${unknown.join(', ')} to keep apart.`
}

function plan(input: PolicyInput, application: ApplicationSpec, options: SpreadOptions): Plan | undefined {
  const {problem, movables} = spreadSituation(input, application, options)
  const found = evening(problem)
  const {move, judged} = found
  const [first] = found.uneven
  if (first === undefined) return undefined
  const candidates = distinct(judged).map(({component, host, refusals, terms}): Candidate => {
    const base = {component, host, refusals, chosen: move?.component === component && move.to === host}
    return terms === undefined ? base : {...base, score: terms.fewer, terms}
  })
  if (move === undefined) return {actions: [], candidates, summary: `${uneven(first)}, and that stays so: ${whyStuck(found)}`}
  const action = actionFor(application, move, movables.get(move.component)?.view.current ?? [])
  return {actions: [action], candidates, summary: action.reason}
}

/** Of a component that could go from several nodes, each host once. */
function distinct(judged: Evening['judged']): Evening['judged'] {
  return judged.filter((one, index) => judged.findIndex(({component, host}) => component === one.component && host === one.host) === index)
}

function actionFor(
  {name: application}: ApplicationSpec,
  {component, from, to, uneven: what}: OneMove,
  current: readonly HostShare[],
): Action {
  const shares = new Map(current.map(({node, instances}) => [node, instances]))
  shares.set(from, (shares.get(from) ?? 0) - 1)
  shares.set(to, (shares.get(to) ?? 0) + 1)
  const hosts = [...shares].filter(([, instances]) => instances > 0).map(([node, instances]) => ({node, instances}))
  return {
    mechanism: MECHANISMS.placement,
    target: {kind: 'component', application, component},
    command: {application, component, hosts},
    reason: `Move one of ${component} from ${from} to ${to}: ${uneven(what)}`,
  }
}

function uneven({group, counts, fullest, least}: Uneven): string {
  return `${counts.get(fullest) ?? 0} of ${group.name} are in ${fullest}, ${counts.get(least) ?? 0} in ${least}`
}

/** Of each host that would have made it more even, why it is none. */
function whyStuck({judged}: Evening): string {
  const useful = judged.filter(({refusals}) => refusals.every(({code}) => code !== 'runs-there' && code !== 'no-more-even'))
  const reasons = [...new Set(useful.map(({component, host, refusals}) => `${component} on ${host}: ${refusals[0]?.message ?? ''}`))]
  return reasons.length > 4 ? `${reasons.slice(0, 3).join('; ')}; and ${reasons.length - 3} more` : reasons.join('; ')
}

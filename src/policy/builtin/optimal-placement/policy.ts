import {isDeepStrictEqual} from 'node:util'
import {evaluate} from '../../../matching/optimal/objective.js'
import type {PlacementAnswer} from '../../../matching/optimal/place.js'
import type {PlacementProblem} from '../../../matching/optimal/problem.js'
import type {ThreadOptions} from '../../../matching/optimal/thread/solve.js'
import {MECHANISMS} from '../../../mechanism/contract.js'
import type {HostShare} from '../../../platform/contract/index.js'
import type {Action, Analysis, Candidate, Plan, Policy, PolicyInput} from '../../contract.js'
import {firstMoves} from './moves.js'
import {type ClusterProblem, clusterProblem, type ProblemParameters} from './problem.js'

export type OptimalParameters = ProblemParameters & {
  /** What a plan must save at least of the cost of now, in percent. */
  readonly minGainPercent: number
  readonly maxMoves: number
  readonly intervalMs: number
  readonly timeLimitMs: number
  readonly seed: number
}

export type Solve = (problem: PlacementProblem, options: ThreadOptions, signal: AbortSignal) => Promise<PlacementAnswer>

export type OptimalPlacement = {readonly name: string; readonly summary: string; readonly by: 'exact' | 'genetic'; readonly solve: Solve}

/** The target that `analyze` found, for `plan`: it took seconds to find. */
type State = {readonly target: {[component: string]: {node: string; instances: number}[]}; readonly found: string} | null

/** Moves what runs already towards the placement of the whole cluster that costs least, a few components at a time. */
export function optimalPlacement({name, summary, by, solve}: OptimalPlacement, parameters: OptimalParameters): Policy<State> {
  const answerTo = unlessTheSame(solve)
  return {
    descriptor: {
      name,
      summary,
      version: '1.0.0',
      layer: 'cluster',
      scope: 'global',
      core: false,
      metrics: [],
      mechanisms: [MECHANISMS.placement],
      intervalMs: parameters.intervalMs,
      cooldownMs: parameters.intervalMs,
    },
    initialState: async () => null,
    analyze: async (input, _, signal) => {
      const cluster = clusterProblem(input, parameters)
      const held = whyHold(input, cluster)
      if (held !== undefined) return {analysis: held, state: null}
      const options = {by, seed: parameters.seed, ...(by === 'exact' ? {timeLimitMs: parameters.timeLimitMs} : {})}
      const answer = await answerTo(cluster.problem, options, signal)
      return judge(cluster, answer, parameters)
    },
    plan: async (input, state) => ({plan: state === null ? undefined : plan(input, state, parameters), state: null}),
  }
}

/** A problem that is the one before has its answer: at rest a cluster asks the same again and again, and an answer starts a thread. */
function unlessTheSame(solve: Solve): Solve {
  let last: {readonly problem: PlacementProblem; readonly answer: PlacementAnswer} | undefined
  return async (problem, options, signal) => {
    if (last === undefined || !isDeepStrictEqual(last.problem, problem)) last = {problem, answer: await solve(problem, options, signal)}
    return last.answer
  }
}

function whyHold({world}: PolicyInput, {governed}: ClusterProblem): Analysis | undefined {
  if (governed.size === 0) return {verdict: 'fine', reason: 'No component of this cluster rests where it is and may be moved.'}
  const unpriced = [...world.nodes.values()].filter((node) => node.pricePerHour === undefined).map((node) => node.name)
  if (unpriced.length === 0) return undefined
  const which = unpriced.length > 4 ? `${unpriced.slice(0, 3).join(', ')} and ${unpriced.length - 3} others` : unpriced.join(', ')
  return {verdict: 'hold', reason: `The price of ${which} is not known, so that no cost can be compared: describe it under price.`}
}

function judge({problem, current}: ClusterProblem, answer: PlacementAnswer, {minGainPercent}: OptimalParameters) {
  if (answer.kind !== 'placed') {
    const why = answer.reasons.map(({message}) => message).join('; ')
    return {analysis: {verdict: 'hold', reason: `No better placement is known: ${why}.`} as const, state: null}
  }
  const now = evaluate(problem, current)
  const gain = now.total <= 0 ? 0 : (100 * (now.total - answer.objective.total)) / now.total
  const found = `${answer.isProven ? 'the least' : 'the best found'} is ${cost(answer.objective.total)} an hour instead of ${cost(now.total)} (${gain.toFixed(1)} % less, ${answer.objective.moves} moves)`
  const evidence = {
    costNow: now.total,
    costFound: answer.objective.total,
    gainPercent: gain,
    proven: answer.isProven,
    bound: answer.bound ?? null,
  }
  if (gain < minGainPercent || gain <= 0)
    return {
      analysis: {verdict: 'fine', reason: `Not worth moving: ${found}, at least ${minGainPercent} % is asked for.`, evidence} as const,
      state: null,
    }
  const target = Object.fromEntries(
    answer.hosts.map(({component, hosts}) => [component, hosts.map(({node, instances}) => ({node, instances}))]),
  )
  return {analysis: {verdict: 'adapt', reason: `Worth moving: ${found}.`, evidence} as const, state: {target, found}}
}

function plan(input: PolicyInput, state: NonNullable<State>, parameters: OptimalParameters): Plan {
  const cluster = clusterProblem(input, parameters)
  const target = new Map(Object.entries(state.target))
  // The world may have changed since: what is governed no longer stays out of it.
  const known = new Map([...cluster.current].map(([name, hosts]) => [name, target.get(name) ?? hosts]))
  const free = new Map([...input.world.nodes.values()].map((node) => [node.name, node.free]))
  const moves = firstMoves({problem: cluster.problem, current: cluster.current, target: known, free, most: parameters.maxMoves})
  const actions = moves.flatMap(({component, hosts}) => actionFor(cluster, component, hosts, state.found))
  const rest = [...known].filter(([name, hosts]) => !isSame(hosts, cluster.current.get(name) ?? [])).length - moves.length
  const later = rest > 0 ? ` ${rest} more follow when these have moved.` : ''
  const summary =
    actions.length === 0
      ? `Nothing moves yet: ${state.found}, and no first step of it finds room and is better by itself.`
      : `${actions.map(({reason}) => reason).join('. ')}. Of the whole, ${state.found}.${later}`
  return {actions, candidates: moves.flatMap((move) => candidatesOf(cluster, move.component, move.hosts)), summary}
}

function actionFor({governed}: ClusterProblem, key: string, hosts: readonly HostShare[], found: string): readonly Action[] {
  const its = governed.get(key)
  if (its === undefined) return []
  const [application, component] = [its.application.name, its.component.metadata.name]
  const to = hosts.map((share) => (share.instances === 1 ? share.node : `${share.node} (${share.instances})`)).join(', ')
  return [
    {
      mechanism: MECHANISMS.placement,
      target: {kind: 'component', application, component},
      command: {application, component, hosts: hosts.map(({node, instances}) => ({node, instances}))},
      reason: `Move ${component} of ${application} to ${to}: ${found}`,
    },
  ]
}

/** Every host with what the whole would cost were only this component there. */
function candidatesOf({problem, current, governed}: ClusterProblem, key: string, chosen: readonly HostShare[]): readonly Candidate[] {
  const component = problem.components.find(({name}) => name === key)
  const name = governed.get(key)?.component.metadata.name ?? key
  if (component === undefined) return []
  const eligible = component.eligible.map(({node}): Candidate => {
    const {total, price, watts, latencyMs} = evaluate(problem, new Map([...current, [key, [{node, instances: component.instances}]]]))
    return {
      component: name,
      host: node,
      chosen: chosen.some((share) => share.node === node),
      refusals: [],
      score: -total,
      terms: {price, watts, latencyMs},
    }
  })
  const refused = component.refusals.map(
    ({node, message}): Candidate => ({component: name, host: node, chosen: false, refusals: [{code: 'not-eligible', message}]}),
  )
  return [...eligible, ...refused]
}

function isSame(a: readonly HostShare[], b: readonly HostShare[]): boolean {
  return a.length === b.length && a.every((share) => b.some((one) => one.node === share.node && one.instances === share.instances))
}

function cost(value: number): string {
  return value.toFixed(3)
}

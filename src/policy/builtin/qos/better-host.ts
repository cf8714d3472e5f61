import {hostRefusals} from '../../../matching/eligibility.js'
import {gain, RELATION_SYMBOL} from '../../../matching/qos.js'
import type {ApplicationSpec, NodeState} from '../../../platform/contract/index.js'
import type {Candidate, Plan, PolicyInput} from '../../contract.js'
import {move, shareOn} from './move.js'
import {round, type Watched} from './targets.js'

/** A move must be foreseen to better the metric by this share, or it is not worth its cost. */
const LEAST_GAIN = 0.15

/** For a target that is missed: the eligible host that is foreseen best. Without one the plan has no action, and every host its reason. */
export function betterHost(input: PolicyInput, application: ApplicationSpec, due: Watched): Plan {
  const {metric, view, value = 0} = due
  const component = view.component.metadata.name
  const from = worstHost(input, application, due)
  const judged = [...input.world.nodes.values()].map((node) => judge(input, application, due, from, node))
  const eligible = judged
    .filter((one) => one.refusals.length === 0)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || priceOf(input, a) - priceOf(input, b) || (a.host < b.host ? -1 : 1))
  const best = eligible[0]
  if (best === undefined) {
    return {
      actions: [],
      candidates: judged,
      summary: `${component} stays on ${from}: no other host is eligible and foreseen to better ${metric.application_metric_id} by ${LEAST_GAIN * 100} %`,
    }
  }
  const foreseen =
    best.prediction === undefined
      ? ''
      : `${round(best.prediction.value)} ± ${round(best.prediction.error)} foreseen, ${round(value)} now, target ${RELATION_SYMBOL[metric.relation]} ${metric.target}`
  const action = move(application, due, from, best.host, foreseen)
  return {actions: [action], candidates: judged.map((one) => ({...one, chosen: one.host === best.host})), summary: action.reason}
}

/** One host for the component: refused, or scored by how much it is foreseen to better the metric. */
function judge(input: PolicyInput, application: ApplicationSpec, due: Watched, from: string, node: NodeState): Candidate {
  const {metric, view, value = 0} = due
  const component = view.component.metadata.name
  const base = {component, host: node.name, chosen: false}
  if (node.name === from) return {...base, refusals: [{code: 'runs-there', message: `it runs there, at ${round(value)}`}]}
  const refusals = hostRefusals({component: view.component, node, added: shareOn(view, from), free: node.free})
  if (refusals.length > 0) return {...base, refusals}
  const prediction = input.predictor.predict({
    ...input,
    application: application.name,
    component,
    metric: metric.application_metric_id,
    from,
    to: node.name,
  })
  if ('unknown' in prediction) return {...base, refusals: [{code: 'not-foreseeable', message: prediction.unknown}]}
  const better = gain(prediction.value, value, metric.relation, metric.target)
  if (better >= LEAST_GAIN) return {...base, refusals: [], prediction, score: Math.round(better * 10_000) / 10_000, terms: {gain: better}}
  const message = `${round(prediction.value)} ± ${round(prediction.error)} is foreseen there, ${round(value)} is measured here; a move must better it by ${LEAST_GAIN * 100} %`
  return {...base, prediction, refusals: [{code: 'no-gain', message}]}
}

/** Of the hosts that it has, the one where the metric is worst. */
function worstHost({telemetry}: PolicyInput, application: ApplicationSpec, {view, metric, freshness}: Watched): string {
  const component = view.component.metadata.name
  const measured = view.current.map((share) => ({
    node: share.node,
    value: telemetry.aggregate(
      {metric: metric.application_metric_id, application: application.name, component, node: share.node},
      freshness.windowMs,
      'mean',
    ),
  }))
  const known = measured.filter((one): one is {node: string; value: number} => one.value !== undefined)
  const worst = known.toSorted((a, b) => gain(b.value, a.value, metric.relation, metric.target) || (a.node < b.node ? -1 : 1)).at(-1)
  return (known.length > 1 ? worst?.node : view.current[0]?.node) ?? ''
}

function priceOf({world}: PolicyInput, candidate: Candidate): number {
  return world.nodes.get(candidate.host)?.pricePerHour ?? Number.POSITIVE_INFINITY
}

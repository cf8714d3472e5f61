import {hostRefusals} from '../../matching/eligibility.js'
import {gain, meets, RELATION_SYMBOL} from '../../matching/qos.js'
import type {NodeState} from '../../platform/contract/index.js'
import type {PlanAnswer} from '../author/define.js'
import {move, shareOn} from '../builtin/qos/move.js'
import {round, watchedOf} from '../builtin/qos/targets.js'
import type {Candidate, PolicyInput} from '../contract.js'
import {foreseeElsewhere, type LoadedModel} from './foresee.js'
import type {ModelState, Outlook} from './outlook.js'

type ModelPlan = PlanAnswer<ModelState>

/** For a target that is foreseen to be missed: the eligible host where it is foreseen to be kept, and best. Without one, every host has its reason. */
export async function moveForMiss(model: LoadedModel, input: PolicyInput, due: Outlook): Promise<ModelPlan> {
  const {component, node: from, here, watched} = due
  const {metric} = watched
  const candidates = await judged(model, input, due, [...input.world.nodes.values()], (value) =>
    meets(value, metric.relation, metric.target),
  )
  const best = candidates
    .filter((one) => one.refusals.length === 0)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || priceOf(input, a) - priceOf(input, b) || (a.host < b.host ? -1 : 1))[0]
  if (best === undefined || input.application === undefined)
    return {
      actions: [],
      candidates,
      summary: `${component} stays on ${from}: on no other eligible host is ${metric.application_metric_id} foreseen to keep its target`,
    }
  const seconds = model.spec.forecast.horizonMs / 1_000
  const why = `in ${seconds} s ${round(here)} is foreseen here and ${round(best.prediction?.value ?? 0)} there, target ${RELATION_SYMBOL[metric.relation]} ${metric.target}`
  const action = move(input.application, watched, from, best.host, why)
  return {actions: [action], candidates: candidates.map((one) => ({...one, chosen: one.host === best.host})), summary: action.reason}
}

/** A cheaper eligible host where the target is foreseen to be kept with room to spare, and where no other target of the component is foreseen to be missed. */
export async function cheaperThere(
  model: LoadedModel,
  input: PolicyInput,
  outlook: Outlook,
): Promise<{readonly candidate: Candidate; readonly plan: ModelPlan} | undefined> {
  const {node: from, watched} = outlook
  const {metric} = watched
  const price = input.world.nodes.get(from)?.pricePerHour
  if (price === undefined || input.application === undefined) return undefined
  const cheaper = [...input.world.nodes.values()]
    .filter(({pricePerHour}) => pricePerHour !== undefined && pricePerHour < price)
    .toSorted((a, b) => (a.pricePerHour ?? 0) - (b.pricePerHour ?? 0) || (a.name < b.name ? -1 : 1))
  const isUpperBound = metric.relation === 'lower_or_equal' || metric.relation === 'lower_than'
  const wanted = metric.target * (isUpperBound ? 1 - model.spec.rule.margin : 1 + model.spec.rule.margin)
  const candidates = await judged(model, input, outlook, cheaper, (value) => meets(value, metric.relation, wanted))
  const candidate = candidates.find((one) => one.refusals.length === 0 && keepsOthers(input, outlook, one.host))
  if (candidate === undefined) return undefined
  const why = `it is cheaper and foreseen to keep the target: ${round(candidate.prediction?.value ?? 0)}`
  const action = move(input.application, watched, from, candidate.host, why)
  return {candidate, plan: {actions: [action], candidates: [{...candidate, chosen: true}], summary: action.reason}}
}

/** Each host for the component: refused, or scored by how much better than here it is foreseen to be. */
async function judged(
  model: LoadedModel,
  input: PolicyInput,
  {component, node: from, here, watched}: Outlook,
  nodes: readonly NodeState[],
  keeps: (value: number) => boolean,
): Promise<readonly Candidate[]> {
  const {metric, view} = watched
  const refusedBy = new Map(
    nodes.map((node) => [
      node.name,
      node.name === from
        ? [{code: 'runs-there', message: `it runs there, and ${round(here)} is foreseen`}]
        : hostRefusals({component: view.component, node, added: shareOn(view, from), free: node.free}),
    ]),
  )
  const hosts = nodes.map(({name}) => name).filter((name) => refusedBy.get(name)?.length === 0)
  const foreseen = await foreseeElsewhere(model, input, watched, {from, here, hosts})
  return nodes.map(({name: host}): Candidate => {
    const base = {component, host, chosen: false}
    const refusals = refusedBy.get(host) ?? []
    const prediction = foreseen.get(host)
    if (refusals.length > 0 || prediction === undefined) return {...base, refusals}
    if ('unknown' in prediction) return {...base, refusals: [{code: 'not-foreseeable', message: prediction.unknown}]}
    const better = gain(prediction.value, here, metric.relation, metric.target)
    if (keeps(prediction.value))
      return {...base, refusals: [], prediction, score: Math.round(better * 10_000) / 10_000, terms: {gain: better}}
    const message = `${round(prediction.value)} ± ${round(prediction.error)} is foreseen there: the target would not be kept`
    return {...base, prediction, refusals: [{code: 'target-missed-there', message}]}
  })
}

function keepsOthers(input: PolicyInput, {component, node: from, watched}: Outlook, to: string): boolean {
  return watchedOf(input)
    .filter(({view, key}) => view.component.metadata.name === component && key !== watched.key)
    .every(({metric}) => {
      const {application_metric_id: name, relation, target} = metric
      const foreseen = input.predictor.predict({...input, application: input.application?.name ?? '', component, metric: name, from, to})
      return !('unknown' in foreseen) && meets(foreseen.value, relation, target)
    })
}

function priceOf({world}: PolicyInput, candidate: Candidate): number {
  return world.nodes.get(candidate.host)?.pricePerHour ?? Number.POSITIVE_INFINITY
}

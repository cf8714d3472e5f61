import type {ComponentDescription, QosMetric} from '../../descriptions/types.js'
import type {JsonObject} from '../../support/json.js'
import {type Watched, watchedOf} from '../builtin/qos/targets.js'
import type {PolicyInput} from '../contract.js'
import {foreseeHere, type LoadedModel} from './foresee.js'
import type {ModelPolicySpec} from './read.js'

/** What it remembers, by component. */
export type ModelState = {
  /** In how many turns in a row its target was foreseen to be missed. */
  readonly turns: {readonly [component: string]: number}
  /** When the last of them was. */
  readonly countedMs: {readonly [component: string]: number}
  /** Since when its target is foreseen to be met without a break. */
  readonly calmSinceMs: {readonly [component: string]: number}
  /** Why the model's word does not count in this turn, and another decides. */
  readonly handedOver: string | null
}

/** A component with what is foreseen for it where it is. */
export type Outlook = {
  readonly watched: Watched
  readonly component: string
  readonly node: string
  readonly here: number
  readonly evidence: JsonObject
}

/** Those of its forecast's metric: the components' own targets, or the policy's. */
export function watchedFor({forecast, target, component}: ModelPolicySpec, input: PolicyInput): readonly Watched[] {
  const ofPolicy: readonly QosMetric[] =
    target === undefined ? [] : [{application_metric_id: forecast.metric, target: target.value, relation: target.relation}]
  const targetsOf = ({metadata, qos_metrics: own = []}: ComponentDescription): readonly QosMetric[] => {
    if (component !== undefined && metadata.name !== component) return []
    const declared = own.filter((one) => one.application_metric_id === forecast.metric)
    return target !== undefined && (component !== undefined || declared.length > 0) ? ofPolicy : declared
  }
  return watchedOf(input, targetsOf)
}

type Seen =
  | {readonly kind: 'outlooks'; readonly outlooks: readonly Outlook[]}
  | {readonly kind: 'handed-over'; readonly why: string; readonly evidence: JsonObject}

/** What the model says of each; where it cannot say it of one, another decides the whole turn. */
export async function outlooksOf(model: LoadedModel, input: PolicyInput, watched: readonly Watched[]): Promise<Seen> {
  const outlooks: Outlook[] = []
  for (const one of watched) {
    const component = one.view.component.metadata.name
    const node = one.view.current[0]?.node ?? ''
    const {metric} = model.spec.forecast
    if (one.value === undefined)
      return {
        kind: 'handed-over',
        why: `${metric} of ${component} was not heard in the last ${one.freshness.freshMs / 1_000} s`,
        evidence: {component, metric},
      }
    const foreseen = await foreseeHere(model, input, one, node)
    if (foreseen.kind === 'unusable')
      return {kind: 'handed-over', why: foreseen.why, evidence: {component, metric, node, ...foreseen.evidence}}
    outlooks.push({watched: one, component, node, here: foreseen.value, evidence: foreseen.evidence})
  }
  return {kind: 'outlooks', outlooks}
}

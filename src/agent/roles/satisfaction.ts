import {achievement, meets} from '../../matching/qos.js'
import type {ApplicationSpec, QosStatus, Satisfaction} from '../../platform/contract/index.js'

/**
 * The weighted share of targets that are achieved. Weights are those of `global_satisfaction`; without it all targets count alike. A target whose
 * value is not known counts as not achieved. `undefined` where the application has no target, or none of them was ever measured.
 */
export function satisfactionOf(application: ApplicationSpec, qos: readonly QosStatus[]): Satisfaction | undefined {
  if (qos.every((one) => one.sampledMs === undefined)) return undefined
  const wish = application.description.global_satisfaction
  const weights = wish?.achievement_weights ?? qos.map((one) => ({metric_id: one.metric, weight: 1 / qos.length}))
  const terms = weights.map(({metric_id, weight}) => {
    const measured = qos.filter((one) => one.metric === metric_id)
    const achieved = measured.length === 0 ? 0 : measured.reduce((sum, one) => sum + achievedBy(one), 0) / measured.length
    return {metric: metric_id, weight, achieved}
  })
  const score = terms.reduce((sum, term) => sum + term.weight * term.achieved, 0)
  const threshold = wish?.threshold
  return {
    score,
    ...(threshold === undefined ? {} : {threshold}),
    met: threshold === undefined ? qos.every((one) => one.met === true) : meets(score, wish?.relation ?? 'greater_or_equal', threshold),
    terms,
  }
}

function achievedBy({value, relation, target}: QosStatus): number {
  return value === undefined ? 0 : achievement(value, relation, target)
}

import type {QosMetric} from '../../../descriptions/types.js'
import {meets, RELATION_SYMBOL} from '../../../matching/qos.js'
import type {Reason} from '../../../support/reason.js'
import type {PolicyInput, Prediction} from '../../contract.js'
import {round} from './targets.js'

type Question = {readonly application: string; readonly component: string; readonly from: string; readonly to: string}

export type Kept =
  | {readonly kind: 'kept'; readonly predictions: readonly Prediction[]}
  | {readonly kind: 'not-kept'; readonly reason: Reason}

/** It could not be told whether a target is kept. */
export const NOT_FORESEEABLE = 'not-foreseeable'

/** Whether every target is foreseen to be met on another host, error included, with `margin` (a share of the target) to spare. */
export function targetsKept(input: PolicyInput, question: Question, targets: readonly QosMetric[], margin: number): Kept {
  const predictions: Prediction[] = []
  for (const {application_metric_id: metric, relation, target} of targets) {
    const prediction = input.predictor.predict({...input, ...question, metric})
    if ('unknown' in prediction) return {kind: 'not-kept', reason: {code: NOT_FORESEEABLE, message: prediction.unknown}}
    const isUpperBound = relation === 'lower_or_equal' || relation === 'lower_than'
    const worst = isUpperBound ? prediction.value + prediction.error : prediction.value - prediction.error
    if (!meets(worst, relation, target * (isUpperBound ? 1 - margin : 1 + margin))) {
      const spare = margin > 0 ? ` with ${round(margin * 100)} % to spare` : ''
      const message = `${metric} is foreseen at ${round(prediction.value)} ± ${round(prediction.error)} there, which does not keep ${RELATION_SYMBOL[relation]} ${target}${spare}`
      return {kind: 'not-kept', reason: {code: 'target-not-kept', message}}
    }
    predictions.push(prediction)
  }
  return {kind: 'kept', predictions}
}

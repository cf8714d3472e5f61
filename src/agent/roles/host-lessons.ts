import type {Decision, Journal} from '../../knowledge/contract.js'
import type {LearningPredictor} from '../../policy/builtin/predictor.js'

/** Decisions whose effects are learned from again after a restart. */
const RELEARNED = 500

/** What the measured effect of a decision teaches of its hosts. */
export function learnFrom(
  {candidates, analysis}: Decision,
  {predicted, after}: NonNullable<Decision['effect']>,
  predictor: LearningPredictor,
): void {
  const chosen = candidates.find((one) => one.chosen)
  const from = analysis.evidence?.['node']
  if (chosen === undefined || typeof from !== 'string' || predicted === undefined || after === undefined) return
  predictor.learn({from, to: chosen.host, predicted, actual: after})
}

/** What earlier lives of this agent learned. */
export function relearn(journal: Journal, agent: string, predictor: LearningPredictor): void {
  for (const decision of journal.list({agent, verdict: 'admitted', limit: RELEARNED}).toReversed())
    if (decision.effect !== undefined) learnFrom(decision, decision.effect, predictor)
}

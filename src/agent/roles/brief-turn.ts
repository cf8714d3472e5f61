import type {ArbiterVerdict} from '../../knowledge/contract.js'
import type {Analysis} from '../../policy/contract.js'
import type {TurnPlan, TurnReport} from '../turn-report.js'

const LONGEST_TEXT = 1_000
/** As JSON. */
const LONGEST_EVIDENCE = 4_000
const MOST_ACTIONS = 10
const MOST_REASONS = 10

/** As much of a turn as a person reads: what a policy says, and how much it wants, has no bound of its own. */
export function briefTurn({analysis, plan, ...turn}: TurnReport): TurnReport {
  return {...turn, analysis: briefAnalysis(analysis), ...(plan === undefined ? {} : {plan: briefPlan(plan)})}
}

function briefAnalysis({verdict, reason, evidence}: Analysis): Analysis {
  if (evidence === undefined) return {verdict, reason: cut(reason)}
  const {length} = JSON.stringify(evidence)
  return {verdict, reason: cut(reason), evidence: length <= LONGEST_EVIDENCE ? evidence : {tooLong: `${length} characters`}}
}

function briefPlan({tookMs, summary, actions}: TurnPlan): TurnPlan {
  const unlisted = actions.length - MOST_ACTIONS
  return {
    tookMs,
    ...(summary === undefined ? {} : {summary: cut(summary)}),
    actions: actions
      .slice(0, MOST_ACTIONS)
      .map(({reason, verdict, ...action}) => ({...action, reason: cut(reason), verdict: briefVerdict(verdict)})),
    ...(unlisted > 0 ? {unlisted} : {}),
  }
}

function briefVerdict(verdict: ArbiterVerdict): ArbiterVerdict {
  if (verdict.kind === 'rejected')
    return {...verdict, reasons: verdict.reasons.slice(0, MOST_REASONS).map((reason) => ({...reason, message: cut(reason.message)}))}
  return {...verdict, reason: cut(verdict.reason)}
}

function cut(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`
}

import {plain, shown} from '../../support/hosting/answers.js'
import type {JsonValue} from '../../support/json.js'
import {parseDuration} from '../../support/text/duration.js'
import type {AnalyzeAnswer, PlanAnswer} from '../author/define.js'
import type {AnalyzeResult, PlanResult} from '../contract.js'

/** What `analyze` answered, as the loop takes it. Throws what is wrong with it, in words for the author. */
export function analyzed(answer: AnalyzeAnswer<JsonValue> | undefined, before: JsonValue): AnalyzeResult<JsonValue> {
  const {verdict, reason, evidence, state = before, again} = {...answer}
  if (verdict !== 'adapt' && verdict !== 'fine' && verdict !== 'hold')
    throw new TypeError(
      `analyze must answer with a verdict: adapt, fine or hold; it answered ${shown(isRecord(answer) ? verdict : answer)}.`,
    )
  if (typeof reason !== 'string' || reason === '') throw new TypeError('analyze must answer with a reason: a text.')
  const nextAnalyzeMs = again === undefined ? undefined : typeof again === 'number' ? again : parseDuration(again)
  if (again !== undefined && (nextAnalyzeMs === undefined || !(nextAnalyzeMs >= 0)))
    throw new TypeError(`analyze must answer with a duration in again, such as '5s'; it answered ${shown(again)}.`)
  return {
    analysis: {verdict, reason, ...(evidence === undefined ? {} : {evidence: plain(evidence, 'The evidence')})},
    state: plain(state, 'The state'),
    ...(nextAnalyzeMs === undefined ? {} : {nextAnalyzeMs}),
  }
}

/** What `plan` answered, as the loop takes it. Throws what is wrong with it, in words for the author. */
export function planned(answer: PlanAnswer<JsonValue> | undefined, before: JsonValue): PlanResult<JsonValue> {
  if (answer === undefined) return {plan: undefined, state: before}
  const {actions, summary, candidates = [], state = before} = answer
  if (!Array.isArray(actions)) throw new TypeError(`plan must answer with actions: a list; it answered ${shown(actions)}.`)
  const problem = actions.flatMap((action, index) => problemOf(action, index))[0]
  if (problem !== undefined) throw new TypeError(problem)
  const plan = {actions, summary: summary ?? actions.map(({reason}: {reason: string}) => reason).join('; '), candidates}
  return {plan: plain(plan, 'The plan'), state: plain(state, 'The state')}
}

function problemOf(action: unknown, index: number): readonly string[] {
  const {mechanism, command, target, reason} = {...(typeof action === 'object' ? action : {})} as {[key: string]: unknown}
  const problems = [
    ...(typeof mechanism === 'string' ? [] : ['a mechanism']),
    ...(typeof command === 'object' && command !== null ? [] : ['a command']),
    ...(typeof target === 'object' && target !== null ? [] : ['a target']),
    ...(typeof reason === 'string' && reason !== '' ? [] : ['a reason']),
  ]
  return problems.length === 0 ? [] : [`Action ${index} of the plan lacks ${problems.join(', ')}.`]
}

/** What an author's file answered may be anything. */
function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

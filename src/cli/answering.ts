import type {Api} from '../northbound/contract/api.js'
import {given} from '../support/given.js'
import {UsageError} from './errors.js'
import type {AnsweredPlans} from './render/views.js'
import {waitingPlans} from './waiting-plans.js'

/** Which plans are meant: by their ids, or all that wait now (of one application). */
export type PlanChoice = {readonly decisions: readonly string[]; readonly all: boolean; readonly application: string | undefined}
export type SpokenAnswer = {readonly kind: 'approve' | 'reject'; readonly why?: string | undefined; readonly holdsMs?: number | undefined}

export type Answered = {readonly answer: SpokenAnswer['kind']; readonly dryRun: boolean; readonly items: AnsweredPlans['items']}

/** The API takes so many at once. */
const AT_ONCE = 200

export async function answerPlans(
  api: Api,
  choice: PlanChoice,
  {kind, ...words}: SpokenAnswer,
  {dryRun, signal}: {readonly dryRun: boolean; readonly signal: AbortSignal},
): Promise<Answered> {
  const ids = await chosen(api, choice, kind, signal)
  const items: AnsweredPlans['items'][number][] = []
  for (let first = 0; first < ids.length; first += AT_ONCE) {
    const decisions = ids.slice(first, first + AT_ONCE)
    const answered = await api.answerDecisions({dryRun, body: {decisions, kind, ...given(words)}}, {signal})
    items.push(...answered.items)
  }
  return {answer: kind, dryRun, items}
}

async function chosen(api: Api, {decisions, all, application}: PlanChoice, verb: string, signal: AbortSignal): Promise<readonly string[]> {
  const isBySight = all || application !== undefined
  if (decisions.length > 0 && isBySight) throw new UsageError('Name plans, or say --all or --application: not both.')
  if (decisions.length > 0) return [...new Set(decisions)]
  if (!isBySight)
    throw new UsageError('Which plans? Name them, or say --all or --application.', {
      hints: ['What waits: mlsysops plan list', `What --all would be: mlsysops plan ${verb} --all --dry-run`],
    })
  const {items} = await waitingPlans(api, given({application}), signal)
  return items.map(({id}) => id)
}

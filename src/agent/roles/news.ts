import type {Decision} from '../../knowledge/contract.js'
import {DISRUPTION_BUDGET} from '../../matching/budgets.js'
import {ROLLED_BACK} from '../../mechanism/contract.js'
import type {ApplicationNews, ApplicationSpec, Reason} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import type {Mirror} from '../mirror.js'

/** What is older is no news: an agent that reads journals anew must not tell everything again. */
const NEWS_MS = 600_000

/** Has the platform tell the person of a decision about an application that is still there. */
export function tellNews(
  decision: Decision,
  applications: Mirror<ApplicationSpec>,
  {platform, clock}: {readonly platform: {tell(news: ApplicationNews): void}; readonly clock: Pick<Clock, 'now'>},
): void {
  const application = decision.application === undefined ? undefined : applications.get(decision.application)
  const news = application === undefined ? undefined : newsOf(decision, application, clock.now())
  if (news !== undefined) platform.tell(news)
}

/** What a person is told of a decision about their application; undefined: nothing has come of it that need be told, or it is of long ago. */
export function newsOf(decision: Decision, {uid, name}: ApplicationSpec, nowMs: number): ApplicationNews | undefined {
  if (nowMs - (decision.closedMs ?? decision.timeMs) > NEWS_MS) return undefined
  const told = toldOf(decision)
  return told === undefined ? undefined : {application: name, uid, about: {decision: decision.id}, count: decision.repeats + 1, ...told}
}

type Told = Pick<ApplicationNews, 'kind' | 'isTrouble' | 'message'>

function toldOf({verdict, outcome, summary}: Decision): Told | undefined {
  switch (verdict.kind) {
    case 'rejected':
      return {kind: 'refused', isTrouble: true, message: sentences(summary, messagesOf(verdict.reasons))}
    case 'held':
      return {kind: 'held', isTrouble: false, message: verdict.reason}
    case 'awaiting-approval':
      return {kind: 'awaiting-approval', isTrouble: false, message: sentences(summary, verdict.reason)}
    case 'deferred':
      // Who waits for another change, or for a pause to end, waits for moments.
      return verdict.code === DISRUPTION_BUDGET ? {kind: 'held', isTrouble: false, message: sentences(summary, verdict.reason)} : undefined
    case 'admitted':
      return outcomeOf(summary, outcome)
  }
}

function outcomeOf(summary: string, outcome: Decision['outcome']): Told | undefined {
  switch (outcome.kind) {
    case 'done':
      return {kind: outcome.change ?? 'changed', isTrouble: false, message: sentences(summary, outcome.message)}
    case 'failed':
      return {
        kind: outcome.reasons[0]?.code === ROLLED_BACK ? ROLLED_BACK : outcome.restored ? 'taken-back' : 'failed',
        isTrouble: true,
        message: sentences(summary, messagesOf(outcome.reasons)),
      }
    case 'none':
    case 'executing':
    case 'interrupted':
      return undefined
  }
}

function messagesOf(reasons: readonly Reason[]): string {
  return reasons.map(({message}) => message).join('; ')
}

/** Where the second only repeats the first, once is enough. */
function sentences(first: string, second: string): string {
  if (second === '' || first.includes(second)) return first
  return `${first}${/[.!?]$/.test(first) ? '' : '.'} ${second}`
}

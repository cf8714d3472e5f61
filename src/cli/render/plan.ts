import {evidencePairs} from '../../support/text/evidence.js'
import {clockTime} from '../../support/text/quantity.js'
import type {Answered} from '../answering.js'
import type {Renderer} from '../text/view.js'
import {hostLines} from './hosts.js'
import {labelled} from './labelled.js'
import {type AnsweredPlans, at, type Decision} from './views.js'
import {moment, outcomeWords, proposerWords, triggerWords, verdictWords} from './words.js'

/** What became of each answer; of a dry run, what would be carried out. */
export const renderAnswered: Renderer<Answered> = ({answer, dryRun, items}, view) => {
  if (items.length === 0) return 'No plan waits.'
  const lines = items.map(({kind, decision, answer: {by, why, untilAt}}) => {
    const words = `${wordOf(kind, answer)} ${decision.id}: ${decision.summary}`
    if (kind === 'dry-run') return [words, ...actionLines(decision)].join('\n')
    const reason = why === undefined ? '' : ` (${why})`
    const until = answer === 'approve' ? '' : `; the same is not proposed again before ${clockTime(at(untilAt), view.nowMs)}`
    return `${words}${kind === 'unchanged' ? ` — by ${by}` : ''}${reason}${until}`
  })
  return [...lines, ...(dryRun ? ['Nothing was changed.'] : [])].join('\n')
}

function wordOf(kind: AnsweredPlans['items'][number]['kind'], answer: Answered['answer']): string {
  switch (kind) {
    case 'approved':
      return 'Approved'
    case 'rejected':
      return 'Rejected'
    case 'unchanged':
      return answer === 'approve' ? 'Already approved' : 'Already rejected'
    case 'dry-run':
      return answer === 'approve' ? 'Would approve' : 'Would reject'
  }
}

function actionLines({actions}: Decision): readonly string[] {
  return actions.map(({mechanism, command}) => `  ${mechanism} ${JSON.stringify(command)}`)
}

/** One decision, whole. */
export const renderPlan: Renderer<Decision> = (decision, view) => {
  const {application, cluster, agent, components, trigger, analysis, actions, candidates, unlisted, verdict, outcome, repeats} = decision
  const concerned = [application, ...components, cluster].filter((one) => one !== undefined)
  const evidence = evidencePairs(analysis.evidence).map(([name, value]) => `${name} ${value}`)
  return [
    `${view.style.bold(decision.id)} · ${decision.summary}`,
    ...labelled('Concerns', concerned.length === 0 ? [] : [concerned.join(' · ')], view),
    ...labelled('By', [`${proposerWords(decision.proposer)}, agent ${agent}, ${moment(decision.decidedAt, view)}`], view),
    ...labelled('Again', repeats === 0 ? [] : [`the same came ${repeats} times more`], view),
    ...labelled('Why', [analysis.reason], view),
    ...labelled('Trigger', [triggerWords(trigger, view)], view),
    ...labelled('Evidence', evidence.length === 0 ? [] : [evidence.join(' · ')], view),
    ...labelled(
      'Action',
      actions.map(({mechanism, command}) => `${mechanism} ${JSON.stringify(command)}`),
      view,
    ),
    ...hostLines('Hosts', candidates, true, view, unlisted),
    ...labelled('Verdict', [verdictWords(verdict, view)], view),
    ...labelled('Outcome', outcome.kind === 'none' ? [] : [outcomeWords(outcome)], view),
    ...labelled(
      'Answer it',
      verdict.kind === 'awaiting-approval' ? [`mlsysops plan approve ${decision.id}`, `mlsysops plan reject ${decision.id}`] : [],
      view,
    ),
  ].join('\n')
}

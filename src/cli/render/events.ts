import {clockTime, relativeTime} from '../../support/text/quantity.js'
import {renderTable} from '../text/table.js'
import type {Renderer} from '../text/view.js'
import type {WaitingPlans} from '../waiting-plans.js'
import {at, type Decision, type SliceEvent} from './views.js'
import {proposerName, verdictCell, whyWords} from './words.js'

export const renderEvent: Renderer<SliceEvent> = ({occurredAt, kind, subject, message}, {style, nowMs}) =>
  `${style.dim(clockTime(at(occurredAt), nowMs))}  ${kind.padEnd(11)} ${style.bold(subject)}  ${message}`

export const renderDecisions: Renderer<{readonly items: readonly Decision[]}> = ({items}, view) => {
  if (items.length === 0) return 'No decision matches.'
  return renderTable(
    items,
    [
      {header: 'WHEN', value: (one) => relativeTime(at(one.decidedAt), view.nowMs)},
      {header: 'APPLICATION', value: (one) => one.application ?? '–', flexible: true},
      {header: 'BY', value: (one) => proposerName(one.proposer), flexible: true},
      {header: 'OUTCOME', value: (one) => verdictCell(one.verdict, one.outcome, view)},
      {header: 'WHAT', value: (one) => one.summary, flexible: true},
      {header: 'WHY', value: (one) => whyWords(one), flexible: true},
    ],
    view,
  )
}

export const renderWaiting: Renderer<WaitingPlans> = ({mode, advised, items}, view) => {
  if (items.length === 0) {
    return mode === 'advise' || advised.length > 0
      ? 'No plan waits for your approval.'
      : `No plan waits for you: in the mode ${mode} they are carried out at once. To be asked first: mlsysops mode set advise`
  }
  const table = renderTable(
    items,
    [
      {header: 'PLAN', value: (one) => one.id},
      {header: 'SINCE', value: (one) => relativeTime(at(one.decidedAt), view.nowMs)},
      {header: 'APPLICATION', value: (one) => one.application ?? '–', flexible: true},
      {header: 'BY', value: (one) => proposerName(one.proposer), flexible: true},
      {header: 'WHAT', value: (one) => one.summary, flexible: true},
      {header: 'WHY', value: (one) => one.analysis.reason, flexible: true},
    ],
    view,
  )
  return [table, '', `Answer with: mlsysops plan approve ${items[0]?.id ?? 'PLAN'}, or plan reject; more of one: plan describe`].join('\n')
}

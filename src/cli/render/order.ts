import type {Renderer} from '../text/view.js'
import type {Decision, HostCandidate, Order, OrderWish} from './views.js'
import {measured, orderWords, outcomeWords, reasonWords, unpinWords, wishWords} from './words.js'

export type OrderReport =
  | {readonly kind: 'ordered'; readonly application: string; readonly order: Order}
  | {readonly kind: 'carried-out'; readonly application: string; readonly order: Order; readonly decision: Decision}
  /** All was as ordered already. */
  | {readonly kind: 'already'; readonly application: string; readonly order: Order}
  | {
      readonly kind: 'dry-run'
      readonly application: string
      readonly component: string
      readonly wish: OrderWish
      readonly hosts: readonly string[]
      /** How the wanted host is judged now; null where the order names none. */
      readonly candidate: HostCandidate | null
    }

export const renderOrderReport: Renderer<OrderReport> = (report, view) => {
  switch (report.kind) {
    case 'ordered':
      return `${view.style.green('✔')} Ordered for ${report.order.component}: ${orderWords(report.order, view)}. It is being carried out.`
    case 'carried-out':
      return [
        `${view.style.green('✔')} ${report.decision.summary}: ${outcomeWords(report.decision.outcome)}`,
        `  ${orderWords(report.order, view)}`,
        `  Take it back with: ${unpinWords(report.application, report.order)}`,
      ].join('\n')
    case 'already':
      return [
        `${view.style.green('✔')} ${report.order.component} is as ordered already; nothing was changed. From now on it is kept so:`,
        `  ${orderWords(report.order, view)}`,
        `  Take it back with: ${unpinWords(report.application, report.order)}`,
      ].join('\n')
    case 'dry-run':
      return [
        `Would order for ${report.component}, which runs on ${report.hosts.join(', ') || 'no host'}: ${wishWords(report.wish)}.`,
        ...candidateLines(report.candidate),
        'Nothing was changed.',
      ].join('\n')
  }
}

function candidateLines(candidate: HostCandidate | null): readonly string[] {
  if (candidate === null) return []
  if (candidate.refusals.length > 0)
    return [`${candidate.host} would refuse it:`, ...candidate.refusals.map((refusal) => `  ✘ ${reasonWords(refusal)}`)]
  const {prediction} = candidate
  const foreseen =
    prediction === undefined
      ? ''
      : `; ${prediction.metric} is foreseen at ${measured(prediction.metric, prediction.value)} ± ${measured(prediction.metric, prediction.error)}`
  return [`${candidate.host} would take it${foreseen}.`]
}

import {clockTime, duration, number, quantity, relativeTime, unitOfName} from '../../support/text/quantity.js'
import type {Cell} from '../text/table.js'
import type {View} from '../text/view.js'
import {
  at,
  type Decision,
  type Order,
  type OrderWish,
  type Outcome,
  type Proposer,
  type Reason,
  type ResourceWish,
  type Trigger,
  type Verdict,
} from './views.js'

/** Domain values in words: one place, so that every command says the same thing the same way. */
export function triggerWords(trigger: Trigger, view: View): string {
  switch (trigger.kind) {
    case 'metric':
      return `${trigger.metric} was ${measured(trigger.metric, trigger.value)}, measured ${moment(trigger.measuredAt, view)}`
    case 'application':
      return `the application was ${trigger.change}`
    case 'component':
      return `component ${trigger.component}: ${trigger.change}`
    case 'node':
      return `node ${trigger.node}: ${trigger.change}`
    case 'cluster':
      return `cluster ${trigger.cluster}: ${trigger.change}`
    case 'interval':
      return 'its interval was due'
    case 'deferral':
      return `the time of a deferred decision had come (${trigger.decision})`
    case 'order':
      return `an order by ${trigger.by}`
  }
}

export function evidenceWords(name: string, value: number | string): string {
  if (typeof value === 'string') return `${name} ${value}`
  return name.endsWith('Ms') ? `${name.slice(0, -'Ms'.length)} ${duration(value)}` : `${name} ${number(value)}`
}

export function proposerWords(proposer: Proposer): string {
  if (proposer.kind === 'person') return `${proposer.by} (order ${proposer.order})`
  const {policy, version, digest} = proposer
  // As much of it as `policy describe` shows.
  return `policy ${policy} ${version}${digest === undefined ? '' : ` (${digest.slice(0, 'sha256:'.length + 12)})`}`
}

/** Short: for a column. */
export function proposerName(proposer: Proposer): string {
  return proposer.kind === 'policy' ? proposer.policy : proposer.by
}

export function verdictWords(verdict: Verdict, view: View): string {
  switch (verdict.kind) {
    case 'admitted':
      return `admitted: ${verdict.reason}`
    case 'deferred':
      return `deferred, not before ${clockTime(at(verdict.notBeforeAt), view.nowMs)}: ${verdict.reason}`
    case 'rejected':
      return `rejected: ${verdict.reasons.map(reasonWords).join('; ')}`
    case 'held':
      return `held: ${verdict.reason}`
    case 'awaiting-approval':
      return `waits for approval: ${verdict.reason}`
  }
}

export function verdictCell(verdict: Verdict, outcome: Outcome, view: View): Cell {
  const {style} = view
  switch (verdict.kind) {
    case 'admitted':
      return outcomeCell(outcome, view)
    case 'deferred':
      return {text: '◷ deferred', paint: style.yellow}
    case 'rejected':
      return {text: '✘ rejected', paint: style.red}
    case 'held':
      return {text: '‖ held', paint: style.yellow}
    case 'awaiting-approval':
      return {text: '? approval', paint: style.yellow}
  }
}

function outcomeCell(outcome: Outcome, {style}: View): Cell {
  switch (outcome.kind) {
    case 'done':
      return {text: '✔ done', paint: style.green}
    case 'executing':
      return {text: '… executing', paint: style.cyan}
    case 'failed':
      return {text: outcome.restored ? '✘ restored' : '✘ failed', paint: style.red}
    case 'interrupted':
      return {text: '! interrupted', paint: style.yellow}
    case 'none':
      return {text: '✔ admitted', paint: style.green}
  }
}

export function outcomeWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'none':
      return 'nothing was to be done'
    case 'executing':
      return 'it is being carried out'
    case 'done':
      return outcome.message
    case 'failed':
      return `${outcome.reasons.map(reasonWords).join('; ')}${outcome.restored ? '; what ran before runs again' : ''}`
    case 'interrupted':
      return outcome.message
  }
}

/** Of what came to nothing why it did; of all else why it was wanted. */
export function whyWords({analysis, verdict, outcome}: Decision): string {
  if (verdict.kind === 'rejected') return messagesOf(verdict.reasons)
  if (verdict.kind === 'deferred') return verdict.reason
  return outcome.kind === 'failed' ? messagesOf(outcome.reasons) : analysis.reason
}

function messagesOf(reasons: readonly Reason[]): string {
  return reasons.map(({message}) => message).join('; ')
}

/** The command that lifts one order, and leaves the others of its component in force. */
export function unpinWords(application: string, {component, wish}: Order): string {
  return `mlsysops app unpin ${application} ${component} --kind ${wish.kind}`
}

export function wishWords(wish: OrderWish): string {
  switch (wish.kind) {
    case 'move':
      return wish.from === undefined ? `move to ${wish.to}` : `move from ${wish.from} to ${wish.to}`
    case 'pin':
      return `pin to ${wish.node}`
    case 'scale':
      return `${wish.instances} instance${wish.instances === 1 ? '' : 's'}`
    case 'set-image':
      return `image ${wish.image}${wish.container === undefined ? '' : ` of ${wish.container}`}`
    case 'set-resources':
      return `resources ${[resourceWords('requests', wish.requests), resourceWords('limits', wish.limits)].filter((one) => one !== '').join(', ')}`
  }
}

export function orderWords(order: Order, view: View): string {
  const until =
    order.untilAt === undefined
      ? 'until it is lifted'
      : `until ${clockTime(at(order.untilAt), view.nowMs)} (${relativeTime(at(order.untilAt), view.nowMs)})`
  // The slice may be ahead of the moment that it was asked for.
  const issuedMs = Math.min(at(order.issuedAt), view.nowMs)
  return `${wishWords(order.wish)}, ordered by ${order.by} ${relativeTime(issuedMs, view.nowMs)}, ${until}`
}

export function reasonWords(reason: Reason): string {
  return reason.wayOut === undefined ? reason.message : `${reason.message} (${reason.wayOut})`
}

export function moment(time: string, view: View): string {
  return `${relativeTime(at(time), view.nowMs)} (${clockTime(at(time), view.nowMs)})`
}

/** A value of a metric with its unit, where the name tells it; latencies in this slice are in ms by upstream's custom. */
export function measured(metric: string, value: number): string {
  return quantity(value, unitOfName(metric) ?? (/latency/.test(metric) ? 'ms' : undefined))
}

const RELATIONS: {readonly [name: string]: string} = {
  lower_or_equal: '<=',
  lower_than: '<',
  greater_or_equal: '>=',
  greater_than: '>',
  equal: '=',
  not_equal: '!=',
}

export function targetWords(metric: string, relation: string, target: number): string {
  return `${RELATIONS[relation] ?? relation} ${measured(metric, target)}`
}

export function scoreWords(score: number, terms: {readonly [term: string]: number} | undefined): string {
  const parts = Object.entries(terms ?? {}).map(([term, value]) => `${term} ${value >= 0 ? '+' : ''}${number(value)}`)
  return parts.length === 0 ? number(score) : `${number(score)} = ${parts.join(', ')}`
}

function resourceWords(name: string, wish: ResourceWish | undefined): string {
  if (wish === undefined) return ''
  return `${name} ${[wish.cpu === undefined ? '' : `cpu ${wish.cpu}`, wish.memory === undefined ? '' : `memory ${wish.memory}`].filter((one) => one !== '').join(' ')}`
}

import type {CandidateDto, DecisionDto, NodeDto, OrderDto, ReasonDto, TriggerDto} from '../../northbound/contract/dto.js'
import {clockTime, dateTime, plainNumber, quantity, unitSymbol} from '../../support/text/quantity.js'
import type {Standing} from '../rows/decisions.js'
import {at} from '../state.js'
import type {Role, Symbols} from '../text/line.js'

/** Values of the slice in words: one place, so that every part says the same thing the same way. */
export function goalText(
  {target, relation}: {readonly target: number; readonly relation: string},
  unit: string | undefined,
  symbols: Symbols,
): string {
  const sign = signsOf(symbols)[relation] ?? relation
  if (unit === 'ratio') return `${sign} ${plainNumber(target * 100)} %`
  const symbol = unitSymbol(unit)
  return `${sign} ${plainNumber(target)}${symbol === '' || symbol.startsWith('/') ? symbol : ` ${symbol}`}`
}

export function measuredText(value: number, unit: string | undefined): string {
  return quantity(value, unit)
}

/** As `infra list` has it, short enough for a column. */
export function layerText(layer: NodeDto['layer']): string {
  return layer === 'edge_infrastructure' ? 'edge infra' : layer.replaceAll('_', ' ')
}

export const STANDING: {readonly [standing in Standing]: {readonly role: Role; readonly symbol: keyof Symbols; readonly word: string}} = {
  done: {role: 'good', symbol: 'done', word: 'done'},
  admitted: {role: 'good', symbol: 'done', word: 'admitted'},
  executing: {role: 'accent', symbol: 'busy', word: 'being carried out'},
  failed: {role: 'bad', symbol: 'failed', word: 'failed'},
  interrupted: {role: 'warn', symbol: 'warn', word: 'interrupted'},
  deferred: {role: 'warn', symbol: 'deferred', word: 'deferred'},
  rejected: {role: 'bad', symbol: 'failed', word: 'rejected'},
  held: {role: 'warn', symbol: 'held', word: 'held'},
  approval: {role: 'warn', symbol: 'asks', word: 'waits for approval'},
}

export function standingSymbol(standing: Standing, symbols: Symbols): string {
  const symbol = symbols[STANDING[standing].symbol]
  return typeof symbol === 'string' ? symbol : ''
}

export function triggerText(trigger: TriggerDto, unitOf: (metric: string) => string | undefined): string {
  switch (trigger.kind) {
    case 'metric':
      return `${trigger.metric} was ${measuredText(trigger.value, unitOf(trigger.metric))} at ${clockTime(at(trigger.measuredAt))}`
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
      return `the time of deferred decision ${trigger.decision} had come`
    case 'order':
      return `an order by ${trigger.by}`
  }
}

export function proposerText({proposer}: DecisionDto): string {
  return proposer.kind === 'policy' ? `policy ${proposer.policy} ${proposer.version}` : `${proposer.by} (order ${proposer.order})`
}

export function outcomeText({outcome}: DecisionDto): string | undefined {
  switch (outcome.kind) {
    case 'none':
      return undefined
    case 'executing':
      return 'it is being carried out'
    case 'done':
      return outcome.message
    case 'failed':
      return `${outcome.reasons.map(reasonText).join('; ')}${outcome.restored ? '; what ran before runs again' : ''}`
    case 'interrupted':
      return outcome.message
  }
}

export function reasonText(reason: ReasonDto): string {
  return reason.wayOut === undefined ? reason.message : `${reason.message} (${reason.wayOut})`
}

export function orderText(order: OrderDto): string {
  const until = order.untilAt === undefined ? 'until it is lifted' : `until ${dateTime(at(order.untilAt))}`
  return `${wishText(order.wish)}, ordered by ${order.by} at ${clockTime(at(order.issuedAt))}, ${until}`
}

function wishText(wish: OrderDto['wish']): string {
  switch (wish.kind) {
    case 'move':
      return wish.from === undefined ? `move to ${wish.to}` : `move from ${wish.from} to ${wish.to}`
    case 'pin':
      return `pin to ${wish.node}`
    case 'scale':
      return `${wish.instances} instance${wish.instances === 1 ? '' : 's'}`
    case 'set-image':
      return `image ${wish.image}`
    case 'set-resources':
      return `resources ${JSON.stringify({requests: wish.requests, limits: wish.limits})}`
  }
}

/** `34.1 ms ± 6.0 ms foreseen`, or nothing. */
export function foreseenText({prediction}: CandidateDto, unitOf: (metric: string) => string | undefined, symbols: Symbols): string {
  if (prediction === undefined) return ''
  const unit = unitOf(prediction.metric)
  return `${measuredText(prediction.value, unit)} ${symbols.plusMinus} ${measuredText(prediction.error, unit)} foreseen`
}

function signsOf(symbols: Symbols): {readonly [relation: string]: string} {
  return {
    lower_or_equal: symbols.atMost,
    lower_than: '<',
    greater_or_equal: symbols.atLeast,
    greater_than: '>',
    equal: '=',
    not_equal: symbols.notEqual,
  }
}

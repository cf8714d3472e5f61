import type {ArbiterVerdict, Decision, DecisionOutcome, Proposer} from '../../knowledge/contract.js'
import type {Action, Analysis, Trigger} from '../../policy/contract.js'
import type {OrderReport} from '../mechanism-order.js'
import type {TurnBatch, TurnPlan, TurnReport} from '../turn-report.js'
import {isListOf, isRecord, isText, numbersIn, textsIn} from './shapes.js'

/** Decisions and turns that agents tell of are narrowed here, as deep as they are read by whoever shows or keeps them; what does not fit is ignored. */
export function isDecision(value: unknown): value is Decision {
  return (
    isRecord(value) &&
    textsIn(value, 'id', 'agent', 'layer', 'summary') &&
    numbersIn(value, 'repeats', 'timeMs', 'version') &&
    isListOf(value['components'], isText) &&
    isListOf(value['actions'], isAction) &&
    isListOf(value['candidates'], isRecord) &&
    isProposer(value['proposer']) &&
    isTrigger(value['trigger']) &&
    isAnalysis(value['analysis']) &&
    isVerdict(value['verdict']) &&
    isOutcome(value['outcome'])
  )
}

export function isOrderReport(value: unknown): value is OrderReport {
  return isRecord(value) && isVerdict(value['verdict']) && isOutcome(value['outcome'])
}

export function isTurnBatch(value: unknown): value is TurnBatch {
  return isRecord(value) && textsIn(value, 'policy') && numbersIn(value, 'omitted') && isListOf(value['turns'], isTurn)
}

function isTurn(value: unknown): value is TurnReport {
  return (
    isRecord(value) &&
    textsIn(value, 'policy') &&
    numbersIn(value, 'timeMs', 'tookMs', 'count') &&
    (value['application'] === undefined || isText(value['application'])) &&
    isTrigger(value['trigger']) &&
    isAnalysis(value['analysis']) &&
    (value['plan'] === undefined || isTurnPlan(value['plan']))
  )
}

function isTurnPlan(value: unknown): value is TurnPlan {
  const isTold = (one: unknown): boolean => isRecord(one) && textsIn(one, 'reason') && isVerdict(one['verdict'])
  return isRecord(value) && numbersIn(value, 'tookMs') && isListOf(value['actions'], isTold)
}

function isAction(value: unknown): value is Action {
  return isRecord(value) && textsIn(value, 'mechanism', 'reason') && isRecord(value['command']) && isRecord(value['target'])
}

function isProposer(value: unknown): value is Proposer {
  if (!isRecord(value)) return false
  return value['kind'] === 'policy' ? textsIn(value, 'policy', 'version') : value['kind'] === 'person' && textsIn(value, 'by', 'order')
}

function isAnalysis(value: unknown): value is Analysis {
  return isRecord(value) && isText(value['verdict']) && ANALYSES.includes(value['verdict']) && textsIn(value, 'reason')
}

const ANALYSES: readonly string[] = ['adapt', 'fine', 'hold'] satisfies readonly Analysis['verdict'][]

function isTrigger(value: unknown): value is Trigger {
  if (!isRecord(value) || !isOneOf(value['kind'], TRIGGER_TEXTS)) return false
  return textsIn(value, ...TRIGGER_TEXTS[value['kind']]) && (value['kind'] !== 'metric' || numbersIn(value, 'value', 'timeMs'))
}

const TRIGGER_TEXTS = {
  metric: ['metric'],
  application: ['change'],
  component: ['component', 'change'],
  node: ['node', 'change'],
  cluster: ['cluster', 'change'],
  interval: [],
  deferral: ['decision'],
  order: ['order', 'by'],
} as const satisfies {readonly [kind in Trigger['kind']]: readonly string[]}

function isVerdict(value: unknown): value is ArbiterVerdict {
  if (!isRecord(value)) return false
  switch (value['kind']) {
    case 'admitted':
    case 'held':
    case 'awaiting-approval':
      return textsIn(value, 'reason')
    case 'deferred':
      return textsIn(value, 'code', 'reason') && numbersIn(value, 'notBeforeMs')
    case 'rejected':
      return isListOf(value['reasons'], isReason)
    default:
      return false
  }
}

function isOutcome(value: unknown): value is DecisionOutcome {
  if (!isRecord(value)) return false
  switch (value['kind']) {
    case 'none':
    case 'executing':
      return true
    case 'done':
      return textsIn(value, 'message') && numbersIn(value, 'durationMs')
    case 'failed':
      return isListOf(value['reasons'], isReason) && typeof value['restored'] === 'boolean'
    case 'interrupted':
      return textsIn(value, 'message')
    default:
      return false
  }
}

function isReason(value: unknown): boolean {
  return isRecord(value) && textsIn(value, 'code', 'message')
}

function isOneOf<Table extends object>(value: unknown, table: Table): value is keyof Table {
  return typeof value === 'string' && Object.hasOwn(table, value)
}

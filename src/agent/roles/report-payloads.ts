import type {MechanismAbout} from '../../mechanism/contract.js'
import type {PolicyDescriptor} from '../../policy/contract.js'
import type {MechanismReport} from './hosted-mechanisms.js'
import type {PolicyReport} from './hosted-policies.js'
import {isListOf, isRecord, isText, numbersIn, textsIn} from './shapes.js'

/** What agents tell of the policies and mechanisms that they have is narrowed here; what does not fit is ignored. */
export function isPolicyReport(value: unknown): value is PolicyReport {
  return isReport(value, ['running', 'degraded', 'failed', 'disabled'])
}

export function isMechanismReport(value: unknown): value is MechanismReport {
  return isReport(value, ['running', 'degraded', 'failed'])
}

export function isMechanismAbout(value: unknown): value is MechanismAbout {
  return (
    isRecord(value) &&
    textsIn(value, 'name', 'summary') &&
    isRecord(value['commandSchema']) &&
    isMaybeOneOf(value['names'], ['node', 'application']) &&
    isMaybeOneOf(value['stateKind'], ['nodes', 'components'])
  )
}

export type LoadedPolicy = PolicyDescriptor & {readonly instances: number}

export function isLoadedPolicy(value: unknown): value is LoadedPolicy {
  return (
    isRecord(value) &&
    textsIn(value, 'name', 'version', 'summary') &&
    numbersIn(value, 'intervalMs', 'cooldownMs', 'instances') &&
    isOneOf(value['layer'], ['continuum', 'cluster', 'node']) &&
    isOneOf(value['scope'], ['application', 'global']) &&
    typeof value['core'] === 'boolean' &&
    isListOf(value['metrics'], isText) &&
    isListOf(value['mechanisms'], isText) &&
    (value['models'] === undefined || isListOf(value['models'], isText)) &&
    (value['settleMs'] === undefined || numbersIn(value, 'settleMs')) &&
    (value['budget'] === undefined || (isRecord(value['budget']) && numbersIn(value['budget'], 'changes', 'windowMs')))
  )
}

function isReport(value: unknown, states: readonly string[]): boolean {
  return (
    isRecord(value) &&
    textsIn(value, 'name', 'digest') &&
    numbersIn(value, 'number') &&
    isOneOf(value['state'], states) &&
    (value['reason'] === undefined || isText(value['reason'])) &&
    isListOf(value['output'], isOutputLine)
  )
}

function isOutputLine(value: unknown): boolean {
  return isRecord(value) && numbersIn(value, 'timeMs') && textsIn(value, 'text') && isOneOf(value['stream'], ['out', 'err'])
}

function isOneOf(value: unknown, words: readonly string[]): boolean {
  return isText(value) && words.includes(value)
}

function isMaybeOneOf(value: unknown, words: readonly string[]): boolean {
  return value === undefined || isOneOf(value, words)
}

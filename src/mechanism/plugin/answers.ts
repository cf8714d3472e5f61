import type {Reason} from '../../platform/contract/index.js'
import {isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import type {MechanismOutcome, Verdict} from '../contract.js'

/** In characters. More nobody wants to read, and reading it takes its agent's time. */
export const LONGEST_ANSWER = 100_000

/** What a mechanism of a person answers is narrowed here. What does not fit rejects with words for its author. */
export function verdictFrom(answer: JsonValue): Verdict {
  if (isNothing(answer)) return {kind: 'admissible'}
  if (typeof answer === 'string') return {kind: 'inadmissible', reasons: [reasonFrom(answer)]}
  if (isObject(answer)) {
    if (answer['kind'] === 'admissible') return {kind: 'admissible'}
    if (answer['kind'] === 'inadmissible') return {kind: 'inadmissible', reasons: reasonsFrom(answer, 'it says no')}
    if (answer['kind'] === 'not-yet') return {kind: 'not-yet', reason: reasonFrom(answer['reason'] ?? 'it must wait')}
  }
  throw new TypeError(`check must answer with nothing, a text or a verdict; it answered ${shown(answer)}`)
}

/** `said`: what it says of a change where it says nothing. */
export function outcomeFrom(answer: JsonValue, durationMs: number, said: string): MechanismOutcome {
  if (isNothing(answer)) return {kind: 'done', message: said, durationMs, change: 'changed'}
  if (typeof answer === 'string') return {kind: 'done', message: answer.slice(0, LONGEST_REASON), durationMs, change: 'changed'}
  if (isObject(answer)) {
    const {kind, message, restored} = answer
    switch (kind) {
      case 'done':
        return {
          kind,
          message: (typeof message === 'string' && message !== '' ? message : said).slice(0, LONGEST_REASON),
          durationMs,
          change: 'changed',
        }
      case 'refused':
        return {kind, reasons: reasonsFrom(answer, 'it refused')}
      case 'failed':
        return {kind, reasons: reasonsFrom(answer, 'it failed'), restored: restored === true}
      case 'stale':
        return {kind}
      default:
        break
    }
  }
  throw new TypeError(`apply must answer with nothing, a text or an outcome; it answered ${shown(answer)}`)
}

/** Options or state: an object, as small as what is told again and again should be. */
export function viewFrom(answer: JsonValue, what: string): JsonObject {
  if (answer === null) return {}
  if (!isObject(answer)) throw new TypeError(`${what} must answer with an object; it answered ${shown(answer)}`)
  const size = JSON.stringify(answer).length
  if (size > LONGEST_ANSWER) throw new RangeError(`its ${what} have ${size} characters, and ${LONGEST_ANSWER} may be`)
  return answer
}

const MOST_REASONS = 20
const LONGEST_REASON = 1_000

function isNothing(answer: JsonValue): boolean {
  return answer === null || answer === true || (isObject(answer) && Object.keys(answer).length === 0)
}

function reasonsFrom({reasons, message}: JsonObject, otherwise: string): readonly Reason[] {
  const told = isList(reasons) ? reasons : []
  if (told.length > 0) return told.slice(0, MOST_REASONS).map(reasonFrom)
  return [reasonFrom(typeof message === 'string' && message !== '' ? message : otherwise)]
}

function reasonFrom(told: JsonValue): Reason {
  const {code, message, wayOut} = isObject(told) ? told : {code: undefined, message: told, wayOut: undefined}
  return {
    code: typeof code === 'string' && /^[a-z][a-z0-9-]{0,63}$/.test(code) ? code : 'mechanism-refused',
    message: (typeof message === 'string' && message !== '' ? message : 'it gave no reason').slice(0, LONGEST_REASON),
    ...(typeof wayOut === 'string' ? {wayOut: wayOut.slice(0, LONGEST_REASON)} : {}),
  }
}

function shown(value: JsonValue): string {
  return JSON.stringify(value).slice(0, 80)
}

import {EXIT, type ExitName, OperationalError} from '../../support/errors.js'
import {isRecord, jsonIn} from '../../support/json.js'
import type {ProblemDto} from '../contract/dto.js'
import {clientErrors} from '../contract/errors.js'

/** What was received, whole. */
export type IncomingAnswer = {readonly status: number; readonly contentType: string; readonly text: string}

/** The problem document as the error that it describes; anything else says that what answers is not our API. */
export function errorOfAnswer(answer: IncomingAnswer, url: string): OperationalError {
  const problem = answer.contentType.startsWith('application/problem+json') ? problemIn(answer.text) : undefined
  if (problem === undefined) return unreadable(url, answer.status, new Error(answer.text.slice(0, 500)))
  const {code, exit, hints, detail, problems, details} = problem
  const more = problems === undefined ? details : {...(isRecord(details) ? details : {}), problems}
  return new OperationalError(detail, {code, exit, hints, ...(more === undefined ? {} : {details: more})})
}

export function unreadable(url: string, status: number, cause: unknown): OperationalError {
  return new OperationalError(`What answers at ${url} (status ${status}) does not speak the API of this mlsysops.`, {
    code: 'api-answer-unreadable',
    exit: clientErrors['api-answer-unreadable'].exit,
    hints: ['Is it the right port? mlsysops testbed list', 'Is the agent of the same version? mlsysops --version'],
    cause,
  })
}

/** A testbed that is named is what can be looked at, and brought up again. */
export function unreachable(url: string, cause: unknown, testbed?: string): OperationalError {
  const why = isRecord(cause) && typeof cause['code'] === 'string' ? ` (${cause['code']})` : ''
  return new OperationalError(`The API does not answer at ${url}${why}.`, {
    code: 'api-unreachable',
    exit: clientErrors['api-unreachable'].exit,
    hints: [`mlsysops testbed status${named(testbed)}`, `mlsysops testbed up${named(testbed)}`],
    details: {url},
    cause,
  })
}

export function timedOut(url: string, request: string, timeoutMs: number, testbed?: string): OperationalError {
  return new OperationalError(`The API at ${url} did not answer ${request} within ${timeoutMs} ms.`, {
    code: 'api-timed-out',
    exit: clientErrors['api-timed-out'].exit,
    hints: [`mlsysops testbed status${named(testbed)}`, 'Give it longer: --request-timeout 30s'],
    details: {url, timeoutMs},
  })
}

function named(testbed: string | undefined): string {
  return testbed === undefined ? '' : ` --name ${testbed}`
}

function problemIn(text: string): ProblemDto | undefined {
  const value = jsonIn(text)
  return isProblem(value) ? value : undefined
}

function isProblem(value: unknown): value is ProblemDto {
  if (!isRecord(value)) return false
  const {code, detail, exit, hints} = value
  return (
    typeof code === 'string' &&
    typeof detail === 'string' &&
    isExit(exit) &&
    Array.isArray(hints) &&
    hints.every((hint) => typeof hint === 'string')
  )
}

function isExit(value: unknown): value is ExitName {
  return typeof value === 'string' && Object.hasOwn(EXIT, value) && value !== 'done'
}

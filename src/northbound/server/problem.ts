import {OperationalError} from '../../support/errors.js'
import {isRecord} from '../../support/json.js'
import type {ProblemDto, ProblemItemDto} from '../contract/dto.js'
import {type ErrorCode, errorTable, isErrorCode, statusOfExit} from '../contract/errors.js'
import {apiError} from './api-error.js'

/** What fastify and its plugins throw, by their stable codes and statuses. */
const foreignCodes: {readonly [code: string]: ErrorCode} = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unsupported',
  FST_ERR_CTP_EMPTY_TYPE: 'media-type-unsupported',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body-unreadable',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body-unreadable',
  FST_ERR_CTP_INVALID_JSON_BODY: 'body-unreadable',
  FST_ERR_BAD_URL: 'request-invalid',
}

/**
 * Any error as a problem document. What is not operational is a bug: the caller gets no word of it beyond the request's id, under which the log
 * has the rest.
 */
export function problemOf(error: unknown, requestId: string): {readonly problem: ProblemDto; readonly isBug: boolean} {
  const known = error instanceof OperationalError ? error : translated(error)
  if (known === undefined) {
    const bug = apiError('internal', 'Something went wrong that should not have.', {
      hints: [`Look for ${requestId} in the log: mlsysops testbed logs`],
    })
    return {problem: documentOf(bug, requestId), isBug: true}
  }
  return {problem: documentOf(known, requestId), isBug: known.exit === 'bug'}
}

function documentOf(error: OperationalError, requestId: string): ProblemDto {
  const entry = isErrorCode(error.code) ? errorTable[error.code] : undefined
  const {problems, details} = split(error.details)
  const exit = error.exit === 'done' ? 'bug' : error.exit
  return {
    type: `/docs#problem-${error.code}`,
    title: entry?.title ?? 'The request failed.',
    status: entry?.status ?? statusOfExit[error.exit],
    detail: error.message,
    instance: requestId,
    code: error.code,
    exit,
    hints: error.hints,
    ...(problems === undefined ? {} : {problems}),
    ...(details === undefined ? {} : {details}),
  }
}

type Details = {readonly [key: string]: unknown} | undefined

function split(details: unknown): {readonly problems: readonly ProblemItemDto[] | undefined; readonly details: Details} {
  if (details === undefined || details === null) return {problems: undefined, details: undefined}
  if (!isRecord(details)) return {problems: undefined, details: {value: details}}
  if (!Array.isArray(details['problems'])) return {problems: undefined, details}
  const {problems, ...rest} = details
  return {problems: problems.filter(isItem), details: Object.keys(rest).length === 0 ? undefined : rest}
}

function isItem(value: unknown): value is ProblemItemDto {
  return (
    isRecord(value) && typeof value['pointer'] === 'string' && typeof value['message'] === 'string' && typeof value['code'] === 'string'
  )
}

function translated(error: unknown): OperationalError | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const code = foreignCodes[error.code] ?? (isFaultOfCaller(error.code, error) ? 'request-invalid' : undefined)
  return code === undefined ? undefined : apiError(code, sentence(code, error), {cause: error})
}

/** What else fastify refuses in a request. */
function isFaultOfCaller(code: string, error: Error): boolean {
  const status: unknown = 'statusCode' in error ? error.statusCode : undefined
  return code.startsWith('FST_') && typeof status === 'number' && status >= 400 && status < 500
}

function sentence(code: ErrorCode, error: Error): string {
  switch (code) {
    case 'body-too-large':
      return 'The body is larger than this route takes.'
    case 'media-type-unsupported':
      return 'Send application/json; descriptions also as application/yaml.'
    case 'body-unreadable':
      return `The body is not readable: ${error.message}.`
    default:
      return error.message
  }
}

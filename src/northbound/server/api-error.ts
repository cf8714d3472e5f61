import {notFound as serviceNotFound} from '../../agent/service/refusals.js'
import {OperationalError} from '../../support/errors.js'
import type {Missing} from '../../support/not-found.js'
import type {ProblemItemDto} from '../contract/dto.js'
import {type ErrorCode, errorTable} from '../contract/errors.js'

/** An error with a code of the table. */
export function apiError(
  code: ErrorCode,
  message: string,
  more: {readonly hints?: readonly string[]; readonly problems?: readonly ProblemItemDto[]; readonly cause?: unknown} = {},
): OperationalError {
  const {hints = [], problems, cause} = more
  return new OperationalError(message, {
    code,
    exit: errorTable[code].exit,
    hints,
    ...(problems === undefined ? {} : {details: {problems}}),
    ...(cause === undefined ? {} : {cause}),
  })
}

/** The error for something that is not there, with what was probably meant. */
export function notFound(
  code: ErrorCode,
  what: string,
  name: string,
  known: Iterable<string>,
  more: Pick<Missing, 'within' | 'hints'> = {},
): OperationalError {
  return serviceNotFound(what, name, known, {code, ...more})
}

export function requestInvalid(problems: readonly ProblemItemDto[]): OperationalError {
  const [first] = problems
  const rest = problems.length - 1
  const more = rest > 0 ? ` (and ${rest} more)` : ''
  return apiError('request-invalid', `${first?.message ?? 'The request is not valid.'}${more}`, {
    hints: ['GET /openapi.json says what is expected.'],
    problems,
  })
}

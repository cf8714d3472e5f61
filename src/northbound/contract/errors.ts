import type {ExitName} from '../../support/errors.js'

/** What a problem document says for a code whatever happened; `exit` is the command line's status for it. */
export type ErrorEntry = {readonly status: number; readonly exit: ExitName; readonly title: string}

/** Every code that the API gives, and nothing else does: scripts match on them, so they are never renamed. */
export const errorTable = {
  'request-invalid': {status: 400, exit: 'usage', title: 'The request is not as its schema says.'},
  'body-unreadable': {status: 400, exit: 'usage', title: 'The body is not readable as what its Content-Type says.'},
  unauthorized: {status: 401, exit: 'remote', title: 'The token is missing or wrong.'},
  'route-not-found': {status: 404, exit: 'usage', title: 'There is no such route.'},
  'application-not-found': {status: 404, exit: 'remote', title: 'There is no such application.'},
  'component-not-found': {status: 404, exit: 'remote', title: 'The application has no such component.'},
  'generation-not-found': {status: 404, exit: 'remote', title: 'The application never had that generation, or it is no longer kept.'},
  'decision-not-found': {status: 404, exit: 'remote', title: 'There is no such decision, or it is no longer kept.'},
  'metric-not-found': {status: 404, exit: 'remote', title: 'The slice knows no such metric.'},
  'cluster-not-found': {status: 404, exit: 'remote', title: 'There is no such cluster.'},
  'node-not-found': {status: 404, exit: 'remote', title: 'There is no such node.'},
  'policy-not-found': {status: 404, exit: 'remote', title: 'There is no such policy that was added.'},
  'policy-source-not-found': {status: 404, exit: 'remote', title: 'The policy never had that source, or it is no longer kept.'},
  'mechanism-not-found': {status: 404, exit: 'remote', title: 'There is no such mechanism.'},
  'mechanism-source-not-found': {status: 404, exit: 'remote', title: 'The mechanism never had that source, or it is no longer kept.'},
  'method-not-allowed': {status: 405, exit: 'usage', title: 'The route does not take this method.'},
  'application-removing': {status: 409, exit: 'remote', title: 'The application is being removed.'},
  'order-refused': {status: 409, exit: 'remote', title: 'The order cannot be given.'},
  'decision-not-waiting': {status: 409, exit: 'remote', title: 'The decision does not wait for an approval.'},
  'too-many-answers': {status: 409, exit: 'remote', title: 'More answers than an agent keeps are in force.'},
  'node-ambiguous': {status: 409, exit: 'remote', title: 'Several clusters have a node of that name.'},
  'mechanism-built-in': {status: 409, exit: 'remote', title: 'The mechanism is built in.'},
  'cluster-ambiguous': {status: 409, exit: 'usage', title: 'Several agents have the mechanism.'},
  'node-exists': {status: 409, exit: 'remote', title: 'The cluster already has a node of that name.'},
  'node-in-use': {status: 409, exit: 'remote', title: 'Something still runs on the node.'},
  refused: {status: 409, exit: 'remote', title: 'The platform refused the change.'},
  'revision-conflict': {status: 412, exit: 'remote', title: 'It was changed in the meantime.'},
  'application-exists': {status: 412, exit: 'remote', title: 'An application of that name exists.'},
  'body-too-large': {status: 413, exit: 'usage', title: 'The body is too large.'},
  'media-type-unsupported': {status: 415, exit: 'usage', title: 'The body has a Content-Type that the route does not take.'},
  'host-refused': {status: 421, exit: 'remote', title: 'The Host header names no host of this API.'},
  'description-invalid': {status: 422, exit: 'invalid', title: 'The description is not valid.'},
  'command-invalid': {status: 422, exit: 'invalid', title: 'The command is not as its mechanism wants it.'},
  'policy-invalid': {status: 422, exit: 'invalid', title: 'It is no policy.'},
  'mechanism-invalid': {status: 422, exit: 'invalid', title: 'It is no mechanism.'},
  'executables-not-allowed': {status: 403, exit: 'remote', title: 'The agent may run no programs.'},
  'model-invalid': {status: 422, exit: 'invalid', title: 'It is no model that can be run.'},
  'model-runtime-missing': {status: 422, exit: 'precondition', title: 'The agent has no runtime for models.'},
  'rate-limited': {status: 429, exit: 'remote', title: 'Too many requests.'},
  internal: {status: 500, exit: 'bug', title: 'This is a bug in mlsysops.'},
  // Upstream's client asks for models under routes of its own: there is an answer, with the reason, until this slice has models to serve.
  'not-implemented': {status: 501, exit: 'remote', title: 'This is not implemented.'},
  'journal-unavailable': {status: 503, exit: 'remote', title: 'The journal cannot be written, so nothing is changed.'},
  'mechanism-not-loaded': {status: 503, exit: 'remote', title: 'No agent has the mechanism yet.'},
  'not-leading-yet': {status: 503, exit: 'remote', title: 'The agent does not lead the slice yet.'},
  'cluster-unheard': {status: 503, exit: 'remote', title: 'The agent of the cluster is not heard.'},
  'platform-unavailable': {status: 503, exit: 'remote', title: 'The platform does not answer.'},
  stopping: {status: 503, exit: 'remote', title: 'The API is about to stop.'},
  'note-refused': {status: 502, exit: 'remote', title: 'The platform did not keep what was to be remembered.'},
  'platform-slow': {status: 504, exit: 'timeout', title: 'It is stored, but was not seen again in time.'},
  'order-unanswered': {status: 504, exit: 'timeout', title: 'The agent of the cluster did not answer; the order was taken back.'},
  'timed-out': {status: 504, exit: 'timeout', title: 'The answer did not come in time.'},
} as const satisfies {readonly [code: string]: ErrorEntry}

export type ErrorCode = keyof typeof errorTable

/** Those that any route may answer; routes name only their own. */
export const commonErrors = [
  'request-invalid',
  'unauthorized',
  'host-refused',
  'rate-limited',
  'internal',
  'stopping',
] as const satisfies readonly ErrorCode[]

/** What a body adds to them. */
export const bodyErrors = ['body-unreadable', 'body-too-large', 'media-type-unsupported'] as const satisfies readonly ErrorCode[]

/** Codes that the client itself gives, with the exit status of the command line. */
export const clientErrors = {
  'api-unreachable': {exit: 'remote', title: 'Nothing answers at the address of the API.'},
  'api-timed-out': {exit: 'timeout', title: 'The API did not answer in time.'},
  'api-answer-unreadable': {exit: 'remote', title: 'What answers there is not the API of mlsysops, or not of this version.'},
} as const satisfies {readonly [code: string]: Omit<ErrorEntry, 'status'>}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code)
}

/** The HTTP status of an operational error that the table does not know: by its exit. */
export const statusOfExit: {readonly [exit in ExitName]: number} = {
  done: 500,
  bug: 500,
  usage: 400,
  invalid: 422,
  precondition: 409,
  external: 502,
  remote: 502,
  timeout: 504,
}

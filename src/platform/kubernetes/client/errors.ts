import {type ExitName, OperationalError} from '../../../support/errors.js'

/** What went wrong, to be told apart by programs. */
export type KubernetesErrorKind =
  | 'already-exists'
  /** The object changed since it was read, or a precondition does not hold. */
  | 'conflict'
  | 'not-found'
  | 'forbidden'
  | 'unauthorized'
  /** The object breaks its schema or a policy of the cluster. */
  | 'invalid'
  /** The resource version or the continue token is too old: list again. */
  | 'expired'
  /** The server asks to come back later. */
  | 'busy'
  | 'unreachable'
  | 'timed-out'
  /** The answer is none of an API server. */
  | 'unreadable'
  | 'failed'

/** `metav1.Status`: how an API server says no. */
export type Status = {
  readonly code?: number
  readonly reason?: string
  readonly message?: string
  readonly details?: {
    readonly name?: string
    readonly kind?: string
    readonly causes?: readonly {readonly reason?: string; readonly message?: string; readonly field?: string}[]
    readonly retryAfterSeconds?: number
  }
}

/** An error of one API server, translated once. It carries neither headers nor credentials. */
export class KubernetesError extends OperationalError {
  readonly kind: KubernetesErrorKind
  readonly status: Status | undefined

  constructor(kind: KubernetesErrorKind, message: string, more: {hints?: readonly string[]; status?: Status; cause?: unknown} = {}) {
    const {hints = [], status, cause} = more
    const causes = status?.details?.causes
    super(message, {code: `kubernetes-${kind}`, exit: EXITS[kind], hints, ...(causes === undefined ? {} : {details: {causes}}), cause})
    this.kind = kind
    this.status = status
  }
}

/** Whether it is an error of an API server of (one of) these kinds. */
export function isKubernetesError(error: unknown, ...kinds: readonly KubernetesErrorKind[]): error is KubernetesError {
  return error instanceof KubernetesError && (kinds.length === 0 || kinds.includes(error.kind))
}

export type Call = {readonly context: string; readonly server: string; readonly method: string; readonly path: string}

/** The server answered, and said no. */
export function refusedBy(call: Call, httpStatus: number, status: Status): KubernetesError {
  const kind = kindOf(httpStatus, status)
  const said = status.message ?? `it answers ${call.method} ${call.path} with ${httpStatus}`
  return new KubernetesError(kind, `The API server of ${call.context} refuses: ${said}.`.replace(/\.\.$/, '.'), {
    status: {...status, code: httpStatus},
    hints: hintsFor(kind, call),
  })
}

export function unreachable(call: Call, cause: unknown): KubernetesError {
  return new KubernetesError('unreachable', `The API server of ${call.context} does not answer at ${call.server}.`, {
    cause,
    hints: [`kubectl --context ${call.context} get --raw /readyz`, 'Is the tunnel or VPN up?'],
  })
}

export function timedOut(call: Call, limitMs: number): KubernetesError {
  return new KubernetesError(
    'timed-out',
    `The API server of ${call.context} did not answer ${call.method} ${call.path} within ${limitMs / 1000} s.`,
    {hints: [`kubectl --context ${call.context} get --raw /readyz`]},
  )
}

export function unreadable(call: Call, cause: unknown): KubernetesError {
  return new KubernetesError('unreadable', `What answers at ${call.server} for ${call.context} is not an API server that can be read.`, {
    cause,
    hints: ['Check the address in the kubeconfig: a proxy may stand before it.'],
  })
}

const EXITS: {readonly [kind in KubernetesErrorKind]: ExitName} = {
  'already-exists': 'remote',
  conflict: 'remote',
  'not-found': 'remote',
  forbidden: 'remote',
  unauthorized: 'remote',
  invalid: 'remote',
  expired: 'remote',
  busy: 'remote',
  unreachable: 'remote',
  'timed-out': 'timeout',
  unreadable: 'remote',
  failed: 'remote',
}

function kindOf(httpStatus: number, {reason, code = httpStatus}: Status): KubernetesErrorKind {
  if (reason === 'AlreadyExists') return 'already-exists'
  if (reason === 'Expired' || reason === 'Gone') return 'expired'
  switch (code) {
    case 401:
      return 'unauthorized'
    case 403:
      return 'forbidden'
    case 404:
      return 'not-found'
    case 409:
      return 'conflict'
    case 410:
      return 'expired'
    case 400:
    case 422:
      return 'invalid'
    case 429:
    case 503:
      return 'busy'
    case 504:
      return 'timed-out'
    default:
      return 'failed'
  }
}

function hintsFor(kind: KubernetesErrorKind, {context}: Call): readonly string[] {
  if (kind === 'unauthorized') return [`The credentials of context ${context} are not accepted: renew them in the kubeconfig.`]
  if (kind === 'forbidden') return [`kubectl --context ${context} auth can-i --list`]
  return []
}

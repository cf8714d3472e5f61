import type {SchemaName} from './dto.js'
import type {ErrorCode} from './errors.js'

/** A path parameter, a query parameter or a header, as JSON Schema (the part of it that one value needs). */
export type Parameter = {
  readonly type: 'string' | 'integer' | 'number' | 'boolean'
  readonly description: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: string | number | boolean
  readonly examples?: readonly string[]
}
export type Parameters = {readonly [name: string]: Parameter}

export type Tag = 'applications' | 'decisions' | 'telemetry' | 'infrastructure' | 'control' | 'meta'

/**
 * One operation of the API. Registration in the server, the OpenAPI document, the client's method, the documentation and the security tests all
 * derive from it.
 */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With parameters as `{name}`. */
  readonly path: string
  readonly tag: Tag
  readonly summary: string
  /** More than fits the summary: what is idempotent, what is never done. */
  readonly description?: string
  /** Every `{name}` of the path. */
  readonly params?: Parameters
  readonly query?: Parameters
  /** Query parameters that must be there. */
  readonly requiredQuery?: readonly string[]
  /** Named in camelCase; sent in lower case with hyphens. */
  readonly headers?: Parameters
  readonly body?: SchemaName
  /** The body is a description: JSON or YAML, read with positions, its documented variants accepted. */
  readonly isDescription?: true
  /** The body may be as large as a description. */
  readonly isLarge?: true
  /** The schema of each answer that is no problem; `null` where it has no body. */
  readonly responses: {readonly [status: number]: SchemaName | null}
  /** What its answer is, where it is not JSON: such an operation is no method of the client. */
  readonly media?: 'text/event-stream' | 'text/html' | 'application/vnd.oai.openapi+json'
  readonly errors: readonly ErrorCode[]
  /** `public`: answered without a token, for it tells nothing about the slice. */
  readonly access?: 'public'
  /** `heavy`: it costs more than a look-up, and has a rate limit of its own. */
  readonly cost?: 'heavy'
}

/** The header that carries a parameter: `ifMatch` is sent as `if-match`. */
export function headerName(parameter: string): string {
  return parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

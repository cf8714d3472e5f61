import type {Clock} from '../../support/clock.js'

export type Log = {
  error(fields: object, message: string): void
  warn(fields: object, message: string): void
  info(fields: object, message: string): void
}

export type ServerOptions = {
  /** Of this program, for the OpenAPI document. */
  readonly version?: string
  /** Host names beside the loopback ones under which the API may be addressed. */
  readonly hosts?: readonly string[]
  /** Origins whose pages may read the answers (CORS). Empty: none. */
  readonly origins?: readonly string[]
  /** Requests that one address may make in a second; 0: as many as it likes. */
  readonly rateLimit?: number
  /** The same for the operations that cost more than a look-up. */
  readonly heavyRateLimit?: number
  /** Event streams at once. */
  readonly streamLimit?: number
  /** How long a reader of events may leave what was sent unread. */
  readonly stallLimitMs?: number
  /** How long `close` waits for requests under way. */
  readonly closeLimitMs?: number
  /** The machine's clock, for heartbeats and limits. */
  readonly clock?: Clock
  readonly log?: Log
}

/** More than one person's tools make, and less than what stops the agents that share the process. */
export const DEFAULT_RATE_LIMIT = 10_000
export const DEFAULT_HEAVY_RATE_LIMIT = 200
export const DEFAULT_STREAM_LIMIT = 64
export const DEFAULT_STALL_LIMIT_MS = 10_000
export const DEFAULT_CLOSE_LIMIT_MS = 5_000

/** Descriptions may be large; everything else is small. */
export const DESCRIPTION_LIMIT_BYTES = 5 * 1024 * 1024
export const BODY_LIMIT_BYTES = 64 * 1024
export const HEADER_LIMIT_BYTES = 16 * 1024
export const HEADER_LIMIT_MS = 10_000
export const REQUEST_LIMIT_MS = 30_000
export const HEARTBEAT_MS = 15_000
/** Wrong tokens that one address may try in a second. */
export const FAILED_TOKEN_LIMIT = 20

export const silentLog: Log = {error: () => {}, warn: () => {}, info: () => {}}

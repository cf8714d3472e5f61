import {redacted} from './redaction.js'

export type LogFields = {readonly [name: string]: unknown}
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** One constant sentence plus fields: `log.info({policy, application, decision}, 'plan admitted')`. An error is logged once, where it is handled. */
export interface Logger {
  error(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  debug(fields: LogFields, message: string): void
  /** Has these fields in every line: of one turn of the loop, its decision. */
  child(fields: LogFields): Logger
}

export type LoggerOptions = {
  readonly level?: LogLevel
  /** Takes one line, with its end. Default: standard error. */
  readonly write?: (line: string) => void
  /** The machine's time, by which logs are compared with those of others. */
  readonly now?: () => number
}

const RANKS: {readonly [level in LogLevel]: number} = {debug: 0, info: 1, warn: 2, error: 3}

/**
 * JSON, one object a line: `time`, `level`, `message`, then the fields. Secrets are taken out. Our own, for pino takes 10 MB of an agent that
 * needs nothing but this; its interface is kept.
 */
export function createLogger({level = 'info', write = toStandardError, now = Date.now}: LoggerOptions = {}): Logger {
  const withFields = (base: LogFields): Logger => {
    const at = (lineLevel: LogLevel) => (fields: LogFields, message: string) => {
      if (RANKS[lineLevel] < RANKS[level]) return
      const time = new Date(now()).toISOString()
      write(`${JSON.stringify({time, level: lineLevel, message, ...base, ...safeFields(fields)})}\n`)
    }
    return {
      error: at('error'),
      warn: at('warn'),
      info: at('info'),
      debug: at('debug'),
      child: (fields) => withFields({...base, ...safeFields(fields)}),
    }
  }
  return withFields({})
}

/** For tests, and for those who log nothing. */
export const silentLogger: Logger = {error() {}, warn() {}, info() {}, debug() {}, child: () => silentLogger}

/** A field must not take the place of what every line has. */
function safeFields(fields: LogFields): LogFields {
  const safe: {[name: string]: unknown} = {}
  for (const [name, value] of Object.entries(fields)) {
    safe[name === 'time' || name === 'level' || name === 'message' ? `${name}_` : name] = redacted(value, name)
  }
  return safe
}

function toStandardError(line: string): void {
  process.stderr.write(line)
}

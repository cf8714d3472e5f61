import {isObject, type JsonObject, type JsonValue, jsonIn} from '../support/json.js'

/** A line of a log, taken apart. */
export type LogRecord = {
  readonly timeMs: number
  readonly level: LogLevel
  /** Where in its program it was written: `controller.go:123`. */
  readonly source?: string
  readonly message: string
  /** What stands beside the message. */
  readonly fields: JsonObject
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

const LEVELS: {readonly [written: string]: LogLevel} = {
  trace: 'debug',
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  dpanic: 'error',
  panic: 'error',
  fatal: 'error',
  D: 'debug',
  I: 'info',
  N: 'info',
  W: 'warn',
  E: 'error',
  C: 'error',
  F: 'error',
}

/**
 * A line as our agents (JSON), etcd (zap; capnslog before 3.5), KWOK (slog), the programs of Kubernetes (klog, as text or JSON) and containerd (logfmt) write it; undefined: it is of none
 * of these, or not whole. Nothing of a line is lost. klog and capnslog tell no zone: they are of this machine; klog tells no year: it is of the past.
 */
export function logRecord(line: string, nowMs: number): LogRecord | undefined {
  if (line.startsWith('{')) return ofJson(jsonIn(line))
  return klog(line, nowMs) ?? capnslog(line) ?? logfmt(line)
}

function ofJson(value: JsonValue | undefined): LogRecord | undefined {
  if (!isObject(value)) return undefined
  const {time, ts, level, message, msg, caller, ...fields} = value
  // klog as JSON has errors beside the message instead of a level.
  const written =
    typeof level === 'string' ? level.toLowerCase() : level === undefined && 'v' in fields ? ('err' in fields ? 'error' : 'info') : ''
  return record(
    {timeMs: timeOf(time ?? ts), level: LEVELS[written], source: caller ?? placeOf(fields['source']), message: message ?? msg, fields},
    [
      [time, ts],
      [message, msg],
    ],
  )
}

/** slog tells it as an object, which stays among the fields. */
function placeOf(source: JsonValue | undefined): string | undefined {
  if (!isObject(source)) return undefined
  const {file, line} = source
  return typeof file === 'string' && typeof line === 'number' ? `${file}:${line}` : undefined
}

type Found = {
  readonly timeMs: number
  readonly level: LogLevel | undefined
  readonly source: JsonValue | undefined
  readonly message: JsonValue | undefined
  readonly fields: JsonObject
}

/** No date is later. */
const LATEST_MS = 8.64e15

/** Of two names for the same only one may be there: the other would be lost. */
function record(
  {timeMs, level, source, message, fields}: Found,
  alternatives: readonly (readonly unknown[])[] = [],
): LogRecord | undefined {
  if (!(Math.abs(timeMs) <= LATEST_MS) || level === undefined || typeof message !== 'string') return undefined
  if (source !== undefined && typeof source !== 'string') return undefined
  if (alternatives.some((names) => names.every((one) => one !== undefined))) return undefined
  return {timeMs, level, ...(source === undefined ? {} : {source}), message, fields}
}

/** RFC 3339, or what zap and klog write as a number: seconds, or milliseconds, since the epoch. */
function timeOf(value: JsonValue | undefined): number {
  if (typeof value === 'string') return Date.parse(value)
  if (typeof value !== 'number') return Number.NaN
  return value < 1e11 ? value * 1_000 : value
}

const KLOG = /^([IWEF])(\d\d)(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{3})\d*\s+\d+ ([^\]\s]+:\d+)\] (.*)$/
const PAIR = /^([\w./-]+)=("(?:[^"\\]|\\.)*"|[^\s"]*)(?: |$)/
const DAY_MS = 86_400_000

function klog(line: string, nowMs: number): LogRecord | undefined {
  const match = KLOG.exec(line)
  if (match === null) return undefined
  const [, letter = '', month, day, hour, minute, second, ms, source, text = ''] = match
  const inYear = (year: number): number =>
    new Date(year, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), Number(ms)).getTime()
  const year = new Date(nowMs).getFullYear()
  const thisYear = inYear(year)
  const timeMs = thisYear > nowMs + DAY_MS ? inYear(year - 1) : thisYear
  return record({timeMs, level: LEVELS[letter], source, ...structured(text)})
}

/** `"message" key="value" …`; anything else is a message as a whole. */
function structured(text: string): Pick<LogRecord, 'message' | 'fields'> {
  const match = /^("(?:[^"\\]|\\.)*")(?: (.*))?$/.exec(text)
  const message = match === null ? undefined : jsonIn(match[1] ?? '')
  const fields = match === null ? undefined : pairs(match[2] ?? '')
  return typeof message === 'string' && fields !== undefined ? {message, fields} : {message: text, fields: {}}
}

const CAPNSLOG = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3})\d* ([DINWEC]) \| (?:([\w/.-]+): )?(.*)$/

function capnslog(line: string): LogRecord | undefined {
  const match = CAPNSLOG.exec(line)
  if (match === null) return undefined
  const [, day, time, letter = '', source, message] = match
  return record({timeMs: new Date(`${day}T${time}`).getTime(), level: LEVELS[letter], source, message, fields: {}})
}

function logfmt(line: string): LogRecord | undefined {
  const found = pairs(line)
  if (found === undefined) return undefined
  const {time, level, msg, ...fields} = found
  return record({
    timeMs: timeOf(time),
    level: typeof level === 'string' ? LEVELS[level] : undefined,
    source: undefined,
    message: msg,
    fields,
  })
}

/** `key=value key="va lue"`; undefined where something else stands there, or a key twice: it would be lost. */
function pairs(text: string): {readonly [key: string]: string} | undefined {
  const found = new Map<string, string>()
  let rest = text.trim()
  while (rest !== '') {
    const match = PAIR.exec(rest)
    if (match === null) return undefined
    const [whole, key = '', written = ''] = match
    const value = written.startsWith('"') ? jsonIn(written) : written
    if (typeof value !== 'string' || found.has(key)) return undefined
    found.set(key, value)
    rest = rest.slice(whole.length).trimStart()
  }
  return Object.fromEntries(found)
}

import type {JsonValue} from '../../support/json.js'
import {clockTime} from '../../support/text/quantity.js'
import type {LogLevel} from '../../testbed/log-record.js'
import type {LogLine} from '../../testbed/logs.js'
import type {Style} from '../text/style.js'
import type {Renderer, View} from '../text/view.js'

/** Process, time (UTC), level, message, what stands beside it, and the file where it was written; a line of another make is shown as it is. */
export function renderLogLine(width: number): Renderer<LogLine> {
  return (line, view) => `${line.process.padEnd(width)} ${line.record === undefined ? line.text : renderRecord(line.record, view)}`
}

/** As it was written. */
export function renderRawLine(width: number): Renderer<LogLine> {
  return ({process, text}) => `${process.padEnd(width)} ${text}`
}

function renderRecord({time, level, source, message, fields}: NonNullable<LogLine['record']>, {style, nowMs}: View): string {
  const beside = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || (name === 'source' && source !== undefined) ? [] : [`${name}=${wordOf(value)}`],
  )
  const dim = [...beside, ...(source === undefined ? [] : [`(${source.slice(source.lastIndexOf('/') + 1)})`])].join(' ')
  return [clockTime(Date.parse(time), nowMs), painted(level, style), message, ...(dim === '' ? [] : [style.dim(dim)])].join(' ')
}

function painted(level: LogLevel, style: Style): string {
  const text = level.padEnd('debug'.length)
  if (level === 'error') return style.red(text)
  return level === 'warn' ? style.yellow(text) : text
}

function wordOf(value: JsonValue): string {
  return typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value)
}

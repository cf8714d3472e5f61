import {fileURLToPath} from 'node:url'
import type {Place} from './literal-places.js'

const LONGEST_ANSWER = 4_000_000

/** An answer as it crosses to the agent. */
export function jsonOf(answer: unknown, longest = LONGEST_ANSWER): string {
  const json = JSON.stringify(answer)
  if (json.length > longest) throw new RangeError(`Its answer has ${json.length} characters, and ${longest} may be.`)
  return json
}

/** JSON holds no NaN, no functions and no circles: what is said must be what arrives. */
export function plain<T>(value: T, what: string): T {
  const bad = firstBad(value, [])
  if (bad !== undefined) throw new TypeError(`${what}${bad} is not JSON.`)
  return value
}

/** Where below `value`, and why. `above`: what it lies in. */
function firstBad(value: unknown, above: object[]): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return undefined
    case 'number':
      return Number.isFinite(value) ? undefined : ` (${value})`
    case 'object':
      return value === null ? undefined : firstBadWithin(value, above)
    default:
      return ` (a ${typeof value})`
  }
}

function firstBadWithin(value: object, above: object[]): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return ` (${value.constructor.name})`
  if (above.includes(value)) return ' (it contains itself)'
  above.push(value)
  for (const [key, inner] of Object.entries(value)) {
    const bad = firstBad(inner, above)
    if (bad !== undefined) return `.${key}${bad}`
  }
  above.pop()
  return undefined
}

export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  return (typeof value === 'object' || typeof value === 'string' ? JSON.stringify(value) : String(value)).slice(0, 80)
}

/** What went wrong, and where in the file. */
export function wordsOf(error: unknown, entry: string): string {
  const place = placeIn(error, entry)
  return `${whatOf(error)}${place === undefined ? '' : ` (line ${place.line}:${place.column})`}`.slice(0, 1_000)
}

export function whatOf(error: unknown): string {
  if (!(error instanceof Error)) return `It threw ${shown(error)}.`
  const name = error.name === 'Error' || error.name === 'OperationalError' ? '' : `${error.name}: `
  return `${name}${error.message}`.slice(0, 1_000)
}

/** Where in the file it went wrong, as far as it says: what cannot be read names the line and points below it, what runs is in the stack. */
export function placeIn(error: unknown, entry: string): Place | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const file = entry.startsWith('file:') ? `(?:${escaped(entry)}|${escaped(fileURLToPath(entry))})` : escaped(entry)
  const [, unread, above] = new RegExp(`^${file}:(\\d+)\\n[^]*?^( *)\\^+$`, 'm').exec(stack) ?? []
  if (unread !== undefined && above !== undefined) return {line: Number(unread), column: above.length + 1}
  const [, line, column] = new RegExp(`${file}:(\\d+):(\\d+)`).exec(stack) ?? []
  return line === undefined || column === undefined ? undefined : {line: Number(line), column: Number(column)}
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

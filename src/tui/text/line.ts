import {clean, cut, cutName, textWidth} from '../../support/text/width.js'

/** What a piece of text is for; the theme says how that looks. A meaning never hangs on the role alone. */
export type Role = 'plain' | 'strong' | 'muted' | 'good' | 'warn' | 'bad' | 'accent' | 'badge'
export type Span = {readonly text: string; readonly role: Role}
/** One line of the screen. Its texts hold no control characters. */
export type Line = readonly Span[]

/** What the terminal can show. */
export type Theme = {readonly hasColour: boolean; readonly symbols: Symbols}

/** How states look: by shape, so that they can be told apart without colour. */
export type Symbols = {
  readonly good: string
  readonly busy: string
  readonly warn: string
  readonly bad: string
  readonly unknown: string
  readonly done: string
  readonly failed: string
  readonly held: string
  readonly deferred: string
  readonly asks: string
  readonly chosen: string
  readonly eligible: string
  readonly cursor: string
  readonly open: string
  readonly closed: string
  readonly dot: string
  readonly rule: string
  readonly side: string
  readonly arrow: string
  readonly cut: string
  readonly plusMinus: string
  readonly times: string
  readonly atMost: string
  readonly atLeast: string
  readonly notEqual: string
  readonly keyUpDown: string
  readonly targetLine: string
  readonly bar: readonly [full: string, empty: string]
  /** Rising. */
  readonly levels: readonly string[]
  readonly hasBraille: boolean
}

export function span(text: string, role: Role = 'plain'): Span {
  return {text: clean(text), role}
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, one) => sum + textWidth(one.text), 0)
}

/** At most `width` columns; what is too long is cut and marked. */
export function fitted(line: Line, width: number, {cut: mark}: Symbols): Line {
  if (lineWidth(line) <= width) return line
  const kept: Span[] = []
  let left = width
  for (const one of line) {
    const size = textWidth(one.text)
    if (size >= left) {
      kept.push({...one, text: size === left && one === line.at(-1) ? one.text : cut(`${one.text} …`, left, mark)})
      break
    }
    kept.push(one)
    left -= size
  }
  return kept
}

/** Left and right on one line of `width` columns; where both do not fit, the left one is cut. */
export function justify(left: Line, right: Line, width: number, symbols: Symbols): Line {
  const rightPart = fitted(right, width, symbols)
  const room = width - lineWidth(rightPart) - (right.length > 0 ? 1 : 0)
  if (room <= 0) return rightPart
  const leftPart = fitted(left, room, symbols)
  return [...leftPart, span(' '.repeat(width - lineWidth(leftPart) - lineWidth(rightPart))), ...rightPart]
}

export function padded(line: Line, width: number): Line {
  const space = width - lineWidth(line)
  return space > 0 ? [...line, span(' '.repeat(space))] : line
}

/** A cell of exactly `width` columns. Names are cut in the middle, sentences at the end. */
export function cell(
  text: string,
  width: number,
  options: {readonly symbols: Symbols; readonly role?: Role; readonly align?: 'left' | 'right'; readonly isName?: boolean},
): Span {
  const shown = (options.isName === true ? cutName : cut)(clean(text), width, options.symbols.cut)
  const space = ' '.repeat(Math.max(0, width - textWidth(shown)))
  return {text: options.align === 'right' ? space + shown : shown + space, role: options.role ?? 'plain'}
}

/** The line as text for a terminal. Without colour it is the bare text: shape alone tells. */
export function paint(line: Line, {hasColour}: Theme): string {
  if (!hasColour) return line.map((one) => one.text).join('')
  return line.map(({text, role}) => (text === '' || role === 'plain' ? text : `${OPEN[role]}${text}${RESET}`)).join('')
}

/** The sixteen colours of the terminal's own theme: readable on dark and on light ground. */
const OPEN: {readonly [role in Role]: string} = {
  plain: '',
  strong: '\u001B[1m',
  muted: '\u001B[2m',
  good: '\u001B[32m',
  warn: '\u001B[33m',
  bad: '\u001B[31m',
  accent: '\u001B[36m',
  badge: '\u001B[1;30;43m',
}
const RESET = '\u001B[0m'

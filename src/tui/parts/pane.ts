import {cell, fitted, type Line, type Symbols, span} from '../text/line.js'

/** What a part needs to know of where it is drawn. */
export type Place = {
  readonly width: number
  /** Lines below the title. */
  readonly height: number
  readonly isFocused: boolean
  /** The row that the person is at. */
  readonly cursor: number
  readonly symbols: Symbols
  /** The slice's time. */
  readonly nowMs: number
}

export type Column = {readonly caption: string; readonly width: number; readonly align?: 'left' | 'right'}

/** Marks the row that the person is at. */
export function marker(isAtCursor: boolean, {isFocused, symbols}: Place): Line {
  return [span(isAtCursor && isFocused ? `${symbols.cursor} ` : '  ', 'accent')]
}

/** The name of a pane, and the captions of its columns where they stand; a caption that the name leaves no room for is left out. */
export function title(name: string, count: string, columns: readonly Column[], first: number, {width, isFocused, symbols}: Place): Line {
  const text = ` ${name} ${count === '' ? '' : `${count} `}`
  const shown = columns.reduce<{readonly at: number; readonly columns: readonly (Column & {readonly at: number})[]}>(
    (sum, one) => ({at: sum.at + one.width + 1, columns: [...sum.columns, {...one, at: sum.at}]}),
    {at: first, columns: []},
  )
  const captions = shown.columns.filter((one) => one.at >= text.length && one.width > 0)
  const ruled = (captions[0]?.at ?? width) - 1
  const head: Line = [
    {text: ` ${name} `, role: isFocused ? 'accent' : 'strong'},
    span(count === '' ? '' : `${count} `, 'muted'),
    span(symbols.rule.repeat(Math.max(0, ruled - text.length)), isFocused ? 'accent' : 'muted'),
  ]
  const cells = captions.flatMap((one) => [span(' '), cell(one.caption, one.width, {symbols, role: 'muted', align: one.align ?? 'left'})])
  return fitted([...head, ...cells], width, symbols)
}

export const WAITING = 'Waiting for the API. To see whether it is up: mlsysops testbed status'

/** An empty pane says why it is empty. */
export function emptyLine(text: string, {width, symbols}: Place): Line {
  return fitted([span('  '), span(text, 'muted')], width, symbols)
}

/** Says how many rows are out of sight, in the title. */
export function countText(from: number, to: number, count: number): string {
  return to - from >= count ? String(count) : `${from + 1}-${to} of ${count}`
}

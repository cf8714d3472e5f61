import {clockTime} from '../../support/text/quantity.js'
import {clean, cut, wrap} from '../../support/text/width.js'
import type {DecisionRow} from '../rows/decisions.js'
import {cell, fitted, type Line, type Role, type Span, span} from '../text/line.js'
import {countText, emptyLine, marker, type Place, title, WAITING} from './pane.js'
import {STANDING, standingSymbol} from './words.js'

/** Marker, time, symbol. */
const INDENT = 13
/** As many lines as one thing that is said of a decision may take. */
const MOST_LINES = 2

/** full: what, why and what came of it · short: a line for each · line: what, on one line. */
type Depth = 'full' | 'short' | 'line'

/** What the system just did, and why: all in full where there is room, else the one at the cursor. */
export function decisionsPart(
  rows: readonly DecisionRow[],
  info: {readonly isFiltered: boolean; readonly isKnown: boolean; readonly isFollowing: boolean},
  place: Place,
): readonly Line[] {
  // One decision before the cursor's stays in sight, so that it is seen where in the list one is.
  const from = Math.max(0, place.cursor - 1)
  const focus = info.isFollowing ? newestThatActed(rows) : place.cursor
  const {lines, count} = drawn(rows, from, focus, place)
  const shown = count < rows.length ? countText(from, from + count, rows.length) : String(rows.length)
  const head = title('Decisions', info.isKnown ? shown : '', [], 0, place)
  if (rows.length === 0) return [head, emptyLine(emptyText(info), place)]
  return [head, ...lines]
}

/** The deepest telling that has room for every row; where none has, the others give way to the one in focus. */
function drawn(
  rows: readonly DecisionRow[],
  from: number,
  focus: number,
  place: Place,
): {readonly lines: readonly Line[]; readonly count: number} {
  const told = (depth: Depth): {readonly lines: readonly Line[]; readonly count: number; readonly isWhole: boolean} => {
    const lines: Line[] = []
    let index = from
    while (lines.length < place.height && index < rows.length) {
      const row = rows[index]
      if (row !== undefined) lines.push(...decisionLines(row, index === focus ? 'full' : depth, index === place.cursor, place))
      index += 1
    }
    return {lines: lines.slice(0, place.height), count: index - from, isWhole: lines.length <= place.height && index === rows.length}
  }
  const full = told('full')
  if (full.isWhole || place.height >= ROOMY) return full
  const short = told('short')
  return short.isWhole ? short : told('line')
}

/** From here on the newest are told in full, and older ones are scrolled to. */
const ROOMY = 24

/** What was done says more than that nothing was: it is told first where the person has not gone to another. */
function newestThatActed(rows: readonly DecisionRow[]): number {
  return Math.max(
    0,
    rows.findIndex((row) => row.standing !== 'held' && row.standing !== 'deferred'),
  )
}

function emptyText({isFiltered, isKnown}: {readonly isFiltered: boolean; readonly isKnown: boolean}): string {
  if (!isKnown) return WAITING
  return isFiltered ? 'No decision matches the filter; esc clears it.' : 'No decision has been taken yet.'
}

function decisionLines(row: DecisionRow, depth: Depth, isAtCursor: boolean, place: Place): readonly Line[] {
  const {symbols, width} = place
  const room = width - INDENT
  const {role} = STANDING[row.standing]
  const times = row.repeats > 0 ? ` ${symbols.times}${row.repeats + 1}` : ''
  const most = depth === 'full' ? MOST_LINES : 1
  const [first = span(''), ...rest] = block(`${row.what}${times}`, room, most, 'plain', place)
  const head: Line = [
    ...marker(isAtCursor, place),
    cell(clockTime(row.decidedMs), 8, {symbols, role: 'muted'}),
    span(' '),
    span(`${standingSymbol(row.standing, symbols)} `, role),
    first,
  ]
  const indent = span(' '.repeat(INDENT))
  const below = [
    ...rest,
    ...(depth === 'line' ? [] : block(row.why === undefined ? byText(row) : `${byText(row)}: ${row.why}`, room, most, 'muted', place)),
    ...(depth === 'line' || row.effect === undefined ? [] : block(`${symbols.arrow} ${row.effect}`, room, most, 'accent', place)),
  ]
  return [fitted(head, width, symbols), ...below.map((one) => [indent, one])]
}

function byText(row: DecisionRow): string {
  const who = row.isPerson ? `${row.by} (a person)` : row.by
  const {word} = STANDING[row.standing]
  return row.standing === 'done' ? `by ${who}` : `${word}, by ${who}`
}

/** At most `most` lines; the last is cut where there are more. */
function block(text: string, width: number, most: number, role: Role, {symbols}: Place): readonly Span[] {
  const lines = wrap(clean(text), width)
  const shown = lines.length <= most ? lines : [...lines.slice(0, most - 1), cut(lines.slice(most - 1).join(' '), width, symbols.cut)]
  return shown.map((one) => span(one, role))
}

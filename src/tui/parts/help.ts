import type {Standing} from '../rows/decisions.js'
import {fitted, type Line, type Role, type Span, type Symbols, span} from '../text/line.js'
import {STANDING, standingSymbol} from './words.js'

/** Every key, and every symbol. */
export function helpPart(width: number, symbols: Symbols): readonly Line[] {
  const keys: readonly (readonly [string, string])[] = [
    ['tab', 'next pane (shift-tab: the one before)'],
    [`${symbols.keyUpDown}  j k`, 'next and previous row; page up and down, home, end'],
    ['left right', 'fold and unfold a cluster or an application'],
    ['enter', 'look closely: an application, a node, a decision'],
    ['esc', 'back; clears the filter'],
    ['a  n  d', 'applications, nodes, decisions on the whole screen'],
    ['/', 'filter all panes by a part of a name'],
    ['s', 'sort applications by trouble, or by name'],
    ['space', 'pause the screen; the slice goes on'],
    ['?', 'this help'],
    ['q  ctrl-c', 'quit; ctrl-z puts the screen aside'],
  ]
  const states: readonly (readonly [string, string])[] = [
    [symbols.good, 'well'],
    [symbols.busy, 'on its way'],
    [symbols.warn, 'a target missed, degraded, cordoned'],
    [symbols.bad, 'failed, not ready'],
    [symbols.unknown, 'not known'],
  ]
  const standings: readonly Standing[] = ['done', 'executing', 'failed', 'interrupted', 'deferred', 'held', 'approval']
  return [
    [span(' Keys', 'strong')],
    ...keys.map(([key, meaning]): Line => [span(`   ${key.padEnd(12)}`, 'accent'), span(meaning)]),
    [],
    [span(' Symbols', 'strong')],
    ...pairs(states.map(([symbol, meaning]) => ({symbol, role: 'accent', meaning}))),
    ...pairs(standings.map((one) => ({symbol: standingSymbol(one, symbols), role: STANDING[one].role, meaning: STANDING[one].word}))),
    [],
    [span(' Trends show the last minutes; a gap is a time without measurements.', 'muted')],
  ].map((line) => fitted(line, width, symbols))
}

type Entry = {readonly symbol: string; readonly role: Role; readonly meaning: string}

/** As many beside each other as eighty columns hold. */
function pairs(entries: readonly Entry[]): readonly Line[] {
  const lines: Line[] = []
  let line: Span[] = []
  let used = 0
  for (const {symbol, role, meaning} of entries) {
    const size = symbol.length + meaning.length + 4
    if (used + size > NARROWEST) {
      lines.push(line)
      line = []
      used = 0
    }
    line.push(span('   '), span(`${symbol} `, role), span(meaning, 'muted'))
    used += size
  }
  return [...lines, line]
}

const NARROWEST = 74

import type {Standing} from '../rows/decisions.js'
import {fitted, type Line, type Symbols, span} from '../text/line.js'
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
    ['/', 'filter by a part of a name: application, component, node, cluster, policy'],
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
    [span('   '), ...states.flatMap(([symbol, meaning]): Line => [span(`${symbol} `, 'accent'), span(`${meaning}   `, 'muted')])],
    [
      span('   '),
      ...standings.flatMap(
        (one): Line => [span(`${standingSymbol(one, symbols)} `, STANDING[one].role), span(`${STANDING[one].word}   `, 'muted')],
      ),
    ],
    [],
    [span(' Trends show about the last minutes, newest at the right; a gap is a time without a measurement.', 'muted')],
  ].map((line) => fitted(line, width, symbols))
}

import {age, dateTime, plainNumber} from '../../support/text/quantity.js'
import type {HeaderRow} from '../rows/header.js'
import {HEALTH_ROLE, healthSymbol} from '../rows/health.js'
import type {State} from '../state.js'
import {fitted, justify, type Line, lineWidth, type Symbols, span} from '../text/line.js'

/** Two lines: is everything well; and of what, by which clock. */
export function headerPart(header: HeaderRow, state: State, symbols: Symbols): readonly Line[] {
  const {columns} = state.size
  const name = header.slice ?? 'mlsysops'
  const left: Line = [span(` ${name}  `, 'strong'), ...verdict(header, symbols)]
  const below = counts(header, symbols)
  const fullClock = clock(header, true, symbols)
  const hasRoom = lineWidth(below) + lineWidth(fullClock) < columns
  return [
    justify(left, connection(header, state, symbols), columns, symbols),
    justify(below, hasRoom ? fullClock : clock(header, false, symbols), columns, symbols),
  ]
}

function verdict({health, problems, connection: {kind}}: HeaderRow, symbols: Symbols): Line {
  if (kind === 'connecting') return []
  // What was true when it was last heard is not claimed to be true now.
  if (kind === 'reconnecting' || kind === 'stale')
    return [span(`last heard: ${problems.join(` ${symbols.dot} `) || 'all was well'}`, 'muted')]
  if (health === 'unknown' && problems.length === 0) return [span(`${symbols.unknown} Listening`, 'muted')]
  if (problems.length === 0) return [span(`${symbols.good} All is well`, 'good')]
  return [span(`${healthSymbol(health, symbols)} ${problems.join(` ${symbols.dot} `)}`, HEALTH_ROLE[health])]
}

function connection({connection: found}: HeaderRow, state: State, symbols: Symbols): Line {
  const paused: Line = state.frozen === undefined ? [] : [span(' PAUSED ', 'badge'), span('  ')]
  switch (found.kind) {
    case 'live':
      return [...paused, span(`${symbols.good} live `, 'good')]
    case 'stale':
      return [...paused, span(`${symbols.warn} platform not heard for ${age(state.nowMs - found.sinceMs)} `, 'bad')]
    case 'connecting':
      return [
        span(
          `${symbols.busy} connecting${found.message === undefined ? '' : `: ${found.message}`} `,
          found.message === undefined ? 'accent' : 'warn',
        ),
      ]
    case 'reconnecting':
      return [...paused, span(`${symbols.warn} no answer for ${age(state.nowMs - found.sinceMs)} `, 'bad')]
  }
}

function counts(header: HeaderRow, symbols: Symbols): Line {
  const parts = [
    header.applications === undefined ? undefined : `${header.applications.deployed}/${header.applications.all} deployed`,
    header.nodes === undefined ? undefined : `${header.nodes.ready}/${header.nodes.all} nodes`,
    header.agents === undefined ? undefined : `${header.agents.online}/${header.agents.all} agents`,
    header.mode === undefined ? undefined : header.mode,
  ].filter((one) => one !== undefined)
  return parts.length === 0 ? [] : [span(` ${parts.join(` ${symbols.dot} `)}`, 'muted')]
}

function clock({simulated, sliceMs}: HeaderRow, hasDate: boolean, symbols: Symbols): Line {
  if (sliceMs === undefined) return []
  const time = dateTime(sliceMs)
  const badge: Line =
    simulated === undefined ? [] : [span(` SIMULATED ${symbols.times}${plainNumber(simulated.speed)} `, 'badge'), span(' ')]
  return [...badge, span(hasDate ? `${time} UTC ` : `${time.slice(11)} `, 'muted')]
}

/** What the keys do here. */
export function footerPart({ui, size}: State, symbols: Symbols): Line {
  if (ui.isTyping)
    return fitted(
      [span(' filter: ', 'accent'), span(`${ui.filter}_`, 'strong'), span('   enter keeps it   esc clears it', 'muted')],
      size.columns,
      symbols,
    )
  const keys = keysFor(ui, symbols).flatMap(
    ([key, meaning], index): Line => [span(index > 0 ? '  ' : ' '), span(key, 'accent'), span(` ${meaning}`, 'muted')],
  )
  const filter: Line = ui.filter === '' ? [] : [span(` filter: ${ui.filter} `, 'badge'), span(' ')]
  return fitted([...filter, ...keys], size.columns, symbols)
}

function keysFor(ui: State['ui'], symbols: Symbols): readonly (readonly [key: string, meaning: string])[] {
  if (ui.isHelpShown)
    return [
      ['esc', 'back'],
      ['q', 'quit'],
    ]
  if (ui.details.length > 0)
    return [
      ['esc', 'back'],
      [symbols.keyUpDown, 'scroll'],
      ['space', 'pause'],
      ['?', 'help'],
      ['q', 'quit'],
    ]
  if (ui.filter !== '')
    return [
      ['esc', 'clear'],
      ['tab', 'pane'],
      ['enter', 'open'],
      ['/', 'change'],
      ['?', 'help'],
      ['q', 'quit'],
    ]
  return [
    ['tab', 'pane'],
    [symbols.keyUpDown, 'row'],
    ['enter', 'open'],
    ['/', 'filter'],
    ['a n d', 'zoom'],
    ['space', 'pause'],
    ['?', 'help'],
    ['q', 'quit'],
  ]
}

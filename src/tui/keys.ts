import type {KeyName} from './events.js'
import {bodyLines, boxOf} from './layout.js'
import {PANES, type Pane, type State, type Subject, type Ui} from './state.js'
import {cursorIndex, rowsOfPane, type View, viewOf} from './view.js'

const LONGEST_FILTER = 64
const FULL: {readonly [letter: string]: Pane} = {a: 'applications', n: 'continuum', d: 'decisions'}

/** What a key does. Keys that mean nothing where the person is change nothing. */
export function pressKey(state: State, key: KeyName): State {
  if (key === 'interrupt') return withUi(state, {wish: 'quit'})
  if (key === 'suspend') return withUi(state, {wish: 'suspend'})
  if (state.ui.isTyping) return editFilter(state, key)
  if (state.ui.isHelpShown) return key === 'escape' || key === 'enter' ? withUi(state, {isHelpShown: false}) : state
  if (state.ui.details.length > 0) return inDetail(state, key)
  return inPanes(state, key)
}

/** Letters are commands, unless a filter is being typed. A paste is a text of several letters, and means nothing outside a filter. */
export function typeText(state: State, text: string): State {
  if (state.ui.isTyping) return withUi(state, {filter: `${state.ui.filter}${text}`.slice(0, LONGEST_FILTER)})
  switch (text) {
    case 'q':
      return withUi(state, {wish: 'quit'})
    case '?':
      return withUi(state, {isHelpShown: !state.ui.isHelpShown})
    case ' ':
      return {...state, frozen: state.frozen === undefined ? {data: state.data, nowMs: state.nowMs} : undefined}
    case '/':
      return withUi(state, {isTyping: true, isHelpShown: false, details: []})
    case 'j':
      return pressKey(state, 'down')
    case 'k':
      return pressKey(state, 'up')
    case 'h':
      return pressKey(state, 'left')
    case 'l':
      return pressKey(state, 'right')
    case 'g':
      return pressKey(state, 'home')
    case 'G':
      return pressKey(state, 'end')
    case 's':
      return withUi(state, {order: state.ui.order === 'trouble' ? 'name' : 'trouble'})
    default: {
      const full = FULL[text]
      if (full === undefined) return state
      return withUi(state, {pane: full, full: state.ui.full === full ? undefined : full, details: [], isHelpShown: false})
    }
  }
}

function editFilter(state: State, key: KeyName): State {
  if (key === 'enter') return withUi(state, {isTyping: false})
  if (key === 'escape') return withUi(state, {isTyping: false, filter: ''})
  if (key === 'backspace') return withUi(state, {filter: [...state.ui.filter].slice(0, -1).join('')})
  return state
}

function inDetail(state: State, key: KeyName): State {
  const {details} = state.ui
  const top = details.at(-1)
  if (top === undefined) return state
  const page = Math.max(1, bodyLines(state.size) - 1)
  const by: {readonly [name in KeyName]?: number} = {up: -1, down: 1, 'page-up': -page, 'page-down': page, home: Number.NEGATIVE_INFINITY}
  if (key === 'escape' || key === 'left') return withUi(state, {details: details.slice(0, -1)})
  const step = key === 'end' ? MOST_SCROLL : by[key]
  if (step === undefined) return state
  const scroll = Math.min(MOST_SCROLL, Math.max(0, top.scroll + step))
  return withUi(state, {details: [...details.slice(0, -1), {...top, scroll}]})
}

/** The drawing stops at the last line; this only keeps the number small. */
const MOST_SCROLL = 10_000

function inPanes(state: State, key: KeyName): State {
  const {ui} = state
  const view = viewOf(state)
  const page = Math.max(1, (boxOf(view.layout, ui.pane)?.height ?? 2) - 1)
  switch (key) {
    case 'tab':
    case 'back-tab': {
      const step = key === 'tab' ? 1 : PANES.length - 1
      const pane = PANES[(PANES.indexOf(ui.pane) + step) % PANES.length] ?? ui.pane
      return withUi(state, {pane, full: ui.full === undefined ? undefined : pane})
    }
    case 'up':
      return moveCursor(state, view, -1)
    case 'down':
      return moveCursor(state, view, 1)
    case 'page-up':
      return moveCursor(state, view, -page)
    case 'page-down':
      return moveCursor(state, view, page)
    case 'home':
      return withCursor(state, undefined)
    case 'end':
      return moveCursor(state, view, Number.MAX_SAFE_INTEGER)
    case 'left':
    case 'right':
      return fold(state, view, key === 'right')
    case 'enter':
      return openDetail(state, view)
    case 'escape':
      return ui.full === undefined ? withUi(state, {filter: ''}) : withUi(state, {full: undefined})
    default:
      return state
  }
}

function moveCursor(state: State, view: View, step: number): State {
  const rows = rowsOfPane(view, state.ui.pane)
  const index = cursorIndex(rows, state.ui.cursor[state.ui.pane])
  const next = Math.min(rows.length - 1, Math.max(0, index + step))
  // The first row is no choice: what is newest or worst stays in sight there.
  return withCursor(state, next <= 0 ? undefined : rows[next]?.key)
}

function withCursor(state: State, key: string | undefined): State {
  const {[state.ui.pane]: _, ...others} = state.ui.cursor
  return withUi(state, {cursor: key === undefined ? others : {...others, [state.ui.pane]: key}})
}

function fold(state: State, view: View, isOpen: boolean): State {
  const row = view[state.ui.pane][cursorIndex(rowsOfPane(view, state.ui.pane), state.ui.cursor[state.ui.pane])]
  if (row === undefined || row.kind === 'decision') return state
  const key = row.kind === 'component' ? `application:${row.application}` : row.kind === 'node' ? `cluster:${row.cluster}` : row.key
  const folds = new Map(state.ui.folds).set(key, isOpen)
  return withCursor(withUi(state, {folds}), isOpen ? row.key : key)
}

function openDetail(state: State, view: View): State {
  const {pane} = state.ui
  const row = view[pane][cursorIndex(rowsOfPane(view, pane), state.ui.cursor[pane])]
  const subject = row === undefined ? undefined : subjectOf(row)
  return subject === undefined ? state : withUi(state, {details: [{subject, scroll: 0}]})
}

function subjectOf(row: View[Pane][number]): Subject {
  switch (row.kind) {
    case 'application':
      return {kind: 'application', name: row.name}
    case 'component':
      return {kind: 'application', name: row.application}
    case 'cluster':
      return {kind: 'cluster', name: row.name}
    case 'node':
      return {kind: 'node', cluster: row.cluster, name: row.name}
    case 'decision':
      return {kind: 'decision', id: row.id}
  }
}

function withUi(state: State, change: Partial<Ui>): State {
  return {...state, ui: {...state.ui, ...change}}
}

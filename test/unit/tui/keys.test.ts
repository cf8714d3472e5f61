import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {KeyName, ScreenEvent} from '../../../src/tui/events.js'
import {reduce} from '../../../src/tui/model.js'
import {eventsOfInput} from '../../../src/tui/screen/input.js'
import type {State} from '../../../src/tui/state.js'
import {viewOf} from '../../../src/tui/view.js'
import {bigSlice} from './big.js'
import {demo, textOf, widest} from './states.js'

const KEYS: readonly KeyName[] = [
  'up',
  'down',
  'left',
  'right',
  'page-up',
  'page-down',
  'home',
  'end',
  'enter',
  'escape',
  'tab',
  'back-tab',
  'backspace',
  'interrupt',
  'suspend',
]

function press(state: State, ...keys: readonly string[]): State {
  return keys.reduce<State>(
    (now, key) => reduce(now, KEYS.includes(key as KeyName) ? {kind: 'key', key: key as KeyName} : {kind: 'text', text: key}),
    state,
  )
}

test('tab goes round the panes, shift-tab back', () => {
  expect(press(demo(), 'tab').ui.pane).toBe('continuum')
  expect(press(demo(), 'tab', 'tab', 'tab').ui.pane).toBe('applications')
  expect(press(demo(), 'back-tab').ui.pane).toBe('decisions')
})

test('the cursor stops at both ends, and stays with its row when rows come before it', () => {
  const atEnd = press(demo(), 'down', 'down', 'down', 'down', 'down')
  expect(atEnd.ui.cursor.applications).toBe('component:smart-city/frame-classifier')
  expect(press(atEnd, 'up', 'up', 'up', 'up').ui.cursor.applications).toBeUndefined()
})

test('a cluster is folded and unfolded', () => {
  const state = press(demo({columns: 120, rows: 40}), 'n')
  const nodes = (now: State): number => viewOf(now).continuum.filter((row) => row.kind === 'node').length
  expect(nodes(state)).toBe(12)
  expect(nodes(press(state, 'left'))).toBe(10)
  expect(nodes(press(state, 'left', 'right'))).toBe(12)
})

test('the newest decision stays at the cursor until the person goes to another', () => {
  const state = press(demo(), 'd')
  expect(state.ui.cursor.decisions).toBeUndefined()
  expect(press(state, 'j').ui.cursor.decisions).toBe('decision:d-move')
  expect(press(state, 'j', 'g').ui.cursor.decisions).toBeUndefined()
})

test('letters are text while a filter is typed, and commands otherwise', () => {
  const typing = press(demo(), '/', 'q', 'd')
  expect(typing.ui).toMatchObject({filter: 'qd', isTyping: true, wish: undefined})
  expect(press(typing, 'backspace').ui.filter).toBe('q')
  expect(press(typing, 'escape').ui).toMatchObject({filter: '', isTyping: false})
  expect(press(demo(), 'q').ui.wish).toBe('quit')
  expect(press(typing, 'interrupt').ui.wish).toBe('quit')
})

test('escape goes back one step at a time', () => {
  const state = press(demo(), '/', 'c', 'enter', 'd', 'enter')
  expect(state.ui.details).toHaveLength(1)
  const back = press(state, 'escape')
  expect(back.ui).toMatchObject({details: [], full: 'decisions', filter: 'c'})
  expect(press(back, 'escape').ui).toMatchObject({full: undefined, filter: 'c'})
  expect(press(back, 'escape', 'escape').ui.filter).toBe('')
})

test('a pause keeps what is shown, and what came meanwhile is there afterwards', () => {
  const paused = reduce(press(demo(), ' '), {kind: 'applications', applications: [], hasMore: false})
  expect(viewOf(paused).applications.length).toBeGreaterThan(0)
  expect(viewOf(press(paused, ' ')).applications).toHaveLength(0)
})

test('a paste outside a filter does nothing; a key that is held down does what it does each time', () => {
  const none = {
    upArrow: false,
    downArrow: false,
    leftArrow: false,
    rightArrow: false,
    pageDown: false,
    pageUp: false,
    home: false,
    end: false,
    return: false,
    escape: false,
    ctrl: false,
    shift: false,
    tab: false,
    backspace: false,
    delete: false,
    meta: false,
    super: false,
    hyper: false,
    capsLock: false,
    numLock: false,
  }
  expect(eventsOfInput('jjj', none)).toHaveLength(3)
  expect(eventsOfInput('quit', none)).toEqual([{kind: 'text', text: 'quit'}])
  expect(press(demo(), 'quit').ui.wish).toBeUndefined()
  expect(eventsOfInput('c', {...none, ctrl: true})).toEqual([{kind: 'key', key: 'interrupt'}])
  expect(eventsOfInput('', {...none, delete: true})).toEqual([{kind: 'key', key: 'backspace'}])
})

const anyKey = fc.oneof(
  fc.constantFrom(...KEYS.filter((one) => one !== 'interrupt')).map((key): ScreenEvent => ({kind: 'key', key})),
  fc.constantFrom(...'q?/ jkhlgGsandxé漢').map((text): ScreenEvent => ({kind: 'text', text})),
  fc
    .record({columns: fc.integer({min: 1, max: 220}), rows: fc.integer({min: 1, max: 70})})
    .map((size): ScreenEvent => ({kind: 'resize', ...size})),
)

test('whatever is pressed at whatever size, a frame fits its terminal with a line to spare', () => {
  const big = bigSlice()
  const start = demo(
    {columns: 80, rows: 24},
    {kind: 'applications', applications: big.applications.slice(0, 30), hasMore: false},
    {kind: 'infrastructure', infrastructure: {continuum: 'x', clusters: big.infrastructure.clusters.slice(0, 3)}},
  )
  fc.assert(
    fc.property(fc.array(anyKey, {maxLength: 25}), (events) => {
      const state = events.reduce(reduce, start)
      expect(textOf(state).split('\n').length).toBeLessThanOrEqual(Math.max(1, state.size.rows - 1))
      expect(widest(state)).toBeLessThanOrEqual(state.size.columns)
    }),
    {numRuns: 150},
  )
})

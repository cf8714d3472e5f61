import type {ScreenEvent} from '../../../src/tui/events.js'
import {frameOf} from '../../../src/tui/frame.js'
import {reduce} from '../../../src/tui/model.js'
import {initialState, type Size, type State} from '../../../src/tui/state.js'
import {lineWidth, paint} from '../../../src/tui/text/line.js'
import {unicodeSymbols} from '../../../src/tui/text/symbols.js'
import {agents, decisions, explanation, infrastructure, latencies, readiness, smartCity} from './slice.js'

/** The machine's time, which is not the slice's. */
export const MACHINE_MS = 1_000_000

export const points = latencies.map((one) => ({timeMs: Date.parse(one.measuredAt), value: one.value}))
export const KEY = 'smart-city/frame-classifier/frame_classify_latency'

export const demoEvents: readonly ScreenEvent[] = [
  {kind: 'readiness', readiness, atMs: MACHINE_MS},
  {kind: 'mode', mode: 'heuristic'},
  {kind: 'units', units: new Map([['frame_classify_latency', 'ms']])},
  {kind: 'applications', applications: [smartCity], hasMore: false},
  {kind: 'infrastructure', infrastructure},
  {kind: 'agents', agents},
  {kind: 'decisions', decisions},
  {kind: 'series', key: KEY, points},
  {
    kind: 'loads',
    loads: new Map([
      ['group1-cluster/group1-node1', 0.31],
      ['group1-cluster/group1-node2', 0.44],
      ['group1-cluster/group1-node3', 0.02],
      ['cloud-cluster/cloud-node1', 0.01],
      ['cloud-cluster/cloud-node2', 0.01],
      ['far-edge-cluster/far-edge-node1', 0.03],
    ]),
  },
  {kind: 'explanation', explanation},
  {kind: 'answered', part: 'readiness'},
]

export function stateAfter(events: readonly ScreenEvent[], size: Size = {columns: 80, rows: 24}): State {
  return events.reduce(reduce, initialState(size, MACHINE_MS))
}

export function demo(size?: Size, ...more: readonly ScreenEvent[]): State {
  return stateAfter([...demoEvents, ...more], size)
}

export function textOf(state: State, symbols = unicodeSymbols): string {
  return frameOf(state, symbols)
    .map((line) => paint(line, {hasColour: false, symbols}).trimEnd())
    .join('\n')
}

export function widest(state: State): number {
  return Math.max(...frameOf(state, unicodeSymbols).map(lineWidth))
}

export {unicodeSymbols}

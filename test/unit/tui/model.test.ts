import fc from 'fast-check'
import {expect, test} from 'vitest'
import {MOST_DECISIONS, MOST_POINTS, MOST_SERIES, reduce} from '../../../src/tui/model.js'
import {sliceNow} from '../../../src/tui/state.js'
import {viewOf} from '../../../src/tui/view.js'
import {wantsOf} from '../../../src/tui/wants.js'
import {agent, application, clusters, decision, infrastructure, NOW_MS, node, relocation, smartCity} from './slice.js'
import {demo, demoEvents, KEY, MACHINE_MS, points, stateAfter, textOf} from './states.js'

test('all is well where nothing is the matter', () => {
  const {header} = viewOf(demo())
  expect(header.health).toBe('good')
  expect(header.problems).toEqual([])
  expect(header.agents).toEqual({online: 16, all: 16})
})

test('what is the matter stands in the header, the worst first', () => {
  const [cloud, edge, group] = clusters
  const {header} = viewOf(
    demo(
      undefined,
      {
        kind: 'infrastructure',
        infrastructure: {
          ...infrastructure,
          clusters: [cloud, edge, {...group, nodes: [node('group1-cluster', 'group1-node1', {ready: false})]}] as typeof clusters,
        },
      },
      {kind: 'agents', agents: [agent('continuum', 'continuum', 'offline')]},
      {
        kind: 'applications',
        applications: [
          {...smartCity, qos: smartCity.qos.map((one) => ({...one, value: 90, met: false}))},
          application('b', {phase: 'failed', qos: []}),
        ],
        hasMore: false,
      },
      {
        kind: 'decisions',
        decisions: [decision('d-ask', 1, {verdict: {kind: 'awaiting-approval', reason: 'advise mode'}, outcome: {kind: 'none'}})],
      },
    ),
  )
  expect(header.health).toBe('bad')
  expect(header.problems).toEqual([
    '1 application failed',
    '1 node not ready',
    'smart-city misses its target',
    '1 agent offline',
    '1 decision to approve',
  ])
})

test('a target without a fresh measurement is unknown, not met', () => {
  const [qos] = smartCity.qos
  const silent = {...smartCity, qos: [{component: 'frame-classifier', metric: qos?.metric ?? '', target: 50, relation: 'lower_or_equal'}]}
  const {header} = viewOf(demo(undefined, {kind: 'applications', applications: [silent], hasMore: false}))
  expect(header.health).toBe('unknown')
  expect(header.problems).toEqual(['1 target not measured'])
})

test('a decision that changed replaces its earlier record, and an old record never comes back', () => {
  const state = demo(
    undefined,
    {kind: 'decisions', decisions: [{...relocation, version: 9, summary: 'newest'}]},
    {kind: 'decisions', decisions: [relocation]},
  )
  expect(state.data.decisions?.find((one) => one.id === relocation.id)?.summary).toBe('newest')
})

test('status answers grow the course of a target, and telemetry fills in its past', () => {
  const value = (seconds: number, latency: number): typeof smartCity => ({
    ...smartCity,
    qos: smartCity.qos.map((one) => ({...one, value: latency, sampledAt: new Date(NOW_MS + seconds * 1000).toISOString()})),
  })
  const state = stateAfter([
    {kind: 'applications', applications: [value(0, 40)], hasMore: false},
    {kind: 'applications', applications: [value(0, 40)], hasMore: false},
    {kind: 'applications', applications: [value(5, 60)], hasMore: false},
    {kind: 'series', key: KEY, points},
  ])
  expect(state.data.series.get(KEY)?.map((one) => one.value)).toEqual([...points.map((one) => one.value), 40, 60])
})

test('series leave with their application', () => {
  const state = demo(undefined, {kind: 'applications', applications: [], hasMore: false})
  expect(state.data.series.size).toBe(0)
})

test('what is kept is bounded, whatever comes', () => {
  const many = Array.from({length: 3 * MOST_POINTS}, (_, index) => ({timeMs: index, value: index}))
  const qos = Array.from({length: MOST_SERIES + 500}, (_, index) => ({
    component: 'c',
    metric: `m${index}`,
    target: 1,
    relation: 'equal',
    value: 1,
    sampledAt: '2026-11-21T09:00:00Z',
  }))
  const state = stateAfter([
    {kind: 'applications', applications: [{...smartCity, qos}], hasMore: false},
    {kind: 'series', key: 'a/c/m1', points: many},
    {kind: 'decisions', decisions: Array.from({length: 5 * MOST_DECISIONS}, (_, index) => decision(`d-${index}`, index))},
  ])
  expect(state.data.series.size).toBeLessThanOrEqual(MOST_SERIES + 1)
  expect(state.data.series.get('a/c/m1')).toHaveLength(MOST_POINTS)
  expect(state.data.decisions).toHaveLength(MOST_DECISIONS)
  expect(state.data.decisions?.[0]?.id).toBe('d-0')
})

test('the slice’s clock goes on at its own speed, and stands still while nothing answers', () => {
  const later = demo(undefined, {kind: 'tick', atMs: MACHINE_MS + 2_000})
  expect(sliceNow(later)).toBe(NOW_MS + 20_000)
  const lost = demo(
    undefined,
    {kind: 'failed', part: 'readiness', message: 'x', atMs: MACHINE_MS + 1_000},
    {kind: 'tick', atMs: MACHINE_MS + 60_000},
  )
  expect(sliceNow(lost)).toBe(NOW_MS + 10_000)
})

test('a failure is counted from its first, and ends with the first answer', () => {
  const failing = demo(
    undefined,
    {kind: 'failed', part: 'readiness', message: 'a', atMs: MACHINE_MS + 1_000},
    {kind: 'failed', part: 'readiness', message: 'b', atMs: MACHINE_MS + 9_000},
  )
  expect(viewOf(failing).header.connection).toEqual({kind: 'reconnecting', sinceMs: MACHINE_MS + 1_000, message: 'b'})
  expect(viewOf(reduce(failing, {kind: 'answered', part: 'readiness'})).header.connection).toEqual({kind: 'live'})
})

test('before the first answer the screen connects', () => {
  const state = stateAfter([])
  expect(viewOf(state).header.connection).toEqual({kind: 'connecting'})
  expect(textOf(state)).toContain('Waiting for the API.')
})

test('only visible targets are asked for, and of an open detail all', () => {
  expect(wantsOf(demo()).series).toEqual([
    {application: 'smart-city', component: 'frame-classifier', metric: 'frame_classify_latency'},
    {application: 'smart-city', component: 'frame-classifier', metric: 'frame_classify_latency'},
  ])
  const many = Array.from({length: 100}, (_, index) => application(`app-${index}`))
  expect(wantsOf(demo(undefined, {kind: 'applications', applications: many, hasMore: false})).series.length).toBeLessThan(20)
  const detail = wantsOf(demo(undefined, {kind: 'key', key: 'enter'}))
  expect(detail.subject).toEqual({kind: 'application', name: 'smart-city'})
  expect(detail.series).toHaveLength(1)
})

test('events in any order leave the same data', () => {
  const reference = demo().data
  fc.assert(
    fc.property(fc.shuffledSubarray([...demoEvents], {minLength: demoEvents.length, maxLength: demoEvents.length}), (events) => {
      // What is heard of a series lives as long as its application is known.
      const {data} = stateAfter([...events.filter((one) => one.kind !== 'series'), ...events.filter((one) => one.kind === 'series')])
      expect({...data, explanation: undefined}).toEqual({...reference, explanation: undefined})
    }),
    {numRuns: 50},
  )
})

import {expect, test} from 'vitest'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {textWidth} from '../../../src/support/text/width.js'
import {decisionLine, followDecisions, frameText, lookOnce, reportOf} from '../../../src/tui/once.js'
import {type FakeClient, fakeClient, sliceEvent, unreachable} from './fake-client.js'
import {expectGolden} from './golden.js'
import {decision, relocation} from './slice.js'
import {unicodeSymbols} from './states.js'

const plain = {hasColour: false, symbols: unicodeSymbols}

function look(fake: FakeClient, filter?: string): ReturnType<typeof lookOnce> {
  return lookOnce({
    client: fake.client,
    signal: new AbortController().signal,
    size: {columns: 100, rows: 30},
    clock: createVirtualClock(0),
    ...(filter === undefined ? {} : {filter}),
  })
}

test('one frame is plain text of the width that was asked for, without the keys', async () => {
  const text = frameText(await look(fakeClient()), plain)
  expectGolden('once-100x30', text)
  expect(text).not.toContain('\u001B')
  expect(text).not.toContain('quit')
  expect(Math.max(...text.split('\n').map(textWidth))).toBeLessThanOrEqual(100)
})

test('with colour the same frame has escape codes', async () => {
  expect(frameText(await look(fakeClient()), {...plain, hasColour: true})).toContain('\u001B[32m')
})

test('as data it is the rows, with ISO times and the keys that scripts read', async () => {
  const report = reportOf(await look(fakeClient()))
  expectGolden('once-report', JSON.stringify(report, null, 2))
})

test('as data it says since when the platform is silent, and does not claim that all is well', async () => {
  const fake = fakeClient()
  fake.slice.readiness = {...fake.slice.readiness, silence: {sinceAt: '2026-11-21T09:14:00.000Z', forMs: 5_000}}
  expect(reportOf(await look(fake)).slice).toMatchObject({
    health: 'unknown',
    silence: {sinceAt: '2026-11-21T09:14:00.000Z', forMs: 5_000},
  })
})

test('the filter narrows frame and data alike', async () => {
  const report = reportOf(await look(fakeClient(), 'far-edge'))
  expect(report.applications).toHaveLength(0)
  expect(report.continuum).toHaveLength(5)
})

test('an API that does not answer is an error, not an empty frame', async () => {
  const fake = fakeClient()
  fake.fail(unreachable())
  await expect(look(fake)).rejects.toMatchObject({code: 'api-unreachable'})
})

test('followed decisions come once for each change, oldest first, filtered', async () => {
  const fake = fakeClient()
  const end = new AbortController()
  const told: string[] = []
  const reading = (async () => {
    for await (const one of followDecisions({client: fake.client, signal: end.signal, filter: 'smart'}))
      told.push(`${one.id} ${one.version}`)
  })()
  await new Promise((resolve) => setTimeout(resolve, 20))
  fake.slice.decisions = [
    decision('d-new', 0, {version: 2}),
    decision('d-older', 1, {version: 1}),
    decision('d-other', 1, {application: 'other', components: [], cluster: 'x'}),
    ...fake.slice.decisions,
  ]
  fake.emit(sliceEvent('decision'))
  fake.emit(sliceEvent('decision'))
  await new Promise((resolve) => setTimeout(resolve, 20))
  fake.slice.decisions = [decision('d-new', 0, {version: 3, repeats: 7}), ...fake.slice.decisions.slice(1)]
  fake.emit(sliceEvent('decision'))
  await new Promise((resolve) => setTimeout(resolve, 20))
  fake.slice.decisions = [decision('d-new', 0, {version: 4, summary: 'Another move'}), ...fake.slice.decisions.slice(1)]
  fake.emit(sliceEvent('decision'))
  await new Promise((resolve) => setTimeout(resolve, 20))
  end.abort()
  await reading
  expect(told).toEqual(['d-older 1', 'd-new 2', 'd-new 4'])
})

test('a decision is one line, with its reason and what came of it', () => {
  expect(decisionLine(relocation, plain)).toBe(
    '09:13:24 ✔ done smart-city qos-relocation: Move frame-classifier from group1-node1 to group1-node2: 34.1 ± 6.2 foreseen, 81.2 now, target <= 50 | frame_classify_latency of frame-classifier is 81.2, target <= 50, for 12 s | frame_classify_latency went from 81.2 to 32.7 (34.1 was foreseen).',
  )
  expect(decisionLine(decision('x', 1, {summary: 'a\u001B[2Jb\nc'}), plain)).toContain(': ab c | ')
})

import {afterEach, expect, test} from 'vitest'
import {bigApplication, bigSlice} from './big.js'
import {demoSlice, unreachable} from './fake-client.js'
import {expectGolden} from './golden.js'
import {type Live, openLive} from './live.js'
import {application, decision, instance} from './slice.js'

let open: Live | undefined

afterEach(async () => {
  await open?.stop()
  open = undefined
})

async function live(...options: Parameters<typeof openLive>): Promise<Live> {
  open = await openLive(...options)
  await open.pass(1_000)
  return open
}

test.each([
  [80, 24],
  [120, 40],
  [200, 60],
  [60, 12],
])('the demo fits a terminal of %ix%i', async (columns, rows) => {
  const {text} = await live({columns, rows})
  expectGolden(`demo-${columns}x${rows}`, await text())
})

test('without UTF-8 the screen is ASCII, but for what texts of the slice hold', async () => {
  const {text} = await live({columns: 100, rows: 30, env: {LANG: 'C'}})
  expectGolden('demo-ascii-100x30', await text())
  expect((await text()).replaceAll('±', '')).toMatch(/^[\n\u0020-\u007E]*$/)
})

test('with colour the same characters stand at the same places', async () => {
  const {text, terminal} = await live({colour: true})
  expectGolden('demo-80x24', await text())
  expect(terminal.writes.join('')).toContain('\u001B[32m')
})

test('a target that is missed is told in the header, first among the applications, and by shape', async () => {
  const slice = demoSlice()
  slice.applications = [
    application('all-well'),
    application('street', {qos: [{...qos, value: 83.4, met: false}], satisfaction: {score: 0, threshold: 0.8, met: false, terms: []}}),
  ]
  const {text} = await live({slice})
  expectGolden('target-missed-80x24', await text())
})

test('while the platform is silent the header says for how long, claims nothing, and the time of the slice stands still', async () => {
  const slice = demoSlice()
  const parts = [
    {part: 'platform', healthy: false, message: 'not heard'},
    {part: 'leadership', healthy: false, message: 'another agent leads, or none yet'},
  ]
  slice.readiness = {...slice.readiness, ready: false, parts, silence: {sinceAt: slice.readiness.clock.nowAt, forMs: 83_000}}
  const {text, pass} = await live({slice})
  const [first, second] = (await text()).split('\n')
  expect(first).toContain('last heard: all was well')
  expect(first).toContain('platform not heard for 1m24s')
  await pass(3_000)
  const later = (await text()).split('\n')
  expect(later[0]).toContain('platform not heard for 1m27s')
  expect(later[1]).toBe(second)
})

const qos = {
  component: 'frame-classifier',
  metric: 'frame_classify_latency',
  target: 50,
  relation: 'lower_or_equal',
  sampledAt: '2026-11-21T09:14:21.000Z',
}

test('an empty slice says what to do next', async () => {
  const slice = demoSlice()
  Object.assign(slice, {applications: [], decisions: [], series: []})
  const {text} = await live({slice})
  expectGolden('empty-80x24', await text())
})

test('long names keep their ends, and wide characters their columns', async () => {
  const slice = demoSlice()
  const long = 'a-very-long-application-name-that-nobody-would-type-twice-eu1'
  slice.applications = [
    application(long, {
      components: [
        {
          component: 'component-with-a-name-of-some-length-01',
          cluster: 'group1-cluster',
          wanted: 2,
          ready: 1,
          instances: [instance('group1-node1'), instance('a-node-whose-name-is-really-long-and-ends-in-0042', 'pulling')],
          reasons: [],
        },
      ],
      phase: 'deploying',
    }),
  ]
  slice.decisions = [
    decision('d-wide', 5, {
      proposer: {kind: 'person', by: '山田太郎', order: 'o-1'},
      summary: 'カメラの分類器を group1-node2 へ移す \u001B[31mred\u001B[0m',
      analysis: {verdict: 'adapt', reason: '遅延が目標を超えた'},
    }),
  ]
  const {text, terminal} = await live({slice})
  expectGolden('long-and-wide-80x24', await text())
  expect(terminal.writes.join('')).not.toContain('\u001B[31m')
})

test('of 200 applications and 2,000 nodes a window is drawn, and the keys move it', async () => {
  const {text, press} = await live({columns: 120, rows: 40, slice: bigSlice()})
  expectGolden('big-120x40', await text())
  await press('a')
  await press('G')
  expect(await text()).toContain('▸ ● camera-199')
  await press('n')
  await press('\u001B[6~')
  expectGolden('big-nodes-120x40', await text())
})

test('while the API is away the screen says so, and it goes on by itself', async () => {
  const {fake, pass, text} = await live()
  fake.fail(unreachable())
  await pass(12_000)
  expect(await text()).toContain('▲ no answer for 1')
  expect(await text()).toContain('smart-city')
  fake.fail(undefined)
  await pass(8_000)
  expect(await text()).toContain('● live')
})

test('an API that has never answered is waited for', async () => {
  open = await openLive({failure: unreachable()})
  await open.pass(3_000)
  expect(await open.text()).toContain('connecting: Nothing answers at http://127.0.0.1:7000.')
  open.fake.fail(undefined)
  await open.pass(8_000)
  expect(await open.text()).toContain('● live')
})

test('the detail of an application tells what `app explain` tells', async () => {
  const {text, press, pass} = await live({columns: 120, rows: 60})
  await press('\r')
  await pass(1_000)
  expectGolden('detail-application-120x60', await text())
  await press('\u001B')
  expect(await text()).toContain('Decisions 7')
})

test('a decision and a node can be looked at closely', async () => {
  const {text, press} = await live()
  await press('d')
  await press('j')
  await press('\r')
  expectGolden('detail-decision-80x24', await text())
  await press('\u001B')
  await press('n')
  for (let row = 0; row < 9; row++) await press('j')
  await press('\r')
  expectGolden('detail-node-80x24', await text())
})

test('the filter narrows every pane, and escape widens it again', async () => {
  const {text, press} = await live()
  await press('/')
  for (const letter of 'node2') await press(letter)
  await press('\r')
  expectGolden('filter-80x24', await text())
  await press('\u001B')
  expect(await text()).not.toContain('filter:')
})

test('help lists the keys', async () => {
  const {text, press} = await live()
  await press('?')
  expectGolden('help-80x24', await text())
})

test('a paused screen stands still while the slice goes on, and shows all of it afterwards', async () => {
  const {text, press, pass, fake} = await live()
  await press(' ')
  fake.slice.applications = [bigApplication(3)]
  await pass(3_000)
  expect(await text()).toContain('PAUSED')
  expect(await text()).toContain('smart-city ')
  await press(' ')
  expect(await text()).toContain('camera-003')
})

test('resizing while it runs leaves nothing behind of the frame before', async () => {
  const {terminal, pass, text} = await live({columns: 200, rows: 60})
  for (const [columns, rows] of [
    [80, 24],
    [60, 12],
    [30, 5],
    [120, 40],
    [80, 24],
  ] as const) {
    terminal.resize(columns, rows)
    await pass(200)
  }
  expectGolden('demo-80x24', withClock(await text()))
})

/** The slice's clock went on. */
function withClock(text: string): string {
  return text.replace(/09:1\d:\d\d(?=\n)/, '09:14:22')
}

test('at most ten frames a second are drawn, however many events come', async () => {
  const {terminal, fake, pass} = await live()
  const before = terminal.writes.length
  for (let step = 0; step < 50; step++) {
    fake.slice.applications = [application(`app-${step}`)]
    fake.emit({id: step + 1, occurredAt: '2026-11-21T09:14:22.000Z', kind: 'application', subject: 'x', message: '', data: {}})
    terminal.press('j')
    await pass(20)
  }
  const frames = terminal.writes.slice(before).filter((one) => one.includes('\u001B[?2026h')).length
  expect(frames).toBeGreaterThan(2)
  expect(frames).toBeLessThanOrEqual(11)
})

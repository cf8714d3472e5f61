import {afterEach, expect, test} from 'vitest'
import {isDecision, isOrderReport, isTurnBatch} from '../../../src/agent/roles/decision-payloads.js'
import {isLoadedPolicy, isMechanismAbout, isMechanismReport, isPolicyReport} from '../../../src/agent/roles/report-payloads.js'
import type {JournaledDecision} from '../../../src/knowledge/contract.js'
import {aboutMechanism} from '../../../src/mechanism/contract.js'
import {type LoopBench, loopBench, setting, wishing} from '../../support/loop-bench.js'

let bench: LoopBench | undefined
afterEach(async () => {
  await bench?.stop()
  bench = undefined
})

type Plain = {readonly [key: string]: unknown}

const REASON = {code: 'cpu-short', message: 'too little room'}
const VERDICTS: readonly Plain[] = [
  {kind: 'admitted', reason: 'fits'},
  {kind: 'held', reason: 'no telemetry'},
  {kind: 'awaiting-approval', reason: 'advise'},
  {kind: 'deferred', code: 'busy', reason: 'busy', notBeforeMs: 1},
  {kind: 'rejected', reasons: [REASON]},
]
const OUTCOMES: readonly Plain[] = [
  {kind: 'done', message: 'Moved.', durationMs: 3},
  {kind: 'failed', reasons: [REASON], restored: true},
  {kind: 'interrupted', message: 'It stopped.'},
]
const TRIGGERS: readonly Plain[] = [
  {kind: 'metric', metric: 'latency', value: 1, timeMs: 2},
  {kind: 'application', change: 'added'},
  {kind: 'component', component: 'web', change: 'lost'},
  {kind: 'node', node: 'n1', change: 'down'},
  {kind: 'cluster', cluster: 'edge', change: 'down'},
  {kind: 'deferral', decision: 'd1'},
  {kind: 'order', order: 'o1', by: 'ada'},
]
const ANALYSIS = {verdict: 'adapt', reason: 'slow'}
const TURN = {policy: 'p', timeMs: 1, trigger: {kind: 'interval'}, analysis: ANALYSIS, tookMs: 1, count: 1}
const PLAN = {tookMs: 1, actions: [{reason: 'r', verdict: {kind: 'admitted', reason: 'fits'}}]}
const REPORT = {name: 'p', number: 1, digest: 'd', state: 'running', output: [{timeMs: 1, stream: 'out', text: 'hello'}]}
const LOADED = {
  name: 'p',
  version: '1',
  summary: '',
  layer: 'cluster',
  scope: 'global',
  core: false,
  metrics: ['latency'],
  mechanisms: [],
  intervalMs: 1,
  cooldownMs: 1,
  instances: 0,
}

/** Each field left out, and each with a value of another kind. */
function brokenOf(whole: Plain): readonly Plain[] {
  return Object.entries(whole).flatMap(([field, value]) => {
    const {[field]: _, ...without} = whole
    return [without, {...whole, [field]: typeof value === 'object' ? 'text' : {}}]
  })
}

test('what a loop writes of its decisions and mechanisms is recognised as it arrives', async () => {
  bench = await loopBench({policies: [wishing('p', () => [setting(1)])]})
  await bench.pass(1_000)
  const decisions = bench.decisions().map((one) => JSON.parse(JSON.stringify(one)) as unknown)
  expect(decisions.length).toBeGreaterThan(0)
  expect(decisions.every(isDecision)).toBe(true)
  expect(bench.loop.mechanisms().map(aboutMechanism).every(isMechanismAbout)).toBe(true)
})

test('a decision with a field that is not there, or of another kind, is none', async () => {
  bench = await loopBench({policies: [wishing('p', () => [setting(1)])]})
  await bench.pass(1_000)
  const [decision] = bench.decisions()
  if (decision === undefined) throw new Error('the policy wants something')
  const {cluster: _, application: __, closedMs: ___, effect: ____, unlisted: _____, seq: ______, ...needed} = decision as JournaledDecision
  for (const broken of brokenOf(needed)) expect(isDecision(broken), JSON.stringify(broken)).toBe(false)
  for (const outcome of OUTCOMES) expect(isDecision({...decision, outcome})).toBe(true)
  for (const outcome of OUTCOMES.flatMap(brokenOf)) expect(isDecision({...decision, outcome}), JSON.stringify(outcome)).toBe(false)
})

test('a batch of turns is taken only where each of its turns is whole, down to the verdicts of its plan', () => {
  const batch = (more: Plain): Plain => ({policy: 'p', omitted: 0, turns: [TURN, {...TURN, ...more}]})
  for (const trigger of TRIGGERS) expect(isTurnBatch(batch({trigger, plan: PLAN, application: 'city'}))).toBe(true)
  for (const broken of brokenOf(TURN)) expect(isTurnBatch({...batch({}), turns: [broken]}), JSON.stringify(broken)).toBe(false)
  for (const trigger of TRIGGERS.flatMap(brokenOf)) expect(isTurnBatch(batch({trigger})), JSON.stringify(trigger)).toBe(false)
  for (const plan of [...brokenOf(PLAN), {...PLAN, actions: [{reason: 'r', verdict: {kind: 'maybe'}}]}])
    expect(isTurnBatch(batch({plan})), JSON.stringify(plan)).toBe(false)
})

test('an order’s report is taken only with a verdict and an outcome that are whole', () => {
  for (const verdict of VERDICTS) expect(isOrderReport({verdict, outcome: {kind: 'executing'}})).toBe(true)
  for (const verdict of VERDICTS.flatMap(brokenOf)) expect(isOrderReport({verdict, outcome: {kind: 'none'}})).toBe(false)
})

test('how policies and mechanisms fare, and what they are, is taken only whole', () => {
  expect([isPolicyReport(REPORT), isMechanismReport(REPORT), isLoadedPolicy(LOADED)]).toEqual([true, true, true])
  expect([isPolicyReport({...REPORT, state: 'disabled'}), isMechanismReport({...REPORT, state: 'disabled'})]).toEqual([true, false])
  for (const broken of brokenOf(REPORT)) expect(isPolicyReport(broken), JSON.stringify(broken)).toBe(false)
  for (const broken of brokenOf(LOADED)) expect(isLoadedPolicy(broken), JSON.stringify(broken)).toBe(false)
})

import {afterAll, describe, expect, test} from 'vitest'
import type {PolicyInput} from '../../src/policy/contract.js'
import type {HostedPolicy} from '../../src/policy/hosted.js'
import {systemClock} from '../../src/support/clock-system.js'
import {createTelemetryStore} from '../../src/telemetry/store.js'
import {NEVER, ORIGIN_MS} from '../contract/platform/fixtures.js'
import {textWith} from '../support/matchers.js'
import {openTestPolicies} from '../support/policies.js'
import {policyInput} from '../support/policy-input.js'

const open = openTestPolicies(systemClock, {callMs: 500, loadMs: 3_000, memoryMb: 64})
const openPatiently = openTestPolicies(systemClock, {callMs: 20_000, loadMs: 20_000, memoryMb: 64})
const opened: HostedPolicy[] = []
afterAll(async () => {
  await Promise.all(opened.map((policy) => policy.close()))
})

let count = 0
async function load(source: string, kind: 'typescript' | 'javascript' = 'typescript', opening = open): Promise<HostedPolicy> {
  const digest = `sha256:${String(++count).padStart(64, '0')}`
  const policy = await opening({kind, source, digest, fileName: 'tried.ts', layer: 'cluster'})
  opened.push(policy)
  return policy
}

/** A policy whose `analyze` does this, and whose `plan` does that. */
function policy({analyze = "return {verdict: 'fine', reason: 'ok'}", plan = 'return undefined', before = '', more = ''} = {}): string {
  return `import {definePolicy} from 'mlsysops'
${before}
export default definePolicy<any>({name: 'tried', ${more}
  async analyze(input: any, state: any) { ${analyze} },
  async plan(input: any, state: any) { ${plan} },
})`
}

describe('what a policy is given and what it answers', () => {
  test('its descriptor has the defaults that are told', async () => {
    const {descriptor, stateVersion} = await load(policy({more: "interval: '2s', budget: {changes: 2, per: '1h'}, stateVersion: 3,"}))
    expect(descriptor).toEqual({
      name: 'tried',
      version: '1.0.0',
      summary: '',
      layer: 'cluster',
      scope: 'application',
      core: false,
      metrics: ['qos_metrics'],
      mechanisms: ['placement'],
      intervalMs: 2_000,
      cooldownMs: 60_000,
      settleMs: 30_000,
      budget: {changes: 2, windowMs: 3_600_000},
    })
    expect(stateVersion).toBe(3)
  })

  test('state goes in and comes out, and the world, telemetry and predictor are those of its agent', async () => {
    const analyze = `
      const latest = input.telemetry.latest({metric: 'load', application: 'city'})
      return {
        verdict: 'adapt',
        reason: [...input.world.applications.keys()].join() + ' ' + input.application.description.components.length,
        evidence: {load: latest?.value ?? null, underWay: input.isUnderWay({kind: 'component', application: 'city', component: 'web'})},
        state: {turns: state.turns + 1},
        again: '3s',
      }`
    const tried = await load(policy({analyze, more: "metrics: ['load'], initialState: () => ({turns: 0}),"}))
    let nowMs = ORIGIN_MS
    const telemetry = createTelemetryStore({clock: {now: () => nowMs}})
    telemetry.add({metric: 'load', application: 'city', component: 'web', value: 5, timeMs: ORIGIN_MS})
    const first = await tried.analyze(policyInput({telemetry}), await tried.initialState(), NEVER)
    expect(first).toEqual({
      analysis: {verdict: 'adapt', reason: 'city 2', evidence: {load: 5, underWay: false}},
      state: {turns: 1},
      nextAnalyzeMs: 3_000,
    })
    nowMs += 1_000
    telemetry.add({metric: 'load', application: 'city', component: 'web', value: 7, timeMs: nowMs})
    const input = policyInput({telemetry})
    const later: PolicyInput = {
      ...input,
      nowMs,
      world: {...input.world, nowMs, applications: new Map(input.world.applications)},
      isUnderWay: () => true,
    }
    expect(await tried.analyze(later, first.state, NEVER)).toMatchObject({
      analysis: {evidence: {load: 7, underWay: true}},
      state: {turns: 2},
    })
  })

  test('what comes late is seen, and nothing twice', async () => {
    const analyze = `
      const points = input.telemetry.window({metric: 'load', application: 'city'}, 60000).flatMap((series) => series.points)
      return {verdict: 'fine', reason: points.map(({value}) => value).join()}`
    const tried = await load(policy({analyze, more: "metrics: ['load'],"}))
    let nowMs = ORIGIN_MS
    const telemetry = createTelemetryStore({clock: {now: () => nowMs}})
    const world = policyInput().world
    const add = (value: number, timeMs: number) => telemetry.add({metric: 'load', application: 'city', component: 'web', value, timeMs})
    const said = async () => (await tried.analyze(policyInput({telemetry, world: {...world, nowMs}}), null, NEVER)).analysis.reason
    add(1, nowMs - 20_000)
    add(2, nowMs - 1_000)
    expect(await said()).toBe('1,2')
    nowMs += 1_000
    add(3, nowMs)
    add(9, nowMs - 5_000)
    expect(await said()).toBe('1,9,2,3')
    nowMs += 5_000
    expect(await said()).toBe('1,9,2,3')
    add(8, ORIGIN_MS - 3_000)
    expect(await said()).toBe('1,9,8,2,3')
  })

  test('what it writes is kept, and it is told where in its file it failed', async () => {
    const tried = await load(policy({analyze: "console.log('looking', {at: 1})\nnull.missing"}))
    await expect(tried.analyze(policyInput(), null, NEVER)).rejects.toThrow(/TypeError: Cannot read properties of null .*\(line 5:\d+\)/)
    expect(tried.output().map(({text}) => text)).toEqual(['looking { at: 1 }'])
    expect(tried.health()).toMatchObject({state: 'degraded', failures: 1})
  })
})

describe('what is no policy is not loaded, and is told why', () => {
  test.each<[string, string, RegExp]>([
    ['nothing exported', 'export const x = 1', /no default export/],
    [
      'every field wrong',
      'export default {name: "No Name", interval: "soon", typo: 1}',
      /name must be .* \(line 1:17\); interval must be .*; analyze must be a function; plan must be a function; typo is nothing that a policy has \(line 1:52\)/,
    ],
    ['a part wrong', 'export default {\n  budget: {\n    changes: 0}}', /budget.changes must be .* \(line 3:5\)/],
    ['a syntax error', 'export default {', /SyntaxError/],
    ['a throw while it is loaded', "throw new Error('not today')", /not today \(line 1:\d+\)/],
    [
      'another package',
      "import 'lodash'\nexport default {}",
      /may import mlsysops and what is built into Node: not lodash|Cannot find package/,
    ],
    ['another file', "import './other.ts'\nexport default {}", /one file|Cannot find module/],
    ['processes', "import {spawn} from 'node:child_process'\nexport default {spawn}", /may not import node:child_process/],
    ['threads', "await import('worker_threads')\nexport default {}", /may not import worker_threads/],
  ])('%s', async (_, source, message) => {
    await expect(load(source, 'javascript')).rejects.toThrow(message)
    await expect(load(source, 'javascript')).rejects.toMatchObject({code: 'policy-invalid', exit: 'invalid'})
  })

  test.each([
    ['a loop while it is loaded', 'for (;;);', /not loaded within 3 s: it never finished/],
    ['a wait at its top level that never ends', 'await new Promise(() => {})', /^It never finished loading: .* \(an await\?\)$/],
    ['an exit while it is loaded', 'process.exit(3)', /ended itself, with status 3/],
  ])('%s: whether it is one was never seen', async (_, source, message) => {
    const error: unknown = await load(source, 'javascript').catch((caught: unknown) => caught)
    expect(error).toMatchObject({code: 'policy-failed', exit: 'invalid'})
    expect(String(error)).toMatch(new RegExp(message.source.replace('^', '')))
  })
})

describe('a hostile policy harms only itself', () => {
  test.each<[string, string, RegExp]>([
    ['an endless loop', 'for (;;);', /did not answer within 0.5 s/],
    ['a promise that is never kept', 'await new Promise(() => {})', /did not answer within 0.5 s/],
    ['an exit', 'process.exit(7)', /ended itself, with status 7/],
    ['a throw', "throw new Error('no')", /^no \(line/],
    ['a throw of nothing', 'throw undefined', /It threw nothing/],
    [
      'an error that nobody catches',
      "setTimeout(() => { throw new Error('late') }); await new Promise(() => {})",
      /nobody waited for it: late/,
    ],
    [
      'a rejection that nobody catches',
      "void Promise.reject(new Error('lost')); await new Promise(() => {})",
      /nobody waited for it: lost/,
    ],
    ['a heap that grows', 'const all = []; for (;;) all.push(new Array(1e5).fill({}))', /more than 64 MB|did not answer/],
    ['buffers that grow', 'const all = []; for (;;) all.push(Buffer.alloc(1e6, 1))', /more than 64 MB|did not answer/],
    ['a deep recursion', 'const f = () => 1 + f(); f()', /Maximum call stack/],
    ['no verdict', 'return undefined', /must answer with a verdict/],
    ['what is no answer', 'return 42', /must answer with a verdict: adapt, fine or hold; it answered 42/],
    ['a verdict of its own', "return {verdict: 'maybe', reason: 'x'}", /verdict: adapt, fine or hold; it answered "maybe"/],
    ['no reason', "return {verdict: 'fine'}", /must answer with a reason/],
    ['a number that is none', "return {verdict: 'fine', reason: 'x', evidence: {load: NaN}}", /The evidence.load \(NaN\) is not JSON/],
    ['a state that is no JSON', "return {verdict: 'fine', reason: 'x', state: {when: new Date()}}", /The state.when \(Date\) is not JSON/],
    ['a state with a function', "return {verdict: 'fine', reason: 'x', state: {f() {}}}", /The state.f \(a function\) is not JSON/],
    ['a state that contains itself', "const s: any = {}; s.s = s; return {verdict: 'fine', reason: 'x', state: s}", /contains itself/],
    ['an answer of megabytes', "return {verdict: 'fine', reason: 'x'.repeat(5e6)}", /4000000 may be/],
    ['another process', "process.getBuiltinModule('child_process')", /may not import child_process/],
    ['a signal to its agent', 'process.kill(process.pid)', /may not call process.kill/],
    ['an abort', 'process.abort()', /may not call process.abort|not available|not supported/],
    ['a change of what it is given', 'input.application.name = "mine"', /read only|Cannot assign/],
    ['a pause that is no duration', "return {verdict: 'fine', reason: 'x', again: 'soon'}", /a duration in again/],
  ])('%s', async (_, analyze, message) => {
    const tried = await load(policy({analyze}))
    const beats = heartbeat()
    await expect(tried.analyze(policyInput(), null, NEVER)).rejects.toThrow(message)
    expect(await beats.end()).toBeLessThan(250)
    expect(tried.health()).toMatchObject({state: 'degraded', reason: expect.stringMatching(message) as string})
  })

  test.each<[string, string, RegExp]>([
    ['actions that are no list', 'return {actions: 5}', /actions: a list/],
    [
      'an action without what it needs',
      'return {actions: [{mechanism: "placement"}]}',
      /Action 0 of the plan lacks a command, a target, a reason/,
    ],
    [
      'a number that is none in a command',
      "return {actions: [{mechanism: 'placement', command: {n: Infinity}, target: {}, reason: 'x'}]}",
      /not JSON/,
    ],
  ])('a plan with %s', async (_, plan, message) => {
    const tried = await load(policy({plan}))
    await expect(tried.plan(policyInput(), null, NEVER)).rejects.toThrow(message)
  })

  test('a flood of words is cut, and does not stop the agent', async () => {
    const tried = await load(
      policy({analyze: "for (let i = 0; i < 2e4; i++) console.log('a line of words', i)\nreturn {verdict: 'fine', reason: 'x'}"}),
    )
    await expect(tried.analyze(policyInput(), null, NEVER)).resolves.toMatchObject({analysis: {verdict: 'fine'}})
    expect(tried.output().length).toBeLessThanOrEqual(500)
  })

  test('after a pause it is asked again, in a new worker; while it lasts the same is told at once', async () => {
    const analyze = "if (input.trigger.kind === 'order') process.exit(1); return {verdict: 'fine', reason: 'well'}"
    const tried = await load(policy({analyze}))
    const bad = policyInput({more: {trigger: {kind: 'order', order: 'o', by: 'ana'}}})
    await expect(tried.analyze(bad, null, NEVER)).rejects.toThrow(/status 1/)
    await expect(tried.analyze(policyInput(), null, NEVER)).rejects.toThrow(/status 1/)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    await expect(tried.analyze(policyInput(), null, NEVER)).resolves.toMatchObject({analysis: {reason: 'well'}})
    expect(tried.health()).toEqual({state: 'running', failures: 0})
  })
})

describe('memory is judged by what a policy itself holds', () => {
  const FINE = "return {verdict: 'fine', reason: 'ok'}"
  const TOO_MUCH = /took more than 64 MB of memory/
  const patiently = (analyze: string, before = '') => load(policy({analyze, before}), 'typescript', openPatiently)

  test.each([
    ['that waits', 'await new Promise((resolve) => setTimeout(resolve, 800))'],
    ['that works', 'for (const end = Date.now() + 800; Date.now() < end; );'],
    ['that is within one long call of the engine', "(await import('node:crypto')).pbkdf2Sync('a', 'b', 1_500_000, 64, 'sha512')"],
    ['that makes buffers and lets go of them', 'for (const end = Date.now() + 800; Date.now() < end; ) Buffer.alloc(1e6, 1)'],
  ])('one %s is left alone while its agent and others grow; the one that hoards beside it is ended and named', async (_, work) => {
    const innocent = await patiently(`${work}; ${FINE}`)
    const hoarder = await patiently('const all = []; for (;;) all.push(Buffer.alloc(1e6, 1))')
    const answer = innocent.analyze(policyInput(), null, NEVER)
    const ofAgent = Buffer.alloc(2e8, 1)
    await expect(hoarder.analyze(policyInput(), null, NEVER)).rejects.toThrow(TOO_MUCH)
    await expect(answer).resolves.toMatchObject({analysis: {verdict: 'fine'}})
    expect(ofAgent.length).toBe(2e8)
    expect([innocent.health().state, hoarder.health()]).toMatchObject(['running', {state: 'degraded', reason: textWith('64 MB')}])
  })

  test('what it keeps from call to call counts, and what it has let go of does not', async () => {
    const keeper = await patiently(`kept.push(Buffer.alloc(2e7, 1)); ${FINE}`, 'const kept: Buffer[] = []')
    const spender = await patiently(`Buffer.alloc(5e7, 1); ${FINE}`)
    for (const _ of [1, 2]) await keeper.analyze(policyInput(), null, NEVER)
    await expect
      .poll(
        async () => {
          await spender.analyze(policyInput(), null, NEVER)
          return await keeper.analyze(policyInput(), null, NEVER).catch(String)
        },
        {timeout: 10_000},
      )
      .toMatch(TOO_MUCH)
    expect(spender.health().state).toBe('running')
  })

  test('one that hoards while nobody asks it anything is ended, named, and begun again after its pause', async () => {
    const tried = await patiently(FINE, 'const all: Buffer[] = []\nsetInterval(() => all.push(Buffer.alloc(2e7, 1)), 20)')
    await expect.poll(() => tried.health(), {timeout: 10_000}).toMatchObject({state: 'degraded', reason: textWith('64 MB'), failures: 1})
    await expect(tried.analyze(policyInput(), null, NEVER)).rejects.toThrow(TOO_MUCH)
    await expect
      .poll(() => tried.analyze(policyInput(), null, NEVER).catch(String), {timeout: 10_000})
      .toMatchObject({analysis: {verdict: 'fine'}})
  })

  test.each([
    ['map', 'const all = new Map(); for (let at = 0; ; at += 1) all.set(at, at)'],
    ['list', 'const all = [0.5]; for (;;) all.push(...all.slice(0, 50_000))'],
    ['text', "let all = ''; for (let at = 0; ; at += 1) { all += 'abcdefgh'; if (at % 100_000 === 0) all.charCodeAt(5) }"],
  ])('one whose %s grows in large steps ends its worker, and not its agent', async (_, grow) => {
    const tried = await patiently(grow)
    await expect(tried.analyze(policyInput(), null, NEVER)).rejects.toThrow(TOO_MUCH)
  })

  test('one that hoards while it is loaded is not loaded', async () => {
    await expect(load('const all = []\nfor (;;) all.push(Buffer.alloc(1e6, 1))', 'javascript', openPatiently)).rejects.toThrow(TOO_MUCH)
  })
})

/** The longest time in ms in which this thread did nothing else than wait for something that took it. */
function heartbeat(): {end(): Promise<number>} {
  let last = performance.now()
  let longest = 0
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 10)
  return {
    async end() {
      clearInterval(timer)
      return longest
    },
  }
}

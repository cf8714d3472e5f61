import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, expect, test} from 'vitest'
import type {PolicySubmission} from '../../src/agent/service.js'
import {replayTrace, statusOf} from '../../src/cli/lab-replay.js'
import {renderStudy} from '../../src/cli/render/study.js'
import {plainStyle} from '../../src/cli/text/style.js'
import {replayHosted} from '../../src/compose/replay-hosted.js'
import {Attempts} from '../../src/lab/replay/attempts.js'
import {fitOf} from '../../src/lab/replay/fit.js'
import {axisOf} from '../../src/lab/replay/parameters.js'
import {worldOf} from '../../src/lab/replay/platform.js'
import {unitIn} from '../../src/lab/replay/recorded-unit.js'
import {replaySeed, type SeedRequest, type SeedResult} from '../../src/lab/replay/replay.js'
import {type FileReplay, replayFile} from '../../src/lab/replay/replay-file.js'
import type {PolicyReplay} from '../../src/lab/replay/replay-policy.js'
import {study} from '../../src/lab/replay/study.js'
import {summaryOf} from '../../src/lab/replay/summary.js'
import {htmlReport, markdownReport} from '../../src/lab/report/write.js'
import {savedResult} from '../../src/lab/results/saved.js'
import {POLICY_FAILED} from '../../src/policy/hosted.js'
import type {WorkerLimits} from '../../src/policy/worker/limits.js'
import {OperationalError} from '../../src/support/errors.js'
import {seededRandom} from '../../src/support/seeded-random.js'
import {near} from '../support/matchers.js'
import {openTestPolicies} from '../support/policies.js'
import {RECORDED_MS, recordingOf, replayCase, STEP_MS} from '../support/recordings.js'

const folder = mkdtempSync(join(tmpdir(), 'mlsysops-lab-replay-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** Twelve minutes that come again and again: mostly calm, with a long surge. */
function loads(steps: number): readonly number[] {
  const random = seededRandom(3)
  const shape = Array.from({length: 36}, (_, step) => (step >= 12 && step < 28 ? 6 : 1))
  return Array.from({length: steps}, (_, step) => (shape[step % 36] ?? 0) + Math.floor(2 * random()))
}

function latencies(steps: number): readonly number[] {
  return loads(steps).map((people) => 12 + 21 * people)
}

const MOVES_ONCE = `import {definePolicy, hostsOf, move} from 'mlsysops'
export default definePolicy({
  name: 'once', interval: '20s',
  analyze: (input) => hostsOf(input, 'classifier')[0]?.node === 'slow' ? {verdict: 'adapt', reason: 'it is on slow'} : {verdict: 'fine', reason: 'it is not'},
  plan: (input) => ({actions: [move(input, 'classifier', {to: 'fast'}, 'for good')]}),
})`
const THROWS = `import {definePolicy} from 'mlsysops'
export default definePolicy({name: 'throws', analyze: () => { throw new Error('no way') }, plan: () => undefined})`

function request(overrides: Partial<SeedRequest> = {}): SeedRequest {
  return {
    recording: recordingOf(latencies(240), {load: loads(240), scoredFrom: 100}),
    case: replayCase(),
    seed: 1,
    policies: [],
    isShown: true,
    replayFile: (replay, signal) => replayFile(replay, openTestPolicies, signal),
    signal: new AbortController().signal,
    ...overrides,
  }
}

function scoreIn({contenders}: SeedResult, name: string) {
  return contenders.find((one) => one.name === name)?.score.score ?? Number.NaN
}

test('a load that repeats itself: who foresees it comes near the optimum, and beats every constant and who only looks at the present', async () => {
  const result = await replaySeed(request())
  const [optimum, foreseen] = [scoreIn(result, 'clairvoyant optimum'), scoreIn(result, 'predictive-relocation')]
  expect(foreseen).toBeLessThan(scoreIn(result, 'never move'))
  expect(foreseen).toBeLessThan(scoreIn(result, 'always dear'))
  expect(foreseen).toBeLessThan(scoreIn(result, 'greedy'))
  expect(foreseen - optimum).toBeLessThan(0.06)
  for (const {name, score} of result.contenders) expect(score.score, name).toBeGreaterThanOrEqual(optimum - 1e-9)
  expect(result.fit).toMatchObject({base: near(12, 0), perLoad: near(21, 0)})
})

test('a person’s policy lives through it as in an agent, and the same request has the same answer', async () => {
  const asked = request({policies: [{fileName: 'once.ts', source: MOVES_ONCE}], seed: 4})
  const [first, second] = [await replaySeed(asked), await replaySeed(asked)]
  expect(second).toEqual(first)
  const own = first.contenders.find(({name}) => name === 'once.ts')
  expect(own).toMatchObject({kind: 'policy', faults: [], moves: [{to: 1}]})
  expect(own?.score.dear).toBe(1)
  expect(own?.decisions.map(({verdict, summary}) => [verdict, summary])).toContainEqual(['admitted', expect.stringContaining('slow')])
})

test('one that fails harms its own score alone, and why is told', async () => {
  const result = await replaySeed(request({policies: [{fileName: 'throws.ts', source: THROWS}]}))
  const own = result.contenders.find(({name}) => name === 'throws.ts')
  expect(own?.faults.join()).toContain('no way')
  expect(own?.score.score).toBe(scoreIn(result, 'never move'))
})

test('two policies of one name, and one of the name of a built-in, have a row each with its own numbers; one that fails takes no other with it', async () => {
  const broken: PolicySubmission = {fileName: 'p.ts', source: 'process.exit(3)'}
  const asked = request({
    policies: [
      {fileName: 'p.ts', source: MOVES_ONCE},
      {fileName: 'p.ts', source: THROWS},
      broken,
      {fileName: 'qos-relocation', source: '{}', builtIn: true},
    ],
  })
  const replayOf: SeedRequest['replayFile'] = async (replay, signal) => {
    if (replay.file === broken) throw new OperationalError('it ended itself, with status 3', {...POLICY_FAILED, exit: 'remote'})
    return await replayFile(replay, openTestPolicies, signal)
  }
  const results = await Promise.all([1, 2].map((seed) => replaySeed({...asked, replayFile: replayOf, seed})))
  const {contenders, failed} = summaryOf(results)
  const shareOnDear = (name: string) => contenders.find((one) => one.name === name)?.dear.mean
  expect(shareOnDear('p.ts')).toBe(1)
  expect(shareOnDear('p.ts (2)')).toBe(0)
  expect(contenders.filter(({name}) => name.startsWith('qos-relocation')).map(({name}) => name)).toHaveLength(2)
  expect(new Set(contenders.map(({name}) => name)).size).toBe(contenders.length)
  expect(failed).toEqual([{name: 'p.ts (3)', seeds: [1, 2], whys: ['it ended itself, with status 3']}])
})

const FORGETFUL = `import {definePolicy, hostsOf, measured, move} from 'mlsysops'
let seen = 0
export default definePolicy({
  name: 'forgetful', interval: '7s', window: '2m', cooldown: '1m', initialState: () => ({turns: 0, last: []}),
  analyze: (input, state) => {
    seen += 1
    state.last.push(seen)
    const undeclared = input.telemetry.latest({metric: 'people', application: input.application.name})
    if (undeclared !== undefined) throw new Error('it sees what it did not declare')
    if (seen % 50 === 0) throw new Error('each fiftieth time')
    const latency = measured(input, {metric: 'frame_classify_latency', component: 'classifier'})
    console.log(seen, latency)
    const host = hostsOf(input, 'classifier')[0]?.node
    return (latency ?? 0) > 100 === (host === 'slow')
      ? {verdict: 'adapt', reason: 'turn ' + seen, evidence: {node: host ?? '', seen}, state: {turns: state.turns + 1, last: []}}
      : {verdict: 'fine', reason: 'turn ' + seen, state: {turns: state.turns + 1, last: state.last.slice(-3)}}
  },
  plan: (input) => {
    const from = hostsOf(input, 'classifier')[0]?.node
    return {actions: [move(input, 'classifier', {to: from === 'slow' ? 'fast' : 'slow'}, 'it is better there')]}
  },
})`
const HOSTILE = {
  'it hangs': 'for (;;);',
  'it exits': 'process.exit(3)',
  'a rejection that nobody waits for': `void Promise.reject(new Error('unheard')); return {verdict: 'fine', reason: 'x'}`,
  'it takes memory': 'const all = []; for (;;) all.push(new Array(1e6).fill(1))',
  'it changes what it is given': `input.application.name = 'x'; return {verdict: 'fine', reason: 'x'}`,
}

const POLICY_PROGRAM = new URL('../../dist/src/compose/policy-worker.js', import.meta.url)
const NO_PROGRAM = new URL('no-program.js', import.meta.url)

/** As a pool's worker has it, with programs as they were built. */
function together(replay: FileReplay, policyProgram: URL, limits: Partial<WorkerLimits> = {}): Promise<PolicyReplay> {
  const options = {
    folder,
    limits,
    policyProgram,
    program: new URL('../../dist/src/compose/replay-within.js', import.meta.url),
    library: fileURLToPath(new URL('../../dist/src/policy/author/index.js', import.meta.url)),
  }
  return replayHosted(replay, options, new AbortController().signal)
}

function fileReplay(source: string, steps = 240): FileReplay {
  const recording = recordingOf(latencies(steps), {load: loads(steps), scoredFrom: 0})
  const world = worldOf(recording, 1, {fit: fitOf(recording), speed: 3})
  return {world, case: replayCase(), moveMs: 20_000, file: {fileName: 'own.ts', source}}
}

test.each([MOVES_ONCE, FORGETFUL, THROWS])('in one thread with the recording a policy does what it does in a worker', async (source) => {
  const replay = fileReplay(source)
  const apart = await replayFile(replay, openTestPolicies, new AbortController().signal)
  // There is no worker to fall back on.
  expect(await together(replay, NO_PROGRAM)).toEqual(apart)
  expect(apart.moves.length + apart.faults.length).toBeGreaterThan(0)
})

test.each(Object.entries(HOSTILE))(
  '%s: it harms its own replay alone, and what it did is told',
  async (_, body) => {
    const source = `import {definePolicy} from 'mlsysops'
    export default definePolicy({name: 'hostile', interval: '1h', analyze: (input) => { ${body} }, plan: () => undefined})`
    const result = await together(fileReplay(source, 4), POLICY_PROGRAM, {callMs: 300, memoryMb: 64})
    expect(result.faults.join()).toMatch(/did not answer|ended itself|nobody waited|memory|read only/)
    expect(result.moves).toEqual([])
  },
  60_000,
)

const SLOW = `const untilMs = Date.now() + 1_500
while (Date.now() < untilMs);
${MOVES_ONCE}`
const ENDLESS = `for (;;);
${MOVES_ONCE}`
const EXITS = `process.exit(3)
${MOVES_ONCE}`

const HOSTED_LIMIT_MS = 700
const hosted =
  (loadMs: number): SeedRequest['replayFile'] =>
  (replay) =>
    together(replay, POLICY_PROGRAM, {loadMs})

test('a policy that is slow to load is waited for where its limit lets it', async () => {
  const asked = request({policies: [{fileName: 'slow.ts', source: SLOW}]})
  const result = await replaySeed({...asked, replayFile: hosted(60_000)})
  expect(result.failed).toBeUndefined()
  expect(scoreIn(result, 'slow.ts')).not.toBeNaN()
  const tooSlow = await replaySeed({...asked, replayFile: hosted(HOSTED_LIMIT_MS)})
  expect(tooSlow.failed).toEqual([{name: 'slow.ts', why: 'it was not loaded within 0.7 s'}])
})

test('one that is never loaded is told as failed, and the others go on', async () => {
  const policies = [
    {fileName: 'endless.ts', source: ENDLESS},
    {fileName: 'exits.ts', source: EXITS},
    {fileName: 'throws.ts', source: THROWS},
  ]
  const endless = hosted(HOSTED_LIMIT_MS)
  const replayOf: SeedRequest['replayFile'] = (replay, signal) =>
    replay.file.fileName === 'endless.ts' ? endless(replay, signal) : hosted(60_000)(replay, signal)
  const result = await replaySeed(request({policies, replayFile: replayOf}))
  expect(result.failed).toEqual([
    {name: 'endless.ts', why: 'it was not loaded within 0.7 s'},
    {name: 'exits.ts', why: 'it ended itself, with status 3'},
  ])
  expect(result.contenders.map(({name}) => name)).toContain('throws.ts')
  expect(result.contenders.map(({name}) => name)).not.toContain('endless.ts')
})

test('what is no policy is bad input, and refused', async () => {
  const asked = request({policies: [{fileName: 'none.ts', source: 'export const x = 1'}], replayFile: hosted(60_000)})
  await expect(replaySeed(asked)).rejects.toMatchObject({code: 'policy-invalid'})
})

test('a study leaves a policy out where it failed with one seed, and says where', async () => {
  const whole = await replaySeed(request({policies: [{fileName: 'once.ts', source: MOVES_ONCE}]}))
  const without = (seed: number): SeedResult => ({
    ...whole,
    seed,
    contenders: whole.contenders.filter(({name}) => name !== 'once.ts'),
    failed: [{name: 'once.ts', why: 'it was not loaded within 60 s'}],
  })
  const results = [whole, {...whole, seed: 2}, whole, without(2)]
  const asked = {recording: request().recording, case: replayCase(), policies: [], seeds: [1, 2], axes: [axisOf('dear=1')]}
  const found = await study({...asked, run: async () => results})
  const [first, second] = found.points.map(({summary}) => summary)
  expect(first?.failed).toBeUndefined()
  expect(first?.contenders.map(({name}) => name)).toContain('once.ts')
  expect(second?.failed).toEqual([{name: 'once.ts', seeds: [2], whys: ['it was not loaded within 60 s']}])
  expect(second?.contenders.map(({name}) => name)).not.toContain('once.ts')
  const told = 'once.ts failed at dear = 1 with seed 2, and is left out there: it was not loaded within 60 s'
  expect(renderStudy(found, {style: plainStyle, width: 200, isTerminal: false, nowMs: 0})).toContain(`✘ ${told}`)
  expect(markdownReport(found)).toContain(told)
  expect(statusOf(found)).toBe(5)
  expect(statusOf(await study({...asked, run: async () => [whole, whole, whole, whole]}))).toBe(0)
})

test('what a metric is in is told to policies and to the reader: without it nothing is foreseen, and that is said', async () => {
  const own = replayCase({metric: 'thing'})
  const told = async (unit: 's' | undefined) => {
    const recording = {...request().recording, ...(unit === undefined ? {} : {unit})}
    const result = await replaySeed(request({case: own, recording}))
    const found = await study({recording, case: own, policies: [], seeds: [1], axes: [], run: async () => [result]})
    const moves = result.contenders.find(({name}) => name === 'qos-relocation')?.moves.length
    return {moves, report: markdownReport(found)}
  }
  const known = await told('s')
  expect(known.moves).toBeGreaterThan(0)
  expect(known.report).toContain('unit: thing, its target and its bound are in s')
  const unknown = await told(undefined)
  expect(unknown.moves).toBe(0)
  expect(unknown.report).toContain('How thing (unit unknown) depends on the host is not foreseen in an agent')
})

test('the unit of a recording is that of its file', () => {
  const series = {metric: 'thing', source: {application: 'city'}, timesMs: new Float64Array(), values: new Float64Array()}
  const trace = {
    notes: [],
    series: [
      {...series, unit: 'ms', source: {application: 'other'}},
      {...series, unit: 'unknown'},
      {...series, unit: 's'},
    ],
  }
  expect(unitIn(trace, replayCase({metric: 'thing'}))).toBe('s')
  expect(unitIn(trace, replayCase({metric: 'else'}))).toBeUndefined()
})

const THROWS_AFTER = `import {definePolicy} from 'mlsysops'
export default definePolicy({name: 'later', interval: '20s', initialState: () => 0, plan: () => undefined, analyze: (input, turns) => {
  if (turns > 3) throw new Error('no more')
  return {verdict: 'fine', reason: 'x', state: turns + 1}
}})`
const TO_NOWHERE = `import {definePolicy, move} from 'mlsysops'
export default definePolicy({name: 'nowhere', interval: '20s', analyze: () => ({verdict: 'adapt', reason: 'it is due'}),
  plan: (input) => ({actions: [move(input, 'classifier', {to: 'atlantis'}, 'it is better there')]})})`

test('what is wrong with a policy is told in text, report and comparison: it threw, never answered, or had no plan admitted', async () => {
  const policies = [
    {fileName: 'throws.ts', source: THROWS},
    {fileName: 'later.ts', source: THROWS_AFTER},
    {fileName: 'nowhere.ts', source: TO_NOWHERE},
  ]
  const [usual, faulty] = [await replaySeed(request()), await replaySeed(request({policies}))]
  const asked = {recording: request().recording, case: replayCase(), policies: [], seeds: [1], axes: [axisOf('dear=1'), axisOf('dear=1')]}
  const notes = ['3 lines have no number or no time, and were left out.']
  const found = await study({...asked, notes, run: async () => [faulty, usual]})
  const text = renderStudy(found, {style: plainStyle, width: 200, isTerminal: false, nowMs: 0})
  const report = markdownReport(found)
  const remarks = [
    'throws.ts never answered at the case: each of its turns failed, so nothing was moved',
    'later.ts: no more (line 3:24) (at the case)',
    'nowhere.ts: none of its 480 plans was admitted: there is no node atlantis in this cluster',
    '3 lines have no number or no time, and were left out.',
  ]
  for (const remark of remarks) {
    expect(text).toContain(remark)
    expect(report).toContain(remark)
  }
  expect(text).toContain('✘ throws.ts never answered')
  expect(text).not.toContain('later.ts never')
  expect(savedResult(JSON.stringify(found), 'a.json').remarks).toContain('later.ts: no more (line 3:24) (at the case)')
  expect(statusOf(found)).toBe(5)
  expect(statusOf({...found, points: found.points.slice(1)})).toBe(0)
})

test('a policy that fails twice is not tried again by the same thread; another is', async () => {
  const attempts = new Attempts()
  const tried: string[] = []
  const replay = (name: string, works: boolean) =>
    attempts.at({fileName: name, source: ''}, async () => {
      tried.push(name)
      if (!works) throw new Error(`${name} is not loaded`)
      return name
    })
  for (let turn = 0; turn < 4; turn++) await expect(replay('a', false)).rejects.toThrow('a is not loaded')
  await expect(replay('b', true)).resolves.toBe('b')
  expect(tried).toEqual(['a', 'a', 'b'])
})

test('one that fails now and then is tried each time, and so is another model of one that always fails', async () => {
  const attempts = new Attempts()
  const policy = {fileName: 'a.yaml', source: ''}
  const fails = () => Promise.reject(new Error('it is not loaded'))
  for (const works of [false, true, false, true]) {
    const attempt = attempts.at(policy, async () => (works ? 'it ran' : await fails()))
    await (works ? expect(attempt).resolves.toBe('it ran') : expect(attempt).rejects.toThrow())
  }
  for (let turn = 0; turn < 3; turn++) await expect(attempts.at(policy, fails)).rejects.toThrow('it is not loaded')
  await expect(attempts.at({...policy, files: [{name: 'm.onnx', base64: 'AA=='}]}, async () => 'it ran')).resolves.toBe('it ran')
})

test('a study from files: every seed and axis, the same bytes with one worker and with two, and reports of it', async () => {
  const rows = latencies(150).map((value, step) =>
    [new Date(RECORDED_MS + step * STEP_MS).toISOString(), value, loads(150)[step]].join(','),
  )
  const trace = join(folder, 'trace.csv')
  writeFileSync(trace, ['Time,frame_classify_latency,people', ...rows, ''].join('\n'))
  const file = join(folder, 'case.yaml')
  writeFileSync(
    file,
    JSON.stringify({MLSysOpsReplay: replayCase({load: 'people', evaluate_from: new Date(RECORDED_MS + 60 * STEP_MS).toISOString()})}),
  )
  const said: string[] = []
  const options = {
    case: file,
    columns: undefined,
    policies: [],
    seeds: [1, 2],
    over: ['dear=1'],
    signal: new AbortController().signal,
    say: (text: string) => said.push(text),
    // The worker's program as it was built.
    program: new URL('../../dist/src/compose/replay-worker.js', import.meta.url),
  }
  const alone = await replayTrace(trace, {...options, jobs: 1})
  const together = await replayTrace(trace, {...options, jobs: 2})
  expect(JSON.stringify(together)).toBe(JSON.stringify(alone))
  expect(said).toContain('Replayed 4 of 4')
  expect(alone.points.map(({settings, summary}) => [settings, summary.bestConstant])).toEqual([
    [[], expect.any(String)],
    [[{parameter: 'dear', value: 1}], 'never move'],
  ])
  const html = htmlReport(alone)
  expect(html).toContain('<svg')
  expect(html).toContain('predictive-relocation')
  expect(html).not.toMatch(/NaN|undefined/)
  expect(markdownReport(alone)).toMatch(/\| clairvoyant optimum \| \d/)
})

test('it can be interrupted', async () => {
  const stop = new AbortController()
  const running = replaySeed(request({signal: stop.signal}))
  stop.abort(new Error('enough'))
  await expect(running).rejects.toThrow('enough')
})

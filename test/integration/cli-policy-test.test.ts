import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Cli, commandLine, interrupted} from '../support/cli.js'

let folder: string
let cli: Cli
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops-policy-test-'))
  cli = commandLine(folder)
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

type Proof = {
  readonly policy: {readonly name: string; readonly layer: string}
  readonly missingMechanisms: readonly string[]
  readonly missedMs: number
  readonly durationMs: number
  readonly isGivenUp: boolean
  readonly decisions: readonly {
    readonly times: number
    readonly decision: {readonly summary: string; readonly outcome: {readonly kind: string}}
  }[]
  readonly said: readonly {readonly reason: string}[]
  readonly verdict: {readonly kind: string; readonly reason: string}
}

async function tested(file: string, ...args: readonly string[]): Promise<{readonly exit: number; readonly proof: Proof}> {
  const {exit, stdout, stderr} = await cli('policy', 'test', file, '--json', '--for', '5m', ...args)
  expect(stdout, stderr).not.toBe('')
  return {exit, proof: JSON.parse(stdout) as Proof}
}

function written(name: string, source: string): string {
  const path = join(folder, name)
  writeFileSync(path, source)
  return path
}

test('what `policy init --python` writes works as it is, and one edited line changes when it moves', async () => {
  const file = join(folder, 'policy-mine.py')
  expect((await cli('policy', 'init', 'mine', '--python', '--out', file)).exit).toBe(0)
  const {exit, proof} = await tested(file)
  expect([exit, proof.policy, proof.verdict.kind]).toEqual([0, expect.objectContaining({name: 'mine', layer: 'cluster'}), 'works'])
  expect(proof.decisions.map(({decision}) => [decision.summary, decision.outcome.kind])).toEqual([
    ['Move from group1-node1 to group1-node2 (classifier-app)', 'done'],
  ])
  const source = readFileSync(file, 'utf8')
  expect(source.split('\n').length).toBeLessThanOrEqual(60)
  const patient = await tested(written('policy-patient.py', source.replace('PATIENCE_S = 20', 'PATIENCE_S = 3600')))
  expect([patient.exit, patient.proof.verdict.kind, patient.proof.decisions]).toEqual([0, 'never-asked', []])
  expect(patient.proof.missedMs).toBeGreaterThan(60_000)
  expect(patient.proof.said.map(({reason}) => reason)).toContain('patient sees no need to adapt')
}, 120_000)

test('a policy in TypeScript is tried the same way; the same seed gives the same answer', async () => {
  const file = join(folder, 'mine.ts')
  expect((await cli('policy', 'init', 'mine', '--out', file)).exit).toBe(0)
  const {exit, proof} = await tested(file)
  expect([exit, proof.verdict.kind]).toEqual([0, 'works'])
  expect((await tested(file)).proof).toEqual(proof)
}, 120_000)

test('what `policy init --layer node` writes works as it is, in TypeScript and in Python', async () => {
  for (const [file, ...args] of [['saver.ts'], ['policy-saver.py', '--python']] as const) {
    const path = join(folder, file)
    expect((await cli('policy', 'init', 'saver', '--layer', 'node', '--out', path, ...args)).exit).toBe(0)
    const {exit, proof} = await tested(path)
    expect([exit, proof.policy, proof.verdict.kind], file).toEqual([0, expect.objectContaining({layer: 'node'}), 'works'])
  }
}, 120_000)

test('one that fails, and one whose plans are refused, end with 5 and say why', async () => {
  const head = 'def initialize(): return {}\n'
  const failing = written(
    'policy-failing.py',
    `${head}def analyze(c, a, s, m, t, ml): return a[0]["qos"], c\ndef plan(c, a, s, m, t, ml): pass\n`,
  )
  const failed = await tested(failing)
  expect([failed.exit, failed.proof.verdict]).toEqual([5, {kind: 'failed', reason: "KeyError: 'qos' (line 2)"}])
  const plan =
    '{"fluidity": {"deployment_plan": {"classifier-app": [{"action": "move", "src_host": "moon", "target_host": "group1-node2"}]}}}'
  const refusing = written(
    'policy-refused.py',
    `${head}def analyze(c, a, s, m, t, ml): return True, c\ndef plan(c, a, s, m, t, ml): return ${plan}, c\n`,
  )
  const refused = await tested(refusing)
  expect([refused.exit, refused.proof.verdict.kind]).toEqual([5, 'refused'])
  expect(refused.proof.verdict.reason).toContain('it does not run on moon')
}, 120_000)

test('one that wants to adapt and has no plan is told so, not as never asked', async () => {
  const never = `import {definePolicy} from 'mlsysops'
export default definePolicy({name: 'empty', interval: '10s', analyze: () => ({verdict: 'adapt', reason: 'always'}), plan: () => undefined})`
  const {exit, proof} = await tested(written('empty.ts', never))
  expect([exit, proof.verdict.kind, proof.decisions]).toEqual([0, 'wanted-nothing', []])
  expect(Number(/^Its plan was asked for (\d+) times, and wanted nothing\.$/.exec(proof.verdict.reason)?.[1])).toBeGreaterThan(20)
  const none = 'def initialize(): return {}\ndef analyze(c, a, s, m, t, ml): return True\ndef plan(c, a, s, m, t, ml): return None\n'
  expect((await tested(written('policy-empty.py', none))).proof.verdict.kind).toBe('wanted-nothing')
}, 120_000)

test('one that hangs is given up after five failures, and how often it was asked is told', async () => {
  const hanging = `import {definePolicy} from 'mlsysops'
export default definePolicy({name: 'hanging', interval: '1s', analyze: () => { for (;;); }, plan: () => undefined})`
  const {exit, proof} = await tested(written('hanging.ts', hanging))
  expect([exit, proof.isGivenUp, proof.verdict]).toEqual([5, true, {kind: 'failed', reason: 'it did not answer within 2 s'}])
  expect(proof.durationMs).toBeLessThan(60_000)
  // The last repeats of a verdict are written some seconds later.
  expect(proof.decisions[0]?.times).toBeGreaterThanOrEqual(3)
  expect(proof.decisions[0]?.times).toBeLessThanOrEqual(5)
}, 60_000)

test('a mechanism that it names and nobody has is told, and what it does with others counts', async () => {
  const file = join(folder, 'far.ts')
  expect((await cli('policy', 'init', 'far', '--out', file)).exit).toBe(0)
  const source = readFileSync(file, 'utf8').replace("interval: '5s',", "interval: '5s', mechanisms: ['placement', 'teleport'],")
  const {exit, proof} = await tested(written('far.ts', source))
  expect([exit, proof.verdict.kind, proof.missingMechanisms]).toEqual([0, 'works', ['teleport']])
}, 60_000)

test('what is no policy ends with 3, with every problem and what to do', async () => {
  const {exit, stdout} = await cli('policy', 'test', written('policy-none.py', 'def plan(): pass\n'), '--json')
  const {error} = JSON.parse(stdout) as {error: {code: string; message: string; hints: readonly string[]}}
  expect([exit, error.code]).toEqual([3, 'policy-invalid'])
  expect(error.message).toContain('it has no function initialize; it has no function analyze; plan takes 0 arguments, and is given 6')
  expect(error.hints).toContain('mlsysops policy init NAME --python writes one to begin with.')
}, 60_000)

test('Ctrl-C ends it in order, also for a person who has settings: it says so, and leaves nothing', async () => {
  const temporary = join(folder, 'temporary')
  mkdirSync(temporary)
  mkdirSync(join(folder, 'config', 'mlsysops'), {recursive: true})
  writeFileSync(join(folder, 'config', 'mlsysops', 'config.json'), '{"timeout": "2m"}')
  const file = join(folder, 'long.ts')
  expect((await cli('policy', 'init', 'long', '--out', file)).exit).toBe(0)
  const {exit, stdout, stderr} = await interrupted(folder, ['policy', 'test', file, '--for', '100h'], 'simulated minutes', {
    TMPDIR: temporary,
  })
  expect([exit, stdout]).toEqual([130, ''])
  expect(stderr).toMatch(/\nError: Stopped by SIGINT\.\n$/)
  expect(readdirSync(temporary).filter((name) => name.startsWith('mlsysops'))).toEqual([])
}, 60_000)

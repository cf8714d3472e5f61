import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {submissionOf} from '../../src/cli/policies.js'
import {TIDY_COLUMNS} from '../../src/lab/trace/tidy-csv.js'
import type {ModelContract} from '../../src/ml/contract/model-contract.js'
import {artifactDigest, policyFile} from '../../src/policy/artifact.js'
import {systemClock} from '../../src/support/clock-system.js'
import {type Cli, commandLine} from '../support/cli.js'
import {openTestPolicies} from '../support/policies.js'

const SCRIPT = fileURLToPath(new URL('../fixtures/training/train.mjs', import.meta.url))
const TEMPLATE = fileURLToPath(new URL('../../templates/lab/train.py', import.meta.url))
const PYTHON = process.env['TRAINING_PYTHON'] ?? 'python3'
const POLICY =
  'name: mine\nmodel: mine.onnx\nforecast: {metric: request_latency, horizon: 20s}\nfeatures:\n  - {metric: request_latency, lag: 20s}\n  - {metric: request_latency}\n'

let folder: string
let cli: Cli
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops-train-test-'))
  cli = commandLine(folder)
  writeFileSync(join(folder, 'trace.csv'), recording(900))
})
beforeEach(() => {
  rmSync(join(folder, 'mine.onnx'), {force: true})
  writeFileSync(join(folder, 'policy-mine.yaml'), POLICY)
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** A latency that swings with a period of 40 s: what it was 20 s ago it will be in 20 s, and not what it is now. */
function recording(seconds: number): string {
  const lines = Array.from({length: seconds}, (_, second) => {
    const value = 100 + 50 * Math.sin((2 * Math.PI * second) / 40)
    return `${new Date(Date.UTC(2026, 0, 5) + second * 1_000).toISOString()},request_latency,ms,city,web,,n1,,${value}`
  })
  return `${[TIDY_COLUMNS.join(','), ...lines].join('\n')}\n`
}

async function train(
  script: string,
  {
    mode = 'well',
    python = process.execPath,
    more = [],
  }: {readonly mode?: string; readonly python?: string; readonly more?: readonly string[]} = {},
) {
  const run = commandLine(folder, {TRAINING_MODE: mode})
  const policy = join(folder, 'policy-mine.yaml')
  return await run('lab', 'train', script, '--data', join(folder, 'trace.csv'), '--policy', policy, '--python', python, ...more)
}

function contract(): ModelContract {
  return JSON.parse(readFileSync(join(folder, 'mine.contract.json'), 'utf8')) as ModelContract
}

test('a share that is none is refused, with what it may have been', async () => {
  const {exit, stderr} = await train(SCRIPT, {more: ['--hold-out', '20']})
  expect(exit).toBe(2)
  expect(stderr).toContain('--hold-out must be a share above 0 and below 1, such as 0.2, and is 20. 20 % is 0.2.')
})

test('the script sees the beginning of the time alone, and the error is ours, on the end that it has not seen', async () => {
  const {exit, stdout, stderr} = await train(SCRIPT, {more: ['--json', '--seed', '7']})
  expect(exit, stderr).toBe(0)
  const report = JSON.parse(stdout) as {
    readonly rows: {readonly training: number; readonly holdOut: number}
    readonly holdOutFromMs: number
  }
  const {training, inputs, outputs, digest} = contract()
  expect(training.error.model.mae).toBeLessThan(5)
  expect(training.error.persistence.mae).toBeGreaterThan(50)
  expect(training.error.unit).toBe('ms')
  expect(training.seed).toBe(7)
  expect(training.split).toMatchObject({kind: 'chronological', trainingRows: report.rows.training, holdOutRows: report.rows.holdOut})
  expect(training.tools.map(({name}) => name)).toEqual(['least squares', 'onnxruntime-node'])
  expect(outputs[0]?.forecasts).toEqual({metric: 'request_latency', by: 'mean', windowMs: 10_000, horizonMs: 20_000})
  expect(inputs[0]?.features.map(({name}) => name)).toEqual(['request_latency_mean_10s_lag_20s', 'request_latency_mean_10s'])
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  const seen = readFileSync(join(folder, 'training.csv'), 'utf8').trim().split('\n').slice(1)
  expect(seen).toHaveLength(report.rows.training)
  for (const line of seen) expect(Date.parse(line.split(',')[0] ?? '') + 20_000).toBeLessThan(report.holdOutFromMs)
})

test('the load comes again: a season is found in the training rows, and the model is judged on whole ones that it has not seen', async () => {
  const begin = '2026-01-05T00:10:00Z'
  const {exit, stdout, stderr} = await train(SCRIPT, {more: ['--hold-out-from', begin, '--season', 'auto']})
  expect(exit, stderr).toBe(0)
  const text = stdout.replaceAll(/ +/g, ' ')
  expect(text).toMatch(/A season is 40 s \(found in the training rows, correlation 1\.00\); 7 of them are held out\./)
  expect(text).toMatch(/phases that were seen \d+ persistence 56 [\d.]+ [\d.]+ (0\.9\d|1\.00)/)
  expect(text).toContain('No model could be trained without some phases: too few rows.')
  expect(contract().training.split.holdOutFromMs).toBe(Date.parse(begin))
  const tooLong = await train(SCRIPT, {more: ['--season', '1h']})
  expect(tooLong.exit).toBe(3)
  expect(tooLong.stderr).toContain('shorter than one season of 1 h')
  expect((await train(SCRIPT, {more: ['--season', 'often']})).exit).toBe(2)
})

test('what was trained is a policy as it is: `policy add` sends policy, model and contract, and a worker loads them', async () => {
  expect((await train(SCRIPT)).exit).toBe(0)
  const submission = await submissionOf(join(folder, 'policy-mine.yaml'))
  const files = (submission.files ?? []).map(({name, base64}) => policyFile(name, base64))
  expect(files.map(({name}) => name)).toEqual(['mine.onnx', 'mine.contract.json'])
  const {source, fileName} = submission
  const policy = await openTestPolicies(systemClock)({
    kind: 'model',
    source,
    files,
    digest: artifactDigest(source, files),
    fileName,
    layer: 'cluster',
  })
  expect(policy.descriptor.name).toBe('mine')
  await policy.close()
})

describe('what goes wrong is told, and leaves no model', () => {
  test.each<[string, string, number, RegExp]>([
    ['a script that fails, with its last words', 'fail', 5, /ended with status 3: no luck today/],
    ['a script that writes nothing', 'nothing', 5, /wrote no model/],
    ['a model of another width', 'narrow', 3, /does not fit the policy:[\s\S]*2 features are named, and the shape has 1 columns/],
  ])('%s', async (_, mode, exit, message) => {
    const result = await train(SCRIPT, {mode})
    expect(result.exit).toBe(exit)
    expect(result.stderr.replaceAll(/\s+/g, ' ')).toMatch(new RegExp(message.source.replaceAll(String.raw`[\s\S]*`, '.*')))
    expect(existsSync(join(folder, 'mine.onnx'))).toBe(false)
  })

  test('a script that does not end', async () => {
    expect((await train(SCRIPT, {mode: 'hang', more: ['--timeout', '2s']})).exit).toBe(7)
  })

  test('a recording that is too short', async () => {
    const short = join(folder, 'short.csv')
    writeFileSync(short, recording(60))
    const result = await cli(
      'lab',
      'train',
      SCRIPT,
      '--data',
      short,
      '--policy',
      join(folder, 'policy-mine.yaml'),
      '--python',
      process.execPath,
    )
    expect(result.exit).toBe(3)
    expect(result.stderr).toMatch(/rows to train on/)
  })

  test('an interpreter that is not there', async () => {
    expect((await train(SCRIPT, {python: 'no-such-python'})).exit).toBe(4)
    expect((await train(SCRIPT, {python: '.venv/bin/no-such-python'})).exit).toBe(4)
  })
})

test('the path of an interpreter is meant from where one stands', async () => {
  expect((await train(SCRIPT, {python: relative(folder, process.execPath)})).exit).toBe(0)
})

// TRAINING_PYTHON names an interpreter that has scikit-learn and skl2onnx.
test('the template trains with scikit-learn, and without it says what to install', async () => {
  const {exit, stderr} = await train(TEMPLATE, {python: PYTHON})
  if (!can('import sklearn, skl2onnx')) {
    expect(exit).toBe(can('pass') ? 5 : 4)
    expect(stderr).toMatch(can('pass') ? /-m pip install/ : /python/i)
    return
  }
  expect(exit, stderr).toBe(0)
  expect(contract().training.error.model.mae).toBeLessThan(contract().training.error.persistence.mae / 3)
  expect(contract().training.tools.map(({name}) => name)).toEqual(['python', 'scikit-learn', 'skl2onnx', 'onnxruntime-node'])
}, 120_000)

function can(code: string): boolean {
  try {
    execFileSync(PYTHON, ['-c', code], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

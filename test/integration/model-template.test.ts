import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {submissionOf} from '../../src/cli/policies.js'
import {parseReplayCase} from '../../src/lab/replay/case-file.js'
import {conditionsOf} from '../../src/lab/replay/conditions.js'
import {replaySeed} from '../../src/lab/replay/replay.js'
import {replayFile} from '../../src/lab/replay/replay-file.js'
import {readColumnRules} from '../../src/lab/trace/column-rules.js'
import {readTrace} from '../../src/lab/trace/read.js'
import type {ModelContract} from '../../src/ml/contract/model-contract.js'
import {artifactDigest, policyFile} from '../../src/policy/artifact.js'
import {systemClock} from '../../src/support/clock-system.js'
import {type Cli, commandLine} from '../support/cli.js'
import {openTestPolicies} from '../support/policies.js'

const TEMPLATE = fileURLToPath(new URL('../../templates/policy/hackathon-latency', import.meta.url))
const LAB = fileURLToPath(new URL('../../templates/lab', import.meta.url))
const RECORDED = fileURLToPath(new URL('../../../shared/data/hackathon/telemetry.csv', import.meta.url))

let folder: string
let cli: Cli
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops-template-'))
  cli = commandLine(folder)
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

test('a model that was trained is written by its name with all that belongs to it, under the name that it is given, and loads', async () => {
  const out = join(folder, 'policy-mine.yaml')
  const init = ['policy', 'init', 'mine', '--model', '--template', 'hackathon-latency', '--out', out]
  expect((await cli(...init)).exit).toBe(0)
  for (const name of ['train-mine.py', 'mine.onnx', 'mine.contract.json']) expect(existsSync(join(folder, name)), name).toBe(true)
  expect(readFileSync(join(folder, 'train-mine.py'), 'utf8')).not.toContain('hackathon-latency')
  const {source, fileName, files: given = []} = await submissionOf(out)
  const files = given.map(({name, base64}) => policyFile(name, base64))
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
  const again = await cli(...init)
  expect(again.exit).toBe(4)
  expect(again.stderr).toContain('nothing was written')
  expect((await cli(...init, '--force')).exit).toBe(0)
})

test('one that is yet to be trained comes with its script, and the next steps name what is there', async () => {
  const out = join(folder, 'policy-fore.yaml')
  const script = join(folder, 'train-fore.py')
  const {exit, stdout} = await cli('policy', 'init', 'fore', '--model', '--out', out)
  expect(exit).toBe(0)
  expect(stdout).toContain(`mlsysops lab train ${script} --data trace.csv --policy ${out}`)
  expect(stdout.indexOf('lab data export trace.csv')).toBeLessThan(stdout.indexOf('lab train'))
  expect(readFileSync(script, 'utf8')).toContain('python train-fore.py REQUEST')
  expect(readFileSync(out, 'utf8')).toContain('name: fore\n')
  rmSync(out)
  const again = await cli('policy', 'init', 'fore', '--model', '--out', out)
  expect(again.exit).toBe(4)
  expect(existsSync(out)).toBe(false)
})

test('a template that is not there is said, with one that is', async () => {
  const {exit, stderr} = await cli('policy', 'init', 'mine', '--model', '--template', 'hackaton-latency')
  expect(exit).toBe(2)
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('There is no template hackaton-latency. → Did you mean hackathon-latency?')
  expect((await cli('policy', 'init', 'mine', '--template', 'hackathon-latency')).exit).toBe(2)
})

test('the shipped model is small, and was judged on what it had not seen', () => {
  const {training, outputs} = JSON.parse(readFileSync(join(TEMPLATE, 'hackathon-latency.contract.json'), 'utf8')) as ModelContract
  expect(readFileSync(join(TEMPLATE, 'hackathon-latency.onnx')).length).toBeLessThan(200_000)
  expect(training.split.holdOutFromMs).toBe(Date.parse('2025-09-26T17:58:00Z'))
  expect(training.error.model.mae).toBeLessThan(training.error.persistence.mae)
  expect(outputs[0]?.forecasts).toMatchObject({metric: 'frame_classify_latency', horizonMs: 140_000})
})

describe.skipIf(!existsSync(RECORDED))('on the recording of the hackathon (shared/data is not here otherwise)', () => {
  test('the shipped model decides in an agent in the replay', async () => {
    const caseFile = join(LAB, 'hackathon-replay.yaml')
    const trace = await readTrace(RECORDED, {columns: await readColumnRules(join(LAB, 'hackathon-columns.yaml'))})
    const asked = parseReplayCase(readFileSync(caseFile, 'utf8'), caseFile, trace).case
    if (asked === undefined) throw new Error('the case is invalid')
    const result = await replaySeed({
      recording: conditionsOf(trace, asked),
      case: asked,
      seed: 1,
      isShown: true,
      policies: [await submissionOf(join(TEMPLATE, 'policy-hackathon-latency.yaml'))],
      replayFile: (replay, signal) => replayFile(replay, openTestPolicies, signal),
      signal: new AbortController().signal,
    })
    const own = result.contenders.find(({name}) => name === 'policy-hackathon-latency.yaml')
    expect(own?.faults).toEqual([])
    const admitted = own?.decisions.filter(({verdict}) => verdict === 'admitted') ?? []
    expect(admitted.map(({summary}) => summary)).toContainEqual(expect.stringMatching(/in 140 s \d+ is foreseen here/))
    expect(own?.score.score).toBeLessThan(result.contenders.find(({name}) => name === 'never move')?.score.score ?? 0)
  }, 120_000)
})

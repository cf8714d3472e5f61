import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {commandLine} from '../support/cli.js'
import {TRAINING_PYTHON} from '../support/isolated-home.js'

const TEMPLATE = fileURLToPath(new URL('../../templates/policy/hackathon-latency', import.meta.url))
const LAB = fileURLToPath(new URL('../../templates/lab', import.meta.url))
const RECORDED = fileURLToPath(new URL('../../../shared/data/hackathon/telemetry.csv', import.meta.url))

test('one command trains the model of the hackathon again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlsysops-training-'))
  try {
    const policy = join(folder, 'policy-hackathon-latency.yaml')
    writeFileSync(policy, readFileSync(join(TEMPLATE, 'policy-hackathon-latency.yaml')))
    const {exit, stdout, stderr} = await commandLine(folder)(
      ...['lab', 'train', join(TEMPLATE, 'train-hackathon-latency.py'), '--data', RECORDED],
      ...['--columns', join(LAB, 'hackathon-columns.yaml'), '--policy', policy, '--every', '20s'],
      ...['--hold-out-from', '2025-09-26T17:58:00Z', '--python', process.env[TRAINING_PYTHON] ?? 'python3', '--json'],
    )
    expect(exit, stderr).toBe(0)
    const {error} = JSON.parse(stdout) as {
      readonly error: {readonly model: {readonly mae: number}; readonly persistence: {readonly mae: number}}
    }
    expect(error.model.mae).toBeLessThan(0.9 * error.persistence.mae)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}, 120_000)

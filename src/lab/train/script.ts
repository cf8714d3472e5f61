import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {ModelContract} from '../../ml/contract/model-contract.js'
import type {ModelPolicySpec} from '../../policy/model/read.js'
import {OperationalError} from '../../support/errors.js'
import {readTools} from './metadata.js'
import type {TrainingRow} from './rows.js'
import {rowsCsv} from './table.js'

/** What the script is asked, as a file of JSON. It sees the training rows alone: the hold-out stays here. */
type ScriptRequest = {
  readonly format: 'mlsysops-training/1'
  readonly table: string
  readonly features: readonly string[]
  readonly target: string
  readonly seed: number
  /** Where it is to write the ONNX file, and (it may) what it was made with. */
  readonly model: string
  readonly metadata: string
}

type ScriptRun = {
  readonly spec: ModelPolicySpec
  readonly seed: number
  /** Runs the person's script on the file of its request; rejects where that fails. */
  readonly runScript: (requestFile: string) => Promise<void>
}

type Tools = ModelContract['training']['tools']

/** Runs the script in a folder of its own: what an earlier run left is not taken for its work, and what fails leaves the model before. */
export async function runTrainingScript(
  {runScript, spec, seed}: ScriptRun,
  rows: readonly TrainingRow[],
): Promise<{readonly bytes: Uint8Array; readonly tools: Tools}> {
  const work = await mkdtemp(join(tmpdir(), 'mlsysops-train-'))
  const features = namesOf(spec)
  const script: ScriptRequest = {
    format: 'mlsysops-training/1',
    table: join(work, 'training.csv'),
    features,
    target: 'target',
    seed,
    model: join(work, 'model.onnx'),
    metadata: join(work, 'metadata.json'),
  }
  try {
    const file = join(work, 'request.json')
    await writeFile(script.table, rowsCsv(rows, features))
    await writeFile(file, `${JSON.stringify(script, null, 2)}\n`)
    await runScript(file)
    return {bytes: await modelBytes(script.model), tools: await readTools(script.metadata)}
  } finally {
    await rm(work, {recursive: true, force: true})
  }
}

export function namesOf({features}: ModelPolicySpec): readonly string[] {
  return features.map(({name}) => name)
}

async function modelBytes(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    throw new OperationalError('The script ended well, and wrote no model.', {
      code: 'training-no-model',
      exit: 'external',
      hints: ['It must write the ONNX file where "model" of its request says.'],
      cause: error,
    })
  }
}

import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import type {ModelContract} from '../../ml/contract/model-contract.js'
import type {ModelSession, OpenModel} from '../../ml/contract/session.js'
import {createForecaster} from '../../policy/model/forecaster.js'
import type {ModelPolicySpec} from '../../policy/model/read.js'
import {digestOf} from '../../support/digest.js'
import {OperationalError} from '../../support/errors.js'
import {writeFileAtomic} from '../../support/files.js'
import type {Trace} from '../trace/contract.js'
import {actualOf, checkAgainst, contractOf, unfit} from './contract.js'
import {readTools} from './metadata.js'
import {type Described, type Rows, trainingRows} from './rows.js'
import {type Errors, errorsOf, type SplitRows, splitRows} from './split.js'
import {rowsCsv} from './table.js'

export type TrainingRequest = {
  readonly spec: ModelPolicySpec
  readonly trace: Trace
  /** Of the recording's file. */
  readonly dataDigest: string
  readonly described: Described
  readonly everyMs: number
  readonly holdOutShare: number
  readonly seed: number
  /** Where the model, its contract and the tables are written. */
  readonly folder: string
  /** Runs the person's script on the file of its request; rejects where that fails. */
  readonly runScript: (requestFile: string) => Promise<void>
  readonly openModel: OpenModel
  readonly runtimeVersion: () => Promise<string>
  readonly say: (text: string) => void
}

export type TrainingReport = {
  readonly model: string
  readonly contract: string
  readonly sizeBytes: number
  readonly digest: string
  readonly unit: string
  readonly rows: {readonly training: number; readonly holdOut: number; readonly between: number; readonly leftOut: Rows['leftOut']}
  readonly holdOutFromMs: number
  readonly error: {readonly model: Errors; readonly persistence: Errors}
  readonly notes: readonly string[]
}

/** What the script is asked, as a file of JSON. It sees the training rows alone: the hold-out stays here. */
export type ScriptRequest = {
  readonly format: 'mlsysops-training/1'
  readonly table: string
  readonly features: readonly string[]
  readonly target: string
  readonly seed: number
  /** Where it is to write the ONNX file, and (it may) what it was made with. */
  readonly model: string
  readonly metadata: string
}

const FEWEST_ROWS = 20

/** Makes the table, lets the script train on its beginning, and measures the model on its end by the code that will ask it. */
export async function trainModel(request: TrainingRequest): Promise<TrainingReport> {
  const {spec, folder, say, seed} = request
  // First: without a runtime all the work of the script were lost.
  const runtime = await request.runtimeVersion()
  say('Making rows of the recording')
  const {rows, leftOut} = trainingRows(request.trace, spec, request)
  const split = splitRows(rows, spec.forecast.horizonMs, request.holdOutShare)
  refuseTooFew(split, leftOut, spec)
  const features = spec.features.map(({name}) => name)
  await mkdir(folder, {recursive: true})
  const table = join(folder, 'training.csv')
  await writeFile(table, rowsCsv(split.training, features))
  say(`Training on ${split.training.length} rows`)
  const {bytes, tools} = await trained(request, {format: 'mlsysops-training/1', table, features, target: 'target', seed})
  const session = await request.openModel(bytes)
  try {
    const made = [...tools, {name: 'onnxruntime-node', version: runtime}]
    return await measured(request, session, {split, leftOut, bytes, tools: made})
  } finally {
    await session.close()
  }
}

/** Runs the script in a folder of its own: what an earlier run left is not taken for its work, and what fails leaves the model before. */
async function trained({runScript}: TrainingRequest, asked: Omit<ScriptRequest, 'model' | 'metadata'>) {
  const work = await mkdtemp(join(tmpdir(), 'mlsysops-train-'))
  try {
    const script: ScriptRequest = {...asked, model: join(work, 'model.onnx'), metadata: join(work, 'metadata.json')}
    const file = join(work, 'request.json')
    await writeFile(file, `${JSON.stringify(script, null, 2)}\n`)
    await runScript(file)
    return {bytes: await modelBytes(script.model), tools: await readTools(script.metadata)}
  } finally {
    await rm(work, {recursive: true, force: true})
  }
}

type Made = {
  readonly split: SplitRows
  readonly leftOut: Rows['leftOut']
  readonly bytes: Uint8Array
  readonly tools: ModelContract['training']['tools']
}

/** Asks the model about the hold-out, and writes it with its contract. */
async function measured(request: TrainingRequest, session: ModelSession, {split, leftOut, bytes, tools}: Made): Promise<TrainingReport> {
  const {spec, folder, say} = request
  const model = join(folder, basename(spec.model))
  const contractFile = join(folder, basename(spec.contract))
  say(`Asking the model about ${split.holdOut.length} rows that it has not seen`)
  const facts = {spec, dataDigest: request.dataDigest, seed: request.seed, split, digest: digestOf(bytes), tools}
  const draft = contractOf(session, {...facts, error: {mae: 0, rmse: 0}})
  checkAgainst(session, draft, contractFile)
  const foreseen = await createForecaster(session, draft).forecast(split.holdOut.map(({values}) => values))
  const error = errorsOf(foreseen, actualOf(split.holdOut))
  if (!Number.isFinite(error.rmse)) throw unfit('The model answers with values that are no numbers.')
  const contract = contractOf(session, {...facts, error})
  await writeFileAtomic(model, bytes, {mode: 0o644})
  await writeFileAtomic(contractFile, `${JSON.stringify(contract, null, 2)}\n`, {mode: 0o644})
  const features = spec.features.map(({name}) => name)
  await writeFile(join(folder, 'hold-out.csv'), rowsCsv(split.holdOut, features, foreseen))
  return {
    model,
    contract: contractFile,
    sizeBytes: bytes.length,
    digest: contract.digest,
    unit: contract.training.error.unit,
    rows: {training: split.training.length, holdOut: split.holdOut.length, between: split.between, leftOut},
    holdOutFromMs: split.fromMs,
    error: {model: error, persistence: contract.training.error.persistence},
    notes: request.trace.notes,
  }
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

function refuseTooFew({training, holdOut}: SplitRows, leftOut: Rows['leftOut'], {forecast}: ModelPolicySpec): void {
  if (training.length >= FEWEST_ROWS && holdOut.length >= FEWEST_ROWS) return
  const missing = Object.entries(leftOut.missing).map(([name, count]) => `${name} was missing ${count} times`)
  const unknown = leftOut.unknown === 0 ? [] : [`${forecast.metric} was not measured then or at the horizon ${leftOut.unknown} times`]
  throw new OperationalError(
    `The recording gives ${training.length} rows to train on and ${holdOut.length} to test with; ${FEWEST_ROWS} of each are the least.`,
    {
      code: 'training-data-short',
      exit: 'invalid',
      hints: [...missing, ...unknown, 'mlsysops lab data describe FILE says what it holds.'],
      details: {leftOut},
    },
  )
}

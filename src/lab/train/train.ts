import {mkdir, writeFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import type {ModelContract} from '../../ml/contract/model-contract.js'
import type {ModelSession, OpenModel} from '../../ml/contract/session.js'
import {createForecaster} from '../../policy/model/forecaster.js'
import type {ModelPolicySpec} from '../../policy/model/read.js'
import {digestOf} from '../../support/digest.js'
import {OperationalError} from '../../support/errors.js'
import {writeFileAtomic} from '../../support/files.js'
import type {Trace} from '../trace/contract.js'
import {actualOf, type ContractFacts, checkAgainst, contractOf, unfit} from './contract.js'
import {type Described, type Rows, type TrainingRow, trainingRows} from './rows.js'
import {namesOf, runTrainingScript} from './script.js'
import {type SeasonReport, seasonalSkill} from './seasonal.js'
import {type Errors, errorsOf, type HoldOut, type SplitRows, splitRows} from './split.js'
import {rowsCsv} from './table.js'

export type TrainingRequest = {
  readonly spec: ModelPolicySpec
  readonly trace: Trace
  /** Of the recording's file. */
  readonly dataDigest: string
  readonly described: Described
  readonly everyMs: number
  readonly holdOut: HoldOut
  /** Judges whole seasons of the load, and phases of it that training did not see; `auto` finds the season in the training rows. */
  readonly season?: 'auto' | number | undefined
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
  /** Null: it was looked for, and nothing comes again. */
  readonly seasonal?: SeasonReport | null
  readonly notes: readonly string[]
}

const FEWEST_ROWS = 20

/** Makes the table, lets the script train on its beginning, and measures the model on its end by the code that will ask it. */
export async function trainModel(request: TrainingRequest): Promise<TrainingReport> {
  const {spec, folder, say} = request
  // First: without a runtime all the work of the script were lost.
  const runtime = await request.runtimeVersion()
  say('Making rows of the recording')
  const {rows, leftOut} = trainingRows(request.trace, spec, request)
  const split = splitRows(rows, spec.forecast.horizonMs, request.holdOut)
  refuseTooFew(split, leftOut, spec)
  await mkdir(folder, {recursive: true})
  await writeFile(join(folder, 'training.csv'), rowsCsv(split.training, namesOf(spec)))
  say(`Training on ${split.training.length} rows`)
  const {bytes, tools} = await runTrainingScript(request, split.training)
  const session = await request.openModel(bytes)
  try {
    const made = [...tools, {name: 'onnxruntime-node', version: runtime}]
    return await measured(request, session, {split, leftOut, bytes, tools: made})
  } finally {
    await session.close()
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
  const foreseen = await foresee(session, facts, contractFile, split.holdOut)
  const error = errorsOf(foreseen, actualOf(split.holdOut))
  if (!Number.isFinite(error.rmse)) throw unfit('The model answers with values that are no numbers.')
  const contract = contractOf(session, {...facts, error})
  const seasonal = await seasonalOf(request, facts, foreseen)
  await writeFileAtomic(model, bytes, {mode: 0o644})
  await writeFileAtomic(contractFile, `${JSON.stringify(contract, null, 2)}\n`, {mode: 0o644})
  await writeFile(join(folder, 'hold-out.csv'), rowsCsv(split.holdOut, namesOf(spec), foreseen))
  return {
    model,
    contract: contractFile,
    sizeBytes: bytes.length,
    digest: contract.digest,
    unit: contract.training.error.unit,
    rows: {training: split.training.length, holdOut: split.holdOut.length, between: split.between, leftOut},
    holdOutFromMs: split.fromMs,
    error: {model: error, persistence: contract.training.error.persistence},
    ...(seasonal === undefined ? {} : {seasonal}),
    notes: request.trace.notes,
  }
}

/** Rejects where the model does not fit its policy. */
async function foresee(
  session: ModelSession,
  facts: Omit<ContractFacts, 'error'>,
  contractFile: string,
  rows: readonly TrainingRow[],
): Promise<readonly number[]> {
  const draft = contractOf(session, {...facts, error: {mae: 0, rmse: 0}})
  checkAgainst(session, draft, contractFile)
  return await createForecaster(session, draft).forecast(rows.map(({values}) => values))
}

/** Undefined where it was not asked for. */
async function seasonalOf(
  request: TrainingRequest,
  facts: Omit<ContractFacts, 'error'>,
  foreseen: readonly number[],
): Promise<SeasonReport | null | undefined> {
  const {season, spec, everyMs, say} = request
  if (season === undefined) return undefined
  const retrain = async (training: readonly TrainingRow[], asked: readonly TrainingRow[]) => {
    const {bytes} = await runTrainingScript(request, training)
    const session = await request.openModel(bytes)
    try {
      return await foresee(session, {...facts, digest: digestOf(bytes)}, spec.contract, asked)
    } finally {
      await session.close()
    }
  }
  return (await seasonalSkill({spec, everyMs, season, split: facts.split, foreseen, retrain, say})) ?? null
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

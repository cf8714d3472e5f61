import {basename} from 'node:path'
import {formatProblems} from '../../descriptions/problem.js'
import {CONTRACT_FORMAT, type ModelContract, readModelContract} from '../../ml/contract/model-contract.js'
import type {ModelSession} from '../../ml/contract/session.js'
import {unitOfFeature} from '../../policy/model/features/spec.js'
import type {ModelPolicySpec} from '../../policy/model/read.js'
import {OperationalError} from '../../support/errors.js'
import {describeMetric} from '../../telemetry/catalogue.js'
import type {TrainingRow} from './rows.js'
import {type Errors, errorsOf, type SplitRows} from './split.js'

export type ContractFacts = {
  readonly spec: ModelPolicySpec
  readonly dataDigest: string
  readonly seed: number
  readonly split: SplitRows
  /** Of the model's file. */
  readonly digest: string
  readonly tools: ModelContract['training']['tools']
  readonly error: Errors
}

/** What the model is, by itself, by the policy that it was made for and by what came of it. */
export function contractOf(session: ModelSession, {spec, dataDigest, seed, split, digest, tools, error}: ContractFacts): ModelContract {
  const {training, holdOut, fromMs} = split
  const unitOf = (metric: string) => describeMetric(metric).unit
  const unit = unitOf(spec.forecast.metric)
  const all = [...training, ...holdOut]
  const [input] = session.inputs
  const [output] = session.outputs
  if (input === undefined || output === undefined) throw unfit('The model has no input or no output.')
  const shapeOf = (shape: readonly (number | string)[]) => shape.map((size) => (typeof size === 'number' ? size : 0))
  // Another type is refused by the check that follows, with the names of both.
  const typeOf = (type: string) => (type === 'float64' ? 'float64' : 'float32')
  return {
    format: CONTRACT_FORMAT,
    name: spec.name,
    version: spec.version,
    digest,
    inputs: [
      {
        name: input.name,
        shape: shapeOf(input.shape),
        type: typeOf(input.type),
        features: spec.features.map((feature, place) => ({
          name: feature.name,
          unit: unitOfFeature(feature, unitOf),
          ...rangeOf(training, place),
        })),
      },
    ],
    outputs: [{name: output.name, shape: shapeOf(output.shape), type: typeOf(output.type), unit, forecasts: spec.forecast}],
    training: {
      data: {digest: dataDigest, fromMs: all[0]?.atMs ?? 0, toMs: all.at(-1)?.atMs ?? 0, rows: all.length},
      split: {kind: 'chronological', trainingRows: training.length, holdOutRows: holdOut.length, holdOutFromMs: fromMs},
      error: {
        unit,
        model: error,
        persistence: errorsOf(
          holdOut.map(({now}) => now),
          actualOf(holdOut),
        ),
      },
      seed,
      tools,
    },
  }
}

/** Rejects where it does not fit the model or its policy. */
export function checkAgainst(session: ModelSession, contract: ModelContract, file: string): void {
  const {problems} = readModelContract(JSON.stringify(contract), basename(file), {...session, digest: contract.digest})
  const columns = contract.inputs[0]?.shape
  if (columns?.length !== 2)
    throw unfit(`The model's input must be a table of rows and features; it has the shape [${columns?.join(', ') ?? ''}].`)
  if (problems.length > 0) throw unfit(`What the script wrote does not fit the policy:\n${formatProblems(problems)}`, problems)
}

function rangeOf(rows: readonly TrainingRow[], place: number): {readonly min: number; readonly max: number} {
  const values = rows.map((row) => row.values[place] ?? Number.NaN)
  return {
    min: values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    max: values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  }
}

export function actualOf(rows: readonly TrainingRow[]): readonly number[] {
  return rows.map(({actual}) => actual)
}

export function unfit(message: string, problems?: unknown): OperationalError {
  return new OperationalError(message, {
    code: 'model-unfit',
    exit: 'invalid',
    hints: ['One input of float32, a row of the features in the order of the table; one output, a value for each row.'],
    ...(problems === undefined ? {} : {details: {problems}}),
  })
}

import {type Complain, readChecked} from '../../descriptions/checked-document.js'
import type {Problem} from '../../descriptions/problem.js'
import {schema} from './generated/model-contract.schema.generated.js'
import type {ModelContract} from './generated/model-contract.types.generated.js'
import {validate} from './generated/model-contract.validator.generated.js'
import type {ModelSignature, TensorSignature} from './session.js'

export type {FeatureRange, Forecast, ModelContract} from './generated/model-contract.types.generated.js'

export const CONTRACT_FORMAT = 'mlsysops-model-contract/1'

/** What the contract is held against. */
export type ActualModel = ModelSignature & {readonly digest: string}

const SHAPE = {schema, validate, says: 'A model contract is one map: format, name, version, digest, inputs, outputs, training.'}

/** Reads a contract (JSON or YAML) and, where the model is given, holds it against the model: every difference at once, each with its place. */
export function readModelContract(
  text: string,
  file: string,
  actual?: ActualModel,
): {readonly contract: ModelContract | undefined; readonly problems: readonly Problem[]} {
  const {value, problems} = readChecked(text, file, SHAPE, (contract, complain) => {
    checkRanges(contract, complain)
    if (actual !== undefined) checkAgainst(contract, actual, complain)
  })
  return {contract: value, problems}
}

function checkRanges({inputs}: ModelContract, complain: Complain): void {
  for (const [index, {features, shape}] of inputs.entries()) {
    const names = new Set<string>()
    for (const [place, {name, min, max}] of features.entries()) {
      const here = ['inputs', index, 'features', place]
      if (names.has(name)) complain([...here, 'name'], 'duplicate-name', `The feature ${name} is named twice.`)
      names.add(name)
      if (min > max) complain([...here, 'min'], 'out-of-range', `The least value of ${name} is greater than its greatest.`)
    }
    const columns = shape.at(-1) ?? 0
    if (columns !== 0 && columns !== features.length)
      complain(
        ['inputs', index, 'features'],
        'features-differ',
        `${features.length} features are named, and the shape has ${columns} columns.`,
      )
  }
}

function checkAgainst(contract: ModelContract, actual: ActualModel, complain: Complain): void {
  if (contract.digest !== actual.digest)
    complain(['digest'], 'digest-differs', `The contract is of the model ${contract.digest}, and the model's file is ${actual.digest}.`)
  checkTensors('inputs', contract.inputs, actual.inputs, complain)
  checkTensors('outputs', contract.outputs, actual.outputs, complain)
}

type Declared = {readonly name: string; readonly type: string; readonly shape: readonly number[]}

function checkTensors(
  side: 'inputs' | 'outputs',
  declared: readonly Declared[],
  actual: readonly TensorSignature[],
  complain: Complain,
): void {
  const word = side === 'inputs' ? 'input' : 'output'
  for (const [index, tensor] of declared.entries()) {
    const found = actual.find(({name}) => name === tensor.name)
    if (found === undefined) {
      const names = actual.map(({name}) => name).join(', ')
      complain([side, index, 'name'], 'tensor-unknown', `The model has no ${word} ${tensor.name}.`, `It has: ${names}.`)
      continue
    }
    if (found.type !== tensor.type)
      complain([side, index, 'type'], 'type-differs', `The ${word} ${tensor.name} of the model is ${found.type}, not ${tensor.type}.`)
    if (!isSameShape(tensor.shape, found.shape))
      complain(
        [side, index, 'shape'],
        'shape-differs',
        `The ${word} ${tensor.name} of the model has the shape [${found.shape.map(sizeWord).join(', ')}], not [${tensor.shape.map(sizeWord).join(', ')}].`,
      )
  }
  // A model may tell more than is asked for; what it must be given must be known.
  const missing = side === 'inputs' ? actual.filter(({name}) => declared.every((one) => one.name !== name)) : []
  for (const {name} of missing)
    complain([side], 'tensor-missing', `The model wants the ${word} ${name}, of which the contract says nothing.`)
}

function isSameShape(declared: readonly number[], actual: readonly (number | string)[]): boolean {
  return declared.length === actual.length && declared.every((size, place) => size === (Number(actual[place]) || 0))
}

function sizeWord(size: number | string): string {
  return size === 0 || typeof size === 'string' ? 'any' : String(size)
}

import {createHash} from 'node:crypto'
import type {ModelContract} from '../../src/ml/contract/model-contract.js'
import {type LinearModel, linearOnnx} from './onnx-model.js'
import {LATENCY} from './two-workers.js'

export type Column = {readonly yaml: string; readonly name: string; readonly weight: number; readonly min?: number; readonly max?: number}

export type PolicyParts = {
  readonly name?: string
  readonly columns?: readonly Column[]
  readonly bias?: number
  readonly horizonMs?: number
  /** Further lines of the YAML. */
  readonly more?: string
  readonly model?: Partial<LinearModel>
  readonly contract?: (contract: ModelContract) => unknown
}

export const LATENCY_NOW: Column = {
  yaml: `{metric: ${LATENCY}, by: mean, window: 10s}`,
  name: `${LATENCY}_mean_10s`,
  weight: 1,
  min: 0,
  max: 1_000,
}

/** A policy that asks a linear model, as a person would hand it in. */
export function modelPolicy({
  name = 'foresight',
  columns = [LATENCY_NOW],
  bias = 0,
  horizonMs = 30_000,
  more = '',
  model = {},
  contract = (one) => one,
}: PolicyParts = {}) {
  const onnx = linearOnnx({weights: columns.map(({weight}) => weight), bias, ...model})
  const digest = `sha256:${createHash('sha256').update(onnx).digest('hex')}`
  const whole: ModelContract = {
    format: 'mlsysops-model-contract/1',
    name: `${name}-model`,
    version: '1.0.0',
    digest,
    inputs: [
      {
        name: 'features',
        shape: [0, columns.length],
        type: 'float32',
        features: columns.map(({name: column, min = -1e9, max = 1e9}) => ({name: column, unit: 'ms', min, max})),
      },
    ],
    outputs: [
      {name: 'forecast', shape: [0, 1], type: 'float32', unit: 'ms', forecasts: {metric: LATENCY, by: 'mean', windowMs: 10_000, horizonMs}},
    ],
    training: {
      data: {digest, fromMs: 0, toMs: 1, rows: 2},
      split: {kind: 'chronological', trainingRows: 1, holdOutRows: 1, holdOutFromMs: 1},
      error: {unit: 'ms', model: {mae: 1, rmse: 2}, persistence: {mae: 3, rmse: 4}},
      seed: 1,
      tools: [{name: 'by hand', version: '1'}],
    },
  }
  const source = [
    `name: ${name}`,
    'model: m.onnx',
    `forecast: {metric: ${LATENCY}, horizon: ${horizonMs}ms}`,
    'features:',
    ...columns.map(({yaml}) => `  - ${yaml}`),
    more,
  ].join('\n')
  const contractText = JSON.stringify(contract(whole), null, 2)
  const base64 = (content: Uint8Array | string) => Buffer.from(content).toString('base64')
  return {
    onnx,
    digest,
    contract: whole,
    contractText,
    source,
    submission: {
      fileName: `policy-${name}.yaml`,
      source,
      files: [
        {name: 'm.onnx', base64: base64(onnx)},
        {name: 'm.contract.json', base64: base64(contractText)},
      ],
    },
  }
}

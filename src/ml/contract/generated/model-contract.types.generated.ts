// Generated from src/ml/contract/schemas/model-contract.schema.json by `npm run generate`. Do not edit.
/**
 * The size of each dimension; 0 stands for any: rows that are asked about at once.
 *
 * @minItems 1
 * @maxItems 8
 */
export type Shape = number[]
export type ElementType = 'float32' | 'float64' | 'int32' | 'int64' | 'bool' | 'string'

/**
 * What an ONNX model takes, what it gives, and what it was made from. It stands beside the model, and is checked against it before anything is asked of it.
 */
export interface ModelContract {
  /**
   * Of this contract; another number is another shape.
   */
  format: 'mlsysops-model-contract/1'
  name: string
  /**
   * Of the model, as whoever trained it counts.
   */
  version: string
  summary?: string
  /**
   * Of the ONNX file: the model with another digest is another model.
   */
  digest: string
  /**
   * @minItems 1
   * @maxItems 16
   */
  inputs: ModelInput[]
  /**
   * @minItems 1
   * @maxItems 16
   */
  outputs: ModelOutput[]
  training: Training
}
export interface ModelInput {
  /**
   * As in the ONNX file.
   */
  name: string
  shape: Shape
  type: ElementType
  /**
   * What stands in each column, in order.
   *
   * @minItems 1
   * @maxItems 512
   */
  features: FeatureRange[]
}
export interface FeatureRange {
  name: string
  unit: string
  /**
   * The least value that was seen in training.
   */
  min: number
  /**
   * The greatest value that was seen in training.
   */
  max: number
}
export interface ModelOutput {
  /**
   * As in the ONNX file.
   */
  name: string
  shape: Shape
  type: ElementType
  unit: string
  forecasts: Forecast
}
/**
 * Of the metric, taken together over a window that ends at the horizon.
 */
export interface Forecast {
  metric: string
  by: 'mean' | 'min' | 'max' | 'p50' | 'p95' | 'p99' | 'last'
  windowMs: number
  /**
   * From the moment of the forecast.
   */
  horizonMs: number
}
/**
 * What the model was made from, and how far it was off on what it had not seen.
 */
export interface Training {
  data: TrainingData
  split: Split
  error: HoldOutError
  seed: number
  /**
   * What made it, each with its version.
   *
   * @maxItems 32
   */
  tools: Tool[]
}
export interface TrainingData {
  digest: string
  /**
   * The moment of the first row.
   */
  fromMs: number
  /**
   * The moment of the last row.
   */
  toMs: number
  /**
   * With every feature and the forecast value.
   */
  rows: number
}
/**
 * The hold-out is the end of the time; rows between, whose forecast value reaches into it, are in neither part.
 */
export interface Split {
  kind: 'chronological'
  trainingRows: number
  holdOutRows: number
  holdOutFromMs: number
}
export interface HoldOutError {
  unit: string
  model: ErrorFigures
  persistence: ErrorFigures
}
export interface ErrorFigures {
  mae: number
  rmse: number
}
export interface Tool {
  name: string
  version: string
}

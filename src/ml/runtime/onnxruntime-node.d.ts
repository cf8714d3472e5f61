// What we use of onnxruntime-node. It is an optional dependency: where it is not installed its own types are missing, too, and this must compile.
declare module 'onnxruntime-node' {
  type TensorData = Float32Array | Float64Array
  export class Tensor {
    constructor(type: 'float32' | 'float64', data: TensorData, dims: readonly number[])
    readonly data: unknown
  }
  export type SessionOptions = {
    readonly executionProviders: readonly string[]
    readonly intraOpNumThreads: number
    readonly interOpNumThreads: number
    readonly executionMode: 'sequential' | 'parallel'
    readonly logSeverityLevel: 0 | 1 | 2 | 3 | 4
  }
  export type ValueMetadata =
    | {readonly name: string; readonly isTensor: true; readonly type: string; readonly shape: readonly (number | string)[]}
    | {readonly name: string; readonly isTensor: false}
  export interface InferenceSession {
    readonly inputMetadata: readonly ValueMetadata[]
    readonly outputMetadata: readonly ValueMetadata[]
    run(feeds: {readonly [name: string]: Tensor}, fetches: readonly string[]): Promise<{readonly [name: string]: Tensor}>
    release(): Promise<void>
  }
  export const InferenceSession: {create(model: Uint8Array, options: SessionOptions): Promise<InferenceSession>}
  export const env: {readonly versions: {readonly node?: string}}
}

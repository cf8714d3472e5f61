/** An input or output of a model, as the model itself has it; a text in the shape stands for any size. */
export type TensorSignature = {readonly name: string; readonly type: string; readonly shape: readonly (number | string)[]}

export type ModelSignature = {readonly inputs: readonly TensorSignature[]; readonly outputs: readonly TensorSignature[]}

/** A model that is loaded. */
export interface ModelSession extends ModelSignature {
  /** Made once, and asked often: what it needs is not made anew each time. `dims` are those of the input. */
  question(input: string, output: string, dims: readonly number[]): Question
  close(): Promise<void>
}

export type Question = {
  /** To be filled in before it is asked: row after row. */
  readonly values: Float32Array | Float64Array
  /** The values of the output, row after row; of this answer until it is asked again. One at a time. */
  ask(): Promise<ArrayLike<number>>
}

/** Rejects with `model-runtime-missing` where no ONNX runtime is installed, and with `model-invalid` where the bytes are no model. */
export type OpenModel = (bytes: Uint8Array) => Promise<ModelSession>

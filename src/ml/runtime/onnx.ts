import type {InferenceSession, SessionOptions, Tensor, ValueMetadata} from 'onnxruntime-node'
import {OperationalError} from '../../support/errors.js'
import type {ModelSession, OpenModel, Question, TensorSignature} from '../contract/session.js'

type Runtime = typeof import('onnxruntime-node')

/** One thread for one model: a policy must not take the machine from what it manages. */
const OPTIONS: SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  logSeverityLevel: 3,
}

/** Loads a model into onnxruntime. */
export const openOnnx: OpenModel = async (bytes) => {
  const runtime = await loadRuntime()
  try {
    return new OnnxSession(runtime, await runtime.InferenceSession.create(bytes, OPTIONS))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new OperationalError(`It is no ONNX model that can be run: ${why}`, {code: 'model-invalid', exit: 'invalid', cause: error})
  }
}

/** The version of the runtime, for whoever writes down what made a figure. */
export async function runtimeVersion(): Promise<string> {
  return (await loadRuntime()).env.versions.node ?? 'unknown'
}

async function loadRuntime(): Promise<Runtime> {
  try {
    return await import('onnxruntime-node')
  } catch (error) {
    throw new OperationalError('Model policies need onnxruntime-node, which is not installed here or does not run on this machine.', {
      code: 'model-runtime-missing',
      exit: 'precondition',
      hints: ['npm install onnxruntime-node', 'Everything but model policies works without it.'],
      cause: error,
    })
  }
}

class OnnxSession implements ModelSession {
  readonly inputs: readonly TensorSignature[]
  readonly outputs: readonly TensorSignature[]
  readonly #runtime: Runtime
  readonly #session: InferenceSession

  constructor(runtime: Runtime, session: InferenceSession) {
    this.#runtime = runtime
    this.#session = session
    this.inputs = session.inputMetadata.map(signatureOf)
    this.outputs = session.outputMetadata.map(signatureOf)
  }

  question(input: string, output: string, dims: readonly number[]): Question {
    const size = dims.reduce((product, dim) => product * dim, 1)
    const isDouble = this.inputs.find(({name}) => name === input)?.type === 'float64'
    const values = isDouble ? new Float64Array(size) : new Float32Array(size)
    const tensor: Tensor = isDouble ? new this.#runtime.Tensor('float64', values, dims) : new this.#runtime.Tensor('float32', values, dims)
    const feeds = {[input]: tensor}
    const fetches = [output]
    return {
      values,
      ask: async () => {
        const {data} = (await this.#session.run(feeds, fetches))[output] ?? {}
        if (data instanceof Float32Array || data instanceof Float64Array) return data
        throw new OperationalError(`The output ${output} of the model is no numbers.`, {code: 'model-invalid', exit: 'invalid'})
      },
    }
  }

  close(): Promise<void> {
    return this.#session.release()
  }
}

function signatureOf(metadata: ValueMetadata): TensorSignature {
  if (!metadata.isTensor) return {name: metadata.name, type: 'no tensor', shape: []}
  return {name: metadata.name, type: metadata.type, shape: metadata.shape}
}

import {expect, test, vi} from 'vitest'
import {openOnnx} from '../../../src/ml/runtime/onnx.js'

vi.mock('onnxruntime-node', () => {
  throw new Error("Cannot find package 'onnxruntime-node'")
})

test('without the runtime a model is refused with what is missing and how to have it', async () => {
  await expect(openOnnx(new Uint8Array())).rejects.toMatchObject({
    code: 'model-runtime-missing',
    exit: 'precondition',
    hints: expect.arrayContaining(['npm install onnxruntime-node']) as string[],
  })
})

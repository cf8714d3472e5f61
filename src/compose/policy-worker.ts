import {parentPort, workerData} from 'node:worker_threads'
import type {OpenModel} from '../ml/contract/session.js'
import {createPredictor} from '../policy/builtin/predictor.js'
import {servePolicy} from '../policy/worker/serve.js'
import type {WorkerStart} from '../policy/worker/wire.js'
import {createTelemetryStore} from '../telemetry/store.js'

// The program of a policy's worker: what a policy is given stands here on the same code as in its agent.
if (parentPort === null) throw new Error('This is the program of a worker.')
let nowMs = 0
const telemetry = createTelemetryStore({clock: {now: () => nowMs}, maxAheadMs: Number.POSITIVE_INFINITY})
const setNow = (ms: number): void => {
  nowMs = ms
}
const openModel: OpenModel = async (bytes) => (await import('../ml/runtime/onnx.js')).openOnnx(bytes)
await servePolicy(parentPort, workerData as WorkerStart, {telemetry, setNow, predictor: createPredictor(), openModel})

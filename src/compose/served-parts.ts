import type {OpenModel} from '../ml/contract/session.js'
import {createPredictor} from '../policy/builtin/predictor.js'
import type {ServeParts} from '../policy/worker/served.js'
import {createTelemetryStore} from '../telemetry/store.js'

/** What a policy is given in its thread stands on the same code as in its agent. */
export function servedParts(): ServeParts {
  let nowMs = 0
  const setNow = (ms: number): void => {
    nowMs = ms
  }
  const telemetry = createTelemetryStore({clock: {now: () => nowMs}, maxAheadMs: Number.POSITIVE_INFINITY})
  const openModel: OpenModel = async (bytes) => (await import('../ml/runtime/onnx.js')).openOnnx(bytes)
  return {telemetry, setNow, predictor: createPredictor(), openModel}
}

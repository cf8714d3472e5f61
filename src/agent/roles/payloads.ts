import type {PolicyArtifact} from '../../policy/artifact.js'
import type {JsonValue} from '../../support/json.js'
import type {Sample} from '../../telemetry/contract.js'
import type {Mode} from '../loop/arbiter.js'

/** What arrives over the fabric is narrowed here; what does not fit is ignored by whoever asks. */
export function isMode(value: unknown): value is Mode {
  return value === 'heuristic' || value === 'ml' || value === 'advise'
}

export function isRecord(value: unknown): value is {readonly [key: string]: JsonValue | undefined} {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function samplesOf(payload: JsonValue): readonly Sample[] {
  return Array.isArray(payload) ? payload.filter(isSample) : []
}

function isSample(value: unknown): value is Sample {
  return isRecord(value) && typeof value['metric'] === 'string' && typeof value['value'] === 'number' && typeof value['timeMs'] === 'number'
}

/** What the continuum agent says of a policy: its shape is trusted once it is recognised, for nobody else may say it. */
export function isArtifact(value: unknown): value is PolicyArtifact {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    typeof value['source'] === 'string' &&
    typeof value['digest'] === 'string' &&
    isRecord(value['binding'])
  )
}

import type {KnobReport, KnobWish} from '../../mechanism/builtin/knobs/contract.js'
import type {MechanismArtifact} from '../../mechanism/plugin/artifact.js'
import type {PolicyArtifact} from '../../policy/artifact.js'
import {isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import type {Sample} from '../../telemetry/contract.js'
import type {Answer} from '../loop/answers.js'
import type {Mode} from '../loop/arbiter.js'
import type {MechanismOrder} from '../mechanism-order.js'
import type {OwnMode, OwnModes} from '../modes.js'
import type {MechanismTold} from './continuum-view.js'
import type {NodeSurroundings} from './node-surroundings.js'
import {isRecord, isText} from './shapes.js'

/** What arrives over the fabric is narrowed here; what does not fit is ignored by whoever asks. */
export function isMode(value: unknown): value is Mode {
  return value === 'heuristic' || value === 'ml' || value === 'advise'
}

export function isOwnMode(value: unknown): value is OwnMode {
  return isRecord(value) && typeof value['uid'] === 'string' && isMode(value['mode'])
}

export function areOwnModes(value: unknown): value is OwnModes {
  return isRecord(value) && Object.values(value).every(isOwnMode)
}

/** Only the continuum agent may say it: its shape is trusted once it is recognised. */
export function areAnswers(value: unknown): value is readonly Answer[] {
  return Array.isArray(value) && value.every(isAnswer)
}

export function isAnswer(value: unknown): value is Answer {
  return (
    isRecord(value) &&
    (value['kind'] === 'approve' || value['kind'] === 'reject') &&
    ANSWER_TEXTS.every((field) => typeof value[field] === 'string') &&
    typeof value['givenMs'] === 'number' &&
    typeof value['untilMs'] === 'number' &&
    isRecord(value['command'])
  )
}

const ANSWER_TEXTS = ['decision', 'agent', 'by', 'policy', 'mechanism'] as const

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

export function isMechanismArtifact(value: unknown): value is MechanismArtifact {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    typeof value['source'] === 'string' &&
    typeof value['digest'] === 'string' &&
    isRecord(value['descriptor'])
  )
}

/** Only the cluster's agent may say it: its shape is trusted once it is recognised. */
export function isSurroundings(value: unknown): value is NodeSurroundings {
  return (
    isRecord(value) &&
    isMode(value['mode']) &&
    areOwnModes(value['ownModes']) &&
    areAnswers(value['answers']) &&
    isRecord(value['node']) &&
    ['applications', 'components', 'intents'].every((key) => Array.isArray(value[key]))
  )
}

/** Only the cluster's agent may say what is wanted of a node. */
export function isKnobWish(value: unknown): value is KnobWish {
  return (
    isRecord(value) &&
    typeof value['epoch'] === 'number' &&
    typeof value['decision'] === 'string' &&
    areSettings(value['settings']) &&
    isRecord(value['fallback']) &&
    areSettings(value['fallback']['settings'])
  )
}

function areSettings(value: JsonValue | undefined): boolean {
  return isList(value) && value.every((one) => isObject(one) && isSetting(one))
}

function isSetting({value, parts}: JsonObject): boolean {
  return (value === null || typeof value === 'string') && (parts === undefined || (isList(parts) && parts.every(isText)))
}

/** Only the node's own agent may publish there: its shape is trusted once it is recognised. */
export function isKnobReport(value: unknown): value is KnobReport {
  return (
    isRecord(value) &&
    isRecord(value['knob']) &&
    typeof value['epoch'] === 'number' &&
    typeof value['isFollowed'] === 'boolean' &&
    Array.isArray(value['reasons'])
  )
}

/** Only the continuum agent may say it. */
export function isMechanismOrder(value: JsonValue): value is JsonValue & MechanismOrder {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['by'] === 'string' &&
    typeof value['mechanism'] === 'string' &&
    isObject(value['command']) &&
    typeof value['untilMs'] === 'number' &&
    typeof value['isDryRun'] === 'boolean'
  )
}

export function isMechanismTold(value: JsonValue): value is JsonValue & MechanismTold {
  return isObject(value) && isObject(value['options']) && isObject(value['state'])
}

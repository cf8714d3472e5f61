import type {WorkerSays} from '../../support/hosting/worker.js'
import type {JsonObject, JsonValue} from '../../support/json.js'
import type {SampleSource} from '../../telemetry/contract.js'
import type {AuthoredDescriptor} from '../author/descriptor.js'
import type {Mode, PolicyInput, Trigger, World} from '../contract.js'
import type {ModelPolicyFiles} from '../model/files.js'

/** What goes between an agent's thread and a policy's worker. Objects are copied by structured clone. */
export type ToWorker =
  | {readonly kind: 'initial-state'; readonly call: number}
  | {readonly kind: 'analyze' | 'plan'; readonly call: number; readonly input: WireInput; readonly state: JsonValue}

export type FromWorker = WorkerSays<AuthoredDescriptor>

/**
 * What a worker is started with: the URL of a file that it loads (`.ts` is TypeScript without what must be compiled: enums, namespaces) and what
 * `import … from 'mlsysops'` gives to it; or a model policy.
 */
export type WorkerStart = {readonly entry: string; readonly library: string} | {readonly model: ModelPolicyFiles}

/** The input of one call: of the world and of telemetry only what is new since the call before. */
export type WireInput = {
  readonly trigger: Trigger
  readonly mode?: Mode
  readonly application: string | undefined
  readonly world: WorldDelta
  readonly telemetry: WireTelemetry
  /** Absent: as before. */
  readonly mechanisms?: readonly (readonly [name: string, view: MechanismView])[]
  /** Keys of targets, of those that it may change. */
  readonly underWay: readonly string[]
  /** What the predictor has learned; absent: as before. */
  readonly experience?: JsonObject
}

/** Series without their points, and the points of all of them one after the other: a time and a value each. Objects cost four times as much to copy. */
export type WireTelemetry = {
  readonly series: readonly (readonly [metric: string, source: SampleSource, points: number])[]
  readonly points: Float64Array
}

type MechanismView = PolicyInput['mechanisms'] extends ReadonlyMap<string, infer View> ? View : never

export type WorldDelta = {
  readonly nowMs: number
  readonly cluster: string | undefined
  readonly maps: {readonly [name in WorldMap]?: MapDelta}
}
export type MapDelta = {readonly put: readonly (readonly [key: string, value: unknown])[]; readonly gone: readonly string[]}

/** The parts of a world that are maps. */
export const WORLD_MAPS = [
  'nodes',
  'clusters',
  'applications',
  'components',
  'intents',
  'assignments',
] as const satisfies readonly (keyof World)[]
export type WorldMap = (typeof WORLD_MAPS)[number]

import type {
  ApplicationSpec,
  ApplicationStatus,
  Assignment,
  ClusterState,
  ComponentIntent,
  ComponentState,
  NodeState,
  Reason,
} from '../platform/contract/index.js'
import type {JsonObject, JsonValue} from '../support/json.js'
import type {TelemetryReader} from '../telemetry/contract.js'

export type Layer = 'continuum' | 'cluster' | 'node'

export type PolicyDescriptor = {
  readonly name: string
  readonly version: string
  readonly summary: string
  readonly layer: Layer
  /** `application`: one instance for each application; `global`: one for its agent. */
  readonly scope: 'application' | 'global'
  /** Core policies keep the slice as described; they go before the others. */
  readonly core: boolean
  /** Metrics whose change wakes it. `qos_metrics` stands for those that the application's components declare. */
  readonly metrics: readonly string[]
  /** Mechanisms that its plans may name. */
  readonly mechanisms: readonly string[]
  /** The safety net: it runs at least this often. */
  readonly intervalMs: number
  /** It runs at its interval, and when its application comes or changes: no other event wakes it, least of all what follows from its own changes. */
  readonly isPaced?: boolean
  /** After a change of a target it leaves that target alone for so long. */
  readonly cooldownMs: number
  /** At most so many changes of one target in `windowMs`. */
  readonly budget?: {readonly changes: number; readonly windowMs: number}
  /** How long after a change its effect is measured. */
  readonly settleMs?: number
  readonly models?: readonly string[]
}

/** What woke a policy. */
export type Trigger =
  | {readonly kind: 'metric'; readonly metric: string; readonly component?: string; readonly value: number; readonly timeMs: number}
  | {readonly kind: 'application'; readonly change: 'added' | 'changed' | 'removed' | 'ordered'}
  | {readonly kind: 'component'; readonly component: string; readonly change: string}
  | {readonly kind: 'node'; readonly node: string; readonly change: string}
  | {readonly kind: 'cluster'; readonly cluster: string; readonly change: string}
  | {readonly kind: 'interval'}
  | {readonly kind: 'deferral'; readonly decision: string}
  | {readonly kind: 'order'; readonly order: string; readonly by: string}

/** The frozen world that a policy, the arbiter and a mechanism's check see: one consistent moment. */
export interface World {
  readonly nowMs: number
  readonly cluster: string | undefined
  /** Keyed by name in a cluster agent; `cluster/name` in the continuum agent, for names are unique in one cluster only. */
  readonly nodes: ReadonlyMap<string, NodeState>
  readonly clusters: ReadonlyMap<string, ClusterState>
  readonly applications: ReadonlyMap<string, ApplicationSpec>
  /** Keyed `application/component`. */
  readonly components: ReadonlyMap<string, ComponentState>
  /** Keyed `application/component`. */
  readonly intents: ReadonlyMap<string, ComponentIntent>
  /** At the continuum: the clusters that each application was given to. */
  readonly assignments: ReadonlyMap<string, Assignment>
  /** At the continuum, for policies that come with the product: what clusters told last of their applications, keyed `cluster/application`. */
  readonly reports?: ReadonlyMap<string, ApplicationStatus>
}

/** Who decides: rules; models where a policy has one; or people, who approve what was admitted. */
export type Mode = 'heuristic' | 'ml' | 'advise'

export type PolicyInput = {
  readonly nowMs: number
  /** Of the application, or else of the slice. Absent: heuristic. */
  readonly mode?: Mode
  readonly trigger: Trigger
  readonly world: World
  /** The application that this instance is bound to; `undefined` for a global one. */
  readonly application: ApplicationSpec | undefined
  readonly telemetry: TelemetryReader
  readonly predictor: Predictor
  readonly mechanisms: ReadonlyMap<string, {readonly options: JsonObject; readonly state: JsonObject}>
  /** Whether a change of it was admitted and has not ended: it may not show in the world yet, and nothing else is admitted before it has. */
  readonly isUnderWay: (target: Target) => boolean
}

/** What `analyze` found. A policy that lacks fresh telemetry holds, and says what is missing. */
export type Analysis = {
  readonly verdict: 'adapt' | 'fine' | 'hold'
  readonly reason: string
  /** The numbers behind it, for `app explain`: a measured value, a target, an age. */
  readonly evidence?: JsonObject
}

export type Action = {
  readonly mechanism: string
  readonly command: JsonObject
  readonly target: Target
  readonly reason: string
  /** The person's order that it carries out, if any. */
  readonly order?: string
  /** Of the mechanism's source, where a person added it: said by its agent when the decision is journaled. */
  readonly digest?: string
}
/** What an action changes, and what is locked while it does. */
export type Target =
  | {readonly kind: 'component'; readonly application: string; readonly component: string}
  | {readonly kind: 'application'; readonly application: string}
  | {readonly kind: 'knob'; readonly node: string; readonly knob: string}
  /** What only a mechanism that a person added knows; `*`: all that it changes. */
  | {readonly kind: 'external'; readonly mechanism: string; readonly key: string}

/** A proposal: the wanted state of what the policy governs, not a script. */
export type Plan = {
  readonly actions: readonly Action[]
  readonly summary: string
  /** Every host that was weighed for every component, chosen or not, with the reasons. */
  readonly candidates: readonly Candidate[]
}

export type Candidate = {
  readonly component: string
  /** A node, or at the continuum a cluster. */
  readonly host: string
  readonly chosen: boolean
  /** Empty: it was eligible. */
  readonly refusals: readonly Reason[]
  /** Higher is better; the terms say of what it is made. */
  readonly score?: number
  readonly terms?: {readonly [term: string]: number}
  readonly prediction?: Prediction
}

export type Prediction = {
  readonly metric: string
  readonly value: number
  /** Half the width of the 80 % interval, in the metric's unit. */
  readonly error: number
  /** What it was made from, in words. */
  readonly basis: string
}

/** Foresees a metric on another host from descriptions and telemetry alone. `undefined`: it cannot say, and why. */
export interface Predictor {
  predict(input: {
    readonly world: World
    readonly telemetry: TelemetryReader
    readonly application: string
    readonly component: string
    readonly metric: string
    readonly from: string
    readonly to: string
  }): Prediction | {readonly unknown: string}
  /** What it has learned: the same object while it is the same. Another predictor of its kind can take it over. */
  experience?(): JsonObject
}

export type AnalyzeResult<State> = {readonly analysis: Analysis; readonly state: State; readonly nextAnalyzeMs?: number}
export type PlanResult<State> = {readonly plan: Plan | undefined; readonly state: State}

/** State is JSON: it is kept with the platform and outlives the agent. */
export interface Policy<State extends JsonValue = JsonValue> {
  readonly descriptor: PolicyDescriptor
  /**
   * Of a core policy: what goes on where a policy of a person has its place. Such a one decides where what is new goes; what people describe and order is
   * carried out whoever decides that.
   */
  readonly upkeep?: Policy<State>
  initialState(): Promise<State>
  analyze(input: PolicyInput, state: State, signal: AbortSignal): Promise<AnalyzeResult<State>>
  plan(input: PolicyInput, state: State, signal: AbortSignal): Promise<PlanResult<State>>
}

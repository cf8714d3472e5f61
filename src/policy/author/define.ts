import type {JsonObject, JsonValue} from '../../support/json.js'
import type {Action, Candidate, Layer, PolicyInput} from '../contract.js'

/** `500ms`, `90s`, `2m`, `1h30m`, `1d`; a number is in ms. */
export type Duration = string | number

/** What a policy is, and what it does. Only `name`, `analyze` and `plan` must be there; the rest has the defaults that are told. */
export type PolicyDefinition<State extends JsonValue = JsonValue> = {
  /** Lower-case letters, digits and dashes. One of a built-in policy takes its place. */
  readonly name: string
  /** Default `1.0.0`. */
  readonly version?: string
  /** One sentence: what it is for. */
  readonly summary?: string
  /** Whose agents run it. Default `cluster`. */
  readonly layer?: Layer
  /** `application` (default): one instance for each application that it is bound to. `global`: one for its agent. */
  readonly scope?: 'application' | 'global'
  /** Metrics that it sees, and whose change wakes it; `qos_metrics` (default) are those that the application's components declare. */
  readonly metrics?: readonly string[]
  /** Mechanisms that its plans may name. Default `placement`, at the layer `node` `cpu-frequency`. */
  readonly mechanisms?: readonly string[]
  /** It runs at least this often. Default `10s`. */
  readonly interval?: Duration
  /** After a change of a target, by whomever, it leaves that target alone for so long. Default `1m`. */
  readonly cooldown?: Duration
  /** How often it may change one target. Default 4 times in 10 minutes. */
  readonly budget?: {readonly changes: number; readonly per: Duration}
  /** How long after a change its effect is measured. Default `30s`. */
  readonly settle?: Duration
  /** How far back it sees telemetry. Default `5m`; no agent keeps more than `15m`. */
  readonly window?: Duration
  /** Of the shape of its state: another one begins with `initialState` again. Default 1. */
  readonly stateVersion?: number
  /** What it remembers from turn to turn, and over restarts: JSON. Default `null`. */
  readonly initialState?: () => State
  /** Is an adaptation due? Called when something that concerns it happens, and at each interval. */
  readonly analyze: (input: PolicyInput, state: State) => MaybePromise<AnalyzeAnswer<State>>
  /** Which one? Called after `analyze` said `adapt`. Nothing: none after all. */
  readonly plan: (input: PolicyInput, state: State) => MaybePromise<PlanAnswer<State> | undefined>
}

export type MaybePromise<T> = T | Promise<T>

export type AnalyzeAnswer<State extends JsonValue> = {
  /** `fine`: nothing is due. `adapt`: ask for a plan. `hold`: something that it needs is missing, and `reason` says what. */
  readonly verdict: 'adapt' | 'fine' | 'hold'
  readonly reason: string
  /** The numbers behind it, for `app explain`. */
  readonly evidence?: JsonObject
  /** What it remembers from now on; absent: as before. */
  readonly state?: State
  /** When to ask again, where that is sooner than the interval. */
  readonly again?: Duration
}

export type PlanAnswer<State extends JsonValue> = {
  readonly actions: readonly Action[]
  /** What it wants, in one line. Default: the reasons of its actions. */
  readonly summary?: string
  /** The hosts that it weighed, chosen or not: `app explain` shows them. */
  readonly candidates?: readonly Candidate[]
  readonly state?: State
}

/** The default export of a policy's file. Gives types to what it is given, and changes nothing. */
export function definePolicy<State extends JsonValue = null>(definition: PolicyDefinition<State>): PolicyDefinition<State> {
  return definition
}

import type {JsonObject} from '../../support/json.js'
import type {MechanismOutcome, Verdict} from '../contract.js'

/** `500ms`, `90s`, `2m`; a number is in ms. */
type Duration = string | number
type MaybePromise<T> = T | Promise<T>

/** What a mechanism is, and what it does. `name`, `commandSchema`, `check` and `apply` must be there; the rest has the defaults that are told. */
export type MechanismDefinition<Command extends JsonObject = JsonObject> = {
  /** Lower-case letters, digits and dashes; none of a built-in mechanism. */
  readonly name: string
  /** Default `1.0.0`. */
  readonly version?: string
  /** One sentence: what it does. */
  readonly title?: string
  /** Whose agents carry it out. Default `cluster`. */
  readonly layer?: 'cluster' | 'continuum'
  /** JSON Schema (2020-12) of its commands: of type object. What does not fit it never gets here. */
  readonly commandSchema: JsonObject
  /** What a command changes: the component or the application that its fields name, or (default) something of its own. */
  readonly target?: 'component' | 'application' | 'own'
  /** Of a target of its own: the field whose value tells one from another. Absent: there is only one. */
  readonly key?: string
  /** The word that must be among an application's `permitted_actions`. Absent: it needs none. */
  readonly permission?: string
  /**
   * Of one answer (default `2s`), one change (`60s`), and loading (`10s`); of memory (128). It is loaded under `load` and `memoryMb`, so these are written out in the default export:
   * a text and a number.
   */
  readonly limits?: {readonly answer?: Duration; readonly apply?: Duration; readonly load?: Duration; readonly memoryMb?: number}
  /** What its commands may ask for, for people and policies. */
  readonly options?: () => MaybePromise<JsonObject>
  /** What holds now. */
  readonly state?: () => MaybePromise<JsonObject>
  /** May it be done in this world? Changes nothing. Nothing: yes; a text: no, for this reason. */
  readonly check: (command: Command, world: PluginWorld) => MaybePromise<Verdict | string | undefined>
  /** Does it; the same again does no harm. Aborted, it takes back what it began and says so: `{kind: 'failed', restored: true, reasons: []}`. */
  readonly apply: (command: Command, signal: AbortSignal, context: PluginContext) => MaybePromise<MechanismOutcome | string | undefined>
}

/** For which decision it is done. */
export type PluginContext = {
  readonly decision: string
  /** Of the policy, or the person. */
  readonly policy: string
  readonly reason: string
  /** Grows with each agent that leads: a change under an older one than the last is not done (`{kind: 'stale'}`). */
  readonly epoch: number
  /** The person whose order it is. */
  readonly by?: string
}

/** The world as plain objects; of applications only the one that the command names. */
export type PluginWorld = {
  readonly nowMs: number
  readonly cluster: string | null
  /** By name; at the continuum by `cluster/name`. */
  readonly nodes: {readonly [name: string]: JsonObject}
  readonly clusters: {readonly [name: string]: JsonObject}
  readonly applications: {readonly [name: string]: JsonObject}
  /** By `application/component`. */
  readonly components: {readonly [key: string]: JsonObject}
  readonly intents: {readonly [key: string]: JsonObject}
}

/** The default export of a mechanism's file. Gives types to what it is given, and changes nothing. */
export function defineMechanism<Command extends JsonObject = JsonObject>(
  definition: MechanismDefinition<Command>,
): MechanismDefinition<Command> {
  return definition
}

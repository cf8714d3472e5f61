import type {Resources} from '../descriptions/resources.js'
import type {Epoch, Order, Reason} from '../platform/contract/index.js'
import type {Target, World} from '../policy/contract.js'
import {given} from '../support/given.js'
import type {JsonObject} from '../support/json.js'

/** The built-in mechanisms that built-in policies name. */
export const MECHANISMS = {
  placement: 'placement',
  clusterPlacement: 'cluster-placement',
  scale: 'scale',
  resources: 'resources',
  image: 'image',
  runtimeClass: 'runtime-class',
} as const

export type Verdict =
  | {readonly kind: 'admissible'}
  | {readonly kind: 'inadmissible'; readonly reasons: readonly Reason[]}
  /** It is right, and must wait for something that passes by itself; the world shows when it has. */
  | {readonly kind: 'not-yet'; readonly reason: Reason}

/** Room for instances that are to come on nodes, `need` for each. `component`: `application/component`. */
export type Room = {
  readonly component: string
  readonly shares: readonly {readonly node: string; readonly added: number}[]
  readonly need: Resources
}

/** What an execution needs to know beside its command. */
export type ExecutionContext = {
  readonly decision: string
  /** Whose decision it is: a policy's, or (of an order that a core policy carries out) a person's. */
  readonly policy: string
  /** Why it is done, as the action says. */
  readonly reason: string
  readonly epoch: Epoch
  readonly world: () => World
  /** What is kept free for this very decision: in the world it is taken. */
  readonly room?: Room
  /** Resolves when the world changed since it was called, or the signal is aborted. */
  readonly changed: (signal: AbortSignal) => Promise<void>
  /** The person whose order it is; absent: a policy wants it. */
  readonly by?: string
  /** Aborted when the agent stops: a mechanism then leaves all as it is, and the next life goes on. Any other abort takes the change back. */
  readonly stopping: AbortSignal
}

/** Carries out one kind of change. `Command` is JSON, checked against `commandSchema` before anything else sees it. */
export interface Mechanism<Command extends JsonObject = JsonObject> {
  readonly name: string
  readonly summary: string
  readonly commandSchema: JsonObject
  /** Of its source, where a person added it. */
  readonly digest?: string
  /** The field of its commands that names a node, or an application, of the slice. Absent: what its fields mean only it knows. */
  readonly names?: 'node' | 'application'
  /** How it tells its state: node by node under `nodes`, or wish by wish under `components`. Absent: as it likes. */
  readonly stateKind?: 'nodes' | 'components'
  /** The permitted action (of the application's or, for a knob, the node's `permitted_actions`) that a command needs; `undefined`: needs none, such as a first placement. */
  permission(command: Command, world: World): string | undefined
  /** Why a person's order that is in force forbids this command; `undefined`: it does not. */
  overruledBy(command: Command, order: Order, world: World): Reason | undefined
  /** Why what a person ordered through this mechanism, and did not lift yet, forbids this command to policies. Absent: it keeps no such orders. */
  heldBy?(command: Command, world: World): Reason | undefined
  /** What a command changes: locked until the outcome is known. */
  target(command: Command): Target
  options(signal: AbortSignal): Promise<JsonObject>
  /** What holds now, in this world. */
  state(signal: AbortSignal, world: World): Promise<JsonObject>
  /** Pure: admissible in this world? If not, the reasons, per host. */
  check(command: Command, world: World): Verdict
  /** Asked before `check`, and instead of it, of one that answers from outside of its agent’s thread. Rejects only when the signal is aborted. */
  inspect?(command: Command, world: World, signal: AbortSignal): Promise<Verdict>
  /** The room that it will take when it is admitted, beyond what its component has: kept for it until its outcome is known. Absent: none. */
  room?(command: Command, world: World): Room | undefined
  /** Idempotent. Resolves when the change is complete, refused, or given up at its deadline. */
  apply(command: Command, context: ExecutionContext, signal: AbortSignal): Promise<MechanismOutcome>
}

/** What others are told of a mechanism that an agent has. */
export type MechanismAbout = Pick<Mechanism, 'name' | 'summary' | 'commandSchema' | 'names' | 'stateKind'>

export function aboutMechanism({name, summary, commandSchema, names, stateKind}: Mechanism): MechanismAbout {
  return {name, summary, commandSchema, ...given({names, stateKind})}
}

/** What a change was, in a word that others may show. */
export type ChangeKind =
  | 'placed'
  | 'moved'
  | 'scaled'
  | 'image-changed'
  | 'resources-changed'
  | 'runtime-class-changed'
  | 'changed'
  | 'removed'
  | 'assigned'
  | 'withdrawn'

export type MechanismOutcome =
  | {readonly kind: 'done'; readonly message: string; readonly durationMs: number; readonly change?: ChangeKind}
  | {readonly kind: 'refused'; readonly reasons: readonly Reason[]}
  | {readonly kind: 'failed'; readonly reasons: readonly Reason[]; readonly restored: boolean}
  | {readonly kind: 'stale'}

/** The code of a reason: a changed description did not come up, and what ran before runs again. */
export const ROLLED_BACK = 'rolled-back'

import type {NodeDescription} from '../../descriptions/types.js'
import type {Sample} from '../../telemetry/contract.js'
import type {Epoch, Outcome, Revision} from './outcome.js'
import type {
  ApplicationNews,
  ApplicationSpec,
  ApplicationStatus,
  ApplicationSummary,
  AppRef,
  Assignment,
  ClusterAssignment,
  ClusterState,
  ComponentIntent,
  ComponentRef,
  ComponentState,
  LeaseEvent,
  NodeState,
  Note,
} from './states.js'
import type {Watch} from './watch.js'

export type * from './outcome.js'
export type * from './states.js'
export type * from './watch.js'

/** What a cluster agent sees of its cluster. Implementations: simulated, kubernetes. */
export interface ClusterPlatform {
  nodes(): Watch<NodeState>
  /** What the continuum assigned to this cluster. */
  applications(): Watch<ApplicationSpec>
  /** Where each instance runs, ready or why not. Keyed `application/component`. */
  components(): Watch<ComponentState>
  /** What was asked, reached or not: survives the agent. Keyed `application/component`. */
  intents(): Watch<ComponentIntent>
  /** Idempotent; that it is accepted is not that it is ready: readiness shows in `components()`. */
  apply(intent: ComponentIntent, epoch: Epoch, signal: AbortSignal): Promise<Outcome>
  remove(component: ComponentRef, epoch: Epoch, signal: AbortSignal): Promise<Outcome>
  report(status: ApplicationStatus, epoch: Epoch, signal: AbortSignal): Promise<Outcome>
  /** As `SlicePlatform.tell`, in this cluster. */
  tell(news: ApplicationNews): void
  /** The cluster's own notes: they survive a cut to the continuum. */
  notes(): NoteStore
  lease(signal: AbortSignal): AsyncIterable<LeaseEvent>
}

/** What the continuum agent sees of the slice. Implementations: simulated, karmada, direct (a list of kubeconfigs). */
export interface SlicePlatform {
  /** The desired state, whether it came by our API or by kubectl. */
  applications(): Watch<ApplicationSpec>
  /** Creates when `expected` is undefined, else changes that revision; another revision is `stale`. The platform gives uid, generation and revision. */
  put(application: ApplicationSpec, expected: Revision | undefined, signal: AbortSignal): Promise<Outcome>
  /** Marks it for removal; it disappears from `applications()` when nothing of it is left in any cluster. */
  delete(application: AppRef, signal: AbortSignal): Promise<Outcome>
  notes(): NoteStore
  clusters(): Watch<ClusterState>
  /** The clusters that shall have this application, exactly these: members receive assignment objects, never the application itself. */
  assign(application: ApplicationSpec, clusters: readonly ClusterAssignment[], epoch: Epoch, signal: AbortSignal): Promise<Outcome>
  withdraw(application: AppRef, epoch: Epoch, signal: AbortSignal): Promise<Outcome>
  /** What was assigned, keyed by application: the clusters, and the revision of the application (description and orders) that they were given. */
  assignments(): Watch<Assignment>
  /** What the clusters report. Keyed `cluster/application`. */
  status(): Watch<ApplicationStatus>
  /** Tells the person whose application it is, where the platform has a place for that: on Kubernetes the status of their object. */
  announce(summary: ApplicationSummary, epoch: Epoch, signal: AbortSignal): Promise<Outcome>
  /**
   * Tells the person what was decided, where the platform has a place for that: on Kubernetes an Event of their object. Nobody waits for it, and nothing
   * depends on it: what is too much, cannot be told or comes while this agent does not lead is dropped. The same news again only counts.
   */
  tell(news: ApplicationNews): void
  /** Adds a node to a cluster, or changes its description. */
  putNode(cluster: string, node: NodeDescription, signal: AbortSignal): Promise<Outcome>
  deleteNode(cluster: string, node: string, signal: AbortSignal): Promise<Outcome>
  /** A person's wish about a node, or without one about the whole cluster: nothing new goes there. */
  cordon(cluster: string, node: string | undefined, cordoned: boolean, signal: AbortSignal): Promise<Outcome>
  lease(signal: AbortSignal): AsyncIterable<LeaseEvent>
}

/** What a node agent sees of its machine. Implementations: simulated, linux. */
export interface HostPlatform {
  /** Batches, as they are scraped or pushed. A sample that is late carries the time when it was measured. */
  metrics(signal: AbortSignal): AsyncIterable<readonly Sample[]>
  /** Those that this machine has, as they are. */
  knobs(): Promise<readonly Knob[]>
  /** Idempotent. All of it or nothing: where it is refused, everything is as it was. */
  set(knob: KnobSetting, signal: AbortSignal): Promise<Outcome>
  /** The machine's own: they survive its agent, and a cut to its cluster. Undefined: there is no place for them. */
  notes(): NoteStore | undefined
}
/** Something of a machine that can be set. Its parts are what can be set alone: a CPU, a processor package, a component. */
export type Knob = {
  readonly name: string
  /** As it is now; `mixed` where its parts differ. */
  readonly value: string
  /** What all its parts take, beside what `range` says. */
  readonly allowed: readonly string[]
  /** Any number between these, both included. */
  readonly range?: {readonly min: number; readonly max: number}
  readonly unit?: string
  readonly parts: readonly {readonly part: string; readonly value: string}[]
  /** It is not as it was found: `null` brings that back. */
  readonly isSet: boolean
}
/** `value` null: as it was before it was first set. `parts` absent: all of them. */
export type KnobSetting = {readonly name: string; readonly value: string | null; readonly parts?: readonly string[]}

export interface NoteStore {
  watch(prefix: string): Watch<Note>
  get(key: string, signal: AbortSignal): Promise<Note | undefined>
  /** `expected` undefined: creates; otherwise replaces that revision. `stale` where another was faster. */
  put(key: string, value: unknown, expected: Revision | undefined, signal: AbortSignal): Promise<Outcome>
  delete(key: string, signal: AbortSignal): Promise<Outcome>
}

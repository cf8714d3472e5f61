import type {Resources} from '../../descriptions/resources.js'
import type {
  ApplicationDescription,
  ClusterDescription,
  ComponentDescription,
  ContinuumLayer,
  DatacenterDescription,
  NodeDescription,
  Relation,
} from '../../descriptions/types.js'
import type {JsonValue} from '../../support/json.js'
import type {Epoch, Reason, Revision} from './outcome.js'

export type AppRef = {readonly application: string}
export type ComponentRef = {readonly application: string; readonly component: string}

/** A node as its cluster sees it. */
export type NodeState = {
  readonly name: string
  readonly cluster: string
  readonly ready: boolean
  /** When `ready` last changed, in ms. */
  readonly readyChangedMs: number
  /** A person keeps new components away; those that run stay. */
  readonly cordoned: boolean
  readonly layer: ContinuumLayer
  readonly labels: readonly string[]
  readonly description: NodeDescription
  readonly capacity: Resources
  /** Capacity minus the requests of everything that runs or is about to run there. */
  readonly free: Resources
  /** Per hour, in the slice's currency. Absent: unknown. */
  readonly pricePerHour?: number
  readonly powerWatts?: number
}

export type ClusterState = {
  readonly name: string
  readonly ready: boolean
  readonly readyChangedMs: number
  /** A person keeps new applications away; those that have it keep it. */
  readonly cordoned: boolean
  readonly description: ClusterDescription
  /** Where it stands and who runs it, where that is described. */
  readonly datacenter?: DatacenterDescription
}

/** An application as a person wants it: the description is normalised (modern form), never changed by an agent. */
export type ApplicationSpec = {
  readonly name: string
  /** Given at creation; a name used again gets another. */
  readonly uid: string
  /** Grows by one with each change of the description. */
  readonly generation: number
  readonly revision: Revision
  readonly createdMs: number
  readonly updatedMs: number
  /** Who or what changed the description last, as far as the platform tells: `kubectl-client-side-apply`. */
  readonly changedBy?: string
  readonly description: ApplicationDescription
  /** Present while the application is being removed. */
  readonly deletedMs?: number
  /** What people ordered, newest last; it travels with the application to its clusters. */
  readonly orders: readonly Order[]
  /** What policies of this cluster want of its components beyond the description. Absent: nothing. Kept as notes, never part of what a person gave. */
  readonly adjustments?: readonly Adjustment[]
}

/** A person's order: it outranks every policy until it ends. Exactly what was asked, by whom, and until when. */
export type Order = {
  readonly id: string
  readonly component: string
  readonly by: string
  readonly issuedMs: number
  /** Absent: until it is lifted (`app unpin`) or replaced by a newer order of its kind. */
  readonly untilMs?: number
  readonly wish:
    | {readonly kind: 'move'; readonly from?: string; readonly to: string}
    | {readonly kind: 'pin'; readonly node: string}
    | {readonly kind: 'scale'; readonly instances: number}
    | {readonly kind: 'set-image'; readonly container?: string; readonly image: string}
    | {readonly kind: 'set-resources'; readonly container?: string; readonly requests?: ResourceWish; readonly limits?: ResourceWish}
}

/** What a policy wants of a component beyond its description. A person's order about the same thing outranks it. */
export type Adjustment = {
  readonly component: string
  readonly policy: string
  /** The decision that made it. */
  readonly decision: string
  readonly madeMs: number
  readonly why: string
  readonly wish: AdjustmentWish
  /** What the description said of this then: as soon as it says something else, the adjustment is over. */
  readonly described: JsonValue
  /** What it took the place of: where the change has to be taken back, that holds again. */
  readonly replaced?: Omit<Adjustment, 'replaced'>
}
export type AdjustmentWish =
  | Extract<Order['wish'], {kind: 'scale' | 'set-image' | 'set-resources'}>
  | {readonly kind: 'set-runtime-class'; readonly runtimeClass: string}

/** Kubernetes quantities, as a person writes them. */
export type ResourceWish = {readonly cpu?: string; readonly memory?: string}

export type ClusterAssignment = {readonly cluster: string}
export type Assignment = {readonly application: string; readonly revision: Revision; readonly clusters: readonly ClusterAssignment[]}

export type HostShare = {
  readonly node: string
  readonly instances: number
  /** What runs there is left as it is, whatever the spec says: a host that is about to be given up is not rolled first. */
  readonly keep?: true
}

/**
 * What an agent asked its cluster to run. `hosts` is what shall run now; `goal` is where the change under way ends. They differ only while a
 * move is under way, so that an agent that restarts (or another that takes over) can finish it or take it back.
 */
export type ComponentIntent = {
  readonly ref: ComponentRef
  /** Grows with each change of `spec` (by a new description or by a person's order); instances carry the one that they run. */
  readonly generation: number
  /** What runs: the component's description, orders applied. */
  readonly spec: ComponentDescription
  readonly hosts: readonly HostShare[]
  readonly goal: readonly HostShare[]
  /** What ran before the change: where to go back to when the goal is not ready in time. */
  readonly fallback: readonly HostShare[]
  /** What ran there, where the change is (also) one of the spec. */
  readonly fallbackSpec?: {readonly generation: number; readonly spec: ComponentDescription}
  /** break-before-make only: two instances may never run at once. */
  readonly exclusive: boolean
  /** The change is given up at this time, in ms. */
  readonly deadlineMs: number
  /** The decision that asked for it (the label `mlsysops.eu/planUID`). */
  readonly decision: string
}

export type InstancePhase = 'pending' | 'pulling' | 'starting' | 'ready' | 'not-ready' | 'terminating' | 'completed' | 'failed' | 'unknown'

export type InstanceState = {
  readonly id: string
  readonly node: string
  readonly phase: InstancePhase
  /** Why it is not ready. */
  readonly reason?: string
  readonly startedMs: number
  readonly readySinceMs?: number
  /** Restarts of the same instance in place. */
  readonly restarts: number
  /** The intent's generation that it runs. */
  readonly generation: number
  readonly image: string
}

export type ComponentState = {
  readonly ref: ComponentRef
  readonly instances: readonly InstanceState[]
  /** Those that count any of its instances. Absent: none does. */
  readonly budgets?: readonly DisruptionBudget[]
}

/**
 * Somebody's limit on how many ready instances may be taken away at once, of all that it counts: more than this component's, perhaps. On Kubernetes a
 * PodDisruptionBudget.
 */
export type DisruptionBudget = {
  /** As a person finds it: `PodDisruptionBudget web`. */
  readonly name: string
  /** Whether the cluster has counted since it was last changed; until then nothing may go. */
  readonly isCounted: boolean
  readonly ready: number
  readonly expected: number
  /** How many may go now. It lags a moment behind what happens. */
  readonly allowed: number
  /** Of those that are expected: what must stay ready, or what need not. */
  readonly keeps: {readonly rule: 'at-least' | 'all-but'; readonly amount: number; readonly isPercent: boolean}
}

export type ComponentStatus = {
  readonly component: string
  readonly wanted: number
  /** Those that serve, also as they were before a change that is under way or was taken back. */
  readonly ready: number
  /** Of these, those that are as is wanted now. Absent: all of them. */
  readonly upToDate?: number
  readonly instances: readonly InstanceState[]
  /** Why it is not where or what it should be. */
  readonly reasons: readonly Reason[]
}

export type QosStatus = {
  readonly component: string
  readonly metric: string
  readonly target: number
  readonly relation: Relation
  /** Absent: no sample that is young enough. */
  readonly value?: number
  readonly sampledMs?: number
  readonly met?: boolean
}

/** The weighted share of targets that are met (0 to 1), against the threshold of `global_satisfaction`. */
export type Satisfaction = {
  readonly score: number
  readonly threshold?: number
  readonly met: boolean
  readonly terms: readonly {readonly metric: string; readonly weight: number; readonly achieved: number}[]
}

/** What a cluster reports of an application; the continuum joins the reports of all its clusters. */
export type ApplicationStatus = {
  readonly application: string
  readonly uid: string
  readonly cluster: string
  readonly generation: number
  readonly reportedMs: number
  readonly components: readonly ComponentStatus[]
  readonly qos: readonly QosStatus[]
  readonly satisfaction?: Satisfaction
}

/**
 * accepted: stored · placing: a cluster or host is being chosen · deploying: instances start · deployed: every component is ready (or complete) ·
 * degraded: it was deployed and is not now · failed: it cannot be placed or started, with the reasons · removing.
 */
export type ApplicationPhase = 'accepted' | 'placing' | 'deploying' | 'deployed' | 'degraded' | 'failed' | 'removing'

/** What became of an application in the whole slice, for the person whose it is. */
export type ApplicationSummary = {
  readonly application: string
  readonly uid: string
  readonly generation: number
  readonly phase: ApplicationPhase
  readonly clusters: readonly string[]
  /** Those of them whose agent is gone: what is told of it there is as it was before. Absent: none. */
  readonly unheard?: readonly string[]
  /** What is missing is on its way, as far as anyone can tell. Absent: as the phase says. */
  readonly isProgressing?: boolean
  /** Of its components, in all its clusters. */
  readonly components: {readonly ready: number; readonly wanted: number}
  readonly satisfaction?: Pick<Satisfaction, 'score' | 'threshold' | 'met'>
  /** Why it is not what it should be. */
  readonly reasons: readonly Reason[]
}

/** What was decided about an application and what came of it, or what befell one of its instances, for the person whose it is. */
export type ApplicationNews = {
  readonly application: string
  readonly uid: string
  /** kebab-case, such as `moved`, `rolled-back` or `refused`. */
  readonly kind: string
  readonly isTrouble: boolean
  readonly message: string
  /** Of each decision or instance, every kind of news is told once. */
  readonly about: {readonly decision: string} | {readonly instance: string}
  /** Grows where the same was decided again. */
  readonly count: number
}

/** A small versioned object that must outlive its agent: an answer to a plan, a budget stamp, a policy's state. */
export type Note = {readonly key: string; readonly value: unknown; readonly revision: Revision}
export type LeaseEvent = Epoch | 'lost'

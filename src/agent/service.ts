import type {ApplicationDescription, NodeDescription} from '../descriptions/types.js'
import type {ArbiterVerdict, DecisionFilter, DecisionOutcome, JournaledDecision, SliceEvent} from '../knowledge/contract.js'
import type {MechanismAbout} from '../mechanism/contract.js'
import type {
  ApplicationPhase,
  ApplicationSpec,
  ClusterState,
  ComponentStatus,
  NodeState,
  Order,
  QosStatus,
  Reason,
  Revision,
  Satisfaction,
} from '../platform/contract/index.js'
import type {PolicyArtifact} from '../policy/artifact.js'
import type {CatalogueEntry} from '../policy/catalogue-entry.js'
import type {Candidate, Layer, PolicyDescriptor} from '../policy/contract.js'
import type {JsonObject} from '../support/json.js'
import type {Aggregation, MetricInfo, Series} from '../telemetry/contract.js'
import type {Answer} from './loop/answers.js'
import type {MechanismReport} from './roles/hosted-mechanisms.js'
import type {PolicyReport} from './roles/hosted-policies.js'
import type {Said} from './roles/said-teller.js'
import type {MechanismRecord, MechanismSubmission} from './service/mechanism-library.js'
import type {PolicyChange, PolicyRecord} from './service/policy-library.js'
import type {PolicySubmission} from './service/policy-submission.js'
import type {WatchedTurn} from './turn-report.js'

export type {ApplicationPhase, PolicyChange, PolicySubmission}

/**
 * What the continuum agent does for those who ask from outside: the northbound server is a thin skin over this. Everything that can be refused
 * rejects with an `OperationalError` (its `code` is stable: `application-not-found`, `revision-conflict`, `description-invalid`, …).
 */
export interface SliceService {
  /** Idempotent: the same description again changes nothing and says so. A changed one is an update at `expected` (or at the newest where absent). */
  deploy(
    description: ApplicationDescription,
    options: {readonly by: string; readonly expected?: Revision; readonly createOnly?: boolean},
  ): Promise<DeployResult>
  /** Where every component would go, and why, for every cluster and host. Changes nothing. */
  plan(description: ApplicationDescription): Promise<PlacementReport>
  remove(application: string, by: string): Promise<void>
  applications(): readonly ApplicationView[]
  application(name: string): ApplicationView | undefined
  /** The descriptions it had, newest first, with who changed it and when. */
  history(application: string): Promise<readonly GenerationView[]>
  rollback(application: string, toGeneration: number, by: string): Promise<DeployResult>
  explain(application: string): Promise<Explanation>

  /** A person's order; resolves when it is stored, not when it is carried out. */
  order(
    application: string,
    component: string,
    wish: Order['wish'],
    options: {readonly by: string; readonly untilMs?: number},
  ): Promise<Order>
  lift(application: string, component: string, kind: Order['wish']['kind'] | 'all', by: string): Promise<readonly Order[]>
  /** To plans that wait for a person. Rejects with all that speaks against any of them, and then answers none. */
  answer(
    decisions: readonly string[],
    answer: PlanAnswer,
    options: {readonly by: string; readonly isDryRun?: boolean},
  ): Promise<readonly AnsweredPlan[]>

  /** `waiting`: only those that wait for a person's approval now. */
  decisions(filter: DecisionFilter & {readonly waiting?: boolean}): readonly JournaledDecision[]
  decision(id: string): JournaledDecision | undefined
  /** Replays what came after `afterId` (0: nothing old), then follows. `gap` says that older events are no longer kept. */
  events(
    afterId: number | undefined,
    signal: AbortSignal,
  ): AsyncIterable<(SliceEvent & {readonly id: number}) | {readonly kind: 'gap'; readonly id: number}>

  telemetry(query: TelemetryQuery): readonly Series[]
  aggregate(query: TelemetryQuery & {readonly by: Aggregation}): number | undefined
  metrics(): readonly MetricInfo[]

  infrastructure(): InfrastructureView
  cordon(node: string, cordoned: boolean, by: string): Promise<void>
  /** No new application goes to a cluster that is cordoned; those that have it keep it. */
  cordonCluster(cluster: string, cordoned: boolean, by: string): Promise<void>
  /** Cordons, and moves away what may move; what may not is named with its reason. */
  drain(node: string, by: string): Promise<DrainReport>
  /** What a drain would move, and what would stay. Changes nothing. */
  planDrain(node: string): DrainReport
  addNode(cluster: string, node: NodeDescription, by: string): Promise<void>
  updateNode(node: string, description: NodeDescription, by: string): Promise<void>
  removeNode(node: string, by: string): Promise<void>

  agents(): readonly AgentView[]
  policies(): readonly PolicyView[]
  /**
   * Each turn of a policy from now on, until the signal: only while somebody follows, its agents tell them. Throws `policy-not-found` where it neither runs
   * nor was added.
   */
  turns(policy: string, signal: AbortSignal): AsyncIterable<WatchedTurn>
  /** Those that a person may add by name. */
  builtInPolicies(): readonly CatalogueEntry[]
  /** A policy that a person added, with the sources that it had. */
  policy(name: string): PolicyDetails
  /** What a submission would be; changes nothing. Rejects with `policy-invalid` where it is no policy. */
  checkPolicy(submission: PolicySubmission): Promise<PolicyArtifact>
  addPolicy(
    submission: PolicySubmission,
    by: string,
  ): Promise<{readonly kind: 'added' | 'changed' | 'unchanged'; readonly policy: PolicyDetails}>
  changePolicy(name: string, change: PolicyChange, by: string): Promise<PolicyDetails>
  rollBackPolicy(name: string, number: number | undefined, by: string): Promise<PolicyDetails>
  removePolicy(name: string, by: string): Promise<void>
  mechanisms(): readonly MechanismView[]
  /** What a submission would be; changes nothing. Rejects with `mechanism-invalid` where it is no mechanism. */
  checkMechanism(submission: MechanismSubmission): Promise<MechanismView>
  addMechanism(
    submission: MechanismSubmission,
    by: string,
  ): Promise<{readonly kind: 'added' | 'changed' | 'unchanged'; readonly mechanism: MechanismView}>
  rollBackMechanism(name: string, number: number | undefined, by: string): Promise<MechanismView>
  /** The dry run rejects as it would: with `mechanism-built-in` and `mechanism-not-found`. */
  removeMechanism(name: string, by: string, isDryRun: boolean): Promise<void>
  /** Options and state of a mechanism, agent by agent, as they told last. Rejects with `mechanism-not-found`. */
  mechanismStates(mechanism: string, place: {readonly cluster?: string; readonly node?: string}): readonly MechanismStateView[]
  /**
   * A person's order for one mechanism, through the arbiter of the agent that has it; resolves when it is carried out or refused, or after some seconds with
   * what is known by then. The dry run says what its agent would make of it. Rejects with `command-invalid`, `mechanism-not-loaded`, `cluster-ambiguous`,
   * `cluster-unheard` and `order-unanswered`.
   */
  orderMechanism(
    mechanism: string,
    order: {readonly command: JsonObject; readonly cluster?: string; readonly isDryRun: boolean},
    by: string,
  ): Promise<MechanismOrderView>
  mode(): Mode
  setMode(mode: Mode, by: string): Promise<void>
  /** Of one application. Rejects with `application-not-found`. */
  modeOf(application: string): ApplicationMode
  /** Undefined: as the slice's, from now on. */
  setModeOf(application: string, mode: Mode | undefined, by: string): Promise<ApplicationMode>
  /** Those with a mode of their own, by name. */
  ownModes(): readonly ApplicationMode[]
  health(): HealthView
  /** Undefined while the platform is heard; otherwise everything that is told of the slice is old. */
  silence(): Silence | undefined
  /** Clusters whose agent is not heard: what is told of them is as it last told. */
  unheard(): readonly UnheardCluster[]
}

/** A policy that is loaded somewhere, or was added and is not. */
export type PolicyView = PolicyDescriptor & {
  readonly instances: number
  readonly agents: readonly string[]
  /** Present where a person added it. */
  readonly added?: Pick<PolicyArtifact, 'kind' | 'number' | 'digest' | 'binding' | 'priority' | 'enabled' | 'by' | 'addedMs'>
  /** How it fares, agent by agent. */
  readonly reports: readonly (PolicyReport & {readonly agent: string})[]
  /** What it says at present, agent by agent; of one that is bound to applications of each, in a list of many nothing. */
  readonly said: readonly (Omit<Said, 'policy'> & {readonly agent: string; readonly application?: string})[]
}

export type PolicyDetails = PolicyRecord & Pick<PolicyView, 'reports' | 'said'>

/** heuristic: rules decide · ml: models decide where a policy has one · advise: an admitted plan waits for a person's approval. */
export type Mode = 'heuristic' | 'ml' | 'advise'

/** `isOwn`: it was set for this application; otherwise it is the slice's. */
export type ApplicationMode = {readonly application: string; readonly mode: Mode; readonly isOwn: boolean}

export type PlanAnswer = {
  readonly kind: Answer['kind']
  /** A person's own words. */
  readonly why?: string
  /** How long a rejection holds. Absent: an hour. */
  readonly holdsMs?: number
}

/** `unchanged`: that was said before, and holds. */
export type AnsweredPlan = {
  readonly kind: 'approved' | 'rejected' | 'unchanged' | 'dry-run'
  readonly decision: JournaledDecision
  readonly answer: Answer
}

export type DeployResult = {readonly kind: 'created' | 'updated' | 'unchanged'; readonly application: ApplicationView}

export type ApplicationView = {
  readonly spec: ApplicationSpec
  readonly phase: ApplicationPhase
  /** Since when, in ms. */
  readonly phaseSinceMs: number
  readonly reasons: readonly Reason[]
  readonly clusters: readonly string[]
  readonly components: readonly (ComponentStatus & {readonly cluster: string})[]
  readonly qos: readonly QosStatus[]
  readonly satisfaction?: Satisfaction
  /** Its own; absent: as the slice's. */
  readonly mode?: Mode
}

export type GenerationView = {
  readonly generation: number
  readonly description: ApplicationDescription
  readonly by: string
  readonly timeMs: number
}

export type PlacementReport = {
  readonly application: string
  readonly feasible: boolean
  readonly cluster?: string
  /** Clusters as candidates of the application, under the component name `*`. */
  readonly clusters: readonly Candidate[]
  /** For each cluster that was weighed, its hosts for every component. */
  readonly hosts: readonly (Candidate & {readonly cluster: string})[]
  readonly reasons: readonly Reason[]
}

export type Explanation = {
  readonly application: ApplicationView
  readonly components: readonly {
    readonly component: string
    readonly hosts: readonly string[]
    /** The decision that put it where it is, and those since, newest first. */
    readonly decisions: readonly JournaledDecision[]
    /** Every host as it would be judged now. */
    readonly now: readonly (Candidate & {readonly cluster: string})[]
    /** What a policy says of it at present: fine, or why it holds or cannot act. `node`: that of a node where it runs, as `cluster/node`. */
    readonly policies: readonly (Said & {readonly node?: string})[]
    readonly orders: readonly Order[]
  }[]
  readonly placement: readonly JournaledDecision[]
}

export type TelemetryQuery = {
  readonly metric: string
  readonly application?: string
  readonly component?: string
  readonly instance?: string
  readonly node?: string
  readonly cluster?: string
  readonly windowMs: number
}

export type InfrastructureView = {
  readonly continuum: string
  readonly clusters: readonly (ClusterState & {
    readonly nodes: readonly (NodeState & {readonly instances: number})[]
    readonly heardMs: number | null
  })[]
}

export type DrainReport = {
  readonly node: string
  readonly moving: readonly {readonly application: string; readonly component: string}[]
  readonly staying: readonly {readonly application: string; readonly component: string; readonly reason: Reason}[]
}

export type AgentState = 'online' | 'offline' | 'unknown'

export type AgentView = {
  readonly name: string
  readonly layer: Layer
  readonly cluster?: string
  readonly node?: string
  /** `unknown`: the agent that tells of it is not there itself. */
  readonly state: AgentState
  readonly version: string
  readonly sinceMs: number
  /** Turns of its loop, verdicts and errors since it started. */
  readonly counters: JsonObject
}

export type MechanismView = MechanismAbout & {
  readonly agents: readonly string[]
  /** Of one that a person added: the sources that it had, and how it fares where it runs. */
  readonly added?: MechanismRecord
  readonly reports?: readonly (MechanismReport & {readonly agent: string})[]
}

export type MechanismStateView = {
  readonly agent: string
  readonly cluster?: string
  /** `own`: as the mechanism likes. */
  readonly kind: NonNullable<MechanismAbout['stateKind']> | 'own'
  readonly options: JsonObject
  readonly state: JsonObject
  /** Why it may hold no more: it cannot be asked at present, or was stopped. */
  readonly trouble?: string
}

/** `id`: of the order and of its decision; a dry run has no decision. */
export type MechanismOrderView = {
  readonly id: string
  readonly mechanism: string
  readonly agent: string
  readonly cluster?: string
  readonly command: JsonObject
  readonly verdict: ArbiterVerdict
  readonly outcome: DecisionOutcome
}

/** The platform is not heard: what is known is as it was when it fell silent. */
export type Silence = {
  readonly sinceMs: number
  /** By the machine's time: the slice's own stands still while a simulated world is dead. */
  readonly forMs: number
}

/** A cluster without an agent that is heard. `absent`: none was there since this one began; `unknown`: who would tell of it is not there itself. */
export type UnheardCluster = {
  readonly cluster: string
  readonly state: Exclude<AgentState, 'online'> | 'absent'
  /** Since when; unknown of one that was never there. */
  readonly sinceMs?: number
}

export type HealthView = {
  readonly ready: boolean
  readonly silence?: Silence
  /** Each part with its state: `journal`, `platform`, `fabric`, and one for each agent that should be there. */
  readonly parts: readonly {readonly part: string; readonly healthy: boolean; readonly message: string}[]
  readonly version: string
  readonly startedMs: number
  readonly clock: {readonly nowMs: number; readonly speed: number; readonly simulated: boolean}
}

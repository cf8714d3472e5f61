// Generated from src/northbound/contract/schemas/api.schema.json by `npm run generate`. Do not edit.
/**
 * accepted: stored · placing: a cluster or host is being chosen · deploying: instances start · deployed: every component is ready or complete · degraded: it was deployed and is not now · failed: it cannot be placed or started, see `reasons` · removing.
 */
export type ApplicationPhase = 'accepted' | 'placing' | 'deploying' | 'deployed' | 'degraded' | 'failed' | 'removing'
/**
 * Where an instance is in its life.
 */
export type InstancePhase = 'pending' | 'pulling' | 'starting' | 'ready' | 'not-ready' | 'terminating' | 'completed' | 'failed' | 'unknown'
/**
 * heuristic: rules decide · ml: models decide where a policy has one · advise: an admitted plan waits for a person’s approval.
 */
export type Mode = 'heuristic' | 'ml' | 'advise'
/**
 * Present while clusters that this speaks of have no agent that is heard: what is told of them is as it was before, and nobody decides there.
 */
export type UnheardClusters = UnheardCluster[]
/**
 * What a person wants of a component.
 */
export type OrderWish =
  | {
      kind: 'move'
      /**
       * Away from this node; absent: from wherever it runs.
       */
      from?: string
      /**
       * To this node.
       */
      to: string
    }
  | {
      kind: 'pin'
      /**
       * The node.
       */
      node: string
    }
  | {
      kind: 'scale'
      instances: number
    }
  | {
      kind: 'set-image'
      /**
       * The name or number of the container; absent: the first.
       */
      container?: string
      image: string
    }
  | {
      kind: 'set-resources'
      /**
       * Absent: the first.
       */
      container?: string
      requests?: ResourceWish
      limits?: ResourceWish
    }
export type Continent = 'europe' | 'asia' | 'africa' | 'australia' | 'north_america' | 'south_america' | 'antarctica'
/**
 * Where on the continuum: from the data centre to the device.
 */
export type ContinuumLayer = 'cloud' | 'edge_infrastructure' | 'edge' | 'far_edge'
/**
 * A layer of the continuum; `*` is anywhere.
 */
export type PlacementLayer = 'cloud' | 'edge_infrastructure' | 'edge' | 'far_edge' | '*'
/**
 * How the measured value must stand to the target.
 */
export type Relation = 'lower_or_equal' | 'greater_or_equal' | 'equal' | 'lower_than' | 'greater_than'
export type Level = 'low' | 'medium' | 'high'
/**
 * virtualized: a virtual machine · native: hardware with an operating system · bare_metal: hardware without one.
 */
export type NodeType = 'virtualized' | 'native' | 'bare_metal'
/**
 * The instruction set, as container images name it.
 */
export type CpuArchitecture = 'amd64' | 'arm64'
/**
 * With `dryRun` a placement report, otherwise what became of the description.
 */
export type DeployAnswer = DeployResult | PlacementReport
/**
 * A layer of control.
 */
export type Layer = 'continuum' | 'cluster' | 'node'
/**
 * Who wanted it.
 */
export type Proposer =
  | {
      kind: 'policy'
      policy: string
      version: string
      /**
       * Of the source that decided, where a person added it.
       */
      digest?: string
    }
  | {
      kind: 'person'
      by: string
      order: string
    }
/**
 * What woke the policy.
 */
export type Trigger =
  | {
      kind: 'metric'
      metric: string
      component?: string
      value: number
      /**
       * When it was measured.
       */
      measuredAt: string
    }
  | {
      kind: 'application'
      change: 'added' | 'changed' | 'removed' | 'ordered'
    }
  | {
      kind: 'component'
      component: string
      change: string
    }
  | {
      kind: 'node'
      node: string
      change: string
    }
  | {
      kind: 'cluster'
      cluster: string
      change: string
    }
  | {
      kind: 'interval'
    }
  | {
      kind: 'deferral'
      decision: string
    }
  | {
      kind: 'order'
      order: string
      by: string
    }
/**
 * What an action changes.
 */
export type Target =
  | {
      kind: 'component'
      application: string
      component: string
    }
  | {
      kind: 'application'
      application: string
    }
  | {
      kind: 'knob'
      node: string
      knob: string
    }
  | {
      kind: 'external'
      mechanism: string
      key: string
    }
/**
 * What the arbiter said.
 */
export type Verdict =
  | {
      kind: 'admitted'
      reason: string
    }
  | {
      kind: 'deferred'
      code: string
      reason: string
      /**
       * When it may be tried again.
       */
      notBeforeAt: string
    }
  | {
      kind: 'rejected'
      reasons: Reason[]
    }
  | {
      kind: 'held'
      reason: string
    }
  | {
      kind: 'awaiting-approval'
      reason: string
    }
/**
 * What became of it.
 */
export type Outcome =
  | {
      kind: 'none'
    }
  | {
      kind: 'executing'
    }
  | {
      kind: 'done'
      message: string
      durationMs: number
      /**
       * What was changed, in a word: `placed`, `moved`, `scaled`, `image-changed`, `resources-changed`, `runtime-class-changed`, `changed`, `removed`, `assigned` or `withdrawn`. Absent: its mechanism does not say.
       */
      change?: string
    }
  | {
      kind: 'failed'
      reasons: Reason[]
      /**
       * What was before runs again.
       */
      restored: boolean
    }
  | {
      kind: 'interrupted'
      message: string
    }
/**
 * approve: it goes ahead, once · reject: it does not, and the same is not proposed again for a while.
 */
export type AnswerKind = 'approve' | 'reject'
/**
 * How points become one number.
 */
export type Aggregation = 'mean' | 'min' | 'max' | 'p50' | 'p95' | 'p99' | 'last' | 'sum' | 'count'
/**
 * The series, or where `by` was given their aggregate.
 */
export type TelemetryAnswer =
  | {
      kind: 'series'
      metric: string
      windowMs: number
      series: Series[]
      silence?: Silence
      unheard?: UnheardClusters
    }
  | {
      kind: 'aggregate'
      metric: string
      windowMs: number
      by: Aggregation
      /**
       * null: there is no point in the window.
       */
      value: number | null
      silence?: Silence
      unheard?: UnheardClusters
    }
/**
 * Longitude, then latitude, in degrees (WGS 84). For a mobile node: that of its base station.
 *
 * @minItems 2
 * @maxItems 2
 */
export type Location = number[]
export type EnergyUnit = 'wh' | 'kwh' | 'Mwh'
/**
 * What the event stream carries.
 */
export type StreamItem = SliceEvent | EventGap
/**
 * What the stream of a policy’s turns carries.
 */
export type TurnItem = WatchedTurn | OmittedTurns

/**
 * Every type of the northbound API, by name.
 */
export interface ApiTypes {
  Reason: Reason
  Silence: Silence
  UnheardCluster: UnheardCluster
  ProblemItem: ProblemItem
  Problem: Problem
  ApplicationPhase: ApplicationPhase
  InstancePhase: InstancePhase
  Instance: Instance
  ComponentStatus: ComponentStatus
  QosStatus: QosStatus
  Satisfaction: Satisfaction
  ApplicationStatus: ApplicationStatus
  Application: Application
  ApplicationPage: ApplicationPage
  DeployResult: DeployResult
  PlacementReport: PlacementReport
  DeployAnswer: DeployAnswer
  OrderWish: OrderWish
  ResourceWish: ResourceWish
  OrderRequest: OrderRequest
  Order: Order
  LiftResult: LiftResult
  RollbackRequest: RollbackRequest
  Generation: Generation
  History: History
  Explanation: Explanation
  Prediction: Prediction
  Candidate: Candidate
  HostCandidate: HostCandidate
  Unlisted: Unlisted
  Trigger: Trigger
  Analysis: Analysis
  Target: Target
  Action: Action
  Proposer: Proposer
  Verdict: Verdict
  Outcome: Outcome
  Effect: Effect
  Decision: Decision
  Layer: Layer
  DecisionPage: DecisionPage
  PlanAnswerRequest: PlanAnswerRequest
  AnswerKind: AnswerKind
  PlanAnswer: PlanAnswer
  AnsweredPlans: AnsweredPlans
  MetricInfo: MetricInfo
  MetricList: MetricList
  SampleSource: SampleSource
  Point: Point
  Series: Series
  Aggregation: Aggregation
  TelemetryAnswer: TelemetryAnswer
  Resources: Resources
  Node: Node
  NodeList: NodeList
  Cluster: Cluster
  ClusterList: ClusterList
  Infrastructure: Infrastructure
  DrainReport: DrainReport
  Agent: Agent
  AgentList: AgentList
  Policy: Policy
  PolicyList: PolicyList
  BuiltInPolicy: BuiltInPolicy
  BuiltInPolicyList: BuiltInPolicyList
  Mechanism: Mechanism
  MechanismList: MechanismList
  MechanismStates: MechanismStates
  MechanismState: MechanismState
  MechanismOrderRequest: MechanismOrderRequest
  MechanismOrder: MechanismOrder
  ModeSetting: ModeSetting
  Mode: Mode
  SliceMode: SliceMode
  ApplicationMode: ApplicationMode
  Health: Health
  Readiness: Readiness
  SliceEvent: SliceEvent
  EventGap: EventGap
  StreamItem: StreamItem
  WatchedTurn: WatchedTurn
  OmittedTurns: OmittedTurns
  TurnItem: TurnItem
  ApplicationDocument: ApplicationDocument
  NodeDocument: NodeDocument
  PolicyDetails: PolicyDetails
  PolicyReport: PolicyReport
  PolicySaid: PolicySaid
  PolicySource: PolicySource
  MechanismSubmission: MechanismSubmission
  MechanismResult: MechanismResult
  PolicySubmission: PolicySubmission
  PolicyBinding: PolicyBinding
  PolicyRollback: PolicyRollback
  PolicyResult: PolicyResult
  PolicyOutput: PolicyOutput
  PolicyAddition: PolicyAddition
}
/**
 * Why something is not so, in words that a person can act on.
 */
export interface Reason {
  /**
   * Stable, kebab-case, such as `memory-short`.
   */
  code: string
  message: string
  /**
   * What can be done about it.
   */
  wayOut?: string
}
/**
 * Present while the platform is not heard: what is told here is as it was then, and may have changed since.
 */
export interface Silence {
  /**
   * Since when, on the slice’s clock.
   */
  sinceAt: string
  /**
   * For how long, in ms of real time: the clock of a simulated slice stands still while its world is dead.
   */
  forMs: number
}
/**
 * A cluster whose agent is not heard.
 */
export interface UnheardCluster {
  cluster: string
  /**
   * absent: it was not there since the continuum agent began · unknown: who would tell of it is not there itself.
   */
  state: 'offline' | 'unknown' | 'absent'
  /**
   * Since when; absent where it was never there.
   */
  sinceAt?: string
}
/**
 * One of several things that are wrong, or in a warning could be better.
 */
export interface ProblemItem {
  severity: 'error' | 'warning'
  /**
   * kebab-case, stable.
   */
  code: string
  /**
   * RFC 6901 pointer into the body; for what is not the body it begins with `/path`, `/query` or `/headers`. Empty: the whole body.
   */
  pointer: string
  message: string
  /**
   * The same by the names as written: `MLSysOpsApp.components[0]`.
   */
  path?: string
  /**
   * Counted from 1, where text was sent.
   */
  line?: number
  /**
   * Counted from 1, in UTF-16 units.
   */
  column?: number
  /**
   * What was probably meant.
   */
  suggestion?: string
  /**
   * The line in question.
   */
  sourceLine?: string
  /**
   * The column of the place in `sourceLine`.
   */
  caret?: number
}
/**
 * A problem document (RFC 9457, `application/problem+json`).
 */
export interface Problem {
  /**
   * A reference to the description of `code`.
   */
  type: string
  /**
   * The same for every problem of this code.
   */
  title: string
  status: number
  /**
   * What happened this time.
   */
  detail: string
  /**
   * The request that failed, by its id in the log.
   */
  instance?: string
  /**
   * Stable, kebab-case: scripts match on it.
   */
  code: string
  /**
   * The exit status of the command line for it, by name.
   */
  exit: 'usage' | 'invalid' | 'precondition' | 'external' | 'remote' | 'timeout' | 'bug'
  /**
   * What can be done, each a command or a sentence.
   */
  hints: string[]
  /**
   * Everything that is wrong with what was sent.
   */
  problems?: ProblemItem[]
  /**
   * Machine-readable particulars.
   */
  details?: {
    [k: string]: unknown
  }
}
/**
 * One running copy of a component.
 */
export interface Instance {
  id: string
  node: string
  phase: InstancePhase
  /**
   * Why it is not ready.
   */
  reason?: string
  /**
   * When it was started.
   */
  startedAt: string
  /**
   * Since when it is ready.
   */
  readySinceAt?: string
  /**
   * In place, of this instance.
   */
  restarts: number
  /**
   * The generation of the component that it runs.
   */
  generation: number
  image: string
}
/**
 * A component in one cluster: what is wanted and what is true.
 */
export interface ComponentStatus {
  component: string
  cluster: string
  /**
   * Instances that shall run.
   */
  wanted: number
  /**
   * Instances that serve, also as they were before a change that is under way or was taken back.
   */
  ready: number
  /**
   * Of these, those that are as is wanted now. Absent: all of them.
   */
  upToDate?: number
  instances: Instance[]
  /**
   * Why it is not where or what it should be.
   */
  reasons: Reason[]
}
/**
 * A target and what is measured.
 */
export interface QosStatus {
  component: string
  metric: string
  target: number
  relation: string
  /**
   * Absent: no sample is young enough.
   */
  value?: number
  /**
   * When it was measured.
   */
  sampledAt?: string
  /**
   * Absent: unknown.
   */
  met?: boolean
}
/**
 * The weighted share of targets that are met, against the threshold of `global_satisfaction`.
 */
export interface Satisfaction {
  /**
   * 0 to 1.
   */
  score: number
  threshold?: number
  met: boolean
  terms: {
    metric: string
    weight: number
    achieved: number
  }[]
}
/**
 * What is true of an application now.
 */
export interface ApplicationStatus {
  /**
   * The application.
   */
  name: string
  /**
   * Given at creation; a name that is used again gets another.
   */
  uid: string
  /**
   * Grows by one with each change of the description.
   */
  generation: number
  /**
   * For `If-Match`: opaque, another with each write.
   */
  revision: string
  /**
   * When it was created.
   */
  createdAt: string
  /**
   * When its description or orders last changed.
   */
  updatedAt: string
  /**
   * Present while it is being removed.
   */
  deletedAt?: string
  phase: ApplicationPhase
  /**
   * Since when it is in this phase.
   */
  phaseSinceAt: string
  /**
   * Why it is not deployed.
   */
  reasons: Reason[]
  /**
   * The clusters that it was given to.
   */
  clusters: string[]
  components: ComponentStatus[]
  qos: QosStatus[]
  satisfaction?: Satisfaction
  mode?: Mode
  silence?: Silence
  unheard?: UnheardClusters
}
/**
 * An application: what is wanted, what people ordered, and what is true now.
 */
export interface Application {
  /**
   * The application.
   */
  name: string
  /**
   * Given at creation; a name that is used again gets another.
   */
  uid: string
  /**
   * Grows by one with each change of the description.
   */
  generation: number
  /**
   * For `If-Match`: opaque, another with each write.
   */
  revision: string
  /**
   * When it was created.
   */
  createdAt: string
  /**
   * When its description or orders last changed.
   */
  updatedAt: string
  /**
   * Present while it is being removed.
   */
  deletedAt?: string
  phase: ApplicationPhase
  /**
   * Since when it is in this phase.
   */
  phaseSinceAt: string
  /**
   * Why it is not deployed.
   */
  reasons: Reason[]
  /**
   * The clusters that it was given to.
   */
  clusters: string[]
  components: ComponentStatus[]
  qos: QosStatus[]
  satisfaction?: Satisfaction
  mode?: Mode
  /**
   * In force, newest last.
   */
  orders: Order[]
  description: ApplicationDescription
  silence?: Silence
  unheard?: UnheardClusters
}
/**
 * An order in force: what was asked, by whom, until when.
 */
export interface Order {
  id: string
  component: string
  by: string
  /**
   * When it was given.
   */
  issuedAt: string
  /**
   * When it ends.
   */
  untilAt?: string
  wish: OrderWish
}
/**
 * Kubernetes quantities.
 */
export interface ResourceWish {
  cpu?: string
  memory?: string
}
export interface ApplicationDescription {
  /**
   * The application's unique name: a DNS-1123 label.
   */
  name: string
  /**
   * What it is, in words of your own: policies are bound by them.
   *
   * @maxItems 64
   */
  labels?: string[]
  cluster_placement?: ClusterPlacement
  /**
   * Groups of components that must run together on one node. It overrides the components' own `node_placement`.
   *
   * @maxItems 16
   */
  single_node?: SingleNode[]
  /**
   * What the application is made of.
   *
   * @minItems 1
   * @maxItems 128
   */
  components: ComponentDescription[]
  /**
   * Which component talks to which.
   *
   * @maxItems 128
   */
  component_interactions?: ComponentInteraction[]
  /**
   * What policies may do to the application. `*` permits everything; without this field nothing is forbidden. A person's order is not bound by it.
   */
  permitted_actions?: string[]
  global_satisfaction?: GlobalSatisfaction
}
/**
 * Which clusters may host the application.
 */
export interface ClusterPlacement {
  /**
   * The clusters that may host it; without this field any may.
   *
   * @maxItems 256
   *
   * Items: A DNS-1123 subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters.
   */
  cluster_id?: string[]
  /**
   * In how many clusters the application runs.
   */
  instances?: number
  /**
   * Where the cluster must be.
   */
  location?: {
    continent?: Continent[]
    /**
     * Items: A two-letter country code, lower case (Greece is `el`).
     */
    country?: string[]
    city?: string[]
  }
  cloud_provider?: string
  /**
   * The cluster must have at least one of each.
   */
  accelerators?: ('gpu' | 'fpga' | 'tpu')[]
  /**
   * The cluster must have at least one node of each of these layers.
   */
  node_types?: ContinuumLayer[]
}
export interface SingleNode {
  /**
   * The names of the components that run together.
   *
   * @minItems 1
   * @maxItems 32
   *
   * Items: A DNS-1123 label: lower-case letters, digits and hyphens, at most 63 characters. It becomes the name of a Kubernetes object.
   */
  components: string[]
  continuum_layer?: PlacementLayer[]
  scaling?: Scaling
  /**
   * Whether the node must be a mobile one (or must not).
   */
  mobile?: boolean
  /**
   * The node must carry all of them.
   *
   * Items: A label that nodes carry and placements ask for, by convention `key:value`.
   */
  labels?: string[]
  /**
   * Exactly this node.
   */
  node?: string
}
export interface Scaling {
  /**
   * manual: `instances` says how many · auto: a policy decides by `scaling_criteria`.
   */
  scaling_mode?: 'manual' | 'auto'
  /**
   * How many run; 1 where it is not said.
   */
  instances?: number
  /**
   * What automatic scaling goes by.
   */
  scaling_criteria?:
    | 'min_cpu_utilization'
    | 'max_cpu_utilization'
    | 'min_memory_percent'
    | 'max_memory_percent'
    | 'min_requests_per_sec'
    | 'max_request_per_sec'
    | 'min_number_of_instances'
    | 'max_number_of_instances'
}
export interface ComponentDescription {
  metadata: {
    /**
     * The component's name: unique in the application, a DNS-1123 label.
     */
    name: string
    /**
     * Given by the slice; leave it out.
     */
    uid?: string
  }
  node_placement?: NodePlacement
  /**
   * Two instances may never run at once, not even while it moves: the old one stops before the new one starts. An extension of mlsysops.
   */
  exclusive?: boolean
  /**
   * A component that runs to its end and need not begin at once: it waits until a policy (carbon-aware) finds the hour, and begins without one when the slack is used up. An extension of mlsysops.
   */
  deferrable?: {
    /**
     * How much later than its application was deployed it may begin.
     */
    slack: string
    /**
     * How long it runs, about.
     */
    duration: string
  }
  /**
   * Components that must be running before this one starts.
   *
   * @maxItems 16
   *
   * Items: A DNS-1123 label: lower-case letters, digits and hyphens, at most 63 characters. It becomes the name of a Kubernetes object.
   */
  depends_on?: string[]
  /**
   * The knobs that the component offers at run time.
   */
  runtime_configuration?: {
    /**
     * The JSON text that describes the knobs.
     */
    config_specification_file?: string
    /**
     * The absolute path in the container where the component looks for it.
     */
    config_file_path?: string
  }
  /**
   * The sensors that the node must have.
   *
   * @maxItems 16
   */
  sensors?: SensorRequirement[]
  /**
   * The targets that the component is to meet.
   *
   * @maxItems 16
   */
  qos_metrics?: QosMetric[]
  storage?: {
    buckets?: Bucket[]
  }
  /**
   * Whether it handles data that must be protected.
   */
  data_sensitivity?: boolean
  data_criticality?: Level
  /**
   * Whether it runs outside the slice and is only named here.
   */
  external_component?: boolean
  /**
   * Whether it can be reached from outside its cluster.
   */
  external_access?: boolean
  /**
   * Whether it uses the network of its host; its ports must then be named.
   */
  host_network?: boolean
  runtime_class_name?: string
  /**
   * When a container that ended starts again. `OnFailure` and `Never` make it a component that may run to completion.
   */
  restart_policy?: 'Always' | 'OnFailure' | 'Never'
  /**
   * The operating system that the node must have.
   */
  os?: string
  node_type?: NodeType
  /**
   * The runtime that the node must have.
   */
  container_runtime?: string
  /**
   * @minItems 1
   * @maxItems 8
   */
  containers: ContainerDescription[]
}
/**
 * What the node must be like that hosts the component.
 */
export interface NodePlacement {
  /**
   * The layers that it may run on; without this field, any.
   */
  continuum_layer?: PlacementLayer[]
  scaling?: Scaling
  /**
   * Whether the node must be a mobile one (or must not).
   */
  mobile?: boolean
  /**
   * The node must carry all of them.
   *
   * Items: A label that nodes carry and placements ask for, by convention `key:value`.
   */
  labels?: string[]
  /**
   * Exactly this node: the placement is static.
   */
  node?: string
}
export interface SensorRequirement {
  camera?: {
    model?: string
    camera_type?: string
    /**
     * Frames a second that it must deliver at least.
     */
    minimum_framerate?: number
    /**
     * Width x height in pixels.
     */
    resolution?: string
  }
  temperature?: {
    model?: string
    /**
     * The lowest value that is measured, in `measurement_unit`.
     */
    measurement_min?: number
    /**
     * The highest value that is measured, in `measurement_unit`.
     */
    measurement_max?: number
    measurement_unit?: string
    /**
     * The largest error of a measurement, in `measurement_unit`.
     */
    accuracy?: number
    /**
     * Measurements a second (Hz).
     */
    sampling_frequency?: number
  }
  accelerometer?: Accelerometer
  barometer?: Barometer
  air_quality?: AirQualitySensor
  /**
   * The environment variable in which the component receives the sensor's endpoint.
   */
  endpoint_variable?: string
  protocol?: string
  /**
   * How many the node must have; 1 where it is not said.
   */
  instances?: number
}
export interface Accelerometer {
  model?: string
  /**
   * The lowest value that is measured, in `measurement_unit`.
   */
  measurement_min?: number
  /**
   * The highest value that is measured, in `measurement_unit`.
   */
  measurement_max?: number
  measurement_unit?: string
  /**
   * The largest error of a measurement, in `measurement_unit`.
   */
  accuracy?: number
  /**
   * Measurements a second (Hz).
   */
  sampling_frequency?: number
}
export interface Barometer {
  model?: string
  /**
   * The lowest value that is measured, in `measurement_unit`.
   */
  measurement_min?: number
  /**
   * The highest value that is measured, in `measurement_unit`.
   */
  measurement_max?: number
  /**
   * pa: pascal.
   */
  measurement_unit?: string
  /**
   * The largest error of a measurement, in `measurement_unit`.
   */
  accuracy?: number
  /**
   * Measurements a second (Hz).
   */
  sampling_frequency?: number
}
export interface AirQualitySensor {
  model?: string
  /**
   * The lowest value that is measured, in `measurement_unit`.
   */
  measurement_min?: number
  /**
   * The highest value that is measured, in `measurement_unit`.
   */
  measurement_max?: number
  /**
   * ug/m^3: micrograms per cubic metre.
   */
  measurement_unit?: string
  /**
   * The largest error of a measurement, in `measurement_unit`.
   */
  accuracy?: number
  /**
   * Measurements a second (Hz).
   */
  sampling_frequency?: number
}
export interface QosMetric {
  /**
   * The name of a metric that the component reports.
   */
  application_metric_id: string
  /**
   * In the unit that the metric is reported in.
   */
  target: number
  relation: Relation
  /**
   * System metrics that influence it.
   */
  system_metrics_hints?: string[]
}
export interface Bucket {
  bucket_id: string
  policy_update_token?: string
  location_restrictions?: {
    /**
     * Only where the GDPR applies.
     */
    gdpr?: boolean
  }
  /**
   * How many losses it must survive.
   */
  redundancy?: 'high' | 'one' | 'none'
  /**
   * In milliseconds.
   */
  max_latency?: number
  /**
   * In megabits a second.
   */
  min_download_speed?: number
  server_side_encryption?: boolean
}
export interface ContainerDescription {
  /**
   * Unique in the component; the component's name where it is not given. An extension of mlsysops.
   */
  name?: string
  /**
   * The container image, with its tag or digest.
   */
  image: string
  /**
   * Replaces the image's entry point.
   */
  command?: string[]
  /**
   * Passed to the command or to the image's entry point. An extension of mlsysops.
   */
  args?: string[]
  image_pull_policy?: 'Always' | 'Never' | 'IfNotPresent'
  /**
   * The accelerated calls that it uses.
   */
  acceleration_api?: {
    /**
     * The name of an accelerated call that a node offers and a container uses.
     */
    call_name: string
    /**
     * `*`: any that the node has.
     */
    required_framework?: string
  }[]
  platform_requirements?: PlatformRequirements
  /**
   * @maxItems 16
   */
  ports?: ContainerPort[]
  /**
   * @maxItems 256
   */
  env?: EnvironmentVariable[]
}
/**
 * What the container needs of its node.
 */
export interface PlatformRequirements {
  cpu?: {
    /**
     * Cores as a Kubernetes quantity: `500m` is half a core.
     */
    requests?: string
    /**
     * Cores as a Kubernetes quantity.
     */
    limits?: string
    /**
     * Those that it can run on.
     */
    architecture?: CpuArchitecture[]
    /**
     * The lowest that will do, in Hz.
     */
    frequency?: number
    /**
     * How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.
     */
    performance_indicator?: number
  }
  memory?: {
    /**
     * Bytes as a Kubernetes quantity.
     */
    requests?: string
    /**
     * Bytes as a Kubernetes quantity.
     */
    limits?: string
  }
  mcu?: {
    requests?: string
    limits?: string
    architecture?: string[]
    /**
     * Bytes as a Kubernetes quantity.
     */
    flash?: string
    /**
     * The lowest that will do, in Hz.
     */
    frequency?: number
    /**
     * How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.
     */
    performance_indicator?: number
  }
  /**
   * Free local storage that it needs, in GB (10^9 bytes).
   */
  disk?: number
  gpu?: {
    /**
     * How many; 1 where the GPU is asked for and no number is given.
     */
    requests?: number
    /**
     * How many. A GPU is not shared: it equals the request.
     */
    limits?: number
    model?: string
    /**
     * Of each GPU, in GB (1 GB is 2^30 bytes).
     */
    memory?: number
    /**
     * Share of the GPU that it is expected to use, in per cent.
     */
    utilization_request?: number
    /**
     * How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.
     */
    performance_indicator?: number
  }
  fpga?: {
    model?: string
    /**
     * In GB (1 GB is 2^30 bytes).
     */
    memory?: number
    /**
     * In per cent.
     */
    utilization_request?: number
    /**
     * How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.
     */
    performance_indicator?: number
  }
}
export interface ContainerPort {
  container_port: number
  /**
   * The address of the host that the port is bound to.
   */
  host_ip?: string
  /**
   * The port on the host. With `host_network` it must equal `container_port`.
   */
  host_port?: number
  /**
   * Unique in the component; at most 15 lower-case letters, digits and hyphens, with at least one letter. At a port named `metrics` or `http-metrics` it is scraped.
   */
  name?: string
  protocol?: 'TCP' | 'UDP' | 'SCTP'
}
export interface EnvironmentVariable {
  name: string
  /**
   * `$(OTHER)` stands for the value of another variable.
   */
  value?: string
  value_from?: {
    /**
     * A field of the running instance.
     */
    field_ref: {
      field_path: string
    }
  }
}
export interface ComponentInteraction {
  /**
   * The component that the interaction is told of.
   */
  component_name1: string
  /**
   * egress: from the first to the second · ingress: to the first from the second.
   */
  type?: 'ingress' | 'egress'
  /**
   * The other component.
   */
  component_name2: string
  interaction_criticality?: Level
  /**
   * @maxItems 8
   */
  interaction_metrics?: {
    system_metric_id: 'latency' | 'bandwidth' | 'end_to_end_invocation_delay'
    target: number
    measurement_unit?: 'milliseconds' | 'seconds' | 'Mbps'
    relation: Relation
  }[]
}
/**
 * The weighted share of targets that are met, and what it must be at least.
 */
export interface GlobalSatisfaction {
  /**
   * Above 0, at most 1.
   */
  threshold?: number
  relation?: 'greater_or_equal' | 'equal' | 'greater_than'
  /**
   * What each target counts; together 1.
   *
   * @maxItems 64
   */
  achievement_weights?: {
    /**
     * An `application_metric_id` of one of the components.
     */
    metric_id: string
    weight: number
  }[]
}
/**
 * Applications by name.
 */
export interface ApplicationPage {
  items: ApplicationStatus[]
  /**
   * Give it as `cursor` to get the next page; null: this is the last.
   */
  nextCursor: string | null
  silence?: Silence
  unheard?: UnheardClusters
}
/**
 * What became of a description that was sent.
 */
export interface DeployResult {
  kind: 'created' | 'updated' | 'unchanged'
  application: Application
  /**
   * What the description could say better.
   */
  warnings: ProblemItem[]
}
/**
 * Where every component would go, and why. Nothing was changed.
 */
export interface PlacementReport {
  kind: 'dry-run'
  application: string
  feasible: boolean
  /**
   * The cluster that would be chosen.
   */
  cluster?: string
  /**
   * Clusters as candidates of the application, under the component name `*`.
   */
  clusters: Candidate[]
  /**
   * For each cluster that was weighed, its hosts for every component.
   */
  hosts: HostCandidate[]
  reasons: Reason[]
  /**
   * What the description could say better.
   */
  warnings: ProblemItem[]
}
/**
 * A host that was weighed, chosen or not.
 */
export interface Candidate {
  /**
   * `*` where a cluster is chosen for the whole application.
   */
  component: string
  /**
   * A node; at the continuum a cluster.
   */
  host: string
  chosen: boolean
  /**
   * Empty: it was eligible.
   */
  refusals: Reason[]
  /**
   * Higher is better.
   */
  score?: number
  /**
   * Of what the score is made.
   */
  terms?: {
    [k: string]: number
  }
  prediction?: Prediction
}
/**
 * What a metric is expected to be on another host.
 */
export interface Prediction {
  metric: string
  value: number
  /**
   * Half the width of the 80 % interval, in the metric’s unit.
   */
  error: number
  /**
   * What it was made from, in words.
   */
  basis: string
}
/**
 * A host of a cluster that was weighed, chosen or not.
 */
export interface HostCandidate {
  cluster: string
  /**
   * `*` where a cluster is chosen for the whole application.
   */
  component: string
  /**
   * A node; at the continuum a cluster.
   */
  host: string
  chosen: boolean
  /**
   * Empty: it was eligible.
   */
  refusals: Reason[]
  /**
   * Higher is better.
   */
  score?: number
  /**
   * Of what the score is made.
   */
  terms?: {
    [k: string]: number
  }
  prediction?: Prediction
}
/**
 * A person’s order. It outranks every policy until it ends.
 */
export interface OrderRequest {
  wish: OrderWish
  /**
   * When it ends; absent: until it is lifted or replaced.
   */
  untilAt?: string
}
/**
 * The orders that were lifted.
 */
export interface LiftResult {
  lifted: Order[]
}
/**
 * Which description shall be the wanted one again.
 */
export interface RollbackRequest {
  generation: number
}
/**
 * A description that the application had.
 */
export interface Generation {
  generation: number
  /**
   * Who sent it.
   */
  by: string
  /**
   * When it was sent.
   */
  createdAt: string
  description: ApplicationDescription
}
/**
 * The descriptions that it had, newest first.
 */
export interface History {
  items: Generation[]
}
/**
 * Why everything is where it is, and why not elsewhere.
 */
export interface Explanation {
  application: ApplicationStatus
  components: {
    component: string
    /**
     * Where it runs.
     */
    hosts: string[]
    /**
     * What put it there and what came since, newest first.
     */
    decisions: Decision[]
    /**
     * Every host as it would be judged now.
     */
    now: HostCandidate[]
    /**
     * Items: What a policy says of it at present.
     */
    policies: {
      policy: string
      /**
       * The node whose own policy it is, as cluster/node; absent: it is one of the cluster.
       */
      node?: string
      verdict: string
      reason: string
      /**
       * When it said so.
       */
      saidAt: string
    }[]
    orders: Order[]
  }[]
  /**
   * How it came to its clusters, newest first.
   */
  placement: Decision[]
  silence?: Silence
  unheard?: UnheardClusters
}
/**
 * One turn of the loop: why it ran, what it saw, what it wanted, what became of it.
 */
export interface Decision {
  /**
   * Its number in the journal; newer decisions have greater ones.
   */
  seq: number
  id: string
  agent: string
  layer: Layer
  cluster?: string
  application?: string
  components: string[]
  proposer: Proposer
  trigger: Trigger
  analysis: Analysis
  summary: string
  actions: Action[]
  candidates: Candidate[]
  unlisted?: Unlisted
  verdict: Verdict
  outcome: Outcome
  effect?: Effect
  /**
   * How often the same verdict came again.
   */
  repeats: number
  /**
   * When it was taken.
   */
  decidedAt: string
  /**
   * When its outcome was known.
   */
  closedAt?: string
  /**
   * Grows with each change of this record.
   */
  version: number
}
/**
 * What the policy found.
 */
export interface Analysis {
  verdict: 'adapt' | 'fine' | 'hold'
  reason: string
  /**
   * The numbers behind it.
   */
  evidence?: {
    [k: string]: unknown
  }
}
/**
 * One change, for one mechanism.
 */
export interface Action {
  mechanism: string
  /**
   * As the mechanism’s command schema says.
   */
  command: {
    [k: string]: unknown
  }
  target: Target
  reason: string
  /**
   * The person’s order that it carries out.
   */
  order?: string
  /**
   * Of the mechanism’s source, where a person added it.
   */
  digest?: string
}
/**
 * Hosts that were weighed and are only counted: of very many, a record lists the best and examples of each refusal.
 */
export interface Unlisted {
  /**
   * Those that would have done.
   */
  eligible: number
  /**
   * The others, by the code of the first reason against them.
   */
  refused: {
    [k: string]: number
  }
}
/**
 * What was measured once the change had settled.
 */
export interface Effect {
  metric: string
  before?: number
  predicted?: number
  after?: number
  /**
   * When it was measured.
   */
  measuredAt: string
  message: string
}
/**
 * Decisions, newest first.
 */
export interface DecisionPage {
  items: Decision[]
  /**
   * Give it as `cursor` to get the next page; null: this is the last.
   */
  nextCursor: string | null
}
/**
 * What a person says to plans that wait: to all of them, or to none where something speaks against one.
 */
export interface PlanAnswerRequest {
  /**
   * The ids of the decisions.
   *
   * @minItems 1
   * @maxItems 200
   */
  decisions: string[]
  kind: AnswerKind
  /**
   * The reason, in the person’s own words.
   */
  why?: string
  /**
   * How long a rejection holds, in ms; absent: an hour.
   */
  holdsMs?: number
}
/**
 * An answer in force.
 */
export interface PlanAnswer {
  kind: AnswerKind
  by: string
  /**
   * The person’s own words.
   */
  why?: string
  /**
   * A moment in RFC 3339, UTC, with milliseconds. It is the time of the slice, which a simulated world may run faster.
   */
  givenAt: string
  /**
   * When it ends.
   */
  untilAt: string
}
/**
 * What became of the answers.
 */
export interface AnsweredPlans {
  items: {
    /**
     * unchanged: that was said before, and holds.
     */
    kind: 'approved' | 'rejected' | 'unchanged' | 'dry-run'
    decision: Decision
    answer: PlanAnswer
  }[]
}
/**
 * A metric that the slice knows.
 */
export interface MetricInfo {
  name: string
  /**
   * `ms`, `s`, `bytes`, `ratio`, `count`, `per_second`, `watts` or `unknown`.
   */
  unit: string
  kind: 'gauge' | 'counter'
  help: string
  /**
   * How many series of it are kept.
   */
  series: number
}
/**
 * The metrics that the slice knows.
 */
export interface MetricList {
  items: MetricInfo[]
}
/**
 * Who a series is about.
 */
export interface SampleSource {
  application?: string
  component?: string
  instance?: string
  node?: string
  cluster?: string
}
/**
 * A measured value.
 */
export interface Point {
  /**
   * When it was measured.
   */
  measuredAt: string
  value: number
}
/**
 * The points of one source, oldest first.
 */
export interface Series {
  metric: string
  source: SampleSource
  points: Point[]
}
/**
 * Amounts.
 */
export interface Resources {
  cpuMillicores: number
  memoryBytes: number
  diskBytes: number
  gpus: number
  fpgas: number
}
/**
 * A node as its cluster sees it.
 */
export interface Node {
  name: string
  cluster: string
  ready: boolean
  /**
   * When `ready` last changed.
   */
  readyChangedAt: string
  /**
   * A person keeps new components away.
   */
  cordoned: boolean
  layer: ContinuumLayer
  labels: string[]
  capacity: Resources
  free: Resources
  /**
   * In the slice’s currency; absent: unknown.
   */
  pricePerHour?: number
  /**
   * Absent: unknown.
   */
  powerWatts?: number
  /**
   * Instances that run there.
   */
  instances: number
  description: NodeDescription
  silence?: Silence
  unheard?: UnheardClusters
}
export interface NodeDescription {
  /**
   * The node's unique name, as its cluster knows it.
   */
  name: string
  /**
   * What placements may ask for in their `labels`.
   *
   * Items: A label that nodes carry and placements ask for, by convention `key:value`.
   */
  labels?: string[]
  continuum_layer: ContinuumLayer
  /**
   * The cluster that the node belongs to.
   */
  cluster_id?: string
  /**
   * The data centre that it stands in. Without one it stands alone, and its `location` says where.
   */
  datacenter_id?: string
  /**
   * transient: it may go away, for instance when its battery is empty · stable: it is there to stay.
   */
  availability?: 'transient' | 'stable'
  /**
   * Whether the node moves about.
   */
  mobile?: boolean
  location?: Location
  price?: Price
  /**
   * The sensors on the node; each is offered to components as a service.
   *
   * @maxItems 64
   */
  sensors?: NodeSensor[]
  /**
   * What agents may do to the node. `*` permits everything; without this field nothing is forbidden.
   */
  permitted_actions?: string[]
  distributed_storage_service?: {
    /**
     * Whether the node takes part in it.
     */
    member?: boolean
    /**
     * What it offers to the service, in GB (10^9 bytes).
     */
    available_space?: number
  }
  environment: {
    node_type?: NodeType
    os?: string
    /**
     * Those that are installed.
     */
    container_runtime?: string[]
  }
  /**
   * The accelerated calls that the node offers.
   */
  acceleration_api?: {
    /**
     * The name of an accelerated call that a node offers and a container uses.
     */
    call_name: string
    supported_platforms: {
      name: 'cpu' | 'gpu' | 'fpga' | 'tpu'
      supported_frameworks?: string[]
    }[]
  }[]
  hardware?: NodeHardware
  network_resources?: NetworkResources
  power?: NodePower
}
/**
 * What an hour of the whole node costs. An extension of mlsysops.
 */
export interface Price {
  value: number
  /**
   * An ISO 4217 code. All nodes of a slice are priced in one currency.
   */
  currency?: string
}
export interface NodeSensor {
  camera?: {
    /**
     * How many cameras of this model the node has.
     */
    instances?: number
    model?: string
    camera_type?: string
    /**
     * Frames a second that it delivers.
     */
    framerate?: number
    /**
     * Items: Width x height in pixels.
     */
    supported_resolutions?: string[]
  }
  temperature?: {
    instances?: number
    model?: string
    /**
     * The lowest value that is measured, in `measurement_unit`.
     */
    measurement_min?: number
    /**
     * The highest value that is measured, in `measurement_unit`.
     */
    measurement_max?: number
    measurement_unit?: string
    /**
     * The largest error of a measurement, in `measurement_unit`.
     */
    accuracy?: number
    /**
     * Measurements a second (Hz).
     */
    sampling_frequency?: number
  }
  accelerometer?: Accelerometer
  humidity?: RangeSensor
  sound?: RangeSensor
  co2?: RangeSensor
  barometer?: Barometer
  air_quality?: AirQualitySensor
  /**
   * How many of this sensor the node has.
   */
  instances?: number
  protocol?: string
  /**
   * Where its data is to be had.
   */
  endpoint?: string
}
export interface RangeSensor {
  model?: string
  /**
   * The lowest value that is measured, in `measurement_unit`.
   */
  measurement_min?: number
  /**
   * The highest value that is measured, in `measurement_unit`.
   */
  measurement_max?: number
  measurement_unit?: string
  /**
   * The largest error of a measurement, in `measurement_unit`.
   */
  accuracy?: number
  /**
   * The span in which it can be set, in measurements a second (Hz).
   */
  sampling_frequency?: {
    min?: number
    max?: number
  }
}
export interface NodeHardware {
  cpu?: {
    model?: string
    architecture?: CpuArchitecture
    cores?: number
    /**
     * Every frequency that the processor can be set to, in Hz.
     */
    frequency?: number[]
    /**
     * How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.
     */
    performance_indicator?: number
  }
  mcu?: {
    architecture?: string
    /**
     * A Kubernetes quantity of bytes.
     */
    flash?: string
    cores?: number
    /**
     * In Hz.
     */
    frequency?: number
    /**
     * How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.
     */
    performance_indicator?: number
  }
  /**
   * Main memory in GB, counted as memory is sold: 1 GB is 1 Gi (2^30 bytes).
   */
  memory?: number
  /**
   * Local storage in GB, counted as disks are sold: 1 GB is 10^9 bytes.
   */
  disk?: number
  gpu?: {
    model?: string
    /**
     * Of each GPU, in GB (1 GB is 2^30 bytes).
     */
    memory?: number
    /**
     * How many; 1 where it is not said.
     */
    instances?: number
    /**
     * How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.
     */
    performance_indicator?: number
  }
  fpga?: {
    model?: string
    /**
     * In GB (1 GB is 2^30 bytes).
     */
    memory?: number
    /**
     * How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.
     */
    performance_indicator?: number
  }
}
export interface NetworkResources {
  /**
   * The one interface that control traffic uses, and the default for application traffic.
   */
  basic_interface?: {
    name?: string
    /**
     * Of a wireless interface, in metres.
     */
    range?: number
    interface_name?: string
    /**
     * Whether applications may use it too.
     */
    application_traffic_permission?: boolean
  }
  /**
   * Interfaces that application traffic can be redirected to.
   */
  redirection_interface?: {
    connection_type: string
    /**
     * Of a wireless interface, in metres.
     */
    range?: number
    interface_name?: string
    mode?: 'infrastructure' | 'adhoc'
    hardware_address?: string
    pairing_info?: {
      ip_address?: string
      /**
       * SSID or PAN id.
       */
      network_ssid?: string
      /**
       * A password. It is stored as written: prefer to leave it out.
       */
      net_key?: string
    }
  }[]
}
export interface NodePower {
  /**
   * What the owner of the node wants.
   */
  target?: {
    consumption?: {
      value?: number
      relation?: Relation
      measurement_unit?: EnergyUnit
    }
    /**
     * For each `measurement_unit` of energy, in the currency of the slice.
     */
    cost?: {
      value?: number
      relation?: Relation
      measurement_unit?: EnergyUnit
    }
    /**
     * Emission for each unit of energy, in kilotonnes.
     */
    co2_emission?: {
      value?: number
      relation?: Relation
      measurement_unit?: 'kt/wh' | 'kt/kwh' | 'kt/Mwh'
    }
  }
  max_consumption?: {
    value?: number
    measurement_unit?: 'w' | 'kw' | 'Mw'
  }
  /**
   * Whether the node is on the grid.
   */
  grid?: boolean
  renewable?: {
    name?: string
    production?: EnergyLevels
  }[]
  battery?: {
    capacity?: EnergyLevels
  }
  /**
   * Which energy there is at which time of day, at what cost and emission.
   */
  availability?: {
    mode: 'brown' | 'green'
    value?: number
    measurement_unit?: EnergyUnit
    time_windows?: string[]
    cost?: {
      value?: number
      measurement_unit?: EnergyUnit
    }
    co2_emission?: {
      value?: number
      measurement_unit?: 'kt/wh' | 'kt/kwh' | 'kt/Mwh'
    }
  }[]
}
export interface EnergyLevels {
  /**
   * The levels, rising, in `measurement_unit`.
   */
  levels?: number[]
  measurement_unit?: 'wh'
}
/**
 * Nodes by cluster and name.
 */
export interface NodeList {
  items: Node[]
  silence?: Silence
  unheard?: UnheardClusters
}
/**
 * A cluster and its nodes.
 */
export interface Cluster {
  name: string
  ready: boolean
  /**
   * When `ready` last changed.
   */
  readyChangedAt: string
  cordoned: boolean
  /**
   * When its agent was last heard; null: never.
   */
  heardAt: string | null
  description: ClusterDescription
  nodes: Node[]
  silence?: Silence
  unheard?: UnheardClusters
}
export interface ClusterDescription {
  /**
   * The name of the cluster's object. Where it is given it must equal `cluster_id`.
   */
  name?: string
  /**
   * The cluster's unique name.
   */
  cluster_id: string
  /**
   * The data centre that it stands in, if any.
   */
  datacenter_id?: string
  /**
   * The names of its nodes.
   *
   * Items: A DNS-1123 subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters.
   */
  nodes: string[]
}
/**
 * Clusters by name.
 */
export interface ClusterList {
  items: Cluster[]
  silence?: Silence
  unheard?: UnheardClusters
}
/**
 * The slice.
 */
export interface Infrastructure {
  continuum: string
  clusters: Cluster[]
  silence?: Silence
  unheard?: UnheardClusters
}
/**
 * What moves away from a node that is drained, and what cannot.
 */
export interface DrainReport {
  node: string
  moving: {
    application: string
    component: string
  }[]
  staying: {
    application: string
    component: string
    reason: Reason
  }[]
}
/**
 * An agent of the slice.
 */
export interface Agent {
  name: string
  layer: Layer
  cluster?: string
  node?: string
  state: 'online' | 'offline' | 'unknown'
  version: string
  /**
   * Since when it is in this state.
   */
  sinceAt: string
  /**
   * Turns of its loop, verdicts and errors since it started.
   */
  counters: {
    [k: string]: unknown
  }
}
/**
 * The agents of the slice.
 */
export interface AgentList {
  items: Agent[]
}
/**
 * A policy that is loaded.
 */
export interface Policy {
  name: string
  version: string
  summary: string
  layer: Layer
  scope: 'application' | 'global'
  /**
   * Core policies go before the others.
   */
  core: boolean
  /**
   * Whose change wakes it.
   */
  metrics: string[]
  /**
   * That its plans may name.
   */
  mechanisms: string[]
  intervalMs: number
  cooldownMs: number
  /**
   * At most so many changes of one target in the window.
   */
  budget?: {
    changes: number
    windowMs: number
  }
  settleMs?: number
  models?: string[]
  /**
   * How many are bound.
   */
  instances: number
  /**
   * That run it.
   */
  agents: string[]
  /**
   * Of these, those that are not heard now: what is told of them is of before.
   */
  unheardAgents?: string[]
  /**
   * No agent of its layer is heard now: nobody runs it. Absent: there are some.
   */
  agentless?: true
  added?: PolicyAddition
  /**
   * How it fares, where a person added it.
   */
  reports: PolicyReport[]
  /**
   * What it says where it is bound to its agent.
   */
  said: PolicySaid[]
}
/**
 * Present where a person added it.
 */
export interface PolicyAddition {
  /**
   * How it is run; `built-in`: one that comes with the product, as a person set or stopped it.
   */
  kind: 'typescript' | 'javascript' | 'python' | 'model' | 'built-in'
  /**
   * Grows by one with each new source.
   */
  number: number
  /**
   * Of its source: `sha256:…`. Decisions of it name the same version.
   */
  digest: string
  /**
   * Names of applications; `*` at the end stands for any rest. Without names and labels: every application.
   *
   * @maxItems 256
   */
  applications?: string[]
  /**
   * Applications that carry one of these are bound, too; without names those alone.
   *
   * @maxItems 64
   */
  labels?: string[]
  /**
   * Of a policy of the layer `node`: names of nodes, or `cluster/name`; `*` at the end stands for any rest. Absent: every node.
   *
   * @maxItems 256
   */
  nodes?: string[]
  /**
   * Of policies that want the same, the greater goes first; core policies and people go before all.
   */
  priority: number
  /**
   * One that is not runs nowhere.
   */
  enabled: boolean
  by: string
  /**
   * A moment in RFC 3339, UTC, with milliseconds. It is the time of the slice, which a simulated world may run faster.
   */
  addedAt: string
}
/**
 * How a policy fares in one agent.
 */
export interface PolicyReport {
  agent: string
  /**
   * Of the source that it runs.
   */
  number: number
  digest: string
  /**
   * degraded: it failed, and is asked again after a pause · failed: it could not be loaded, or fails again and again.
   */
  state: 'running' | 'degraded' | 'failed' | 'disabled'
  /**
   * Why it is not running.
   */
  reason?: string
  /**
   * What it wrote last.
   */
  output: PolicyOutput[]
}
/**
 * A line that a policy wrote.
 */
export interface PolicyOutput {
  /**
   * A moment in RFC 3339, UTC, with milliseconds. It is the time of the slice, which a simulated world may run faster.
   */
  writtenAt: string
  stream: 'out' | 'err'
  text: string
}
/**
 * What a policy says at present in one agent.
 */
export interface PolicySaid {
  agent: string
  /**
   * Of which it says so; absent: it is bound to its agent.
   */
  application?: string
  verdict: string
  reason: string
  /**
   * When it said so.
   */
  saidAt: string
}
/**
 * The policies that are loaded.
 */
export interface PolicyList {
  items: Policy[]
}
/**
 * A built-in policy that runs where a person adds it, and what can be set of it.
 */
export interface BuiltInPolicy {
  name: string
  summary: string
  layer: 'continuum' | 'cluster'
  parameters: BuiltInParameter[]
}
/**
 * A number or a word that can be set.
 */
export interface BuiltInParameter {
  name: string
  summary: string
  default: number | string
  min?: number
  max?: number
  isWhole?: boolean
  /**
   * Another parameter, which it may not exceed.
   */
  atMost?: string
  choices?: string[]
}
/**
 * The built-in policies that may be added by name.
 */
export interface BuiltInPolicyList {
  items: BuiltInPolicy[]
}
/**
 * A mechanism that is loaded.
 */
export interface Mechanism {
  name: string
  summary: string
  /**
   * The JSON Schema of its commands.
   */
  commandSchema: {
    [k: string]: unknown
  }
  /**
   * That have it.
   */
  agents: string[]
  /**
   * Of these, those that are not heard now: what is told of them is of before.
   */
  unheardAgents?: string[]
  /**
   * No agent of its layer is heard now: nobody runs it. Absent: there are some.
   */
  agentless?: true
  added?: MechanismAddition
  /**
   * Of one that a person added: how it fares in each agent.
   */
  reports?: PolicyReport[]
}
/**
 * Present where a person added it.
 */
export interface MechanismAddition {
  layer: Layer
  kind: 'typescript' | 'javascript' | 'executable'
  version: string
  /**
   * Grows by one with each new source.
   */
  number: number
  /**
   * Of its source: `sha256:…`. Decisions that it carries out name it.
   */
  digest: string
  fileName: string
  /**
   * The word that must be among `permitted_actions`.
   */
  permission?: string
  by: string
  /**
   * A moment in RFC 3339, UTC, with milliseconds. It is the time of the slice, which a simulated world may run faster.
   */
  addedAt: string
  /**
   * Newest first; the first is the one that runs. Empty in a list.
   */
  sources: PolicySource[]
}
/**
 * A source that a policy had.
 */
export interface PolicySource {
  number: number
  version: string
  fileName: string
  digest: string
  by: string
  /**
   * A moment in RFC 3339, UTC, with milliseconds. It is the time of the slice, which a simulated world may run faster.
   */
  addedAt: string
  source: string
  /**
   * What belongs to it.
   */
  files?: PolicyFileInfo[]
}
/**
 * A file that belongs to a policy, without its content.
 */
export interface PolicyFileInfo {
  name: string
  digest: string
  sizeBytes: number
}
/**
 * The mechanisms that are loaded.
 */
export interface MechanismList {
  items: Mechanism[]
}
/**
 * A mechanism as the agents that have it told last.
 */
export interface MechanismStates {
  items: MechanismState[]
}
/**
 * A mechanism at one agent.
 */
export interface MechanismState {
  agent: string
  /**
   * Absent: the agent is of no cluster.
   */
  cluster?: string
  /**
   * How `state` is told: node by node under `nodes`, wish by wish under `components`, or as the mechanism likes.
   */
  kind: 'nodes' | 'components' | 'own'
  /**
   * What its commands may ask for.
   */
  options: {
    [k: string]: unknown
  }
  /**
   * What holds now.
   */
  state: {
    [k: string]: unknown
  }
  /**
   * Why it may hold no more: the mechanism fails at present, and this is what it said last.
   */
  trouble?: string
}
/**
 * A person’s order for a mechanism.
 */
export interface MechanismOrderRequest {
  /**
   * As the mechanism’s command schema says.
   */
  command: {
    [k: string]: unknown
  }
  /**
   * Of the agent that is meant; absent: the only one that has it, or the one whose node or application the command names.
   */
  cluster?: string
}
/**
 * What became of a person’s order for a mechanism.
 */
export interface MechanismOrder {
  kind: 'ordered' | 'dry-run'
  /**
   * Of the order and of its decision; a dry run has no decision.
   */
  id: string
  mechanism: string
  /**
   * The agent that has the mechanism.
   */
  agent: string
  cluster?: string
  command: {
    [k: string]: unknown
  }
  verdict: Verdict
  outcome: Outcome
}
/**
 * How the slice, or one application, decides.
 */
export interface ModeSetting {
  mode: Mode
}
/**
 * How the slice decides.
 */
export interface SliceMode {
  mode: Mode
  /**
   * Those with a mode of their own, by name.
   */
  applications: ApplicationMode[]
}
/**
 * How one application decides.
 */
export interface ApplicationMode {
  application: string
  mode: Mode
  /**
   * It was set for this application; otherwise it is the slice’s.
   */
  isOwn: boolean
}
/**
 * The process lives.
 */
export interface Health {
  status: 'ok'
}
/**
 * Whether the slice can be worked with.
 */
export interface Readiness {
  ready: boolean
  parts: {
    /**
     * Such as `platform`, `journal`, or `agent NAME`.
     */
    part: string
    healthy: boolean
    message: string
  }[]
  version: string
  /**
   * When this process started.
   */
  startedAt: string
  /**
   * The time of the slice.
   */
  clock: {
    /**
     * Now.
     */
    nowAt: string
    /**
     * Seconds of the slice in one second.
     */
    speed: number
    simulated: boolean
  }
  silence?: Silence
}
/**
 * Something that happened in the slice.
 */
export interface SliceEvent {
  /**
   * Only grows.
   */
  id: number
  /**
   * When it happened.
   */
  occurredAt: string
  kind: 'decision' | 'application' | 'node' | 'cluster' | 'agent'
  subject: string
  message: string
  /**
   * Particulars.
   */
  data: {
    [k: string]: unknown
  }
}
/**
 * Events are missing here: they are no longer kept, or the reader was too slow.
 */
export interface EventGap {
  /**
   * The newest event that is missing.
   */
  id: number
  kind: 'gap'
}
/**
 * One turn of a policy, told while somebody follows it.
 */
export interface WatchedTurn {
  kind: 'turn'
  agent: string
  policy: string
  /**
   * Absent: the policy is bound to its agent.
   */
  application?: string
  /**
   * When it began.
   */
  at: string
  trigger: Trigger
  analysis: Analysis
  /**
   * Until it had said that.
   */
  tookMs: number
  plan?: WatchedPlan
  /**
   * So many alike, one after the other; everything else here is of the last of them.
   */
  count: number
}
/**
 * Present where it was asked for a plan, and answered.
 */
export interface WatchedPlan {
  tookMs: number
  /**
   * Absent: it wanted nothing.
   */
  summary?: string
  /**
   * Of many only the first.
   */
  actions: WatchedAction[]
  /**
   * So many more actions.
   */
  unlisted?: number
}
/**
 * An action of the plan, and what became of it.
 */
export interface WatchedAction {
  reason: string
  verdict: Verdict
  /**
   * The id of the record of it.
   */
  decision?: string
}
/**
 * Turns are missing here: they were too many to be told.
 */
export interface OmittedTurns {
  kind: 'omitted'
  agent: string
  count: number
}
/**
 * What is sent to create or change an application. Documented variants of the language are accepted and normalised.
 */
export interface ApplicationDocument {
  MLSysOpsApp: ApplicationDescription
}
/**
 * What is sent to add or change a node.
 */
export interface NodeDocument {
  MLSysOpsNode: NodeDescription
}
/**
 * A policy that a person added.
 */
export interface PolicyDetails {
  name: string
  layer: Layer
  kind: 'typescript' | 'javascript' | 'python' | 'model' | 'built-in'
  summary: string
  /**
   * No agent of its layer is heard now: nobody runs it. Absent: there are some.
   */
  agentless?: true
  added: PolicyAddition
  environment?: PolicyEnvironment
  reports: PolicyReport[]
  said: PolicySaid[]
  /**
   * Newest first; the first is the one that runs.
   */
  sources: PolicySource[]
}
/**
 * The interpreter of a Python policy, as it was found when the policy was added.
 */
export interface PolicyEnvironment {
  /**
   * Its path.
   */
  python: string
  version: string
  /**
   * That the policy says that it needs.
   */
  packages: {
    /**
     * As pip names it.
     */
    requirement: string
    /**
     * Its version; absent: it is not there.
     */
    installed?: string
  }[]
  /**
   * They are installed for it at each of its agents.
   */
  installPackages: boolean
}
/**
 * A mechanism to add: one file.
 */
export interface MechanismSubmission {
  /**
   * Its ending says how it is run: `.ts`, `.js`, `.mjs`; `.yaml` is the manifest of a program.
   */
  fileName: string
  source: string
}
/**
 * What became of a submission.
 */
export interface MechanismResult {
  kind: 'added' | 'changed' | 'unchanged' | 'dry-run'
  mechanism: Mechanism
}
/**
 * A policy to add: one file.
 */
export interface PolicySubmission {
  /**
   * With `builtIn` the name of a built-in policy. Else its ending says how it is run: `.ts`, `.js`, `.mjs`, `.py`; `.yaml` is a policy that asks a model.
   */
  fileName: string
  source: string
  /**
   * A built-in policy is added by its name; the source is what is set of it, as JSON, or empty.
   */
  builtIn?: boolean
  /**
   * What belongs to it: the model and the contract that a `.yaml` names.
   *
   * @maxItems 8
   */
  files?: PolicyFile[]
  /**
   * Absent: as its definition, or the name of its file, says.
   */
  layer?: 'continuum' | 'cluster' | 'node'
  /**
   * Of a Python policy: the interpreter at its agents, by its absolute path or a name on their PATH. Absent: as they are told, or `python3`.
   */
  python?: string
  /**
   * Of a Python policy: the packages that it needs are installed for it, into an environment of its own.
   */
  installPackages?: boolean
  /**
   * Names of applications; `*` at the end stands for any rest. Without names and labels: every application.
   *
   * @maxItems 256
   */
  applications?: string[]
  /**
   * Applications that carry one of these are bound, too; without names those alone.
   *
   * @maxItems 64
   */
  labels?: string[]
  /**
   * Of a policy of the layer `node`: names of nodes, or `cluster/name`; `*` at the end stands for any rest. Absent: every node.
   *
   * @maxItems 256
   */
  nodes?: string[]
  /**
   * Of policies that want the same, the greater goes first; core policies and people go before all.
   */
  priority?: number
}
/**
 * A file that belongs to a policy.
 */
export interface PolicyFile {
  /**
   * Without folders.
   */
  name: string
  base64: string
}
/**
 * For which applications and nodes a policy is, and whether it runs.
 */
export interface PolicyBinding {
  /**
   * Names of applications; `*` at the end stands for any rest. Without names and labels: every application.
   *
   * @maxItems 256
   */
  applications?: string[]
  /**
   * Applications that carry one of these are bound, too; without names those alone.
   *
   * @maxItems 64
   */
  labels?: string[]
  /**
   * Of a policy of the layer `node`: names of nodes, or `cluster/name`; `*` at the end stands for any rest. Absent: every node.
   *
   * @maxItems 256
   */
  nodes?: string[]
  /**
   * Of policies that want the same, the greater goes first; core policies and people go before all.
   */
  priority: number
  enabled: boolean
}
/**
 * Which source is to run again.
 */
export interface PolicyRollback {
  /**
   * Absent: the one before.
   */
  number?: number
}
/**
 * What became of a submission.
 */
export interface PolicyResult {
  kind: 'added' | 'changed' | 'unchanged' | 'dry-run'
  policy: PolicyDetails
}

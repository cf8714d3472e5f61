// Generated from src/platform/kubernetes/api/schemas/assignment.schema.json by `npm run generate`. Do not edit.
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
       * Keep it on this node.
       */
      node: string
    }
  | {
      kind: 'scale'
      /**
       * Run so many.
       */
      instances: number
    }
  | {
      kind: 'set-image'
      /**
       * The container's name or number; absent: the first.
       */
      container?: string
      /**
       * Run this image.
       */
      image: string
    }
  | {
      kind: 'set-resources'
      /**
       * The container's name or number; absent: the first.
       */
      container?: string
      requests?: ResourceWish
      limits?: ResourceWish
    }

/**
 * An application as the continuum assigned it to this cluster, and what the cluster reports of it. It is named for the application.
 */
export interface AssignmentObject {
  apiVersion: 'mlsysops.eu/v1'
  kind: 'MLSysOpsAssignment'
  metadata: ObjectMeta
  spec: {
    /**
     * The application's own, given where it was created.
     */
    uid: string
    /**
     * Of the application's description.
     */
    generation: number
    /**
     * Of the description and the orders.
     */
    revision: string
    /**
     * Milliseconds since the Unix epoch.
     */
    createdMs: number
    /**
     * Milliseconds since the Unix epoch.
     */
    updatedMs: number
    /**
     * Present while the application is being removed.
     */
    deletedMs?: number
    description: ApplicationDescription
    orders: StandingOrder[]
  }
  /**
   * What the cluster reports, written by the cluster agent.
   */
  status?: {
    /**
     * The epoch of the lease under which it was written.
     */
    epoch: number
    /**
     * Of the application that it speaks of.
     */
    uid: string
    /**
     * The cluster that reports.
     */
    cluster: string
    /**
     * Of the description that it speaks of.
     */
    generation: number
    /**
     * Milliseconds since the Unix epoch.
     */
    reportedMs: number
    /**
     * Ready and wanted components, for people: `2/3`.
     */
    summary?: string
    components: ComponentReport[]
    qos: QosReport[]
    satisfaction?: SatisfactionReport
  }
}
/**
 * What the API server keeps of every object; more than is named here.
 */
export interface ObjectMeta {
  name: string
  namespace?: string
  uid?: string
  resourceVersion?: string
  generation?: number
  creationTimestamp?: string
  deletionTimestamp?: string
  labels?: {
    [k: string]: string
  }
  annotations?: {
    [k: string]: string
  }
  finalizers?: string[]
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
 * A person's order: exactly what was asked, by whom, and until when.
 */
export interface StandingOrder {
  id: string
  /**
   * The component that it concerns.
   */
  component: string
  /**
   * Who ordered it.
   */
  by: string
  /**
   * When it was given, in milliseconds since the Unix epoch.
   */
  issuedMs: number
  /**
   * When it ends; absent: when it is lifted.
   */
  untilMs?: number
  wish: OrderWish
}
/**
 * Kubernetes quantities.
 */
export interface ResourceWish {
  cpu?: string
  memory?: string
}
export interface ComponentReport {
  component: string
  /**
   * Instances that shall run.
   */
  wanted: number
  /**
   * Instances that serve, also as they were before a change.
   */
  ready: number
  /**
   * Of these, those that are as is wanted now. Absent: all of them.
   */
  upToDate?: number
  instances: InstanceReport[]
  /**
   * Why it is not where or what it should be.
   */
  reasons: ReasonMessage[]
}
export interface InstanceReport {
  id: string
  node: string
  phase: 'pending' | 'pulling' | 'starting' | 'ready' | 'not-ready' | 'terminating' | 'completed' | 'failed' | 'unknown'
  /**
   * Why it is not ready.
   */
  reason?: string
  /**
   * Milliseconds since the Unix epoch.
   */
  startedMs: number
  /**
   * Milliseconds since the Unix epoch.
   */
  readySinceMs?: number
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
 * Why something is not so.
 */
export interface ReasonMessage {
  /**
   * kebab-case, stable.
   */
  code: string
  /**
   * In words that a person can act on.
   */
  message: string
  /**
   * What the person can do about it.
   */
  wayOut?: string
}
export interface QosReport {
  component: string
  metric: string
  target: number
  relation: Relation
  /**
   * Absent: no sample is young enough.
   */
  value?: number
  /**
   * Milliseconds since the Unix epoch.
   */
  sampledMs?: number
  /**
   * Absent: unknown.
   */
  met?: boolean
}
export interface SatisfactionReport {
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

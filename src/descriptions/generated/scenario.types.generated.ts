// Generated from src/descriptions/schemas/scenario.schema.json by `npm run generate`. Do not edit.
/**
 * Where on the continuum: from the data centre to the device.
 */
export type ContinuumLayer = 'cloud' | 'edge_infrastructure' | 'edge' | 'far_edge'
/**
 * Longitude, then latitude, in degrees (WGS 84). For a mobile node: that of its base station.
 *
 * @minItems 2
 * @maxItems 2
 */
export type Location = number[]
/**
 * virtualized: a virtual machine · native: hardware with an operating system · bare_metal: hardware without one.
 */
export type NodeType = 'virtualized' | 'native' | 'bare_metal'
/**
 * The instruction set, as container images name it.
 */
export type CpuArchitecture = 'amd64' | 'arm64'
/**
 * How the measured value must stand to the target.
 */
export type Relation = 'lower_or_equal' | 'greater_or_equal' | 'equal' | 'lower_than' | 'greater_than'
export type EnergyUnit = 'wh' | 'kwh' | 'Mwh'
/**
 * Where the numbers beside it come from.
 */
export type Source = 'measured' | 'recorded' | 'fitted' | 'assumed'

/**
 * A simulated slice: its clusters and nodes, and the truth behind them that agents can only measure.
 */
export interface ScenarioFile {
  MLSysOpsScenario: Scenario
}
export interface Scenario {
  /**
   * What it is called.
   */
  name: string
  description?: string
  /**
   * The same seed and the same acts give the same run.
   */
  seed?: number
  /**
   * The slice's time at the beginning (ISO 8601). Without it: the time at which the testbed is made.
   */
  start?: string
  /**
   * Seconds of the slice in one real second.
   */
  speed?: number
  /**
   * An ISO 4217 code.
   */
  currency?: string
  /**
   * Files with node and cluster descriptions, relative to this one.
   */
  descriptions?: string[]
  /**
   * Clusters and nodes that are described here, and what is hidden of those that a file describes.
   */
  clusters?: ScenarioCluster[]
  network?: Network
  /**
   * How components behave. The first that matches a component governs it; one that none matches gets a default workload.
   */
  workloads?: Workload[]
  /**
   * What goes wrong, and when.
   */
  faults?: ScenarioFault[]
  telemetry?: TelemetryTruth
  life_cycle?: LifeCycleTruth
  power?: {
    /**
     * Of a node's greatest power, 0 to 1.
     */
    idle_share?: number
    source?: Source
    /**
     * Why these numbers, and how good they are.
     */
    note?: string
  }
}
export interface ScenarioCluster {
  /**
   * Its unique name.
   */
  cluster_id: string
  /**
   * A DNS-1123 subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters.
   */
  datacenter_id?: string
  nodes?: ScenarioNode[]
}
export interface ScenarioNode {
  /**
   * Of a node that a description file describes. Give this or `description`.
   */
  name?: string
  description?: NodeDescription
  truth?: NodeTruth
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
 * What agents cannot see, only measure.
 */
export interface NodeTruth {
  /**
   * Work that a core does, relative to the reference node (BogoMIPS 5000, 2.5 GHz). Without it: as described.
   */
  speed?: number
  /**
   * Kept busy by what the slice does not manage.
   */
  busy_cores?: number
  /**
   * Taken before any application comes; a Kubernetes quantity of cores.
   */
  reserved_cpu?: string
  /**
   * A Kubernetes quantity of bytes.
   */
  reserved_memory?: string
  /**
   * How fast images come, in Mbit/s.
   */
  registry_mbps?: number
  source?: Source
  /**
   * Why these numbers, and how good they are.
   */
  note?: string
}
export interface Network {
  same_node?: LinkTruth
  same_cluster?: LinkTruth
  between_clusters?: LinkTruth
  /**
   * What differs from that. A link between nodes counts more than one between clusters.
   */
  links?: NamedLink[]
}
export interface LinkTruth {
  /**
   * One way, in ms.
   */
  latency_ms?: number
  /**
   * By so much a round trip is longer or shorter, in ms.
   */
  jitter_ms?: number
  /**
   * In Mbit/s.
   */
  bandwidth_mbps?: number
  /**
   * Share of packets lost, 0 to 1; each costs a retransmission.
   */
  loss?: number
  source?: Source
  /**
   * Why these numbers, and how good they are.
   */
  note?: string
}
export interface NamedLink {
  /**
   * Two nodes (by name, or `cluster/node`) or clusters.
   *
   * @minItems 2
   * @maxItems 2
   */
  between: string[]
  /**
   * One way, in ms.
   */
  latency_ms?: number
  /**
   * By so much a round trip is longer or shorter, in ms.
   */
  jitter_ms?: number
  /**
   * In Mbit/s.
   */
  bandwidth_mbps?: number
  /**
   * Share of packets lost, 0 to 1; each costs a retransmission.
   */
  loss?: number
  source?: Source
  /**
   * Why these numbers, and how good they are.
   */
  note?: string
}
export interface Workload {
  name?: string
  /**
   * All that is given must hold. Prefer structure to names, so that a renamed application behaves the same.
   */
  match?: {
    /**
     * Its name; `*` stands for anything.
     */
    application?: string
    /**
     * Its name; `*` stands for anything.
     */
    component?: string
    /**
     * Its first container's image; `*` stands for anything.
     */
    image?: string
    /**
     * It declares this quality-of-service metric.
     */
    qos_metric?: string
    /**
     * It calls a component that declares this metric.
     */
    calls_qos_metric?: string
  }
  load?: LoadModel
  arrivals?: ArrivalModel
  work?: WorkModel
  /**
   * fifo: one queue, `threads` at work · processor-sharing: all at once share `threads` cores.
   */
  discipline?: 'fifo' | 'processor-sharing'
  threads?: number
  /**
   * Requests that may wait; one more is lost.
   */
  queue_limit?: number
  /**
   * Requests to each called component for one that is completed.
   */
  fan_out?: number
  /**
   * With its answer, in bytes.
   */
  request_bytes?: number
  /**
   * Where requests from outside come from: a cluster, or `cluster/node`. Without it: from where the instance is.
   */
  origin?: string
  /**
   * Without it: its first quality-of-service metric, or `request_latency`.
   */
  exports?: {
    /**
     * In snake_case, as Prometheus names them.
     */
    metric: string
    shows:
      | 'mean-response-ms'
      | 'p95-response-ms'
      | 'mean-service-ms'
      | 'completed-per-second'
      | 'completed-total'
      | 'lost-total'
      | 'load'
      | 'in-system'
  }[]
  /**
   * From the pulled image to ready, in seconds on the reference node.
   */
  start_s?: number
  /**
   * In MB (10^6 bytes).
   */
  image_mb?: number
  /**
   * How long one that runs to completion works, in seconds on the reference node.
   */
  completion_s?: number
  /**
   * Where the description asks for none, in MiB.
   */
  memory_mb?: number
  source?: Source
  /**
   * Why these numbers, and how good they are.
   */
  note?: string
}
/**
 * What drives requests and work: people in view, users.
 */
export interface LoadModel {
  kind: 'constant' | 'sine' | 'step' | 'burst' | 'random-walk' | 'series'
  /**
   * constant
   */
  value?: number
  /**
   * sine
   */
  mean?: number
  /**
   * sine
   */
  amplitude?: number
  /**
   * sine
   */
  period_s?: number
  /**
   * sine
   */
  phase_s?: number
  /**
   * step
   */
  before?: number
  /**
   * step
   */
  after?: number
  /**
   * step
   */
  at_s?: number
  /**
   * burst
   */
  base?: number
  /**
   * burst
   */
  peak?: number
  /**
   * burst
   */
  every_s?: number
  /**
   * burst
   */
  length_s?: number
  /**
   * burst
   */
  first_s?: number
  /**
   * random-walk
   */
  start?: number
  /**
   * random-walk
   */
  min?: number
  /**
   * random-walk
   */
  max?: number
  /**
   * random-walk: at most so much up or down in one step
   */
  step_size?: number
  /**
   * series: a JSON file with the numbers, relative to this one.
   */
  file?: string
  /**
   * series: the file's field that holds them.
   */
  field?: string
  /**
   * series: the numbers themselves.
   */
  values?: number[]
  /**
   * series and random-walk: seconds from one number to the next.
   */
  step_s?: number
  /**
   * series: where the scenario begins in it. It begins again at its end.
   */
  from_s?: number
  /**
   * series: without it each number holds until the next.
   */
  linear?: boolean
  source?: Source
  /**
   * Why these numbers, and how good they are.
   */
  note?: string
}
/**
 * Requests from outside, to a component that no other one calls.
 */
export interface ArrivalModel {
  kind?: 'poisson' | 'periodic'
  /**
   * Requests a second.
   */
  rate?: number
  per_load?: number
  /**
   * periodic: share of the period by which a request may be late.
   */
  jitter?: number
  source?: Source
  /**
   * Why these numbers, and how good they are.
   */
  note?: string
}
export interface WorkModel {
  /**
   * In ms of one core of the reference node.
   */
  base_ms?: number
  per_load_ms?: number
  /**
   * Of the lognormal noise, whose mean is 1.
   */
  sigma?: number
  /**
   * Where the component declares a latency target: scaled so that the work at load 1 is this share of it.
   */
  share_of_target?: number
  source?: Source
  /**
   * Why these numbers, and how good they are.
   */
  note?: string
}
export interface ScenarioFault {
  /**
   * Seconds after the beginning.
   */
  at_s: number
  /**
   * Seconds; without it: to the end.
   */
  for_s?: number
  kind:
    | 'node-down'
    | 'node-slow'
    | 'cluster-cut'
    | 'link-cut'
    | 'link-slow'
    | 'slow-disk'
    | 'image-unavailable'
    | 'telemetry-lost'
    | 'telemetry-late'
    | 'crash'
  /**
   * By name, or `cluster/node`.
   */
  node?: string
  cluster?: string
  /**
   * Two nodes (by name, or `cluster/node`) or clusters.
   *
   * @minItems 2
   * @maxItems 2
   */
  between?: string[]
  /**
   * `*` stands for anything.
   */
  image?: string
  application?: string
  component?: string
  /**
   * node-down: its instances start again when it returns.
   */
  reboots?: boolean
  /**
   * node-slow: share of its speed that is left.
   */
  speed?: number
  /**
   * slow-disk: pulls and starts take so many times as long.
   */
  factor?: number
  /**
   * link-slow: so much more, one way.
   */
  latency_ms?: number
  /**
   * link-slow: at most this.
   */
  bandwidth_mbps?: number
  /**
   * link-slow
   */
  loss?: number
  /**
   * telemetry-late: so much more.
   */
  delay_ms?: number
  source?: Source
  /**
   * Why these numbers, and how good they are.
   */
  note?: string
}
export interface TelemetryTruth {
  node_interval_s?: number
  application_interval_s?: number
  /**
   * From the measurement to its arrival.
   */
  delay_ms?: number
  jitter_ms?: number
  /**
   * Share of measurements that never arrive.
   */
  loss?: number
  source?: Source
  /**
   * Why these numbers, and how good they are.
   */
  note?: string
}
export interface LifeCycleTruth {
  /**
   * Silence after which a node counts as not ready.
   */
  heartbeat_s?: number
  /**
   * From the order to the pull.
   */
  schedule_s?: number
  /**
   * Of images that `images` does not name, in MB (10^6 bytes).
   */
  image_mb?: number
  images?: {
    /**
     * `*` stands for anything.
     */
    image: string
    /**
     * In MB (10^6 bytes).
     */
    size_mb: number
    source?: Source
    /**
     * Why these numbers, and how good they are.
     */
    note?: string
  }[]
  /**
   * From the pulled image to ready, on the reference node.
   */
  start_s?: number
  /**
   * From the order to end to the end.
   */
  stop_s?: number
  /**
   * What is not finished by then is lost.
   */
  drain_s?: number
  /**
   * How long one that runs to completion works, on the reference node.
   */
  completion_s?: number
  /**
   * The first wait before a crashed process starts again; it doubles.
   */
  restart_backoff_s?: number
  source?: Source
  /**
   * Why these numbers, and how good they are.
   */
  note?: string
}

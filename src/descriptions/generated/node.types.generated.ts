// Generated from src/descriptions/schemas/node.schema.json by `npm run generate`. Do not edit.
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
 * A machine of the slice: what it is made of, what it can do and what agents may change on it.
 */
export interface NodeDocument {
  MLSysOpsNode: NodeDescription
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

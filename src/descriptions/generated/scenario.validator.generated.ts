// @ts-nocheck
// Generated from src/descriptions/schemas/scenario.schema.json by `npm run generate`. Do not edit.
import type {ScenarioFile} from './scenario.types.generated.js'

export type SchemaError = {
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
}
/** The errors stay on the function until its next call. */
export const validate: ((value: unknown) => value is ScenarioFile) & {errors?: readonly SchemaError[] | null} = (value) => {
  const valid = check(value)
  validate.errors = check.errors
  return valid
}

const check = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["MLSysOpsScenario"],"properties":{"MLSysOpsScenario":{"$ref":"#/$defs/Scenario"}},"$defs":{"Source":{"enum":["measured","recorded","fitted","assumed"]},"Note":{"type":"string","minLength":1},"Scenario":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"$ref":"#/$defs/ResourceName"},"description":{"type":"string","minLength":1},"seed":{"type":"integer","minimum":0,"maximum":4294967295},"start":{"type":"string","minLength":1},"speed":{"type":"number","exclusiveMinimum":0},"currency":{"type":"string","minLength":1,"pattern":"^[A-Z]{3}$"},"descriptions":{"type":"array","items":{"type":"string","minLength":1}},"clusters":{"type":"array","items":{"$ref":"#/$defs/ScenarioCluster"}},"network":{"$ref":"#/$defs/Network"},"workloads":{"type":"array","items":{"$ref":"#/$defs/Workload"}},"faults":{"type":"array","items":{"$ref":"#/$defs/ScenarioFault"}},"telemetry":{"$ref":"#/$defs/TelemetryTruth"},"life_cycle":{"$ref":"#/$defs/LifeCycleTruth"},"power":{"type":"object","additionalProperties":false,"properties":{"idle_share":{"type":"number","minimum":0,"maximum":1},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}}}},"ScenarioCluster":{"type":"object","additionalProperties":false,"required":["cluster_id"],"properties":{"cluster_id":{"$ref":"#/$defs/HostName"},"datacenter_id":{"$ref":"#/$defs/HostName"},"nodes":{"type":"array","items":{"$ref":"#/$defs/ScenarioNode"}}}},"ScenarioNode":{"type":"object","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/HostName"},"description":{"$ref":"#/$defs/NodeDescription"},"truth":{"$ref":"#/$defs/NodeTruth"}}},"NodeTruth":{"type":"object","additionalProperties":false,"properties":{"speed":{"type":"number","exclusiveMinimum":0},"busy_cores":{"type":"number","minimum":0},"reserved_cpu":{"type":"string","minLength":1},"reserved_memory":{"type":"string","minLength":1},"registry_mbps":{"type":"number","exclusiveMinimum":0},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}},"LinkTruth":{"type":"object","additionalProperties":false,"properties":{"latency_ms":{"type":"number","minimum":0},"jitter_ms":{"type":"number","minimum":0},"bandwidth_mbps":{"type":"number","exclusiveMinimum":0},"loss":{"type":"number","minimum":0,"maximum":1},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}},"NamedLink":{"type":"object","additionalProperties":false,"required":["between"],"properties":{"between":{"type":"array","items":{"type":"string","minLength":1},"minItems":2,"maxItems":2},"latency_ms":{"type":"number","minimum":0},"jitter_ms":{"type":"number","minimum":0},"bandwidth_mbps":{"type":"number","exclusiveMinimum":0},"loss":{"type":"number","minimum":0,"maximum":1},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}},"Network":{"type":"object","additionalProperties":false,"properties":{"same_node":{"$ref":"#/$defs/LinkTruth"},"same_cluster":{"$ref":"#/$defs/LinkTruth"},"between_clusters":{"$ref":"#/$defs/LinkTruth"},"links":{"type":"array","items":{"$ref":"#/$defs/NamedLink"}}}},"Workload":{"type":"object","additionalProperties":false,"properties":{"name":{"type":"string","minLength":1},"match":{"type":"object","additionalProperties":false,"properties":{"application":{"type":"string","minLength":1},"component":{"type":"string","minLength":1},"image":{"type":"string","minLength":1},"qos_metric":{"type":"string","minLength":1},"calls_qos_metric":{"type":"string","minLength":1}}},"load":{"$ref":"#/$defs/LoadModel"},"arrivals":{"$ref":"#/$defs/ArrivalModel"},"work":{"$ref":"#/$defs/WorkModel"},"discipline":{"enum":["fifo","processor-sharing"]},"threads":{"type":"integer","minimum":1},"queue_limit":{"type":"integer","minimum":0},"fan_out":{"type":"integer","minimum":1,"maximum":100},"request_bytes":{"type":"number","minimum":0},"origin":{"type":"string","minLength":1},"exports":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["metric","shows"],"properties":{"metric":{"type":"string","minLength":1,"pattern":"^[a-zA-Z_:][a-zA-Z0-9_:]*$"},"shows":{"enum":["mean-response-ms","p95-response-ms","mean-service-ms","completed-per-second","completed-total","lost-total","load","in-system"]}}}},"start_s":{"type":"number","minimum":0},"image_mb":{"type":"number","minimum":0},"completion_s":{"type":"number","exclusiveMinimum":0},"memory_mb":{"type":"number","minimum":0},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}},"LoadModel":{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"kind":{"enum":["constant","sine","step","burst","random-walk","series"]},"value":{"type":"number","minimum":0},"mean":{"type":"number","minimum":0},"amplitude":{"type":"number","minimum":0},"period_s":{"type":"number","exclusiveMinimum":0},"phase_s":{"type":"number"},"before":{"type":"number","minimum":0},"after":{"type":"number","minimum":0},"at_s":{"type":"number","minimum":0},"base":{"type":"number","minimum":0},"peak":{"type":"number","minimum":0},"every_s":{"type":"number","exclusiveMinimum":0},"length_s":{"type":"number","minimum":0},"first_s":{"type":"number","minimum":0},"start":{"type":"number","minimum":0},"min":{"type":"number","minimum":0},"max":{"type":"number","minimum":0},"step_size":{"type":"number","minimum":0},"file":{"type":"string","minLength":1},"field":{"type":"string","minLength":1},"values":{"type":"array","items":{"type":"number","minimum":0}},"step_s":{"type":"number","exclusiveMinimum":0},"from_s":{"type":"number","minimum":0},"linear":{"type":"boolean"},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}},"ArrivalModel":{"type":"object","additionalProperties":false,"properties":{"kind":{"enum":["poisson","periodic"]},"rate":{"type":"number","minimum":0},"per_load":{"type":"number"},"jitter":{"type":"number","minimum":0,"maximum":1},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}},"WorkModel":{"type":"object","additionalProperties":false,"properties":{"base_ms":{"type":"number","minimum":0},"per_load_ms":{"type":"number","minimum":0},"sigma":{"type":"number","minimum":0},"share_of_target":{"type":"number","exclusiveMinimum":0},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}},"ScenarioFault":{"type":"object","additionalProperties":false,"required":["at_s","kind"],"properties":{"at_s":{"type":"number","minimum":0},"for_s":{"type":"number","exclusiveMinimum":0},"kind":{"enum":["node-down","node-slow","cluster-cut","link-cut","link-slow","slow-disk","image-unavailable","telemetry-lost","telemetry-late","crash"]},"node":{"type":"string","minLength":1},"cluster":{"type":"string","minLength":1},"between":{"type":"array","items":{"type":"string","minLength":1},"minItems":2,"maxItems":2},"image":{"type":"string","minLength":1},"application":{"type":"string","minLength":1},"component":{"type":"string","minLength":1},"reboots":{"type":"boolean"},"speed":{"type":"number","exclusiveMinimum":0},"factor":{"type":"number","minimum":1},"latency_ms":{"type":"number","minimum":0},"bandwidth_mbps":{"type":"number","exclusiveMinimum":0},"loss":{"type":"number","minimum":0,"maximum":1},"delay_ms":{"type":"number","minimum":0},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}},"TelemetryTruth":{"type":"object","additionalProperties":false,"properties":{"node_interval_s":{"type":"number","exclusiveMinimum":0},"application_interval_s":{"type":"number","exclusiveMinimum":0},"delay_ms":{"type":"number","minimum":0},"jitter_ms":{"type":"number","minimum":0},"loss":{"type":"number","minimum":0,"maximum":1},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}},"LifeCycleTruth":{"type":"object","additionalProperties":false,"properties":{"heartbeat_s":{"type":"number","minimum":0},"schedule_s":{"type":"number","minimum":0},"image_mb":{"type":"number","minimum":0},"images":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["image","size_mb"],"properties":{"image":{"type":"string","minLength":1},"size_mb":{"type":"number","minimum":0},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}}},"start_s":{"type":"number","minimum":0},"stop_s":{"type":"number","minimum":0},"drain_s":{"type":"number","minimum":0},"completion_s":{"type":"number","exclusiveMinimum":0},"restart_backoff_s":{"type":"number","minimum":0},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}},"ResourceName":{"type":"string","pattern":"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$","minLength":1,"maxLength":63},"HostName":{"type":"string","pattern":"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$","minLength":1,"maxLength":253},"NodeDescription":{"type":"object","additionalProperties":false,"required":["name","continuum_layer","environment"],"properties":{"name":{"$ref":"#/$defs/HostName"},"labels":{"type":"array","items":{"$ref":"#/$defs/Label"}},"continuum_layer":{"$ref":"#/$defs/ContinuumLayer"},"cluster_id":{"$ref":"#/$defs/HostName"},"datacenter_id":{"$ref":"#/$defs/HostName"},"availability":{"enum":["transient","stable"]},"mobile":{"type":"boolean"},"location":{"$ref":"#/$defs/Location"},"price":{"$ref":"#/$defs/Price"},"sensors":{"type":"array","maxItems":64,"items":{"$ref":"#/$defs/NodeSensor"}},"permitted_actions":{"type":"array","items":{"type":"string","minLength":1}},"distributed_storage_service":{"type":"object","additionalProperties":false,"properties":{"member":{"type":"boolean"},"available_space":{"type":"number","minimum":0}}},"environment":{"type":"object","additionalProperties":false,"properties":{"node_type":{"$ref":"#/$defs/NodeType"},"os":{"$ref":"#/$defs/OperatingSystem"},"container_runtime":{"type":"array","items":{"$ref":"#/$defs/ContainerRuntime"}}}},"acceleration_api":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["call_name","supported_platforms"],"properties":{"call_name":{"$ref":"#/$defs/AccelerationCall"},"supported_platforms":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"enum":["cpu","gpu","fpga","tpu"]},"supported_frameworks":{"type":"array","items":{"type":"string","minLength":1}}}}}}}},"hardware":{"$ref":"#/$defs/NodeHardware"},"network_resources":{"$ref":"#/$defs/NetworkResources"},"power":{"$ref":"#/$defs/NodePower"}}},"Label":{"type":"string","minLength":1,"maxLength":253},"ContinuumLayer":{"enum":["cloud","edge_infrastructure","edge","far_edge"]},"Location":{"type":"array","items":{"type":"number","minimum":-180,"maximum":180},"minItems":2,"maxItems":2},"Price":{"type":"object","additionalProperties":false,"required":["value"],"properties":{"value":{"type":"number","minimum":0},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}}},"NodeSensor":{"type":"object","additionalProperties":false,"properties":{"camera":{"type":"object","additionalProperties":false,"properties":{"instances":{"type":"integer","minimum":1},"model":{"$ref":"#/$defs/CameraModel"},"camera_type":{"$ref":"#/$defs/CameraType"},"framerate":{"type":"integer","minimum":1},"supported_resolutions":{"type":"array","items":{"$ref":"#/$defs/Resolution"}}}},"temperature":{"type":"object","additionalProperties":false,"properties":{"instances":{"type":"integer","minimum":1},"model":{"$ref":"#/$defs/TemperatureModel"},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"$ref":"#/$defs/TemperatureUnit"},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"accelerometer":{"$ref":"#/$defs/Accelerometer"},"humidity":{"$ref":"#/$defs/RangeSensor"},"sound":{"$ref":"#/$defs/RangeSensor"},"co2":{"$ref":"#/$defs/RangeSensor"},"barometer":{"$ref":"#/$defs/Barometer"},"air_quality":{"$ref":"#/$defs/AirQualitySensor"},"instances":{"type":"integer","minimum":1},"protocol":{"$ref":"#/$defs/SensorProtocol"},"endpoint":{"type":"string","minLength":1}}},"CameraModel":{"type":"string","minLength":1},"CameraType":{"type":"string","minLength":1},"Resolution":{"type":"string","pattern":"^[1-9][0-9]*x[1-9][0-9]*$"},"TemperatureModel":{"type":"string","minLength":1},"MeasurementMin":{"type":"number"},"MeasurementMax":{"type":"number"},"TemperatureUnit":{"type":"string","minLength":1},"Accuracy":{"type":"number","minimum":0},"SamplingFrequency":{"type":"number","minimum":0},"Accelerometer":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"RangeSensor":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"type":"object","additionalProperties":false,"properties":{"min":{"type":"number","minimum":0},"max":{"type":"number","minimum":0}}}}},"Barometer":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"AirQualitySensor":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"SensorProtocol":{"type":"string","minLength":1},"NodeType":{"enum":["virtualized","native","bare_metal"]},"OperatingSystem":{"type":"string","minLength":1},"ContainerRuntime":{"type":"string","minLength":1},"AccelerationCall":{"type":"string","minLength":1},"NodeHardware":{"type":"object","additionalProperties":false,"properties":{"cpu":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"architecture":{"$ref":"#/$defs/CpuArchitecture"},"cores":{"type":"integer","minimum":1},"frequency":{"type":"array","items":{"type":"number","exclusiveMinimum":0}},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"mcu":{"type":"object","additionalProperties":false,"properties":{"architecture":{"$ref":"#/$defs/McuArchitecture"},"flash":{"type":"string"},"cores":{"type":"integer","minimum":1},"frequency":{"type":"number","exclusiveMinimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"memory":{"type":"number","minimum":0},"disk":{"type":"number","minimum":0},"gpu":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/GpuModel"},"memory":{"type":"number","minimum":0},"instances":{"type":"integer","minimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"fpga":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/FpgaModel"},"memory":{"type":"number","minimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}}}},"CpuArchitecture":{"enum":["amd64","arm64"]},"PerformanceIndicator":{"type":"number","minimum":0},"McuArchitecture":{"type":"string","minLength":1},"GpuModel":{"type":"string","minLength":1},"FpgaModel":{"type":"string","minLength":1},"NetworkResources":{"type":"object","additionalProperties":false,"properties":{"basic_interface":{"type":"object","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/InterfaceTechnology"},"range":{"type":"number","minimum":0},"interface_name":{"type":"string","minLength":1},"application_traffic_permission":{"type":"boolean"}}},"redirection_interface":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["connection_type"],"properties":{"connection_type":{"$ref":"#/$defs/InterfaceTechnology"},"range":{"type":"number","minimum":0},"interface_name":{"type":"string","minLength":1},"mode":{"enum":["infrastructure","adhoc"]},"hardware_address":{"type":"string","minLength":1},"pairing_info":{"type":"object","additionalProperties":false,"properties":{"ip_address":{"type":"string","minLength":1},"network_ssid":{"type":"string","minLength":1},"net_key":{"type":"string"}}}}}}}},"InterfaceTechnology":{"type":"string","minLength":1},"NodePower":{"type":"object","additionalProperties":false,"properties":{"target":{"type":"object","additionalProperties":false,"properties":{"consumption":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"relation":{"$ref":"#/$defs/Relation"},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"}}},"cost":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"relation":{"$ref":"#/$defs/Relation"},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"}}},"co2_emission":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"relation":{"$ref":"#/$defs/Relation"},"measurement_unit":{"enum":["kt/wh","kt/kwh","kt/Mwh"]}}}}},"max_consumption":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"measurement_unit":{"enum":["w","kw","Mw"]}}},"grid":{"type":"boolean"},"renewable":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"name":{"type":"string","minLength":1},"production":{"$ref":"#/$defs/EnergyLevels"}}}},"battery":{"type":"object","additionalProperties":false,"properties":{"capacity":{"$ref":"#/$defs/EnergyLevels"}}},"availability":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["mode"],"properties":{"mode":{"enum":["brown","green"]},"value":{"type":"number","minimum":0},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"},"time_windows":{"type":"array","items":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"}},"cost":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"}}},"co2_emission":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"measurement_unit":{"enum":["kt/wh","kt/kwh","kt/Mwh"]}}}}}}}},"Relation":{"enum":["lower_or_equal","greater_or_equal","equal","lower_than","greater_than"]},"EnergyUnit":{"enum":["wh","kwh","Mwh"]},"EnergyLevels":{"type":"object","additionalProperties":false,"properties":{"levels":{"type":"array","items":{"type":"number","minimum":0}},"measurement_unit":{"enum":["wh"]}}}}};
const schema32 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"$ref":"#/$defs/ResourceName"},"description":{"type":"string","minLength":1},"seed":{"type":"integer","minimum":0,"maximum":4294967295},"start":{"type":"string","minLength":1},"speed":{"type":"number","exclusiveMinimum":0},"currency":{"type":"string","minLength":1,"pattern":"^[A-Z]{3}$"},"descriptions":{"type":"array","items":{"type":"string","minLength":1}},"clusters":{"type":"array","items":{"$ref":"#/$defs/ScenarioCluster"}},"network":{"$ref":"#/$defs/Network"},"workloads":{"type":"array","items":{"$ref":"#/$defs/Workload"}},"faults":{"type":"array","items":{"$ref":"#/$defs/ScenarioFault"}},"telemetry":{"$ref":"#/$defs/TelemetryTruth"},"life_cycle":{"$ref":"#/$defs/LifeCycleTruth"},"power":{"type":"object","additionalProperties":false,"properties":{"idle_share":{"type":"number","minimum":0,"maximum":1},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}}}};
const schema33 = {"type":"string","pattern":"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$","minLength":1,"maxLength":63};
const schema104 = {"enum":["measured","recorded","fitted","assumed"]};
const schema105 = {"type":"string","minLength":1};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$", "u");
const pattern5 = new RegExp("^[A-Z]{3}$", "u");
const schema34 = {"type":"object","additionalProperties":false,"required":["cluster_id"],"properties":{"cluster_id":{"$ref":"#/$defs/HostName"},"datacenter_id":{"$ref":"#/$defs/HostName"},"nodes":{"type":"array","items":{"$ref":"#/$defs/ScenarioNode"}}}};
const schema35 = {"type":"string","pattern":"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$","minLength":1,"maxLength":253};
const pattern6 = new RegExp("^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$", "u");
const schema37 = {"type":"object","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/HostName"},"description":{"$ref":"#/$defs/NodeDescription"},"truth":{"$ref":"#/$defs/NodeTruth"}}};
const schema39 = {"type":"object","additionalProperties":false,"required":["name","continuum_layer","environment"],"properties":{"name":{"$ref":"#/$defs/HostName"},"labels":{"type":"array","items":{"$ref":"#/$defs/Label"}},"continuum_layer":{"$ref":"#/$defs/ContinuumLayer"},"cluster_id":{"$ref":"#/$defs/HostName"},"datacenter_id":{"$ref":"#/$defs/HostName"},"availability":{"enum":["transient","stable"]},"mobile":{"type":"boolean"},"location":{"$ref":"#/$defs/Location"},"price":{"$ref":"#/$defs/Price"},"sensors":{"type":"array","maxItems":64,"items":{"$ref":"#/$defs/NodeSensor"}},"permitted_actions":{"type":"array","items":{"type":"string","minLength":1}},"distributed_storage_service":{"type":"object","additionalProperties":false,"properties":{"member":{"type":"boolean"},"available_space":{"type":"number","minimum":0}}},"environment":{"type":"object","additionalProperties":false,"properties":{"node_type":{"$ref":"#/$defs/NodeType"},"os":{"$ref":"#/$defs/OperatingSystem"},"container_runtime":{"type":"array","items":{"$ref":"#/$defs/ContainerRuntime"}}}},"acceleration_api":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["call_name","supported_platforms"],"properties":{"call_name":{"$ref":"#/$defs/AccelerationCall"},"supported_platforms":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"enum":["cpu","gpu","fpga","tpu"]},"supported_frameworks":{"type":"array","items":{"type":"string","minLength":1}}}}}}}},"hardware":{"$ref":"#/$defs/NodeHardware"},"network_resources":{"$ref":"#/$defs/NetworkResources"},"power":{"$ref":"#/$defs/NodePower"}}};
const schema41 = {"type":"string","minLength":1,"maxLength":253};
const schema42 = {"enum":["cloud","edge_infrastructure","edge","far_edge"]};
const schema45 = {"type":"array","items":{"type":"number","minimum":-180,"maximum":180},"minItems":2,"maxItems":2};
const schema46 = {"type":"object","additionalProperties":false,"required":["value"],"properties":{"value":{"type":"number","minimum":0},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}}};
const schema77 = {"enum":["virtualized","native","bare_metal"]};
const schema78 = {"type":"string","minLength":1};
const schema79 = {"type":"string","minLength":1};
const schema80 = {"type":"string","minLength":1};
const schema47 = {"type":"object","additionalProperties":false,"properties":{"camera":{"type":"object","additionalProperties":false,"properties":{"instances":{"type":"integer","minimum":1},"model":{"$ref":"#/$defs/CameraModel"},"camera_type":{"$ref":"#/$defs/CameraType"},"framerate":{"type":"integer","minimum":1},"supported_resolutions":{"type":"array","items":{"$ref":"#/$defs/Resolution"}}}},"temperature":{"type":"object","additionalProperties":false,"properties":{"instances":{"type":"integer","minimum":1},"model":{"$ref":"#/$defs/TemperatureModel"},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"$ref":"#/$defs/TemperatureUnit"},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"accelerometer":{"$ref":"#/$defs/Accelerometer"},"humidity":{"$ref":"#/$defs/RangeSensor"},"sound":{"$ref":"#/$defs/RangeSensor"},"co2":{"$ref":"#/$defs/RangeSensor"},"barometer":{"$ref":"#/$defs/Barometer"},"air_quality":{"$ref":"#/$defs/AirQualitySensor"},"instances":{"type":"integer","minimum":1},"protocol":{"$ref":"#/$defs/SensorProtocol"},"endpoint":{"type":"string","minLength":1}}};
const schema48 = {"type":"string","minLength":1};
const schema49 = {"type":"string","minLength":1};
const schema50 = {"type":"string","pattern":"^[1-9][0-9]*x[1-9][0-9]*$"};
const schema51 = {"type":"string","minLength":1};
const schema52 = {"type":"number"};
const schema53 = {"type":"number"};
const schema54 = {"type":"string","minLength":1};
const schema55 = {"type":"number","minimum":0};
const schema56 = {"type":"number","minimum":0};
const schema76 = {"type":"string","minLength":1};
const pattern13 = new RegExp("^[1-9][0-9]*x[1-9][0-9]*$", "u");
const schema57 = {"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "model") || (key0 === "measurement_min")) || (key0 === "measurement_max")) || (key0 === "measurement_unit")) || (key0 === "accuracy")) || (key0 === "sampling_frequency"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.model !== undefined){
let data0 = data.model;
if(typeof data0 === "string"){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.measurement_min !== undefined){
let data1 = data.measurement_min;
if(!((typeof data1 == "number") && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/measurement_min",schemaPath:"#/$defs/MeasurementMin/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.measurement_max !== undefined){
let data2 = data.measurement_max;
if(!((typeof data2 == "number") && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/measurement_max",schemaPath:"#/$defs/MeasurementMax/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.measurement_unit !== undefined){
let data3 = data.measurement_unit;
if(typeof data3 === "string"){
if(data3.length < 1){
const err5 = {instancePath:instancePath+"/measurement_unit",schemaPath:"#/properties/measurement_unit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/measurement_unit",schemaPath:"#/properties/measurement_unit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.accuracy !== undefined){
let data4 = data.accuracy;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err7 = {instancePath:instancePath+"/accuracy",schemaPath:"#/$defs/Accuracy/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/accuracy",schemaPath:"#/$defs/Accuracy/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.sampling_frequency !== undefined){
let data5 = data.sampling_frequency;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err9 = {instancePath:instancePath+"/sampling_frequency",schemaPath:"#/$defs/SamplingFrequency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/sampling_frequency",schemaPath:"#/$defs/SamplingFrequency/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema62 = {"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"type":"object","additionalProperties":false,"properties":{"min":{"type":"number","minimum":0},"max":{"type":"number","minimum":0}}}}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "model") || (key0 === "measurement_min")) || (key0 === "measurement_max")) || (key0 === "measurement_unit")) || (key0 === "accuracy")) || (key0 === "sampling_frequency"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.model !== undefined){
let data0 = data.model;
if(typeof data0 === "string"){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.measurement_min !== undefined){
let data1 = data.measurement_min;
if(!((typeof data1 == "number") && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/measurement_min",schemaPath:"#/$defs/MeasurementMin/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.measurement_max !== undefined){
let data2 = data.measurement_max;
if(!((typeof data2 == "number") && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/measurement_max",schemaPath:"#/$defs/MeasurementMax/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.measurement_unit !== undefined){
let data3 = data.measurement_unit;
if(typeof data3 === "string"){
if(data3.length < 1){
const err5 = {instancePath:instancePath+"/measurement_unit",schemaPath:"#/properties/measurement_unit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/measurement_unit",schemaPath:"#/properties/measurement_unit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.accuracy !== undefined){
let data4 = data.accuracy;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err7 = {instancePath:instancePath+"/accuracy",schemaPath:"#/$defs/Accuracy/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/accuracy",schemaPath:"#/$defs/Accuracy/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.sampling_frequency !== undefined){
let data5 = data.sampling_frequency;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
if(!((key1 === "min") || (key1 === "max"))){
const err9 = {instancePath:instancePath+"/sampling_frequency",schemaPath:"#/properties/sampling_frequency/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data5.min !== undefined){
let data6 = data5.min;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err10 = {instancePath:instancePath+"/sampling_frequency/min",schemaPath:"#/properties/sampling_frequency/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/sampling_frequency/min",schemaPath:"#/properties/sampling_frequency/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data5.max !== undefined){
let data7 = data5.max;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err12 = {instancePath:instancePath+"/sampling_frequency/max",schemaPath:"#/properties/sampling_frequency/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/sampling_frequency/max",schemaPath:"#/properties/sampling_frequency/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/sampling_frequency",schemaPath:"#/properties/sampling_frequency/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema66 = {"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "model") || (key0 === "measurement_min")) || (key0 === "measurement_max")) || (key0 === "measurement_unit")) || (key0 === "accuracy")) || (key0 === "sampling_frequency"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.model !== undefined){
let data0 = data.model;
if(typeof data0 === "string"){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.measurement_min !== undefined){
let data1 = data.measurement_min;
if(!((typeof data1 == "number") && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/measurement_min",schemaPath:"#/$defs/MeasurementMin/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.measurement_max !== undefined){
let data2 = data.measurement_max;
if(!((typeof data2 == "number") && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/measurement_max",schemaPath:"#/$defs/MeasurementMax/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.measurement_unit !== undefined){
let data3 = data.measurement_unit;
if(typeof data3 === "string"){
if(data3.length < 1){
const err5 = {instancePath:instancePath+"/measurement_unit",schemaPath:"#/properties/measurement_unit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/measurement_unit",schemaPath:"#/properties/measurement_unit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.accuracy !== undefined){
let data4 = data.accuracy;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err7 = {instancePath:instancePath+"/accuracy",schemaPath:"#/$defs/Accuracy/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/accuracy",schemaPath:"#/$defs/Accuracy/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.sampling_frequency !== undefined){
let data5 = data.sampling_frequency;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err9 = {instancePath:instancePath+"/sampling_frequency",schemaPath:"#/$defs/SamplingFrequency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/sampling_frequency",schemaPath:"#/$defs/SamplingFrequency/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema71 = {"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "model") || (key0 === "measurement_min")) || (key0 === "measurement_max")) || (key0 === "measurement_unit")) || (key0 === "accuracy")) || (key0 === "sampling_frequency"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.model !== undefined){
let data0 = data.model;
if(typeof data0 === "string"){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.measurement_min !== undefined){
let data1 = data.measurement_min;
if(!((typeof data1 == "number") && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/measurement_min",schemaPath:"#/$defs/MeasurementMin/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.measurement_max !== undefined){
let data2 = data.measurement_max;
if(!((typeof data2 == "number") && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/measurement_max",schemaPath:"#/$defs/MeasurementMax/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.measurement_unit !== undefined){
let data3 = data.measurement_unit;
if(typeof data3 === "string"){
if(data3.length < 1){
const err5 = {instancePath:instancePath+"/measurement_unit",schemaPath:"#/properties/measurement_unit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/measurement_unit",schemaPath:"#/properties/measurement_unit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.accuracy !== undefined){
let data4 = data.accuracy;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err7 = {instancePath:instancePath+"/accuracy",schemaPath:"#/$defs/Accuracy/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/accuracy",schemaPath:"#/$defs/Accuracy/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.sampling_frequency !== undefined){
let data5 = data.sampling_frequency;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err9 = {instancePath:instancePath+"/sampling_frequency",schemaPath:"#/$defs/SamplingFrequency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/sampling_frequency",schemaPath:"#/$defs/SamplingFrequency/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema47.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.camera !== undefined){
let data0 = data.camera;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!(((((key1 === "instances") || (key1 === "model")) || (key1 === "camera_type")) || (key1 === "framerate")) || (key1 === "supported_resolutions"))){
const err1 = {instancePath:instancePath+"/camera",schemaPath:"#/properties/camera/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.instances !== undefined){
let data1 = data0.instances;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err2 = {instancePath:instancePath+"/camera/instances",schemaPath:"#/properties/camera/properties/instances/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/camera/instances",schemaPath:"#/properties/camera/properties/instances/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data0.model !== undefined){
let data2 = data0.model;
if(typeof data2 === "string"){
if(data2.length < 1){
const err4 = {instancePath:instancePath+"/camera/model",schemaPath:"#/$defs/CameraModel/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/camera/model",schemaPath:"#/$defs/CameraModel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.camera_type !== undefined){
let data3 = data0.camera_type;
if(typeof data3 === "string"){
if(data3.length < 1){
const err6 = {instancePath:instancePath+"/camera/camera_type",schemaPath:"#/$defs/CameraType/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/camera/camera_type",schemaPath:"#/$defs/CameraType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.framerate !== undefined){
let data4 = data0.framerate;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err8 = {instancePath:instancePath+"/camera/framerate",schemaPath:"#/properties/camera/properties/framerate/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/camera/framerate",schemaPath:"#/properties/camera/properties/framerate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data0.supported_resolutions !== undefined){
let data5 = data0.supported_resolutions;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(!pattern13.test(data6)){
const err10 = {instancePath:instancePath+"/camera/supported_resolutions/" + i0,schemaPath:"#/$defs/Resolution/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]*x[1-9][0-9]*$"},message:"must match pattern \""+"^[1-9][0-9]*x[1-9][0-9]*$"+"\""};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/camera/supported_resolutions/" + i0,schemaPath:"#/$defs/Resolution/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/camera/supported_resolutions",schemaPath:"#/properties/camera/properties/supported_resolutions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/camera",schemaPath:"#/properties/camera/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.temperature !== undefined){
let data7 = data.temperature;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key2 in data7){
if(!(((((((key2 === "instances") || (key2 === "model")) || (key2 === "measurement_min")) || (key2 === "measurement_max")) || (key2 === "measurement_unit")) || (key2 === "accuracy")) || (key2 === "sampling_frequency"))){
const err14 = {instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data7.instances !== undefined){
let data8 = data7.instances;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err15 = {instancePath:instancePath+"/temperature/instances",schemaPath:"#/properties/temperature/properties/instances/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
const err16 = {instancePath:instancePath+"/temperature/instances",schemaPath:"#/properties/temperature/properties/instances/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
if(data7.model !== undefined){
let data9 = data7.model;
if(typeof data9 === "string"){
if(data9.length < 1){
const err17 = {instancePath:instancePath+"/temperature/model",schemaPath:"#/$defs/TemperatureModel/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/temperature/model",schemaPath:"#/$defs/TemperatureModel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data7.measurement_min !== undefined){
let data10 = data7.measurement_min;
if(!((typeof data10 == "number") && (isFinite(data10)))){
const err19 = {instancePath:instancePath+"/temperature/measurement_min",schemaPath:"#/$defs/MeasurementMin/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data7.measurement_max !== undefined){
let data11 = data7.measurement_max;
if(!((typeof data11 == "number") && (isFinite(data11)))){
const err20 = {instancePath:instancePath+"/temperature/measurement_max",schemaPath:"#/$defs/MeasurementMax/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data7.measurement_unit !== undefined){
let data12 = data7.measurement_unit;
if(typeof data12 === "string"){
if(data12.length < 1){
const err21 = {instancePath:instancePath+"/temperature/measurement_unit",schemaPath:"#/$defs/TemperatureUnit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/temperature/measurement_unit",schemaPath:"#/$defs/TemperatureUnit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data7.accuracy !== undefined){
let data13 = data7.accuracy;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err23 = {instancePath:instancePath+"/temperature/accuracy",schemaPath:"#/$defs/Accuracy/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/temperature/accuracy",schemaPath:"#/$defs/Accuracy/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data7.sampling_frequency !== undefined){
let data14 = data7.sampling_frequency;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err25 = {instancePath:instancePath+"/temperature/sampling_frequency",schemaPath:"#/$defs/SamplingFrequency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/temperature/sampling_frequency",schemaPath:"#/$defs/SamplingFrequency/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.accelerometer !== undefined){
if(!(validate26(data.accelerometer, {instancePath:instancePath+"/accelerometer",parentData:data,parentDataProperty:"accelerometer",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.humidity !== undefined){
if(!(validate28(data.humidity, {instancePath:instancePath+"/humidity",parentData:data,parentDataProperty:"humidity",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
if(data.sound !== undefined){
if(!(validate28(data.sound, {instancePath:instancePath+"/sound",parentData:data,parentDataProperty:"sound",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
if(data.co2 !== undefined){
if(!(validate28(data.co2, {instancePath:instancePath+"/co2",parentData:data,parentDataProperty:"co2",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
if(data.barometer !== undefined){
if(!(validate32(data.barometer, {instancePath:instancePath+"/barometer",parentData:data,parentDataProperty:"barometer",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
if(data.air_quality !== undefined){
if(!(validate34(data.air_quality, {instancePath:instancePath+"/air_quality",parentData:data,parentDataProperty:"air_quality",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
if(data.instances !== undefined){
let data21 = data.instances;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err28 = {instancePath:instancePath+"/instances",schemaPath:"#/properties/instances/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 1 || isNaN(data21)){
const err29 = {instancePath:instancePath+"/instances",schemaPath:"#/properties/instances/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data.protocol !== undefined){
let data22 = data.protocol;
if(typeof data22 === "string"){
if(data22.length < 1){
const err30 = {instancePath:instancePath+"/protocol",schemaPath:"#/$defs/SensorProtocol/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/protocol",schemaPath:"#/$defs/SensorProtocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.endpoint !== undefined){
let data23 = data.endpoint;
if(typeof data23 === "string"){
if(data23.length < 1){
const err32 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/endpoint",schemaPath:"#/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema81 = {"type":"object","additionalProperties":false,"properties":{"cpu":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"architecture":{"$ref":"#/$defs/CpuArchitecture"},"cores":{"type":"integer","minimum":1},"frequency":{"type":"array","items":{"type":"number","exclusiveMinimum":0}},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"mcu":{"type":"object","additionalProperties":false,"properties":{"architecture":{"$ref":"#/$defs/McuArchitecture"},"flash":{"type":"string"},"cores":{"type":"integer","minimum":1},"frequency":{"type":"number","exclusiveMinimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"memory":{"type":"number","minimum":0},"disk":{"type":"number","minimum":0},"gpu":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/GpuModel"},"memory":{"type":"number","minimum":0},"instances":{"type":"integer","minimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"fpga":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/FpgaModel"},"memory":{"type":"number","minimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}}}};
const schema82 = {"enum":["amd64","arm64"]};
const schema83 = {"type":"number","minimum":0};
const schema84 = {"type":"string","minLength":1};
const schema86 = {"type":"string","minLength":1};
const schema88 = {"type":"string","minLength":1};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "cpu") || (key0 === "mcu")) || (key0 === "memory")) || (key0 === "disk")) || (key0 === "gpu")) || (key0 === "fpga"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.cpu !== undefined){
let data0 = data.cpu;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!(((((key1 === "model") || (key1 === "architecture")) || (key1 === "cores")) || (key1 === "frequency")) || (key1 === "performance_indicator"))){
const err1 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.model !== undefined){
let data1 = data0.model;
if(typeof data1 === "string"){
if(data1.length < 1){
const err2 = {instancePath:instancePath+"/cpu/model",schemaPath:"#/properties/cpu/properties/model/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/cpu/model",schemaPath:"#/properties/cpu/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.architecture !== undefined){
let data2 = data0.architecture;
if(!((data2 === "amd64") || (data2 === "arm64"))){
const err4 = {instancePath:instancePath+"/cpu/architecture",schemaPath:"#/$defs/CpuArchitecture/enum",keyword:"enum",params:{allowedValues: schema82.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.cores !== undefined){
let data3 = data0.cores;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err5 = {instancePath:instancePath+"/cpu/cores",schemaPath:"#/properties/cpu/properties/cores/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
const err6 = {instancePath:instancePath+"/cpu/cores",schemaPath:"#/properties/cpu/properties/cores/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data0.frequency !== undefined){
let data4 = data0.frequency;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 <= 0 || isNaN(data5)){
const err7 = {instancePath:instancePath+"/cpu/frequency/" + i0,schemaPath:"#/properties/cpu/properties/frequency/items/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/cpu/frequency/" + i0,schemaPath:"#/properties/cpu/properties/frequency/items/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/cpu/frequency",schemaPath:"#/properties/cpu/properties/frequency/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.performance_indicator !== undefined){
let data6 = data0.performance_indicator;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err10 = {instancePath:instancePath+"/cpu/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/cpu/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.mcu !== undefined){
let data7 = data.mcu;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key2 in data7){
if(!(((((key2 === "architecture") || (key2 === "flash")) || (key2 === "cores")) || (key2 === "frequency")) || (key2 === "performance_indicator"))){
const err13 = {instancePath:instancePath+"/mcu",schemaPath:"#/properties/mcu/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data7.architecture !== undefined){
let data8 = data7.architecture;
if(typeof data8 === "string"){
if(data8.length < 1){
const err14 = {instancePath:instancePath+"/mcu/architecture",schemaPath:"#/$defs/McuArchitecture/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/mcu/architecture",schemaPath:"#/$defs/McuArchitecture/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data7.flash !== undefined){
if(typeof data7.flash !== "string"){
const err16 = {instancePath:instancePath+"/mcu/flash",schemaPath:"#/properties/mcu/properties/flash/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data7.cores !== undefined){
let data10 = data7.cores;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err17 = {instancePath:instancePath+"/mcu/cores",schemaPath:"#/properties/mcu/properties/cores/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 1 || isNaN(data10)){
const err18 = {instancePath:instancePath+"/mcu/cores",schemaPath:"#/properties/mcu/properties/cores/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
if(data7.frequency !== undefined){
let data11 = data7.frequency;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 <= 0 || isNaN(data11)){
const err19 = {instancePath:instancePath+"/mcu/frequency",schemaPath:"#/properties/mcu/properties/frequency/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/mcu/frequency",schemaPath:"#/properties/mcu/properties/frequency/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data7.performance_indicator !== undefined){
let data12 = data7.performance_indicator;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err21 = {instancePath:instancePath+"/mcu/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/mcu/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/mcu",schemaPath:"#/properties/mcu/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.memory !== undefined){
let data13 = data.memory;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err24 = {instancePath:instancePath+"/memory",schemaPath:"#/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/memory",schemaPath:"#/properties/memory/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.disk !== undefined){
let data14 = data.disk;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err26 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.gpu !== undefined){
let data15 = data.gpu;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key3 in data15){
if(!((((key3 === "model") || (key3 === "memory")) || (key3 === "instances")) || (key3 === "performance_indicator"))){
const err28 = {instancePath:instancePath+"/gpu",schemaPath:"#/properties/gpu/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data15.model !== undefined){
let data16 = data15.model;
if(typeof data16 === "string"){
if(data16.length < 1){
const err29 = {instancePath:instancePath+"/gpu/model",schemaPath:"#/$defs/GpuModel/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/gpu/model",schemaPath:"#/$defs/GpuModel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data15.memory !== undefined){
let data17 = data15.memory;
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 0 || isNaN(data17)){
const err31 = {instancePath:instancePath+"/gpu/memory",schemaPath:"#/properties/gpu/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/gpu/memory",schemaPath:"#/properties/gpu/properties/memory/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data15.instances !== undefined){
let data18 = data15.instances;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err33 = {instancePath:instancePath+"/gpu/instances",schemaPath:"#/properties/gpu/properties/instances/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
const err34 = {instancePath:instancePath+"/gpu/instances",schemaPath:"#/properties/gpu/properties/instances/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
if(data15.performance_indicator !== undefined){
let data19 = data15.performance_indicator;
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
const err35 = {instancePath:instancePath+"/gpu/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/gpu/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/gpu",schemaPath:"#/properties/gpu/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.fpga !== undefined){
let data20 = data.fpga;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key4 in data20){
if(!(((key4 === "model") || (key4 === "memory")) || (key4 === "performance_indicator"))){
const err38 = {instancePath:instancePath+"/fpga",schemaPath:"#/properties/fpga/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data20.model !== undefined){
let data21 = data20.model;
if(typeof data21 === "string"){
if(data21.length < 1){
const err39 = {instancePath:instancePath+"/fpga/model",schemaPath:"#/$defs/FpgaModel/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/fpga/model",schemaPath:"#/$defs/FpgaModel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data20.memory !== undefined){
let data22 = data20.memory;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 < 0 || isNaN(data22)){
const err41 = {instancePath:instancePath+"/fpga/memory",schemaPath:"#/properties/fpga/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/fpga/memory",schemaPath:"#/properties/fpga/properties/memory/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data20.performance_indicator !== undefined){
let data23 = data20.performance_indicator;
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
const err43 = {instancePath:instancePath+"/fpga/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/fpga/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/fpga",schemaPath:"#/properties/fpga/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema90 = {"type":"object","additionalProperties":false,"properties":{"basic_interface":{"type":"object","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/InterfaceTechnology"},"range":{"type":"number","minimum":0},"interface_name":{"type":"string","minLength":1},"application_traffic_permission":{"type":"boolean"}}},"redirection_interface":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["connection_type"],"properties":{"connection_type":{"$ref":"#/$defs/InterfaceTechnology"},"range":{"type":"number","minimum":0},"interface_name":{"type":"string","minLength":1},"mode":{"enum":["infrastructure","adhoc"]},"hardware_address":{"type":"string","minLength":1},"pairing_info":{"type":"object","additionalProperties":false,"properties":{"ip_address":{"type":"string","minLength":1},"network_ssid":{"type":"string","minLength":1},"net_key":{"type":"string"}}}}}}}};
const schema91 = {"type":"string","minLength":1};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "basic_interface") || (key0 === "redirection_interface"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.basic_interface !== undefined){
let data0 = data.basic_interface;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!((((key1 === "name") || (key1 === "range")) || (key1 === "interface_name")) || (key1 === "application_traffic_permission"))){
const err1 = {instancePath:instancePath+"/basic_interface",schemaPath:"#/properties/basic_interface/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.name !== undefined){
let data1 = data0.name;
if(typeof data1 === "string"){
if(data1.length < 1){
const err2 = {instancePath:instancePath+"/basic_interface/name",schemaPath:"#/$defs/InterfaceTechnology/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/basic_interface/name",schemaPath:"#/$defs/InterfaceTechnology/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.range !== undefined){
let data2 = data0.range;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err4 = {instancePath:instancePath+"/basic_interface/range",schemaPath:"#/properties/basic_interface/properties/range/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/basic_interface/range",schemaPath:"#/properties/basic_interface/properties/range/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.interface_name !== undefined){
let data3 = data0.interface_name;
if(typeof data3 === "string"){
if(data3.length < 1){
const err6 = {instancePath:instancePath+"/basic_interface/interface_name",schemaPath:"#/properties/basic_interface/properties/interface_name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/basic_interface/interface_name",schemaPath:"#/properties/basic_interface/properties/interface_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.application_traffic_permission !== undefined){
if(typeof data0.application_traffic_permission !== "boolean"){
const err8 = {instancePath:instancePath+"/basic_interface/application_traffic_permission",schemaPath:"#/properties/basic_interface/properties/application_traffic_permission/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/basic_interface",schemaPath:"#/properties/basic_interface/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.redirection_interface !== undefined){
let data5 = data.redirection_interface;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.connection_type === undefined){
const err10 = {instancePath:instancePath+"/redirection_interface/" + i0,schemaPath:"#/properties/redirection_interface/items/required",keyword:"required",params:{missingProperty: "connection_type"},message:"must have required property '"+"connection_type"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key2 in data6){
if(!((((((key2 === "connection_type") || (key2 === "range")) || (key2 === "interface_name")) || (key2 === "mode")) || (key2 === "hardware_address")) || (key2 === "pairing_info"))){
const err11 = {instancePath:instancePath+"/redirection_interface/" + i0,schemaPath:"#/properties/redirection_interface/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data6.connection_type !== undefined){
let data7 = data6.connection_type;
if(typeof data7 === "string"){
if(data7.length < 1){
const err12 = {instancePath:instancePath+"/redirection_interface/" + i0+"/connection_type",schemaPath:"#/$defs/InterfaceTechnology/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/redirection_interface/" + i0+"/connection_type",schemaPath:"#/$defs/InterfaceTechnology/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data6.range !== undefined){
let data8 = data6.range;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
const err14 = {instancePath:instancePath+"/redirection_interface/" + i0+"/range",schemaPath:"#/properties/redirection_interface/items/properties/range/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/redirection_interface/" + i0+"/range",schemaPath:"#/properties/redirection_interface/items/properties/range/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data6.interface_name !== undefined){
let data9 = data6.interface_name;
if(typeof data9 === "string"){
if(data9.length < 1){
const err16 = {instancePath:instancePath+"/redirection_interface/" + i0+"/interface_name",schemaPath:"#/properties/redirection_interface/items/properties/interface_name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/redirection_interface/" + i0+"/interface_name",schemaPath:"#/properties/redirection_interface/items/properties/interface_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data6.mode !== undefined){
let data10 = data6.mode;
if(!((data10 === "infrastructure") || (data10 === "adhoc"))){
const err18 = {instancePath:instancePath+"/redirection_interface/" + i0+"/mode",schemaPath:"#/properties/redirection_interface/items/properties/mode/enum",keyword:"enum",params:{allowedValues: schema90.properties.redirection_interface.items.properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data6.hardware_address !== undefined){
let data11 = data6.hardware_address;
if(typeof data11 === "string"){
if(data11.length < 1){
const err19 = {instancePath:instancePath+"/redirection_interface/" + i0+"/hardware_address",schemaPath:"#/properties/redirection_interface/items/properties/hardware_address/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/redirection_interface/" + i0+"/hardware_address",schemaPath:"#/properties/redirection_interface/items/properties/hardware_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data6.pairing_info !== undefined){
let data12 = data6.pairing_info;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key3 in data12){
if(!(((key3 === "ip_address") || (key3 === "network_ssid")) || (key3 === "net_key"))){
const err21 = {instancePath:instancePath+"/redirection_interface/" + i0+"/pairing_info",schemaPath:"#/properties/redirection_interface/items/properties/pairing_info/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data12.ip_address !== undefined){
let data13 = data12.ip_address;
if(typeof data13 === "string"){
if(data13.length < 1){
const err22 = {instancePath:instancePath+"/redirection_interface/" + i0+"/pairing_info/ip_address",schemaPath:"#/properties/redirection_interface/items/properties/pairing_info/properties/ip_address/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/redirection_interface/" + i0+"/pairing_info/ip_address",schemaPath:"#/properties/redirection_interface/items/properties/pairing_info/properties/ip_address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data12.network_ssid !== undefined){
let data14 = data12.network_ssid;
if(typeof data14 === "string"){
if(data14.length < 1){
const err24 = {instancePath:instancePath+"/redirection_interface/" + i0+"/pairing_info/network_ssid",schemaPath:"#/properties/redirection_interface/items/properties/pairing_info/properties/network_ssid/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/redirection_interface/" + i0+"/pairing_info/network_ssid",schemaPath:"#/properties/redirection_interface/items/properties/pairing_info/properties/network_ssid/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data12.net_key !== undefined){
if(typeof data12.net_key !== "string"){
const err26 = {instancePath:instancePath+"/redirection_interface/" + i0+"/pairing_info/net_key",schemaPath:"#/properties/redirection_interface/items/properties/pairing_info/properties/net_key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/redirection_interface/" + i0+"/pairing_info",schemaPath:"#/properties/redirection_interface/items/properties/pairing_info/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/redirection_interface/" + i0,schemaPath:"#/properties/redirection_interface/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/redirection_interface",schemaPath:"#/properties/redirection_interface/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema93 = {"type":"object","additionalProperties":false,"properties":{"target":{"type":"object","additionalProperties":false,"properties":{"consumption":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"relation":{"$ref":"#/$defs/Relation"},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"}}},"cost":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"relation":{"$ref":"#/$defs/Relation"},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"}}},"co2_emission":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"relation":{"$ref":"#/$defs/Relation"},"measurement_unit":{"enum":["kt/wh","kt/kwh","kt/Mwh"]}}}}},"max_consumption":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"measurement_unit":{"enum":["w","kw","Mw"]}}},"grid":{"type":"boolean"},"renewable":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"name":{"type":"string","minLength":1},"production":{"$ref":"#/$defs/EnergyLevels"}}}},"battery":{"type":"object","additionalProperties":false,"properties":{"capacity":{"$ref":"#/$defs/EnergyLevels"}}},"availability":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["mode"],"properties":{"mode":{"enum":["brown","green"]},"value":{"type":"number","minimum":0},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"},"time_windows":{"type":"array","items":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"}},"cost":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"}}},"co2_emission":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"measurement_unit":{"enum":["kt/wh","kt/kwh","kt/Mwh"]}}}}}}}};
const schema94 = {"enum":["lower_or_equal","greater_or_equal","equal","lower_than","greater_than"]};
const schema95 = {"enum":["wh","kwh","Mwh"]};
const schema99 = {"type":"object","additionalProperties":false,"properties":{"levels":{"type":"array","items":{"type":"number","minimum":0}},"measurement_unit":{"enum":["wh"]}}};
const pattern14 = new RegExp("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", "u");

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate41.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "target") || (key0 === "max_consumption")) || (key0 === "grid")) || (key0 === "renewable")) || (key0 === "battery")) || (key0 === "availability"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.target !== undefined){
let data0 = data.target;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!(((key1 === "consumption") || (key1 === "cost")) || (key1 === "co2_emission"))){
const err1 = {instancePath:instancePath+"/target",schemaPath:"#/properties/target/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.consumption !== undefined){
let data1 = data0.consumption;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key2 in data1){
if(!(((key2 === "value") || (key2 === "relation")) || (key2 === "measurement_unit"))){
const err2 = {instancePath:instancePath+"/target/consumption",schemaPath:"#/properties/target/properties/consumption/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data1.value !== undefined){
let data2 = data1.value;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err3 = {instancePath:instancePath+"/target/consumption/value",schemaPath:"#/properties/target/properties/consumption/properties/value/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/target/consumption/value",schemaPath:"#/properties/target/properties/consumption/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.relation !== undefined){
let data3 = data1.relation;
if(!(((((data3 === "lower_or_equal") || (data3 === "greater_or_equal")) || (data3 === "equal")) || (data3 === "lower_than")) || (data3 === "greater_than"))){
const err5 = {instancePath:instancePath+"/target/consumption/relation",schemaPath:"#/$defs/Relation/enum",keyword:"enum",params:{allowedValues: schema94.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.measurement_unit !== undefined){
let data4 = data1.measurement_unit;
if(!(((data4 === "wh") || (data4 === "kwh")) || (data4 === "Mwh"))){
const err6 = {instancePath:instancePath+"/target/consumption/measurement_unit",schemaPath:"#/$defs/EnergyUnit/enum",keyword:"enum",params:{allowedValues: schema95.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/target/consumption",schemaPath:"#/properties/target/properties/consumption/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.cost !== undefined){
let data5 = data0.cost;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key3 in data5){
if(!(((key3 === "value") || (key3 === "relation")) || (key3 === "measurement_unit"))){
const err8 = {instancePath:instancePath+"/target/cost",schemaPath:"#/properties/target/properties/cost/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data5.value !== undefined){
let data6 = data5.value;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err9 = {instancePath:instancePath+"/target/cost/value",schemaPath:"#/properties/target/properties/cost/properties/value/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/target/cost/value",schemaPath:"#/properties/target/properties/cost/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data5.relation !== undefined){
let data7 = data5.relation;
if(!(((((data7 === "lower_or_equal") || (data7 === "greater_or_equal")) || (data7 === "equal")) || (data7 === "lower_than")) || (data7 === "greater_than"))){
const err11 = {instancePath:instancePath+"/target/cost/relation",schemaPath:"#/$defs/Relation/enum",keyword:"enum",params:{allowedValues: schema94.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data5.measurement_unit !== undefined){
let data8 = data5.measurement_unit;
if(!(((data8 === "wh") || (data8 === "kwh")) || (data8 === "Mwh"))){
const err12 = {instancePath:instancePath+"/target/cost/measurement_unit",schemaPath:"#/$defs/EnergyUnit/enum",keyword:"enum",params:{allowedValues: schema95.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/target/cost",schemaPath:"#/properties/target/properties/cost/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.co2_emission !== undefined){
let data9 = data0.co2_emission;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key4 in data9){
if(!(((key4 === "value") || (key4 === "relation")) || (key4 === "measurement_unit"))){
const err14 = {instancePath:instancePath+"/target/co2_emission",schemaPath:"#/properties/target/properties/co2_emission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data9.value !== undefined){
let data10 = data9.value;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err15 = {instancePath:instancePath+"/target/co2_emission/value",schemaPath:"#/properties/target/properties/co2_emission/properties/value/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/target/co2_emission/value",schemaPath:"#/properties/target/properties/co2_emission/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data9.relation !== undefined){
let data11 = data9.relation;
if(!(((((data11 === "lower_or_equal") || (data11 === "greater_or_equal")) || (data11 === "equal")) || (data11 === "lower_than")) || (data11 === "greater_than"))){
const err17 = {instancePath:instancePath+"/target/co2_emission/relation",schemaPath:"#/$defs/Relation/enum",keyword:"enum",params:{allowedValues: schema94.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data9.measurement_unit !== undefined){
let data12 = data9.measurement_unit;
if(!(((data12 === "kt/wh") || (data12 === "kt/kwh")) || (data12 === "kt/Mwh"))){
const err18 = {instancePath:instancePath+"/target/co2_emission/measurement_unit",schemaPath:"#/properties/target/properties/co2_emission/properties/measurement_unit/enum",keyword:"enum",params:{allowedValues: schema93.properties.target.properties.co2_emission.properties.measurement_unit.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/target/co2_emission",schemaPath:"#/properties/target/properties/co2_emission/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/target",schemaPath:"#/properties/target/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.max_consumption !== undefined){
let data13 = data.max_consumption;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key5 in data13){
if(!((key5 === "value") || (key5 === "measurement_unit"))){
const err21 = {instancePath:instancePath+"/max_consumption",schemaPath:"#/properties/max_consumption/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data13.value !== undefined){
let data14 = data13.value;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err22 = {instancePath:instancePath+"/max_consumption/value",schemaPath:"#/properties/max_consumption/properties/value/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/max_consumption/value",schemaPath:"#/properties/max_consumption/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data13.measurement_unit !== undefined){
let data15 = data13.measurement_unit;
if(!(((data15 === "w") || (data15 === "kw")) || (data15 === "Mw"))){
const err24 = {instancePath:instancePath+"/max_consumption/measurement_unit",schemaPath:"#/properties/max_consumption/properties/measurement_unit/enum",keyword:"enum",params:{allowedValues: schema93.properties.max_consumption.properties.measurement_unit.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/max_consumption",schemaPath:"#/properties/max_consumption/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.grid !== undefined){
if(typeof data.grid !== "boolean"){
const err26 = {instancePath:instancePath+"/grid",schemaPath:"#/properties/grid/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.renewable !== undefined){
let data17 = data.renewable;
if(Array.isArray(data17)){
const len0 = data17.length;
for(let i0=0; i0<len0; i0++){
let data18 = data17[i0];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key6 in data18){
if(!((key6 === "name") || (key6 === "production"))){
const err27 = {instancePath:instancePath+"/renewable/" + i0,schemaPath:"#/properties/renewable/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data18.name !== undefined){
let data19 = data18.name;
if(typeof data19 === "string"){
if(data19.length < 1){
const err28 = {instancePath:instancePath+"/renewable/" + i0+"/name",schemaPath:"#/properties/renewable/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/renewable/" + i0+"/name",schemaPath:"#/properties/renewable/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data18.production !== undefined){
let data20 = data18.production;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key7 in data20){
if(!((key7 === "levels") || (key7 === "measurement_unit"))){
const err30 = {instancePath:instancePath+"/renewable/" + i0+"/production",schemaPath:"#/$defs/EnergyLevels/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data20.levels !== undefined){
let data21 = data20.levels;
if(Array.isArray(data21)){
const len1 = data21.length;
for(let i1=0; i1<len1; i1++){
let data22 = data21[i1];
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 < 0 || isNaN(data22)){
const err31 = {instancePath:instancePath+"/renewable/" + i0+"/production/levels/" + i1,schemaPath:"#/$defs/EnergyLevels/properties/levels/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/renewable/" + i0+"/production/levels/" + i1,schemaPath:"#/$defs/EnergyLevels/properties/levels/items/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/renewable/" + i0+"/production/levels",schemaPath:"#/$defs/EnergyLevels/properties/levels/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data20.measurement_unit !== undefined){
if(!(data20.measurement_unit === "wh")){
const err34 = {instancePath:instancePath+"/renewable/" + i0+"/production/measurement_unit",schemaPath:"#/$defs/EnergyLevels/properties/measurement_unit/enum",keyword:"enum",params:{allowedValues: schema99.properties.measurement_unit.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/renewable/" + i0+"/production",schemaPath:"#/$defs/EnergyLevels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/renewable/" + i0,schemaPath:"#/properties/renewable/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/renewable",schemaPath:"#/properties/renewable/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.battery !== undefined){
let data24 = data.battery;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key8 in data24){
if(!(key8 === "capacity")){
const err38 = {instancePath:instancePath+"/battery",schemaPath:"#/properties/battery/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data24.capacity !== undefined){
let data25 = data24.capacity;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key9 in data25){
if(!((key9 === "levels") || (key9 === "measurement_unit"))){
const err39 = {instancePath:instancePath+"/battery/capacity",schemaPath:"#/$defs/EnergyLevels/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data25.levels !== undefined){
let data26 = data25.levels;
if(Array.isArray(data26)){
const len2 = data26.length;
for(let i2=0; i2<len2; i2++){
let data27 = data26[i2];
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 < 0 || isNaN(data27)){
const err40 = {instancePath:instancePath+"/battery/capacity/levels/" + i2,schemaPath:"#/$defs/EnergyLevels/properties/levels/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/battery/capacity/levels/" + i2,schemaPath:"#/$defs/EnergyLevels/properties/levels/items/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/battery/capacity/levels",schemaPath:"#/$defs/EnergyLevels/properties/levels/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data25.measurement_unit !== undefined){
if(!(data25.measurement_unit === "wh")){
const err43 = {instancePath:instancePath+"/battery/capacity/measurement_unit",schemaPath:"#/$defs/EnergyLevels/properties/measurement_unit/enum",keyword:"enum",params:{allowedValues: schema99.properties.measurement_unit.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/battery/capacity",schemaPath:"#/$defs/EnergyLevels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/battery",schemaPath:"#/properties/battery/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.availability !== undefined){
let data29 = data.availability;
if(Array.isArray(data29)){
const len3 = data29.length;
for(let i3=0; i3<len3; i3++){
let data30 = data29[i3];
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.mode === undefined){
const err46 = {instancePath:instancePath+"/availability/" + i3,schemaPath:"#/properties/availability/items/required",keyword:"required",params:{missingProperty: "mode"},message:"must have required property '"+"mode"+"'"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
for(const key10 in data30){
if(!((((((key10 === "mode") || (key10 === "value")) || (key10 === "measurement_unit")) || (key10 === "time_windows")) || (key10 === "cost")) || (key10 === "co2_emission"))){
const err47 = {instancePath:instancePath+"/availability/" + i3,schemaPath:"#/properties/availability/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data30.mode !== undefined){
let data31 = data30.mode;
if(!((data31 === "brown") || (data31 === "green"))){
const err48 = {instancePath:instancePath+"/availability/" + i3+"/mode",schemaPath:"#/properties/availability/items/properties/mode/enum",keyword:"enum",params:{allowedValues: schema93.properties.availability.items.properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data30.value !== undefined){
let data32 = data30.value;
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 < 0 || isNaN(data32)){
const err49 = {instancePath:instancePath+"/availability/" + i3+"/value",schemaPath:"#/properties/availability/items/properties/value/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/availability/" + i3+"/value",schemaPath:"#/properties/availability/items/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data30.measurement_unit !== undefined){
let data33 = data30.measurement_unit;
if(!(((data33 === "wh") || (data33 === "kwh")) || (data33 === "Mwh"))){
const err51 = {instancePath:instancePath+"/availability/" + i3+"/measurement_unit",schemaPath:"#/$defs/EnergyUnit/enum",keyword:"enum",params:{allowedValues: schema95.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data30.time_windows !== undefined){
let data34 = data30.time_windows;
if(Array.isArray(data34)){
const len4 = data34.length;
for(let i4=0; i4<len4; i4++){
let data35 = data34[i4];
if(typeof data35 === "string"){
if(!pattern14.test(data35)){
const err52 = {instancePath:instancePath+"/availability/" + i3+"/time_windows/" + i4,schemaPath:"#/properties/availability/items/properties/time_windows/items/pattern",keyword:"pattern",params:{pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"},message:"must match pattern \""+"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"+"\""};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/availability/" + i3+"/time_windows/" + i4,schemaPath:"#/properties/availability/items/properties/time_windows/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
else {
const err54 = {instancePath:instancePath+"/availability/" + i3+"/time_windows",schemaPath:"#/properties/availability/items/properties/time_windows/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data30.cost !== undefined){
let data36 = data30.cost;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key11 in data36){
if(!((key11 === "value") || (key11 === "measurement_unit"))){
const err55 = {instancePath:instancePath+"/availability/" + i3+"/cost",schemaPath:"#/properties/availability/items/properties/cost/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data36.value !== undefined){
let data37 = data36.value;
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 < 0 || isNaN(data37)){
const err56 = {instancePath:instancePath+"/availability/" + i3+"/cost/value",schemaPath:"#/properties/availability/items/properties/cost/properties/value/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/availability/" + i3+"/cost/value",schemaPath:"#/properties/availability/items/properties/cost/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data36.measurement_unit !== undefined){
let data38 = data36.measurement_unit;
if(!(((data38 === "wh") || (data38 === "kwh")) || (data38 === "Mwh"))){
const err58 = {instancePath:instancePath+"/availability/" + i3+"/cost/measurement_unit",schemaPath:"#/$defs/EnergyUnit/enum",keyword:"enum",params:{allowedValues: schema95.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/availability/" + i3+"/cost",schemaPath:"#/properties/availability/items/properties/cost/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data30.co2_emission !== undefined){
let data39 = data30.co2_emission;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
for(const key12 in data39){
if(!((key12 === "value") || (key12 === "measurement_unit"))){
const err60 = {instancePath:instancePath+"/availability/" + i3+"/co2_emission",schemaPath:"#/properties/availability/items/properties/co2_emission/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data39.value !== undefined){
let data40 = data39.value;
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 < 0 || isNaN(data40)){
const err61 = {instancePath:instancePath+"/availability/" + i3+"/co2_emission/value",schemaPath:"#/properties/availability/items/properties/co2_emission/properties/value/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/availability/" + i3+"/co2_emission/value",schemaPath:"#/properties/availability/items/properties/co2_emission/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data39.measurement_unit !== undefined){
let data41 = data39.measurement_unit;
if(!(((data41 === "kt/wh") || (data41 === "kt/kwh")) || (data41 === "kt/Mwh"))){
const err63 = {instancePath:instancePath+"/availability/" + i3+"/co2_emission/measurement_unit",schemaPath:"#/properties/availability/items/properties/co2_emission/properties/measurement_unit/enum",keyword:"enum",params:{allowedValues: schema93.properties.availability.items.properties.co2_emission.properties.measurement_unit.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/availability/" + i3+"/co2_emission",schemaPath:"#/properties/availability/items/properties/co2_emission/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/availability/" + i3,schemaPath:"#/properties/availability/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath:instancePath+"/availability",schemaPath:"#/properties/availability/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}
validate41.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.continuum_layer === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "continuum_layer"},message:"must have required property '"+"continuum_layer"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.environment === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "environment"},message:"must have required property '"+"environment"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema39.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 253){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/HostName/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data0.length < 1){
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/HostName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern6.test(data0)){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/HostName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/HostName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.labels !== undefined){
let data1 = data.labels;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(data2.length > 253){
const err8 = {instancePath:instancePath+"/labels/" + i0,schemaPath:"#/$defs/Label/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/labels/" + i0,schemaPath:"#/$defs/Label/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/labels/" + i0,schemaPath:"#/$defs/Label/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.continuum_layer !== undefined){
let data3 = data.continuum_layer;
if(!((((data3 === "cloud") || (data3 === "edge_infrastructure")) || (data3 === "edge")) || (data3 === "far_edge"))){
const err12 = {instancePath:instancePath+"/continuum_layer",schemaPath:"#/$defs/ContinuumLayer/enum",keyword:"enum",params:{allowedValues: schema42.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.cluster_id !== undefined){
let data4 = data.cluster_id;
if(typeof data4 === "string"){
if(data4.length > 253){
const err13 = {instancePath:instancePath+"/cluster_id",schemaPath:"#/$defs/HostName/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data4.length < 1){
const err14 = {instancePath:instancePath+"/cluster_id",schemaPath:"#/$defs/HostName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern6.test(data4)){
const err15 = {instancePath:instancePath+"/cluster_id",schemaPath:"#/$defs/HostName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"+"\""};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/cluster_id",schemaPath:"#/$defs/HostName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.datacenter_id !== undefined){
let data5 = data.datacenter_id;
if(typeof data5 === "string"){
if(data5.length > 253){
const err17 = {instancePath:instancePath+"/datacenter_id",schemaPath:"#/$defs/HostName/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data5.length < 1){
const err18 = {instancePath:instancePath+"/datacenter_id",schemaPath:"#/$defs/HostName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern6.test(data5)){
const err19 = {instancePath:instancePath+"/datacenter_id",schemaPath:"#/$defs/HostName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"+"\""};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/datacenter_id",schemaPath:"#/$defs/HostName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.availability !== undefined){
let data6 = data.availability;
if(!((data6 === "transient") || (data6 === "stable"))){
const err21 = {instancePath:instancePath+"/availability",schemaPath:"#/properties/availability/enum",keyword:"enum",params:{allowedValues: schema39.properties.availability.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.mobile !== undefined){
if(typeof data.mobile !== "boolean"){
const err22 = {instancePath:instancePath+"/mobile",schemaPath:"#/properties/mobile/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.location !== undefined){
let data8 = data.location;
if(Array.isArray(data8)){
if(data8.length > 2){
const err23 = {instancePath:instancePath+"/location",schemaPath:"#/$defs/Location/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data8.length < 2){
const err24 = {instancePath:instancePath+"/location",schemaPath:"#/$defs/Location/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 180 || isNaN(data9)){
const err25 = {instancePath:instancePath+"/location/" + i1,schemaPath:"#/$defs/Location/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 180},message:"must be <= 180"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data9 < -180 || isNaN(data9)){
const err26 = {instancePath:instancePath+"/location/" + i1,schemaPath:"#/$defs/Location/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: -180},message:"must be >= -180"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/location/" + i1,schemaPath:"#/$defs/Location/items/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/location",schemaPath:"#/$defs/Location/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.price !== undefined){
let data10 = data.price;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.value === undefined){
const err29 = {instancePath:instancePath+"/price",schemaPath:"#/$defs/Price/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
for(const key1 in data10){
if(!((key1 === "value") || (key1 === "currency"))){
const err30 = {instancePath:instancePath+"/price",schemaPath:"#/$defs/Price/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data10.value !== undefined){
let data11 = data10.value;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err31 = {instancePath:instancePath+"/price/value",schemaPath:"#/$defs/Price/properties/value/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/price/value",schemaPath:"#/$defs/Price/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data10.currency !== undefined){
let data12 = data10.currency;
if(typeof data12 === "string"){
if(!pattern5.test(data12)){
const err33 = {instancePath:instancePath+"/price/currency",schemaPath:"#/$defs/Price/properties/currency/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"},message:"must match pattern \""+"^[A-Z]{3}$"+"\""};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/price/currency",schemaPath:"#/$defs/Price/properties/currency/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/price",schemaPath:"#/$defs/Price/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.sensors !== undefined){
let data13 = data.sensors;
if(Array.isArray(data13)){
if(data13.length > 64){
const err36 = {instancePath:instancePath+"/sensors",schemaPath:"#/properties/sensors/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
if(!(validate25(data13[i2], {instancePath:instancePath+"/sensors/" + i2,parentData:data13,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
}
else {
const err37 = {instancePath:instancePath+"/sensors",schemaPath:"#/properties/sensors/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.permitted_actions !== undefined){
let data15 = data.permitted_actions;
if(Array.isArray(data15)){
const len3 = data15.length;
for(let i3=0; i3<len3; i3++){
let data16 = data15[i3];
if(typeof data16 === "string"){
if(data16.length < 1){
const err38 = {instancePath:instancePath+"/permitted_actions/" + i3,schemaPath:"#/properties/permitted_actions/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/permitted_actions/" + i3,schemaPath:"#/properties/permitted_actions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/permitted_actions",schemaPath:"#/properties/permitted_actions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.distributed_storage_service !== undefined){
let data17 = data.distributed_storage_service;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key2 in data17){
if(!((key2 === "member") || (key2 === "available_space"))){
const err41 = {instancePath:instancePath+"/distributed_storage_service",schemaPath:"#/properties/distributed_storage_service/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data17.member !== undefined){
if(typeof data17.member !== "boolean"){
const err42 = {instancePath:instancePath+"/distributed_storage_service/member",schemaPath:"#/properties/distributed_storage_service/properties/member/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data17.available_space !== undefined){
let data19 = data17.available_space;
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
const err43 = {instancePath:instancePath+"/distributed_storage_service/available_space",schemaPath:"#/properties/distributed_storage_service/properties/available_space/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/distributed_storage_service/available_space",schemaPath:"#/properties/distributed_storage_service/properties/available_space/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/distributed_storage_service",schemaPath:"#/properties/distributed_storage_service/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.environment !== undefined){
let data20 = data.environment;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key3 in data20){
if(!(((key3 === "node_type") || (key3 === "os")) || (key3 === "container_runtime"))){
const err46 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data20.node_type !== undefined){
let data21 = data20.node_type;
if(!(((data21 === "virtualized") || (data21 === "native")) || (data21 === "bare_metal"))){
const err47 = {instancePath:instancePath+"/environment/node_type",schemaPath:"#/$defs/NodeType/enum",keyword:"enum",params:{allowedValues: schema77.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data20.os !== undefined){
let data22 = data20.os;
if(typeof data22 === "string"){
if(data22.length < 1){
const err48 = {instancePath:instancePath+"/environment/os",schemaPath:"#/$defs/OperatingSystem/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/environment/os",schemaPath:"#/$defs/OperatingSystem/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data20.container_runtime !== undefined){
let data23 = data20.container_runtime;
if(Array.isArray(data23)){
const len4 = data23.length;
for(let i4=0; i4<len4; i4++){
let data24 = data23[i4];
if(typeof data24 === "string"){
if(data24.length < 1){
const err50 = {instancePath:instancePath+"/environment/container_runtime/" + i4,schemaPath:"#/$defs/ContainerRuntime/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/environment/container_runtime/" + i4,schemaPath:"#/$defs/ContainerRuntime/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/environment/container_runtime",schemaPath:"#/properties/environment/properties/container_runtime/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.acceleration_api !== undefined){
let data25 = data.acceleration_api;
if(Array.isArray(data25)){
const len5 = data25.length;
for(let i5=0; i5<len5; i5++){
let data26 = data25[i5];
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.call_name === undefined){
const err54 = {instancePath:instancePath+"/acceleration_api/" + i5,schemaPath:"#/properties/acceleration_api/items/required",keyword:"required",params:{missingProperty: "call_name"},message:"must have required property '"+"call_name"+"'"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data26.supported_platforms === undefined){
const err55 = {instancePath:instancePath+"/acceleration_api/" + i5,schemaPath:"#/properties/acceleration_api/items/required",keyword:"required",params:{missingProperty: "supported_platforms"},message:"must have required property '"+"supported_platforms"+"'"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
for(const key4 in data26){
if(!((key4 === "call_name") || (key4 === "supported_platforms"))){
const err56 = {instancePath:instancePath+"/acceleration_api/" + i5,schemaPath:"#/properties/acceleration_api/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data26.call_name !== undefined){
let data27 = data26.call_name;
if(typeof data27 === "string"){
if(data27.length < 1){
const err57 = {instancePath:instancePath+"/acceleration_api/" + i5+"/call_name",schemaPath:"#/$defs/AccelerationCall/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/acceleration_api/" + i5+"/call_name",schemaPath:"#/$defs/AccelerationCall/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data26.supported_platforms !== undefined){
let data28 = data26.supported_platforms;
if(Array.isArray(data28)){
const len6 = data28.length;
for(let i6=0; i6<len6; i6++){
let data29 = data28[i6];
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(data29.name === undefined){
const err59 = {instancePath:instancePath+"/acceleration_api/" + i5+"/supported_platforms/" + i6,schemaPath:"#/properties/acceleration_api/items/properties/supported_platforms/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
for(const key5 in data29){
if(!((key5 === "name") || (key5 === "supported_frameworks"))){
const err60 = {instancePath:instancePath+"/acceleration_api/" + i5+"/supported_platforms/" + i6,schemaPath:"#/properties/acceleration_api/items/properties/supported_platforms/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data29.name !== undefined){
let data30 = data29.name;
if(!((((data30 === "cpu") || (data30 === "gpu")) || (data30 === "fpga")) || (data30 === "tpu"))){
const err61 = {instancePath:instancePath+"/acceleration_api/" + i5+"/supported_platforms/" + i6+"/name",schemaPath:"#/properties/acceleration_api/items/properties/supported_platforms/items/properties/name/enum",keyword:"enum",params:{allowedValues: schema39.properties.acceleration_api.items.properties.supported_platforms.items.properties.name.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data29.supported_frameworks !== undefined){
let data31 = data29.supported_frameworks;
if(Array.isArray(data31)){
const len7 = data31.length;
for(let i7=0; i7<len7; i7++){
let data32 = data31[i7];
if(typeof data32 === "string"){
if(data32.length < 1){
const err62 = {instancePath:instancePath+"/acceleration_api/" + i5+"/supported_platforms/" + i6+"/supported_frameworks/" + i7,schemaPath:"#/properties/acceleration_api/items/properties/supported_platforms/items/properties/supported_frameworks/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/acceleration_api/" + i5+"/supported_platforms/" + i6+"/supported_frameworks/" + i7,schemaPath:"#/properties/acceleration_api/items/properties/supported_platforms/items/properties/supported_frameworks/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/acceleration_api/" + i5+"/supported_platforms/" + i6+"/supported_frameworks",schemaPath:"#/properties/acceleration_api/items/properties/supported_platforms/items/properties/supported_frameworks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/acceleration_api/" + i5+"/supported_platforms/" + i6,schemaPath:"#/properties/acceleration_api/items/properties/supported_platforms/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath:instancePath+"/acceleration_api/" + i5+"/supported_platforms",schemaPath:"#/properties/acceleration_api/items/properties/supported_platforms/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath:instancePath+"/acceleration_api/" + i5,schemaPath:"#/properties/acceleration_api/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/acceleration_api",schemaPath:"#/properties/acceleration_api/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data.hardware !== undefined){
if(!(validate37(data.hardware, {instancePath:instancePath+"/hardware",parentData:data,parentDataProperty:"hardware",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data.network_resources !== undefined){
if(!(validate39(data.network_resources, {instancePath:instancePath+"/network_resources",parentData:data,parentDataProperty:"network_resources",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
if(data.power !== undefined){
if(!(validate41(data.power, {instancePath:instancePath+"/power",parentData:data,parentDataProperty:"power",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
}
}
else {
const err69 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema103 = {"type":"object","additionalProperties":false,"properties":{"speed":{"type":"number","exclusiveMinimum":0},"busy_cores":{"type":"number","minimum":0},"reserved_cpu":{"type":"string","minLength":1},"reserved_memory":{"type":"string","minLength":1},"registry_mbps":{"type":"number","exclusiveMinimum":0},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate44.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "speed") || (key0 === "busy_cores")) || (key0 === "reserved_cpu")) || (key0 === "reserved_memory")) || (key0 === "registry_mbps")) || (key0 === "source")) || (key0 === "note"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.speed !== undefined){
let data0 = data.speed;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 <= 0 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/speed",schemaPath:"#/properties/speed/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/speed",schemaPath:"#/properties/speed/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.busy_cores !== undefined){
let data1 = data.busy_cores;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/busy_cores",schemaPath:"#/properties/busy_cores/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/busy_cores",schemaPath:"#/properties/busy_cores/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.reserved_cpu !== undefined){
let data2 = data.reserved_cpu;
if(typeof data2 === "string"){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/reserved_cpu",schemaPath:"#/properties/reserved_cpu/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/reserved_cpu",schemaPath:"#/properties/reserved_cpu/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.reserved_memory !== undefined){
let data3 = data.reserved_memory;
if(typeof data3 === "string"){
if(data3.length < 1){
const err7 = {instancePath:instancePath+"/reserved_memory",schemaPath:"#/properties/reserved_memory/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/reserved_memory",schemaPath:"#/properties/reserved_memory/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.registry_mbps !== undefined){
let data4 = data.registry_mbps;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 <= 0 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/registry_mbps",schemaPath:"#/properties/registry_mbps/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/registry_mbps",schemaPath:"#/properties/registry_mbps/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.source !== undefined){
let data5 = data.source;
if(!((((data5 === "measured") || (data5 === "recorded")) || (data5 === "fitted")) || (data5 === "assumed"))){
const err11 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/Source/enum",keyword:"enum",params:{allowedValues: schema104.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.note !== undefined){
let data6 = data.note;
if(typeof data6 === "string"){
if(data6.length < 1){
const err12 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}
validate44.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "description")) || (key0 === "truth"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 253){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/HostName/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/HostName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern6.test(data0)){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/HostName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/HostName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.description !== undefined){
if(!(validate24(data.description, {instancePath:instancePath+"/description",parentData:data,parentDataProperty:"description",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
if(data.truth !== undefined){
if(!(validate44(data.truth, {instancePath:instancePath+"/truth",parentData:data,parentDataProperty:"truth",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.cluster_id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cluster_id"},message:"must have required property '"+"cluster_id"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "cluster_id") || (key0 === "datacenter_id")) || (key0 === "nodes"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.cluster_id !== undefined){
let data0 = data.cluster_id;
if(typeof data0 === "string"){
if(data0.length > 253){
const err2 = {instancePath:instancePath+"/cluster_id",schemaPath:"#/$defs/HostName/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/cluster_id",schemaPath:"#/$defs/HostName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern6.test(data0)){
const err4 = {instancePath:instancePath+"/cluster_id",schemaPath:"#/$defs/HostName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/cluster_id",schemaPath:"#/$defs/HostName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.datacenter_id !== undefined){
let data1 = data.datacenter_id;
if(typeof data1 === "string"){
if(data1.length > 253){
const err6 = {instancePath:instancePath+"/datacenter_id",schemaPath:"#/$defs/HostName/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/datacenter_id",schemaPath:"#/$defs/HostName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern6.test(data1)){
const err8 = {instancePath:instancePath+"/datacenter_id",schemaPath:"#/$defs/HostName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/datacenter_id",schemaPath:"#/$defs/HostName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.nodes !== undefined){
let data2 = data.nodes;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate23(data2[i0], {instancePath:instancePath+"/nodes/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema106 = {"type":"object","additionalProperties":false,"properties":{"same_node":{"$ref":"#/$defs/LinkTruth"},"same_cluster":{"$ref":"#/$defs/LinkTruth"},"between_clusters":{"$ref":"#/$defs/LinkTruth"},"links":{"type":"array","items":{"$ref":"#/$defs/NamedLink"}}}};
const schema107 = {"type":"object","additionalProperties":false,"properties":{"latency_ms":{"type":"number","minimum":0},"jitter_ms":{"type":"number","minimum":0},"bandwidth_mbps":{"type":"number","exclusiveMinimum":0},"loss":{"type":"number","minimum":0,"maximum":1},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "latency_ms") || (key0 === "jitter_ms")) || (key0 === "bandwidth_mbps")) || (key0 === "loss")) || (key0 === "source")) || (key0 === "note"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.latency_ms !== undefined){
let data0 = data.latency_ms;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/latency_ms",schemaPath:"#/properties/latency_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/latency_ms",schemaPath:"#/properties/latency_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.jitter_ms !== undefined){
let data1 = data.jitter_ms;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/jitter_ms",schemaPath:"#/properties/jitter_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/jitter_ms",schemaPath:"#/properties/jitter_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.bandwidth_mbps !== undefined){
let data2 = data.bandwidth_mbps;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 <= 0 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/bandwidth_mbps",schemaPath:"#/properties/bandwidth_mbps/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/bandwidth_mbps",schemaPath:"#/properties/bandwidth_mbps/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.loss !== undefined){
let data3 = data.loss;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/loss",schemaPath:"#/properties/loss/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/loss",schemaPath:"#/properties/loss/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/loss",schemaPath:"#/properties/loss/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.source !== undefined){
let data4 = data.source;
if(!((((data4 === "measured") || (data4 === "recorded")) || (data4 === "fitted")) || (data4 === "assumed"))){
const err10 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/Source/enum",keyword:"enum",params:{allowedValues: schema104.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.note !== undefined){
let data5 = data.note;
if(typeof data5 === "string"){
if(data5.length < 1){
const err11 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema110 = {"type":"object","additionalProperties":false,"required":["between"],"properties":{"between":{"type":"array","items":{"type":"string","minLength":1},"minItems":2,"maxItems":2},"latency_ms":{"type":"number","minimum":0},"jitter_ms":{"type":"number","minimum":0},"bandwidth_mbps":{"type":"number","exclusiveMinimum":0},"loss":{"type":"number","minimum":0,"maximum":1},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.between === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "between"},message:"must have required property '"+"between"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "between") || (key0 === "latency_ms")) || (key0 === "jitter_ms")) || (key0 === "bandwidth_mbps")) || (key0 === "loss")) || (key0 === "source")) || (key0 === "note"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.between !== undefined){
let data0 = data.between;
if(Array.isArray(data0)){
if(data0.length > 2){
const err2 = {instancePath:instancePath+"/between",schemaPath:"#/properties/between/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 2){
const err3 = {instancePath:instancePath+"/between",schemaPath:"#/properties/between/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/between/" + i0,schemaPath:"#/properties/between/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/between/" + i0,schemaPath:"#/properties/between/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/between",schemaPath:"#/properties/between/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.latency_ms !== undefined){
let data2 = data.latency_ms;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/latency_ms",schemaPath:"#/properties/latency_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/latency_ms",schemaPath:"#/properties/latency_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.jitter_ms !== undefined){
let data3 = data.jitter_ms;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/jitter_ms",schemaPath:"#/properties/jitter_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/jitter_ms",schemaPath:"#/properties/jitter_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.bandwidth_mbps !== undefined){
let data4 = data.bandwidth_mbps;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 <= 0 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/bandwidth_mbps",schemaPath:"#/properties/bandwidth_mbps/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/bandwidth_mbps",schemaPath:"#/properties/bandwidth_mbps/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.loss !== undefined){
let data5 = data.loss;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 1 || isNaN(data5)){
const err13 = {instancePath:instancePath+"/loss",schemaPath:"#/properties/loss/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err14 = {instancePath:instancePath+"/loss",schemaPath:"#/properties/loss/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/loss",schemaPath:"#/properties/loss/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.source !== undefined){
let data6 = data.source;
if(!((((data6 === "measured") || (data6 === "recorded")) || (data6 === "fitted")) || (data6 === "assumed"))){
const err16 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/Source/enum",keyword:"enum",params:{allowedValues: schema104.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.note !== undefined){
let data7 = data.note;
if(typeof data7 === "string"){
if(data7.length < 1){
const err17 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "same_node") || (key0 === "same_cluster")) || (key0 === "between_clusters")) || (key0 === "links"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.same_node !== undefined){
if(!(validate49(data.same_node, {instancePath:instancePath+"/same_node",parentData:data,parentDataProperty:"same_node",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data.same_cluster !== undefined){
if(!(validate49(data.same_cluster, {instancePath:instancePath+"/same_cluster",parentData:data,parentDataProperty:"same_cluster",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data.between_clusters !== undefined){
if(!(validate49(data.between_clusters, {instancePath:instancePath+"/between_clusters",parentData:data,parentDataProperty:"between_clusters",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
}
if(data.links !== undefined){
let data3 = data.links;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
if(!(validate53(data3[i0], {instancePath:instancePath+"/links/" + i0,parentData:data3,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath:instancePath+"/links",schemaPath:"#/properties/links/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema113 = {"type":"object","additionalProperties":false,"properties":{"name":{"type":"string","minLength":1},"match":{"type":"object","additionalProperties":false,"properties":{"application":{"type":"string","minLength":1},"component":{"type":"string","minLength":1},"image":{"type":"string","minLength":1},"qos_metric":{"type":"string","minLength":1},"calls_qos_metric":{"type":"string","minLength":1}}},"load":{"$ref":"#/$defs/LoadModel"},"arrivals":{"$ref":"#/$defs/ArrivalModel"},"work":{"$ref":"#/$defs/WorkModel"},"discipline":{"enum":["fifo","processor-sharing"]},"threads":{"type":"integer","minimum":1},"queue_limit":{"type":"integer","minimum":0},"fan_out":{"type":"integer","minimum":1,"maximum":100},"request_bytes":{"type":"number","minimum":0},"origin":{"type":"string","minLength":1},"exports":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["metric","shows"],"properties":{"metric":{"type":"string","minLength":1,"pattern":"^[a-zA-Z_:][a-zA-Z0-9_:]*$"},"shows":{"enum":["mean-response-ms","p95-response-ms","mean-service-ms","completed-per-second","completed-total","lost-total","load","in-system"]}}}},"start_s":{"type":"number","minimum":0},"image_mb":{"type":"number","minimum":0},"completion_s":{"type":"number","exclusiveMinimum":0},"memory_mb":{"type":"number","minimum":0},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}};
const schema114 = {"type":"object","additionalProperties":false,"required":["kind"],"properties":{"kind":{"enum":["constant","sine","step","burst","random-walk","series"]},"value":{"type":"number","minimum":0},"mean":{"type":"number","minimum":0},"amplitude":{"type":"number","minimum":0},"period_s":{"type":"number","exclusiveMinimum":0},"phase_s":{"type":"number"},"before":{"type":"number","minimum":0},"after":{"type":"number","minimum":0},"at_s":{"type":"number","minimum":0},"base":{"type":"number","minimum":0},"peak":{"type":"number","minimum":0},"every_s":{"type":"number","exclusiveMinimum":0},"length_s":{"type":"number","minimum":0},"first_s":{"type":"number","minimum":0},"start":{"type":"number","minimum":0},"min":{"type":"number","minimum":0},"max":{"type":"number","minimum":0},"step_size":{"type":"number","minimum":0},"file":{"type":"string","minLength":1},"field":{"type":"string","minLength":1},"values":{"type":"array","items":{"type":"number","minimum":0}},"step_s":{"type":"number","exclusiveMinimum":0},"from_s":{"type":"number","minimum":0},"linear":{"type":"boolean"},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}};

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema114.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if(!((((((data0 === "constant") || (data0 === "sine")) || (data0 === "step")) || (data0 === "burst")) || (data0 === "random-walk")) || (data0 === "series"))){
const err2 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema114.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.value !== undefined){
let data1 = data.value;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.mean !== undefined){
let data2 = data.mean;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/mean",schemaPath:"#/properties/mean/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/mean",schemaPath:"#/properties/mean/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.amplitude !== undefined){
let data3 = data.amplitude;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/amplitude",schemaPath:"#/properties/amplitude/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/amplitude",schemaPath:"#/properties/amplitude/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.period_s !== undefined){
let data4 = data.period_s;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 <= 0 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/period_s",schemaPath:"#/properties/period_s/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/period_s",schemaPath:"#/properties/period_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.phase_s !== undefined){
let data5 = data.phase_s;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err11 = {instancePath:instancePath+"/phase_s",schemaPath:"#/properties/phase_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.before !== undefined){
let data6 = data.before;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err12 = {instancePath:instancePath+"/before",schemaPath:"#/properties/before/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/before",schemaPath:"#/properties/before/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.after !== undefined){
let data7 = data.after;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err14 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.at_s !== undefined){
let data8 = data.at_s;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
const err16 = {instancePath:instancePath+"/at_s",schemaPath:"#/properties/at_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/at_s",schemaPath:"#/properties/at_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.base !== undefined){
let data9 = data.base;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err18 = {instancePath:instancePath+"/base",schemaPath:"#/properties/base/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/base",schemaPath:"#/properties/base/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.peak !== undefined){
let data10 = data.peak;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err20 = {instancePath:instancePath+"/peak",schemaPath:"#/properties/peak/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/peak",schemaPath:"#/properties/peak/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.every_s !== undefined){
let data11 = data.every_s;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 <= 0 || isNaN(data11)){
const err22 = {instancePath:instancePath+"/every_s",schemaPath:"#/properties/every_s/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/every_s",schemaPath:"#/properties/every_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.length_s !== undefined){
let data12 = data.length_s;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err24 = {instancePath:instancePath+"/length_s",schemaPath:"#/properties/length_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/length_s",schemaPath:"#/properties/length_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.first_s !== undefined){
let data13 = data.first_s;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err26 = {instancePath:instancePath+"/first_s",schemaPath:"#/properties/first_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/first_s",schemaPath:"#/properties/first_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.start !== undefined){
let data14 = data.start;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err28 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.min !== undefined){
let data15 = data.min;
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
const err30 = {instancePath:instancePath+"/min",schemaPath:"#/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/min",schemaPath:"#/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.max !== undefined){
let data16 = data.max;
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
const err32 = {instancePath:instancePath+"/max",schemaPath:"#/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/max",schemaPath:"#/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.step_size !== undefined){
let data17 = data.step_size;
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 0 || isNaN(data17)){
const err34 = {instancePath:instancePath+"/step_size",schemaPath:"#/properties/step_size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/step_size",schemaPath:"#/properties/step_size/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.file !== undefined){
let data18 = data.file;
if(typeof data18 === "string"){
if(data18.length < 1){
const err36 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.field !== undefined){
let data19 = data.field;
if(typeof data19 === "string"){
if(data19.length < 1){
const err38 = {instancePath:instancePath+"/field",schemaPath:"#/properties/field/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/field",schemaPath:"#/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.values !== undefined){
let data20 = data.values;
if(Array.isArray(data20)){
const len0 = data20.length;
for(let i0=0; i0<len0; i0++){
let data21 = data20[i0];
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
const err40 = {instancePath:instancePath+"/values/" + i0,schemaPath:"#/properties/values/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/values/" + i0,schemaPath:"#/properties/values/items/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.step_s !== undefined){
let data22 = data.step_s;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 <= 0 || isNaN(data22)){
const err43 = {instancePath:instancePath+"/step_s",schemaPath:"#/properties/step_s/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/step_s",schemaPath:"#/properties/step_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.from_s !== undefined){
let data23 = data.from_s;
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
const err45 = {instancePath:instancePath+"/from_s",schemaPath:"#/properties/from_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/from_s",schemaPath:"#/properties/from_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.linear !== undefined){
if(typeof data.linear !== "boolean"){
const err47 = {instancePath:instancePath+"/linear",schemaPath:"#/properties/linear/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.source !== undefined){
let data25 = data.source;
if(!((((data25 === "measured") || (data25 === "recorded")) || (data25 === "fitted")) || (data25 === "assumed"))){
const err48 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/Source/enum",keyword:"enum",params:{allowedValues: schema104.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.note !== undefined){
let data26 = data.note;
if(typeof data26 === "string"){
if(data26.length < 1){
const err49 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema117 = {"type":"object","additionalProperties":false,"properties":{"kind":{"enum":["poisson","periodic"]},"rate":{"type":"number","minimum":0},"per_load":{"type":"number"},"jitter":{"type":"number","minimum":0,"maximum":1},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}};

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate59.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "kind") || (key0 === "rate")) || (key0 === "per_load")) || (key0 === "jitter")) || (key0 === "source")) || (key0 === "note"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.kind !== undefined){
let data0 = data.kind;
if(!((data0 === "poisson") || (data0 === "periodic"))){
const err1 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema117.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.rate !== undefined){
let data1 = data.rate;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err2 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/rate",schemaPath:"#/properties/rate/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.per_load !== undefined){
let data2 = data.per_load;
if(!((typeof data2 == "number") && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/per_load",schemaPath:"#/properties/per_load/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.jitter !== undefined){
let data3 = data.jitter;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1 || isNaN(data3)){
const err5 = {instancePath:instancePath+"/jitter",schemaPath:"#/properties/jitter/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err6 = {instancePath:instancePath+"/jitter",schemaPath:"#/properties/jitter/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/jitter",schemaPath:"#/properties/jitter/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.source !== undefined){
let data4 = data.source;
if(!((((data4 === "measured") || (data4 === "recorded")) || (data4 === "fitted")) || (data4 === "assumed"))){
const err8 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/Source/enum",keyword:"enum",params:{allowedValues: schema104.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.note !== undefined){
let data5 = data.note;
if(typeof data5 === "string"){
if(data5.length < 1){
const err9 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema120 = {"type":"object","additionalProperties":false,"properties":{"base_ms":{"type":"number","minimum":0},"per_load_ms":{"type":"number","minimum":0},"sigma":{"type":"number","minimum":0},"share_of_target":{"type":"number","exclusiveMinimum":0},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}};

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "base_ms") || (key0 === "per_load_ms")) || (key0 === "sigma")) || (key0 === "share_of_target")) || (key0 === "source")) || (key0 === "note"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.base_ms !== undefined){
let data0 = data.base_ms;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/base_ms",schemaPath:"#/properties/base_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/base_ms",schemaPath:"#/properties/base_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.per_load_ms !== undefined){
let data1 = data.per_load_ms;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/per_load_ms",schemaPath:"#/properties/per_load_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/per_load_ms",schemaPath:"#/properties/per_load_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.sigma !== undefined){
let data2 = data.sigma;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/sigma",schemaPath:"#/properties/sigma/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/sigma",schemaPath:"#/properties/sigma/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.share_of_target !== undefined){
let data3 = data.share_of_target;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 <= 0 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/share_of_target",schemaPath:"#/properties/share_of_target/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/share_of_target",schemaPath:"#/properties/share_of_target/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.source !== undefined){
let data4 = data.source;
if(!((((data4 === "measured") || (data4 === "recorded")) || (data4 === "fitted")) || (data4 === "assumed"))){
const err9 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/Source/enum",keyword:"enum",params:{allowedValues: schema104.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.note !== undefined){
let data5 = data.note;
if(typeof data5 === "string"){
if(data5.length < 1){
const err10 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const pattern15 = new RegExp("^[a-zA-Z_:][a-zA-Z0-9_:]*$", "u");

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate56.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema113.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.match !== undefined){
let data1 = data.match;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!(((((key1 === "application") || (key1 === "component")) || (key1 === "image")) || (key1 === "qos_metric")) || (key1 === "calls_qos_metric"))){
const err3 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data1.application !== undefined){
let data2 = data1.application;
if(typeof data2 === "string"){
if(data2.length < 1){
const err4 = {instancePath:instancePath+"/match/application",schemaPath:"#/properties/match/properties/application/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/match/application",schemaPath:"#/properties/match/properties/application/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.component !== undefined){
let data3 = data1.component;
if(typeof data3 === "string"){
if(data3.length < 1){
const err6 = {instancePath:instancePath+"/match/component",schemaPath:"#/properties/match/properties/component/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/match/component",schemaPath:"#/properties/match/properties/component/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.image !== undefined){
let data4 = data1.image;
if(typeof data4 === "string"){
if(data4.length < 1){
const err8 = {instancePath:instancePath+"/match/image",schemaPath:"#/properties/match/properties/image/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/match/image",schemaPath:"#/properties/match/properties/image/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.qos_metric !== undefined){
let data5 = data1.qos_metric;
if(typeof data5 === "string"){
if(data5.length < 1){
const err10 = {instancePath:instancePath+"/match/qos_metric",schemaPath:"#/properties/match/properties/qos_metric/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/match/qos_metric",schemaPath:"#/properties/match/properties/qos_metric/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.calls_qos_metric !== undefined){
let data6 = data1.calls_qos_metric;
if(typeof data6 === "string"){
if(data6.length < 1){
const err12 = {instancePath:instancePath+"/match/calls_qos_metric",schemaPath:"#/properties/match/properties/calls_qos_metric/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/match/calls_qos_metric",schemaPath:"#/properties/match/properties/calls_qos_metric/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.load !== undefined){
if(!(validate57(data.load, {instancePath:instancePath+"/load",parentData:data,parentDataProperty:"load",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data.arrivals !== undefined){
if(!(validate59(data.arrivals, {instancePath:instancePath+"/arrivals",parentData:data,parentDataProperty:"arrivals",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
if(data.work !== undefined){
if(!(validate61(data.work, {instancePath:instancePath+"/work",parentData:data,parentDataProperty:"work",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
if(data.discipline !== undefined){
let data10 = data.discipline;
if(!((data10 === "fifo") || (data10 === "processor-sharing"))){
const err15 = {instancePath:instancePath+"/discipline",schemaPath:"#/properties/discipline/enum",keyword:"enum",params:{allowedValues: schema113.properties.discipline.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.threads !== undefined){
let data11 = data.threads;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err16 = {instancePath:instancePath+"/threads",schemaPath:"#/properties/threads/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 1 || isNaN(data11)){
const err17 = {instancePath:instancePath+"/threads",schemaPath:"#/properties/threads/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.queue_limit !== undefined){
let data12 = data.queue_limit;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err18 = {instancePath:instancePath+"/queue_limit",schemaPath:"#/properties/queue_limit/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err19 = {instancePath:instancePath+"/queue_limit",schemaPath:"#/properties/queue_limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.fan_out !== undefined){
let data13 = data.fan_out;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err20 = {instancePath:instancePath+"/fan_out",schemaPath:"#/properties/fan_out/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 100 || isNaN(data13)){
const err21 = {instancePath:instancePath+"/fan_out",schemaPath:"#/properties/fan_out/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data13 < 1 || isNaN(data13)){
const err22 = {instancePath:instancePath+"/fan_out",schemaPath:"#/properties/fan_out/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data.request_bytes !== undefined){
let data14 = data.request_bytes;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err23 = {instancePath:instancePath+"/request_bytes",schemaPath:"#/properties/request_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/request_bytes",schemaPath:"#/properties/request_bytes/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.origin !== undefined){
let data15 = data.origin;
if(typeof data15 === "string"){
if(data15.length < 1){
const err25 = {instancePath:instancePath+"/origin",schemaPath:"#/properties/origin/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/origin",schemaPath:"#/properties/origin/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.exports !== undefined){
let data16 = data.exports;
if(Array.isArray(data16)){
const len0 = data16.length;
for(let i0=0; i0<len0; i0++){
let data17 = data16[i0];
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.metric === undefined){
const err27 = {instancePath:instancePath+"/exports/" + i0,schemaPath:"#/properties/exports/items/required",keyword:"required",params:{missingProperty: "metric"},message:"must have required property '"+"metric"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data17.shows === undefined){
const err28 = {instancePath:instancePath+"/exports/" + i0,schemaPath:"#/properties/exports/items/required",keyword:"required",params:{missingProperty: "shows"},message:"must have required property '"+"shows"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
for(const key2 in data17){
if(!((key2 === "metric") || (key2 === "shows"))){
const err29 = {instancePath:instancePath+"/exports/" + i0,schemaPath:"#/properties/exports/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data17.metric !== undefined){
let data18 = data17.metric;
if(typeof data18 === "string"){
if(data18.length < 1){
const err30 = {instancePath:instancePath+"/exports/" + i0+"/metric",schemaPath:"#/properties/exports/items/properties/metric/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!pattern15.test(data18)){
const err31 = {instancePath:instancePath+"/exports/" + i0+"/metric",schemaPath:"#/properties/exports/items/properties/metric/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z_:][a-zA-Z0-9_:]*$"},message:"must match pattern \""+"^[a-zA-Z_:][a-zA-Z0-9_:]*$"+"\""};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/exports/" + i0+"/metric",schemaPath:"#/properties/exports/items/properties/metric/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data17.shows !== undefined){
let data19 = data17.shows;
if(!((((((((data19 === "mean-response-ms") || (data19 === "p95-response-ms")) || (data19 === "mean-service-ms")) || (data19 === "completed-per-second")) || (data19 === "completed-total")) || (data19 === "lost-total")) || (data19 === "load")) || (data19 === "in-system"))){
const err33 = {instancePath:instancePath+"/exports/" + i0+"/shows",schemaPath:"#/properties/exports/items/properties/shows/enum",keyword:"enum",params:{allowedValues: schema113.properties.exports.items.properties.shows.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/exports/" + i0,schemaPath:"#/properties/exports/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/exports",schemaPath:"#/properties/exports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.start_s !== undefined){
let data20 = data.start_s;
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
const err36 = {instancePath:instancePath+"/start_s",schemaPath:"#/properties/start_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/start_s",schemaPath:"#/properties/start_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.image_mb !== undefined){
let data21 = data.image_mb;
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
const err38 = {instancePath:instancePath+"/image_mb",schemaPath:"#/properties/image_mb/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/image_mb",schemaPath:"#/properties/image_mb/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.completion_s !== undefined){
let data22 = data.completion_s;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 <= 0 || isNaN(data22)){
const err40 = {instancePath:instancePath+"/completion_s",schemaPath:"#/properties/completion_s/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/completion_s",schemaPath:"#/properties/completion_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.memory_mb !== undefined){
let data23 = data.memory_mb;
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
const err42 = {instancePath:instancePath+"/memory_mb",schemaPath:"#/properties/memory_mb/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/memory_mb",schemaPath:"#/properties/memory_mb/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.source !== undefined){
let data24 = data.source;
if(!((((data24 === "measured") || (data24 === "recorded")) || (data24 === "fitted")) || (data24 === "assumed"))){
const err44 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/Source/enum",keyword:"enum",params:{allowedValues: schema104.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.note !== undefined){
let data25 = data.note;
if(typeof data25 === "string"){
if(data25.length < 1){
const err45 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}
validate56.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema125 = {"type":"object","additionalProperties":false,"required":["at_s","kind"],"properties":{"at_s":{"type":"number","minimum":0},"for_s":{"type":"number","exclusiveMinimum":0},"kind":{"enum":["node-down","node-slow","cluster-cut","link-cut","link-slow","slow-disk","image-unavailable","telemetry-lost","telemetry-late","crash"]},"node":{"type":"string","minLength":1},"cluster":{"type":"string","minLength":1},"between":{"type":"array","items":{"type":"string","minLength":1},"minItems":2,"maxItems":2},"image":{"type":"string","minLength":1},"application":{"type":"string","minLength":1},"component":{"type":"string","minLength":1},"reboots":{"type":"boolean"},"speed":{"type":"number","exclusiveMinimum":0},"factor":{"type":"number","minimum":1},"latency_ms":{"type":"number","minimum":0},"bandwidth_mbps":{"type":"number","exclusiveMinimum":0},"loss":{"type":"number","minimum":0,"maximum":1},"delay_ms":{"type":"number","minimum":0},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}};

function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate64.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.at_s === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at_s"},message:"must have required property '"+"at_s"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema125.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.at_s !== undefined){
let data0 = data.at_s;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/at_s",schemaPath:"#/properties/at_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/at_s",schemaPath:"#/properties/at_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.for_s !== undefined){
let data1 = data.for_s;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 <= 0 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/for_s",schemaPath:"#/properties/for_s/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/for_s",schemaPath:"#/properties/for_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
let data2 = data.kind;
if(!((((((((((data2 === "node-down") || (data2 === "node-slow")) || (data2 === "cluster-cut")) || (data2 === "link-cut")) || (data2 === "link-slow")) || (data2 === "slow-disk")) || (data2 === "image-unavailable")) || (data2 === "telemetry-lost")) || (data2 === "telemetry-late")) || (data2 === "crash"))){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema125.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.node !== undefined){
let data3 = data.node;
if(typeof data3 === "string"){
if(data3.length < 1){
const err8 = {instancePath:instancePath+"/node",schemaPath:"#/properties/node/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/node",schemaPath:"#/properties/node/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.cluster !== undefined){
let data4 = data.cluster;
if(typeof data4 === "string"){
if(data4.length < 1){
const err10 = {instancePath:instancePath+"/cluster",schemaPath:"#/properties/cluster/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/cluster",schemaPath:"#/properties/cluster/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.between !== undefined){
let data5 = data.between;
if(Array.isArray(data5)){
if(data5.length > 2){
const err12 = {instancePath:instancePath+"/between",schemaPath:"#/properties/between/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data5.length < 2){
const err13 = {instancePath:instancePath+"/between",schemaPath:"#/properties/between/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(data6.length < 1){
const err14 = {instancePath:instancePath+"/between/" + i0,schemaPath:"#/properties/between/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/between/" + i0,schemaPath:"#/properties/between/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/between",schemaPath:"#/properties/between/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.image !== undefined){
let data7 = data.image;
if(typeof data7 === "string"){
if(data7.length < 1){
const err17 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.application !== undefined){
let data8 = data.application;
if(typeof data8 === "string"){
if(data8.length < 1){
const err19 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/application",schemaPath:"#/properties/application/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.component !== undefined){
let data9 = data.component;
if(typeof data9 === "string"){
if(data9.length < 1){
const err21 = {instancePath:instancePath+"/component",schemaPath:"#/properties/component/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/component",schemaPath:"#/properties/component/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.reboots !== undefined){
if(typeof data.reboots !== "boolean"){
const err23 = {instancePath:instancePath+"/reboots",schemaPath:"#/properties/reboots/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.speed !== undefined){
let data11 = data.speed;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 <= 0 || isNaN(data11)){
const err24 = {instancePath:instancePath+"/speed",schemaPath:"#/properties/speed/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/speed",schemaPath:"#/properties/speed/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.factor !== undefined){
let data12 = data.factor;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 1 || isNaN(data12)){
const err26 = {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/factor",schemaPath:"#/properties/factor/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.latency_ms !== undefined){
let data13 = data.latency_ms;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err28 = {instancePath:instancePath+"/latency_ms",schemaPath:"#/properties/latency_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/latency_ms",schemaPath:"#/properties/latency_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.bandwidth_mbps !== undefined){
let data14 = data.bandwidth_mbps;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 <= 0 || isNaN(data14)){
const err30 = {instancePath:instancePath+"/bandwidth_mbps",schemaPath:"#/properties/bandwidth_mbps/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/bandwidth_mbps",schemaPath:"#/properties/bandwidth_mbps/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.loss !== undefined){
let data15 = data.loss;
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 1 || isNaN(data15)){
const err32 = {instancePath:instancePath+"/loss",schemaPath:"#/properties/loss/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err33 = {instancePath:instancePath+"/loss",schemaPath:"#/properties/loss/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/loss",schemaPath:"#/properties/loss/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.delay_ms !== undefined){
let data16 = data.delay_ms;
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
const err35 = {instancePath:instancePath+"/delay_ms",schemaPath:"#/properties/delay_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/delay_ms",schemaPath:"#/properties/delay_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.source !== undefined){
let data17 = data.source;
if(!((((data17 === "measured") || (data17 === "recorded")) || (data17 === "fitted")) || (data17 === "assumed"))){
const err37 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/Source/enum",keyword:"enum",params:{allowedValues: schema104.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.note !== undefined){
let data18 = data.note;
if(typeof data18 === "string"){
if(data18.length < 1){
const err38 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
validate64.errors = vErrors;
return errors === 0;
}
validate64.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema128 = {"type":"object","additionalProperties":false,"properties":{"node_interval_s":{"type":"number","exclusiveMinimum":0},"application_interval_s":{"type":"number","exclusiveMinimum":0},"delay_ms":{"type":"number","minimum":0},"jitter_ms":{"type":"number","minimum":0},"loss":{"type":"number","minimum":0,"maximum":1},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}};

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate66.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "node_interval_s") || (key0 === "application_interval_s")) || (key0 === "delay_ms")) || (key0 === "jitter_ms")) || (key0 === "loss")) || (key0 === "source")) || (key0 === "note"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.node_interval_s !== undefined){
let data0 = data.node_interval_s;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 <= 0 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/node_interval_s",schemaPath:"#/properties/node_interval_s/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/node_interval_s",schemaPath:"#/properties/node_interval_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.application_interval_s !== undefined){
let data1 = data.application_interval_s;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 <= 0 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/application_interval_s",schemaPath:"#/properties/application_interval_s/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/application_interval_s",schemaPath:"#/properties/application_interval_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.delay_ms !== undefined){
let data2 = data.delay_ms;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/delay_ms",schemaPath:"#/properties/delay_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/delay_ms",schemaPath:"#/properties/delay_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.jitter_ms !== undefined){
let data3 = data.jitter_ms;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/jitter_ms",schemaPath:"#/properties/jitter_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/jitter_ms",schemaPath:"#/properties/jitter_ms/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.loss !== undefined){
let data4 = data.loss;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 1 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/loss",schemaPath:"#/properties/loss/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/loss",schemaPath:"#/properties/loss/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/loss",schemaPath:"#/properties/loss/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.source !== undefined){
let data5 = data.source;
if(!((((data5 === "measured") || (data5 === "recorded")) || (data5 === "fitted")) || (data5 === "assumed"))){
const err12 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/Source/enum",keyword:"enum",params:{allowedValues: schema104.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.note !== undefined){
let data6 = data.note;
if(typeof data6 === "string"){
if(data6.length < 1){
const err13 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate66.errors = vErrors;
return errors === 0;
}
validate66.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema131 = {"type":"object","additionalProperties":false,"properties":{"heartbeat_s":{"type":"number","minimum":0},"schedule_s":{"type":"number","minimum":0},"image_mb":{"type":"number","minimum":0},"images":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["image","size_mb"],"properties":{"image":{"type":"string","minLength":1},"size_mb":{"type":"number","minimum":0},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}}},"start_s":{"type":"number","minimum":0},"stop_s":{"type":"number","minimum":0},"drain_s":{"type":"number","minimum":0},"completion_s":{"type":"number","exclusiveMinimum":0},"restart_backoff_s":{"type":"number","minimum":0},"source":{"$ref":"#/$defs/Source"},"note":{"$ref":"#/$defs/Note"}}};

function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate68.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema131.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.heartbeat_s !== undefined){
let data0 = data.heartbeat_s;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/heartbeat_s",schemaPath:"#/properties/heartbeat_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/heartbeat_s",schemaPath:"#/properties/heartbeat_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.schedule_s !== undefined){
let data1 = data.schedule_s;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/schedule_s",schemaPath:"#/properties/schedule_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/schedule_s",schemaPath:"#/properties/schedule_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.image_mb !== undefined){
let data2 = data.image_mb;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/image_mb",schemaPath:"#/properties/image_mb/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/image_mb",schemaPath:"#/properties/image_mb/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.images !== undefined){
let data3 = data.images;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.image === undefined){
const err7 = {instancePath:instancePath+"/images/" + i0,schemaPath:"#/properties/images/items/required",keyword:"required",params:{missingProperty: "image"},message:"must have required property '"+"image"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data4.size_mb === undefined){
const err8 = {instancePath:instancePath+"/images/" + i0,schemaPath:"#/properties/images/items/required",keyword:"required",params:{missingProperty: "size_mb"},message:"must have required property '"+"size_mb"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data4){
if(!((((key1 === "image") || (key1 === "size_mb")) || (key1 === "source")) || (key1 === "note"))){
const err9 = {instancePath:instancePath+"/images/" + i0,schemaPath:"#/properties/images/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data4.image !== undefined){
let data5 = data4.image;
if(typeof data5 === "string"){
if(data5.length < 1){
const err10 = {instancePath:instancePath+"/images/" + i0+"/image",schemaPath:"#/properties/images/items/properties/image/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/images/" + i0+"/image",schemaPath:"#/properties/images/items/properties/image/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data4.size_mb !== undefined){
let data6 = data4.size_mb;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err12 = {instancePath:instancePath+"/images/" + i0+"/size_mb",schemaPath:"#/properties/images/items/properties/size_mb/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/images/" + i0+"/size_mb",schemaPath:"#/properties/images/items/properties/size_mb/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data4.source !== undefined){
let data7 = data4.source;
if(!((((data7 === "measured") || (data7 === "recorded")) || (data7 === "fitted")) || (data7 === "assumed"))){
const err14 = {instancePath:instancePath+"/images/" + i0+"/source",schemaPath:"#/$defs/Source/enum",keyword:"enum",params:{allowedValues: schema104.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data4.note !== undefined){
let data8 = data4.note;
if(typeof data8 === "string"){
if(data8.length < 1){
const err15 = {instancePath:instancePath+"/images/" + i0+"/note",schemaPath:"#/$defs/Note/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/images/" + i0+"/note",schemaPath:"#/$defs/Note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/images/" + i0,schemaPath:"#/properties/images/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/images",schemaPath:"#/properties/images/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.start_s !== undefined){
let data9 = data.start_s;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err19 = {instancePath:instancePath+"/start_s",schemaPath:"#/properties/start_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/start_s",schemaPath:"#/properties/start_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.stop_s !== undefined){
let data10 = data.stop_s;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err21 = {instancePath:instancePath+"/stop_s",schemaPath:"#/properties/stop_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/stop_s",schemaPath:"#/properties/stop_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.drain_s !== undefined){
let data11 = data.drain_s;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err23 = {instancePath:instancePath+"/drain_s",schemaPath:"#/properties/drain_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/drain_s",schemaPath:"#/properties/drain_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.completion_s !== undefined){
let data12 = data.completion_s;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 <= 0 || isNaN(data12)){
const err25 = {instancePath:instancePath+"/completion_s",schemaPath:"#/properties/completion_s/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/completion_s",schemaPath:"#/properties/completion_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.restart_backoff_s !== undefined){
let data13 = data.restart_backoff_s;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err27 = {instancePath:instancePath+"/restart_backoff_s",schemaPath:"#/properties/restart_backoff_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/restart_backoff_s",schemaPath:"#/properties/restart_backoff_s/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.source !== undefined){
let data14 = data.source;
if(!((((data14 === "measured") || (data14 === "recorded")) || (data14 === "fitted")) || (data14 === "assumed"))){
const err29 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/Source/enum",keyword:"enum",params:{allowedValues: schema104.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.note !== undefined){
let data15 = data.note;
if(typeof data15 === "string"){
if(data15.length < 1){
const err30 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/note",schemaPath:"#/$defs/Note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate68.errors = vErrors;
return errors === 0;
}
validate68.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 63){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/ResourceName/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/ResourceName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern4.test(data0)){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/ResourceName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/ResourceName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 === "string"){
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.seed !== undefined){
let data2 = data.seed;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err8 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 4294967295 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err10 = {instancePath:instancePath+"/seed",schemaPath:"#/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
if(data.start !== undefined){
let data3 = data.start;
if(typeof data3 === "string"){
if(data3.length < 1){
const err11 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/start",schemaPath:"#/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.speed !== undefined){
let data4 = data.speed;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 <= 0 || isNaN(data4)){
const err13 = {instancePath:instancePath+"/speed",schemaPath:"#/properties/speed/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/speed",schemaPath:"#/properties/speed/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.currency !== undefined){
let data5 = data.currency;
if(typeof data5 === "string"){
if(data5.length < 1){
const err15 = {instancePath:instancePath+"/currency",schemaPath:"#/properties/currency/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!pattern5.test(data5)){
const err16 = {instancePath:instancePath+"/currency",schemaPath:"#/properties/currency/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"},message:"must match pattern \""+"^[A-Z]{3}$"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/currency",schemaPath:"#/properties/currency/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.descriptions !== undefined){
let data6 = data.descriptions;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(data7.length < 1){
const err18 = {instancePath:instancePath+"/descriptions/" + i0,schemaPath:"#/properties/descriptions/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/descriptions/" + i0,schemaPath:"#/properties/descriptions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/descriptions",schemaPath:"#/properties/descriptions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.clusters !== undefined){
let data8 = data.clusters;
if(Array.isArray(data8)){
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
if(!(validate22(data8[i1], {instancePath:instancePath+"/clusters/" + i1,parentData:data8,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/clusters",schemaPath:"#/properties/clusters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.network !== undefined){
if(!(validate48(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
}
if(data.workloads !== undefined){
let data11 = data.workloads;
if(Array.isArray(data11)){
const len2 = data11.length;
for(let i2=0; i2<len2; i2++){
if(!(validate56(data11[i2], {instancePath:instancePath+"/workloads/" + i2,parentData:data11,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/workloads",schemaPath:"#/properties/workloads/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.faults !== undefined){
let data13 = data.faults;
if(Array.isArray(data13)){
const len3 = data13.length;
for(let i3=0; i3<len3; i3++){
if(!(validate64(data13[i3], {instancePath:instancePath+"/faults/" + i3,parentData:data13,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath:instancePath+"/faults",schemaPath:"#/properties/faults/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.telemetry !== undefined){
if(!(validate66(data.telemetry, {instancePath:instancePath+"/telemetry",parentData:data,parentDataProperty:"telemetry",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
if(data.life_cycle !== undefined){
if(!(validate68(data.life_cycle, {instancePath:instancePath+"/life_cycle",parentData:data,parentDataProperty:"life_cycle",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
errors = vErrors.length;
}
}
if(data.power !== undefined){
let data17 = data.power;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key1 in data17){
if(!(((key1 === "idle_share") || (key1 === "source")) || (key1 === "note"))){
const err24 = {instancePath:instancePath+"/power",schemaPath:"#/properties/power/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data17.idle_share !== undefined){
let data18 = data17.idle_share;
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 1 || isNaN(data18)){
const err25 = {instancePath:instancePath+"/power/idle_share",schemaPath:"#/properties/power/properties/idle_share/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data18 < 0 || isNaN(data18)){
const err26 = {instancePath:instancePath+"/power/idle_share",schemaPath:"#/properties/power/properties/idle_share/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/power/idle_share",schemaPath:"#/properties/power/properties/idle_share/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data17.source !== undefined){
let data19 = data17.source;
if(!((((data19 === "measured") || (data19 === "recorded")) || (data19 === "fitted")) || (data19 === "assumed"))){
const err28 = {instancePath:instancePath+"/power/source",schemaPath:"#/$defs/Source/enum",keyword:"enum",params:{allowedValues: schema104.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data17.note !== undefined){
let data20 = data17.note;
if(typeof data20 === "string"){
if(data20.length < 1){
const err29 = {instancePath:instancePath+"/power/note",schemaPath:"#/$defs/Note/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/power/note",schemaPath:"#/$defs/Note/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/power",schemaPath:"#/properties/power/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.MLSysOpsScenario === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "MLSysOpsScenario"},message:"must have required property '"+"MLSysOpsScenario"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "MLSysOpsScenario")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.MLSysOpsScenario !== undefined){
if(!(validate21(data.MLSysOpsScenario, {instancePath:instancePath+"/MLSysOpsScenario",parentData:data,parentDataProperty:"MLSysOpsScenario",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

// @ts-nocheck
// Generated from src/descriptions/schemas/application.schema.json by `npm run generate`. Do not edit.
import type {ApplicationDocument} from './application.types.generated.js'

export type SchemaError = {
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
}
/** The errors stay on the function until its next call. */
export const validate: ((value: unknown) => value is ApplicationDocument) & {errors?: readonly SchemaError[] | null} = (value) => {
  const valid = check(value)
  validate.errors = check.errors
  return valid
}

const check = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["MLSysOpsApp"],"properties":{"MLSysOpsApp":{"$ref":"#/$defs/ApplicationDescription"}},"$defs":{"ApplicationDescription":{"type":"object","additionalProperties":false,"required":["name","components"],"properties":{"name":{"$ref":"#/$defs/ResourceName"},"labels":{"type":"array","maxItems":64,"items":{"type":"string","pattern":"^[A-Za-z0-9]([-A-Za-z0-9_./:=]*[A-Za-z0-9])?$","maxLength":253}},"cluster_placement":{"$ref":"#/$defs/ClusterPlacement"},"single_node":{"type":"array","maxItems":16,"items":{"$ref":"#/$defs/SingleNode"}},"components":{"type":"array","maxItems":128,"minItems":1,"items":{"$ref":"#/$defs/ComponentDescription"}},"component_interactions":{"type":"array","maxItems":128,"items":{"$ref":"#/$defs/ComponentInteraction"}},"permitted_actions":{"type":"array","items":{"type":"string","minLength":1}},"global_satisfaction":{"$ref":"#/$defs/GlobalSatisfaction"}}},"ClusterPlacement":{"type":"object","additionalProperties":false,"properties":{"cluster_id":{"type":"array","maxItems":256,"items":{"$ref":"#/$defs/HostName"}},"instances":{"type":"integer","minimum":1},"location":{"type":"object","additionalProperties":false,"properties":{"continent":{"type":"array","items":{"$ref":"#/$defs/Continent"}},"country":{"type":"array","items":{"$ref":"#/$defs/Country"}},"city":{"type":"array","items":{"$ref":"#/$defs/City"}}}},"cloud_provider":{"$ref":"#/$defs/CloudProvider"},"accelerators":{"type":"array","items":{"enum":["gpu","fpga","tpu"]}},"node_types":{"type":"array","items":{"$ref":"#/$defs/ContinuumLayer"}}}},"PlacementLayer":{"enum":["cloud","edge_infrastructure","edge","far_edge","*"]},"Scaling":{"type":"object","additionalProperties":false,"properties":{"scaling_mode":{"enum":["manual","auto"]},"instances":{"type":"integer","minimum":1},"scaling_criteria":{"enum":["min_cpu_utilization","max_cpu_utilization","min_memory_percent","max_memory_percent","min_requests_per_sec","max_request_per_sec","min_number_of_instances","max_number_of_instances"]}}},"SingleNode":{"type":"object","additionalProperties":false,"required":["components"],"properties":{"components":{"type":"array","maxItems":32,"minItems":1,"items":{"$ref":"#/$defs/ResourceName"}},"continuum_layer":{"type":"array","items":{"$ref":"#/$defs/PlacementLayer"}},"scaling":{"$ref":"#/$defs/Scaling"},"mobile":{"type":"boolean"},"labels":{"type":"array","items":{"$ref":"#/$defs/Label"}},"node":{"$ref":"#/$defs/HostName"}}},"NodePlacement":{"type":"object","additionalProperties":false,"properties":{"continuum_layer":{"type":"array","items":{"$ref":"#/$defs/PlacementLayer"}},"scaling":{"$ref":"#/$defs/Scaling"},"mobile":{"type":"boolean"},"labels":{"type":"array","items":{"$ref":"#/$defs/Label"}},"node":{"$ref":"#/$defs/HostName"}}},"ComponentDescription":{"type":"object","additionalProperties":false,"required":["metadata","containers"],"properties":{"metadata":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"$ref":"#/$defs/ResourceName"},"uid":{"type":"string"}}},"node_placement":{"$ref":"#/$defs/NodePlacement"},"exclusive":{"type":"boolean"},"deferrable":{"type":"object","additionalProperties":false,"required":["slack","duration"],"properties":{"slack":{"$ref":"#/$defs/LengthOfTime"},"duration":{"$ref":"#/$defs/LengthOfTime"}}},"depends_on":{"type":"array","maxItems":16,"items":{"$ref":"#/$defs/ResourceName"}},"runtime_configuration":{"type":"object","additionalProperties":false,"properties":{"config_specification_file":{"type":"string","minLength":1},"config_file_path":{"type":"string","minLength":1}}},"sensors":{"type":"array","maxItems":16,"items":{"$ref":"#/$defs/SensorRequirement"}},"qos_metrics":{"type":"array","maxItems":16,"items":{"$ref":"#/$defs/QosMetric"}},"storage":{"type":"object","additionalProperties":false,"properties":{"buckets":{"type":"array","items":{"$ref":"#/$defs/Bucket"}}}},"data_sensitivity":{"type":"boolean"},"data_criticality":{"$ref":"#/$defs/Level"},"external_component":{"type":"boolean"},"external_access":{"type":"boolean"},"host_network":{"type":"boolean"},"runtime_class_name":{"type":"string","minLength":1},"restart_policy":{"enum":["Always","OnFailure","Never"]},"os":{"$ref":"#/$defs/OperatingSystem"},"node_type":{"$ref":"#/$defs/NodeType"},"container_runtime":{"$ref":"#/$defs/ContainerRuntime"},"containers":{"type":"array","maxItems":8,"minItems":1,"items":{"$ref":"#/$defs/ContainerDescription"}}}},"LengthOfTime":{"type":"string","maxLength":32,"pattern":"^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"},"SensorRequirement":{"type":"object","additionalProperties":false,"properties":{"camera":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/CameraModel"},"camera_type":{"$ref":"#/$defs/CameraType"},"minimum_framerate":{"type":"integer","minimum":1},"resolution":{"$ref":"#/$defs/Resolution"}}},"temperature":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/TemperatureModel"},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"$ref":"#/$defs/TemperatureUnit"},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"accelerometer":{"$ref":"#/$defs/Accelerometer"},"barometer":{"$ref":"#/$defs/Barometer"},"air_quality":{"$ref":"#/$defs/AirQualitySensor"},"endpoint_variable":{"type":"string","minLength":1},"protocol":{"$ref":"#/$defs/SensorProtocol"},"instances":{"type":"integer","minimum":1}}},"QosMetric":{"type":"object","additionalProperties":false,"required":["application_metric_id","target","relation"],"properties":{"application_metric_id":{"type":"string","minLength":1,"maxLength":128},"target":{"type":"number"},"relation":{"$ref":"#/$defs/Relation"},"system_metrics_hints":{"type":"array","items":{"type":"string","minLength":1}}}},"Bucket":{"type":"object","additionalProperties":false,"required":["bucket_id"],"properties":{"bucket_id":{"type":"string","minLength":1},"policy_update_token":{"type":"string"},"location_restrictions":{"type":"object","additionalProperties":false,"properties":{"gdpr":{"type":"boolean"}}},"redundancy":{"enum":["high","one","none"]},"max_latency":{"type":"number","minimum":0},"min_download_speed":{"type":"number","minimum":0},"server_side_encryption":{"type":"boolean"}}},"ContainerDescription":{"type":"object","additionalProperties":false,"required":["image"],"properties":{"name":{"$ref":"#/$defs/ResourceName"},"image":{"type":"string","minLength":1,"pattern":"^[^\\s]+$"},"command":{"type":"array","items":{"type":"string"}},"args":{"type":"array","items":{"type":"string"}},"image_pull_policy":{"enum":["Always","Never","IfNotPresent"]},"acceleration_api":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["call_name"],"properties":{"call_name":{"$ref":"#/$defs/AccelerationCall"},"required_framework":{"type":"string","minLength":1}}}},"platform_requirements":{"$ref":"#/$defs/PlatformRequirements"},"ports":{"type":"array","maxItems":16,"items":{"$ref":"#/$defs/ContainerPort"}},"env":{"type":"array","maxItems":256,"items":{"$ref":"#/$defs/EnvironmentVariable"}}}},"PlatformRequirements":{"type":"object","additionalProperties":false,"properties":{"cpu":{"type":"object","additionalProperties":false,"properties":{"requests":{"type":"string"},"limits":{"type":"string"},"architecture":{"type":"array","items":{"$ref":"#/$defs/CpuArchitecture"}},"frequency":{"type":"number","exclusiveMinimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"memory":{"type":"object","additionalProperties":false,"properties":{"requests":{"type":"string"},"limits":{"type":"string"}}},"mcu":{"type":"object","additionalProperties":false,"properties":{"requests":{"type":"string"},"limits":{"type":"string"},"architecture":{"type":"array","items":{"$ref":"#/$defs/McuArchitecture"}},"flash":{"type":"string"},"frequency":{"type":"number","exclusiveMinimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"disk":{"type":"number","minimum":0},"gpu":{"type":"object","additionalProperties":false,"properties":{"requests":{"type":"integer","minimum":0},"limits":{"type":"integer","minimum":0},"model":{"$ref":"#/$defs/GpuModel"},"memory":{"type":"number","minimum":0},"utilization_request":{"type":"number","minimum":0,"maximum":100},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"fpga":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/FpgaModel"},"memory":{"type":"number","minimum":0},"utilization_request":{"type":"number","minimum":0,"maximum":100},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}}}},"ContainerPort":{"type":"object","additionalProperties":false,"required":["container_port"],"properties":{"container_port":{"type":"integer","minimum":1,"maximum":65535},"host_ip":{"type":"string","minLength":1},"host_port":{"type":"integer","minimum":1,"maximum":65535},"name":{"type":"string","pattern":"^(?=.*[a-z])[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$","minLength":1,"maxLength":15},"protocol":{"enum":["TCP","UDP","SCTP"]}}},"EnvironmentVariable":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"pattern":"^[-._a-zA-Z][-._a-zA-Z0-9]*$"},"value":{"type":"string"},"value_from":{"type":"object","additionalProperties":false,"required":["field_ref"],"properties":{"field_ref":{"type":"object","additionalProperties":false,"required":["field_path"],"properties":{"field_path":{"type":"string","minLength":1}}}}}}},"ComponentInteraction":{"type":"object","additionalProperties":false,"required":["component_name1","component_name2"],"properties":{"component_name1":{"$ref":"#/$defs/ResourceName"},"type":{"enum":["ingress","egress"]},"component_name2":{"$ref":"#/$defs/ResourceName"},"interaction_criticality":{"$ref":"#/$defs/Level"},"interaction_metrics":{"type":"array","maxItems":8,"items":{"type":"object","additionalProperties":false,"required":["system_metric_id","target","relation"],"properties":{"system_metric_id":{"enum":["latency","bandwidth","end_to_end_invocation_delay"]},"target":{"type":"number","minimum":0},"measurement_unit":{"enum":["milliseconds","seconds","Mbps"]},"relation":{"$ref":"#/$defs/Relation"}}}}}},"GlobalSatisfaction":{"type":"object","additionalProperties":false,"properties":{"threshold":{"type":"number","exclusiveMinimum":0,"maximum":1},"relation":{"enum":["greater_or_equal","equal","greater_than"]},"achievement_weights":{"type":"array","maxItems":64,"items":{"type":"object","additionalProperties":false,"required":["metric_id","weight"],"properties":{"metric_id":{"type":"string","minLength":1,"maxLength":128},"weight":{"type":"number","minimum":0,"maximum":1}}}}}},"ResourceName":{"type":"string","pattern":"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$","minLength":1,"maxLength":63},"HostName":{"type":"string","pattern":"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$","minLength":1,"maxLength":253},"Continent":{"enum":["europe","asia","africa","australia","north_america","south_america","antarctica"]},"Country":{"type":"string","minLength":1},"City":{"type":"string","minLength":1},"CloudProvider":{"type":"string","minLength":1},"ContinuumLayer":{"enum":["cloud","edge_infrastructure","edge","far_edge"]},"Label":{"type":"string","minLength":1,"maxLength":253},"Level":{"enum":["low","medium","high"]},"OperatingSystem":{"type":"string","minLength":1},"NodeType":{"enum":["virtualized","native","bare_metal"]},"ContainerRuntime":{"type":"string","minLength":1},"CameraModel":{"type":"string","minLength":1},"CameraType":{"type":"string","minLength":1},"Resolution":{"type":"string","pattern":"^[1-9][0-9]*x[1-9][0-9]*$"},"TemperatureModel":{"type":"string","minLength":1},"MeasurementMin":{"type":"number"},"MeasurementMax":{"type":"number"},"TemperatureUnit":{"type":"string","minLength":1},"Accuracy":{"type":"number","minimum":0},"SamplingFrequency":{"type":"number","minimum":0},"Accelerometer":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"Barometer":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"AirQualitySensor":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"SensorProtocol":{"type":"string","minLength":1},"Relation":{"enum":["lower_or_equal","greater_or_equal","equal","lower_than","greater_than"]},"AccelerationCall":{"type":"string","minLength":1},"CpuArchitecture":{"enum":["amd64","arm64"]},"PerformanceIndicator":{"type":"number","minimum":0},"McuArchitecture":{"type":"string","minLength":1},"GpuModel":{"type":"string","minLength":1},"FpgaModel":{"type":"string","minLength":1}}};
const schema32 = {"type":"object","additionalProperties":false,"required":["name","components"],"properties":{"name":{"$ref":"#/$defs/ResourceName"},"labels":{"type":"array","maxItems":64,"items":{"type":"string","pattern":"^[A-Za-z0-9]([-A-Za-z0-9_./:=]*[A-Za-z0-9])?$","maxLength":253}},"cluster_placement":{"$ref":"#/$defs/ClusterPlacement"},"single_node":{"type":"array","maxItems":16,"items":{"$ref":"#/$defs/SingleNode"}},"components":{"type":"array","maxItems":128,"minItems":1,"items":{"$ref":"#/$defs/ComponentDescription"}},"component_interactions":{"type":"array","maxItems":128,"items":{"$ref":"#/$defs/ComponentInteraction"}},"permitted_actions":{"type":"array","items":{"type":"string","minLength":1}},"global_satisfaction":{"$ref":"#/$defs/GlobalSatisfaction"}}};
const schema33 = {"type":"string","pattern":"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$","minLength":1,"maxLength":63};
const schema109 = {"type":"object","additionalProperties":false,"properties":{"threshold":{"type":"number","exclusiveMinimum":0,"maximum":1},"relation":{"enum":["greater_or_equal","equal","greater_than"]},"achievement_weights":{"type":"array","maxItems":64,"items":{"type":"object","additionalProperties":false,"required":["metric_id","weight"],"properties":{"metric_id":{"type":"string","minLength":1,"maxLength":128},"weight":{"type":"number","minimum":0,"maximum":1}}}}}};
const pattern4 = new RegExp("^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$", "u");
const pattern5 = new RegExp("^[A-Za-z0-9]([-A-Za-z0-9_./:=]*[A-Za-z0-9])?$", "u");
const schema34 = {"type":"object","additionalProperties":false,"properties":{"cluster_id":{"type":"array","maxItems":256,"items":{"$ref":"#/$defs/HostName"}},"instances":{"type":"integer","minimum":1},"location":{"type":"object","additionalProperties":false,"properties":{"continent":{"type":"array","items":{"$ref":"#/$defs/Continent"}},"country":{"type":"array","items":{"$ref":"#/$defs/Country"}},"city":{"type":"array","items":{"$ref":"#/$defs/City"}}}},"cloud_provider":{"$ref":"#/$defs/CloudProvider"},"accelerators":{"type":"array","items":{"enum":["gpu","fpga","tpu"]}},"node_types":{"type":"array","items":{"$ref":"#/$defs/ContinuumLayer"}}}};
const schema35 = {"type":"string","pattern":"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$","minLength":1,"maxLength":253};
const schema36 = {"enum":["europe","asia","africa","australia","north_america","south_america","antarctica"]};
const schema37 = {"type":"string","minLength":1};
const schema38 = {"type":"string","minLength":1};
const schema39 = {"type":"string","minLength":1};
const schema40 = {"enum":["cloud","edge_infrastructure","edge","far_edge"]};
const pattern6 = new RegExp("^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$", "u");

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
for(const key0 in data){
if(!((((((key0 === "cluster_id") || (key0 === "instances")) || (key0 === "location")) || (key0 === "cloud_provider")) || (key0 === "accelerators")) || (key0 === "node_types"))){
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
if(data.cluster_id !== undefined){
let data0 = data.cluster_id;
if(Array.isArray(data0)){
if(data0.length > 256){
const err1 = {instancePath:instancePath+"/cluster_id",schemaPath:"#/properties/cluster_id/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 253){
const err2 = {instancePath:instancePath+"/cluster_id/" + i0,schemaPath:"#/$defs/HostName/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data1.length < 1){
const err3 = {instancePath:instancePath+"/cluster_id/" + i0,schemaPath:"#/$defs/HostName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern6.test(data1)){
const err4 = {instancePath:instancePath+"/cluster_id/" + i0,schemaPath:"#/$defs/HostName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"+"\""};
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
const err5 = {instancePath:instancePath+"/cluster_id/" + i0,schemaPath:"#/$defs/HostName/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err6 = {instancePath:instancePath+"/cluster_id",schemaPath:"#/properties/cluster_id/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.instances !== undefined){
let data2 = data.instances;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/instances",schemaPath:"#/properties/instances/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/instances",schemaPath:"#/properties/instances/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data.location !== undefined){
let data3 = data.location;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
if(!(((key1 === "continent") || (key1 === "country")) || (key1 === "city"))){
const err9 = {instancePath:instancePath+"/location",schemaPath:"#/properties/location/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.continent !== undefined){
let data4 = data3.continent;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(!(((((((data5 === "europe") || (data5 === "asia")) || (data5 === "africa")) || (data5 === "australia")) || (data5 === "north_america")) || (data5 === "south_america")) || (data5 === "antarctica"))){
const err10 = {instancePath:instancePath+"/location/continent/" + i1,schemaPath:"#/$defs/Continent/enum",keyword:"enum",params:{allowedValues: schema36.enum},message:"must be equal to one of the allowed values"};
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
const err11 = {instancePath:instancePath+"/location/continent",schemaPath:"#/properties/location/properties/continent/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.country !== undefined){
let data6 = data3.country;
if(Array.isArray(data6)){
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
let data7 = data6[i2];
if(typeof data7 === "string"){
if(data7.length < 1){
const err12 = {instancePath:instancePath+"/location/country/" + i2,schemaPath:"#/$defs/Country/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err13 = {instancePath:instancePath+"/location/country/" + i2,schemaPath:"#/$defs/Country/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err14 = {instancePath:instancePath+"/location/country",schemaPath:"#/properties/location/properties/country/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.city !== undefined){
let data8 = data3.city;
if(Array.isArray(data8)){
const len3 = data8.length;
for(let i3=0; i3<len3; i3++){
let data9 = data8[i3];
if(typeof data9 === "string"){
if(data9.length < 1){
const err15 = {instancePath:instancePath+"/location/city/" + i3,schemaPath:"#/$defs/City/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err16 = {instancePath:instancePath+"/location/city/" + i3,schemaPath:"#/$defs/City/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err17 = {instancePath:instancePath+"/location/city",schemaPath:"#/properties/location/properties/city/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
const err18 = {instancePath:instancePath+"/location",schemaPath:"#/properties/location/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.cloud_provider !== undefined){
let data10 = data.cloud_provider;
if(typeof data10 === "string"){
if(data10.length < 1){
const err19 = {instancePath:instancePath+"/cloud_provider",schemaPath:"#/$defs/CloudProvider/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err20 = {instancePath:instancePath+"/cloud_provider",schemaPath:"#/$defs/CloudProvider/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.accelerators !== undefined){
let data11 = data.accelerators;
if(Array.isArray(data11)){
const len4 = data11.length;
for(let i4=0; i4<len4; i4++){
let data12 = data11[i4];
if(!(((data12 === "gpu") || (data12 === "fpga")) || (data12 === "tpu"))){
const err21 = {instancePath:instancePath+"/accelerators/" + i4,schemaPath:"#/properties/accelerators/items/enum",keyword:"enum",params:{allowedValues: schema34.properties.accelerators.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/accelerators",schemaPath:"#/properties/accelerators/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.node_types !== undefined){
let data13 = data.node_types;
if(Array.isArray(data13)){
const len5 = data13.length;
for(let i5=0; i5<len5; i5++){
let data14 = data13[i5];
if(!((((data14 === "cloud") || (data14 === "edge_infrastructure")) || (data14 === "edge")) || (data14 === "far_edge"))){
const err23 = {instancePath:instancePath+"/node_types/" + i5,schemaPath:"#/$defs/ContinuumLayer/enum",keyword:"enum",params:{allowedValues: schema40.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/node_types",schemaPath:"#/properties/node_types/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema41 = {"type":"object","additionalProperties":false,"required":["components"],"properties":{"components":{"type":"array","maxItems":32,"minItems":1,"items":{"$ref":"#/$defs/ResourceName"}},"continuum_layer":{"type":"array","items":{"$ref":"#/$defs/PlacementLayer"}},"scaling":{"$ref":"#/$defs/Scaling"},"mobile":{"type":"boolean"},"labels":{"type":"array","items":{"$ref":"#/$defs/Label"}},"node":{"$ref":"#/$defs/HostName"}}};
const schema43 = {"enum":["cloud","edge_infrastructure","edge","far_edge","*"]};
const schema44 = {"type":"object","additionalProperties":false,"properties":{"scaling_mode":{"enum":["manual","auto"]},"instances":{"type":"integer","minimum":1},"scaling_criteria":{"enum":["min_cpu_utilization","max_cpu_utilization","min_memory_percent","max_memory_percent","min_requests_per_sec","max_request_per_sec","min_number_of_instances","max_number_of_instances"]}}};
const schema45 = {"type":"string","minLength":1,"maxLength":253};

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
if(data.components === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "components"},message:"must have required property '"+"components"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "components") || (key0 === "continuum_layer")) || (key0 === "scaling")) || (key0 === "mobile")) || (key0 === "labels")) || (key0 === "node"))){
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
if(data.components !== undefined){
let data0 = data.components;
if(Array.isArray(data0)){
if(data0.length > 32){
const err2 = {instancePath:instancePath+"/components",schemaPath:"#/properties/components/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/components",schemaPath:"#/properties/components/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
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
if(data1.length > 63){
const err4 = {instancePath:instancePath+"/components/" + i0,schemaPath:"#/$defs/ResourceName/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/components/" + i0,schemaPath:"#/$defs/ResourceName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern4.test(data1)){
const err6 = {instancePath:instancePath+"/components/" + i0,schemaPath:"#/$defs/ResourceName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"+"\""};
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
const err7 = {instancePath:instancePath+"/components/" + i0,schemaPath:"#/$defs/ResourceName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/components",schemaPath:"#/properties/components/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.continuum_layer !== undefined){
let data2 = data.continuum_layer;
if(Array.isArray(data2)){
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(!(((((data3 === "cloud") || (data3 === "edge_infrastructure")) || (data3 === "edge")) || (data3 === "far_edge")) || (data3 === "*"))){
const err9 = {instancePath:instancePath+"/continuum_layer/" + i1,schemaPath:"#/$defs/PlacementLayer/enum",keyword:"enum",params:{allowedValues: schema43.enum},message:"must be equal to one of the allowed values"};
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
else {
const err10 = {instancePath:instancePath+"/continuum_layer",schemaPath:"#/properties/continuum_layer/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.scaling !== undefined){
let data4 = data.scaling;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
if(!(((key1 === "scaling_mode") || (key1 === "instances")) || (key1 === "scaling_criteria"))){
const err11 = {instancePath:instancePath+"/scaling",schemaPath:"#/$defs/Scaling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data4.scaling_mode !== undefined){
let data5 = data4.scaling_mode;
if(!((data5 === "manual") || (data5 === "auto"))){
const err12 = {instancePath:instancePath+"/scaling/scaling_mode",schemaPath:"#/$defs/Scaling/properties/scaling_mode/enum",keyword:"enum",params:{allowedValues: schema44.properties.scaling_mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data4.instances !== undefined){
let data6 = data4.instances;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err13 = {instancePath:instancePath+"/scaling/instances",schemaPath:"#/$defs/Scaling/properties/instances/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/scaling/instances",schemaPath:"#/$defs/Scaling/properties/instances/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data4.scaling_criteria !== undefined){
let data7 = data4.scaling_criteria;
if(!((((((((data7 === "min_cpu_utilization") || (data7 === "max_cpu_utilization")) || (data7 === "min_memory_percent")) || (data7 === "max_memory_percent")) || (data7 === "min_requests_per_sec")) || (data7 === "max_request_per_sec")) || (data7 === "min_number_of_instances")) || (data7 === "max_number_of_instances"))){
const err15 = {instancePath:instancePath+"/scaling/scaling_criteria",schemaPath:"#/$defs/Scaling/properties/scaling_criteria/enum",keyword:"enum",params:{allowedValues: schema44.properties.scaling_criteria.enum},message:"must be equal to one of the allowed values"};
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
const err16 = {instancePath:instancePath+"/scaling",schemaPath:"#/$defs/Scaling/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.mobile !== undefined){
if(typeof data.mobile !== "boolean"){
const err17 = {instancePath:instancePath+"/mobile",schemaPath:"#/properties/mobile/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.labels !== undefined){
let data9 = data.labels;
if(Array.isArray(data9)){
const len2 = data9.length;
for(let i2=0; i2<len2; i2++){
let data10 = data9[i2];
if(typeof data10 === "string"){
if(data10.length > 253){
const err18 = {instancePath:instancePath+"/labels/" + i2,schemaPath:"#/$defs/Label/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data10.length < 1){
const err19 = {instancePath:instancePath+"/labels/" + i2,schemaPath:"#/$defs/Label/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err20 = {instancePath:instancePath+"/labels/" + i2,schemaPath:"#/$defs/Label/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.node !== undefined){
let data11 = data.node;
if(typeof data11 === "string"){
if(data11.length > 253){
const err22 = {instancePath:instancePath+"/node",schemaPath:"#/$defs/HostName/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data11.length < 1){
const err23 = {instancePath:instancePath+"/node",schemaPath:"#/$defs/HostName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!pattern6.test(data11)){
const err24 = {instancePath:instancePath+"/node",schemaPath:"#/$defs/HostName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"+"\""};
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
const err25 = {instancePath:instancePath+"/node",schemaPath:"#/$defs/HostName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema47 = {"type":"object","additionalProperties":false,"required":["metadata","containers"],"properties":{"metadata":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"$ref":"#/$defs/ResourceName"},"uid":{"type":"string"}}},"node_placement":{"$ref":"#/$defs/NodePlacement"},"exclusive":{"type":"boolean"},"deferrable":{"type":"object","additionalProperties":false,"required":["slack","duration"],"properties":{"slack":{"$ref":"#/$defs/LengthOfTime"},"duration":{"$ref":"#/$defs/LengthOfTime"}}},"depends_on":{"type":"array","maxItems":16,"items":{"$ref":"#/$defs/ResourceName"}},"runtime_configuration":{"type":"object","additionalProperties":false,"properties":{"config_specification_file":{"type":"string","minLength":1},"config_file_path":{"type":"string","minLength":1}}},"sensors":{"type":"array","maxItems":16,"items":{"$ref":"#/$defs/SensorRequirement"}},"qos_metrics":{"type":"array","maxItems":16,"items":{"$ref":"#/$defs/QosMetric"}},"storage":{"type":"object","additionalProperties":false,"properties":{"buckets":{"type":"array","items":{"$ref":"#/$defs/Bucket"}}}},"data_sensitivity":{"type":"boolean"},"data_criticality":{"$ref":"#/$defs/Level"},"external_component":{"type":"boolean"},"external_access":{"type":"boolean"},"host_network":{"type":"boolean"},"runtime_class_name":{"type":"string","minLength":1},"restart_policy":{"enum":["Always","OnFailure","Never"]},"os":{"$ref":"#/$defs/OperatingSystem"},"node_type":{"$ref":"#/$defs/NodeType"},"container_runtime":{"$ref":"#/$defs/ContainerRuntime"},"containers":{"type":"array","maxItems":8,"minItems":1,"items":{"$ref":"#/$defs/ContainerDescription"}}}};
const schema54 = {"type":"string","maxLength":32,"pattern":"^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"};
const schema85 = {"type":"object","additionalProperties":false,"required":["bucket_id"],"properties":{"bucket_id":{"type":"string","minLength":1},"policy_update_token":{"type":"string"},"location_restrictions":{"type":"object","additionalProperties":false,"properties":{"gdpr":{"type":"boolean"}}},"redundancy":{"enum":["high","one","none"]},"max_latency":{"type":"number","minimum":0},"min_download_speed":{"type":"number","minimum":0},"server_side_encryption":{"type":"boolean"}}};
const schema86 = {"enum":["low","medium","high"]};
const schema87 = {"type":"string","minLength":1};
const schema88 = {"enum":["virtualized","native","bare_metal"]};
const schema89 = {"type":"string","minLength":1};
const func1 = Object.prototype.hasOwnProperty;
const pattern11 = new RegExp("^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$", "u");
const schema49 = {"type":"object","additionalProperties":false,"properties":{"continuum_layer":{"type":"array","items":{"$ref":"#/$defs/PlacementLayer"}},"scaling":{"$ref":"#/$defs/Scaling"},"mobile":{"type":"boolean"},"labels":{"type":"array","items":{"$ref":"#/$defs/Label"}},"node":{"$ref":"#/$defs/HostName"}}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "continuum_layer") || (key0 === "scaling")) || (key0 === "mobile")) || (key0 === "labels")) || (key0 === "node"))){
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
if(data.continuum_layer !== undefined){
let data0 = data.continuum_layer;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(!(((((data1 === "cloud") || (data1 === "edge_infrastructure")) || (data1 === "edge")) || (data1 === "far_edge")) || (data1 === "*"))){
const err1 = {instancePath:instancePath+"/continuum_layer/" + i0,schemaPath:"#/$defs/PlacementLayer/enum",keyword:"enum",params:{allowedValues: schema43.enum},message:"must be equal to one of the allowed values"};
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
const err2 = {instancePath:instancePath+"/continuum_layer",schemaPath:"#/properties/continuum_layer/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.scaling !== undefined){
let data2 = data.scaling;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
if(!(((key1 === "scaling_mode") || (key1 === "instances")) || (key1 === "scaling_criteria"))){
const err3 = {instancePath:instancePath+"/scaling",schemaPath:"#/$defs/Scaling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data2.scaling_mode !== undefined){
let data3 = data2.scaling_mode;
if(!((data3 === "manual") || (data3 === "auto"))){
const err4 = {instancePath:instancePath+"/scaling/scaling_mode",schemaPath:"#/$defs/Scaling/properties/scaling_mode/enum",keyword:"enum",params:{allowedValues: schema44.properties.scaling_mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data2.instances !== undefined){
let data4 = data2.instances;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err5 = {instancePath:instancePath+"/scaling/instances",schemaPath:"#/$defs/Scaling/properties/instances/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
const err6 = {instancePath:instancePath+"/scaling/instances",schemaPath:"#/$defs/Scaling/properties/instances/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data2.scaling_criteria !== undefined){
let data5 = data2.scaling_criteria;
if(!((((((((data5 === "min_cpu_utilization") || (data5 === "max_cpu_utilization")) || (data5 === "min_memory_percent")) || (data5 === "max_memory_percent")) || (data5 === "min_requests_per_sec")) || (data5 === "max_request_per_sec")) || (data5 === "min_number_of_instances")) || (data5 === "max_number_of_instances"))){
const err7 = {instancePath:instancePath+"/scaling/scaling_criteria",schemaPath:"#/$defs/Scaling/properties/scaling_criteria/enum",keyword:"enum",params:{allowedValues: schema44.properties.scaling_criteria.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/scaling",schemaPath:"#/$defs/Scaling/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.mobile !== undefined){
if(typeof data.mobile !== "boolean"){
const err9 = {instancePath:instancePath+"/mobile",schemaPath:"#/properties/mobile/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.labels !== undefined){
let data7 = data.labels;
if(Array.isArray(data7)){
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(typeof data8 === "string"){
if(data8.length > 253){
const err10 = {instancePath:instancePath+"/labels/" + i1,schemaPath:"#/$defs/Label/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data8.length < 1){
const err11 = {instancePath:instancePath+"/labels/" + i1,schemaPath:"#/$defs/Label/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err12 = {instancePath:instancePath+"/labels/" + i1,schemaPath:"#/$defs/Label/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err13 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.node !== undefined){
let data9 = data.node;
if(typeof data9 === "string"){
if(data9.length > 253){
const err14 = {instancePath:instancePath+"/node",schemaPath:"#/$defs/HostName/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data9.length < 1){
const err15 = {instancePath:instancePath+"/node",schemaPath:"#/$defs/HostName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!pattern6.test(data9)){
const err16 = {instancePath:instancePath+"/node",schemaPath:"#/$defs/HostName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$"+"\""};
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
const err17 = {instancePath:instancePath+"/node",schemaPath:"#/$defs/HostName/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema57 = {"type":"object","additionalProperties":false,"properties":{"camera":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/CameraModel"},"camera_type":{"$ref":"#/$defs/CameraType"},"minimum_framerate":{"type":"integer","minimum":1},"resolution":{"$ref":"#/$defs/Resolution"}}},"temperature":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/TemperatureModel"},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"$ref":"#/$defs/TemperatureUnit"},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"accelerometer":{"$ref":"#/$defs/Accelerometer"},"barometer":{"$ref":"#/$defs/Barometer"},"air_quality":{"$ref":"#/$defs/AirQualitySensor"},"endpoint_variable":{"type":"string","minLength":1},"protocol":{"$ref":"#/$defs/SensorProtocol"},"instances":{"type":"integer","minimum":1}}};
const schema58 = {"type":"string","minLength":1};
const schema59 = {"type":"string","minLength":1};
const schema60 = {"type":"string","pattern":"^[1-9][0-9]*x[1-9][0-9]*$"};
const schema61 = {"type":"string","minLength":1};
const schema62 = {"type":"number"};
const schema63 = {"type":"number"};
const schema64 = {"type":"string","minLength":1};
const schema65 = {"type":"number","minimum":0};
const schema66 = {"type":"number","minimum":0};
const schema82 = {"type":"string","minLength":1};
const pattern14 = new RegExp("^[1-9][0-9]*x[1-9][0-9]*$", "u");
const schema67 = {"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
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
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema72 = {"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}};

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

const schema77 = {"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}};

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


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((((key0 === "camera") || (key0 === "temperature")) || (key0 === "accelerometer")) || (key0 === "barometer")) || (key0 === "air_quality")) || (key0 === "endpoint_variable")) || (key0 === "protocol")) || (key0 === "instances"))){
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
if(!((((key1 === "model") || (key1 === "camera_type")) || (key1 === "minimum_framerate")) || (key1 === "resolution"))){
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
if(data0.model !== undefined){
let data1 = data0.model;
if(typeof data1 === "string"){
if(data1.length < 1){
const err2 = {instancePath:instancePath+"/camera/model",schemaPath:"#/$defs/CameraModel/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err3 = {instancePath:instancePath+"/camera/model",schemaPath:"#/$defs/CameraModel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.camera_type !== undefined){
let data2 = data0.camera_type;
if(typeof data2 === "string"){
if(data2.length < 1){
const err4 = {instancePath:instancePath+"/camera/camera_type",schemaPath:"#/$defs/CameraType/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err5 = {instancePath:instancePath+"/camera/camera_type",schemaPath:"#/$defs/CameraType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.minimum_framerate !== undefined){
let data3 = data0.minimum_framerate;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err6 = {instancePath:instancePath+"/camera/minimum_framerate",schemaPath:"#/properties/camera/properties/minimum_framerate/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/camera/minimum_framerate",schemaPath:"#/properties/camera/properties/minimum_framerate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data0.resolution !== undefined){
let data4 = data0.resolution;
if(typeof data4 === "string"){
if(!pattern14.test(data4)){
const err8 = {instancePath:instancePath+"/camera/resolution",schemaPath:"#/$defs/Resolution/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]*x[1-9][0-9]*$"},message:"must match pattern \""+"^[1-9][0-9]*x[1-9][0-9]*$"+"\""};
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
const err9 = {instancePath:instancePath+"/camera/resolution",schemaPath:"#/$defs/Resolution/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err10 = {instancePath:instancePath+"/camera",schemaPath:"#/properties/camera/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.temperature !== undefined){
let data5 = data.temperature;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key2 in data5){
if(!((((((key2 === "model") || (key2 === "measurement_min")) || (key2 === "measurement_max")) || (key2 === "measurement_unit")) || (key2 === "accuracy")) || (key2 === "sampling_frequency"))){
const err11 = {instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data5.model !== undefined){
let data6 = data5.model;
if(typeof data6 === "string"){
if(data6.length < 1){
const err12 = {instancePath:instancePath+"/temperature/model",schemaPath:"#/$defs/TemperatureModel/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err13 = {instancePath:instancePath+"/temperature/model",schemaPath:"#/$defs/TemperatureModel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data5.measurement_min !== undefined){
let data7 = data5.measurement_min;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err14 = {instancePath:instancePath+"/temperature/measurement_min",schemaPath:"#/$defs/MeasurementMin/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data5.measurement_max !== undefined){
let data8 = data5.measurement_max;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err15 = {instancePath:instancePath+"/temperature/measurement_max",schemaPath:"#/$defs/MeasurementMax/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data5.measurement_unit !== undefined){
let data9 = data5.measurement_unit;
if(typeof data9 === "string"){
if(data9.length < 1){
const err16 = {instancePath:instancePath+"/temperature/measurement_unit",schemaPath:"#/$defs/TemperatureUnit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err17 = {instancePath:instancePath+"/temperature/measurement_unit",schemaPath:"#/$defs/TemperatureUnit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data5.accuracy !== undefined){
let data10 = data5.accuracy;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err18 = {instancePath:instancePath+"/temperature/accuracy",schemaPath:"#/$defs/Accuracy/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err19 = {instancePath:instancePath+"/temperature/accuracy",schemaPath:"#/$defs/Accuracy/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data5.sampling_frequency !== undefined){
let data11 = data5.sampling_frequency;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err20 = {instancePath:instancePath+"/temperature/sampling_frequency",schemaPath:"#/$defs/SamplingFrequency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err21 = {instancePath:instancePath+"/temperature/sampling_frequency",schemaPath:"#/$defs/SamplingFrequency/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.accelerometer !== undefined){
if(!(validate30(data.accelerometer, {instancePath:instancePath+"/accelerometer",parentData:data,parentDataProperty:"accelerometer",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
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
if(data.endpoint_variable !== undefined){
let data15 = data.endpoint_variable;
if(typeof data15 === "string"){
if(data15.length < 1){
const err23 = {instancePath:instancePath+"/endpoint_variable",schemaPath:"#/properties/endpoint_variable/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err24 = {instancePath:instancePath+"/endpoint_variable",schemaPath:"#/properties/endpoint_variable/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.protocol !== undefined){
let data16 = data.protocol;
if(typeof data16 === "string"){
if(data16.length < 1){
const err25 = {instancePath:instancePath+"/protocol",schemaPath:"#/$defs/SensorProtocol/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err26 = {instancePath:instancePath+"/protocol",schemaPath:"#/$defs/SensorProtocol/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.instances !== undefined){
let data17 = data.instances;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err27 = {instancePath:instancePath+"/instances",schemaPath:"#/properties/instances/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 1 || isNaN(data17)){
const err28 = {instancePath:instancePath+"/instances",schemaPath:"#/properties/instances/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
}
else {
const err29 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema83 = {"type":"object","additionalProperties":false,"required":["application_metric_id","target","relation"],"properties":{"application_metric_id":{"type":"string","minLength":1,"maxLength":128},"target":{"type":"number"},"relation":{"$ref":"#/$defs/Relation"},"system_metrics_hints":{"type":"array","items":{"type":"string","minLength":1}}}};
const schema84 = {"enum":["lower_or_equal","greater_or_equal","equal","lower_than","greater_than"]};

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
if(data.application_metric_id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "application_metric_id"},message:"must have required property '"+"application_metric_id"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.target === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.relation === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "relation"},message:"must have required property '"+"relation"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "application_metric_id") || (key0 === "target")) || (key0 === "relation")) || (key0 === "system_metrics_hints"))){
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
if(data.application_metric_id !== undefined){
let data0 = data.application_metric_id;
if(typeof data0 === "string"){
if(data0.length > 128){
const err4 = {instancePath:instancePath+"/application_metric_id",schemaPath:"#/properties/application_metric_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data0.length < 1){
const err5 = {instancePath:instancePath+"/application_metric_id",schemaPath:"#/properties/application_metric_id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err6 = {instancePath:instancePath+"/application_metric_id",schemaPath:"#/properties/application_metric_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.target !== undefined){
let data1 = data.target;
if(!((typeof data1 == "number") && (isFinite(data1)))){
const err7 = {instancePath:instancePath+"/target",schemaPath:"#/properties/target/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.relation !== undefined){
let data2 = data.relation;
if(!(((((data2 === "lower_or_equal") || (data2 === "greater_or_equal")) || (data2 === "equal")) || (data2 === "lower_than")) || (data2 === "greater_than"))){
const err8 = {instancePath:instancePath+"/relation",schemaPath:"#/$defs/Relation/enum",keyword:"enum",params:{allowedValues: schema84.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.system_metrics_hints !== undefined){
let data3 = data.system_metrics_hints;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(typeof data4 === "string"){
if(data4.length < 1){
const err9 = {instancePath:instancePath+"/system_metrics_hints/" + i0,schemaPath:"#/properties/system_metrics_hints/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err10 = {instancePath:instancePath+"/system_metrics_hints/" + i0,schemaPath:"#/properties/system_metrics_hints/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err11 = {instancePath:instancePath+"/system_metrics_hints",schemaPath:"#/properties/system_metrics_hints/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema90 = {"type":"object","additionalProperties":false,"required":["image"],"properties":{"name":{"$ref":"#/$defs/ResourceName"},"image":{"type":"string","minLength":1,"pattern":"^[^\\s]+$"},"command":{"type":"array","items":{"type":"string"}},"args":{"type":"array","items":{"type":"string"}},"image_pull_policy":{"enum":["Always","Never","IfNotPresent"]},"acceleration_api":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["call_name"],"properties":{"call_name":{"$ref":"#/$defs/AccelerationCall"},"required_framework":{"type":"string","minLength":1}}}},"platform_requirements":{"$ref":"#/$defs/PlatformRequirements"},"ports":{"type":"array","maxItems":16,"items":{"$ref":"#/$defs/ContainerPort"}},"env":{"type":"array","maxItems":256,"items":{"$ref":"#/$defs/EnvironmentVariable"}}}};
const schema92 = {"type":"string","minLength":1};
const schema102 = {"type":"object","additionalProperties":false,"required":["container_port"],"properties":{"container_port":{"type":"integer","minimum":1,"maximum":65535},"host_ip":{"type":"string","minLength":1},"host_port":{"type":"integer","minimum":1,"maximum":65535},"name":{"type":"string","pattern":"^(?=.*[a-z])[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$","minLength":1,"maxLength":15},"protocol":{"enum":["TCP","UDP","SCTP"]}}};
const schema103 = {"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1,"pattern":"^[-._a-zA-Z][-._a-zA-Z0-9]*$"},"value":{"type":"string"},"value_from":{"type":"object","additionalProperties":false,"required":["field_ref"],"properties":{"field_ref":{"type":"object","additionalProperties":false,"required":["field_path"],"properties":{"field_path":{"type":"string","minLength":1}}}}}}};
const pattern16 = new RegExp("^[^\\s]+$", "u");
const pattern17 = new RegExp("^(?=.*[a-z])[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$", "u");
const pattern18 = new RegExp("^[-._a-zA-Z][-._a-zA-Z0-9]*$", "u");
const schema93 = {"type":"object","additionalProperties":false,"properties":{"cpu":{"type":"object","additionalProperties":false,"properties":{"requests":{"type":"string"},"limits":{"type":"string"},"architecture":{"type":"array","items":{"$ref":"#/$defs/CpuArchitecture"}},"frequency":{"type":"number","exclusiveMinimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"memory":{"type":"object","additionalProperties":false,"properties":{"requests":{"type":"string"},"limits":{"type":"string"}}},"mcu":{"type":"object","additionalProperties":false,"properties":{"requests":{"type":"string"},"limits":{"type":"string"},"architecture":{"type":"array","items":{"$ref":"#/$defs/McuArchitecture"}},"flash":{"type":"string"},"frequency":{"type":"number","exclusiveMinimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"disk":{"type":"number","minimum":0},"gpu":{"type":"object","additionalProperties":false,"properties":{"requests":{"type":"integer","minimum":0},"limits":{"type":"integer","minimum":0},"model":{"$ref":"#/$defs/GpuModel"},"memory":{"type":"number","minimum":0},"utilization_request":{"type":"number","minimum":0,"maximum":100},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"fpga":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/FpgaModel"},"memory":{"type":"number","minimum":0},"utilization_request":{"type":"number","minimum":0,"maximum":100},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}}}};
const schema94 = {"enum":["amd64","arm64"]};
const schema95 = {"type":"number","minimum":0};
const schema96 = {"type":"string","minLength":1};
const schema98 = {"type":"string","minLength":1};
const schema100 = {"type":"string","minLength":1};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate40.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "cpu") || (key0 === "memory")) || (key0 === "mcu")) || (key0 === "disk")) || (key0 === "gpu")) || (key0 === "fpga"))){
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
if(!(((((key1 === "requests") || (key1 === "limits")) || (key1 === "architecture")) || (key1 === "frequency")) || (key1 === "performance_indicator"))){
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
if(data0.requests !== undefined){
if(typeof data0.requests !== "string"){
const err2 = {instancePath:instancePath+"/cpu/requests",schemaPath:"#/properties/cpu/properties/requests/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.limits !== undefined){
if(typeof data0.limits !== "string"){
const err3 = {instancePath:instancePath+"/cpu/limits",schemaPath:"#/properties/cpu/properties/limits/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
let data3 = data0.architecture;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(!((data4 === "amd64") || (data4 === "arm64"))){
const err4 = {instancePath:instancePath+"/cpu/architecture/" + i0,schemaPath:"#/$defs/CpuArchitecture/enum",keyword:"enum",params:{allowedValues: schema94.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/cpu/architecture",schemaPath:"#/properties/cpu/properties/architecture/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.frequency !== undefined){
let data5 = data0.frequency;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 <= 0 || isNaN(data5)){
const err6 = {instancePath:instancePath+"/cpu/frequency",schemaPath:"#/properties/cpu/properties/frequency/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
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
const err7 = {instancePath:instancePath+"/cpu/frequency",schemaPath:"#/properties/cpu/properties/frequency/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.performance_indicator !== undefined){
let data6 = data0.performance_indicator;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err8 = {instancePath:instancePath+"/cpu/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err9 = {instancePath:instancePath+"/cpu/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/type",keyword:"type",params:{type: "number"},message:"must be number"};
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
else {
const err10 = {instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.memory !== undefined){
let data7 = data.memory;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key2 in data7){
if(!((key2 === "requests") || (key2 === "limits"))){
const err11 = {instancePath:instancePath+"/memory",schemaPath:"#/properties/memory/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data7.requests !== undefined){
if(typeof data7.requests !== "string"){
const err12 = {instancePath:instancePath+"/memory/requests",schemaPath:"#/properties/memory/properties/requests/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data7.limits !== undefined){
if(typeof data7.limits !== "string"){
const err13 = {instancePath:instancePath+"/memory/limits",schemaPath:"#/properties/memory/properties/limits/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err14 = {instancePath:instancePath+"/memory",schemaPath:"#/properties/memory/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.mcu !== undefined){
let data10 = data.mcu;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key3 in data10){
if(!((((((key3 === "requests") || (key3 === "limits")) || (key3 === "architecture")) || (key3 === "flash")) || (key3 === "frequency")) || (key3 === "performance_indicator"))){
const err15 = {instancePath:instancePath+"/mcu",schemaPath:"#/properties/mcu/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data10.requests !== undefined){
if(typeof data10.requests !== "string"){
const err16 = {instancePath:instancePath+"/mcu/requests",schemaPath:"#/properties/mcu/properties/requests/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data10.limits !== undefined){
if(typeof data10.limits !== "string"){
const err17 = {instancePath:instancePath+"/mcu/limits",schemaPath:"#/properties/mcu/properties/limits/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data10.architecture !== undefined){
let data13 = data10.architecture;
if(Array.isArray(data13)){
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
let data14 = data13[i1];
if(typeof data14 === "string"){
if(data14.length < 1){
const err18 = {instancePath:instancePath+"/mcu/architecture/" + i1,schemaPath:"#/$defs/McuArchitecture/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err19 = {instancePath:instancePath+"/mcu/architecture/" + i1,schemaPath:"#/$defs/McuArchitecture/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err20 = {instancePath:instancePath+"/mcu/architecture",schemaPath:"#/properties/mcu/properties/architecture/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data10.flash !== undefined){
if(typeof data10.flash !== "string"){
const err21 = {instancePath:instancePath+"/mcu/flash",schemaPath:"#/properties/mcu/properties/flash/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data10.frequency !== undefined){
let data16 = data10.frequency;
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 <= 0 || isNaN(data16)){
const err22 = {instancePath:instancePath+"/mcu/frequency",schemaPath:"#/properties/mcu/properties/frequency/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
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
const err23 = {instancePath:instancePath+"/mcu/frequency",schemaPath:"#/properties/mcu/properties/frequency/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data10.performance_indicator !== undefined){
let data17 = data10.performance_indicator;
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 0 || isNaN(data17)){
const err24 = {instancePath:instancePath+"/mcu/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err25 = {instancePath:instancePath+"/mcu/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/mcu",schemaPath:"#/properties/mcu/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.disk !== undefined){
let data18 = data.disk;
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 0 || isNaN(data18)){
const err27 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err28 = {instancePath:instancePath+"/disk",schemaPath:"#/properties/disk/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.gpu !== undefined){
let data19 = data.gpu;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key4 in data19){
if(!((((((key4 === "requests") || (key4 === "limits")) || (key4 === "model")) || (key4 === "memory")) || (key4 === "utilization_request")) || (key4 === "performance_indicator"))){
const err29 = {instancePath:instancePath+"/gpu",schemaPath:"#/properties/gpu/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data19.requests !== undefined){
let data20 = data19.requests;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err30 = {instancePath:instancePath+"/gpu/requests",schemaPath:"#/properties/gpu/properties/requests/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
const err31 = {instancePath:instancePath+"/gpu/requests",schemaPath:"#/properties/gpu/properties/requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data19.limits !== undefined){
let data21 = data19.limits;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err32 = {instancePath:instancePath+"/gpu/limits",schemaPath:"#/properties/gpu/properties/limits/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
const err33 = {instancePath:instancePath+"/gpu/limits",schemaPath:"#/properties/gpu/properties/limits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data19.model !== undefined){
let data22 = data19.model;
if(typeof data22 === "string"){
if(data22.length < 1){
const err34 = {instancePath:instancePath+"/gpu/model",schemaPath:"#/$defs/GpuModel/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err35 = {instancePath:instancePath+"/gpu/model",schemaPath:"#/$defs/GpuModel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data19.memory !== undefined){
let data23 = data19.memory;
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
const err36 = {instancePath:instancePath+"/gpu/memory",schemaPath:"#/properties/gpu/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err37 = {instancePath:instancePath+"/gpu/memory",schemaPath:"#/properties/gpu/properties/memory/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data19.utilization_request !== undefined){
let data24 = data19.utilization_request;
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 100 || isNaN(data24)){
const err38 = {instancePath:instancePath+"/gpu/utilization_request",schemaPath:"#/properties/gpu/properties/utilization_request/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data24 < 0 || isNaN(data24)){
const err39 = {instancePath:instancePath+"/gpu/utilization_request",schemaPath:"#/properties/gpu/properties/utilization_request/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err40 = {instancePath:instancePath+"/gpu/utilization_request",schemaPath:"#/properties/gpu/properties/utilization_request/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data19.performance_indicator !== undefined){
let data25 = data19.performance_indicator;
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 < 0 || isNaN(data25)){
const err41 = {instancePath:instancePath+"/gpu/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err42 = {instancePath:instancePath+"/gpu/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/gpu",schemaPath:"#/properties/gpu/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.fpga !== undefined){
let data26 = data.fpga;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
for(const key5 in data26){
if(!((((key5 === "model") || (key5 === "memory")) || (key5 === "utilization_request")) || (key5 === "performance_indicator"))){
const err44 = {instancePath:instancePath+"/fpga",schemaPath:"#/properties/fpga/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data26.model !== undefined){
let data27 = data26.model;
if(typeof data27 === "string"){
if(data27.length < 1){
const err45 = {instancePath:instancePath+"/fpga/model",schemaPath:"#/$defs/FpgaModel/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err46 = {instancePath:instancePath+"/fpga/model",schemaPath:"#/$defs/FpgaModel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data26.memory !== undefined){
let data28 = data26.memory;
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 < 0 || isNaN(data28)){
const err47 = {instancePath:instancePath+"/fpga/memory",schemaPath:"#/properties/fpga/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/fpga/memory",schemaPath:"#/properties/fpga/properties/memory/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data26.utilization_request !== undefined){
let data29 = data26.utilization_request;
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 100 || isNaN(data29)){
const err49 = {instancePath:instancePath+"/fpga/utilization_request",schemaPath:"#/properties/fpga/properties/utilization_request/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data29 < 0 || isNaN(data29)){
const err50 = {instancePath:instancePath+"/fpga/utilization_request",schemaPath:"#/properties/fpga/properties/utilization_request/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err51 = {instancePath:instancePath+"/fpga/utilization_request",schemaPath:"#/properties/fpga/properties/utilization_request/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data26.performance_indicator !== undefined){
let data30 = data26.performance_indicator;
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 < 0 || isNaN(data30)){
const err52 = {instancePath:instancePath+"/fpga/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err53 = {instancePath:instancePath+"/fpga/performance_indicator",schemaPath:"#/$defs/PerformanceIndicator/type",keyword:"type",params:{type: "number"},message:"must be number"};
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
const err54 = {instancePath:instancePath+"/fpga",schemaPath:"#/properties/fpga/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(data.image === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "image"},message:"must have required property '"+"image"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema90.properties, key0))){
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
if(data.image !== undefined){
let data1 = data.image;
if(typeof data1 === "string"){
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern16.test(data1)){
const err7 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/pattern",keyword:"pattern",params:{pattern: "^[^\\s]+$"},message:"must match pattern \""+"^[^\\s]+$"+"\""};
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
const err8 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.command !== undefined){
let data2 = data.command;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
const err9 = {instancePath:instancePath+"/command/" + i0,schemaPath:"#/properties/command/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err10 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.args !== undefined){
let data4 = data.args;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(typeof data4[i1] !== "string"){
const err11 = {instancePath:instancePath+"/args/" + i1,schemaPath:"#/properties/args/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err12 = {instancePath:instancePath+"/args",schemaPath:"#/properties/args/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.image_pull_policy !== undefined){
let data6 = data.image_pull_policy;
if(!(((data6 === "Always") || (data6 === "Never")) || (data6 === "IfNotPresent"))){
const err13 = {instancePath:instancePath+"/image_pull_policy",schemaPath:"#/properties/image_pull_policy/enum",keyword:"enum",params:{allowedValues: schema90.properties.image_pull_policy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.acceleration_api !== undefined){
let data7 = data.acceleration_api;
if(Array.isArray(data7)){
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.call_name === undefined){
const err14 = {instancePath:instancePath+"/acceleration_api/" + i2,schemaPath:"#/properties/acceleration_api/items/required",keyword:"required",params:{missingProperty: "call_name"},message:"must have required property '"+"call_name"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
for(const key1 in data8){
if(!((key1 === "call_name") || (key1 === "required_framework"))){
const err15 = {instancePath:instancePath+"/acceleration_api/" + i2,schemaPath:"#/properties/acceleration_api/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data8.call_name !== undefined){
let data9 = data8.call_name;
if(typeof data9 === "string"){
if(data9.length < 1){
const err16 = {instancePath:instancePath+"/acceleration_api/" + i2+"/call_name",schemaPath:"#/$defs/AccelerationCall/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err17 = {instancePath:instancePath+"/acceleration_api/" + i2+"/call_name",schemaPath:"#/$defs/AccelerationCall/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data8.required_framework !== undefined){
let data10 = data8.required_framework;
if(typeof data10 === "string"){
if(data10.length < 1){
const err18 = {instancePath:instancePath+"/acceleration_api/" + i2+"/required_framework",schemaPath:"#/properties/acceleration_api/items/properties/required_framework/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err19 = {instancePath:instancePath+"/acceleration_api/" + i2+"/required_framework",schemaPath:"#/properties/acceleration_api/items/properties/required_framework/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err20 = {instancePath:instancePath+"/acceleration_api/" + i2,schemaPath:"#/properties/acceleration_api/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/acceleration_api",schemaPath:"#/properties/acceleration_api/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.platform_requirements !== undefined){
if(!(validate40(data.platform_requirements, {instancePath:instancePath+"/platform_requirements",parentData:data,parentDataProperty:"platform_requirements",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
}
if(data.ports !== undefined){
let data12 = data.ports;
if(Array.isArray(data12)){
if(data12.length > 16){
const err22 = {instancePath:instancePath+"/ports",schemaPath:"#/properties/ports/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const len3 = data12.length;
for(let i3=0; i3<len3; i3++){
let data13 = data12[i3];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.container_port === undefined){
const err23 = {instancePath:instancePath+"/ports/" + i3,schemaPath:"#/$defs/ContainerPort/required",keyword:"required",params:{missingProperty: "container_port"},message:"must have required property '"+"container_port"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key2 in data13){
if(!(((((key2 === "container_port") || (key2 === "host_ip")) || (key2 === "host_port")) || (key2 === "name")) || (key2 === "protocol"))){
const err24 = {instancePath:instancePath+"/ports/" + i3,schemaPath:"#/$defs/ContainerPort/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data13.container_port !== undefined){
let data14 = data13.container_port;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err25 = {instancePath:instancePath+"/ports/" + i3+"/container_port",schemaPath:"#/$defs/ContainerPort/properties/container_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 65535 || isNaN(data14)){
const err26 = {instancePath:instancePath+"/ports/" + i3+"/container_port",schemaPath:"#/$defs/ContainerPort/properties/container_port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data14 < 1 || isNaN(data14)){
const err27 = {instancePath:instancePath+"/ports/" + i3+"/container_port",schemaPath:"#/$defs/ContainerPort/properties/container_port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data13.host_ip !== undefined){
let data15 = data13.host_ip;
if(typeof data15 === "string"){
if(data15.length < 1){
const err28 = {instancePath:instancePath+"/ports/" + i3+"/host_ip",schemaPath:"#/$defs/ContainerPort/properties/host_ip/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err29 = {instancePath:instancePath+"/ports/" + i3+"/host_ip",schemaPath:"#/$defs/ContainerPort/properties/host_ip/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data13.host_port !== undefined){
let data16 = data13.host_port;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err30 = {instancePath:instancePath+"/ports/" + i3+"/host_port",schemaPath:"#/$defs/ContainerPort/properties/host_port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 65535 || isNaN(data16)){
const err31 = {instancePath:instancePath+"/ports/" + i3+"/host_port",schemaPath:"#/$defs/ContainerPort/properties/host_port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data16 < 1 || isNaN(data16)){
const err32 = {instancePath:instancePath+"/ports/" + i3+"/host_port",schemaPath:"#/$defs/ContainerPort/properties/host_port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data13.name !== undefined){
let data17 = data13.name;
if(typeof data17 === "string"){
if(data17.length > 15){
const err33 = {instancePath:instancePath+"/ports/" + i3+"/name",schemaPath:"#/$defs/ContainerPort/properties/name/maxLength",keyword:"maxLength",params:{limit: 15},message:"must NOT have more than 15 characters"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data17.length < 1){
const err34 = {instancePath:instancePath+"/ports/" + i3+"/name",schemaPath:"#/$defs/ContainerPort/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!pattern17.test(data17)){
const err35 = {instancePath:instancePath+"/ports/" + i3+"/name",schemaPath:"#/$defs/ContainerPort/properties/name/pattern",keyword:"pattern",params:{pattern: "^(?=.*[a-z])[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"},message:"must match pattern \""+"^(?=.*[a-z])[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"+"\""};
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
const err36 = {instancePath:instancePath+"/ports/" + i3+"/name",schemaPath:"#/$defs/ContainerPort/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data13.protocol !== undefined){
let data18 = data13.protocol;
if(!(((data18 === "TCP") || (data18 === "UDP")) || (data18 === "SCTP"))){
const err37 = {instancePath:instancePath+"/ports/" + i3+"/protocol",schemaPath:"#/$defs/ContainerPort/properties/protocol/enum",keyword:"enum",params:{allowedValues: schema102.properties.protocol.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/ports/" + i3,schemaPath:"#/$defs/ContainerPort/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/ports",schemaPath:"#/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.env !== undefined){
let data19 = data.env;
if(Array.isArray(data19)){
if(data19.length > 256){
const err40 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
const len4 = data19.length;
for(let i4=0; i4<len4; i4++){
let data20 = data19[i4];
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.name === undefined){
const err41 = {instancePath:instancePath+"/env/" + i4,schemaPath:"#/$defs/EnvironmentVariable/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
for(const key3 in data20){
if(!(((key3 === "name") || (key3 === "value")) || (key3 === "value_from"))){
const err42 = {instancePath:instancePath+"/env/" + i4,schemaPath:"#/$defs/EnvironmentVariable/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data20.name !== undefined){
let data21 = data20.name;
if(typeof data21 === "string"){
if(data21.length < 1){
const err43 = {instancePath:instancePath+"/env/" + i4+"/name",schemaPath:"#/$defs/EnvironmentVariable/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!pattern18.test(data21)){
const err44 = {instancePath:instancePath+"/env/" + i4+"/name",schemaPath:"#/$defs/EnvironmentVariable/properties/name/pattern",keyword:"pattern",params:{pattern: "^[-._a-zA-Z][-._a-zA-Z0-9]*$"},message:"must match pattern \""+"^[-._a-zA-Z][-._a-zA-Z0-9]*$"+"\""};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/env/" + i4+"/name",schemaPath:"#/$defs/EnvironmentVariable/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data20.value !== undefined){
if(typeof data20.value !== "string"){
const err46 = {instancePath:instancePath+"/env/" + i4+"/value",schemaPath:"#/$defs/EnvironmentVariable/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data20.value_from !== undefined){
let data23 = data20.value_from;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.field_ref === undefined){
const err47 = {instancePath:instancePath+"/env/" + i4+"/value_from",schemaPath:"#/$defs/EnvironmentVariable/properties/value_from/required",keyword:"required",params:{missingProperty: "field_ref"},message:"must have required property '"+"field_ref"+"'"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
for(const key4 in data23){
if(!(key4 === "field_ref")){
const err48 = {instancePath:instancePath+"/env/" + i4+"/value_from",schemaPath:"#/$defs/EnvironmentVariable/properties/value_from/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data23.field_ref !== undefined){
let data24 = data23.field_ref;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.field_path === undefined){
const err49 = {instancePath:instancePath+"/env/" + i4+"/value_from/field_ref",schemaPath:"#/$defs/EnvironmentVariable/properties/value_from/properties/field_ref/required",keyword:"required",params:{missingProperty: "field_path"},message:"must have required property '"+"field_path"+"'"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
for(const key5 in data24){
if(!(key5 === "field_path")){
const err50 = {instancePath:instancePath+"/env/" + i4+"/value_from/field_ref",schemaPath:"#/$defs/EnvironmentVariable/properties/value_from/properties/field_ref/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data24.field_path !== undefined){
let data25 = data24.field_path;
if(typeof data25 === "string"){
if(data25.length < 1){
const err51 = {instancePath:instancePath+"/env/" + i4+"/value_from/field_ref/field_path",schemaPath:"#/$defs/EnvironmentVariable/properties/value_from/properties/field_ref/properties/field_path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/env/" + i4+"/value_from/field_ref/field_path",schemaPath:"#/$defs/EnvironmentVariable/properties/value_from/properties/field_ref/properties/field_path/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err53 = {instancePath:instancePath+"/env/" + i4+"/value_from/field_ref",schemaPath:"#/$defs/EnvironmentVariable/properties/value_from/properties/field_ref/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err54 = {instancePath:instancePath+"/env/" + i4+"/value_from",schemaPath:"#/$defs/EnvironmentVariable/properties/value_from/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/env/" + i4,schemaPath:"#/$defs/EnvironmentVariable/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(data.metadata === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.containers === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "containers"},message:"must have required property '"+"containers"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema47.properties, key0))){
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
if(data.metadata !== undefined){
let data0 = data.metadata;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.name === undefined){
const err3 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 in data0){
if(!((key1 === "name") || (key1 === "uid"))){
const err4 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.name !== undefined){
let data1 = data0.name;
if(typeof data1 === "string"){
if(data1.length > 63){
const err5 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/$defs/ResourceName/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/$defs/ResourceName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern4.test(data1)){
const err7 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/$defs/ResourceName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"+"\""};
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
const err8 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/$defs/ResourceName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.uid !== undefined){
if(typeof data0.uid !== "string"){
const err9 = {instancePath:instancePath+"/metadata/uid",schemaPath:"#/properties/metadata/properties/uid/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.node_placement !== undefined){
if(!(validate27(data.node_placement, {instancePath:instancePath+"/node_placement",parentData:data,parentDataProperty:"node_placement",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
}
if(data.exclusive !== undefined){
if(typeof data.exclusive !== "boolean"){
const err11 = {instancePath:instancePath+"/exclusive",schemaPath:"#/properties/exclusive/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.deferrable !== undefined){
let data5 = data.deferrable;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.slack === undefined){
const err12 = {instancePath:instancePath+"/deferrable",schemaPath:"#/properties/deferrable/required",keyword:"required",params:{missingProperty: "slack"},message:"must have required property '"+"slack"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data5.duration === undefined){
const err13 = {instancePath:instancePath+"/deferrable",schemaPath:"#/properties/deferrable/required",keyword:"required",params:{missingProperty: "duration"},message:"must have required property '"+"duration"+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key2 in data5){
if(!((key2 === "slack") || (key2 === "duration"))){
const err14 = {instancePath:instancePath+"/deferrable",schemaPath:"#/properties/deferrable/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data5.slack !== undefined){
let data6 = data5.slack;
if(typeof data6 === "string"){
if(data6.length > 32){
const err15 = {instancePath:instancePath+"/deferrable/slack",schemaPath:"#/$defs/LengthOfTime/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!pattern11.test(data6)){
const err16 = {instancePath:instancePath+"/deferrable/slack",schemaPath:"#/$defs/LengthOfTime/pattern",keyword:"pattern",params:{pattern: "^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"},message:"must match pattern \""+"^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"+"\""};
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
const err17 = {instancePath:instancePath+"/deferrable/slack",schemaPath:"#/$defs/LengthOfTime/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data5.duration !== undefined){
let data7 = data5.duration;
if(typeof data7 === "string"){
if(data7.length > 32){
const err18 = {instancePath:instancePath+"/deferrable/duration",schemaPath:"#/$defs/LengthOfTime/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern11.test(data7)){
const err19 = {instancePath:instancePath+"/deferrable/duration",schemaPath:"#/$defs/LengthOfTime/pattern",keyword:"pattern",params:{pattern: "^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"},message:"must match pattern \""+"^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"+"\""};
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
const err20 = {instancePath:instancePath+"/deferrable/duration",schemaPath:"#/$defs/LengthOfTime/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/deferrable",schemaPath:"#/properties/deferrable/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.depends_on !== undefined){
let data8 = data.depends_on;
if(Array.isArray(data8)){
if(data8.length > 16){
const err22 = {instancePath:instancePath+"/depends_on",schemaPath:"#/properties/depends_on/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
if(typeof data9 === "string"){
if(data9.length > 63){
const err23 = {instancePath:instancePath+"/depends_on/" + i0,schemaPath:"#/$defs/ResourceName/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data9.length < 1){
const err24 = {instancePath:instancePath+"/depends_on/" + i0,schemaPath:"#/$defs/ResourceName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern4.test(data9)){
const err25 = {instancePath:instancePath+"/depends_on/" + i0,schemaPath:"#/$defs/ResourceName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"+"\""};
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
const err26 = {instancePath:instancePath+"/depends_on/" + i0,schemaPath:"#/$defs/ResourceName/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err27 = {instancePath:instancePath+"/depends_on",schemaPath:"#/properties/depends_on/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.runtime_configuration !== undefined){
let data10 = data.runtime_configuration;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key3 in data10){
if(!((key3 === "config_specification_file") || (key3 === "config_file_path"))){
const err28 = {instancePath:instancePath+"/runtime_configuration",schemaPath:"#/properties/runtime_configuration/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data10.config_specification_file !== undefined){
let data11 = data10.config_specification_file;
if(typeof data11 === "string"){
if(data11.length < 1){
const err29 = {instancePath:instancePath+"/runtime_configuration/config_specification_file",schemaPath:"#/properties/runtime_configuration/properties/config_specification_file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err30 = {instancePath:instancePath+"/runtime_configuration/config_specification_file",schemaPath:"#/properties/runtime_configuration/properties/config_specification_file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data10.config_file_path !== undefined){
let data12 = data10.config_file_path;
if(typeof data12 === "string"){
if(data12.length < 1){
const err31 = {instancePath:instancePath+"/runtime_configuration/config_file_path",schemaPath:"#/properties/runtime_configuration/properties/config_file_path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err32 = {instancePath:instancePath+"/runtime_configuration/config_file_path",schemaPath:"#/properties/runtime_configuration/properties/config_file_path/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err33 = {instancePath:instancePath+"/runtime_configuration",schemaPath:"#/properties/runtime_configuration/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.sensors !== undefined){
let data13 = data.sensors;
if(Array.isArray(data13)){
if(data13.length > 16){
const err34 = {instancePath:instancePath+"/sensors",schemaPath:"#/properties/sensors/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
if(!(validate29(data13[i1], {instancePath:instancePath+"/sensors/" + i1,parentData:data13,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err35 = {instancePath:instancePath+"/sensors",schemaPath:"#/properties/sensors/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.qos_metrics !== undefined){
let data15 = data.qos_metrics;
if(Array.isArray(data15)){
if(data15.length > 16){
const err36 = {instancePath:instancePath+"/qos_metrics",schemaPath:"#/properties/qos_metrics/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
if(!(validate37(data15[i2], {instancePath:instancePath+"/qos_metrics/" + i2,parentData:data15,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
}
else {
const err37 = {instancePath:instancePath+"/qos_metrics",schemaPath:"#/properties/qos_metrics/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.storage !== undefined){
let data17 = data.storage;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key4 in data17){
if(!(key4 === "buckets")){
const err38 = {instancePath:instancePath+"/storage",schemaPath:"#/properties/storage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data17.buckets !== undefined){
let data18 = data17.buckets;
if(Array.isArray(data18)){
const len3 = data18.length;
for(let i3=0; i3<len3; i3++){
let data19 = data18[i3];
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.bucket_id === undefined){
const err39 = {instancePath:instancePath+"/storage/buckets/" + i3,schemaPath:"#/$defs/Bucket/required",keyword:"required",params:{missingProperty: "bucket_id"},message:"must have required property '"+"bucket_id"+"'"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
for(const key5 in data19){
if(!(((((((key5 === "bucket_id") || (key5 === "policy_update_token")) || (key5 === "location_restrictions")) || (key5 === "redundancy")) || (key5 === "max_latency")) || (key5 === "min_download_speed")) || (key5 === "server_side_encryption"))){
const err40 = {instancePath:instancePath+"/storage/buckets/" + i3,schemaPath:"#/$defs/Bucket/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data19.bucket_id !== undefined){
let data20 = data19.bucket_id;
if(typeof data20 === "string"){
if(data20.length < 1){
const err41 = {instancePath:instancePath+"/storage/buckets/" + i3+"/bucket_id",schemaPath:"#/$defs/Bucket/properties/bucket_id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err42 = {instancePath:instancePath+"/storage/buckets/" + i3+"/bucket_id",schemaPath:"#/$defs/Bucket/properties/bucket_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data19.policy_update_token !== undefined){
if(typeof data19.policy_update_token !== "string"){
const err43 = {instancePath:instancePath+"/storage/buckets/" + i3+"/policy_update_token",schemaPath:"#/$defs/Bucket/properties/policy_update_token/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data19.location_restrictions !== undefined){
let data22 = data19.location_restrictions;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key6 in data22){
if(!(key6 === "gdpr")){
const err44 = {instancePath:instancePath+"/storage/buckets/" + i3+"/location_restrictions",schemaPath:"#/$defs/Bucket/properties/location_restrictions/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data22.gdpr !== undefined){
if(typeof data22.gdpr !== "boolean"){
const err45 = {instancePath:instancePath+"/storage/buckets/" + i3+"/location_restrictions/gdpr",schemaPath:"#/$defs/Bucket/properties/location_restrictions/properties/gdpr/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
const err46 = {instancePath:instancePath+"/storage/buckets/" + i3+"/location_restrictions",schemaPath:"#/$defs/Bucket/properties/location_restrictions/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data19.redundancy !== undefined){
let data24 = data19.redundancy;
if(!(((data24 === "high") || (data24 === "one")) || (data24 === "none"))){
const err47 = {instancePath:instancePath+"/storage/buckets/" + i3+"/redundancy",schemaPath:"#/$defs/Bucket/properties/redundancy/enum",keyword:"enum",params:{allowedValues: schema85.properties.redundancy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data19.max_latency !== undefined){
let data25 = data19.max_latency;
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 < 0 || isNaN(data25)){
const err48 = {instancePath:instancePath+"/storage/buckets/" + i3+"/max_latency",schemaPath:"#/$defs/Bucket/properties/max_latency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err49 = {instancePath:instancePath+"/storage/buckets/" + i3+"/max_latency",schemaPath:"#/$defs/Bucket/properties/max_latency/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data19.min_download_speed !== undefined){
let data26 = data19.min_download_speed;
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 < 0 || isNaN(data26)){
const err50 = {instancePath:instancePath+"/storage/buckets/" + i3+"/min_download_speed",schemaPath:"#/$defs/Bucket/properties/min_download_speed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err51 = {instancePath:instancePath+"/storage/buckets/" + i3+"/min_download_speed",schemaPath:"#/$defs/Bucket/properties/min_download_speed/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data19.server_side_encryption !== undefined){
if(typeof data19.server_side_encryption !== "boolean"){
const err52 = {instancePath:instancePath+"/storage/buckets/" + i3+"/server_side_encryption",schemaPath:"#/$defs/Bucket/properties/server_side_encryption/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
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
const err53 = {instancePath:instancePath+"/storage/buckets/" + i3,schemaPath:"#/$defs/Bucket/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err54 = {instancePath:instancePath+"/storage/buckets",schemaPath:"#/properties/storage/properties/buckets/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/storage",schemaPath:"#/properties/storage/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.data_sensitivity !== undefined){
if(typeof data.data_sensitivity !== "boolean"){
const err56 = {instancePath:instancePath+"/data_sensitivity",schemaPath:"#/properties/data_sensitivity/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.data_criticality !== undefined){
let data29 = data.data_criticality;
if(!(((data29 === "low") || (data29 === "medium")) || (data29 === "high"))){
const err57 = {instancePath:instancePath+"/data_criticality",schemaPath:"#/$defs/Level/enum",keyword:"enum",params:{allowedValues: schema86.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.external_component !== undefined){
if(typeof data.external_component !== "boolean"){
const err58 = {instancePath:instancePath+"/external_component",schemaPath:"#/properties/external_component/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.external_access !== undefined){
if(typeof data.external_access !== "boolean"){
const err59 = {instancePath:instancePath+"/external_access",schemaPath:"#/properties/external_access/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.host_network !== undefined){
if(typeof data.host_network !== "boolean"){
const err60 = {instancePath:instancePath+"/host_network",schemaPath:"#/properties/host_network/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data.runtime_class_name !== undefined){
let data33 = data.runtime_class_name;
if(typeof data33 === "string"){
if(data33.length < 1){
const err61 = {instancePath:instancePath+"/runtime_class_name",schemaPath:"#/properties/runtime_class_name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err62 = {instancePath:instancePath+"/runtime_class_name",schemaPath:"#/properties/runtime_class_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.restart_policy !== undefined){
let data34 = data.restart_policy;
if(!(((data34 === "Always") || (data34 === "OnFailure")) || (data34 === "Never"))){
const err63 = {instancePath:instancePath+"/restart_policy",schemaPath:"#/properties/restart_policy/enum",keyword:"enum",params:{allowedValues: schema47.properties.restart_policy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.os !== undefined){
let data35 = data.os;
if(typeof data35 === "string"){
if(data35.length < 1){
const err64 = {instancePath:instancePath+"/os",schemaPath:"#/$defs/OperatingSystem/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/os",schemaPath:"#/$defs/OperatingSystem/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.node_type !== undefined){
let data36 = data.node_type;
if(!(((data36 === "virtualized") || (data36 === "native")) || (data36 === "bare_metal"))){
const err66 = {instancePath:instancePath+"/node_type",schemaPath:"#/$defs/NodeType/enum",keyword:"enum",params:{allowedValues: schema88.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.container_runtime !== undefined){
let data37 = data.container_runtime;
if(typeof data37 === "string"){
if(data37.length < 1){
const err67 = {instancePath:instancePath+"/container_runtime",schemaPath:"#/$defs/ContainerRuntime/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/container_runtime",schemaPath:"#/$defs/ContainerRuntime/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data.containers !== undefined){
let data38 = data.containers;
if(Array.isArray(data38)){
if(data38.length > 8){
const err69 = {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data38.length < 1){
const err70 = {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
const len4 = data38.length;
for(let i4=0; i4<len4; i4++){
if(!(validate39(data38[i4], {instancePath:instancePath+"/containers/" + i4,parentData:data38,parentDataProperty:i4,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
}
else {
const err71 = {instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
else {
const err72 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema104 = {"type":"object","additionalProperties":false,"required":["component_name1","component_name2"],"properties":{"component_name1":{"$ref":"#/$defs/ResourceName"},"type":{"enum":["ingress","egress"]},"component_name2":{"$ref":"#/$defs/ResourceName"},"interaction_criticality":{"$ref":"#/$defs/Level"},"interaction_metrics":{"type":"array","maxItems":8,"items":{"type":"object","additionalProperties":false,"required":["system_metric_id","target","relation"],"properties":{"system_metric_id":{"enum":["latency","bandwidth","end_to_end_invocation_delay"]},"target":{"type":"number","minimum":0},"measurement_unit":{"enum":["milliseconds","seconds","Mbps"]},"relation":{"$ref":"#/$defs/Relation"}}}}}};

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
if(data.component_name1 === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "component_name1"},message:"must have required property '"+"component_name1"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.component_name2 === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "component_name2"},message:"must have required property '"+"component_name2"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "component_name1") || (key0 === "type")) || (key0 === "component_name2")) || (key0 === "interaction_criticality")) || (key0 === "interaction_metrics"))){
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
if(data.component_name1 !== undefined){
let data0 = data.component_name1;
if(typeof data0 === "string"){
if(data0.length > 63){
const err3 = {instancePath:instancePath+"/component_name1",schemaPath:"#/$defs/ResourceName/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/component_name1",schemaPath:"#/$defs/ResourceName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern4.test(data0)){
const err5 = {instancePath:instancePath+"/component_name1",schemaPath:"#/$defs/ResourceName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"+"\""};
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
const err6 = {instancePath:instancePath+"/component_name1",schemaPath:"#/$defs/ResourceName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.type !== undefined){
let data1 = data.type;
if(!((data1 === "ingress") || (data1 === "egress"))){
const err7 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema104.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.component_name2 !== undefined){
let data2 = data.component_name2;
if(typeof data2 === "string"){
if(data2.length > 63){
const err8 = {instancePath:instancePath+"/component_name2",schemaPath:"#/$defs/ResourceName/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/component_name2",schemaPath:"#/$defs/ResourceName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern4.test(data2)){
const err10 = {instancePath:instancePath+"/component_name2",schemaPath:"#/$defs/ResourceName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"+"\""};
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
const err11 = {instancePath:instancePath+"/component_name2",schemaPath:"#/$defs/ResourceName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.interaction_criticality !== undefined){
let data3 = data.interaction_criticality;
if(!(((data3 === "low") || (data3 === "medium")) || (data3 === "high"))){
const err12 = {instancePath:instancePath+"/interaction_criticality",schemaPath:"#/$defs/Level/enum",keyword:"enum",params:{allowedValues: schema86.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.interaction_metrics !== undefined){
let data4 = data.interaction_metrics;
if(Array.isArray(data4)){
if(data4.length > 8){
const err13 = {instancePath:instancePath+"/interaction_metrics",schemaPath:"#/properties/interaction_metrics/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.system_metric_id === undefined){
const err14 = {instancePath:instancePath+"/interaction_metrics/" + i0,schemaPath:"#/properties/interaction_metrics/items/required",keyword:"required",params:{missingProperty: "system_metric_id"},message:"must have required property '"+"system_metric_id"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data5.target === undefined){
const err15 = {instancePath:instancePath+"/interaction_metrics/" + i0,schemaPath:"#/properties/interaction_metrics/items/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data5.relation === undefined){
const err16 = {instancePath:instancePath+"/interaction_metrics/" + i0,schemaPath:"#/properties/interaction_metrics/items/required",keyword:"required",params:{missingProperty: "relation"},message:"must have required property '"+"relation"+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key1 in data5){
if(!((((key1 === "system_metric_id") || (key1 === "target")) || (key1 === "measurement_unit")) || (key1 === "relation"))){
const err17 = {instancePath:instancePath+"/interaction_metrics/" + i0,schemaPath:"#/properties/interaction_metrics/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data5.system_metric_id !== undefined){
let data6 = data5.system_metric_id;
if(!(((data6 === "latency") || (data6 === "bandwidth")) || (data6 === "end_to_end_invocation_delay"))){
const err18 = {instancePath:instancePath+"/interaction_metrics/" + i0+"/system_metric_id",schemaPath:"#/properties/interaction_metrics/items/properties/system_metric_id/enum",keyword:"enum",params:{allowedValues: schema104.properties.interaction_metrics.items.properties.system_metric_id.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data5.target !== undefined){
let data7 = data5.target;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err19 = {instancePath:instancePath+"/interaction_metrics/" + i0+"/target",schemaPath:"#/properties/interaction_metrics/items/properties/target/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err20 = {instancePath:instancePath+"/interaction_metrics/" + i0+"/target",schemaPath:"#/properties/interaction_metrics/items/properties/target/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data5.measurement_unit !== undefined){
let data8 = data5.measurement_unit;
if(!(((data8 === "milliseconds") || (data8 === "seconds")) || (data8 === "Mbps"))){
const err21 = {instancePath:instancePath+"/interaction_metrics/" + i0+"/measurement_unit",schemaPath:"#/properties/interaction_metrics/items/properties/measurement_unit/enum",keyword:"enum",params:{allowedValues: schema104.properties.interaction_metrics.items.properties.measurement_unit.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data5.relation !== undefined){
let data9 = data5.relation;
if(!(((((data9 === "lower_or_equal") || (data9 === "greater_or_equal")) || (data9 === "equal")) || (data9 === "lower_than")) || (data9 === "greater_than"))){
const err22 = {instancePath:instancePath+"/interaction_metrics/" + i0+"/relation",schemaPath:"#/$defs/Relation/enum",keyword:"enum",params:{allowedValues: schema84.enum},message:"must be equal to one of the allowed values"};
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
const err23 = {instancePath:instancePath+"/interaction_metrics/" + i0,schemaPath:"#/properties/interaction_metrics/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/interaction_metrics",schemaPath:"#/properties/interaction_metrics/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}
validate44.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(data.components === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "components"},message:"must have required property '"+"components"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "name") || (key0 === "labels")) || (key0 === "cluster_placement")) || (key0 === "single_node")) || (key0 === "components")) || (key0 === "component_interactions")) || (key0 === "permitted_actions")) || (key0 === "global_satisfaction"))){
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
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 63){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/ResourceName/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/ResourceName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern4.test(data0)){
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/ResourceName/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$"+"\""};
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
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/ResourceName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.labels !== undefined){
let data1 = data.labels;
if(Array.isArray(data1)){
if(data1.length > 64){
const err7 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(data2.length > 253){
const err8 = {instancePath:instancePath+"/labels/" + i0,schemaPath:"#/properties/labels/items/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern5.test(data2)){
const err9 = {instancePath:instancePath+"/labels/" + i0,schemaPath:"#/properties/labels/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([-A-Za-z0-9_./:=]*[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([-A-Za-z0-9_./:=]*[A-Za-z0-9])?$"+"\""};
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
const err10 = {instancePath:instancePath+"/labels/" + i0,schemaPath:"#/properties/labels/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
if(data.cluster_placement !== undefined){
if(!(validate22(data.cluster_placement, {instancePath:instancePath+"/cluster_placement",parentData:data,parentDataProperty:"cluster_placement",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.single_node !== undefined){
let data4 = data.single_node;
if(Array.isArray(data4)){
if(data4.length > 16){
const err12 = {instancePath:instancePath+"/single_node",schemaPath:"#/properties/single_node/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(!(validate24(data4[i1], {instancePath:instancePath+"/single_node/" + i1,parentData:data4,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/single_node",schemaPath:"#/properties/single_node/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.components !== undefined){
let data6 = data.components;
if(Array.isArray(data6)){
if(data6.length > 128){
const err14 = {instancePath:instancePath+"/components",schemaPath:"#/properties/components/maxItems",keyword:"maxItems",params:{limit: 128},message:"must NOT have more than 128 items"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data6.length < 1){
const err15 = {instancePath:instancePath+"/components",schemaPath:"#/properties/components/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
if(!(validate26(data6[i2], {instancePath:instancePath+"/components/" + i2,parentData:data6,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err16 = {instancePath:instancePath+"/components",schemaPath:"#/properties/components/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.component_interactions !== undefined){
let data8 = data.component_interactions;
if(Array.isArray(data8)){
if(data8.length > 128){
const err17 = {instancePath:instancePath+"/component_interactions",schemaPath:"#/properties/component_interactions/maxItems",keyword:"maxItems",params:{limit: 128},message:"must NOT have more than 128 items"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len3 = data8.length;
for(let i3=0; i3<len3; i3++){
if(!(validate44(data8[i3], {instancePath:instancePath+"/component_interactions/" + i3,parentData:data8,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath:instancePath+"/component_interactions",schemaPath:"#/properties/component_interactions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.permitted_actions !== undefined){
let data10 = data.permitted_actions;
if(Array.isArray(data10)){
const len4 = data10.length;
for(let i4=0; i4<len4; i4++){
let data11 = data10[i4];
if(typeof data11 === "string"){
if(data11.length < 1){
const err19 = {instancePath:instancePath+"/permitted_actions/" + i4,schemaPath:"#/properties/permitted_actions/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err20 = {instancePath:instancePath+"/permitted_actions/" + i4,schemaPath:"#/properties/permitted_actions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/permitted_actions",schemaPath:"#/properties/permitted_actions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.global_satisfaction !== undefined){
let data12 = data.global_satisfaction;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key1 in data12){
if(!(((key1 === "threshold") || (key1 === "relation")) || (key1 === "achievement_weights"))){
const err22 = {instancePath:instancePath+"/global_satisfaction",schemaPath:"#/$defs/GlobalSatisfaction/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data12.threshold !== undefined){
let data13 = data12.threshold;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 1 || isNaN(data13)){
const err23 = {instancePath:instancePath+"/global_satisfaction/threshold",schemaPath:"#/$defs/GlobalSatisfaction/properties/threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data13 <= 0 || isNaN(data13)){
const err24 = {instancePath:instancePath+"/global_satisfaction/threshold",schemaPath:"#/$defs/GlobalSatisfaction/properties/threshold/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
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
const err25 = {instancePath:instancePath+"/global_satisfaction/threshold",schemaPath:"#/$defs/GlobalSatisfaction/properties/threshold/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data12.relation !== undefined){
let data14 = data12.relation;
if(!(((data14 === "greater_or_equal") || (data14 === "equal")) || (data14 === "greater_than"))){
const err26 = {instancePath:instancePath+"/global_satisfaction/relation",schemaPath:"#/$defs/GlobalSatisfaction/properties/relation/enum",keyword:"enum",params:{allowedValues: schema109.properties.relation.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data12.achievement_weights !== undefined){
let data15 = data12.achievement_weights;
if(Array.isArray(data15)){
if(data15.length > 64){
const err27 = {instancePath:instancePath+"/global_satisfaction/achievement_weights",schemaPath:"#/$defs/GlobalSatisfaction/properties/achievement_weights/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len5 = data15.length;
for(let i5=0; i5<len5; i5++){
let data16 = data15[i5];
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.metric_id === undefined){
const err28 = {instancePath:instancePath+"/global_satisfaction/achievement_weights/" + i5,schemaPath:"#/$defs/GlobalSatisfaction/properties/achievement_weights/items/required",keyword:"required",params:{missingProperty: "metric_id"},message:"must have required property '"+"metric_id"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data16.weight === undefined){
const err29 = {instancePath:instancePath+"/global_satisfaction/achievement_weights/" + i5,schemaPath:"#/$defs/GlobalSatisfaction/properties/achievement_weights/items/required",keyword:"required",params:{missingProperty: "weight"},message:"must have required property '"+"weight"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
for(const key2 in data16){
if(!((key2 === "metric_id") || (key2 === "weight"))){
const err30 = {instancePath:instancePath+"/global_satisfaction/achievement_weights/" + i5,schemaPath:"#/$defs/GlobalSatisfaction/properties/achievement_weights/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data16.metric_id !== undefined){
let data17 = data16.metric_id;
if(typeof data17 === "string"){
if(data17.length > 128){
const err31 = {instancePath:instancePath+"/global_satisfaction/achievement_weights/" + i5+"/metric_id",schemaPath:"#/$defs/GlobalSatisfaction/properties/achievement_weights/items/properties/metric_id/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data17.length < 1){
const err32 = {instancePath:instancePath+"/global_satisfaction/achievement_weights/" + i5+"/metric_id",schemaPath:"#/$defs/GlobalSatisfaction/properties/achievement_weights/items/properties/metric_id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err33 = {instancePath:instancePath+"/global_satisfaction/achievement_weights/" + i5+"/metric_id",schemaPath:"#/$defs/GlobalSatisfaction/properties/achievement_weights/items/properties/metric_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data16.weight !== undefined){
let data18 = data16.weight;
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 1 || isNaN(data18)){
const err34 = {instancePath:instancePath+"/global_satisfaction/achievement_weights/" + i5+"/weight",schemaPath:"#/$defs/GlobalSatisfaction/properties/achievement_weights/items/properties/weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data18 < 0 || isNaN(data18)){
const err35 = {instancePath:instancePath+"/global_satisfaction/achievement_weights/" + i5+"/weight",schemaPath:"#/$defs/GlobalSatisfaction/properties/achievement_weights/items/properties/weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err36 = {instancePath:instancePath+"/global_satisfaction/achievement_weights/" + i5+"/weight",schemaPath:"#/$defs/GlobalSatisfaction/properties/achievement_weights/items/properties/weight/type",keyword:"type",params:{type: "number"},message:"must be number"};
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
const err37 = {instancePath:instancePath+"/global_satisfaction/achievement_weights/" + i5,schemaPath:"#/$defs/GlobalSatisfaction/properties/achievement_weights/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/global_satisfaction/achievement_weights",schemaPath:"#/$defs/GlobalSatisfaction/properties/achievement_weights/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/global_satisfaction",schemaPath:"#/$defs/GlobalSatisfaction/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
if(data.MLSysOpsApp === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "MLSysOpsApp"},message:"must have required property '"+"MLSysOpsApp"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "MLSysOpsApp")){
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
if(data.MLSysOpsApp !== undefined){
if(!(validate21(data.MLSysOpsApp, {instancePath:instancePath+"/MLSysOpsApp",parentData:data,parentDataProperty:"MLSysOpsApp",rootData,dynamicAnchors}))){
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

// @ts-nocheck
// Generated from src/descriptions/schemas/node.schema.json by `npm run generate`. Do not edit.
import type {NodeDocument} from './node.types.generated.js'

export type SchemaError = {
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
}
/** The errors stay on the function until its next call. */
export const validate: ((value: unknown) => value is NodeDocument) & {errors?: readonly SchemaError[] | null} = (value) => {
  const valid = check(value)
  validate.errors = check.errors
  return valid
}

const check = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["MLSysOpsNode"],"properties":{"MLSysOpsNode":{"$ref":"#/$defs/NodeDescription"}},"$defs":{"NodeDescription":{"type":"object","additionalProperties":false,"required":["name","continuum_layer","environment"],"properties":{"name":{"$ref":"#/$defs/HostName"},"labels":{"type":"array","items":{"$ref":"#/$defs/Label"}},"continuum_layer":{"$ref":"#/$defs/ContinuumLayer"},"cluster_id":{"$ref":"#/$defs/HostName"},"datacenter_id":{"$ref":"#/$defs/HostName"},"availability":{"enum":["transient","stable"]},"mobile":{"type":"boolean"},"location":{"$ref":"#/$defs/Location"},"price":{"$ref":"#/$defs/Price"},"sensors":{"type":"array","maxItems":64,"items":{"$ref":"#/$defs/NodeSensor"}},"permitted_actions":{"type":"array","items":{"type":"string","minLength":1}},"distributed_storage_service":{"type":"object","additionalProperties":false,"properties":{"member":{"type":"boolean"},"available_space":{"type":"number","minimum":0}}},"environment":{"type":"object","additionalProperties":false,"properties":{"node_type":{"$ref":"#/$defs/NodeType"},"os":{"$ref":"#/$defs/OperatingSystem"},"container_runtime":{"type":"array","items":{"$ref":"#/$defs/ContainerRuntime"}}}},"acceleration_api":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["call_name","supported_platforms"],"properties":{"call_name":{"$ref":"#/$defs/AccelerationCall"},"supported_platforms":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"enum":["cpu","gpu","fpga","tpu"]},"supported_frameworks":{"type":"array","items":{"type":"string","minLength":1}}}}}}}},"hardware":{"$ref":"#/$defs/NodeHardware"},"network_resources":{"$ref":"#/$defs/NetworkResources"},"power":{"$ref":"#/$defs/NodePower"}}},"Price":{"type":"object","additionalProperties":false,"required":["value"],"properties":{"value":{"type":"number","minimum":0},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}}},"NodeSensor":{"type":"object","additionalProperties":false,"properties":{"camera":{"type":"object","additionalProperties":false,"properties":{"instances":{"type":"integer","minimum":1},"model":{"$ref":"#/$defs/CameraModel"},"camera_type":{"$ref":"#/$defs/CameraType"},"framerate":{"type":"integer","minimum":1},"supported_resolutions":{"type":"array","items":{"$ref":"#/$defs/Resolution"}}}},"temperature":{"type":"object","additionalProperties":false,"properties":{"instances":{"type":"integer","minimum":1},"model":{"$ref":"#/$defs/TemperatureModel"},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"$ref":"#/$defs/TemperatureUnit"},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"accelerometer":{"$ref":"#/$defs/Accelerometer"},"humidity":{"$ref":"#/$defs/RangeSensor"},"sound":{"$ref":"#/$defs/RangeSensor"},"co2":{"$ref":"#/$defs/RangeSensor"},"barometer":{"$ref":"#/$defs/Barometer"},"air_quality":{"$ref":"#/$defs/AirQualitySensor"},"instances":{"type":"integer","minimum":1},"protocol":{"$ref":"#/$defs/SensorProtocol"},"endpoint":{"type":"string","minLength":1}}},"RangeSensor":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"type":"object","additionalProperties":false,"properties":{"min":{"type":"number","minimum":0},"max":{"type":"number","minimum":0}}}}},"NodeHardware":{"type":"object","additionalProperties":false,"properties":{"cpu":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"architecture":{"$ref":"#/$defs/CpuArchitecture"},"cores":{"type":"integer","minimum":1},"frequency":{"type":"array","items":{"type":"number","exclusiveMinimum":0}},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"mcu":{"type":"object","additionalProperties":false,"properties":{"architecture":{"$ref":"#/$defs/McuArchitecture"},"flash":{"type":"string"},"cores":{"type":"integer","minimum":1},"frequency":{"type":"number","exclusiveMinimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"memory":{"type":"number","minimum":0},"disk":{"type":"number","minimum":0},"gpu":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/GpuModel"},"memory":{"type":"number","minimum":0},"instances":{"type":"integer","minimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"fpga":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/FpgaModel"},"memory":{"type":"number","minimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}}}},"InterfaceTechnology":{"type":"string","minLength":1},"NetworkResources":{"type":"object","additionalProperties":false,"properties":{"basic_interface":{"type":"object","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/InterfaceTechnology"},"range":{"type":"number","minimum":0},"interface_name":{"type":"string","minLength":1},"application_traffic_permission":{"type":"boolean"}}},"redirection_interface":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["connection_type"],"properties":{"connection_type":{"$ref":"#/$defs/InterfaceTechnology"},"range":{"type":"number","minimum":0},"interface_name":{"type":"string","minLength":1},"mode":{"enum":["infrastructure","adhoc"]},"hardware_address":{"type":"string","minLength":1},"pairing_info":{"type":"object","additionalProperties":false,"properties":{"ip_address":{"type":"string","minLength":1},"network_ssid":{"type":"string","minLength":1},"net_key":{"type":"string"}}}}}}}},"EnergyUnit":{"enum":["wh","kwh","Mwh"]},"NodePower":{"type":"object","additionalProperties":false,"properties":{"target":{"type":"object","additionalProperties":false,"properties":{"consumption":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"relation":{"$ref":"#/$defs/Relation"},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"}}},"cost":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"relation":{"$ref":"#/$defs/Relation"},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"}}},"co2_emission":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"relation":{"$ref":"#/$defs/Relation"},"measurement_unit":{"enum":["kt/wh","kt/kwh","kt/Mwh"]}}}}},"max_consumption":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"measurement_unit":{"enum":["w","kw","Mw"]}}},"grid":{"type":"boolean"},"renewable":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"name":{"type":"string","minLength":1},"production":{"$ref":"#/$defs/EnergyLevels"}}}},"battery":{"type":"object","additionalProperties":false,"properties":{"capacity":{"$ref":"#/$defs/EnergyLevels"}}},"availability":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["mode"],"properties":{"mode":{"enum":["brown","green"]},"value":{"type":"number","minimum":0},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"},"time_windows":{"type":"array","items":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"}},"cost":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"}}},"co2_emission":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"measurement_unit":{"enum":["kt/wh","kt/kwh","kt/Mwh"]}}}}}}}},"EnergyLevels":{"type":"object","additionalProperties":false,"properties":{"levels":{"type":"array","items":{"type":"number","minimum":0}},"measurement_unit":{"enum":["wh"]}}},"HostName":{"type":"string","pattern":"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$","minLength":1,"maxLength":253},"Label":{"type":"string","minLength":1,"maxLength":253},"ContinuumLayer":{"enum":["cloud","edge_infrastructure","edge","far_edge"]},"Location":{"type":"array","items":{"type":"number","minimum":-180,"maximum":180},"minItems":2,"maxItems":2},"NodeType":{"enum":["virtualized","native","bare_metal"]},"OperatingSystem":{"type":"string","minLength":1},"ContainerRuntime":{"type":"string","minLength":1},"AccelerationCall":{"type":"string","minLength":1},"CameraModel":{"type":"string","minLength":1},"CameraType":{"type":"string","minLength":1},"Resolution":{"type":"string","pattern":"^[1-9][0-9]*x[1-9][0-9]*$"},"TemperatureModel":{"type":"string","minLength":1},"MeasurementMin":{"type":"number"},"MeasurementMax":{"type":"number"},"TemperatureUnit":{"type":"string","minLength":1},"Accuracy":{"type":"number","minimum":0},"SamplingFrequency":{"type":"number","minimum":0},"Accelerometer":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"Barometer":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"AirQualitySensor":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"SensorProtocol":{"type":"string","minLength":1},"CpuArchitecture":{"enum":["amd64","arm64"]},"PerformanceIndicator":{"type":"number","minimum":0},"McuArchitecture":{"type":"string","minLength":1},"GpuModel":{"type":"string","minLength":1},"FpgaModel":{"type":"string","minLength":1},"Relation":{"enum":["lower_or_equal","greater_or_equal","equal","lower_than","greater_than"]}}};
const schema32 = {"type":"object","additionalProperties":false,"required":["name","continuum_layer","environment"],"properties":{"name":{"$ref":"#/$defs/HostName"},"labels":{"type":"array","items":{"$ref":"#/$defs/Label"}},"continuum_layer":{"$ref":"#/$defs/ContinuumLayer"},"cluster_id":{"$ref":"#/$defs/HostName"},"datacenter_id":{"$ref":"#/$defs/HostName"},"availability":{"enum":["transient","stable"]},"mobile":{"type":"boolean"},"location":{"$ref":"#/$defs/Location"},"price":{"$ref":"#/$defs/Price"},"sensors":{"type":"array","maxItems":64,"items":{"$ref":"#/$defs/NodeSensor"}},"permitted_actions":{"type":"array","items":{"type":"string","minLength":1}},"distributed_storage_service":{"type":"object","additionalProperties":false,"properties":{"member":{"type":"boolean"},"available_space":{"type":"number","minimum":0}}},"environment":{"type":"object","additionalProperties":false,"properties":{"node_type":{"$ref":"#/$defs/NodeType"},"os":{"$ref":"#/$defs/OperatingSystem"},"container_runtime":{"type":"array","items":{"$ref":"#/$defs/ContainerRuntime"}}}},"acceleration_api":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["call_name","supported_platforms"],"properties":{"call_name":{"$ref":"#/$defs/AccelerationCall"},"supported_platforms":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"enum":["cpu","gpu","fpga","tpu"]},"supported_frameworks":{"type":"array","items":{"type":"string","minLength":1}}}}}}}},"hardware":{"$ref":"#/$defs/NodeHardware"},"network_resources":{"$ref":"#/$defs/NetworkResources"},"power":{"$ref":"#/$defs/NodePower"}}};
const schema33 = {"type":"string","pattern":"^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$","minLength":1,"maxLength":253};
const schema34 = {"type":"string","minLength":1,"maxLength":253};
const schema35 = {"enum":["cloud","edge_infrastructure","edge","far_edge"]};
const schema38 = {"type":"array","items":{"type":"number","minimum":-180,"maximum":180},"minItems":2,"maxItems":2};
const schema39 = {"type":"object","additionalProperties":false,"required":["value"],"properties":{"value":{"type":"number","minimum":0},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}}};
const schema70 = {"enum":["virtualized","native","bare_metal"]};
const schema71 = {"type":"string","minLength":1};
const schema72 = {"type":"string","minLength":1};
const schema73 = {"type":"string","minLength":1};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$", "u");
const pattern7 = new RegExp("^[A-Z]{3}$", "u");
const schema40 = {"type":"object","additionalProperties":false,"properties":{"camera":{"type":"object","additionalProperties":false,"properties":{"instances":{"type":"integer","minimum":1},"model":{"$ref":"#/$defs/CameraModel"},"camera_type":{"$ref":"#/$defs/CameraType"},"framerate":{"type":"integer","minimum":1},"supported_resolutions":{"type":"array","items":{"$ref":"#/$defs/Resolution"}}}},"temperature":{"type":"object","additionalProperties":false,"properties":{"instances":{"type":"integer","minimum":1},"model":{"$ref":"#/$defs/TemperatureModel"},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"$ref":"#/$defs/TemperatureUnit"},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}},"accelerometer":{"$ref":"#/$defs/Accelerometer"},"humidity":{"$ref":"#/$defs/RangeSensor"},"sound":{"$ref":"#/$defs/RangeSensor"},"co2":{"$ref":"#/$defs/RangeSensor"},"barometer":{"$ref":"#/$defs/Barometer"},"air_quality":{"$ref":"#/$defs/AirQualitySensor"},"instances":{"type":"integer","minimum":1},"protocol":{"$ref":"#/$defs/SensorProtocol"},"endpoint":{"type":"string","minLength":1}}};
const schema41 = {"type":"string","minLength":1};
const schema42 = {"type":"string","minLength":1};
const schema43 = {"type":"string","pattern":"^[1-9][0-9]*x[1-9][0-9]*$"};
const schema44 = {"type":"string","minLength":1};
const schema45 = {"type":"number"};
const schema46 = {"type":"number"};
const schema47 = {"type":"string","minLength":1};
const schema48 = {"type":"number","minimum":0};
const schema49 = {"type":"number","minimum":0};
const schema69 = {"type":"string","minLength":1};
const pattern8 = new RegExp("^[1-9][0-9]*x[1-9][0-9]*$", "u");
const schema50 = {"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}};

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
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema55 = {"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"type":"object","additionalProperties":false,"properties":{"min":{"type":"number","minimum":0},"max":{"type":"number","minimum":0}}}}};

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
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema59 = {"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}};

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
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema64 = {"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"measurement_min":{"$ref":"#/$defs/MeasurementMin"},"measurement_max":{"$ref":"#/$defs/MeasurementMax"},"measurement_unit":{"type":"string","minLength":1},"accuracy":{"$ref":"#/$defs/Accuracy"},"sampling_frequency":{"$ref":"#/$defs/SamplingFrequency"}}};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
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
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(!(func1.call(schema40.properties, key0))){
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
if(!pattern8.test(data6)){
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
if(!(validate23(data.accelerometer, {instancePath:instancePath+"/accelerometer",parentData:data,parentDataProperty:"accelerometer",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.humidity !== undefined){
if(!(validate25(data.humidity, {instancePath:instancePath+"/humidity",parentData:data,parentDataProperty:"humidity",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
if(data.sound !== undefined){
if(!(validate25(data.sound, {instancePath:instancePath+"/sound",parentData:data,parentDataProperty:"sound",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
if(data.co2 !== undefined){
if(!(validate25(data.co2, {instancePath:instancePath+"/co2",parentData:data,parentDataProperty:"co2",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
if(data.barometer !== undefined){
if(!(validate29(data.barometer, {instancePath:instancePath+"/barometer",parentData:data,parentDataProperty:"barometer",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.air_quality !== undefined){
if(!(validate31(data.air_quality, {instancePath:instancePath+"/air_quality",parentData:data,parentDataProperty:"air_quality",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
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
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema74 = {"type":"object","additionalProperties":false,"properties":{"cpu":{"type":"object","additionalProperties":false,"properties":{"model":{"type":"string","minLength":1},"architecture":{"$ref":"#/$defs/CpuArchitecture"},"cores":{"type":"integer","minimum":1},"frequency":{"type":"array","items":{"type":"number","exclusiveMinimum":0}},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"mcu":{"type":"object","additionalProperties":false,"properties":{"architecture":{"$ref":"#/$defs/McuArchitecture"},"flash":{"type":"string"},"cores":{"type":"integer","minimum":1},"frequency":{"type":"number","exclusiveMinimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"memory":{"type":"number","minimum":0},"disk":{"type":"number","minimum":0},"gpu":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/GpuModel"},"memory":{"type":"number","minimum":0},"instances":{"type":"integer","minimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}},"fpga":{"type":"object","additionalProperties":false,"properties":{"model":{"$ref":"#/$defs/FpgaModel"},"memory":{"type":"number","minimum":0},"performance_indicator":{"$ref":"#/$defs/PerformanceIndicator"}}}}};
const schema75 = {"enum":["amd64","arm64"]};
const schema76 = {"type":"number","minimum":0};
const schema77 = {"type":"string","minLength":1};
const schema79 = {"type":"string","minLength":1};
const schema81 = {"type":"string","minLength":1};

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
const err4 = {instancePath:instancePath+"/cpu/architecture",schemaPath:"#/$defs/CpuArchitecture/enum",keyword:"enum",params:{allowedValues: schema75.enum},message:"must be equal to one of the allowed values"};
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
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema83 = {"type":"object","additionalProperties":false,"properties":{"basic_interface":{"type":"object","additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/InterfaceTechnology"},"range":{"type":"number","minimum":0},"interface_name":{"type":"string","minLength":1},"application_traffic_permission":{"type":"boolean"}}},"redirection_interface":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["connection_type"],"properties":{"connection_type":{"$ref":"#/$defs/InterfaceTechnology"},"range":{"type":"number","minimum":0},"interface_name":{"type":"string","minLength":1},"mode":{"enum":["infrastructure","adhoc"]},"hardware_address":{"type":"string","minLength":1},"pairing_info":{"type":"object","additionalProperties":false,"properties":{"ip_address":{"type":"string","minLength":1},"network_ssid":{"type":"string","minLength":1},"net_key":{"type":"string"}}}}}}}};
const schema84 = {"type":"string","minLength":1};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
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
const err18 = {instancePath:instancePath+"/redirection_interface/" + i0+"/mode",schemaPath:"#/properties/redirection_interface/items/properties/mode/enum",keyword:"enum",params:{allowedValues: schema83.properties.redirection_interface.items.properties.mode.enum},message:"must be equal to one of the allowed values"};
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
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema86 = {"type":"object","additionalProperties":false,"properties":{"target":{"type":"object","additionalProperties":false,"properties":{"consumption":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"relation":{"$ref":"#/$defs/Relation"},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"}}},"cost":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"relation":{"$ref":"#/$defs/Relation"},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"}}},"co2_emission":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"relation":{"$ref":"#/$defs/Relation"},"measurement_unit":{"enum":["kt/wh","kt/kwh","kt/Mwh"]}}}}},"max_consumption":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"measurement_unit":{"enum":["w","kw","Mw"]}}},"grid":{"type":"boolean"},"renewable":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"name":{"type":"string","minLength":1},"production":{"$ref":"#/$defs/EnergyLevels"}}}},"battery":{"type":"object","additionalProperties":false,"properties":{"capacity":{"$ref":"#/$defs/EnergyLevels"}}},"availability":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["mode"],"properties":{"mode":{"enum":["brown","green"]},"value":{"type":"number","minimum":0},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"},"time_windows":{"type":"array","items":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"}},"cost":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"measurement_unit":{"$ref":"#/$defs/EnergyUnit"}}},"co2_emission":{"type":"object","additionalProperties":false,"properties":{"value":{"type":"number","minimum":0},"measurement_unit":{"enum":["kt/wh","kt/kwh","kt/Mwh"]}}}}}}}};
const schema87 = {"enum":["lower_or_equal","greater_or_equal","equal","lower_than","greater_than"]};
const schema88 = {"enum":["wh","kwh","Mwh"]};
const schema92 = {"type":"object","additionalProperties":false,"properties":{"levels":{"type":"array","items":{"type":"number","minimum":0}},"measurement_unit":{"enum":["wh"]}}};
const pattern9 = new RegExp("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", "u");

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate38.evaluated;
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
const err5 = {instancePath:instancePath+"/target/consumption/relation",schemaPath:"#/$defs/Relation/enum",keyword:"enum",params:{allowedValues: schema87.enum},message:"must be equal to one of the allowed values"};
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
const err6 = {instancePath:instancePath+"/target/consumption/measurement_unit",schemaPath:"#/$defs/EnergyUnit/enum",keyword:"enum",params:{allowedValues: schema88.enum},message:"must be equal to one of the allowed values"};
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
const err11 = {instancePath:instancePath+"/target/cost/relation",schemaPath:"#/$defs/Relation/enum",keyword:"enum",params:{allowedValues: schema87.enum},message:"must be equal to one of the allowed values"};
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
const err12 = {instancePath:instancePath+"/target/cost/measurement_unit",schemaPath:"#/$defs/EnergyUnit/enum",keyword:"enum",params:{allowedValues: schema88.enum},message:"must be equal to one of the allowed values"};
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
const err17 = {instancePath:instancePath+"/target/co2_emission/relation",schemaPath:"#/$defs/Relation/enum",keyword:"enum",params:{allowedValues: schema87.enum},message:"must be equal to one of the allowed values"};
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
const err18 = {instancePath:instancePath+"/target/co2_emission/measurement_unit",schemaPath:"#/properties/target/properties/co2_emission/properties/measurement_unit/enum",keyword:"enum",params:{allowedValues: schema86.properties.target.properties.co2_emission.properties.measurement_unit.enum},message:"must be equal to one of the allowed values"};
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
const err24 = {instancePath:instancePath+"/max_consumption/measurement_unit",schemaPath:"#/properties/max_consumption/properties/measurement_unit/enum",keyword:"enum",params:{allowedValues: schema86.properties.max_consumption.properties.measurement_unit.enum},message:"must be equal to one of the allowed values"};
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
const err34 = {instancePath:instancePath+"/renewable/" + i0+"/production/measurement_unit",schemaPath:"#/$defs/EnergyLevels/properties/measurement_unit/enum",keyword:"enum",params:{allowedValues: schema92.properties.measurement_unit.enum},message:"must be equal to one of the allowed values"};
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
const err43 = {instancePath:instancePath+"/battery/capacity/measurement_unit",schemaPath:"#/$defs/EnergyLevels/properties/measurement_unit/enum",keyword:"enum",params:{allowedValues: schema92.properties.measurement_unit.enum},message:"must be equal to one of the allowed values"};
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
const err48 = {instancePath:instancePath+"/availability/" + i3+"/mode",schemaPath:"#/properties/availability/items/properties/mode/enum",keyword:"enum",params:{allowedValues: schema86.properties.availability.items.properties.mode.enum},message:"must be equal to one of the allowed values"};
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
const err51 = {instancePath:instancePath+"/availability/" + i3+"/measurement_unit",schemaPath:"#/$defs/EnergyUnit/enum",keyword:"enum",params:{allowedValues: schema88.enum},message:"must be equal to one of the allowed values"};
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
if(!pattern9.test(data35)){
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
const err58 = {instancePath:instancePath+"/availability/" + i3+"/cost/measurement_unit",schemaPath:"#/$defs/EnergyUnit/enum",keyword:"enum",params:{allowedValues: schema88.enum},message:"must be equal to one of the allowed values"};
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
const err63 = {instancePath:instancePath+"/availability/" + i3+"/co2_emission/measurement_unit",schemaPath:"#/properties/availability/items/properties/co2_emission/properties/measurement_unit/enum",keyword:"enum",params:{allowedValues: schema86.properties.availability.items.properties.co2_emission.properties.measurement_unit.enum},message:"must be equal to one of the allowed values"};
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
validate38.errors = vErrors;
return errors === 0;
}
validate38.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(!(func1.call(schema32.properties, key0))){
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
if(!pattern4.test(data0)){
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
const err12 = {instancePath:instancePath+"/continuum_layer",schemaPath:"#/$defs/ContinuumLayer/enum",keyword:"enum",params:{allowedValues: schema35.enum},message:"must be equal to one of the allowed values"};
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
if(!pattern4.test(data4)){
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
if(!pattern4.test(data5)){
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
const err21 = {instancePath:instancePath+"/availability",schemaPath:"#/properties/availability/enum",keyword:"enum",params:{allowedValues: schema32.properties.availability.enum},message:"must be equal to one of the allowed values"};
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
if(!pattern7.test(data12)){
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
if(!(validate22(data13[i2], {instancePath:instancePath+"/sensors/" + i2,parentData:data13,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
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
const err47 = {instancePath:instancePath+"/environment/node_type",schemaPath:"#/$defs/NodeType/enum",keyword:"enum",params:{allowedValues: schema70.enum},message:"must be equal to one of the allowed values"};
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
const err61 = {instancePath:instancePath+"/acceleration_api/" + i5+"/supported_platforms/" + i6+"/name",schemaPath:"#/properties/acceleration_api/items/properties/supported_platforms/items/properties/name/enum",keyword:"enum",params:{allowedValues: schema32.properties.acceleration_api.items.properties.supported_platforms.items.properties.name.enum},message:"must be equal to one of the allowed values"};
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
if(!(validate34(data.hardware, {instancePath:instancePath+"/hardware",parentData:data,parentDataProperty:"hardware",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
}
if(data.network_resources !== undefined){
if(!(validate36(data.network_resources, {instancePath:instancePath+"/network_resources",parentData:data,parentDataProperty:"network_resources",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
if(data.power !== undefined){
if(!(validate38(data.power, {instancePath:instancePath+"/power",parentData:data,parentDataProperty:"power",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
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
if(data.MLSysOpsNode === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "MLSysOpsNode"},message:"must have required property '"+"MLSysOpsNode"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "MLSysOpsNode")){
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
if(data.MLSysOpsNode !== undefined){
if(!(validate21(data.MLSysOpsNode, {instancePath:instancePath+"/MLSysOpsNode",parentData:data,parentDataProperty:"MLSysOpsNode",rootData,dynamicAnchors}))){
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

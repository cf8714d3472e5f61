import type {ContainerDescription} from '../../../descriptions/types.js'
import type {WorkloadInput} from './input.js'
import type {Variable} from './shapes.js'
import {variableKey} from './surroundings.js'

/** Those that values of ours refer to: Kubernetes puts a variable into another only where it stands before it. */
const FIRST = ['NODE_IP', 'NODE_NAME', 'POD_NAME']

/**
 * A container's environment: what upstream's platform gives (NODE_IP, TELEMETRY_ENDPOINT, SERVICE_ADDR), what OpenTelemetry's libraries read, its
 * sensors' endpoints, then what the description says, which wins.
 */
export function environmentOf(container: ContainerDescription, input: WorkloadInput, configMap: string): readonly Variable[] {
  const own = (container.env ?? []).map(variableOf)
  const isOwn = new Set(own.map(({name}) => name))
  const given = givenVariables(input, configMap).filter(({name}) => !isOwn.has(name))
  const isFirst = ({name}: Variable): boolean => FIRST.includes(name)
  const isLater = (variable: Variable): boolean => !isFirst(variable)
  return [...given.filter(isFirst), ...own.filter(isFirst), ...given.filter(isLater), ...own.filter(isLater)]
}

function variableOf({name, value, value_from}: NonNullable<ContainerDescription['env']>[number]): Variable {
  if (value_from === undefined) return {name, value: value ?? ''}
  return {name, valueFrom: {fieldRef: {fieldPath: value_from.field_ref.field_path}}}
}

function givenVariables({application, intent, cluster}: WorkloadInput, configMap: string): readonly Variable[] {
  const {component} = intent.ref
  const {grpcPort, httpPort, httpEndpoint = `http://$(NODE_IP):${httpPort}`} = cluster.telemetry
  const sensors = new Set((intent.spec.sensors ?? []).flatMap((sensor) => sensor.endpoint_variable ?? []))
  return [
    field('NODE_IP', 'status.hostIP'),
    field('NODE_NAME', 'spec.nodeName'),
    field('POD_NAME', 'metadata.name'),
    // gRPC, without a scheme: as upstream's telemetry library reads it.
    {name: 'TELEMETRY_ENDPOINT', value: `$(NODE_IP):${grpcPort}`},
    {name: 'OTEL_SERVICE_NAME', value: component},
    {
      name: 'OTEL_RESOURCE_ATTRIBUTES',
      value: `service.namespace=${application.name},service.instance.id=$(POD_NAME),k8s.node.name=$(NODE_NAME)`,
    },
    {name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: httpEndpoint},
    {name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'http/protobuf'},
    fromConfigMap('SERVICE_ADDR', configMap, true),
    ...[...sensors].map((name) => fromConfigMap(name, configMap, false)),
  ]
}

function field(name: string, fieldPath: string): Variable {
  return {name, valueFrom: {fieldRef: {fieldPath}}}
}

function fromConfigMap(name: string, configMap: string, optional: boolean): Variable {
  return {name, valueFrom: {configMapKeyRef: {name: configMap, key: variableKey(name), optional}}}
}

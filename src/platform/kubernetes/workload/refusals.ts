import {isIP} from 'node:net'
import {isInstanceField} from '../../../descriptions/semantics/instance-fields.js'
import type {ComponentDescription, ContainerDescription} from '../../../descriptions/types.js'
import type {Reason} from '../../contract/index.js'
import {configurationOf} from './config-map.js'
import type {ClusterFacts, WorkloadInput} from './input.js'
import {hostPortsOf, portsOf} from './ports.js'
import {type Sensors, sensorEndpoints} from './surroundings.js'

const VARIABLE = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/

/** All that a component asks for and that this namespace cannot or must not give, each with its way out. */
export function refusalsOf({intent, cluster, nodes}: WorkloadInput): readonly Reason[] {
  const {spec, hosts} = intent
  return [
    ...hostRefusals(spec, cluster),
    ...runtimeRefusals(spec, cluster),
    ...addressRefusals(spec),
    ...configurationRefusals(spec),
    ...spec.containers.flatMap((container) => [...containerRefusals(container, cluster)]),
    ...variableRefusals(spec),
    ...hosts.flatMap(({node}) => [...sensorRefusals(node, sensorEndpoints(spec, nodes.find(({name}) => name === node)?.description))]),
  ]
}

/** Who wrote the description makes no difference: the namespace's level and the slice's list bind everyone. */
function* hostRefusals(spec: ComponentDescription, {podSecurity, allowed, namespace}: ClusterFacts): Iterable<Reason> {
  const ports = hostPortsOf(spec)
  if (spec.host_network !== true && ports.length === 0) return
  if (podSecurity !== 'privileged') {
    const asks = spec.host_network === true ? "its host's network" : `host port ${ports.join(', ')}`
    yield refusal(
      'pod-security',
      `It asks for ${asks}, which namespace ${namespace} does not allow (Pod Security level ${podSecurity}).`,
      `Leave it out, or have the administrator label the namespace pod-security.kubernetes.io/enforce=privileged`,
    )
    return
  }
  if (spec.host_network === true && !allowed.hostNetwork) {
    yield refusal(
      'host-network-not-allowed',
      "It asks for its host's network, which this slice does not allow.",
      'Leave out `host_network`, or have it allowed in the configuration of the cluster agent.',
    )
  }
  const barred = ports.filter((port) => !allowed.hostPorts.some(({from, to}) => from <= port && port <= to))
  if (barred.length > 0) {
    yield refusal(
      'host-port-not-allowed',
      `It asks for host port ${barred.join(', ')}, which this slice does not allow.`,
      `Use ${allowed.hostPorts.map(({from, to}) => `${from}-${to}`).join(', ') || 'no host port'}, or have it allowed in the configuration of the cluster agent.`,
    )
  }
}

function* runtimeRefusals({runtime_class_name: name}: ComponentDescription, {runtimeClasses}: ClusterFacts): Iterable<Reason> {
  if (name === undefined || name === 'default' || runtimeClasses === undefined || runtimeClasses.includes(name)) return
  yield refusal(
    'runtime-class-missing',
    `The cluster has no runtime class ${name}.`,
    `Use ${[...runtimeClasses, 'default'].join(' or ')}, or have a RuntimeClass ${name} made.`,
  )
}

function* addressRefusals(spec: ComponentDescription): Iterable<Reason> {
  for (const {host_ip} of portsOf(spec)) {
    if (host_ip !== undefined && isIP(host_ip) === 0) {
      yield refusal('host-address', `"${host_ip}" is not an address of a host.`, 'Write an IP address, or leave `host_ip` out.')
    }
  }
}

function* configurationRefusals(spec: ComponentDescription): Iterable<Reason> {
  const path = configurationOf(spec)?.path
  if (path === undefined || (/^\/[^:]*[^/:]$/.test(path) && !path.split('/').includes('..'))) return
  yield refusal(
    'configuration-path',
    `Nothing can be mounted at "${path}".`,
    'Write the absolute path of a file, without ":" and ".." in `config_file_path`.',
  )
}

function* containerRefusals({platform_requirements: needs, env}: ContainerDescription, {fpgaResource}: ClusterFacts): Iterable<Reason> {
  if (needs?.mcu !== undefined) {
    yield refusal(
      'mcu-unsupported',
      'Kubernetes runs no containers on a microcontroller.',
      'Leave `mcu` out, or describe it as an external component.',
    )
  }
  if (needs?.fpga !== undefined && fpgaResource === undefined) {
    yield refusal(
      'fpga-unsupported',
      'It asks for an FPGA, and no device plugin of this cluster is known to give one.',
      "Name the plugin's resource in the configuration of the cluster agent.",
    )
  }
  const {requests, limits} = needs?.gpu ?? {}
  if (requests !== undefined && limits !== undefined && requests !== limits) {
    yield refusal(
      'gpu-shared',
      `It asks for ${requests} GPU and at most ${limits}: a GPU is not shared.`,
      'Write the same number twice, or only one.',
    )
  }
  for (const {value_from} of env ?? []) {
    const path = value_from?.field_ref.field_path
    if (path !== undefined && !isInstanceField(path)) {
      yield refusal(
        'field-unknown',
        `"${path}" is not a field that an instance can read.`,
        'Use status.hostIP, status.podIP, spec.nodeName or metadata.name.',
      )
    }
  }
}

function* variableRefusals({sensors}: ComponentDescription): Iterable<Reason> {
  for (const {endpoint_variable: name} of sensors ?? []) {
    if (name !== undefined && !VARIABLE.test(name))
      yield refusal('variable-name', `"${name}" cannot be the name of a variable.`, 'Use letters, digits and `_`.')
  }
}

function* sensorRefusals(node: string, endpoints: Sensors): Iterable<Reason> {
  for (const [name, endpoint] of endpoints) {
    if (endpoint !== undefined) continue
    yield refusal(
      'sensor-endpoint-missing',
      `It is to find a sensor's endpoint in ${name}, and the description of node ${node} gives none for it.`,
      `Add \`endpoint\` to the sensor of ${node}: mlsysops infra update`,
    )
  }
}

function refusal(code: string, message: string, wayOut: string): Reason {
  return {code, message, wayOut}
}

import type {ComponentDescription, ContainerDescription} from '../../../descriptions/types.js'
import {CONFIGURATION_VOLUME, configurationOf} from './config-map.js'
import {environmentOf} from './environment.js'
import type {ClusterFacts, WorkloadInput} from './input.js'
import {firstFree, hostPortOf, protocolOf} from './ports.js'
import type {Container} from './shapes.js'
import {resourcesOf} from './sizes.js'

/**
 * So long does an instance that is to end go on serving: until every node has heard that it is no longer to be called. The kubelet waits by itself
 * (`sleep`), so that an image needs no shell.
 */
export const DRAIN_SECONDS = 5
/** Then it has this long to end by itself: Kubernetes' own default. */
export const END_SECONDS = 30

/** All containers of the component's instances, in the description's order. */
export function containersOf(input: WorkloadInput, configMap: string): readonly Container[] {
  const {spec} = input.intent
  const taken = new Set(spec.containers.flatMap(({name}) => name ?? []))
  return spec.containers.map((container) => {
    const name = container.name ?? firstFree(spec.metadata.name, taken)
    taken.add(name)
    return containerOf(name, container, input, configMap)
  })
}

function containerOf(name: string, container: ContainerDescription, input: WorkloadInput, configMap: string): Container {
  const {spec} = input.intent
  const configuration = configurationOf(spec)
  const {image, image_pull_policy, command, args} = container
  return {
    name,
    image,
    ...(image_pull_policy === undefined ? {} : {imagePullPolicy: image_pull_policy}),
    ...(command === undefined ? {} : {command}),
    ...(args === undefined ? {} : {args}),
    ...portsOf(spec, container),
    env: environmentOf(container, input, configMap),
    resources: resourcesOf(container, input.cluster.fpgaResource),
    ...readiness(container),
    ...((container.ports ?? []).length === 0 ? {} : {lifecycle: {preStop: {sleep: {seconds: DRAIN_SECONDS}}}}),
    securityContext: securityOf(input.cluster),
    ...(configuration === undefined
      ? {}
      : {volumeMounts: [{name: CONFIGURATION_VOLUME, mountPath: configuration.path, subPath: CONFIGURATION_VOLUME, readOnly: true}]}),
  }
}

function portsOf(spec: ComponentDescription, container: ContainerDescription): Pick<Container, 'ports'> {
  const ports = container.ports ?? []
  if (ports.length === 0) return {}
  return {
    ports: ports.map((port) => {
      const hostPort = hostPortOf(spec, port)
      return {
        ...(port.name === undefined ? {} : {name: port.name}),
        containerPort: port.container_port,
        protocol: protocolOf(port),
        ...(hostPort === undefined ? {} : {hostPort}),
        ...(port.host_ip === undefined ? {} : {hostIP: port.host_ip}),
      }
    }),
  }
}

/** A container is ready when its first TCP port answers. Asked every second: a move waits for this answer. */
function readiness(container: ContainerDescription): Pick<Container, 'readinessProbe'> {
  const port = container.ports?.find((one) => protocolOf(one) === 'TCP')
  if (port === undefined) return {}
  return {readinessProbe: {tcpSocket: {port: port.container_port}, periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 3}}
}

/**
 * No image needs to gain privileges. Dropping every capability and refusing root breaks many (a server that opens port 80 and then changes its user), so
 * that is done only where the namespace asks for it.
 */
function securityOf({podSecurity}: ClusterFacts): object {
  if (podSecurity !== 'restricted') return {allowPrivilegeEscalation: false}
  return {allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: {drop: ['ALL']}}
}

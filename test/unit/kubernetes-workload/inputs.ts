import type {ApplicationDescription, ComponentDescription, NodeDescription} from '../../../src/descriptions/types.js'
import type {ComponentIntent, HostShare} from '../../../src/platform/contract/index.js'
import {
  type ClusterFacts,
  NOTHING_ALLOWED,
  UPSTREAM_TELEMETRY,
  type Wanted,
  type WorkloadInput,
  workloadOf,
} from '../../../src/platform/kubernetes/workload/index.js'
import type {ConfigMap, Deployment, Job, Service} from '../../../src/platform/kubernetes/workload/shapes.js'
import {nodeDescription} from '../../contract/platform/fixtures.js'

export const CLUSTER: ClusterFacts = {
  namespace: 'mlsysops',
  podSecurity: 'baseline',
  allowed: NOTHING_ALLOWED,
  telemetry: UPSTREAM_TELEMETRY,
}

export const OPEN: Partial<ClusterFacts> = {podSecurity: 'privileged', allowed: {hostNetwork: true, hostPorts: [{from: 1, to: 65535}]}}

export type Given = {
  readonly component: ComponentDescription
  readonly hosts?: readonly HostShare[]
  readonly intent?: Partial<ComponentIntent>
  readonly cluster?: Partial<ClusterFacts>
  readonly application?: Partial<ApplicationDescription>
  readonly nodes?: readonly NodeDescription[]
}

/** One component on the host `n1`, if nothing else is said. */
export function inputOf({
  component,
  hosts = [{node: 'n1', instances: 1}],
  intent = {},
  cluster = {},
  application = {},
  nodes = [],
}: Given): WorkloadInput {
  const description = {name: 'shop', components: [component], ...application}
  return {
    application: {name: description.name, uid: 'u-1', description},
    intent: {
      ref: {application: description.name, component: component.metadata.name},
      generation: 1,
      spec: component,
      hosts,
      goal: hosts,
      fallback: [],
      exclusive: false,
      deadlineMs: 0,
      decision: 'd-1',
      ...intent,
    },
    nodes: [...nodes, nodeDescription('n1')].map((node) => ({name: node.name, description: node})),
    cluster: {...CLUSTER, ...cluster},
  }
}

export function server(
  overrides: Partial<ComponentDescription> = {},
  container: Partial<ComponentDescription['containers'][number]> = {},
): ComponentDescription {
  return {
    metadata: {name: 'server'},
    containers: [{image: 'server:1', ports: [{container_port: 8080}], ...container}],
    ...overrides,
  }
}

export function wantedOf(given: Given): readonly Wanted[] {
  const workload = workloadOf(inputOf(given))
  if (workload.kind === 'refused') throw new Error(workload.reasons.map(({message}) => message).join(' '))
  return workload.objects
}

export function codesOf(given: Given): readonly string[] {
  const workload = workloadOf(inputOf(given))
  return workload.kind === 'refused' ? workload.reasons.map(({code}) => code) : []
}

type ByKind = {Deployment: Deployment; Job: Job; Service: Service; ConfigMap: ConfigMap}

export function allOf<K extends keyof ByKind>(kind: K, wanted: readonly Wanted[]): readonly Wanted<ByKind[K]>[] {
  return wanted.filter((one): one is Wanted<ByKind[K]> => one.object.kind === kind)
}

/** The only one of its kind. */
export function oneOf<K extends keyof ByKind>(kind: K, given: Given): Wanted<ByKind[K]> {
  const [one, ...more] = allOf(kind, wantedOf(given))
  if (one === undefined || more.length > 0) throw new Error(`There are ${more.length + (one === undefined ? 0 : 1)} of kind ${kind}.`)
  return one
}

export function deploymentOf(given: Given): Deployment {
  return oneOf('Deployment', given).object
}

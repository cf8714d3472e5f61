import {capacityOf} from '../../descriptions/resources.js'
import type {NodeDescription} from '../../descriptions/types.js'
import type {JsonObject} from '../../support/json.js'

/** KWOK plays the nodes that carry this annotation, and no other. */
export const MANAGED_BY_KWOK = ['kwok.x-k8s.io/node', 'fake'] as const

/** What the kubelet of a machine as described would say of it. Hardware that a description leaves out is what KWOK's own default would not be: none. */
export function nodeObject(description: NodeDescription): JsonObject {
  const resources = resourcesOf(description)
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: description.name,
      labels: {...labelsOf(description), ...machineLabels(description)},
      annotations: {[MANAGED_BY_KWOK[0]]: MANAGED_BY_KWOK[1]},
    },
    status: {
      capacity: resources,
      allocatable: resources,
      nodeInfo: {
        architecture: architectureOf(description),
        bootID: '',
        containerRuntimeVersion: `${description.environment.container_runtime?.[0] ?? 'containerd'}://kwok`,
        kernelVersion: '',
        kubeProxyVersion: '',
        kubeletVersion: 'kwok',
        machineID: '',
        operatingSystem: 'linux',
        osImage: description.environment.os ?? '',
        systemUUID: '',
      },
    },
  }
}

/** What a description says of a node that the kubelet of its machine cannot know. */
export function labelsOf({continuum_layer, cluster_id, datacenter_id, labels = []}: NodeDescription): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(labels.map(labelOf).filter((label) => label !== undefined)),
    'mlsysops.eu/continuumLayer': continuum_layer,
    ...(datacenter_id === undefined ? {} : {'topology.kubernetes.io/zone': datacenter_id}),
    ...(datacenter_id === undefined || cluster_id === undefined ? {} : {'topology.kubernetes.io/region': cluster_id}),
  }
}

function machineLabels(description: NodeDescription): JsonObject {
  return {
    'kubernetes.io/hostname': description.name,
    'kubernetes.io/arch': architectureOf(description),
    'kubernetes.io/os': 'linux',
  }
}

/** `key:value` as a label; what Kubernetes would refuse stays in the description alone. */
function labelOf(text: string): readonly [key: string, value: string] | undefined {
  const [key = '', value = ''] = text.split(/:(.*)/s)
  const isKey = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/.test(key)
  const isValue = /^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?$/.test(value)
  return isKey && isValue ? [key, value] : undefined
}

function architectureOf({hardware}: NodeDescription): string {
  return hardware?.cpu?.architecture ?? 'amd64'
}

/** As many as a kubelet takes by itself. */
const PODS = '110'

function resourcesOf(description: NodeDescription): JsonObject {
  const {cpuMillicores, memoryBytes, diskBytes, gpus} = capacityOf(description)
  return {
    cpu: `${cpuMillicores}m`,
    memory: String(memoryBytes),
    'ephemeral-storage': String(diskBytes),
    pods: PODS,
    ...(gpus === 0 ? {} : {'nvidia.com/gpu': String(gpus)}),
  }
}

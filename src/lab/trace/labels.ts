import type {SampleSource} from '../../telemetry/contract.js'

/** By which labels recorders name what we call by another: ours, Kubernetes', OpenTelemetry's. The first that is there counts. */
const NAMES: {readonly [Key in keyof Required<SampleSource>]: readonly string[]} = {
  application: ['application', 'app', 'mlsysops_eu_app', 'mlsysops.eu/app'],
  component: ['component', 'mlsysops_eu_component', 'mlsysops.eu/component', 'service_name', 'service.name', 'job'],
  instance: ['pod', 'k8s_pod_name', 'k8s.pod.name', 'service_instance_id', 'service.instance.id', 'instance'],
  node: ['node', 'kubernetes_node', 'k8s_node_name', 'k8s.node.name', 'nodename', 'host.name'],
  cluster: ['cluster', 'k8s_cluster_name', 'k8s.cluster.name'],
}

export function sourceOfLabels(labels: {readonly [name: string]: string | undefined}): SampleSource {
  const entries = Object.entries(NAMES).flatMap(([key, names]) => {
    const value = names.map((name) => labels[name]).find((one) => one !== undefined && one !== '')
    return value === undefined ? [] : [[key, value] as const]
  })
  return Object.fromEntries(entries)
}

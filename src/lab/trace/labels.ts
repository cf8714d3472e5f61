import type {SampleSource} from '../../telemetry/contract.js'
import type {Labels} from './contract.js'

/** By which labels recorders name what we call by another: ours, Kubernetes', OpenTelemetry's. The first that is there counts. */
const NAMES: {readonly [Key in keyof Required<SampleSource>]: readonly string[]} = {
  application: ['application', 'app', 'mlsysops_eu_app', 'mlsysops.eu/app'],
  component: ['component', 'mlsysops_eu_component', 'mlsysops.eu/component', 'service_name', 'service.name', 'job'],
  instance: ['pod', 'k8s_pod_name', 'k8s.pod.name', 'service_instance_id', 'service.instance.id', 'instance'],
  node: ['node', 'kubernetes_node', 'k8s_node_name', 'k8s.node.name', 'nodename', 'host.name'],
  cluster: ['cluster', 'k8s_cluster_name', 'k8s.cluster.name'],
}

/** Who it is about, and the labels that say nothing of that. */
export function sourceOfLabels(labels: Labels): {readonly source: SampleSource; readonly labels: Labels} {
  const found = Object.entries(NAMES).flatMap(([key, names]) => {
    const name = names.find((one) => labels[one] !== undefined && labels[one] !== '')
    return name === undefined ? [] : [{key, name}]
  })
  const told = new Set(found.map(({name}) => name))
  return {
    source: Object.fromEntries(found.map(({key, name}) => [key, labels[name]])),
    labels: Object.fromEntries(Object.entries(labels).filter(([name]) => !told.has(name))),
  }
}

/** The labels that not all have with one value. */
export function differing(all: readonly Labels[]): readonly string[] {
  const names = [...new Set(all.flatMap((labels) => Object.keys(labels)))].toSorted()
  return names.filter((name) => new Set(all.map((labels) => labels[name])).size > 1)
}

/** `metric{name="value"}`, as Prometheus writes it. */
export function labelled(metric: string, labels: Labels, names: readonly string[]): string {
  const parts = names.flatMap((name) => (labels[name] === undefined ? [] : [`${name}=${JSON.stringify(labels[name])}`]))
  return parts.length === 0 ? metric : `${metric}{${parts.join(',')}}`
}

export function withoutLabels(metric: string): string {
  return metric.replace(/\{.*$/s, '')
}

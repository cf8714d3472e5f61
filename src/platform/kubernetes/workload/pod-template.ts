import type {ComponentDescription} from '../../../descriptions/types.js'
import {shortHash} from './canonical.js'
import {configurationOf, configurationVolume} from './config-map.js'
import {containersOf, DRAIN_SECONDS, END_SECONDS} from './container.js'
import type {WorkloadInput} from './input.js'
import {componentLabels, hostLabel, MARK} from './marks.js'
import {metricsPort, portsOf} from './ports.js'
import type {Dictionary, PodSpec, PodTemplate} from './shapes.js'

/**
 * What an instance on this host is made from. It follows from the component's description, its generation and the host alone: how many run, where else, why and
 * until when never shows in it, so that nothing of that restarts an instance.
 */
export function podTemplateOf(input: WorkloadInput, host: string, configMap: string): PodTemplate {
  const configuration = configurationOf(input.intent.spec)
  return {
    metadata: {
      labels: {...componentLabels(input), ...hostLabel(host)},
      annotations: {
        [MARK.generation]: String(input.intent.generation),
        // A mounted file is read at the start, so that another text needs another instance.
        ...(configuration === undefined ? {} : {[MARK.configuration]: shortHash(configuration, 16)}),
        ...scraping(input.intent.spec),
      },
    },
    spec: podSpecOf(input, host, configMap),
  }
}

function podSpecOf(input: WorkloadInput, host: string, configMap: string): PodSpec {
  const {spec} = input.intent
  const {runtime_class_name} = spec
  const isServed = portsOf(spec).length > 0
  return {
    affinity: onlyOn(host),
    tolerations: STAYS_WHEN_ITS_NODE_IS_LOST,
    // Applications have no business with the API server, and no right there.
    automountServiceAccountToken: false,
    // Variables for every Service of the namespace: thousands, and other ones at each start.
    enableServiceLinks: false,
    ...(spec.host_network === true ? {hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet'} : {}),
    ...(runtime_class_name === undefined || runtime_class_name === 'default' ? {} : {runtimeClassName: runtime_class_name}),
    restartPolicy: isServed ? 'Always' : (spec.restart_policy ?? 'Always'),
    terminationGracePeriodSeconds: isServed ? DRAIN_SECONDS + END_SECONDS : END_SECONDS,
    securityContext: {
      ...(input.cluster.podSecurity === 'restricted' ? {runAsNonRoot: true} : {}),
      seccompProfile: {type: 'RuntimeDefault'},
    },
    containers: containersOf(input, configMap),
    ...(configurationOf(spec) === undefined ? {} : {volumes: [configurationVolume(configMap)]}),
  }
}

/** As node agents and Prometheus read it; the path is `/metrics`. */
function scraping(component: ComponentDescription): Dictionary {
  const port = metricsPort(component)
  return port === undefined ? {} : {'prometheus.io/scrape': 'true', 'prometheus.io/port': String(port)}
}

/** By affinity and not by `nodeName`: so the scheduler still looks at taints and at what is free. */
function onlyOn(host: string): object {
  const matchFields = [{key: 'metadata.name', operator: 'In', values: [host]}]
  return {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields}]}}}
}

/**
 * Kubernetes would delete the Pods of a node that it lost sight of after five minutes, to run them elsewhere. These can run nowhere else, so it would only
 * restart them when the link returns. Whether they are replaced is the agent's decision.
 */
const STAYS_WHEN_ITS_NODE_IS_LOST = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].map((key) => ({
  key,
  operator: 'Exists',
  effect: 'NoExecute',
}))

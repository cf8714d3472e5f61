import {PART_OF} from '../api/agents.js'
import type {Manifest} from '../api/manifests.js'
import {hardwareNamespace} from '../api/namespaces.js'
import type {Namespaces} from '../kinds.js'
import {
  type AgentInstallation,
  API_SERVICE,
  addressesAboveOf,
  brokerServiceOf,
  type NodeInstallation,
  nameOf,
  namespaceOf,
  OTLP_SERVICE,
  PORTS,
} from './installation.js'
import {manifestOf, NETWORK_POLICIES, SERVICES} from './kinds.js'
import {metadataOf, selectorOf} from './pod.js'

/** How agents are found, and by whom. */
export function networkManifests(installation: AgentInstallation): readonly Manifest[] {
  const namespace = namespaceOf(installation)
  const named = (name: string) => metadataOf(installation, name, namespace)
  return [
    manifestOf(
      SERVICES,
      servicesOf(installation).map(({name, spec, namespace: other}) => ({
        metadata: metadataOf(installation, name, other ?? namespace),
        spec,
      })),
    ),
    manifestOf(NETWORK_POLICIES, [
      {
        metadata: {name: 'mlsysops-default-deny', namespace, labels: PART_OF},
        spec: {podSelector: {}, policyTypes: ['Ingress', 'Egress']},
      },
      {
        metadata: named(nameOf(installation.agent)),
        spec: {
          podSelector: {matchLabels: selectorOf(installation)},
          policyTypes: ['Ingress', 'Egress'],
          ingress: ingressOf(installation),
          egress: egressOf(installation),
        },
      },
    ]),
  ]
}

/** Applications know one name, whichever kind of node agents there is: they are not told of another. */
function standIn({clusterDomain}: NodeInstallation, namespaces: Namespaces): Service {
  const externalName = `${OTLP_SERVICE}.${hardwareNamespace(namespaces)}.svc.${clusterDomain}`
  return {name: OTLP_SERVICE, namespace: namespaces.framework, spec: {type: 'ExternalName', externalName}}
}

/** In the namespace of the pods if none is named. */
type Service = {readonly name: string; readonly spec: object; readonly namespace?: string}

function servicesOf(installation: AgentInstallation): readonly Service[] {
  const {agent} = installation
  const selector = selectorOf(installation)
  const ports = (name: 'api' | 'broker' | 'otlp') => [{name, port: PORTS[name], targetPort: name, protocol: 'TCP'}]
  // Headless: of the replicas only the one that leads has a broker, and who connects takes the address that answers.
  const broker = (layer: 'continuum' | 'cluster'): Service => ({
    name: brokerServiceOf(layer),
    spec: {clusterIP: 'None', publishNotReadyAddresses: true, selector, ports: ports('broker')},
  })
  switch (agent.layer) {
    case 'continuum':
      // Any replica will do: one that stands by passes connections on.
      return [{name: API_SERVICE, spec: {type: 'ClusterIP', selector, ports: ports('api')}}, broker(agent.layer)]
    case 'cluster':
      return [broker(agent.layer)]
    case 'node':
      // The agent of the pod's own node, and no other.
      return [
        {name: OTLP_SERVICE, spec: {type: 'ClusterIP', internalTrafficPolicy: 'Local', selector, ports: ports('otlp')}},
        ...(agent.hasHardware ? [standIn(agent, installation.namespaces)] : []),
      ]
  }
}

type Rule = {readonly from?: readonly object[]; readonly to?: readonly object[]; readonly ports?: readonly object[]}

const tcp = (...ports: readonly number[]) => ports.map((port) => ({protocol: 'TCP', port}))
const inNamespace = (name: string) => ({namespaceSelector: {matchLabels: {'kubernetes.io/metadata.name': name}}})

function ingressOf({agent, namespaces}: AgentInstallation): readonly Rule[] {
  // Who scrapes may be anywhere. Kubelets, which probe, are let in by the network itself.
  const health: Rule = {ports: tcp(PORTS.health)}
  switch (agent.layer) {
    case 'continuum':
      // Cluster agents come from other clusters and prove who they are by certificate; whoever asks the API, by token.
      return [{ports: tcp(PORTS.api, PORTS.broker)}, health]
    case 'cluster':
      return [
        {
          from: [{namespaceSelector: {}, podSelector: {matchLabels: {...PART_OF, 'app.kubernetes.io/component': 'node'}}}],
          ports: tcp(PORTS.broker),
        },
        health,
      ]
    case 'node':
      return [{from: [inNamespace(namespaces.applications)], ports: tcp(PORTS.otlp)}, health]
  }
}

const API_SERVER_PORTS = [443, 6443]
const KUBELET_PORT = 10250

function egressOf({agent, namespaces, apiServerPorts}: AgentInstallation): readonly Rule[] {
  const names: Rule = {ports: ['UDP', 'TCP'].map((protocol) => ({protocol, port: 53}))}
  // An API server is no pod: it cannot be selected, its ports can.
  const apiServers: Rule = {ports: tcp(...new Set([...API_SERVER_PORTS, ...apiServerPorts]))}
  const agents = (component: string) => [
    {namespaceSelector: {}, podSelector: {matchLabels: {...PART_OF, 'app.kubernetes.io/component': component}}},
  ]
  switch (agent.layer) {
    case 'continuum':
      return [names, apiServers, {to: agents('continuum'), ports: tcp(PORTS.api)}]
    case 'cluster':
      return [names, apiServers, {ports: tcp(...new Set(addressesAboveOf(agent, namespaces).map(portOf)))}]
    case 'node':
      return [
        names,
        apiServers,
        {to: agents('cluster'), ports: tcp(PORTS.broker)},
        ...(agent.readsKubelet ? [{ports: tcp(KUBELET_PORT)}] : []),
        // Their metrics are on ports of their own choice.
        {to: [inNamespace(namespaces.applications)]},
      ]
  }
}

function portOf(url: string): number {
  const {port} = new URL(url)
  return port === '' ? PORTS.broker : Number(port)
}

import type {Layer} from '../api/agents.js'
import type {ApiOptions} from '../api/manifests.js'
import {hardwareNamespace, type PodSecurityLevel} from '../api/namespaces.js'
import type {LayerRole} from '../api/rights.js'
import type {Namespaces} from '../kinds.js'

/** The agents of one layer in one cluster, run by it. */
export type AgentInstallation = {
  readonly slice: string
  readonly namespaces: Namespaces
  readonly image: string
  readonly pullPolicy: 'Always' | 'IfNotPresent' | 'Never'
  readonly version: string
  /** Of the applications' namespace. */
  readonly podSecurity: PodSecurityLevel
  readonly fencing: boolean
  /** Where API servers listen, beside 443 and 6443: what agents may connect to. */
  readonly apiServerPorts: readonly number[]
  readonly agent: ContinuumInstallation | ClusterInstallation | NodeInstallation
}

export type ContinuumInstallation = {
  readonly layer: 'continuum'
  /** The clusters that run applications; one that is the home itself is reached with the account of the pod. */
  readonly members: readonly {readonly cluster: string; readonly isHome: boolean}[]
}
export type ClusterInstallation = {
  readonly layer: 'cluster'
  readonly cluster: string
  /** `mqtts://…`: where the continuum agent listens; none: it is in the same cluster. */
  readonly connect: readonly string[]
  /** Absent: the agent's own default. */
  readonly changeDeadlineSeconds?: number
}
export type NodeInstallation = {
  readonly layer: 'node'
  readonly cluster: string
  /** Privileged, with the machine's /proc and /sys and ports of the node itself, in a namespace of its own. */
  readonly hasHardware: boolean
  /** Whether pods are measured through the kubelet. */
  readonly readsKubelet: boolean
  /** Of the cluster's DNS: `cluster.local`. */
  readonly clusterDomain: string
}

/** Ports in the pods of agents. `otlp` is upstream's: applications are told of it. */
export const PORTS = {api: 8080, broker: 8883, health: 9440, otlp: 43180} as const

/** The namespace that the pods are in. */
export function namespaceOf({agent, namespaces}: Pick<AgentInstallation, 'agent' | 'namespaces'>): string {
  return agent.layer === 'node' && agent.hasHardware ? hardwareNamespace(namespaces) : namespaces.framework
}

/** Of the workload, its account, its file. */
export function nameOf({layer}: {readonly layer: Layer}): string {
  return `mlsysops-${layer}`
}

export function brokerServiceOf(layer: 'continuum' | 'cluster'): string {
  return `mlsysops-${layer}-broker`
}

export const API_SERVICE = 'mlsysops-api'

/** By this name, in the agents' namespace, applications find the agent of their own node, whichever kind of node agents there is. */
export const OTLP_SERVICE = 'mlsysops-otlp'

/** Where the agent above a cluster agent listens. */
export function addressesAboveOf({connect}: ClusterInstallation, namespaces: Namespaces): readonly string[] {
  return connect.length > 0 ? connect : [brokerAddressOf('continuum', namespaces)]
}

/** How those below reach the broker of a layer from within the cluster. */
export function brokerAddressOf(layer: 'continuum' | 'cluster', {framework}: Namespaces): string {
  return `mqtts://${brokerServiceOf(layer)}.${framework}.svc:${PORTS.broker}`
}

/** What the API server needs for this layer. A home that is a member too gives the continuum agent both of its roles. */
export function apiOptionsOf({agent, namespaces, fencing, podSecurity}: AgentInstallation): ApiOptions {
  const hasHardware = agent.layer === 'node' && agent.hasHardware
  return {namespaces, fencing, podSecurity, roles: rolesOf(agent), ...(hasHardware ? {hasHardware} : {})}
}

function rolesOf(agent: AgentInstallation['agent']): readonly LayerRole[] {
  if (agent.layer !== 'continuum') return [agent.layer]
  return agent.members.some(({isHome}) => isHome) ? ['continuum', 'continuum-member'] : ['continuum']
}

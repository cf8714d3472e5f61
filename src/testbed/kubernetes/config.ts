import {join} from 'node:path'
import type {ConfigReader} from '../config-file.js'
import type {ClusterPlan, ClusterPorts} from './cluster-plan.js'

/** Real control planes on this machine. */
export type KubernetesConfig = {
  readonly driver: 'kubernetes'
  readonly name: string
  readonly stateDir: string
  /** Where a context for each cluster is kept: the testbed's own file, or one that the person named. */
  readonly kubeconfig: string
  /** Where the person said that the programs are; absent: they are looked for. */
  readonly binDir?: string
  /** The scenario that the nodes come from; absent where they were generated. */
  readonly scenarioPath?: string
  readonly clusters: readonly KubernetesCluster[]
  /** Absent: control planes alone. */
  readonly agents?: AgentsConfig
}
export type AgentsConfig = {
  /** Of the API, on loopback. */
  readonly port: number
  /** The person asked for this very port. */
  readonly isPortAsked: boolean
  /** A second listener for upstream's client, which has no token. */
  readonly upstreamPort?: number
  /** The bearer token of the API, mode 0600. */
  readonly tokenPath: string
  /** Of the continuum agent's broker, and of each cluster agent's, by cluster. */
  readonly brokerPort: number
  readonly brokerPorts: {readonly [cluster: string]: number}
}
export type KubernetesCluster = {
  readonly name: string
  readonly context: string
  readonly ports: ClusterPorts
  /** How many; their descriptions lie beside it. */
  readonly nodes: number
  /** Real nodes besides, on a network of their own; absent: none. */
  readonly real?: {readonly nodes: number; readonly network: number}
}

export function kubernetesConfigOf(reader: ConfigReader): KubernetesConfig {
  const {string} = reader
  return {
    driver: 'kubernetes',
    name: string('name'),
    stateDir: string('stateDir'),
    kubeconfig: string('kubeconfig'),
    ...(reader.has('binDir') ? {binDir: string('binDir')} : {}),
    ...(reader.has('scenarioPath') ? {scenarioPath: string('scenarioPath')} : {}),
    clusters: reader.children('clusters').map((cluster) => {
      const ports = cluster.child('ports')
      return {
        name: cluster.string('name'),
        context: cluster.string('context'),
        ports: {api: ports.number('api'), etcd: ports.number('etcd'), etcdPeer: ports.number('etcdPeer')},
        nodes: cluster.number('nodes'),
        ...(cluster.has('real')
          ? {real: {nodes: cluster.child('real').number('nodes'), network: cluster.child('real').number('network')}}
          : {}),
      }
    }),
    ...(reader.has('agents') ? {agents: agentsOf(reader.child('agents'), reader)} : {}),
  }
}

function agentsOf(agents: ConfigReader, reader: ConfigReader): AgentsConfig {
  const ports = agents.child('brokerPorts')
  return {
    port: agents.number('port'),
    isPortAsked: agents.boolean('isPortAsked'),
    ...(agents.has('upstreamPort') ? {upstreamPort: agents.number('upstreamPort')} : {}),
    tokenPath: agents.string('tokenPath'),
    brokerPort: agents.number('brokerPort'),
    brokerPorts: Object.fromEntries(
      reader.children('clusters').map((cluster) => [cluster.string('name'), ports.number(cluster.string('name'))]),
    ),
  }
}

/** The loopback ports of its agents. */
export function agentPorts({agents}: KubernetesConfig): readonly number[] {
  if (agents === undefined) return []
  const {port, upstreamPort, brokerPort, brokerPorts} = agents
  return [port, brokerPort, ...Object.values(brokerPorts), ...(upstreamPort === undefined ? [] : [upstreamPort])]
}

/** Where everything of the agents stands. */
export function agentsFolder({stateDir}: Pick<KubernetesConfig, 'stateDir'>): string {
  return join(stateDir, 'agents')
}

/** The descriptions of all nodes, by cluster. */
export function nodesFile(stateDir: string): string {
  return join(stateDir, 'nodes.json')
}

export function clusterPlan(
  {stateDir}: Pick<KubernetesConfig, 'stateDir'>,
  {name, ports}: KubernetesCluster,
  kwokConfig: string,
): ClusterPlan {
  return {name, folder: join(stateDir, name), ports, kwokConfig, isDurable: true}
}

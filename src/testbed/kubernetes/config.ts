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
  /** The scenario that the nodes come from; absent where they were generated. */
  readonly scenarioPath?: string
  readonly clusters: readonly KubernetesCluster[]
}
export type KubernetesCluster = {
  readonly name: string
  readonly context: string
  readonly ports: ClusterPorts
  /** How many; their descriptions lie beside it. */
  readonly nodes: number
}

export function kubernetesConfigOf(reader: ConfigReader): KubernetesConfig {
  const {string} = reader
  return {
    driver: 'kubernetes',
    name: string('name'),
    stateDir: string('stateDir'),
    kubeconfig: string('kubeconfig'),
    ...(reader.has('scenarioPath') ? {scenarioPath: string('scenarioPath')} : {}),
    clusters: reader.children('clusters').map((cluster) => {
      const ports = cluster.child('ports')
      return {
        name: cluster.string('name'),
        context: cluster.string('context'),
        ports: {api: ports.number('api'), etcd: ports.number('etcd'), etcdPeer: ports.number('etcdPeer')},
        nodes: cluster.number('nodes'),
      }
    }),
  }
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

import {join} from 'node:path'
import type {TopicPlace} from '../../fabric/contract/topics.js'

/** A cluster of the slice as its administrator knows it: where its API server is, and who signs its clients. */
export type ClusterSite = {
  readonly cluster: string
  readonly context: string
  readonly server: string
  /** Who signs its clients and its server: not asked for before the control plane has been made. */
  readonly authority: () => {readonly certificate: string; readonly privateKey: string}
}

/** The agents of a slice as processes of this machine. Ports are on loopback. */
export type AgentsPlan = {
  /** Everything of them stands below it. */
  readonly folder: string
  readonly slice: string
  /** Of the API; it is made before the agents start. */
  readonly tokenFile: string
  readonly apiPort: number
  readonly upstreamPort?: number | undefined
  readonly brokerPort: number
  readonly home: ClusterSite
  readonly members: readonly (ClusterSite & {readonly brokerPort: number})[]
  readonly nodes: readonly NodeSite[]
}
/** A machine with an agent. */
export type NodeSite = {
  readonly cluster: string
  readonly node: string
  /** Where applications push their metrics; absent: nowhere. */
  readonly otlp?: {readonly address: string; readonly port: number}
  /** `https://<address>:<port>`; absent: none answers there. */
  readonly kubelet?: string
}

/** One agent: who it is, and its files. */
export type AgentPlan = {
  /** Names its folder, its process and its log. */
  readonly name: string
  readonly layer: 'continuum' | 'cluster' | 'node'
  readonly place: TopicPlace
  readonly folder: string
  readonly file: string
}

/** Every agent of the slice, those above before those below. */
export function agentsOf({folder, slice, members, nodes}: AgentsPlan): readonly AgentPlan[] {
  const agent = (name: string, layer: AgentPlan['layer'], cluster: string | null, node: string | null): AgentPlan => {
    const own = join(folder, name)
    return {name, layer, place: {slice, cluster, node}, folder: own, file: join(own, 'agent.yaml')}
  }
  return [
    agent('continuum', 'continuum', null, null),
    ...members.map(({cluster}) => agent(`cluster-${cluster}`, 'cluster', cluster, null)),
    ...nodes.map(({cluster, node}) => agent(`node-${cluster}-${node}`, 'node', cluster, node)),
  ]
}

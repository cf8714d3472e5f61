import type {Clock} from '../../support/clock.js'
import type {Logger} from '../../support/logger.js'
import type {ClusterPlatform, SlicePlatform} from '../contract/index.js'
import {LEASE_NAMES} from './api/agents.js'
import {createKubeClient, type KubeClient} from './client/index.js'
import {openKubernetesCluster} from './cluster/index.js'
import {openDirectSlice} from './direct/index.js'
import type {EventCounters} from './event-recorder.js'
import {LEASES, type Namespaces} from './kinds.js'
import type {ReflectorCounters} from './watch/reflector.js'
import {UPSTREAM_TELEMETRY} from './workload/index.js'

/** An API server: a context of a kubeconfig, or the account of the pod that this runs in. */
type ApiServer = {readonly kubeconfig?: string; readonly context?: string}

type AgentConnection = {
  readonly namespaces: Namespaces
  /** Of this agent, as its lease names it: another one for each process. */
  readonly holder: string
  readonly version: string
  readonly clock: Clock
  readonly log: Logger
}

export type ClusterConnection = ApiServer &
  AgentConnection & {
    readonly cluster: string
    /** Where applications push their metrics (OTLP over HTTP); absent: to a port of their node. */
    readonly otlp?: string | undefined
  }
export type SliceConnection = ApiServer &
  AgentConnection & {
    /** By their names in the slice; without a kubeconfig of its own, a context of the home's. */
    readonly members: readonly (ApiServer & {readonly cluster: string})[]
  }

export type Connected<T> = {
  readonly platform: T
  /** Of the API server. */
  readonly server: string
  /** How every watch fares: by cluster (`home` for the home of a slice), then by resource. */
  readonly watches: () => {readonly [cluster: string]: {readonly [resource: string]: ReflectorCounters}}
  /** What was told as Events, and what could not be. */
  readonly events: () => EventCounters
  /** Who leads, as the lease has it; undefined: nobody. */
  readonly leader: (signal: AbortSignal) => Promise<string | undefined>
  readonly close: () => Promise<void>
}

/** The cluster of an agent. Rejects with `kubeconfig-*` where its kubeconfig does not serve; that the API server does not answer yet is no obstacle. */
export async function connectCluster(options: ClusterConnection): Promise<Connected<ClusterPlatform>> {
  const {cluster, holder, otlp} = options
  const client = await clientOf(options, options, 'mlsysops-cluster')
  const telemetry = {...UPSTREAM_TELEMETRY, ...(otlp === undefined ? {} : {httpEndpoint: otlp})}
  const platform = openKubernetesCluster({...options, name: cluster, agent: holder, client, telemetry})
  return {
    platform,
    server: client.server,
    watches: () => ({[cluster]: platform.counters}),
    events: () => platform.events,
    leader: (signal) => leaderOf(client, LEASE_NAMES.cluster, options, signal),
    close: async () => {
      await platform.close()
      client.close()
    },
  }
}

/** The slice of the continuum agent: its home, and the clusters that it reaches one by one. */
export async function connectSlice(options: SliceConnection): Promise<Connected<SlicePlatform>> {
  const {members, holder} = options
  const connect = (server: ApiServer) => clientOf(server, options, 'mlsysops-continuum')
  const home = await connect(options)
  const reached = await Promise.all(
    members.map(async ({cluster, ...server}) => ({
      name: cluster,
      client: await connect(server.kubeconfig === undefined ? {...options, ...server} : server),
    })),
  )
  const platform = openDirectSlice({...options, home, members: reached, agent: holder})
  return {
    platform,
    server: home.server,
    watches: () => platform.counters,
    events: () => platform.events,
    leader: (signal) => leaderOf(home, LEASE_NAMES.continuum, options, signal),
    close: async () => {
      await platform.close()
      for (const {client} of [{client: home}, ...reached]) client.close()
    },
  }
}

async function leaderOf(client: KubeClient, name: string, {namespaces}: AgentConnection, signal: AbortSignal): Promise<string | undefined> {
  const lease = await client.get(LEASES, {name, namespace: namespaces.framework}, signal)
  const holder = lease?.spec?.holderIdentity
  return holder === '' ? undefined : holder
}

function clientOf({kubeconfig, context}: ApiServer, {version, clock}: AgentConnection, manager: string) {
  return createKubeClient({
    ...(kubeconfig === undefined ? {} : {kubeconfig}),
    ...(context === undefined ? {} : {context}),
    version,
    manager,
    clock,
  })
}

import type {ApplicationDescription} from '../descriptions/types.js'
import type {ApplicationSpec, ClusterState, NodeState} from '../platform/contract/index.js'
import type {World} from '../policy/contract.js'
import type {Reason} from '../support/reason.js'
import {unmet} from './rule.js'

/** What refuses a cluster only to newcomers: one that has the application keeps it while it is silent or cordoned, for a lost link moves nothing. */
export const ONLY_FOR_NEWCOMERS: ReadonlySet<string> = new Set(['cluster-not-ready', 'cluster-cordoned'])

/** Why an application may not go to a cluster, by its `cluster_placement` and the cluster's state. Empty: it may, if its components find hosts there. */
export function clusterRefusals(
  application: ApplicationDescription,
  cluster: ClusterState,
  nodes: readonly NodeState[],
): readonly Reason[] {
  return [...stateRules(cluster), ...placementRules(application, cluster, nodes)]
}

/** Whether a cluster that has the application may keep it. */
export function mayStay({description}: ApplicationSpec, name: string, world: World): boolean {
  const cluster = world.clusters.get(name)
  if (cluster === undefined) return false
  const needsNodes = (description.cluster_placement?.accelerators ?? description.cluster_placement?.node_types) !== undefined
  const nodes = needsNodes ? [...world.nodes.values()].filter((node) => node.cluster === name) : []
  return clusterRefusals(description, cluster, nodes).every((reason) => ONLY_FOR_NEWCOMERS.has(reason.code))
}

/** The components of which a cluster told that an instance is, or was, there. `undefined`: it told nothing of the application yet. */
export function begunIn(cluster: string, {name, uid}: ApplicationSpec, {reports}: World): ReadonlySet<string> | undefined {
  const report = reports?.get(`${cluster}/${name}`)
  if (report?.uid !== uid) return undefined
  return new Set(report.components.flatMap(({component, instances}) => (instances.length > 0 ? [component] : [])))
}

function* stateRules(cluster: ClusterState): Iterable<Reason> {
  if (!cluster.ready) yield unmet('cluster-not-ready', `the cluster is not heard since ${new Date(cluster.readyChangedMs).toISOString()}`)
  if (cluster.cordoned)
    yield {code: 'cluster-cordoned', message: 'the cluster is cordoned', wayOut: `mlsysops infra uncordon ${cluster.name}`}
}

function* placementRules(
  {cluster_placement: wanted}: ApplicationDescription,
  cluster: ClusterState,
  nodes: readonly NodeState[],
): Iterable<Reason> {
  if (wanted === undefined) return
  const ids = wanted.cluster_id ?? []
  if (ids.length > 0 && !ids.includes(cluster.name)) yield unmet('other-cluster-named', `it is to run in ${ids.join(' or ')}`)
  const {datacenter} = cluster
  yield* oneOf('continent-differs', 'continent', wanted.location?.continent, datacenter?.continent)
  yield* oneOf('country-differs', 'country', wanted.location?.country, datacenter?.country)
  yield* oneOf('city-differs', 'city', wanted.location?.city, datacenter?.city)
  yield* oneOf(
    'provider-differs',
    'cloud provider',
    wanted.cloud_provider === undefined ? undefined : [wanted.cloud_provider],
    datacenter?.cloud_provider,
  )
  for (const accelerator of wanted.accelerators ?? []) {
    if (!nodes.some((node) => hasAccelerator(node, accelerator)))
      yield unmet('accelerator-missing', `it needs a cluster with a ${accelerator.toUpperCase()}, this one has none`)
  }
  for (const layer of wanted.node_types ?? []) {
    if (!nodes.some((node) => node.layer === layer))
      yield unmet('node-type-missing', `it needs a cluster with a node of layer ${layer}, this one has none`)
  }
}

function* oneOf(code: string, what: string, wanted: readonly string[] | undefined, has: string | undefined): Iterable<Reason> {
  if (wanted === undefined || wanted.length === 0 || wanted.some((one) => one === has)) return
  yield unmet(code, `it needs ${what} ${wanted.join(' or ')}, the cluster has ${has ?? 'none declared'}`)
}

function hasAccelerator(node: NodeState, accelerator: 'gpu' | 'fpga' | 'tpu'): boolean {
  if (accelerator !== 'tpu') return node.description.hardware?.[accelerator] !== undefined
  return (node.description.acceleration_api ?? []).some((offer) => offer.supported_platforms.some((platform) => platform.name === 'tpu'))
}

import {effectiveComponent} from '../../matching/orders.js'
import type {ApplicationSpec, NodeState} from '../../platform/contract/index.js'
import {asJson, type JsonObject, type JsonValue} from '../../support/json.js'
import type {TelemetryReader} from '../../telemetry/contract.js'
import type {PolicyInput} from '../contract.js'

/** What upstream's policies are given, of what ours are (upstream's shapes: its policy plug-ins, and the state of its fluidity mechanism). */
export type PythonInput = {
  readonly applications: JsonValue
  readonly system: JsonValue
  readonly mechanisms: JsonValue
  readonly telemetry: {readonly rows: JsonValue}
}

const QOS_METRICS = 'qos_metrics'

export function pythonInput(input: PolicyInput, layer: 'cluster' | 'continuum', metrics: readonly string[], windowMs: number): PythonInput {
  const applications = input.application === undefined ? [...input.world.applications.values()] : [input.application]
  return {
    applications: applications.map((one) => (layer === 'continuum' ? describedAtContinuum(one) : describedInCluster(one))),
    system: layer === 'continuum' ? continuumOf(input) : clusterOf(input),
    mechanisms: mechanismsOf(input, layer),
    telemetry: {rows: rowsOf(input.telemetry, input.nowMs, namesOf(metrics, applications), windowMs)},
  }
}

function describedAtContinuum({description, uid}: ApplicationSpec): JsonObject {
  return {...withUids(description), app_uid: uid}
}

/** In a cluster the description is the whole object, under `spec`. */
function describedInCluster({name, uid, description}: ApplicationSpec): JsonObject {
  const spec: JsonObject = {
    apiVersion: 'mlsysops.eu/v1',
    kind: 'MLSysOpsApp',
    metadata: {name, uid, namespace: 'mlsysops'},
    ...withUids(description),
  }
  return {name, app_uid: uid, spec}
}

/** Upstream's mechanism leaves out components without a uid, which its schema does not ask for: here each has one. */
function withUids(description: ApplicationSpec['description']): JsonObject {
  const components = description.components.map((component) => ({
    ...component,
    metadata: {uid: `${description.name}-${component.metadata.name}`, ...component.metadata},
  }))
  return {...(asJson(description) as JsonObject), components: components.map((one) => asJson(one))}
}

function clusterOf({world}: PolicyInput): JsonObject {
  return {MLSysOpsCluster: {cluster_id: world.cluster ?? '', nodes: [...world.nodes.keys()]}}
}

function continuumOf({world}: PolicyInput): JsonObject {
  return {MLSysOpsContinuum: {continuum_id: 'continuum', clusters: [...world.clusters.keys()]}}
}

/** As upstream's agents tell it: the state of `fluidity` in a cluster, that of `clusterPlacement` above. */
function mechanismsOf(input: PolicyInput, layer: 'cluster' | 'continuum'): JsonObject {
  if (layer === 'continuum') return {clusterPlacement: {state: null, options: null}, fluidity_proxy: {state: null, options: null}}
  const {world} = input
  const applications = Object.fromEntries(
    [...world.applications.values()].map((application) => [application.name, fluidityApplication(application, input)]),
  )
  const nodes = Object.fromEntries([...world.nodes.values()].map((node) => [node.name, fluidityNode(node, input)]))
  const state = {applications, nodes, cluster: {description: clusterOf(input)['MLSysOpsCluster'] ?? null}}
  return {fluidity: {state, options: null}}
}

function fluidityApplication(application: ApplicationSpec, {world, nowMs}: PolicyInput): JsonObject {
  const components = Object.fromEntries(
    application.description.components.map((described) => {
      const {component} = effectiveComponent(application, described, nowMs)
      const {name} = component.metadata
      const placed = world.intents.get(`${application.name}/${name}`)?.goal[0]?.node ?? null
      const instances = world.components.get(`${application.name}/${name}`)?.instances ?? []
      const state = placed === null ? null : instances.some((one) => one.phase === 'ready') ? 'Running' : 'Pending'
      const uid = component.metadata.uid ?? `${application.name}-${name}`
      return [name, {uid, qos_metrics: asJson(component.qos_metrics ?? []), state, node_placed: placed, labels: null}]
    }),
  )
  return {spec: describedInCluster(application)['spec'] ?? null, components, global_metrics: null}
}

function fluidityNode({name, ready, capacity, free, description}: NodeState, {world}: PolicyInput): JsonObject {
  const there = [...world.intents.values()].filter(({goal}) => goal.some((share) => share.node === name)).map(({ref}) => ref.component)
  return {ready, resources: {capacity: asJson(capacity), allocatable: asJson(free)}, spec: asJson(description), components: there}
}

function namesOf(metrics: readonly string[], applications: readonly ApplicationSpec[]): readonly string[] {
  const declared = metrics.filter((metric) => metric !== QOS_METRICS)
  const targets = applications.flatMap(({description}) =>
    description.components.flatMap(({qos_metrics = []}) => qos_metrics.map((one) => one.application_metric_id)),
  )
  return [...new Set([...declared, ...targets])]
}

/** A row for each moment at which anything was measured, with the last value of each metric by then: upstream's data frame. Seconds since the epoch. */
function rowsOf(telemetry: TelemetryReader, nowMs: number, metrics: readonly string[], windowMs: number): JsonValue {
  const moments = new Map<number, {[metric: string]: number}>()
  for (const metric of metrics)
    for (const {points} of telemetry.window({metric}, windowMs))
      for (const {timeMs, value} of points) moments.set(timeMs, {...moments.get(timeMs), [metric]: value})
  const last: {[metric: string]: number | null} = Object.fromEntries(metrics.map((metric) => [metric, null]))
  const rows = [...moments]
    .toSorted(([a], [b]) => a - b)
    .map(([timeMs, values]) => {
      Object.assign(last, values)
      return {timestamp: timeMs / 1_000, ...last}
    })
  // Upstream's frame is never empty: a metric that was not heard is None in it.
  return rows.length > 0 ? rows : [{timestamp: nowMs / 1_000, ...last}]
}

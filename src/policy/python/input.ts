import {isLost} from '../../matching/lost-hosts.js'
import type {ApplicationSpec, NodeState} from '../../platform/contract/index.js'
import {asJson, isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import type {Layer, PolicyInput} from '../contract.js'
import {runningComponent} from './change-spec.js'

/** What upstream's policies are given, of what ours are (upstream's shapes: its policy plug-ins, and the state of its fluidity mechanism). */
export type PythonInput = {
  readonly applications: JsonValue
  readonly system: JsonValue
  readonly mechanisms: JsonValue
  readonly telemetry: {readonly now: number; readonly rows: JsonValue}
}

const QOS_METRICS = 'qos_metrics'

export function pythonInput(input: PolicyInput, layer: Layer, metrics: readonly string[], windowMs: number): PythonInput {
  const applications = input.application === undefined ? [...input.world.applications.values()] : [input.application]
  return {
    applications: applications.flatMap((one) => describedAt(layer, one, input)),
    system: systemOf(layer, input),
    mechanisms: mechanismsOf(input, layer),
    telemetry: {now: input.nowMs / 1_000, rows: rowsOf(input, namesOf(metrics, applications), windowMs)},
  }
}

function describedAt(layer: Layer, application: ApplicationSpec, input: PolicyInput): readonly JsonObject[] {
  if (layer === 'continuum') return [{...withUids(application.description), app_uid: application.uid}]
  if (layer === 'cluster') return [describedInCluster(application, input)]
  return onNode(application, input)
}

/** In a cluster the description is the whole object, under `spec`, with the components as they run. */
function describedInCluster(application: ApplicationSpec, input: PolicyInput): JsonObject {
  const {name, uid, description} = application
  const components = description.components.map((one) => runningComponent(name, one.metadata.name, input) ?? one)
  const spec: JsonObject = {
    apiVersion: 'mlsysops.eu/v1',
    kind: 'MLSysOpsApp',
    metadata: {name, uid, namespace: 'mlsysops'},
    ...withUids({...description, components}),
  }
  return {name, app_uid: uid, spec}
}

/** On a node: each component that is there, beside the part of its application that is there. */
function onNode(application: ApplicationSpec, input: PolicyInput): readonly JsonObject[] {
  const {spec} = describedInCluster(application, input)
  const components = isObject(spec) && isList(spec['components']) ? spec['components'] : []
  const here = components.filter((one) => input.world.intents.has(`${application.name}/${nameOf(one)}`))
  return here.map((one) => ({
    name: application.name,
    component_name: nameOf(one),
    spec: {...(isObject(spec) ? spec : {}), components: here},
    pod_spec: {},
  }))
}

function nameOf(component: JsonValue): string {
  const metadata = isObject(component) ? component['metadata'] : undefined
  const name = isObject(metadata) ? metadata['name'] : undefined
  return typeof name === 'string' ? name : ''
}

/** Upstream's mechanism leaves out components without a uid, which its schema does not ask for: here each has one. */
function withUids(description: ApplicationSpec['description']): JsonObject {
  const components = description.components.map((component) => ({
    ...component,
    metadata: {uid: uidOf(description.name, component.metadata.name), ...component.metadata},
  }))
  return {...(asJson(description) as JsonObject), components: components.map((one) => asJson(one))}
}

function uidOf(application: string, component: string): string {
  return `${application}-${component}`
}

function systemOf(layer: Layer, {world}: PolicyInput): JsonObject {
  switch (layer) {
    case 'continuum':
      return {MLSysOpsContinuum: {continuum_id: 'continuum', clusters: [...world.clusters.keys()]}}
    case 'cluster':
      return {MLSysOpsCluster: {cluster_id: world.cluster ?? '', nodes: [...world.nodes.keys()]}}
    case 'node':
      return {MLSysOpsNode: asJson([...world.nodes.values()][0]?.description ?? {})}
  }
}

/** As upstream's agents tell it: the state of `fluidity` in a cluster, that of `clusterPlacement` above, that of the knobs on a node. */
function mechanismsOf(input: PolicyInput, layer: Layer): JsonObject {
  switch (layer) {
    case 'continuum':
      return {clusterPlacement: {state: null, options: null}}
    case 'cluster':
      return {fluidity: {state: fluidityState(input), options: null}, ...knobs(input)}
    case 'node':
      return {fluidity_proxy: {state: fluidityState(input), options: null}, ...knobs(input)}
  }
}

function knobs({mechanisms}: PolicyInput): JsonObject {
  const frequency = mechanisms.get('cpu-frequency')
  return frequency === undefined ? {} : {CPUFrequencyConfigurator: {state: frequency.state, options: frequency.options}}
}

function fluidityState(input: PolicyInput): JsonObject {
  const {world} = input
  const applications = [...world.applications.values()].map((one) => [one.name, fluidityApplication(one, input)] as const)
  const nodes = [...world.nodes.values()].map((one) => [one.name, fluidityNode(one, input)] as const)
  return {
    applications: Object.fromEntries(applications),
    nodes: Object.fromEntries(nodes),
    cluster: {description: systemOf('cluster', input)['MLSysOpsCluster'] ?? null},
  }
}

function fluidityApplication(application: ApplicationSpec, input: PolicyInput): JsonObject {
  const {world} = input
  const components = application.description.components.map((described) => {
    const {name} = described.metadata
    const key = `${application.name}/${name}`
    // Upstream forgets no host that is lost, and believes it placed; here it has none then.
    const placed = world.intents.get(key)?.goal.find(({node}) => !isLost(world, node))?.node ?? null
    const isRunning = world.components.get(key)?.instances.some((one) => one.phase === 'ready') === true
    const uid = described.metadata.uid ?? uidOf(application.name, name)
    const state = placed === null ? null : isRunning ? 'Running' : 'Pending'
    return [name, {uid, qos_metrics: asJson(described.qos_metrics ?? []), state, node_placed: placed, labels: null}] as const
  })
  return {spec: describedInCluster(application, input)['spec'] ?? null, components: Object.fromEntries(components), global_metrics: null}
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

/**
 * A row for each moment at which anything was measured, with the last value of each metric by then: upstream's data frame. Seconds since the epoch. Of a
 * metric that several applications have, the own one's values.
 */
function rowsOf({telemetry, nowMs, application}: PolicyInput, metrics: readonly string[], windowMs: number): JsonValue {
  const moments = new Map<number, {[metric: string]: number}>()
  for (const metric of metrics) {
    const own = application === undefined ? [] : telemetry.window({metric, application: application.name}, windowMs)
    for (const {points} of own.length > 0 ? own : telemetry.window({metric}, windowMs))
      for (const {timeMs, value} of points) moments.set(timeMs, {...moments.get(timeMs), [metric]: value})
  }
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

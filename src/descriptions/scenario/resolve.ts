import {given} from '../../support/given.js'
import type {LinkTruth, Scenario, ScenarioNode as WrittenNode} from '../generated/scenario.types.generated.js'
import type {LinkQuality, ResolvedScenario, ScenarioCluster, ScenarioLifeCycle, ScenarioNode} from '../resolved-scenario.js'
import {NO_RESOURCES, parseBytes, parseMillicores} from '../resources.js'
import {type Located, pathText, textOf, valueAt} from '../source/located.js'
import type {Known} from './checks.js'
import * as defaults from './defaults.js'
import {ms, pairOf} from './fields.js'
import {faultOf} from './resolve-fault.js'
import {ruleOf, type Series} from './resolve-workload.js'

type Surroundings = {
  readonly nowMs: number
  readonly seed?: number | undefined
  readonly speed?: number | undefined
  readonly known: Known
  readonly series: ReadonlyMap<number, Series>
}

/** A checked scenario with every default filled in, in ms and bytes. */
export function resolveScenario(root: Located, written: Scenario, {nowMs, seed, speed, known, series}: Surroundings): ResolvedScenario {
  const {network, telemetry} = written
  return {
    name: written.name,
    seed: seed ?? written.seed ?? 1,
    originMs: written.start === undefined ? nowMs : Date.parse(written.start),
    speed: speed ?? written.speed ?? 1,
    currency: written.currency ?? 'EUR',
    clusters: clustersOf(written, known),
    network: {
      sameNode: linkOf(network?.same_node, defaults.SAME_NODE),
      sameCluster: linkOf(network?.same_cluster, defaults.SAME_CLUSTER),
      betweenClusters: linkOf(network?.between_clusters, defaults.BETWEEN_CLUSTERS),
      links: (network?.links ?? []).map((link) => ({...linkOf(link, defaults.BETWEEN_CLUSTERS), between: pairOf(link.between)})),
    },
    workloads: [
      ...(written.workloads ?? []).map((workload, index) => ruleOf(workload, index, series.get(index))),
      defaults.DEFAULT_WORKLOAD,
    ],
    faults: (written.faults ?? []).map(faultOf),
    telemetry: {
      nodeIntervalMs: ms(telemetry?.node_interval_s) ?? defaults.TELEMETRY.nodeIntervalMs,
      applicationIntervalMs: ms(telemetry?.application_interval_s) ?? defaults.TELEMETRY.applicationIntervalMs,
      delayMs: telemetry?.delay_ms ?? defaults.TELEMETRY.delayMs,
      jitterMs: telemetry?.jitter_ms ?? defaults.TELEMETRY.jitterMs,
      loss: telemetry?.loss ?? defaults.TELEMETRY.loss,
    },
    lifeCycle: lifeCycleOf(written),
    sources: [...sourcesIn(root)],
  }
}

/** Clusters in the order of the scenario, then those that only a file describes; nodes the same. */
function clustersOf({clusters = []}: Scenario, known: Known): readonly ScenarioCluster[] {
  const names = [...new Set([...clusters.map(({cluster_id}) => cluster_id), ...known.clusters.map(({cluster_id}) => cluster_id)])]
  return names.map((name) => {
    const inline = clusters.filter(({cluster_id}) => cluster_id === name)
    const described = known.clusters.find(({cluster_id}) => cluster_id === name)
    const truths = inline.flatMap(({nodes = []}) => nodes)
    const truthNames = truths.map((node) => node.description?.name ?? node.name)
    const rest = known.nodes.filter((node) => isNodeOf(node, name, described?.nodes ?? []) && !truthNames.includes(node.name))
    const nodes = [
      ...truths.flatMap((node) => nodeOf(node, name, known)),
      ...rest.flatMap((description) => nodeOf({description}, name, known)),
    ]
    const datacenter = described?.datacenter_id ?? inline.find(({datacenter_id}) => datacenter_id !== undefined)?.datacenter_id
    return {
      name,
      description: {
        cluster_id: name,
        ...(datacenter === undefined ? {} : {datacenter_id: datacenter}),
        nodes: nodes.map(({description}) => description.name),
      },
      nodes,
    }
  })
}

function isNodeOf(node: {readonly name: string; readonly cluster_id?: string}, cluster: string, members: readonly string[]): boolean {
  return node.cluster_id === undefined ? members.includes(node.name) : node.cluster_id === cluster
}

function nodeOf({name, description, truth}: WrittenNode, cluster: string, known: Known): readonly ScenarioNode[] {
  const found = description ?? known.nodes.find((node) => node.name === name)
  if (found === undefined) return []
  return [
    {
      description: {...found, cluster_id: cluster},
      ...(truth?.speed === undefined ? {} : {speed: truth.speed}),
      reserved: {
        ...NO_RESOURCES,
        cpuMillicores: truth?.reserved_cpu === undefined ? 0 : parseMillicores(truth.reserved_cpu),
        memoryBytes: truth?.reserved_memory === undefined ? 0 : parseBytes(truth.reserved_memory),
      },
      busyCores: truth?.busy_cores ?? 0,
      registryMbps: truth?.registry_mbps ?? defaults.REGISTRY_MBPS,
    },
  ]
}

function linkOf(link: LinkTruth | undefined, base: LinkQuality): LinkQuality {
  return {
    latencyMs: link?.latency_ms ?? base.latencyMs,
    jitterMs: link?.jitter_ms ?? base.jitterMs,
    bandwidthMbps: link?.bandwidth_mbps ?? base.bandwidthMbps,
    loss: link?.loss ?? base.loss,
  }
}

function lifeCycleOf({life_cycle: written, power}: Scenario): ScenarioLifeCycle {
  const base = defaults.LIFE_CYCLE
  return {
    heartbeatMs: ms(written?.heartbeat_s) ?? base.heartbeatMs,
    scheduleMs: ms(written?.schedule_s) ?? base.scheduleMs,
    imageBytes: written?.image_mb === undefined ? base.imageBytes : written.image_mb * 1e6,
    images: (written?.images ?? []).map(({image, size_mb}) => ({image, sizeBytes: size_mb * 1e6})),
    startMs: ms(written?.start_s) ?? base.startMs,
    stopMs: ms(written?.stop_s) ?? base.stopMs,
    drainMs: ms(written?.drain_s) ?? base.drainMs,
    completionMs: ms(written?.completion_s) ?? base.completionMs,
    restartBackoffMs: ms(written?.restart_backoff_s) ?? base.restartBackoffMs,
    idlePowerShare: power?.idle_share ?? base.idlePowerShare,
  }
}

function* sourcesIn(node: Located): Iterable<ResolvedScenario['sources'][number]> {
  if (node.kind === 'list') for (const item of node.items) yield* sourcesIn(item)
  if (node.kind !== 'map') return
  const source = textOf(valueAt(node, 'source'))
  const note = textOf(valueAt(node, 'note'))
  if (source === 'measured' || source === 'recorded' || source === 'fitted' || source === 'assumed') {
    yield {path: pathText(node.path), source, ...given({note})}
  }
  for (const {value} of node.entries) yield* sourcesIn(value)
}

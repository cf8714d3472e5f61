import type {
  LinkTruth,
  Scenario,
  ScenarioFault,
  Workload,
  ArrivalModel as WrittenArrivals,
  LoadModel as WrittenLoad,
  ScenarioNode as WrittenNode,
  WorkModel as WrittenWork,
} from '../generated/scenario.types.generated.js'
import type {
  Fault,
  LinkQuality,
  LoadModel,
  ResolvedScenario,
  ScenarioCluster,
  ScenarioLifeCycle,
  ScenarioNode,
  TimedFault,
  WorkloadRule,
} from '../resolved-scenario.js'
import {NO_RESOURCES, parseBytes, parseMillicores} from '../resources.js'
import {type Located, pathText, textOf, valueAt} from '../source/located.js'
import type {Known} from './checks.js'
import * as defaults from './defaults.js'

export type Series = {readonly values: readonly number[]; readonly stepMs?: number}

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

function ruleOf(workload: Workload, index: number, series: Series | undefined): WorkloadRule {
  const {match, origin, exports} = workload
  return {
    ...defaults.RULE,
    name: workload.name ?? `workload ${index + 1}`,
    match: defined({
      application: match?.application,
      component: match?.component,
      image: match?.image,
      qosMetric: match?.qos_metric,
      callsQosMetric: match?.calls_qos_metric,
    }),
    load: workload.load === undefined ? {kind: 'constant', value: 1} : loadOf(workload.load, series),
    arrivals: arrivalsOf(workload.arrivals),
    work: workOf(workload.work),
    ...defined({
      discipline: workload.discipline,
      threads: workload.threads,
      queueLimit: workload.queue_limit,
      fanOut: workload.fan_out,
      requestBytes: workload.request_bytes,
    }),
    ...defined({
      origin,
      exports,
      startMs: ms(workload.start_s),
      imageBytes: workload.image_mb === undefined ? undefined : workload.image_mb * 1e6,
      completionMs: ms(workload.completion_s),
      memoryBytes: workload.memory_mb === undefined ? undefined : workload.memory_mb * 2 ** 20,
    }),
  }
}

/** The fields that a kind needs are there: it was checked. */
function loadOf(load: WrittenLoad, series: Series | undefined): LoadModel {
  switch (load.kind) {
    case 'constant':
      return {kind: 'constant', value: load.value ?? 0}
    case 'sine':
      return {
        kind: 'sine',
        mean: load.mean ?? 0,
        amplitude: load.amplitude ?? 0,
        periodMs: ms(load.period_s) ?? 1,
        phaseMs: ms(load.phase_s) ?? 0,
      }
    case 'step':
      return {kind: 'step', before: load.before ?? 0, after: load.after ?? 0, atMs: ms(load.at_s) ?? 0}
    case 'burst':
      return {
        kind: 'burst',
        base: load.base ?? 0,
        peak: load.peak ?? 0,
        everyMs: ms(load.every_s) ?? 1,
        lengthMs: ms(load.length_s) ?? 0,
        firstMs: ms(load.first_s) ?? 0,
      }
    case 'random-walk':
      return {
        kind: 'random-walk',
        start: load.start ?? 0,
        min: load.min ?? 0,
        max: load.max ?? 0,
        stepMs: ms(load.step_s) ?? 1,
        stepSize: load.step_size ?? 0,
      }
    case 'series':
      return {
        kind: 'series',
        values: series?.values ?? load.values ?? [],
        stepMs: ms(load.step_s) ?? series?.stepMs ?? 1000,
        fromMs: ms(load.from_s) ?? 0,
        linear: load.linear ?? false,
      }
  }
}

function arrivalsOf(arrivals: WrittenArrivals | undefined): WorkloadRule['arrivals'] {
  const base = defaults.ARRIVALS
  if (arrivals === undefined) return base
  return {kind: arrivals.kind ?? base.kind, rate: arrivals.rate ?? 0, perLoad: arrivals.per_load ?? 0, jitter: arrivals.jitter ?? 0}
}

function workOf(work: WrittenWork | undefined): WorkloadRule['work'] {
  if (work === undefined) return defaults.WORK
  const shareOfTarget = work.share_of_target
  return {baseMs: work.base_ms ?? 0, perLoadMs: work.per_load_ms ?? 0, sigma: work.sigma ?? 0, ...defined({shareOfTarget})}
}

function faultOf(fault: ScenarioFault, index: number): TimedFault {
  return {id: `scenario-${index + 1}`, atMs: fault.at_s * 1000, ...defined({forMs: ms(fault.for_s)}), fault: kindOfFault(fault)}
}

function kindOfFault(fault: ScenarioFault): Fault {
  const {kind, node = '', cluster = '', image = '', application, component} = fault
  switch (kind) {
    case 'node-down':
      return {kind, node, reboots: fault.reboots ?? false}
    case 'node-slow':
      return {kind, node, speed: fault.speed ?? 1}
    case 'cluster-cut':
      return {kind, cluster}
    case 'link-cut':
      return {kind, between: pairOf(fault.between)}
    case 'link-slow':
      return {
        kind,
        between: pairOf(fault.between),
        latencyMs: fault.latency_ms ?? 0,
        ...defined({bandwidthMbps: fault.bandwidth_mbps, loss: fault.loss}),
      }
    case 'slow-disk':
      return {kind, node, factor: fault.factor ?? 1}
    case 'image-unavailable':
      return {kind, image}
    case 'telemetry-lost':
      return {kind, ...defined({node: fault.node, application, component})}
    case 'telemetry-late':
      return {kind, ...defined({node: fault.node}), delayMs: fault.delay_ms ?? 0}
    case 'crash':
      return {kind, application: application ?? '', component: component ?? ''}
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
    yield {path: pathText(node.path), source, ...defined({note})}
  }
  for (const {value} of node.entries) yield* sourcesIn(value)
}

function pairOf(ends: readonly string[] | undefined): readonly [string, string] {
  const [from = '', to = ''] = ends ?? []
  return [from, to]
}

function ms(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000
}

/** Without the fields that are undefined. */
function defined<T extends object>(fields: T): {[K in keyof T]?: Exclude<T[K], undefined>} {
  const present: {[K in keyof T]?: Exclude<T[K], undefined>} = {}
  for (const key in fields) {
    const value = fields[key]
    if (value !== undefined) present[key] = value as Exclude<T[typeof key], undefined>
  }
  return present
}

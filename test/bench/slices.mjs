// Scenarios for benchmarks: as large as asked for, the same for the same numbers.
import {lifeCycle, network, ORIGIN_MS, telemetry} from './defaults.mjs'

/** `clusters` clusters with `nodes` nodes in all, 16 cores each. */
export function scenario({clusters, nodes, workloads, telemetryEveryMs = 1_000, nodeEveryMs = 5_000, seed = 1}) {
  const perCluster = Math.ceil(nodes / clusters)
  return {
    name: 'bench',
    seed,
    originMs: ORIGIN_MS,
    speed: 1,
    currency: 'EUR',
    clusters: Array.from({length: clusters}, (_, cluster) => ({
      name: `cluster-${cluster}`,
      description: {cluster_id: `cluster-${cluster}`, nodes: Array.from({length: perCluster}, (_, node) => `c${cluster}-n${node}`)},
      nodes: Array.from({length: perCluster}, (_, node) => node_(`c${cluster}-n${node}`, node)),
    })),
    network,
    workloads,
    faults: [],
    telemetry: {...telemetry, applicationIntervalMs: telemetryEveryMs, nodeIntervalMs: nodeEveryMs},
    lifeCycle,
    sources: [],
  }
}

function node_(name, index) {
  return {
    description: {
      name,
      continuum_layer: 'edge',
      labels: [`rack:${index % 8}`],
      environment: {node_type: 'virtualized', os: 'ubuntu', container_runtime: ['containerd']},
      hardware: {
        cpu: {architecture: 'amd64', cores: 16, frequency: [2.5e9], performance_indicator: 5_000 + 500 * (index % 5)},
        memory: 64,
        disk: 500,
      },
      price: {value: 0.1 + 0.02 * (index % 5)},
    },
    reserved: {cpuMillicores: 0, memoryBytes: 0, diskBytes: 0, gpus: 0, fpgas: 0},
    busyCores: 0,
    registryMbps: 1_000,
  }
}

export function application(name, {components = 1, target = 50, metric = 'frame_classify_latency', cluster} = {}) {
  return {
    name,
    ...(cluster === undefined ? {} : {cluster_placement: {cluster_id: [cluster]}}),
    components: Array.from({length: components}, (_, index) => ({
      metadata: {name: `c${index}`},
      containers: [
        {
          image: `bench/c${index}:1`,
          ports: [{container_port: 80}],
          platform_requirements: {cpu: {requests: '250m'}, memory: {requests: '128Mi'}},
        },
      ],
      qos_metrics: [{application_metric_id: metric, target, relation: 'lower_or_equal'}],
    })),
  }
}

import {capacityOf} from '../../src/descriptions/resources.js'
import type {ApplicationDescription, NodeDescription} from '../../src/descriptions/types.js'
import type {JournaledDecision} from '../../src/knowledge/contract.js'
import type {NodeState} from '../../src/platform/contract/index.js'
import type {MetricInfo, Series} from '../../src/telemetry/contract.js'

/** The slice's time in tests that do not care. */
export const NOW_MS = Date.UTC(2026, 0, 15, 12, 0, 0)
export const CLUSTER = 'group1-cluster'

/** The smart-city case: a detector at the camera, a classifier that may move, and a latency target. */
export const SMART_CITY: ApplicationDescription = {
  name: 'smart-city',
  cluster_placement: {cluster_id: [CLUSTER]},
  components: [
    {
      metadata: {name: 'detector-app'},
      node_placement: {node: 'group1-node1'},
      containers: [{image: 'registry.example.org/smart-city/detector:0.1.5'}],
    },
    {
      metadata: {name: 'classifier-app'},
      containers: [
        {
          image: 'registry.example.org/smart-city/classifier:0.1.5',
          platform_requirements: {cpu: {requests: '2'}, memory: {requests: '1Gi'}},
          ports: [{container_port: 5005, protocol: 'TCP'}],
        },
      ],
      qos_metrics: [{application_metric_id: 'frame_classify_latency', target: 50, relation: 'lower_or_equal'}],
    },
  ],
  component_interactions: [{component_name1: 'detector-app', type: 'egress', component_name2: 'classifier-app'}],
  permitted_actions: ['component_relocation'],
}

export const SMART_CITY_YAML = `MLSysOpsApp:
  name: smart-city-2
  cluster_placement:
    cluster_id: [group1-cluster]
  components:
    - metadata:
        name: detector-app
      node_placement:
        node: group1-node1
      containers:
        - image: registry.example.org/smart-city/detector:0.1.5
    - metadata:
        name: classifier-app
      containers:
        - image: registry.example.org/smart-city/classifier:0.1.5
      qos_metrics:
        - application_metric_id: frame_classify_latency
          target: 50
          relation: lower_or_equal
`

export const NODES: readonly NodeDescription[] = ['group1-node1', 'group1-node2'].map((name, index) => ({
  name,
  cluster_id: CLUSTER,
  continuum_layer: 'edge',
  labels: [`zone:${index + 1}`],
  environment: {node_type: 'virtualized', os: 'ubuntu', container_runtime: ['containerd']},
  hardware: {cpu: {architecture: 'amd64', cores: 8}, memory: 16, disk: 200},
}))

export function nodeState(cluster: string, description: NodeDescription): NodeState {
  const capacity = capacityOf(description)
  return {
    name: description.name,
    cluster,
    ready: true,
    readyChangedMs: NOW_MS - 60_000,
    cordoned: false,
    layer: description.continuum_layer,
    labels: description.labels ?? [],
    description,
    capacity,
    free: {...capacity, cpuMillicores: capacity.cpuMillicores - 2_000},
    pricePerHour: 0.4,
  }
}

/** The classifier was placed, then moved because its target broke, then a further move was held back; one decision waits for approval. */
export function relocation(): readonly JournaledDecision[] {
  const common = {
    agent: CLUSTER,
    layer: 'cluster',
    cluster: CLUSTER,
    application: 'smart-city',
    components: ['classifier-app'],
    repeats: 0,
    version: 1,
  } as const
  const target = {kind: 'component', application: 'smart-city', component: 'classifier-app'} as const
  const policy = {kind: 'policy', policy: 'qos-relocation', version: '1.0.0'} as const
  const full = {code: 'cpu-short', message: '2 cores are asked for, 1.2 are free.', wayOut: 'Ask for less.'}
  return [
    {
      ...common,
      seq: 1,
      id: 'd-0001',
      agent: 'continuum',
      layer: 'continuum',
      proposer: {kind: 'policy', policy: 'cluster-placement', version: '1.0.0'},
      trigger: {kind: 'application', change: 'added'},
      analysis: {verdict: 'adapt', reason: 'It has no cluster yet.'},
      summary: `Give smart-city to ${CLUSTER}.`,
      actions: [
        {
          mechanism: 'cluster-placement',
          command: {application: 'smart-city', clusters: [CLUSTER]},
          target: {kind: 'application', application: 'smart-city'},
          reason: 'It is the only one allowed.',
        },
      ],
      candidates: [{component: '*', host: CLUSTER, chosen: true, refusals: [], score: 1}],
      verdict: {kind: 'admitted', reason: 'Nothing speaks against it.'},
      outcome: {kind: 'done', message: 'Assigned.', durationMs: 12},
      timeMs: NOW_MS - 100_000,
      closedMs: NOW_MS - 99_988,
    },
    {
      ...common,
      seq: 2,
      id: 'd-0002',
      proposer: policy,
      trigger: {kind: 'metric', metric: 'frame_classify_latency', component: 'classifier-app', value: 74.2, timeMs: NOW_MS - 50_100},
      analysis: {verdict: 'adapt', reason: 'frame_classify_latency is 74.2 ms, the target is 50 ms.', evidence: {value: 74.2, target: 50}},
      summary: 'Move classifier-app from group1-node1 to group1-node2.',
      actions: [
        {mechanism: 'placement', command: {hosts: [{node: 'group1-node2', instances: 1}]}, target, reason: '38 ms are foreseen there.'},
      ],
      candidates: [
        {component: 'classifier-app', host: 'group1-node1', chosen: false, refusals: [full]},
        {
          component: 'classifier-app',
          host: 'group1-node2',
          chosen: true,
          refusals: [],
          score: 0.81,
          terms: {fit: 0.5, free: 0.31},
          prediction: {metric: 'frame_classify_latency', value: 38, error: 4.5, basis: '120 samples on group1-node1, scaled by speed'},
        },
      ],
      verdict: {kind: 'admitted', reason: 'It is permitted, and within the budget.'},
      outcome: {kind: 'done', message: 'The new instance was ready before the old one went.', durationMs: 4_200},
      effect: {
        metric: 'frame_classify_latency',
        before: 74.2,
        predicted: 38,
        after: 41.5,
        measuredMs: NOW_MS - 30_000,
        message: 'It fell from 74.2 to 41.5 ms.',
      },
      timeMs: NOW_MS - 50_000,
      closedMs: NOW_MS - 45_800,
    },
    {
      ...common,
      seq: 3,
      id: 'd-0003',
      proposer: policy,
      trigger: {kind: 'interval'},
      analysis: {verdict: 'adapt', reason: 'It moved a moment ago.'},
      summary: 'Move classifier-app back to group1-node1.',
      actions: [],
      candidates: [],
      verdict: {kind: 'deferred', code: 'cooldown', reason: 'It was moved 10 s ago.', notBeforeMs: NOW_MS - 20_000},
      outcome: {kind: 'none'},
      repeats: 3,
      timeMs: NOW_MS - 40_000,
    },
    {
      ...common,
      seq: 4,
      id: 'd-0004',
      proposer: {kind: 'person', by: 'ana', order: 'o-1'},
      trigger: {kind: 'order', order: 'o-1', by: 'ana'},
      analysis: {verdict: 'adapt', reason: 'A person ordered it.'},
      summary: 'Move classifier-app to group1-node9.',
      actions: [],
      candidates: [],
      verdict: {kind: 'rejected', reasons: [{code: 'node-unknown', message: 'There is no node group1-node9.'}]},
      outcome: {kind: 'none'},
      timeMs: NOW_MS - 20_000,
    },
    {
      ...common,
      seq: 5,
      id: 'd-0005',
      proposer: policy,
      trigger: {kind: 'node', node: 'group1-node1', change: 'ready'},
      analysis: {verdict: 'adapt', reason: 'A cheaper host came back.'},
      summary: 'Move classifier-app to group1-node1.',
      actions: [{mechanism: 'placement', command: {hosts: [{node: 'group1-node1', instances: 1}]}, target, reason: 'It is cheaper.'}],
      candidates: [],
      verdict: {kind: 'awaiting-approval', reason: 'The mode is advise.'},
      outcome: {kind: 'none'},
      timeMs: NOW_MS - 10_000,
    },
    {
      ...common,
      seq: 6,
      id: 'd-0006',
      proposer: policy,
      trigger: {kind: 'deferral', decision: 'd-0003'},
      analysis: {verdict: 'adapt', reason: 'The target is broken.'},
      summary: 'Move classifier-app to group1-node2.',
      actions: [
        {
          mechanism: 'placement',
          command: {hosts: [{node: 'group1-node2', instances: 1}]},
          target,
          reason: 'It is foreseen best.',
          order: 'o-2',
        },
      ],
      candidates: [],
      verdict: {kind: 'admitted', reason: 'It is permitted.'},
      outcome: {kind: 'failed', reasons: [{code: 'not-ready', message: 'The instance was not ready within 60 s.'}], restored: true},
      timeMs: NOW_MS - 5_000,
      closedMs: NOW_MS - 1_000,
    },
  ]
}

export const smartCityMetrics: readonly MetricInfo[] = [
  {name: 'frame_classify_latency', unit: 'ms', kind: 'gauge', help: 'From a frame’s arrival to its class.', series: 1},
  {name: 'node_cpu_usage_ratio', unit: 'ratio', kind: 'gauge', help: 'The share of the cores that is busy.', series: 2},
]

/** A point each second, newest last. */
export function smartCitySeries(nowMs: number, windowMs: number): readonly Series[] {
  const times = Array.from({length: Math.min(60, Math.floor(windowMs / 1_000))}, (_, index) => nowMs - index * 1_000).reverse()
  const classifier = {
    application: 'smart-city',
    component: 'classifier-app',
    instance: 'smart-city-classifier-app-0',
    node: 'group1-node2',
    cluster: CLUSTER,
  }
  return [
    {metric: 'frame_classify_latency', source: classifier, points: times.map((timeMs, index) => ({timeMs, value: 40 + (index % 5)}))},
    ...NODES.map(({name}) => ({
      metric: 'node_cpu_usage_ratio',
      source: {node: name, cluster: CLUSTER},
      points: times.map((timeMs, index) => ({timeMs, value: 0.3 + (index % 3) / 10})),
    })),
  ]
}

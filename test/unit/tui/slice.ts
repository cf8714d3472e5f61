import type {
  AgentDto,
  ApplicationStatusDto,
  CandidateDto,
  ClusterDto,
  DecisionDto,
  ExplanationDto,
  InfrastructureDto,
  InstanceDto,
  NodeDto,
  ReadinessDto,
} from '../../../src/northbound/contract/dto.js'

/** The slice's time in these tests. */
export const NOW = '2026-11-21T09:14:22.000Z'
export const NOW_MS = Date.parse(NOW)
export const ago = (seconds: number): string => new Date(NOW_MS - seconds * 1000).toISOString()

const CORE = 1000
const GIB = 2 ** 30

export function node(
  cluster: string,
  name: string,
  more: {
    cores?: number
    taken?: number
    instances?: number
    price?: number
    layer?: NodeDto['layer']
    ready?: boolean
    cordoned?: boolean
    labels?: string[]
  } = {},
): NodeDto {
  const {cores = 8, taken = 0, instances = 0, price, layer = 'edge', ready = true, cordoned = false, labels = []} = more
  return {
    name,
    cluster,
    ready,
    readyChangedAt: ago(ready ? 3_725 : 41),
    cordoned,
    layer,
    labels,
    capacity: {cpuMillicores: cores * CORE, memoryBytes: 16 * GIB, diskBytes: 200 * GIB, gpus: layer === 'cloud' ? 2 : 0, fpgas: 0},
    free: {
      cpuMillicores: cores * CORE - taken,
      memoryBytes: 16 * GIB - instances * GIB,
      diskBytes: 180 * GIB,
      gpus: layer === 'cloud' ? 2 : 0,
      fpgas: 0,
    },
    ...(price === undefined ? {} : {pricePerHour: price, powerWatts: 45}),
    instances,
    description: {
      name,
      continuum_layer: layer,
      environment: {os: 'ubuntu', node_type: 'virtualized', container_runtime: ['containerd']},
      hardware: {cpu: {architecture: 'amd64', cores}},
      ...(price === undefined ? {} : {price: {value: price, currency: 'EUR'}}),
    },
  }
}

export function cluster(name: string, nodes: readonly NodeDto[], more: {ready?: boolean} = {}): ClusterDto {
  return {
    name,
    ready: more.ready ?? true,
    readyChangedAt: ago(3_725),
    cordoned: false,
    heardAt: ago(1),
    description: {cluster_id: name, nodes: nodes.map((one) => one.name)},
    nodes,
  }
}

export function instance(on: string, phase: InstanceDto['phase'] = 'ready'): InstanceDto {
  return {id: `i-${on}`, node: on, phase, startedAt: ago(900), restarts: 0, generation: 1, image: 'registry.example/classifier:1.4'}
}

export function candidate(component: string, host: string, more: Partial<CandidateDto> = {}): CandidateDto {
  return {component, host, chosen: false, refusals: [], ...more}
}

export function decision(id: string, secondsAgo: number, more: Partial<DecisionDto> = {}): DecisionDto {
  return {
    seq: 100_000 - secondsAgo,
    id,
    agent: 'group1-cluster',
    layer: 'cluster',
    cluster: 'group1-cluster',
    application: 'smart-city',
    components: ['frame-classifier'],
    proposer: {kind: 'policy', policy: 'component-placement', version: '1.0.0'},
    trigger: {kind: 'application', change: 'added'},
    analysis: {verdict: 'adapt', reason: 'frame-classifier is not placed yet'},
    summary: 'Place frame-classifier on group1-node1 (score 0.82): it is not placed yet',
    actions: [],
    candidates: [],
    verdict: {kind: 'admitted', reason: 'nothing else changes it'},
    outcome: {kind: 'done', message: 'frame-classifier is ready on group1-node1', durationMs: 2_100},
    repeats: 0,
    decidedAt: ago(secondsAgo),
    closedAt: ago(secondsAgo - 2),
    version: 2,
    ...more,
  }
}

/** The demo in the middle: the load rose, the target broke, the classifier was moved, the latency recovered. */
export const relocation = decision('d-move', 58, {
  proposer: {kind: 'policy', policy: 'qos-relocation', version: '1.0.0'},
  trigger: {kind: 'metric', metric: 'frame_classify_latency', component: 'frame-classifier', value: 83.4, measuredAt: ago(59)},
  analysis: {
    verdict: 'adapt',
    reason: 'frame_classify_latency of frame-classifier is 81.2, target <= 50, for 12 s',
    evidence: {component: 'frame-classifier', metric: 'frame_classify_latency', value: 81.2, target: 50, node: 'group1-node1'},
  },
  summary: 'Move frame-classifier from group1-node1 to group1-node2: 34.1 ± 6.2 foreseen, 81.2 now, target <= 50',
  candidates: [
    candidate('frame-classifier', 'group1-node2', {
      chosen: true,
      score: 0.58,
      prediction: {metric: 'frame_classify_latency', value: 34.1, error: 6.2, basis: 'performance indicators and telemetry'},
    }),
    candidate('frame-classifier', 'group1-node1', {refusals: [{code: 'runs-there', message: 'it runs there, at 81.2'}]}),
  ],
  outcome: {kind: 'done', message: 'frame-classifier is ready on group1-node2; group1-node1 was left', durationMs: 3_400},
  effect: {
    metric: 'frame_classify_latency',
    before: 81.2,
    predicted: 34.1,
    after: 32.7,
    measuredAt: ago(26),
    message: 'frame_classify_latency went from 81.2 to 32.7 (34.1 was foreseen).',
  },
  version: 3,
})

export const decisions: readonly DecisionDto[] = [
  decision('d-hold', 12, {
    proposer: {kind: 'policy', policy: 'qos-relocation', version: '1.0.0'},
    trigger: {kind: 'interval'},
    analysis: {
      verdict: 'hold',
      reason: 'frame_classify_latency of frame-classifier was last heard 17 s ago; nothing is done on telemetry older than 15 s',
    },
    summary: 'Leave frame-classifier where it is',
    verdict: {
      kind: 'held',
      reason: 'frame_classify_latency of frame-classifier was last heard 17 s ago; nothing is done on telemetry older than 15 s',
    },
    outcome: {kind: 'none'},
    repeats: 3,
  }),
  relocation,
  decision('d-order', 140, {
    proposer: {kind: 'person', by: 'maria', order: 'o-7'},
    trigger: {kind: 'order', order: 'o-7', by: 'maria'},
    analysis: {verdict: 'adapt', reason: 'maria ordered frame-detector to be pinned to group1-node1'},
    summary: 'Pin frame-detector to group1-node1',
    components: ['frame-detector'],
  }),
  decision('d-deferred', 180, {
    proposer: {kind: 'policy', policy: 'qos-relocation', version: '1.0.0'},
    summary: 'Move frame-classifier from group1-node1 to edge-node3: 41.0 ± 9.0 foreseen, 66.0 now, target <= 50',
    verdict: {kind: 'deferred', code: 'cooldown', reason: 'it was changed 20 s ago; its cooldown is 60 s', notBeforeAt: ago(140)},
    outcome: {kind: 'none'},
  }),
  decision('d-classifier', 240),
  decision('d-detector', 241, {
    components: ['frame-detector'],
    analysis: {verdict: 'adapt', reason: 'frame-detector is not placed yet'},
    outcome: {kind: 'done', message: 'frame-detector is ready on group1-node1', durationMs: 1_900},
    summary: 'Place frame-detector on group1-node1 (score 1): its description names that node',
  }),
  decision('d-cluster', 243, {
    layer: 'continuum',
    agent: 'continuum',
    components: ['*'],
    proposer: {kind: 'policy', policy: 'cluster-placement', version: '1.0.0'},
    summary: 'Give smart-city to group1-cluster: it is the only cluster that its description names',
    analysis: {verdict: 'adapt', reason: 'smart-city is in no cluster'},
    candidates: [
      candidate('*', 'group1-cluster', {chosen: true, score: 1}),
      candidate('*', 'cloud-cluster', {refusals: [{code: 'not-named', message: 'cluster_placement names only group1-cluster'}]}),
      candidate('*', 'far-edge-cluster', {refusals: [{code: 'not-named', message: 'cluster_placement names only group1-cluster'}]}),
    ],
  }),
]

export const smartCity: ApplicationStatusDto = {
  name: 'smart-city',
  uid: 'u-1',
  generation: 1,
  revision: '"1"',
  createdAt: ago(244),
  updatedAt: ago(244),
  phase: 'deployed',
  phaseSinceAt: ago(234),
  reasons: [],
  clusters: ['group1-cluster'],
  components: [
    {component: 'frame-detector', cluster: 'group1-cluster', wanted: 1, ready: 1, instances: [instance('group1-node1')], reasons: []},
    {component: 'frame-classifier', cluster: 'group1-cluster', wanted: 1, ready: 1, instances: [instance('group1-node2')], reasons: []},
  ],
  qos: [
    {
      component: 'frame-classifier',
      metric: 'frame_classify_latency',
      target: 50,
      relation: 'lower_or_equal',
      value: 32.7,
      sampledAt: ago(1),
      met: true,
    },
  ],
  satisfaction: {score: 1, threshold: 0.8, met: true, terms: [{metric: 'frame_classify_latency', weight: 1, achieved: 1}]},
}

export function application(name: string, more: Partial<ApplicationStatusDto> = {}): ApplicationStatusDto {
  return {...smartCity, name, uid: `u-${name}`, ...more}
}

export const clusters: readonly ClusterDto[] = [
  cluster('cloud-cluster', [
    node('cloud-cluster', 'cloud-node1', {cores: 32, layer: 'cloud', price: 1.2}),
    node('cloud-cluster', 'cloud-node2', {cores: 32, layer: 'cloud', price: 1.2}),
  ]),
  cluster('far-edge-cluster', [
    ...[1, 2, 3, 4].map((index) => node('far-edge-cluster', `far-edge-node${index}`, {cores: 4, layer: 'far_edge', price: 0.02})),
  ]),
  cluster('group1-cluster', [
    node('group1-cluster', 'group1-node1', {taken: 1_500, instances: 1, price: 0.08, labels: ['camera:yes']}),
    node('group1-cluster', 'group1-node2', {taken: 2_000, instances: 1, price: 0.16}),
    ...[3, 4, 5, 6].map((index) => node('group1-cluster', `group1-node${index}`, {cores: 4, price: 0.04})),
  ]),
]

export const infrastructure: InfrastructureDto = {continuum: 'smart-city-demo', clusters}

export const agents: readonly AgentDto[] = [
  agent('continuum', 'continuum'),
  ...clusters.flatMap((one) => [agent(one.name, 'cluster'), ...one.nodes.map((each) => agent(each.name, 'node'))]),
]

export function agent(name: string, layer: AgentDto['layer'], state: AgentDto['state'] = 'online'): AgentDto {
  return {name, layer, state, version: '0.1.0', sinceAt: ago(3_725), counters: {}}
}

export const readiness: ReadinessDto = {
  ready: true,
  parts: [{part: 'journal', healthy: true, message: 'writes'}],
  version: '0.1.0',
  startedAt: ago(3_725),
  clock: {nowAt: NOW, speed: 10, simulated: true},
}

/** The latency of the classifier: rising with the people in view, then moved; with a gap where telemetry was lost. */
export const latencies: readonly {measuredAt: string; value: number}[] = Array.from({length: 60}, (_, index) => index)
  .filter((index) => index < 46 || index > 50)
  .map((index) => ({
    measuredAt: ago((60 - index) * 5),
    value: index < 20 ? 24 + index : index < 46 ? 24 + index * 1.3 + (index % 3) * 6 : 33 + (index % 4),
  }))

export const explanation: ExplanationDto = {
  application: smartCity,
  components: [
    {
      component: 'frame-detector',
      hosts: ['group1-node1'],
      decisions: [
        decision('d-detector', 241, {
          components: ['frame-detector'],
          summary: 'Place frame-detector on group1-node1: its description names that node',
          candidates: [candidate('frame-detector', 'group1-node1', {chosen: true, score: 1})],
        }),
      ],
      now: [],
      policies: [{policy: 'component-placement', verdict: 'fine', reason: 'Every component is where it should be.', saidAt: ago(3)}],
      orders: [{id: 'o-7', component: 'frame-detector', by: 'maria', issuedAt: ago(140), wish: {kind: 'pin', node: 'group1-node1'}}],
    },
    {
      component: 'frame-classifier',
      hosts: ['group1-node2'],
      decisions: [decisions[0] as DecisionDto, relocation, decisions[4] as DecisionDto],
      now: [
        {cluster: 'group1-cluster', ...candidate('frame-classifier', 'group1-node2', {chosen: true, score: 0.9})},
        {cluster: 'group1-cluster', ...candidate('frame-classifier', 'group1-node1', {score: 0.7})},
        ...[3, 4, 5, 6].map((index) => ({
          cluster: 'group1-cluster',
          ...candidate('frame-classifier', `group1-node${index}`, {
            refusals: [{code: 'memory-short', message: 'needs 8 GiB of memory, 4 GiB are free', wayOut: 'lower memory.requests'}],
          }),
        })),
      ],
      policies: [
        {
          policy: 'qos-relocation',
          verdict: 'fine',
          reason: 'frame_classify_latency of frame-classifier is 32.7, target <= 50',
          saidAt: ago(2),
        },
      ],
      orders: [],
    },
  ],
  placement: [decisions[6] as DecisionDto],
}

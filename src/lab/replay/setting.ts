import {capacityOf} from '../../descriptions/resources.js'
import type {NodeDescription} from '../../descriptions/types.js'
import type {ApplicationSpec, NodeState} from '../../platform/contract/index.js'
import type {ReplayCase} from '../generated/replay-case.types.generated.js'

export const CLUSTER = 'recorded'
/** What a rating of 1 is called in a description; only its ratios mean anything. */
const INDICATOR = 1_000
const CORES = 8
const MEMORY_GB = 16

/** What policies are told of the two hosts: a description, never what they really are. */
export function nodesOf({hosts}: ReplayCase, nowMs: number): readonly [NodeState, NodeState] {
  const [first, second] = hosts
  if (first === undefined || second === undefined) throw new RangeError('A replay is between two hosts.')
  return [nodeOf(first, nowMs), nodeOf(second, nowMs)]
}

function nodeOf({name, price, rated = 1}: ReplayCase['hosts'][number], nowMs: number): NodeState {
  const description: NodeDescription = {
    name,
    continuum_layer: 'edge',
    environment: {node_type: 'virtualized', os: 'ubuntu', container_runtime: ['containerd']},
    hardware: {cpu: {architecture: 'amd64', cores: CORES, performance_indicator: INDICATOR * rated}, memory: MEMORY_GB, disk: 100},
    price: {value: price},
  }
  const capacity = capacityOf(description)
  return {
    name,
    cluster: CLUSTER,
    ready: true,
    readyChangedMs: nowMs,
    cordoned: false,
    layer: 'edge',
    labels: [],
    description,
    capacity,
    free: capacity,
    pricePerHour: price,
  }
}

/** The application as far as the case says: the component that is moved, with its target. */
export function applicationOf({application, component, metric, target}: ReplayCase, nowMs: number): ApplicationSpec {
  return {
    name: application,
    uid: application,
    generation: 1,
    revision: '1',
    createdMs: nowMs,
    updatedMs: nowMs,
    orders: [],
    description: {
      name: application,
      permitted_actions: ['component_relocation'],
      components: [
        {
          metadata: {name: component, uid: component},
          containers: [{image: 'recorded'}],
          qos_metrics: [{application_metric_id: metric, target, relation: 'lower_or_equal'}],
        },
      ],
    },
  }
}

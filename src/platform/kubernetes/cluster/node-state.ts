import {capacityOf, NO_RESOURCES, type Resources} from '../../../descriptions/resources.js'
import type {ContinuumLayer, NodeDescription} from '../../../descriptions/types.js'
import type {NodeState, Reason} from '../../contract/index.js'
import {LAYER_LABEL, type NodeObject} from '../kinds.js'
import {added, resourcesOf, subtracted} from './amounts.js'
import type {Condition, NodeResource, PodResource} from './kinds.js'

const LAYERS: readonly ContinuumLayer[] = ['cloud', 'edge_infrastructure', 'edge', 'far_edge']
/** Of a machine of which nobody says where it stands. */
const USUAL_LAYER: ContinuumLayer = 'cloud'
const WATTS = {w: 1, kw: 1e3, Mw: 1e6} as const

/**
 * A node as its cluster has it and as a person describes it. The Node wins for what it has and whether it is well, the description for what no cluster
 * knows: sensors, price, power. `pods`: all that run or are about to run there.
 */
export function nodeStateOf(
  cluster: string,
  node: NodeResource,
  described: NodeObject | undefined,
  pods: readonly PodResource[],
): NodeState {
  const {name} = node.metadata
  const ready = conditionOf(node.status?.conditions, 'Ready')
  const description = descriptionOf(node, described)
  const capacity = resourcesOf(node.status?.capacity)
  const taken = pods.filter(isTakingRoom).reduce((sum, {requests = NO_RESOURCES}) => added(sum, requests), NO_RESOURCES)
  const powerWatts = powerOf(description)
  return {
    name,
    cluster,
    ready: ready?.status === 'True' && node.metadata.deletionTimestamp === undefined,
    readyChangedMs: Date.parse(ready?.lastTransitionTime ?? node.metadata.creationTimestamp ?? '') || 0,
    cordoned: node.spec?.unschedulable === true,
    layer: description.continuum_layer,
    labels: labelsOf(node, described),
    description,
    capacity,
    free: subtracted(resourcesOf(node.status?.allocatable ?? node.status?.capacity), taken),
    ...(description.price === undefined ? {} : {pricePerHour: description.price.value}),
    ...(powerWatts === undefined ? {} : {powerWatts}),
  }
}

/** Where what a person wrote is not what the machine has. The machine is believed. */
export function conflictsOf(node: NodeResource, described: NodeObject): readonly Reason[] {
  const has = resourcesOf(node.status?.capacity)
  const said = capacityOf({...described, name: node.metadata.name})
  const amounts: readonly (keyof Resources)[] = ['cpuMillicores', 'memoryBytes', 'gpus']
  const conflicts = amounts
    .filter((amount) => said[amount] > 0 && Math.abs(said[amount] - has[amount]) > 0.1 * said[amount])
    .map((amount) => ({
      code: 'node-description-differs',
      message: `Node ${node.metadata.name} is described with ${amount} ${said[amount]}, and its machine has ${has[amount]}.`,
      wayOut: 'mlsysops infra update',
    }))
  const layer = node.metadata.labels?.[LAYER_LABEL]
  if (layer === undefined || layer === described.continuum_layer) return conflicts
  const message = `Node ${node.metadata.name} is described as ${described.continuum_layer}, and its label says ${layer}.`
  return [...conflicts, {code: 'node-description-differs', message, wayOut: 'mlsysops infra update'}]
}

export function conditionOf(conditions: readonly Condition[] | undefined, type: string): Condition | undefined {
  return conditions?.find((condition) => condition.type === type)
}

/** One that has ended takes nothing; one that is being ended still does. */
function isTakingRoom({status}: PodResource): boolean {
  return status?.phase !== 'Succeeded' && status?.phase !== 'Failed'
}

function descriptionOf(node: NodeResource, described: NodeObject | undefined): NodeDescription {
  const {name, labels = {}} = node.metadata
  const layer = LAYERS.find((candidate) => candidate === labels[LAYER_LABEL]) ?? described?.continuum_layer ?? USUAL_LAYER
  if (described !== undefined) {
    const {apiVersion: _a, kind: _k, metadata: _m, ...description} = described
    return {...description, name, continuum_layer: layer}
  }
  const {cpuMillicores, memoryBytes, diskBytes} = resourcesOf(node.status?.capacity)
  const {architecture, osImage, containerRuntimeVersion} = node.status?.nodeInfo ?? {}
  const runtime = containerRuntimeVersion?.split(':')[0]
  return {
    name,
    continuum_layer: layer,
    environment: {
      ...(osImage === undefined || osImage === '' ? {} : {os: osImage}),
      ...(runtime === undefined || runtime === '' ? {} : {container_runtime: [runtime]}),
    },
    hardware: {
      cpu: {
        ...(architecture === 'amd64' || architecture === 'arm64' ? {architecture} : {}),
        cores: Math.floor(cpuMillicores / 1000),
      },
      memory: memoryBytes / 2 ** 30,
      disk: diskBytes / 1e9,
    },
  }
}

/** Those of the description first, then the Node's own: not those by which Kubernetes, KWOK and we find our way. */
function labelsOf(node: NodeResource, described: NodeObject | undefined): readonly string[] {
  const own = Object.entries(node.metadata.labels ?? {})
    .filter(([key]) => !/(^|[./])(kubernetes\.io|k8s\.io|mlsysops\.eu)\//.test(key))
    .map(([key, value]) => `${key}:${value}`)
  return [...new Set([...(described?.labels ?? []), ...own])]
}

function powerOf({power}: NodeDescription): number | undefined {
  const greatest = power?.max_consumption
  return greatest?.value === undefined ? undefined : greatest.value * WATTS[greatest.measurement_unit ?? 'w']
}

import type {ResolvedScenario, ScenarioNode} from '../../descriptions/resolved-scenario.js'
import {capacityOf, NO_RESOURCES, type Resources} from '../../descriptions/resources.js'
import type {NodeState, Reason} from '../contract/index.js'
import type {FaultBoard} from './faults.js'
import {frequencyShare} from './frequency.js'
import {addResources, describedSpeedOf, greatestPowerOf, subtractResources} from './reading.js'
import {type InstanceRecord, type NodeRecord, nodeKey} from './records.js'

/** Speed 1: a core of this. Assumed; only ratios matter. */
const REFERENCE_NODE = {performanceIndicator: 5000, frequencyHz: 2.5e9} as const

/** The hidden truth of a node; of one that a person added, what its description says. */
export class NodeTruth {
  readonly #truths = new Map<string, ScenarioNode>()
  readonly #idlePowerShare: number

  constructor(scenario: ResolvedScenario) {
    this.#idlePowerShare = scenario.lifeCycle.idlePowerShare
    for (const cluster of scenario.clusters) {
      for (const node of cluster.nodes) this.#truths.set(nodeKey(cluster.name, node.description.name), node)
    }
  }

  /** Work per ms and core, now: with its frequency setting and what slows it down. */
  speed(key: string, node: NodeRecord, faults: FaultBoard): number {
    const full = this.#truths.get(key)?.speed ?? describedSpeedOf(node.description, REFERENCE_NODE)
    return full * frequencyShare(node, this.#idlePowerShare) * faults.speedFactor(key)
  }

  /** Cores that are left for applications. */
  cores(key: string, node: NodeRecord): number {
    return Math.max(0.05, capacityOf(node.description).cpuMillicores / 1000 - this.busyCores(key))
  }

  busyCores(key: string): number {
    return this.#truths.get(key)?.busyCores ?? 0
  }

  reserved(key: string): Resources {
    return this.#truths.get(key)?.reserved ?? NO_RESOURCES
  }

  registryMbps(key: string): number {
    return this.#truths.get(key)?.registryMbps ?? 100
  }
}

export function freeOn(node: NodeRecord, reserved: Resources, instances: readonly InstanceRecord[]): Resources {
  const taken = instances.filter((instance) => instance.isAdmitted).map((instance) => instance.requests)
  return subtractResources(capacityOf(node.description), taken.reduce(addResources, reserved))
}

export function nodeStateOf(node: NodeRecord, reserved: Resources, instances: readonly InstanceRecord[]): NodeState {
  const {name, cluster, ready, readyChangedMs, cordoned, description} = node
  const powerWatts = greatestPowerOf(description)
  return {
    name,
    cluster,
    ready,
    readyChangedMs,
    cordoned,
    layer: description.continuum_layer,
    labels: description.labels ?? [],
    description,
    capacity: capacityOf(description),
    free: freeOn(node, reserved, instances),
    ...(description.price === undefined ? {} : {pricePerHour: description.price.value}),
    ...(powerWatts === undefined ? {} : {powerWatts}),
  }
}

/** Why an instance cannot begin on a node; `undefined`: it can. */
export function obstacleFor(requests: Resources, node: NodeRecord, free: Resources): Reason | undefined {
  if (!node.ready || node.down !== undefined) return {code: 'node-not-ready', message: `Node ${node.name} is not ready.`}
  if (node.cordoned)
    return {code: 'node-cordoned', message: `Node ${node.name} is cordoned.`, wayOut: `mlsysops infra cordon ${node.name} --undo`}
  const short = SHORTAGES.filter(({amount}) => amount(requests) > amount(free))
  if (short.length === 0) return undefined
  const missing = short.map(
    ({what, amount, show}) => `${what}: asks for ${show(amount(requests))}, free is ${show(Math.max(0, amount(free)))}`,
  )
  return {code: 'no-room', message: `Node ${node.name} has no room (${missing.join('; ')}).`}
}

type Shortage = {readonly what: string; readonly amount: (resources: Resources) => number; readonly show: (amount: number) => string}

const SHORTAGES: readonly Shortage[] = [
  {what: 'CPU', amount: (resources) => resources.cpuMillicores, show: (amount) => `${amount / 1000} cores`},
  {what: 'memory', amount: (resources) => resources.memoryBytes, show: (amount) => `${Math.round(amount / 2 ** 20)} MiB`},
  {what: 'disk', amount: (resources) => resources.diskBytes, show: (amount) => `${(amount / 1e9).toFixed(1)} GB`},
  {what: 'GPUs', amount: (resources) => resources.gpus, show: String},
  {what: 'FPGAs', amount: (resources) => resources.fpgas, show: String},
]

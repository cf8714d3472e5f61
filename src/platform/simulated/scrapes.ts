import type {ExportedValue} from '../../descriptions/resolved-scenario.js'
import {capacityOf} from '../../descriptions/resources.js'
import {seededRandom, seedOf} from '../../support/seeded-random.js'
import type {Sample} from '../../telemetry/contract.js'
import type {WorldCore} from './core.js'
import type {InstanceSample} from './engine/contract.js'
import {powerOf} from './frequency.js'
import type {NodeTruth} from './nodes.js'
import {type InstanceRecord, type NodeRecord, nodeKey, type RequestTotals} from './records.js'
import type {Workload} from './workload.js'

export type BatchListener = (batch: readonly Sample[]) => void

const NO_REQUESTS: RequestTotals = {arrived: 0, completed: 0, lost: 0}
/** Assumed: what an operating system and its agents take of a node's memory, and an idle process of what it asked for. */
const SYSTEM_MEMORY_SHARE = 0.06
const IDLE_MEMORY_SHARE = 0.6
const UNSAID_MEMORY_BYTES = 64 * 2 ** 20
/** Assumed: what a request in the system holds. */
const REQUEST_MEMORY_BYTES = 2 ** 20

/**
 * Measures nodes and what runs there, at regular times of each node's own, as long as anybody listens. A scrape may be lost on its way, or arrive late;
 * a value that was not measured is never made up.
 */
export class Scrapes {
  readonly #core: WorldCore
  readonly #truth: NodeTruth
  readonly #listeners = new Map<string, Set<BatchListener>>()
  readonly #random = new Map<string, () => number>()
  readonly #totals = new Map<string, RequestTotals>()

  constructor(core: WorldCore, truth: NodeTruth) {
    this.#core = core
    this.#truth = truth
  }

  /** The returned function ends it. */
  listen(node: string, listener: BatchListener): () => void {
    const listeners = this.#listeners.get(node) ?? new Set()
    listeners.add(listener)
    if (!this.#listeners.has(node)) {
      this.#listeners.set(node, listeners)
      this.#plan(node, listeners)
    }
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(node) === listeners) this.#listeners.delete(node)
    }
  }

  /** Requests that were under way when an earlier process died are lost. */
  resume(): void {
    for (const instance of this.#core.state.instances.values()) {
      const {arrived, completed} = this.#core.state.totals.get(instance.id) ?? NO_REQUESTS
      this.#totals.set(instance.id, {arrived, completed, lost: arrived - completed})
    }
  }

  saveTotals(): void {
    for (const [id, totals] of this.#totals) {
      const kept = this.#core.state.totals.get(id)
      if (kept?.arrived !== totals.arrived || kept.completed !== totals.completed || kept.lost !== totals.lost)
        this.#core.state.totals.set(id, totals)
    }
  }

  forget(instance: string): void {
    this.#totals.delete(instance)
    this.#core.state.totals.delete(instance)
  }

  #plan(node: string, listeners: ReadonlySet<BatchListener>): void {
    const intervalMs = this.#core.scenario.telemetry.applicationIntervalMs
    const atMs = nextOf(this.#core.nowMs, intervalMs, this.#phase(node) * intervalMs)
    this.#core.at(atMs, () => {
      if (this.#listeners.get(node) !== listeners) return
      this.#scrape(node, listeners)
      this.#plan(node, listeners)
    })
  }

  #scrape(key: string, listeners: ReadonlySet<BatchListener>): void {
    const node = this.#core.state.nodes.get(key)
    if (node === undefined || node.down !== undefined) return
    const samples = [...this.#ofInstances(key), ...(this.#isNodeDue() ? this.#ofNode(key, node) : [])]
    const {delayMs, jitterMs, loss} = this.#core.scenario.telemetry
    const random = this.#randomOf(key)
    const isLost = random() < loss
    const lateMs = Math.max(0, delayMs + jitterMs * (random() * 2 - 1)) + this.#core.faults.telemetryDelayMs(key)
    const arriving = isLost
      ? []
      : samples.filter(({application, component}) => !this.#core.faults.isTelemetryLost(key, application, component))
    if (arriving.length === 0) return
    const deliver = (): void => {
      for (const listener of listeners) listener(arriving)
    }
    if (lateMs > 0) this.#core.at(this.#core.nowMs + lateMs, deliver)
    else deliver()
  }

  /** A node is measured at the first of its scrapes in each of the longer intervals. */
  #isNodeDue(): boolean {
    const {nodeIntervalMs, applicationIntervalMs} = this.#core.scenario.telemetry
    return this.#core.nowMs % nodeIntervalMs < applicationIntervalMs
  }

  *#ofNode(key: string, node: NodeRecord): Iterable<Sample> {
    const about = {node: node.name, cluster: node.cluster, timeMs: this.#core.nowMs}
    const capacity = capacityOf(node.description)
    const cores = this.#truth.cores(key, node)
    const busyCores = this.#core.engine.takeNodeUtilisation(key) * cores + this.#truth.busyCores(key)
    const utilisation = Math.min(1, busyCores / Math.max(cores, capacity.cpuMillicores / 1000))
    yield {...about, metric: 'node_cpu_utilisation', value: utilisation}
    const used = this.#core.state
      .instancesOn(key)
      .filter((instance) => instance.phase === 'ready')
      .reduce(
        (sum, instance) => sum + this.#memoryOf(instance, 0),
        capacity.memoryBytes * SYSTEM_MEMORY_SHARE + this.#truth.reserved(key).memoryBytes,
      )
    yield {...about, metric: 'node_memory_used_bytes', value: Math.min(used, capacity.memoryBytes || used)}
    const watts = powerOf(node, utilisation, this.#core.scenario.lifeCycle.idlePowerShare)
    if (watts !== undefined) yield {...about, metric: 'node_power_watts', value: watts}
  }

  *#ofInstances(key: string): Iterable<Sample> {
    for (const instance of this.#core.state.instancesOn(key)) {
      if (this.#core.engine.isDrained(instance.id)) continue
      const sample = this.#core.engine.takeInstanceSample(instance.id)
      const totals = this.#addUp(instance.id, sample)
      const workload = this.#core.traffic.workload(instance)
      if (instance.phase === 'ready') yield* this.#ofInstance(instance, sample, totals, workload)
    }
  }

  *#ofInstance(instance: InstanceRecord, sample: InstanceSample, totals: RequestTotals, workload: Workload | undefined): Iterable<Sample> {
    const {application, component, node, cluster} = instance
    const about = {application, component, instance: instance.id, node, cluster, timeMs: this.#core.nowMs}
    yield {...about, metric: 'instance_cpu_cores', value: sample.busyCores}
    yield {...about, metric: 'instance_memory_bytes', value: this.#memoryOf(instance, sample.meanInSystem)}
    if (workload === undefined) return
    const seconds = (sample.toMs - sample.fromMs) / 1000
    const values: {readonly [shown in ExportedValue]: number} = {
      'mean-response-ms': sample.meanResponseMs,
      'p95-response-ms': sample.p95ResponseMs,
      'mean-service-ms': sample.meanServiceMs,
      'completed-per-second': sample.completed / seconds,
      'completed-total': totals.completed,
      'lost-total': totals.lost,
      load: workload.load.at(this.#core.nowMs - this.#core.originMs),
      'in-system': sample.meanInSystem,
    }
    for (const {metric, shows} of workload.told) {
      const value = values[shows]
      if (Number.isFinite(value)) yield {...about, metric, value}
    }
  }

  #addUp(id: string, sample: InstanceSample): RequestTotals {
    const before = this.#totals.get(id) ?? NO_REQUESTS
    const totals = {
      arrived: before.arrived + sample.arrived,
      completed: before.completed + sample.completed,
      lost: before.lost + sample.lost,
    }
    this.#totals.set(id, totals)
    return totals
  }

  #memoryOf(instance: InstanceRecord, inSystem: number): number {
    const asked = instance.requests.memoryBytes || this.#core.traffic.workload(instance)?.rule.memoryBytes || UNSAID_MEMORY_BYTES
    return asked * IDLE_MEMORY_SHARE + inSystem * REQUEST_MEMORY_BYTES
  }

  /** Where in the interval a node is measured, 0 to 1. */
  #phase(node: string): number {
    return seededRandom(seedOf(this.#core.scenario.seed, `phase/${node}`))()
  }

  #randomOf(node: string): () => number {
    const known = this.#random.get(node)
    if (known !== undefined) return known
    const random = seededRandom(seedOf(this.#core.scenario.seed, `scrape/${node}`))
    this.#random.set(node, random)
    return random
  }
}

function nextOf(nowMs: number, intervalMs: number, phaseMs: number): number {
  return (Math.floor((nowMs - phaseMs) / intervalMs) + 1) * intervalMs + phaseMs
}

export function nodesNamed(keys: Iterable<string>, name: string): readonly string[] {
  return [...keys].filter((key) => key === name || key === nodeKey(key.slice(0, key.indexOf('/')), name))
}

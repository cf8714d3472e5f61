import type {ResolvedScenario} from '../../descriptions/resolved-scenario.js'
import type {ApplicationDescription, ComponentDescription} from '../../descriptions/types.js'
import {cpusIn} from '../../support/cpu-list.js'
import {seededRandom, seedOf} from '../../support/seeded-random.js'
import type {Engine, EngineStage, LimitPeriod} from './engine/contract.js'
import type {Network} from './network.js'
import {coreLimitOf} from './reading.js'
import {componentKey, type InstanceRecord, type NodeRecord, nodeKey} from './records.js'
import {arrivalsOf, type Workload, workloadOf} from './workload.js'

type Running = {
  readonly signature: string
  readonly workloads: ReadonlyMap<string, Workload>
  readonly streams: readonly string[]
}

/** What the kubelet has the kernel keep CPU limits by (`cpuCFSQuotaPeriod`), if it is not told otherwise. */
const LIMIT_PERIOD_MS = 100
/** The kernel's smallest share, in thousandths of a core: of a container that asks for nothing. */
const LEAST_WEIGHT = 2

/**
 * Brings requests to what runs: for each application in each cluster a stream into every component that nobody else calls, and from there along its
 * interactions. It follows what is wanted there, and knows no names.
 */
export class Traffic {
  readonly #running = new Map<string, Running>()

  readonly #scenario: ResolvedScenario
  readonly #originMs: number
  readonly #engine: Engine
  readonly #network: Network

  constructor(scenario: ResolvedScenario, originMs: number, engine: Engine, network: Network) {
    this.#scenario = scenario
    this.#originMs = originMs
    this.#engine = engine
    this.#network = network
  }

  /** `components`: those that the cluster is asked to run, as they run. Nothing happens where neither they nor the interactions changed. */
  settle(cluster: string, application: ApplicationDescription, components: readonly ComponentDescription[]): void {
    const key = nodeKey(cluster, application.name)
    const signature = JSON.stringify([application, components])
    const running = this.#running.get(key)
    if (running?.signature === signature) return
    this.stop(cluster, application.name)
    if (components.length === 0) return
    const workloads = this.#workloads(application, components)
    this.#running.set(key, {signature, workloads, streams: this.#openStreams(key, application, workloads)})
  }

  stop(cluster: string, application: string): void {
    const key = nodeKey(cluster, application)
    for (const stream of this.#running.get(key)?.streams ?? []) this.#engine.removeStream(stream)
    this.#running.delete(key)
  }

  workload(instance: InstanceRecord): Workload | undefined {
    return this.#running.get(nodeKey(instance.cluster, instance.application))?.workloads.get(instance.component)
  }

  /** Ready or not: an instance takes part from when its process runs until it has ended. */
  begin(instance: InstanceRecord, node: NodeRecord | undefined): void {
    const rule = this.workload(instance)?.rule
    const coreLimit = coreLimitOf(instance.spec)
    const {seed} = this.#scenario
    this.#engine.addInstance({
      id: instance.id,
      node: nodeKey(instance.cluster, instance.node),
      service: serviceOf(instance),
      discipline: rule?.discipline ?? 'fifo',
      threads: rule?.threads ?? 1,
      queueLimit: rule?.queueLimit ?? 0,
      weight: Math.max(LEAST_WEIGHT, instance.requests.cpuMillicores),
      ...(coreLimit === undefined ? {} : {coreLimit, limitPeriod: limitPeriodOf(instance, seed)}),
    })
    if (node?.cpuSets !== undefined) this.confine(instance, node)
  }

  /** To the CPUs that its node gives to its component. */
  confine(instance: InstanceRecord, {cpuSets}: NodeRecord): void {
    if (this.#engine.isDrained(instance.id)) return
    const cpus = cpuSets?.[componentKey(instance)]
    this.#engine.confineInstance(instance.id, cpus === undefined ? Number.POSITIVE_INFINITY : (cpusIn(cpus)?.length ?? 0))
  }

  #workloads(application: ApplicationDescription, components: readonly ComponentDescription[]): ReadonlyMap<string, Workload> {
    const workloads = new Map<string, Workload>()
    for (const component of components) {
      const workload = workloadOf({
        application,
        component,
        rules: this.#scenario.workloads,
        seed: this.#scenario.seed,
        originMs: this.#originMs,
      })
      if (workload !== undefined) workloads.set(component.metadata.name, workload)
    }
    return workloads
  }

  #openStreams(key: string, application: ApplicationDescription, workloads: ReadonlyMap<string, Workload>): readonly string[] {
    const opened: string[] = []
    for (const name of entriesOf(application, workloads)) {
      const workload = workloads.get(name)
      if (workload === undefined) continue
      const id = `${key}/${name}`
      const {rule, load, work} = workload
      this.#engine.addStream({
        id,
        service: id,
        arrivals: arrivalsOf(rule.arrivals, load, this.#originMs),
        work,
        networkMs: (node, random) => this.#network.roundTripMs(rule.origin ?? node, node, rule.requestBytes, random),
        // biome-ignore lint/suspicious/noThenProperty: the engine's word for what follows; nothing awaits it.
        then: this.#stages(key, workloads, workload, [name]),
      })
      opened.push(id)
    }
    return opened
  }

  /** Along the calls; a component that is already on the way is not called again, so that a cycle ends. */
  #stages(key: string, workloads: ReadonlyMap<string, Workload>, caller: Workload, path: readonly string[]): readonly EngineStage[] {
    return caller.calls.flatMap((name) => {
      const called = workloads.get(name)
      if (called === undefined || path.includes(name)) return []
      const stage: EngineStage = {
        service: `${key}/${name}`,
        work: called.work,
        networkMs: (from, to, random) => this.#network.roundTripMs(from, to, called.rule.requestBytes, random),
        // biome-ignore lint/suspicious/noThenProperty: the engine's word for what follows; nothing awaits it.
        then: this.#stages(key, workloads, called, [...path, name]),
      }
      return Array.from({length: caller.rule.fanOut}, () => stage)
    })
  }
}

/** Both levels that a limit is kept at, the pod and its container, begin where chance has it. */
function limitPeriodOf({id}: InstanceRecord, seed: number): LimitPeriod {
  const random = seededRandom(seedOf(seed, `limit/${id}`))
  return {periodMs: LIMIT_PERIOD_MS, phasesMs: [random() * LIMIT_PERIOD_MS, random() * LIMIT_PERIOD_MS]}
}

function serviceOf(instance: Pick<InstanceRecord, 'cluster' | 'application' | 'component'>): string {
  return `${instance.cluster}/${instance.application}/${instance.component}`
}

/** Those that nobody calls; where all of an application's components call each other in a circle, the first. */
function entriesOf(application: ApplicationDescription, workloads: ReadonlyMap<string, Workload>): readonly string[] {
  const entries = [...workloads].filter(([, workload]) => !workload.isCalled).map(([name]) => name)
  const isCircle = entries.length === 0 && workloads.size === application.components.length
  return isCircle ? [...workloads.keys()].slice(0, 1) : entries
}

import type {Fault, ResolvedScenario, TimedFault} from '../../descriptions/resolved-scenario.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import {Assignments} from './assignments.js'
import {Consequences} from './consequences.js'
import type {WorldCore} from './core.js'
import {Deployments} from './deployments.js'
import type {Engine} from './engine/contract.js'
import {createEngine} from './engine/engine.js'
import {FaultBoard} from './faults.js'
import {Leases} from './leases.js'
import {LifeCycle} from './life-cycle.js'
import {Network} from './network.js'
import {NodeTruth} from './nodes.js'
import {Outages} from './outages.js'
import {componentKey, type InstanceRecord, type NodeRecord, nodeKey} from './records.js'
import {type BatchListener, Scrapes} from './scrapes.js'
import type {ClusterObjects, WorldState} from './state.js'
import {Timeline} from './timeline.js'
import {Traffic} from './traffic.js'

/**
 * The simulated world: what is wanted, what is, and what happens in between. Every change is one turn: first the world is brought to the clock's time,
 * then the change is made and everything that follows from it at once, then all of it is made durable, and only then watchers hear of it and the
 * caller gets its answer. It starts no timers: whoever drives it calls `advance` (see `runWorld`).
 */
export class World implements WorldCore {
  readonly scenario: ResolvedScenario
  readonly clock: Clock
  readonly state: WorldState
  readonly engine: Engine
  readonly timeline = new Timeline()
  readonly faults: FaultBoard
  readonly traffic: Traffic
  readonly truth: NodeTruth
  readonly life: LifeCycle
  readonly outages: Outages
  readonly assignments: Assignments
  readonly leases: Leases
  readonly scrapes: Scrapes
  /** When the world first began, in its own time. */
  readonly originMs: number
  readonly #consequences: Consequences
  #trouble: OperationalError | undefined
  #afterTurn: () => void = () => undefined

  constructor(scenario: ResolvedScenario, clock: Clock, state: WorldState) {
    const stamp = state.restore()
    this.scenario = scenario
    this.clock = clock
    this.state = state
    const startMs = Math.floor(stamp?.nowMs ?? clock.now())
    this.originMs = stamp?.originMs ?? startMs
    this.engine = createEngine({seed: scenario.seed, startMs})
    this.faults = new FaultBoard(this.originMs)
    this.traffic = new Traffic(scenario, this.originMs, this.engine, new Network(scenario.network, this.faults))
    this.truth = new NodeTruth(scenario)
    this.life = new LifeCycle(this, this.truth)
    this.outages = new Outages(this, this.life, this.truth)
    this.assignments = new Assignments(state)
    this.leases = new Leases(this)
    this.scrapes = new Scrapes(this, this.truth)
    const {life, truth, assignments} = this
    this.#consequences = new Consequences({core: this, life, truth, assignments, deployments: new Deployments(this, life)})
    if (stamp === undefined) this.#begin()
    this.#resume()
    this.#finish()
  }

  get nowMs(): number {
    return this.engine.nowMs
  }

  /** What keeps the world from making its state durable, if anything does. */
  get trouble(): OperationalError | undefined {
    return this.#trouble
  }

  /** The next moment at which something happens that can be seen from outside; requests are not. */
  nextMomentMs(): number | undefined {
    return this.timeline.nextMs
  }

  /** Called after each turn, when the next moment may have come nearer. */
  onTurn(listener: () => void): void {
    this.#afterTurn = listener
  }

  /** Everything up to and including `toMs` happens. */
  advance(toMs: number): void {
    for (let nextMs = this.timeline.nextMs; nextMs !== undefined && nextMs <= toMs; nextMs = this.timeline.nextMs) {
      this.engine.advance(Math.max(nextMs, this.nowMs))
      this.timeline.happen(this.nowMs)
      this.#finishAlone()
    }
    if (toMs > this.nowMs) this.engine.advance(toMs)
  }

  /** Brings the world to the clock's time. It counts whole ms, so that what it tells of times reads well. */
  catchUp(): void {
    this.advance(Math.floor(this.clock.now()))
  }

  /** One change from outside, durable when this returns. Throws `world-not-durable` where it is not; it will be written with the next. */
  turn<T>(change: () => T): T {
    this.catchUp()
    const result = change()
    this.#finish()
    this.#afterTurn()
    return result
  }

  /** Keeps the time that has passed, for a world that dies. */
  stamp(): void {
    this.catchUp()
    this.scrapes.saveTotals()
    this.#finishAlone('always')
  }

  inject(fault: Fault, forMs?: number): string {
    return this.turn(() => {
      const id = `injected-${Number(this.state.revision) + 1}`
      const timed: TimedFault = {id, atMs: this.nowMs - this.originMs, ...(forMs === undefined ? {} : {forMs}), fault}
      this.state.faults.set(id, timed)
      this.#planFault(timed)
      if (fault.kind === 'crash') this.#crash(fault)
      this.outages.settle()
      return id
    })
  }

  /** Ends an injected fault before its time; false where there is none of this name. */
  mend(id: string): boolean {
    return this.turn(() => {
      if (this.state.faults.get(id) === undefined) return false
      this.state.faults.delete(id)
      this.faults.remove(id)
      this.outages.settle()
      return true
    })
  }

  close(): void {
    this.stamp()
    this.state.close()
  }

  // What the parts tell each other.

  at(timeMs: number, happen: () => void): void {
    this.timeline.at(Math.ceil(timeMs), happen)
  }

  nodeChanged(node: string): void {
    this.#consequences.ofNode(node)
  }

  componentChanged(cluster: string, component: {readonly application: string; readonly component: string}): void {
    const objects = this.state.clusters.get(cluster)
    if (objects !== undefined) this.#consequences.ofComponent(objects, component)
  }

  applicationChanged(application: string): void {
    this.#consequences.ofApplication(application)
  }

  clusterRejoined(name: string): void {
    const cluster = this.state.clusters.get(name)
    if (cluster === undefined) return
    this.assignments.rejoin(cluster)
    for (const application of this.state.applications.keys()) this.#consequences.ofApplication(application)
  }

  saveInstance(instance: InstanceRecord): void {
    if (this.state.instances.get(instance.id)?.isAdmitted !== instance.isAdmitted)
      this.nodeChanged(nodeKey(instance.cluster, instance.node))
    this.state.setInstance(instance)
    this.componentChanged(instance.cluster, instance)
  }

  dropInstance(instance: InstanceRecord): void {
    this.state.deleteInstance(instance)
    this.scrapes.forget(instance.id)
    this.nodeChanged(nodeKey(instance.cluster, instance.node))
    this.componentChanged(instance.cluster, instance)
  }

  /** The requests of an application in a cluster follow what is wanted there. */
  settleTraffic(cluster: ClusterObjects, application: string): void {
    const description = cluster.assigned.get(application)?.description
    if (description === undefined) {
      this.traffic.stop(cluster.name, application)
      return
    }
    const components = description.components.flatMap((component) => {
      const intent = cluster.intents.get(componentKey({application, component: component.metadata.name}))
      return intent === undefined ? [] : [intent.spec]
    })
    this.traffic.settle(cluster.name, description, components)
  }

  addNode(record: NodeRecord): void {
    const key = nodeKey(record.cluster, record.name)
    this.state.nodes.set(key, record)
    this.engine.addNode({id: key, cores: this.truth.cores(key, record), speed: this.truth.speed(key, record, this.faults)})
    this.nodeChanged(key)
  }

  /** Nothing may be left on it. */
  dropNode(key: string): void {
    this.state.nodes.delete(key)
    this.engine.removeNode(key)
    this.nodeChanged(key)
  }

  /** Measurements of a node as they arrive. */
  listen(node: string, listener: BatchListener): () => void {
    this.catchUp()
    const stop = this.scrapes.listen(node, listener)
    this.#afterTurn()
    return stop
  }

  #begin(): void {
    for (const cluster of this.scenario.clusters) {
      this.state.clusterRecords.set(cluster.name, {name: cluster.name, ready: true, readyChangedMs: this.nowMs})
      for (const {description} of cluster.nodes) {
        const record: NodeRecord = {
          name: description.name,
          cluster: cluster.name,
          description,
          ready: true,
          readyChangedMs: this.nowMs,
          cordoned: false,
          images: {},
        }
        this.state.nodes.set(nodeKey(cluster.name, description.name), record)
      }
    }
  }

  /** Builds what is not kept (engine, timeline, views) from what is. */
  #resume(): void {
    for (const fault of [...this.scenario.faults, ...this.state.faults.values()]) this.#planFault(fault)
    this.faults.refresh(this.nowMs)
    for (const [key, node] of this.state.nodes.entries()) {
      this.engine.addNode({id: key, cores: this.truth.cores(key, node), speed: this.truth.speed(key, node, this.faults)})
      this.outages.resumeNode(key, node)
      this.nodeChanged(key)
    }
    for (const cluster of this.state.clusterRecords.values()) this.outages.resumeCluster(cluster)
    for (const cluster of this.state.clusters.values()) {
      for (const application of cluster.assigned.keys()) this.settleTraffic(cluster, application)
      for (const {ref} of cluster.intents.values()) this.componentChanged(cluster.name, ref)
    }
    for (const instance of this.state.instances.values()) {
      this.life.resume(instance)
      this.componentChanged(instance.cluster, instance)
    }
    this.scrapes.resume()
    this.outages.settle()
  }

  #planFault(fault: TimedFault): void {
    this.faults.add(fault)
    for (const boundaryMs of this.faults.boundariesOf(fault)) {
      if (boundaryMs <= this.nowMs) continue
      this.at(boundaryMs, () => {
        if (fault.fault.kind === 'crash') this.#crash(fault.fault)
        this.outages.settle()
      })
    }
  }

  #crash({application, component}: Extract<Fault, {kind: 'crash'}>): void {
    for (const instance of this.state.instances.values()) {
      if (instance.application === application && instance.component === component) this.life.crash(instance)
    }
  }

  /** Everything that follows at once, then durability, then the news. */
  #finish(commit: 'changes' | 'always' = 'changes'): void {
    this.#consequences.settle()
    if (commit === 'changes' && !this.state.isChanged) return
    this.state.commit({originMs: this.originMs, nowMs: this.nowMs})
    this.#trouble = undefined
  }

  /** Where nobody waits for an answer: what cannot be written now is kept for the next commit, and `trouble` says so. */
  #finishAlone(commit: 'changes' | 'always' = 'changes'): void {
    try {
      this.#finish(commit)
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error
      this.#trouble = error
    }
  }
}

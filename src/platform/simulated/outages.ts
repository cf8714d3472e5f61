import type {WorldCore} from './core.js'
import type {LifeCycle} from './life-cycle.js'
import type {NodeTruth} from './nodes.js'
import type {ClusterRecord, NodeRecord} from './records.js'

/**
 * What faults do to nodes and clusters. A node that stands still is first noticed by its silence: until the heartbeat is overdue its cluster takes it
 * for ready, as Kubernetes does. Everything here may be called at any time and brings the world to what the faults in force say.
 */
export class Outages {
  readonly #core: WorldCore
  readonly #life: LifeCycle
  readonly #truth: NodeTruth

  constructor(core: WorldCore, life: LifeCycle, truth: NodeTruth) {
    this.#core = core
    this.#life = life
    this.#truth = truth
  }

  settle(): void {
    this.#core.faults.refresh(this.#core.nowMs)
    for (const key of this.#core.state.nodes.keys()) this.settleNode(key)
    for (const name of this.#core.state.clusters.keys()) this.#settleCluster(name)
  }

  settleNode(key: string): void {
    const node = this.#core.state.nodes.get(key)
    if (node === undefined) return
    const down = this.#core.faults.nodeDown(key)
    if (down !== undefined && node.down === undefined)
      this.#goDown(key, {...node, down: {sinceMs: this.#core.nowMs, reboots: down.reboots}})
    else if (down === undefined && node.down !== undefined) this.#comeBack(key, node)
    this.#core.engine.changeNode(key, {speed: this.#truth.speed(key, node, this.#core.faults), cores: this.#truth.cores(key, node)})
  }

  /** After a restart of the world: what the record says is put into the engine and on the timeline again. */
  resumeNode(key: string, node: NodeRecord): void {
    if (node.down === undefined) return
    this.#core.engine.setNodeUp(key, false)
    this.#expectHeartbeat(key, node.down.sinceMs)
  }

  resumeCluster(cluster: ClusterRecord): void {
    if (cluster.cutSinceMs !== undefined) this.#expectReport(cluster.name, cluster.cutSinceMs)
  }

  #goDown(key: string, node: NodeRecord): void {
    this.#core.state.nodes.set(key, node)
    this.#core.engine.setNodeUp(key, false)
    this.#expectHeartbeat(key, this.#core.nowMs)
  }

  #expectHeartbeat(key: string, sinceMs: number): void {
    this.#core.at(Math.max(this.#core.nowMs, sinceMs + this.#core.scenario.lifeCycle.heartbeatMs), () => {
      const node = this.#core.state.nodes.get(key)
      if (node?.down?.sinceMs !== sinceMs || !node.ready) return
      this.#core.state.nodes.set(key, {...node, ready: false, readyChangedMs: this.#core.nowMs})
      this.#core.nodeChanged(key)
      for (const instance of this.#core.state.instancesOn(key)) this.#life.lose(instance)
    })
  }

  #comeBack(key: string, {down, ...node}: NodeRecord): void {
    const readyChangedMs = node.ready ? node.readyChangedMs : this.#core.nowMs
    this.#core.state.nodes.set(key, {...node, ready: true, readyChangedMs})
    this.#core.engine.setNodeUp(key, true)
    this.#core.nodeChanged(key)
    for (const instance of this.#core.state.instancesOn(key)) this.#life.regain(instance, down?.reboots ?? false)
  }

  #settleCluster(name: string): void {
    const cluster = this.#core.state.clusterRecords.get(name)
    const isCut = this.#core.faults.isClusterCut(name)
    if (cluster === undefined || isCut === (cluster.cutSinceMs !== undefined)) return
    if (isCut) {
      this.#core.state.clusterRecords.set(name, {...cluster, cutSinceMs: this.#core.nowMs})
      this.#expectReport(name, this.#core.nowMs)
      return
    }
    const readyChangedMs = cluster.ready ? cluster.readyChangedMs : this.#core.nowMs
    const {cutSinceMs: _, ...known} = cluster
    this.#core.state.clusterRecords.set(name, {...known, ready: true, readyChangedMs})
    this.#core.clusterRejoined(name)
  }

  #expectReport(name: string, sinceMs: number): void {
    this.#core.at(Math.max(this.#core.nowMs, sinceMs + this.#core.scenario.lifeCycle.heartbeatMs), () => {
      const cluster = this.#core.state.clusterRecords.get(name)
      if (cluster?.cutSinceMs !== sinceMs || !cluster.ready) return
      this.#core.state.clusterRecords.set(name, {...cluster, ready: false, readyChangedMs: this.#core.nowMs})
    })
  }
}

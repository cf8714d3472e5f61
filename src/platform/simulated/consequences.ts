import type {Assignments} from './assignments.js'
import type {WorldCore} from './core.js'
import {componentStateOf, type Deployments} from './deployments.js'
import type {LifeCycle} from './life-cycle.js'
import {type NodeTruth, nodeStateOf} from './nodes.js'
import {componentKey, nodeKey} from './records.js'
import type {ClusterObjects} from './state.js'

/** Steps that may follow from one another at one moment; more means that two of them undo each other. */
const STEPS_AT_ONCE = 1000

type ChangedComponent = {readonly cluster: ClusterObjects; readonly component: string}

export type ConsequencesOptions = {
  readonly core: WorldCore
  readonly life: LifeCycle
  readonly truth: NodeTruth
  readonly deployments: Deployments
  readonly assignments: Assignments
}

/**
 * What follows at once from the changes of a turn: whoever waited for room gets it, deployments take their next step, until nothing moves any more; then
 * what agents see of it is worked out anew.
 */
export class Consequences {
  readonly #options: ConsequencesOptions
  readonly #changedNodes = new Set<string>()
  readonly #changedComponents = new Map<string, ChangedComponent>()
  readonly #changedApplications = new Set<string>()

  constructor(options: ConsequencesOptions) {
    this.#options = options
  }

  ofNode(node: string): void {
    this.#changedNodes.add(node)
  }

  ofComponent(cluster: ClusterObjects, ref: {readonly application: string; readonly component: string}): void {
    const component = componentKey(ref)
    this.#changedComponents.set(nodeKey(cluster.name, component), {cluster, component})
    this.#changedApplications.add(ref.application)
  }

  ofApplication(application: string): void {
    this.#changedApplications.add(application)
  }

  settle(): void {
    const components = new Map(this.#changedComponents)
    const nodes = new Set(this.#changedNodes)
    for (let step = 0; this.#changedNodes.size > 0 || this.#changedComponents.size > 0; step++) {
      if (step > STEPS_AT_ONCE) throw new Error('The simulated world does not come to rest.')
      this.#settleOnce(components, nodes)
    }
    for (const {cluster, component} of components.values()) this.#viewComponent(cluster, component)
    for (const key of nodes) this.#viewNode(key)
    for (const application of this.#changedApplications) this.#options.assignments.finish(application)
    this.#changedApplications.clear()
    this.#viewClusters()
  }

  #settleOnce(components: Map<string, ChangedComponent>, nodes: Set<string>): void {
    const changedNodes = [...this.#changedNodes]
    this.#changedNodes.clear()
    for (const key of changedNodes) {
      nodes.add(key)
      for (const instance of this.#options.core.state.instancesOn(key))
        if (instance.phase === 'pending' && !instance.isAdmitted) this.#options.life.admit(instance)
    }
    const changedComponents = [...this.#changedComponents]
    this.#changedComponents.clear()
    for (const [key, change] of changedComponents) {
      components.set(key, change)
      this.#options.deployments.reconcile(change.cluster, change.component)
    }
  }

  #viewComponent(cluster: ClusterObjects, component: string): void {
    const state = componentStateOf(cluster.intents.get(component), this.#options.core.state.instancesOfComponent(cluster.name, component))
    if (state === undefined) cluster.componentStates.delete(component)
    else cluster.componentStates.set(component, state)
  }

  #viewNode(key: string): void {
    const node = this.#options.core.state.nodes.get(key)
    const cluster = this.#options.core.state.clusters.get(node?.cluster ?? key.slice(0, key.indexOf('/')))
    const name = key.slice(key.indexOf('/') + 1)
    if (node === undefined) cluster?.nodeStates.delete(name)
    else cluster?.nodeStates.set(name, nodeStateOf(node, this.#options.truth.reserved(key), this.#options.core.state.instancesOn(key)))
  }

  #viewClusters(): void {
    const {clusterRecords, clusterStates} = this.#options.core.state
    if (!clusterRecords.isChanged && clusterStates.size > 0) return
    for (const {name, description} of this.#options.core.scenario.clusters) {
      const record = clusterRecords.get(name)
      const shown = clusterStates.get(name)
      if (record === undefined) continue
      const {ready, readyChangedMs, cordoned = false} = record
      if (shown?.ready === ready && shown.readyChangedMs === readyChangedMs && shown.cordoned === cordoned) continue
      clusterStates.set(name, {name, ready, readyChangedMs, cordoned, description})
    }
  }
}

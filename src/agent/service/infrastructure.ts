import type {NodeDescription} from '../../descriptions/types.js'
import type {NodeState, SlicePlatform} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import type {DrainReport, InfrastructureView} from '../service.js'
import {planDrain} from './draining.js'
import type {Orders} from './orders.js'
import {mustBeAccepted, notFound} from './refusals.js'

export type InfrastructurePorts = {
  readonly continuum: string
  readonly platform: SlicePlatform
  readonly view: ContinuumView
  readonly orders: Orders
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Clusters and nodes: what there is, and what people want of them. */
export class Infrastructure {
  readonly #ports: InfrastructurePorts

  constructor(ports: InfrastructurePorts) {
    this.#ports = ports
  }

  view(): InfrastructureView {
    const {view, continuum} = this.#ports
    const running = this.#instancesByNode()
    const clusters = [...view.clusters.values().values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
    return {
      continuum,
      clusters: clusters.map((cluster) => ({
        ...cluster,
        heardMs: view.heardMs.get(cluster.name) ?? null,
        nodes: [...view.nodes().values()]
          .filter((node) => node.cluster === cluster.name)
          .toSorted((a, b) => (a.name < b.name ? -1 : 1))
          .map((node) => ({...node, instances: running.get(`${node.cluster}/${node.name}`) ?? 0})),
      })),
    }
  }

  async cordon(name: string, cordoned: boolean): Promise<void> {
    const node = this.#node(name)
    mustBeAccepted(await this.#ports.platform.cordon(node.cluster, node.name, cordoned, this.#ports.signal), `node ${name}`)
  }

  async cordonCluster(name: string, cordoned: boolean): Promise<void> {
    const {view, platform, signal} = this.#ports
    if (view.clusters.get(name) === undefined) throw notFound('cluster', name, view.clusters.values().keys())
    mustBeAccepted(await platform.cordon(name, undefined, cordoned, signal), `cluster ${name}`)
  }

  /** Cordons, then orders every component that may move to its best other host. The moves are carried out by its cluster. */
  async drain(name: string, by: string): Promise<DrainReport> {
    const {view, clock, orders} = this.#ports
    const node = this.#node(name)
    await this.cordon(name, true)
    const planned = planDrain(view, node, clock.now())
    const moving: DrainReport['moving'][number][] = []
    const staying = [...planned.staying]
    for (const {to, ...subject} of planned.moving) {
      try {
        await orders.add(subject.application, subject.component, {kind: 'move', from: node.name, to}, {by})
        moving.push(subject)
      } catch (error) {
        // What changed since it was planned must not keep the others there.
        if (!(error instanceof OperationalError) || error.code !== 'order-refused') throw error
        staying.push({...subject, reason: {code: error.code, message: error.message}})
      }
    }
    return {node: node.name, moving, staying}
  }

  planDrain(name: string): DrainReport {
    const {view, clock} = this.#ports
    const node = this.#node(name)
    const {moving, staying} = planDrain(view, node, clock.now())
    return {node: node.name, moving: moving.map(({application, component}) => ({application, component})), staying}
  }

  async add(cluster: string, node: NodeDescription): Promise<void> {
    const {view, platform, signal} = this.#ports
    if (view.clusters.get(cluster) === undefined) throw notFound('cluster', cluster, view.clusters.values().keys())
    const {name} = node
    if (view.nodes().has(`${cluster}/${name}`)) {
      throw new OperationalError(`There is a node ${name} in ${cluster} already.`, {
        code: 'node-exists',
        exit: 'remote',
        hints: ['mlsysops infra update changes its description.'],
      })
    }
    mustBeAccepted(await platform.putNode(cluster, node, signal), `node ${name}`)
  }

  async update(name: string, description: NodeDescription): Promise<void> {
    const node = this.#node(name)
    mustBeAccepted(await this.#ports.platform.putNode(node.cluster, {...description, name: node.name}, this.#ports.signal), `node ${name}`)
  }

  /** Refused while anything runs there: a node is drained first. */
  async remove(name: string): Promise<void> {
    const node = this.#node(name)
    const running = this.#instancesByNode().get(`${node.cluster}/${node.name}`) ?? 0
    if (running > 0) {
      throw new OperationalError(`${running} instance${running === 1 ? ' runs' : 's run'} on ${name}.`, {
        code: 'node-in-use',
        exit: 'remote',
        hints: [`mlsysops infra drain ${name}`],
      })
    }
    mustBeAccepted(await this.#ports.platform.deleteNode(node.cluster, node.name, this.#ports.signal), `node ${name}`)
  }

  /** By its name, or by `cluster/name` where two clusters have one of that name. */
  #node(name: string): NodeState {
    const nodes = this.#ports.view.nodes()
    const exact = nodes.get(name)
    if (exact !== undefined) return exact
    const matching = [...nodes.values()].filter((node) => node.name === name)
    const [only] = matching
    if (only === undefined)
      throw notFound(
        'node',
        name,
        [...nodes.values()].map((node) => node.name),
      )
    if (matching.length > 1) {
      throw new OperationalError(`${matching.length} clusters have a node ${name}.`, {
        code: 'node-ambiguous',
        exit: 'usage',
        hints: matching.map((node) => `${node.cluster}/${node.name}`),
      })
    }
    return only
  }

  #instancesByNode(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    for (const status of this.#ports.view.status.values().values()) {
      for (const {instances} of status.components) {
        for (const {node} of instances) counts.set(`${status.cluster}/${node}`, (counts.get(`${status.cluster}/${node}`) ?? 0) + 1)
      }
    }
    return counts
  }
}

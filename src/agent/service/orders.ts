import {hostRefusals} from '../../matching/eligibility.js'
import {effectiveComponent, ordersInForce} from '../../matching/orders.js'
import {containerIndex} from '../../matching/wishes.js'
import type {ApplicationSpec, NodeState, Order, SlicePlatform} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import {placeInCluster} from './placement-report.js'
import {applicationNotFound, mustBeAccepted, mustHaveToldNodes, notFound, refused} from './refusals.js'

export type OrderPorts = {
  readonly platform: SlicePlatform
  readonly view: ContinuumView
  readonly clock: Clock
  readonly newId: () => string
  readonly signal: AbortSignal
}

/** A move is a deed, not a rule: policies leave it alone for so long, unless the person says otherwise. */
const MOVE_HOLDS_MS = 10 * 60_000
const ATTEMPTS = 5
/** An order is an object that travels with its application: so many are a mistake, and none is dropped in silence. */
const MOST_ORDERS = 200

/** Stores a person's order with the application; it travels with it to its clusters, whose arbiters put it before every policy. */
export class Orders {
  readonly #ports: OrderPorts

  constructor(ports: OrderPorts) {
    this.#ports = ports
  }

  async add(
    application: string,
    component: string,
    wish: Order['wish'],
    {by, untilMs}: {readonly by: string; readonly untilMs?: number},
  ): Promise<Order> {
    const issuedMs = this.#ports.clock.now()
    const until = untilMs ?? (wish.kind === 'move' ? issuedMs + MOVE_HOLDS_MS : undefined)
    const order: Order = {id: this.#ports.newId(), component, by, issuedMs, ...(until === undefined ? {} : {untilMs: until}), wish}
    this.#mustBePossible(this.#spec(application), order)
    await this.#change(application, (orders) => {
      const kept = orders.filter((one) => !replaces(order, one))
      if (kept.length >= MOST_ORDERS)
        throw refused(`${application} has ${kept.length} orders in force`, 'too-many-orders', [
          {code: 'too-many-orders', message: `no more than ${MOST_ORDERS} may be`, wayOut: `mlsysops app unpin ${application} <component>`},
        ])
      return [...kept, order]
    })
    return order
  }

  async lift(application: string, component: string, kind: Order['wish']['kind'] | 'all'): Promise<readonly Order[]> {
    const spec = this.#spec(application)
    this.#component(spec, component)
    const isMeant = (order: Order) => order.component === component && (kind === 'all' || order.wish.kind === kind)
    const lifted = ordersInForce(spec, this.#ports.clock.now()).filter(isMeant)
    if (lifted.length > 0) await this.#change(application, (orders) => orders.filter((order) => !isMeant(order)))
    return lifted
  }

  async #change(application: string, change: (orders: readonly Order[]) => readonly Order[]): Promise<void> {
    const {platform, clock, signal} = this.#ports
    for (let attempt = 1; ; attempt += 1) {
      const spec = this.#spec(application)
      const nowMs = clock.now()
      const orders = change(spec.orders.filter((order) => order.untilMs === undefined || order.untilMs > nowMs))
      const outcome = await platform.put({...spec, orders}, spec.revision, signal)
      if (outcome.kind !== 'stale' || attempt === ATTEMPTS) {
        mustBeAccepted(outcome, application)
        return
      }
      await clock.sleep(20 * attempt, signal)
    }
  }

  #mustBePossible(spec: ApplicationSpec, order: Order): void {
    const component = this.#component(spec, order.component)
    const {wish} = order
    if ((wish.kind === 'set-image' || wish.kind === 'set-resources') && containerIndex(component, wish.container) === undefined) {
      const known = component.containers.map((container, index) => container.name ?? String(index))
      throw notFound('container', wish.container ?? '', known, {within: spec.name})
    }
    if (wish.kind === 'scale' || wish.kind === 'set-resources') this.#mustFit(spec, order)
    if (wish.kind !== 'move' && wish.kind !== 'pin') return
    const name = wish.kind === 'move' ? wish.to : wish.node
    const node = this.#nodeFor(spec, name)
    if (wish.kind === 'move' && wish.from !== undefined && !this.#runsOn(spec, order.component, wish.from)) {
      throw refused(`${order.component} does not run on ${wish.from}`, 'order-refused', [
        {code: 'not-there', message: 'there is nothing to move away', wayOut: `mlsysops app status ${spec.name}`},
      ])
    }
    const wanted = effectiveComponent({...spec, orders: [...spec.orders, order]}, component, order.issuedMs).component
    const refusals = hostRefusals({component: wanted, node, added: this.#runsOn(spec, order.component, name) ? 0 : 1, free: node.free})
    if (refusals.length > 0) throw refused(`${order.component} may not run on ${name}`, 'order-refused', refusals)
  }

  #runsOn(spec: ApplicationSpec, component: string, node: string): boolean {
    return this.#ports.view
      .statusOf(spec.name)
      .some((status) =>
        status.components.some((one) => one.component === component && one.instances.some((instance) => instance.node === node)),
      )
  }

  /** More instances, or larger ones, must find room in each cluster that has the application. */
  #mustFit(spec: ApplicationSpec, order: Order): void {
    const ordered = {...spec, orders: [...spec.orders.filter((one) => !replaces(order, one)), order]}
    for (const cluster of this.#clustersOf(spec)) {
      const placement = placeInCluster(this.#ports.view, ordered, cluster, order.issuedMs).find((one) => one.component === order.component)
      if (placement === undefined || placement.reasons.length === 0) continue
      mustHaveToldNodes(this.#ports.view, [cluster])
      throw refused(`${order.component} finds no room in ${cluster}`, 'order-refused', placement.reasons)
    }
  }

  /** A node of the clusters that have the application; of any cluster while none has it. */
  #nodeFor(spec: ApplicationSpec, name: string): NodeState {
    const clusters = this.#clustersOf(spec)
    const nodes = [...this.#ports.view.nodes().values()]
    const here = nodes.filter((node) => clusters.length === 0 || clusters.includes(node.cluster))
    const found = here.find((node) => node.name === name)
    if (found !== undefined) return found
    const elsewhere = nodes.find((node) => node.name === name)
    if (elsewhere === undefined) {
      mustHaveToldNodes(this.#ports.view, clusters.length === 0 ? this.#ports.view.clusters.values().keys() : clusters)
      const names = here.map((node) => node.name)
      throw notFound('node', name, names)
    }
    throw refused(`${name} is a node of ${elsewhere.cluster}`, 'order-refused', [
      {code: 'other-cluster', message: `${spec.name} was given to ${clusters.join(', ')}, and a component moves within its cluster only`},
    ])
  }

  #clustersOf(spec: ApplicationSpec): readonly string[] {
    return this.#ports.view.assignments.get(spec.name)?.clusters.map((one) => one.cluster) ?? []
  }

  #spec(application: string): ApplicationSpec {
    const spec = this.#ports.view.applications.get(application)
    if (spec === undefined) throw applicationNotFound(application, this.#ports.view.applications.values().keys())
    return spec
  }

  #component(spec: ApplicationSpec, name: string) {
    const component = spec.description.components.find((one) => one.metadata.name === name)
    if (component === undefined)
      throw notFound(
        'component',
        name,
        spec.description.components.map((one) => one.metadata.name),
        {within: spec.name},
      )
    return component
  }
}

/** A newer order about the same thing takes the place of an older one; where a component runs is one thing, whether by move or by pin. */
function replaces(newer: Order, older: Order): boolean {
  if (newer.component !== older.component) return false
  const placing = (order: Order) => order.wish.kind === 'move' || order.wish.kind === 'pin'
  if (placing(newer) && placing(older)) return true
  if (newer.wish.kind !== older.wish.kind) return false
  const containerOf = ({wish}: Order) => ('container' in wish ? wish.container : undefined)
  return containerOf(newer) === containerOf(older)
}

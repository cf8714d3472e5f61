import type {ApplicationDescription, ComponentDescription} from '../descriptions/types.js'
import type {ApplicationSpec, Order} from '../platform/contract/index.js'
import {applyWish, isAboutSame} from './wishes.js'

/** Orders that hold at a time, newest last; of each kind and container only the newest counts. */
export function ordersInForce(application: ApplicationSpec, nowMs: number): readonly Order[] {
  if (application.orders.length === 0) return application.orders
  return application.orders.filter((order) => order.untilMs === undefined || order.untilMs > nowMs)
}

/** The order that decides where a component runs, if there is one: the newest pin or move. While it holds, no policy decides that. */
export function placingOrder(application: ApplicationSpec, component: string, nowMs: number): Order | undefined {
  return ordersInForce(application, nowMs).findLast(
    (one) => one.component === component && (one.wish.kind === 'pin' || one.wish.kind === 'move'),
  )
}

/** A move that gives up one host and leaves the other shares where they are. `component` is as it shall run. */
export function partialMove(
  application: ApplicationSpec,
  component: ComponentDescription,
  nowMs: number,
): {readonly order: Order; readonly from: string; readonly to: string} | undefined {
  const order = placingOrder(application, component.metadata.name, nowMs)
  if (order?.wish.kind !== 'move' || order.wish.from === undefined || component.node_placement?.node !== undefined) return undefined
  return {order, from: order.wish.from, to: order.wish.to}
}

/**
 * What shall run: the component as described, with its single-node group, then what policies want of it, then the orders in force applied. The
 * description itself is never changed; when an order or an adjustment ends, this gives the described component again. Also says whose the newest order
 * is that changed anything.
 */
export function effectiveComponent(
  application: ApplicationSpec,
  component: ComponentDescription,
  nowMs: number,
): {readonly component: ComponentDescription; readonly order: Order | undefined} {
  const {name} = component.metadata
  const orders = ordersInForce(application, nowMs).filter((order) => order.component === name)
  let result = withGroup(application.description, component)
  for (const {component: of, wish} of application.adjustments ?? []) {
    const isOutranked = orders.some((order) => isAboutSame(component, order.wish, wish))
    if (of === name && !isOutranked) result = applyWish(result, wish)
  }
  let last: Order | undefined
  for (const order of orders) {
    const next = applyWish(result, order.wish)
    if (next === result) continue
    result = next
    last = order
  }
  return {component: result, order: last}
}

/** What a `single_node` group says of its node overrides what its members say of theirs. */
export function withGroup(description: ApplicationDescription, component: ComponentDescription): ComponentDescription {
  const group = description.single_node?.find(({components}) => components.includes(component.metadata.name))
  if (group === undefined) return component
  const {components: _, ...placement} = group
  return {...component, node_placement: {...component.node_placement, ...placement}}
}

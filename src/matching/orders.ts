import type {ApplicationDescription, ComponentDescription} from '../descriptions/types.js'
import type {ApplicationSpec, Order} from '../platform/contract/index.js'

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
 * What shall run: the component as described, with its single-node group and the orders in force applied. The description itself is never changed; when an order ends, this
 * gives the described component again. Also says whose the newest order is that changed anything.
 */
export function effectiveComponent(
  application: ApplicationSpec,
  component: ComponentDescription,
  nowMs: number,
): {readonly component: ComponentDescription; readonly order: Order | undefined} {
  let result = withGroup(application.description, component)
  let last: Order | undefined
  for (const order of ordersInForce(application, nowMs)) {
    if (order.component !== component.metadata.name) continue
    const next = apply(result, order)
    if (next === result) continue
    result = next
    last = order
  }
  return {component: result, order: last}
}

function apply(component: ComponentDescription, {wish}: Order): ComponentDescription {
  switch (wish.kind) {
    case 'approve':
      return component
    case 'move':
      // One that leaves a certain host moves what is there, and no other instance; unless the description lets none be elsewhere.
      if (wish.from !== undefined && component.node_placement?.node === undefined) return component
      return {...component, node_placement: {...component.node_placement, node: wish.to}}
    case 'pin':
      return {...component, node_placement: {...component.node_placement, node: wish.node}}
    case 'scale':
      return {
        ...component,
        node_placement: {...component.node_placement, scaling: {...component.node_placement?.scaling, instances: wish.instances}},
      }
    case 'set-image':
      return changeContainer(component, wish.container, (container) => ({...container, image: wish.image}))
    case 'set-resources':
      return changeContainer(component, wish.container, (container) => {
        const {cpu, memory, ...rest} = container.platform_requirements ?? {}
        return {
          ...container,
          platform_requirements: {
            ...rest,
            cpu: {...cpu, ...quantity('requests', wish.requests?.cpu), ...quantity('limits', wish.limits?.cpu)},
            memory: {...memory, ...quantity('requests', wish.requests?.memory), ...quantity('limits', wish.limits?.memory)},
          },
        }
      })
  }
}

/** What a `single_node` group says of its node overrides what its members say of theirs. */
function withGroup(description: ApplicationDescription, component: ComponentDescription): ComponentDescription {
  const group = description.single_node?.find(({components}) => components.includes(component.metadata.name))
  if (group === undefined) return component
  const {components: _, ...placement} = group
  return {...component, node_placement: {...component.node_placement, ...placement}}
}

type Container = ComponentDescription['containers'][number]

/**
 * Which container an order means: by its name, or its number from 0. Without a name, or with that of the component, the first: upstream's components
 * have one, and name it after the component. `undefined`: there is none such.
 */
export function containerIndex(component: ComponentDescription, name: string | undefined): number | undefined {
  const byName = name === undefined ? -1 : component.containers.findIndex((container) => container.name === name)
  if (byName >= 0) return byName
  if (name === undefined || name === component.metadata.name) return 0
  const index = /^\d+$/.test(name) ? Number(name) : -1
  return component.containers[index] === undefined ? undefined : index
}

function changeContainer(
  component: ComponentDescription,
  name: string | undefined,
  change: (container: Container) => Container,
): ComponentDescription {
  const index = containerIndex(component, name)
  if (index === undefined) return component
  return {...component, containers: component.containers.map((container, at) => (at === index ? change(container) : container))}
}

function quantity<Key extends string>(key: Key, value: string | undefined): {[K in Key]?: string} {
  const result: {[K in Key]?: string} = {}
  if (value !== undefined) result[key] = value
  return result
}

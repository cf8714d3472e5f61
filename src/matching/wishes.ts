import type {ComponentDescription} from '../descriptions/types.js'
import type {AdjustmentWish, Order} from '../platform/contract/index.js'

/** What a person or a policy may want of a component beyond its description. */
export type Wish = Order['wish'] | AdjustmentWish

/** The component with a wish granted; the very same where the wish changes nothing. */
export function applyWish(component: ComponentDescription, wish: Wish): ComponentDescription {
  switch (wish.kind) {
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
    case 'set-runtime-class':
      return {...component, runtime_class_name: wish.runtimeClass}
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

/** Whether two wishes are about one thing of the component, so that only one of them can hold. */
export function isAboutSame(component: ComponentDescription, a: Wish, b: Wish): boolean {
  if (a.kind !== b.kind) return false
  return containerIndex(component, containerOf(a)) === containerIndex(component, containerOf(b))
}

/**
 * Which container a wish means: by its name, or its number from 0. Without a name, or with that of the component, the first: upstream's components
 * have one, and name it after the component. `undefined`: there is none such.
 */
export function containerIndex(component: ComponentDescription, name: string | undefined): number | undefined {
  const byName = name === undefined ? -1 : component.containers.findIndex((container) => container.name === name)
  if (byName >= 0) return byName
  if (name === undefined || name === component.metadata.name) return 0
  const index = /^\d+$/.test(name) ? Number(name) : -1
  return component.containers[index] === undefined ? undefined : index
}

export function containerOf(wish: Wish): string | undefined {
  return 'container' in wish ? wish.container : undefined
}

type Container = ComponentDescription['containers'][number]

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

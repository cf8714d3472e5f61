import {isDeepStrictEqual} from 'node:util'
import {instancesOf} from '../descriptions/resources.js'
import type {ApplicationDescription, ComponentDescription} from '../descriptions/types.js'
import type {Adjustment, AdjustmentWish, ApplicationSpec} from '../platform/contract/index.js'
import type {JsonValue} from '../support/json.js'
import {withGroup} from './orders.js'
import {containerIndex, isAboutSame} from './wishes.js'

/** What policies made of one component. Of each thing (instances, runtime class, a container's image or resources) there is one. */
export type Adjustments = readonly Adjustment[]

/** With a new one, in the place of what there was about the same. One that is made again still knows what it took the place of. */
export function withAdjustment(component: ComponentDescription, before: Adjustments, made: Omit<Adjustment, 'replaced'>): Adjustments {
  const same = before.find(({wish}) => isAboutSame(component, wish, made.wish))
  const others = before.filter((one) => one !== same)
  if (same === undefined) return [...others, made]
  const {replaced, ...plain} = same
  const earlier = same.decision === made.decision ? replaced : plain
  return [...others, earlier === undefined ? made : {...made, replaced: earlier}]
}

/** As it was before a decision: what that took the place of holds again. */
export function withoutDecision(adjustments: Adjustments, decision: string): Adjustments {
  return adjustments.flatMap((one) => (one.decision === decision ? (one.replaced ?? []) : one))
}

/** Those that the description has not ended by saying something else than when they were made. */
export function stillHolding(description: ApplicationDescription, adjustments: Adjustments): Adjustments {
  return adjustments.filter(({component: name, wish, described}) => {
    const component = description.components.find(({metadata}) => metadata.name === name)
    return component !== undefined && isDeepStrictEqual(describedOf(description, component, wish), described)
  })
}

/** What the description says of what a wish is about; `undefined`: there is no such container. */
export function describedOf(
  description: ApplicationDescription,
  component: ComponentDescription,
  wish: AdjustmentWish,
): JsonValue | undefined {
  switch (wish.kind) {
    case 'scale': {
      const grouped = withGroup(description, component)
      return {instances: instancesOf(grouped), mode: grouped.node_placement?.scaling?.scaling_mode ?? null}
    }
    case 'set-runtime-class':
      return component.runtime_class_name ?? null
    case 'set-image':
      return containerIn(component, wish.container)?.image
    case 'set-resources': {
      const container = containerIn(component, wish.container)
      if (container === undefined) return undefined
      const {cpu, memory} = container.platform_requirements ?? {}
      return [cpu?.requests, cpu?.limits, memory?.requests, memory?.limits].map((one) => one ?? null)
    }
  }
}

/** The application as these adjustments of one component make it; those of its other components stay. */
export function adjusted(application: ApplicationSpec, component: string, adjustments: Adjustments): ApplicationSpec {
  const others = (application.adjustments ?? []).filter((one) => one.component !== component)
  return {...application, adjustments: [...others, ...stillHolding(application.description, adjustments)]}
}

function containerIn(component: ComponentDescription, name: string | undefined): ComponentDescription['containers'][number] | undefined {
  const index = containerIndex(component, name)
  return index === undefined ? undefined : component.containers[index]
}

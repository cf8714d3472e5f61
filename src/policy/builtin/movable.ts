import type {ComponentDescription} from '../../descriptions/types.js'
import {isExclusive, runsToCompletion} from '../../matching/exclusive.js'
import {placingOrder} from '../../matching/orders.js'
import type {ApplicationSpec} from '../../platform/contract/index.js'
import type {PolicyInput, World} from '../contract.js'
import {type ComponentView, componentViews, partnersOf} from './placement-state.js'

export type Movable = {readonly application: ApplicationSpec; readonly component: ComponentDescription; readonly view: ComponentView}

/**
 * By `application/component`, what rests in its place and may be moved: ready, nobody's order, nothing under way. A run of its own and what may not run
 * twice stay as they are; a group goes as a whole or not at all.
 */
export function movableIn(world: World, isUnderWay: PolicyInput['isUnderWay']): ReadonlyMap<string, Movable> {
  const found = new Map<string, Movable>()
  const applications = [...world.applications.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  for (const application of applications) {
    if (application.deletedMs !== undefined) continue
    for (const view of componentViews(application, world)) {
      const {component} = view
      if (whyStays(application, view, world, isUnderWay) === undefined)
        found.set(`${application.name}/${component.metadata.name}`, {application, component, view})
    }
  }
  return new Map(
    [...found].filter(([, {application, component}]) =>
      partnersOf(application, component.metadata.name).every((partner) => found.has(`${application.name}/${partner}`)),
    ),
  )
}

/** What keeps a component where it is, whatever its partners. `undefined`: it may be moved. */
export function whyStays(
  application: ApplicationSpec,
  {component, intent, deviation}: ComponentView,
  world: World,
  isUnderWay: PolicyInput['isUnderWay'],
): string | undefined {
  const {name} = component.metadata
  const order = placingOrder(application, name, world.nowMs)
  if (order !== undefined) return `${order.by} ordered where it runs`
  if (isExclusive(component)) return 'it is exclusive'
  if (runsToCompletion(component)) return 'it runs to its end'
  if (component.node_placement?.node !== undefined) return `it is to run on ${component.node_placement.node}`
  if (isUnderWay({kind: 'component', application: application.name, component: name})) return 'it is being changed'
  if (intent === undefined) return 'it is not placed'
  return deviation?.message
}

import type {ApplicationSpec} from '../platform/contract/index.js'
import type {World} from '../policy/contract.js'
import {isLost, waitingOnCordoned} from './lost-hosts.js'
import {effectiveComponent, partialMove} from './orders.js'
import {type ComponentPlacement, type PlacedComponent, placeApplication} from './placement.js'

/**
 * Where every component of an application would go in this cluster now, adjustments and orders applied; the whole of it, so that each is judged beside
 * its partners. `weighed`: those whose hosts are of interest, absent: all.
 */
export function placeInWorld(
  application: ApplicationSpec,
  world: World,
  weighed?: ReadonlySet<string>,
): ReadonlyMap<string, ComponentPlacement> {
  const placements = placeApplication({
    application: application.description,
    components: application.description.components
      .filter((component) => component.external_component !== true)
      .map((described) => placed(application, described, world)),
    nodes: [...world.nodes.values()],
    free: (node) => node.free,
    isLost: (node) => isLost(world, node),
    ...(weighed === undefined ? {} : {weighed}),
  })
  return new Map(placements.map((placement) => [placement.component, placement]))
}

function placed(
  application: ApplicationSpec,
  described: ApplicationSpec['description']['components'][number],
  world: World,
): PlacedComponent {
  const {component} = effectiveComponent(application, described, world.nowMs)
  const key = `${application.name}/${described.metadata.name}`
  const intent = world.intents.get(key)
  const move = partialMove(application, component, world.nowMs)
  return {
    component,
    // What cannot begin where it was to run stays there as little as on a host that is lost.
    current: (intent?.goal ?? []).flatMap(({node, instances}) => {
      const begun = instances - waitingOnCordoned(key, node, world)
      return begun > 0 ? [{node, instances: begun}] : []
    }),
    ...(intent === undefined ? {} : {running: intent.spec}),
    ...(move === undefined ? {} : {move}),
  }
}

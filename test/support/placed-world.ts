import {NO_RESOURCES, type Resources} from '../../src/descriptions/resources.js'
import {needOf, subtract} from '../../src/matching/capacity.js'
import type {ApplicationSpec, HostShare, NodeState} from '../../src/platform/contract/index.js'
import type {Plan, World} from '../../src/policy/contract.js'
import {intent} from '../contract/platform/fixtures.js'
import {worldOf} from './loop-bench.js'

/** By component: the instances that it has on each node. */
export type Places = {readonly [component: string]: {readonly [node: string]: number}}

/** One application at rest where it is placed; what is free on a node is what the others leave of its capacity. */
export function placedWorld(application: ApplicationSpec, nodes: readonly NodeState[], places: Places): World {
  const intents = application.description.components.flatMap((component) => {
    const at = places[component.metadata.name]
    return at === undefined ? [] : [intent(application.name, component, sharesOf(at))]
  })
  return {
    ...worldOf([application]),
    nodes: new Map(nodes.map((node) => [node.name, {...node, free: freeOf(node, application, places)}])),
    intents: new Map(intents.map((one) => [`${application.name}/${one.ref.component}`, one])),
  }
}

/** Where everything is once the plan is carried out. */
export function after(plan: Plan | undefined, places: Places): Places {
  const commands = (plan?.actions ?? []).map(({command}) => command)
  return {
    ...places,
    ...Object.fromEntries(
      commands.map((command) => [
        String(command['component']),
        Object.fromEntries((command['hosts'] as HostShare[]).map(({node, instances}) => [node, instances])),
      ]),
    ),
  }
}

/** With everything where it is, and also where it is going: as while every move makes before it breaks. */
export function overfullDuring(application: ApplicationSpec, nodes: readonly NodeState[], before: Places, then: Places): readonly string[] {
  const both = Object.fromEntries(
    Object.keys(before).map((name) => {
      const hosts = new Set([...Object.keys(before[name] ?? {}), ...Object.keys(then[name] ?? {})])
      return [name, Object.fromEntries([...hosts].map((node) => [node, Math.max(before[name]?.[node] ?? 0, then[name]?.[node] ?? 0)]))]
    }),
  )
  return nodes.filter((node) => Object.values(freeOf(node, application, both)).some((amount) => amount < 0)).map(({name}) => name)
}

function freeOf(node: NodeState, application: ApplicationSpec, places: Places): Resources {
  return application.description.components.reduce((left, component) => {
    const here = places[component.metadata.name]?.[node.name] ?? 0
    return subtract(left, here === 0 ? NO_RESOURCES : needOf(component, here))
  }, node.capacity)
}

function sharesOf(at: {readonly [node: string]: number}): readonly HostShare[] {
  return Object.entries(at).map(([node, instances]) => ({node, instances}))
}

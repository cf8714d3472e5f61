import {needOf, subtract} from '../../../matching/capacity.js'
import {begunIn} from '../../../matching/clusters.js'
import {deferralOf} from '../../../matching/deferrable.js'
import type {ComponentPlacement} from '../../../matching/placement.js'
import type {ApplicationSpec, NodeState} from '../../../platform/contract/index.js'
import type {World} from '../../contract.js'
import {placementsOn} from '../cluster-hosts.js'

/**
 * The room of each cluster, were all to begin at once that was given to it and waits: work that waits takes none yet, and all of it might want the same
 * hour.
 */
export class RoomAhead {
  readonly #world: World
  readonly #nodes = new Map<string, readonly NodeState[]>()

  constructor(world: World) {
    this.#world = world
  }

  nodesOf(cluster: string): readonly NodeState[] {
    const known = this.#nodes.get(cluster)
    if (known !== undefined) return known
    const {applications, assignments, nodes} = this.#world
    const given = [...applications.values()]
      .filter(({name}) => assignments.get(name)?.clusters.some((one) => one.cluster === cluster) === true)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    let left: readonly NodeState[] = [...nodes.values()].filter((node) => node.cluster === cluster)
    for (const application of given) {
      const begun = begunIn(cluster, application, this.#world) ?? new Set<string>()
      const isWaiting = application.description.components.some(
        (component) => !begun.has(component.metadata.name) && deferralOf(application, component, this.#world.nowMs) !== undefined,
      )
      if (isWaiting) left = this.#without(left, application, (component) => !begun.has(component))
    }
    this.#nodes.set(cluster, left)
    return left
  }

  /** It goes there as well: whoever is weighed next finds so much less. */
  take(cluster: string, application: ApplicationSpec): void {
    this.#nodes.set(
      cluster,
      this.#without(this.nodesOf(cluster), application, () => true),
    )
  }

  #without(nodes: readonly NodeState[], application: ApplicationSpec, isOfInterest: (component: string) => boolean): readonly NodeState[] {
    const placements = placementsOn(application, nodes, this.#world.nowMs, isOfInterest)
    return nodes.map((node) => ({...node, free: placements.reduce((free, one) => less(free, application, one, node), node.free)}))
  }
}

function less(
  free: NodeState['free'],
  {description}: ApplicationSpec,
  {component: name, hosts}: ComponentPlacement,
  {name: node}: NodeState,
) {
  const component = description.components.find(({metadata}) => metadata.name === name)
  const instances = hosts.find((share) => share.node === node)?.instances ?? 0
  return component === undefined || instances === 0 ? free : subtract(free, needOf(component, instances))
}

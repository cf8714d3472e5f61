import {capacityOf} from '../../src/descriptions/resources.js'
import type {NodeDescription} from '../../src/descriptions/types.js'
import type {NodeState} from '../../src/platform/contract/index.js'
import {nodeDescription, ORIGIN_MS} from '../contract/platform/fixtures.js'

/** A node as its cluster sees it: ready, and all of it free. */
export function nodeState(name: string, description: Partial<NodeDescription> = {}, overrides: Partial<NodeState> = {}): NodeState {
  const described = nodeDescription(name, description)
  return {
    name,
    cluster: 'workers',
    ready: true,
    readyChangedMs: ORIGIN_MS,
    cordoned: false,
    layer: described.continuum_layer,
    labels: described.labels ?? [],
    description: described,
    capacity: capacityOf(described),
    free: capacityOf(described),
    ...(described.price === undefined ? {} : {pricePerHour: described.price.value}),
    ...overrides,
  }
}

import {isDeepStrictEqual} from 'node:util'
import type {ComponentDescription} from '../descriptions/types.js'

/**
 * Whether two descriptions run the same thing. What only says where it may run or how well it shall run (placement, targets, order of start) is not
 * looked at: a change of those alone restarts nothing.
 */
export function sameRuntime(a: ComponentDescription, b: ComponentDescription): boolean {
  return a === b || isDeepStrictEqual(runtimeOf(a), runtimeOf(b))
}

function runtimeOf(component: ComponentDescription): Partial<ComponentDescription> {
  const {
    metadata: _m,
    node_placement: _p,
    qos_metrics: _q,
    depends_on: _d,
    data_sensitivity: _s,
    data_criticality: _c,
    exclusive: _e,
    ...runtime
  } = component
  return runtime
}

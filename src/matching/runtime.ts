import {isDeepStrictEqual} from 'node:util'
import type {ComponentDescription} from '../descriptions/types.js'

/**
 * Whether two descriptions run the same thing. What only says where it may run or how well it shall run (placement, targets, order of start) is not
 * looked at: a change of those alone restarts nothing.
 */
export function sameRuntime(a: ComponentDescription, b: ComponentDescription): boolean {
  return a === b || isDeepStrictEqual(runtimeOf(a), runtimeOf(b))
}

/** Whether what runs cannot be brought to the new description and must be made anew: anything but its processor and memory sizes differs. */
export function needsNewInstance(running: ComponentDescription, wanted: ComponentDescription): boolean {
  return !sameRuntime(running, wanted) && !isDeepStrictEqual(withoutSizes(running), withoutSizes(wanted))
}

function withoutSizes(component: ComponentDescription): Partial<ComponentDescription> {
  const {containers, ...runtime} = runtimeOf(component)
  return {...runtime, containers: (containers ?? []).map(containerWithoutSizes)}
}

function containerWithoutSizes({platform_requirements: needs, ...container}: ComponentDescription['containers'][number]) {
  const {cpu, memory, ...others} = needs ?? {}
  return {...container, platform_requirements: {...others, cpu: unsized(cpu), memory: unsized(memory)}}
}

function unsized({requests: _r, limits: _l, ...others}: {readonly requests?: string; readonly limits?: string} = {}): object {
  return others
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
    deferrable: _w,
    ...runtime
  } = component
  return runtime
}

import {createHash} from 'node:crypto'
import {limitsOf, type Resources} from '../../descriptions/resources.js'
import type {ApplicationDescription, ComponentDescription, NodeDescription, QosMetric} from '../../descriptions/types.js'

const WATTS = {w: 1, kw: 1e3, Mw: 1e6} as const

/** At full load, in watts. */
export function greatestPowerOf(node: NodeDescription): number | undefined {
  const greatest = node.power?.max_consumption
  return greatest?.value === undefined ? undefined : greatest.value * WATTS[greatest.measurement_unit ?? 'w']
}

/** In Hz, lowest first; empty where nothing can be set. */
export function frequenciesOf(node: NodeDescription): readonly number[] {
  return [...(node.hardware?.cpu?.frequency ?? [])].sort((a, b) => a - b)
}

/**
 * How fast a node is relative to the reference, as far as its description says: by performance indicator, else by frequency, else as the
 * reference.
 */
export function describedSpeedOf(
  node: NodeDescription,
  reference: {readonly performanceIndicator: number; readonly frequencyHz: number},
): number {
  const indicator = node.hardware?.cpu?.performance_indicator
  if (indicator !== undefined && indicator > 0) return indicator / reference.performanceIndicator
  const highest = frequenciesOf(node).at(-1)
  return highest === undefined ? 1 : highest / reference.frequencyHz
}

/** The cores that it may use at most; undefined where a container is not limited. */
export function coreLimitOf(component: ComponentDescription): number | undefined {
  const {cpuMillicores} = limitsOf(component)
  return cpuMillicores > 0 && Number.isFinite(cpuMillicores) ? cpuMillicores / 1000 : undefined
}

export function imageOf(component: ComponentDescription): string {
  return component.containers[0]?.image ?? ''
}

/** It ends by itself: it is not restarted when it succeeds, and nobody connects to it. */
export function runsToCompletion(component: ComponentDescription): boolean {
  const {restart_policy, containers} = component
  return (
    (restart_policy === 'OnFailure' || restart_policy === 'Never') && containers.every((container) => (container.ports ?? []).length === 0)
  )
}

export function isRestartedAfterFailure(component: ComponentDescription): boolean {
  return component.restart_policy !== 'Never'
}

export function qosMetricsOf(component: ComponentDescription): readonly QosMetric[] {
  return component.qos_metrics ?? []
}

/** Who calls whom: for each component the ones that it sends requests to, in the order in which they are declared. */
export function callsOf(application: ApplicationDescription): ReadonlyMap<string, readonly string[]> {
  const calls = new Map<string, string[]>()
  for (const {component_name1: first, type, component_name2: second} of application.component_interactions ?? []) {
    const [caller, called] = type === 'ingress' ? [second, first] : [first, second]
    const known = calls.get(caller) ?? []
    if (!known.includes(called)) calls.set(caller, [...known, called])
  }
  return calls
}

/** Two instances are alike when these are: what a container is made from, never what policies read (targets, placement). */
export function templateOf(component: ComponentDescription): string {
  const {containers, runtime_class_name, host_network, restart_policy} = component
  return createHash('sha256')
    .update(JSON.stringify([containers, runtime_class_name, host_network, restart_policy]))
    .digest('hex')
    .slice(0, 10)
}

export function addResources(a: Resources, b: Resources): Resources {
  return {
    cpuMillicores: a.cpuMillicores + b.cpuMillicores,
    memoryBytes: a.memoryBytes + b.memoryBytes,
    diskBytes: a.diskBytes + b.diskBytes,
    gpus: a.gpus + b.gpus,
    fpgas: a.fpgas + b.fpgas,
  }
}

export function subtractResources(a: Resources, b: Resources): Resources {
  return {
    cpuMillicores: a.cpuMillicores - b.cpuMillicores,
    memoryBytes: a.memoryBytes - b.memoryBytes,
    diskBytes: a.diskBytes - b.diskBytes,
    gpus: a.gpus - b.gpus,
    fpgas: a.fpgas - b.fpgas,
  }
}

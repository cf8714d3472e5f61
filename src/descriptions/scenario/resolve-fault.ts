import {given} from '../../support/given.js'
import type {ScenarioFault} from '../generated/scenario.types.generated.js'
import type {Fault, TimedFault} from '../resolved-scenario.js'
import {ms, pairOf} from './fields.js'

/** What is said of a fault, apart from when it begins and ends. */
export type FaultFields = Omit<ScenarioFault, 'at_s' | 'for_s' | 'source' | 'note'>
export type FaultField = Exclude<keyof FaultFields, 'kind'>

/** What each kind of fault must be told, and what it may be. */
export const FAULT_FIELDS: {
  readonly [kind in Fault['kind']]: {readonly needs: readonly FaultField[]; readonly takes?: readonly FaultField[]}
} = {
  'node-down': {needs: ['node'], takes: ['reboots']},
  'node-slow': {needs: ['node', 'speed']},
  'cluster-cut': {needs: ['cluster']},
  'link-cut': {needs: ['between']},
  'link-slow': {needs: ['between', 'latency_ms'], takes: ['bandwidth_mbps', 'loss']},
  'slow-disk': {needs: ['node', 'factor']},
  'image-unavailable': {needs: ['image']},
  'telemetry-lost': {needs: [], takes: ['node', 'application', 'component']},
  'telemetry-late': {needs: ['delay_ms'], takes: ['node']},
  crash: {needs: ['application', 'component']},
}

export function faultOf(fault: ScenarioFault, index: number): TimedFault {
  return {id: `scenario-${index + 1}`, atMs: fault.at_s * 1000, ...given({forMs: ms(fault.for_s)}), fault: resolveFault(fault)}
}

/** Nothing is checked here: a field that its kind needs and that is absent becomes an empty one. */
export function resolveFault(fault: FaultFields): Fault {
  const {kind, node = '', cluster = '', image = '', application, component} = fault
  switch (kind) {
    case 'node-down':
      return {kind, node, reboots: fault.reboots ?? false}
    case 'node-slow':
      return {kind, node, speed: fault.speed ?? 1}
    case 'cluster-cut':
      return {kind, cluster}
    case 'link-cut':
      return {kind, between: pairOf(fault.between)}
    case 'link-slow':
      return {
        kind,
        between: pairOf(fault.between),
        latencyMs: fault.latency_ms ?? 0,
        ...given({bandwidthMbps: fault.bandwidth_mbps, loss: fault.loss}),
      }
    case 'slow-disk':
      return {kind, node, factor: fault.factor ?? 1}
    case 'image-unavailable':
      return {kind, image}
    case 'telemetry-lost':
      return {kind, ...given({node: fault.node, application, component})}
    case 'telemetry-late':
      return {kind, ...given({node: fault.node}), delayMs: fault.delay_ms ?? 0}
    case 'crash':
      return {kind, application: application ?? '', component: component ?? ''}
  }
}

import type {ScenarioFault} from '../generated/scenario.types.generated.js'
import type {Fault, TimedFault} from '../resolved-scenario.js'
import {defined, ms, pairOf} from './fields.js'

export function faultOf(fault: ScenarioFault, index: number): TimedFault {
  return {id: `scenario-${index + 1}`, atMs: fault.at_s * 1000, ...defined({forMs: ms(fault.for_s)}), fault: kindOfFault(fault)}
}

function kindOfFault(fault: ScenarioFault): Fault {
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
        ...defined({bandwidthMbps: fault.bandwidth_mbps, loss: fault.loss}),
      }
    case 'slow-disk':
      return {kind, node, factor: fault.factor ?? 1}
    case 'image-unavailable':
      return {kind, image}
    case 'telemetry-lost':
      return {kind, ...defined({node: fault.node, application, component})}
    case 'telemetry-late':
      return {kind, ...defined({node: fault.node}), delayMs: fault.delay_ms ?? 0}
    case 'crash':
      return {kind, application: application ?? '', component: component ?? ''}
  }
}

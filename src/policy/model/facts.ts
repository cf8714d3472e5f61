import {capacityOf, instancesOf, requestsOf} from '../../descriptions/resources.js'
import type {ComponentDescription, NodeDescription} from '../../descriptions/types.js'
import type {Facts} from './features/values.js'

/** What descriptions say of a host and of a component; what they do not say is undefined. */
export function factsOf(component: ComponentDescription | undefined, node: NodeDescription | undefined): Facts {
  const capacity = node === undefined ? undefined : capacityOf(node)
  return {
    node: {
      cores: said(capacity === undefined ? undefined : capacity.cpuMillicores / 1_000),
      performance_indicator: node?.hardware?.cpu?.performance_indicator,
      price: node?.price?.value,
      memory: said(capacity?.memoryBytes),
    },
    component: {
      instances: component === undefined ? undefined : instancesOf(component),
      'cpu-request': component === undefined ? undefined : requestsOf(component).cpuMillicores / 1_000,
    },
  }
}

/** A node without cores or memory is one whose description does not tell them. */
function said(amount: number | undefined): number | undefined {
  return amount === 0 ? undefined : amount
}

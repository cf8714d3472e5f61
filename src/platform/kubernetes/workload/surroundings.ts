import type {ComponentDescription, NodeDescription} from '../../../descriptions/types.js'
import type {WorkloadInput} from './input.js'
import {portsOf} from './ports.js'
import type {Dictionary} from './shapes.js'

type Wish = NonNullable<ComponentDescription['sensors']>[number]
type Offer = NonNullable<NodeDescription['sensors']>[number]

const KINDS = ['camera', 'temperature', 'accelerometer', 'barometer', 'air_quality'] as const

/**
 * Where the components that it calls are to be had: `SERVICE_ADDR`, as upstream's applications read it, is the first that has a port. By name and not by
 * address: the name is known before there is a Service, and outlives it.
 */
export function serviceAddress({application, intent, cluster}: WorkloadInput): string | undefined {
  for (const called of calledBy(intent.ref.component, application.description.component_interactions ?? [])) {
    const component = application.description.components.find(({metadata}) => metadata.name === called)
    const port = component === undefined || component.external_component === true ? undefined : portsOf(component)[0]
    if (port !== undefined) return `${called}.${cluster.namespace}.svc:${port.container_port}`
  }
  return undefined
}

function calledBy(
  caller: string,
  interactions: NonNullable<WorkloadInput['application']['description']['component_interactions']>,
): readonly string[] {
  return interactions.flatMap(({component_name1: first, type, component_name2: second}) => {
    const [from, to] = type === 'ingress' ? [second, first] : [first, second]
    return from === caller ? [to] : []
  })
}

/** The endpoints of the host's sensors by the variable that asks for them; `undefined` where the host's description has none that fits. */
export function sensorEndpoints(
  component: ComponentDescription,
  node: NodeDescription | undefined,
): ReadonlyMap<string, string | undefined> {
  const left = new Set(node?.sensors ?? [])
  const endpoints = new Map<string, string | undefined>()
  for (const wish of component.sensors ?? []) {
    const fitting = [...left].filter((offer) => offer.endpoint !== undefined && fits(wish, offer)).slice(0, wish.instances ?? 1)
    for (const offer of fitting) left.delete(offer)
    if (wish.endpoint_variable === undefined) continue
    endpoints.set(wish.endpoint_variable, fitting.length === 0 ? undefined : fitting.map(({endpoint}) => endpoint).join(','))
  }
  return endpoints
}

/** Only what tells two sensors of one node apart: whether the node may host the component at all was decided before. */
function fits(wish: Wish, offer: Offer): boolean {
  if (wish.protocol !== undefined && offer.protocol !== undefined && wish.protocol !== offer.protocol) return false
  return KINDS.every((kind) => {
    const [needs, has] = [wish[kind], offer[kind]]
    return needs === undefined || (has !== undefined && (needs.model === undefined || needs.model === has.model))
  })
}

export type Sensors = ReadonlyMap<string, string | undefined>

/** Values that change without the description changing; they stand in a ConfigMap, so that a change of them restarts nothing. */
export function surroundingValues(input: WorkloadInput, sensors: Sensors): Dictionary {
  const address = serviceAddress(input)
  const known = [...sensors].flatMap(([name, endpoint]) => (endpoint === undefined ? [] : [[variableKey(name), endpoint] as const]))
  return {...(address === undefined ? {} : {[variableKey('SERVICE_ADDR')]: address}), ...Object.fromEntries(known)}
}

/** The key of a variable in the ConfigMap. */
export function variableKey(name: string): string {
  return `env.${name}`
}

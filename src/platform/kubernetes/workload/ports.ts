import type {ComponentDescription, ContainerDescription} from '../../../descriptions/types.js'
import type {Protocol, ServicePort} from './shapes.js'

type Port = NonNullable<ContainerDescription['ports']>[number]

export function portsOf(component: ComponentDescription): readonly Port[] {
  return component.containers.flatMap((container) => container.ports ?? [])
}

export function protocolOf(port: Port): Protocol {
  return port.protocol ?? 'TCP'
}

/** On the host's network a port is the host's port, whether the description says so or not. */
export function hostPortOf(component: ComponentDescription, port: Port): number | undefined {
  return component.host_network === true ? port.container_port : port.host_port
}

export function hostPortsOf(component: ComponentDescription): readonly number[] {
  return portsOf(component).flatMap((port) => hostPortOf(component, port) ?? [])
}

/** The ports of all containers. A Service wants a name for each: those without one are called `tcp-8080`. */
export function servicePorts(component: ComponentDescription): readonly ServicePort[] {
  const ports = portsOf(component)
  const taken = new Set(ports.flatMap(({name}) => name ?? []))
  return ports.map((port) => {
    const protocol = protocolOf(port)
    const name = port.name ?? firstFree(`${protocol.toLowerCase()}-${port.container_port}`, taken)
    taken.add(name)
    return {name, port: port.container_port, targetPort: port.container_port, protocol}
  })
}

/** By these names whoever writes manifests calls the port whose `/metrics` is to be read. */
const METRICS = ['metrics', 'http-metrics']

/** The first port of that name; undefined: the component shows no metrics. */
export function metricsPort(component: ComponentDescription): number | undefined {
  return portsOf(component).find((port) => METRICS.includes(port.name ?? '') && protocolOf(port) === 'TCP')?.container_port
}

/** The wish, or the wish with the first number that makes it new. */
export function firstFree(wish: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `-${number}`
    const name = `${wish.slice(0, 63 - suffix.length)}${suffix}`
    if (!taken.has(name)) return name
  }
}

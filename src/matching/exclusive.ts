import type {ComponentDescription} from '../descriptions/types.js'

/**
 * Whether two instances may never run at once, so that a move breaks before it makes. Said by the description, or it follows: a sensor is read by
 * one, and a host port or the host's network is there once.
 */
export function isExclusive(component: ComponentDescription): boolean {
  if (component.exclusive !== undefined) return component.exclusive
  const usesHostPort = component.containers.some((container) => container.ports?.some((port) => port.host_port !== undefined) ?? false)
  return (component.sensors?.length ?? 0) > 0 || usesHostPort || component.host_network === true
}

/** Runs once to its end: no ports, and not restarted after success. */
export function runsToCompletion(component: ComponentDescription): boolean {
  const hasPorts = component.containers.some((container) => (container.ports?.length ?? 0) > 0)
  return !hasPorts && (component.restart_policy === 'OnFailure' || component.restart_policy === 'Never')
}

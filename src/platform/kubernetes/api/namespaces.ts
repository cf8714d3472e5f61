import type {Namespaces} from '../kinds.js'
import {type KubeObject, type Resource, resource} from '../objects.js'
import {PART_OF} from './agents.js'

export type Namespace = KubeObject
export const NAMESPACE_KIND: Resource<Namespace> = resource({
  group: '',
  version: 'v1',
  plural: 'namespaces',
  kind: 'Namespace',
  isNamespaced: false,
})

/** How far an object of a namespace may reach into its node. https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted'

/**
 * Agents are restricted. What a description may ask of the node (host network, host paths) is bounded by the level of the applications' namespace;
 * what goes beyond `restricted` there is warned of.
 */
export function namespaceObjects(namespaces: Namespaces, applications: PodSecurityLevel, hasHardware = false): readonly Namespace[] {
  return [
    namespace(namespaces.applications, {enforce: applications, warn: 'restricted'}),
    namespace(namespaces.framework, {enforce: 'restricted', warn: 'restricted'}),
    ...(hasHardware ? [namespace(hardwareNamespace(namespaces), {enforce: 'privileged', warn: 'privileged'})] : []),
  ]
}

/** Of node agents that may reach into their machine: apart from the others, so that those stay restricted. */
export function hardwareNamespace({framework}: Namespaces): string {
  return `${framework}-hardware`
}

function namespace(name: string, levels: {readonly enforce: PodSecurityLevel; readonly warn: PodSecurityLevel}): Namespace {
  const labels = Object.entries(levels).map(([mode, level]) => [`pod-security.kubernetes.io/${mode}`, level] as const)
  return {apiVersion: 'v1', kind: 'Namespace', metadata: {name, labels: {...PART_OF, ...Object.fromEntries(labels)}}}
}

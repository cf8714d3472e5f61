import type {Manifest} from '../api/manifests.js'
import {apiVersionOf, type KubeObject, type Resource, resource} from '../objects.js'

export type ConfigMap = KubeObject & {readonly data: {readonly [key: string]: string}}
/** `data` is base64. */
export type Secret = KubeObject & {readonly type?: string; readonly data?: {readonly [key: string]: string}}
export type Workload = KubeObject & {
  readonly spec: object
  readonly status?: {
    readonly observedGeneration?: number
    /** Of a Deployment. */
    readonly replicas?: number
    readonly updatedReplicas?: number
    readonly availableReplicas?: number
    /** Of a DaemonSet. */
    readonly desiredNumberScheduled?: number
    readonly updatedNumberScheduled?: number
    readonly numberAvailable?: number
  }
}
type Specified = KubeObject & {readonly spec: object}

export const CONFIG_MAPS: Resource<ConfigMap> = core('ConfigMap', 'configmaps')
export const SECRETS: Resource<Secret> = core('Secret', 'secrets')
export const SERVICES: Resource<Specified> = core('Service', 'services')
export const DEPLOYMENTS: Resource<Workload> = grouped('apps', 'Deployment', 'deployments')
export const DAEMON_SETS: Resource<Workload> = grouped('apps', 'DaemonSet', 'daemonsets')
export const DISRUPTION_BUDGETS: Resource<Specified> = grouped('policy', 'PodDisruptionBudget', 'poddisruptionbudgets')
export const NETWORK_POLICIES: Resource<Specified> = grouped('networking.k8s.io', 'NetworkPolicy', 'networkpolicies')

/** Objects to be applied together; of what kind they are is added. */
export function manifestOf<T extends KubeObject>(of: Resource<T>, objects: readonly T[]): Manifest {
  return {resource: of, objects: objects.map((object) => ({apiVersion: apiVersionOf(of), kind: of.kind, ...object}))}
}

function core<T extends KubeObject>(kind: string, plural: string): Resource<T> {
  return grouped('', kind, plural)
}

function grouped<T extends KubeObject>(group: string, kind: string, plural: string): Resource<T> {
  return resource<T>({group, version: 'v1', plural, kind, isNamespaced: true})
}

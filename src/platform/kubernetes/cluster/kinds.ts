import type {Resources} from '../../../descriptions/resources.js'
import {type KubeObject, type Resource, resource} from '../objects.js'
import type {LiveObject, LiveReplicaSet} from '../workload/index.js'
import type {LabelSelector} from './selector.js'

/** Amounts by resource name, as Kubernetes writes them. */
export type Amounts = {readonly [resource: string]: string}
export type Condition = {
  readonly type: string
  readonly status: string
  readonly reason?: string
  readonly message?: string
  readonly lastTransitionTime?: string
}

export type NodeResource = KubeObject & {
  readonly spec?: {readonly unschedulable?: boolean}
  readonly status?: {
    readonly capacity?: Amounts
    readonly allocatable?: Amounts
    readonly conditions?: readonly Condition[]
    readonly nodeInfo?: {
      readonly architecture?: string
      readonly osImage?: string
      readonly containerRuntimeVersion?: string
    }
  }
}

type ContainerAmounts = {readonly requests?: Amounts; readonly limits?: Amounts}
export type PodContainer = {
  readonly name: string
  readonly image?: string
  readonly resources?: ContainerAmounts
  readonly restartPolicy?: string
}
export type ContainerState = {
  readonly waiting?: {readonly reason?: string; readonly message?: string}
  readonly running?: {readonly startedAt?: string}
  readonly terminated?: {readonly reason?: string; readonly message?: string; readonly exitCode?: number}
}
export type ContainerStatus = {
  readonly name: string
  readonly restartCount?: number
  readonly state?: ContainerState
  readonly lastState?: ContainerState
  readonly resources?: ContainerAmounts
}
export type PodResource = KubeObject & {
  readonly spec?: {
    readonly nodeName?: string
    readonly containers?: readonly PodContainer[]
    readonly initContainers?: readonly PodContainer[]
    readonly overhead?: Amounts
    readonly resources?: {readonly requests?: Amounts}
    readonly affinity?: {
      readonly nodeAffinity?: {
        readonly requiredDuringSchedulingIgnoredDuringExecution?: {
          readonly nodeSelectorTerms?: readonly {
            readonly matchFields?: readonly {readonly key: string; readonly values?: readonly string[]}[]
          }[]
        }
      }
    }
  }
  readonly status?: {
    readonly phase?: string
    readonly reason?: string
    readonly message?: string
    readonly startTime?: string
    readonly conditions?: readonly Condition[]
    readonly containerStatuses?: readonly ContainerStatus[]
  }
  /** Worked out when it comes in: what it takes of its node. */
  readonly requests?: Resources
  /** Worked out when it comes in: the node that it may run on. */
  readonly host?: string
}

export const NODES = resource<NodeResource>({group: '', version: 'v1', plural: 'nodes', kind: 'Node', isNamespaced: false})
export const PODS = resource<PodResource>({group: '', version: 'v1', plural: 'pods', kind: 'Pod', isNamespaced: true})

/** What we make ourselves, as the API server has it. */
export type OwnedObject = KubeObject & LiveObject & {readonly status?: {readonly conditions?: readonly Condition[]}}
export type ReplicaSet = KubeObject & LiveReplicaSet
export const DEPLOYMENTS = owned('apps', 'deployments', 'Deployment')
export const JOBS = owned('batch', 'jobs', 'Job')
export const SERVICES = owned('', 'services', 'Service')
export const CONFIG_MAPS = owned('', 'configmaps', 'ConfigMap')
export const REPLICA_SETS = resource<ReplicaSet>({
  group: 'apps',
  version: 'v1',
  plural: 'replicasets',
  kind: 'ReplicaSet',
  isNamespaced: true,
})

export type BudgetResource = KubeObject & {
  readonly spec?: {
    readonly selector?: LabelSelector
    /** A number, or a share such as `50%`. */
    readonly minAvailable?: number | string
    readonly maxUnavailable?: number | string
  }
  readonly status?: {
    readonly observedGeneration?: number
    readonly currentHealthy?: number
    readonly expectedPods?: number
    readonly disruptionsAllowed?: number
    readonly conditions?: readonly Condition[]
  }
}
export const BUDGETS = resource<BudgetResource>({
  group: 'policy',
  version: 'v1',
  plural: 'poddisruptionbudgets',
  kind: 'PodDisruptionBudget',
  isNamespaced: true,
})

/** As it is read: events that others wrote through `events.k8s.io` are the same objects. */
export type CoreEvent = KubeObject & {
  readonly involvedObject?: {readonly uid?: string}
  readonly reason?: string
  readonly message?: string
  readonly lastTimestamp?: string | null
  readonly eventTime?: string | null
  readonly series?: {readonly lastObservedTime?: string}
}
export const CORE_EVENTS = resource<CoreEvent>({group: '', version: 'v1', plural: 'events', kind: 'Event', isNamespaced: true})

export type RuntimeClass = KubeObject
export const RUNTIME_CLASSES = resource<RuntimeClass>({
  group: 'node.k8s.io',
  version: 'v1',
  plural: 'runtimeclasses',
  kind: 'RuntimeClass',
  isNamespaced: false,
})

function owned(group: string, plural: string, kind: string): Resource<OwnedObject> {
  return resource<OwnedObject>({group, version: 'v1', plural, kind, isNamespaced: true})
}

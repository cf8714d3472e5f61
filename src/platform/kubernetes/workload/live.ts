import type {ContainerResources, Dictionary, Metadata} from './shapes.js'

/** Objects as the API server has them: only what is read here, and all of it with whatever the server filled in. */
export type LiveMetadata = {
  readonly name: string
  readonly uid?: string
  readonly generation?: number
  readonly labels?: Dictionary
  readonly annotations?: Dictionary
  readonly deletionTimestamp?: string
  readonly ownerReferences?: readonly {readonly uid: string}[]
}

export type LiveTemplate = {
  readonly metadata?: {readonly labels?: Dictionary; readonly annotations?: Dictionary}
  readonly spec?: {readonly containers?: readonly LiveContainer[]}
}
export type LiveContainer = {readonly name: string; readonly resources?: ContainerResources}

/** A Deployment, Job, Service or ConfigMap. */
export type LiveObject = {
  readonly metadata: LiveMetadata
  readonly spec?: {readonly paused?: boolean; readonly template?: LiveTemplate}
  readonly status?: {readonly observedGeneration?: number}
}

export type LiveReplicaSet = {
  readonly metadata: LiveMetadata
  readonly spec?: {readonly replicas?: number; readonly template?: LiveTemplate}
}

export type LivePod = {
  readonly metadata: LiveMetadata
  readonly spec?: {readonly containers?: readonly LiveContainer[]}
  readonly status?: {
    readonly conditions?: readonly {readonly type: string; readonly status: string; readonly reason?: string; readonly message?: string}[]
    readonly containerStatuses?: readonly LiveContainer[]
  }
}

/** One wanted object's place in the cluster: what stands under its name, and for a Deployment or Job what is under it. */
export type Live = {
  readonly object: LiveObject | undefined
  readonly replicaSets: readonly LiveReplicaSet[]
  readonly pods: readonly LivePod[]
}

/** What is to be written, in the words of the API: by whoever holds the lease, with the epoch added to what is applied. */
export type Write =
  | {readonly kind: 'apply'; readonly object: Appliable}
  | {
      readonly kind: 'patch'
      readonly on: 'deployments' | 'replicasets' | 'pods'
      readonly name: string
      readonly subresource?: 'resize'
      readonly patch: {readonly kind: 'merge' | 'strategic'; readonly value: object}
    }
  /** With everything under it, and gone only when that is. */
  | {readonly kind: 'delete'; readonly object: Pick<Appliable, 'apiVersion' | 'kind' | 'metadata'>}

export type Appliable = {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: Metadata
  readonly spec?: object
  readonly data?: Dictionary
}

/** The parts of Kubernetes objects that a workload is made of: what is written here is what is sent, nothing of it is left to be guessed. */
export type Dictionary = {readonly [key: string]: string}

export type OwnerReference = {readonly apiVersion: string; readonly kind: string; readonly name: string; readonly uid: string}

export type Metadata = {
  readonly name: string
  readonly namespace: string
  readonly labels: Dictionary
  readonly annotations: Dictionary
  readonly ownerReferences?: readonly OwnerReference[]
}

export type Deployment = {
  readonly apiVersion: 'apps/v1'
  readonly kind: 'Deployment'
  readonly metadata: Metadata
  readonly spec: {
    readonly replicas: number
    readonly revisionHistoryLimit: number
    readonly selector: {readonly matchLabels: Dictionary}
    readonly strategy: Strategy
    readonly template: PodTemplate
  }
}

export type Strategy =
  | {readonly type: 'Recreate'}
  | {readonly type: 'RollingUpdate'; readonly rollingUpdate: {readonly maxUnavailable: number; readonly maxSurge: number}}

export type Job = {
  readonly apiVersion: 'batch/v1'
  readonly kind: 'Job'
  readonly metadata: Metadata
  readonly spec: {
    readonly parallelism: number
    readonly completions: number
    readonly completionMode: 'Indexed'
    readonly backoffLimit: number
    readonly template: PodTemplate
  }
}

export type Service = {
  readonly apiVersion: 'v1'
  readonly kind: 'Service'
  readonly metadata: Metadata
  readonly spec: {
    readonly type: 'ClusterIP' | 'NodePort'
    readonly selector: Dictionary
    readonly ports: readonly ServicePort[]
  }
}

export type Protocol = 'TCP' | 'UDP' | 'SCTP'
export type ServicePort = {readonly name: string; readonly port: number; readonly targetPort: number; readonly protocol: Protocol}

export type ConfigMap = {readonly apiVersion: 'v1'; readonly kind: 'ConfigMap'; readonly metadata: Metadata; readonly data: Dictionary}

export type WorkloadObject = ConfigMap | Service | Deployment | Job

export type PodTemplate = {
  readonly metadata: {readonly labels: Dictionary; readonly annotations: Dictionary}
  readonly spec: PodSpec
}

export type PodSpec = {
  readonly affinity: object
  readonly tolerations: readonly object[]
  readonly automountServiceAccountToken: boolean
  readonly enableServiceLinks: boolean
  readonly hostNetwork?: true
  readonly dnsPolicy?: 'ClusterFirstWithHostNet'
  readonly runtimeClassName?: string
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never'
  readonly terminationGracePeriodSeconds: number
  readonly securityContext: object
  readonly containers: readonly Container[]
  readonly volumes?: readonly object[]
}

export type Container = {
  readonly name: string
  readonly image: string
  readonly imagePullPolicy?: 'Always' | 'Never' | 'IfNotPresent'
  readonly command?: readonly string[]
  readonly args?: readonly string[]
  readonly ports?: readonly object[]
  readonly env: readonly Variable[]
  readonly resources: ContainerResources
  readonly readinessProbe?: object
  readonly lifecycle?: object
  readonly securityContext: object
  readonly volumeMounts?: readonly object[]
}

/** Kubernetes quantities by resource name, in their shortest form. */
export type ContainerResources = {readonly requests?: Dictionary; readonly limits?: Dictionary}

export type Variable =
  | {readonly name: string; readonly value: string}
  | {
      readonly name: string
      readonly valueFrom:
        | {readonly fieldRef: {readonly fieldPath: string}}
        | {readonly configMapKeyRef: {readonly name: string; readonly key: string; readonly optional: boolean}}
    }

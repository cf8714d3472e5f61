import type {ApplicationSpec, ComponentIntent, NodeState} from '../../contract/index.js'
import type {OwnerReference} from './shapes.js'

/** All that the wanted objects of one component follow from. */
export type WorkloadInput = {
  readonly application: Pick<ApplicationSpec, 'name' | 'uid' | 'description'>
  readonly intent: ComponentIntent
  /** The hosts of the intent, for the endpoints of their sensors; others do no harm. */
  readonly nodes: readonly Pick<NodeState, 'name' | 'description'>[]
  readonly cluster: ClusterFacts
}

/** What holds for every component of a namespace. */
export type ClusterFacts = {
  readonly namespace: string
  /** The namespace's level of the Pod Security Standards (its label `pod-security.kubernetes.io/enforce`; without one it is `privileged`). */
  readonly podSecurity: 'privileged' | 'baseline' | 'restricted'
  readonly allowed: AllowList
  /** Where instances push their metrics by OTLP: to these ports of their node, or by HTTP to `httpEndpoint` where that is given. */
  readonly telemetry: {readonly grpcPort: number; readonly httpPort: number; readonly httpEndpoint?: string}
  /** Names of the RuntimeClass objects that there are; absent: not known, so not checked. */
  readonly runtimeClasses?: readonly string[]
  /** The extended resource that stands for an FPGA, such as `xilinx.com/fpga-xilinx_u200`; absent: there is none. */
  readonly fpgaResource?: string
  /** What the objects belong to, in the same namespace: they go with it. */
  readonly owner?: OwnerReference
}

/** What the slice allows descriptions to ask of a node. It binds everyone; the namespace's Pod Security level binds as well. */
export type AllowList = {
  readonly hostNetwork: boolean
  /** Both ends included. */
  readonly hostPorts: readonly {readonly from: number; readonly to: number}[]
}

export const NOTHING_ALLOWED: AllowList = {hostNetwork: false, hostPorts: []}

/** The ports of upstream's collectors, which its applications have in their descriptions. */
export const UPSTREAM_TELEMETRY = {grpcPort: 43170, httpPort: 43180} as const

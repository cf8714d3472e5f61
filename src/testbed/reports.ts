import type {EmbeddedConfig} from './embedded/config.js'
import type {ExistingConfig} from './existing/config.js'
import type {KubernetesConfig} from './kubernetes/config.js'
import type {ProcessState} from './processes.js'

export type UpReport = {
  readonly name: string
  /** `created` and `continued` started something; `unchanged` found all of it ready. */
  readonly kind: 'created' | 'continued' | 'unchanged'
  /** The processes that were started. */
  readonly started: readonly string[]
  readonly durationMs: number
}
export type EmbeddedUp = UpReport & {readonly driver: 'embedded'; readonly url: string; readonly config: EmbeddedConfig}
export type KubernetesUp = UpReport & {
  readonly driver: 'kubernetes'
  /** Of the API; absent where the testbed was made without agents. */
  readonly url?: string
  readonly kubeconfig: string
  readonly clusters: readonly ClusterReport[]
}
export type ExistingUp = UpReport & {readonly driver: 'existing'; readonly kubeconfig: string; readonly clusters: readonly ClusterReport[]}

export type ClusterReport = {
  readonly name: string
  readonly context: string
  /** Absent where it is not ours to say. */
  readonly server?: string
  readonly nodes?: number
  /** Those that are real: a kubelet runs there, and containers do. */
  readonly realNodes?: readonly string[]
}

export type DownReport = {readonly name: string; readonly existed: boolean; readonly stopped: readonly string[]; readonly kept: boolean}

type Seen = {
  readonly name: string
  /** running: everything is ready · partial: something is not · stopped: nothing runs. `testbed up` mends the last two. */
  readonly state: 'running' | 'partial' | 'stopped'
  readonly processes: readonly ProcessState[]
}
/** What can be seen from outside: files and processes. */
export type TestbedStatus =
  | (Seen & {readonly driver: 'embedded'; readonly url: string; readonly upstreamUrl?: string; readonly config: EmbeddedConfig})
  | (Seen & {
      readonly driver: 'kubernetes'
      readonly url?: string
      readonly upstreamUrl?: string
      readonly clusters: readonly ClusterReport[]
      readonly config: KubernetesConfig
    })
  | (Seen & {readonly driver: 'existing'; readonly clusters: readonly ClusterReport[]; readonly config: ExistingConfig})

/** A driver whose testbeds have no process of ours always stands. */
export function stateOf(processes: readonly ProcessState[]): Seen['state'] {
  if (processes.every(({state}) => state === 'ready')) return 'running'
  return processes.every(({state}) => state === 'stopped') ? 'stopped' : 'partial'
}

// Generated from src/descriptions/schemas/agent.schema.json by `npm run generate`. Do not edit.
/**
 * What one agent is, and what it stands on: read by `mlsysops agent run --config`. Paths are relative to the file; `${env:NAME}` in a text stands for a variable of the environment.
 */
export interface AgentFile {
  /**
   * Which agent; `--layer` may say it instead.
   */
  layer?: 'continuum' | 'cluster' | 'node'
  /**
   * The embedded testbed in whose world the agent works. Then nothing but `cluster` and `node` stands beside it.
   */
  testbed?: string
  /**
   * The name of the slice, the same for all its agents.
   */
  slice?: string
  /**
   * The cluster of a cluster or node agent.
   */
  cluster?: string
  /**
   * The machine of a node agent: the name of its Node.
   */
  node?: string
  /**
   * Where the journal is kept; for a node agent, what its machine was set to before. A node agent without one sets nothing.
   */
  state_directory?: string
  kubernetes?: Cluster
  /**
   * For the continuum agent: the clusters that run applications. The home may be one of them.
   *
   * @minItems 1
   */
  members?: Member[]
  namespaces?: {
    /**
     * A DNS-1123 label: lower-case letters, digits and hyphens, at most 63 characters. It becomes the name of a Kubernetes object.
     */
    applications?: string
    /**
     * A DNS-1123 label: lower-case letters, digits and hyphens, at most 63 characters. It becomes the name of a Kubernetes object.
     */
    framework?: string
  }
  /**
   * For a cluster agent: how long a change of a component may take before it is taken back. Where images are large and links slow, longer. Absent: 120.
   */
  change_deadline_seconds?: number
  /**
   * For a continuum or cluster agent: whether mechanisms that people add may run programs on this machine, with the rights of the agent. Who may call the API could otherwise run any. Absent: they may not.
   */
  allow_executables?: boolean
  api?: Api
  fabric?: Fabric
  telemetry?: Telemetry
  /**
   * What a node agent may set on its machine. It sets nothing without a `state_directory`, where it keeps what was there before.
   */
  knobs?: {
    /**
     * Where the machine's /proc and /sys stand, writable. Absent: as for telemetry.
     */
    machine_root?: string
    /**
     * The control group below /sys/fs/cgroup whose children are given CPUs. Absent: none is.
     */
    cpu_set_parent?: string
  }
  /**
   * What a cluster agent tells the instances of applications.
   */
  applications?: {
    /**
     * Where they push their metrics (OTLP over HTTP). Absent: to the port 43180 of their node.
     */
    otlp?: string
  }
  /**
   * Where /livez, /readyz and /metrics are served, without a token. Absent: nowhere.
   */
  health?: {
    /**
     * Absent: 127.0.0.1.
     */
    address?: string
    /**
     * 0: a free one is chosen and told.
     */
    port: number
  }
}
export interface Cluster {
  kubeconfig: string
  /**
   * Absent: the file's current one.
   */
  context?: string
}
export interface Member {
  /**
   * Its name in the slice.
   */
  cluster: string
  /**
   * Absent: the home's.
   */
  kubeconfig?: string
  context?: string
}
/**
 * The northbound API of the continuum agent.
 */
export interface Api {
  /**
   * Absent: 127.0.0.1.
   */
  address?: string
  /**
   * 0: a free one is chosen and told.
   */
  port?: number
  /**
   * Holds the bearer token; readable by its owner alone.
   */
  token_file: string
  /**
   * Where other replicas reach this one's API: one that stands by passes connections on to the one that leads. Absent: each answers for itself.
   */
  advertise?: string
  /**
   * Under which the API may be addressed beside the loopback ones: against DNS rebinding, no other is answered.
   */
  hosts?: string[]
  /**
   * Without a token, on loopback. Absent: they are not served.
   */
  upstream_port?: number
}
/**
 * How the agent speaks with the others: its own certificate, the broker that it carries, and the brokers that it connects to.
 */
export interface Fabric {
  certificate: string
  key: string
  /**
   * The certificate of the authority that all agents of the slice trust.
   */
  authority: string
  /**
   * Where the broker of a continuum or cluster agent listens.
   */
  listen?: {
    /**
     * Absent: 127.0.0.1.
     */
    address?: string
    /**
     * 0: a free one is chosen and told.
     */
    port?: number
  }
  /**
   * Where the agent above listens; several where it has replicas: the one that answers is taken.
   *
   * @minItems 1
   */
  connect?: string[]
}
/**
 * What a node agent measures beside its machine.
 */
export interface Telemetry {
  /**
   * Between two readings of the machine and the kubelet. Absent: 5.
   */
  interval_seconds?: number
  /**
   * Where the machine's /proc and /sys stand. Absent: /.
   */
  machine_root?: string
  /**
   * Absent: pods are not measured through the kubelet.
   */
  kubelet?: string
  /**
   * Where applications push their metrics (OTLP over HTTP). Absent: nowhere.
   */
  otlp?: {
    /**
     * Absent: 127.0.0.1.
     */
    address?: string
    /**
     * 0: a free one is chosen and told.
     */
    port?: number
  }
}

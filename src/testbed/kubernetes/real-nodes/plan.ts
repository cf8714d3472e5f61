import {join} from 'node:path'
import type {NodeDescription} from '../../../descriptions/types.js'
import type {ClusterPlan, NodeProgram} from '../cluster-plan.js'

/** What the operating system must have, each with the package of Debian that has it. */
export const SYSTEM_TOOLS = {
  containerd: 'containerd',
  ctr: 'containerd',
  runc: 'runc',
  nft: 'nftables',
  ip: 'iproute2',
  unshare: 'util-linux',
  nsenter: 'util-linux',
} as const
export type SystemTool = keyof typeof SYSTEM_TOOLS

/** Absolute paths. */
export type NodeBinaries = {readonly [program in NodeProgram | SystemTool]: string}

/** Real nodes of one cluster: each is a machine made of namespaces, with containerd and a kubelet that runs real pods. */
export type RealNodesPlan = {
  readonly cluster: ClusterPlan
  /** The machines are 10.n.0.11 and on, their pods 10.n.1.0/24 and on, and 10.n.0.1 is this machine. */
  readonly network: number
  readonly nodes: readonly NodeDescription[]
  readonly binaries: NodeBinaries
  /** Where CNI's own programs lie. */
  readonly networkPlugins: string
  /** The package's folder testbed/kubernetes. */
  readonly scripts: string
}

export type Machine = {
  readonly name: string
  readonly description: NodeDescription
  readonly folder: string
  readonly address: string
  readonly podRange: string
  /** This machine's end of the link to it. */
  readonly link: string
  /** Its processes' place in every hierarchy of cgroups. */
  readonly cgroup: string
  /** Where its agent, a process of this machine, takes in what pods push: they come to the machine's own address, at `OTLP_PORT`. */
  readonly otlp: {readonly address: string; readonly port: number}
}

/** Every name that a machine has outside of its namespaces begins so: what is left of one can be found. */
export const PREFIX = 'mlsysops'
const FIRST_ADDRESS = 11

export function machinesOf({cluster, network, nodes}: Pick<RealNodesPlan, 'cluster' | 'network' | 'nodes'>): readonly Machine[] {
  return nodes.map((description, index) => ({
    name: description.name,
    description,
    folder: join(cluster.folder, `machine-${description.name}`),
    address: `10.${network}.0.${FIRST_ADDRESS + index}`,
    podRange: `10.${network}.${index + 1}.0/24`,
    link: `mls${network}n${index + 1}`,
    cgroup: `${PREFIX}-${network}-${index + 1}`,
    otlp: {address: gatewayOf({network}), port: OTLP_PORT + index},
  }))
}

/** The bridge that joins the machines. */
export function bridgeOf({network}: Pick<RealNodesPlan, 'network'>): string {
  return `${PREFIX}-${network}`
}

/** This machine, as those of the testbed see it. */
export function gatewayOf({network}: Pick<RealNodesPlan, 'network'>): string {
  return `10.${network}.0.1`
}

/** The API server is reached here from the machines and from pods. */
export const API_PORT = 6443
/** Where pods ask for Services by name. */
export const NAMES_PORT = 53
/** Of their node, as pods are told: OTLP over HTTP. */
export const OTLP_PORT = 43180

export function machineFiles({folder}: Pick<Machine, 'folder'>) {
  const program = (name: MachineProcess) => ({log: join(folder, `${name}.log`), pid: join(folder, `${name}.pid`)})
  return {
    program,
    certificate: (name: string) => join(folder, `${name}.crt`),
    key: (name: string) => join(folder, `${name}.key`),
    kubeconfigOf: (user: NodeProgram) => join(folder, `${user}.kubeconfig`),
    settingsOf: (name: 'kubelet' | 'kube-proxy' | 'containerd') => join(folder, name === 'containerd' ? 'containerd.toml' : `${name}.json`),
    networks: join(folder, 'networks'),
    images: join(folder, 'containerd'),
    podLogs: join(folder, 'pod-logs'),
  }
}

/** In the order in which they start. */
export const MACHINE_PROCESSES = ['machine', 'containerd', 'kubelet', 'kube-proxy'] as const
export type MachineProcess = (typeof MACHINE_PROCESSES)[number]

/** What serves the machines of a cluster from outside of them: the way to its API server, and its DNS. */
export const HELPERS = ['api-forwarder', 'names'] as const
export type Helper = (typeof HELPERS)[number]

export function helperFiles({folder}: ClusterPlan, helper: Helper) {
  const file = (extension: string): string => join(folder, `${helper}.${extension}`)
  return {log: file('log'), pid: file('pid'), certificate: file('crt'), key: file('key')}
}

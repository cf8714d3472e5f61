import {join} from 'node:path'

/** What a control plane is made of, in the order in which it starts. */
export const PROGRAMS = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok'] as const
export type Program = (typeof PROGRAMS)[number]
/** What runs on a machine of a testbed that is a real node. */
export const NODE_PROGRAMS = ['kubelet', 'kube-proxy'] as const
export type NodeProgram = (typeof NODE_PROGRAMS)[number]
/** What people and tests look at a cluster with. */
export const CLIENT_PROGRAMS = ['kubectl'] as const
export type ClientProgram = (typeof CLIENT_PROGRAMS)[number]

/** The absolute path of each program. */
export type Binaries = {readonly [program in Program]: string}

/** One cluster: real control plane processes on the loopback address, and nodes that KWOK plays. */
export type ClusterPlan = {
  readonly name: string
  /** Everything of it lies here: keys, data, logs, process files. */
  readonly folder: string
  readonly ports: ClusterPorts
  /** How KWOK plays nodes and pods. */
  readonly kwokConfig: string
  /** Without it etcd forgets its last moments in a power cut, and is faster: for tests. */
  readonly isDurable: boolean
}

export type ClusterPorts = {readonly api: number; readonly etcd: number; readonly etcdPeer: number}

export const LOOPBACK = '127.0.0.1'

/** Addresses of Services. Of no meaning outside the cluster, so that all clusters have the same. */
export const SERVICE_RANGE = '10.96.0.0/16'
/** The first of the range: what the Service `kubernetes` has. */
export const SERVICE_ADDRESS = '10.96.0.1'

export function serverOf({ports}: Pick<ClusterPlan, 'ports'>): string {
  return `https://${LOOPBACK}:${ports.api}`
}

/** Where each file of a cluster lies. */
export function filesOf({folder}: ClusterPlan) {
  return {
    keys: join(folder, 'keys'),
    certificate: (name: string) => join(folder, 'keys', `${name}.crt`),
    key: (name: string) => join(folder, 'keys', `${name}.key`),
    serviceAccountPublicKey: join(folder, 'keys', 'service-account.pub'),
    /** Of its administrator, with the certificates inside: what goes into a person's kubeconfig. */
    kubeconfig: join(folder, 'kubeconfig'),
    kubeconfigOf: (user: string) => join(folder, `${user}.kubeconfig`),
    data: join(folder, 'etcd'),
    log: (program: Program) => join(folder, `${program}.log`),
    pid: (program: Program) => join(folder, `${program}.pid`),
  }
}

import {join} from 'node:path'
import type {JsonObject} from '../../../support/json.js'
import {filesOf} from '../cluster-plan.js'
import {PAUSE_IMAGE} from './pause.js'
import {gatewayOf, type Machine, machineFiles, type RealNodesPlan} from './plan.js'

/** Inside the machine, where nothing else is mounted. */
export const CONTAINERD_SOCKET = '/run/containerd/containerd.sock'

/** The bridge that pods of a machine hang on. */
const POD_BRIDGE = 'pods'

export function containerdSettings(machine: Machine, {binaries, networkPlugins}: RealNodesPlan): string {
  const files = machineFiles(machine)
  const text = (value: string): string => JSON.stringify(value)
  return `version = 2
root = ${text(files.images)}
state = "/run/containerd"
disabled_plugins = ["io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.tracing.processor.v1.otlp", "io.containerd.internal.v1.tracing"]

[grpc]
address = ${text(CONTAINERD_SOCKET)}

[plugins."io.containerd.internal.v1.opt"]
path = ${text(join(files.images, 'opt'))}

[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = ${text(PAUSE_IMAGE)}
# Lowering the score of a process is refused where this machine is itself a container.
restrict_oom_score_adj = true
stream_server_address = "127.0.0.1"

[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = ${text(networkPlugins)}
conf_dir = ${text(files.networks)}

[plugins."io.containerd.grpc.v1.cri".containerd]
default_runtime_name = "runc"

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
BinaryName = ${text(binaries.runc)}
SystemdCgroup = false
`
}

/** Every pod gets an address of the machine's range, on a bridge inside of the machine. */
export function podNetwork({podRange}: Machine): JsonObject {
  return {
    cniVersion: '0.4.0',
    name: 'pods',
    plugins: [
      {
        type: 'bridge',
        bridge: POD_BRIDGE,
        isGateway: true,
        // A pod that calls its own Service may be answered by itself.
        hairpinMode: true,
        ipam: {type: 'host-local', ranges: [[{subnet: podRange}]], routes: [{dst: '0.0.0.0/0'}]},
      },
    ],
  }
}

export function kubeletSettings(machine: Machine, plan: Pick<RealNodesPlan, 'cluster' | 'network'>): JsonObject {
  const files = machineFiles(machine)
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    address: machine.address,
    tlsCertFile: files.certificate('kubelet-server'),
    tlsPrivateKeyFile: files.key('kubelet-server'),
    authentication: {
      anonymous: {enabled: false},
      webhook: {enabled: true},
      x509: {clientCAFile: filesOf(plan.cluster).certificate('cluster-ca')},
    },
    authorization: {mode: 'Webhook'},
    containerRuntimeEndpoint: `unix://${CONTAINERD_SOCKET}`,
    podLogsDir: files.podLogs,
    volumePluginDir: '/var/lib/kubelet/volume-plugins',
    clusterDNS: [gatewayOf(plan)],
    clusterDomain: 'cluster.local',
    // Nothing else: this machine's own resolver may be out of reach.
    resolvConf: '',
    cgroupDriver: 'cgroupfs',
    // Each kubelet removes what it does not know below its root: two of them must not share one.
    cgroupRoot: `/${machine.cgroup}`,
    enforceNodeAllocatable: [],
    failCgroupV1: false,
    failSwapOn: false,
    // The disk is shared with all that this machine does: how full it is says nothing of the node.
    evictionHard: {'memory.available': '1Mi', 'nodefs.available': '0%', 'nodefs.inodesFree': '0%', 'imagefs.available': '0%'},
    imageGCHighThresholdPercent: 100,
    // An image that was imported cannot be had again.
    imageMaximumGCAge: '0s',
    imageMinimumGCAge: '87600h',
    nodeStatusUpdateFrequency: '10s',
    // Volumes and finished containers are looked after as often; changes of pods are heard at once.
    syncFrequency: '10s',
    registerNode: true,
    maxPods: 110,
  }
}

export function proxySettings({name, folder}: Machine): JsonObject {
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    clientConnection: {kubeconfig: machineFiles({folder}).kubeconfigOf('kube-proxy')},
    hostnameOverride: name,
    mode: 'nftables',
    // Endpoints that are to end are taken out long before they do; one second is what a change may wait.
    nftables: {minSyncPeriod: '100ms', syncPeriod: '30s'},
    detectLocalMode: 'BridgeInterface',
    detectLocal: {bridgeInterface: POD_BRIDGE},
    healthzBindAddress: '127.0.0.1:10256',
    metricsBindAddress: '127.0.0.1:10249',
    // The settings of connection tracking are the whole kernel's: they stay as they are.
    conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s', udpTimeout: '0s', udpStreamTimeout: '0s'},
  }
}
